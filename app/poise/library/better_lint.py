"""What makes model replies and phrasings good ones: they fit the talk, are short, and offer nothing forbidden."""

import re
from collections.abc import Iterable, Iterator

from poise.domain.evidence import Topic
from poise.domain.kept_word import BECAME
from poise.domain.rubric import Rubric
from poise.library.draft import Draft
from poise.library.faults import Faults
from poise.library.lint import plain, reaction_keys, strong_word
from poise.library.proofs import anyhow

MOST_WORDS = 100
"""Less than a typed reply has to have to be called too long (`monologue.words`), with room for a name."""
MOST_IN_PHRASE = 30
"""Words of a phrasing: a sentence or two that can be remembered."""
_CLAUSE = re.compile(r"[.,;:!?]+|\s(?:and|but|so|or|because)\s", re.IGNORECASE)
_DENIED = frozenset({"not", "cannot", "never", "no", "nobody", "without"})
_ENDINGS = ("ing", "ed", "es", "er", "s", "e", "'s")
_LEAST_STEM = 3

Path = tuple[str | int, ...]


def lint_better(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    """Note what is wrong with the section `better` of one talk; a talk without one is none the worse."""
    _names(draft, rubric, faults)
    _everywhere(draft, faults)
    _words(draft, faults)
    _forbidden(draft, faults)


def _names(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    skills = [id_ for id_, behaviour in rubric.behaviours.items() if behaviour.skill is not None]
    beats = draft.scenario.beats
    known = (*beats, *(BECAME if draft.scenario.promises is not None else ()))
    for n, reply in enumerate(draft.scenario.better.replies):
        at = ("better", "replies", n)
        for id_ in sorted(reply.beats - set(known)):
            sentence = f'a model reply is for a beat that is not there: "{id_}".'
            faults.unknown(draft.place(*at, "at"), sentence, id_, known)
        for id_ in sorted(id_ for id_ in reply.beats & set(beats) if beats[id_].ending is not None):
            faults.add(draft.place(*at, "at"), f'nobody answers at the beat "{id_}": it is an ending.')
        for id_ in sorted(reply.shows - set(skills)):
            faults.unknown(draft.place(*at, "shows"), f'"{id_}" is not a skill.', id_, skills)
    for id_ in draft.scenario.better.phrasings:
        if id_ not in reaction_keys(rubric):
            line = draft.place("better", "phrasings", id_)
            faults.unknown(line, f'there is no behaviour "{id_}".', id_, reaction_keys(rubric))


def _everywhere(draft: Draft, faults: Faults) -> None:
    """Whoever writes model replies at all writes one for each place where a reply is due."""
    better, beats = draft.scenario.better, draft.scenario.beats
    if not better.replies:
        return
    there = anyhow(draft.scenario)
    for became in BECAME:
        if draft.scenario.promises is not None and not better.at(became):
            faults.add(draft.place("better", "replies"), f'there is no model reply for a promise that was "{became}".')
    for id_, beat in beats.items():
        if beat.ending is None and id_ in there and not better.at(id_):
            faults.add(draft.place("better", "replies"), f'there is no model reply for the beat "{id_}".')


def _words(draft: Draft, faults: Faults) -> None:
    said: dict[str, int] = {}
    for path, text, most in _texts(draft):
        place, bare, count = draft.place(*path), plain(text), len(text.split())
        if not bare:
            continue
        if bare in said:
            faults.add(place, f"the same stands in line {said[bare]} already.")
        said.setdefault(bare, place)
        if count > most:
            faults.add(place, f"{count} words are too many here; at most {most}.")
        if found := strong_word(text):
            faults.add(place, f'"{found}" is strong language, which no trainee should learn.')


def _forbidden(draft: Draft, faults: Faults) -> None:
    """What the brief forbids is not to be learnt from a model; to say that it cannot be given is honest."""
    barred = [remedy for remedy in draft.scenario.remedies if not remedy.topic.allowed]
    for path, text, _ in _texts(draft):
        for remedy in barred:
            if offered(remedy.topic, text):
                faults.add(draft.place(*path), f'this offers "{remedy.topic.id}", which the brief does not allow.')


def _texts(draft: Draft) -> Iterator[tuple[Path, str, int]]:
    """Each text of the section, with the path to it and how many words it may have."""
    better = draft.scenario.better
    for n, reply in enumerate(better.replies):
        yield ("better", "replies", n, "say"), reply.text, MOST_WORDS
    for id_, phrasings in better.phrasings.items():
        for n, phrasing in enumerate(phrasings):
            yield ("better", "phrasings", id_, n), phrasing.text, MOST_IN_PHRASE


def offered(topic: Topic, text: str) -> bool:
    """Whether a clause of `text` has all words of a phrase of `topic`, in any usual ending, and no denial beside them.

    Coarser than the judge, which cannot be asked from here: an author is told once too often, never too seldom.
    """
    for clause in _CLAUSE.split(text):
        words = re.findall(r"[a-z0-9'-]+", clause.casefold())
        for phrase in topic.phrases:
            wanted = [_stem(word.casefold()) for word in phrase]
            denied = _denials(words) - set(phrase)
            if not denied and set(wanted) <= set(map(_stem, words)):
                return True
    return False


def _denials(words: Iterable[str]) -> set[str]:
    return {word for word in words if word in _DENIED or word.endswith("n't")}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word
