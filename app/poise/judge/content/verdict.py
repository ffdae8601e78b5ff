"""The verdict on the words: what the rules find, weighed together with what the model reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import exp

from poise.domain.evidence import Evidence, Situation, Transcript
from poise.domain.rubric import Rubric
from poise.judge.content.fooled import affirmed, asks, echoed, retold, spoiled, taken_back
from poise.judge.content.lexicon import shipped as lexicon
from poise.judge.content.reader import Found, Reader, Weights, shipped
from poise.judge.content.recall import recalled
from poise.judge.content.scene import Scene, scene
from poise.judge.content.search import evidence, hollow, in_order, judged

RESTATED = "reiterate"
PREMATURE = "premature_solution"
"""Known from the words alone only where nothing is known of the call."""


def found(words: Transcript, situation: Situation, rubric: Rubric) -> tuple[Evidence, ...]:
    """All content evidence in a reply, in the order in which it was said.

    Spans count in `words.text`; seconds are those of the words.  Raises EngineProblem if the model cannot be loaded.
    """
    here = scene(words.text, situation, lexicon(), rubric)
    if not words.heard or not here.reply.tokens:
        return ()
    model = shipped()
    return weighed(words, here, judged(words, here), reading(here, model), model.weights)


def reading(here: Scene, model: Reader) -> Mapping[str, Found]:
    """What the model reads in the reply; a restatement also beside what the customer had said of it before."""
    text, said = here.reply.text, here.situation.customer_said
    read = model.read(text, said)
    told = recalled(here)
    if told in ("", said):
        return read
    again = model.read(text, told)[RESTATED]
    return {**read, RESTATED: max(read[RESTATED], again, key=lambda found: found.logit)}


def weighed(
    words: Transcript,
    here: Scene,
    ruled: Iterable[Evidence],
    read: Mapping[str, Found],
    weights: Mapping[str, Weights],
) -> tuple[Evidence, ...]:
    """The rules' evidence at the confidence of both, and what only the model finds.

    What the rules know of this scenario (which fact, which remedy) the model cannot know, so it keeps its confidence.
    """
    ruled = tuple(ruled)
    named = [one for one in ruled if one.about is not None or _announced(one, here)]
    plain = [one for one in ruled if one not in named]
    sure = {id_: likelihood(each.logit, _surest(id_, ruled), weights[id_], here.rubric) for id_, each in read.items()}
    recited = hollow(here)
    both = [_joined(one, sure[one.id], recited) for one in plain if one.id in sure]
    new = {id_: each for id_, each in read.items() if not any(one.id == id_ for one in ruled)}
    certain = [one for one in both if one.sure]
    read_alone = _alone(words, here, new, sure, recited)
    told = [*named, *certain]
    alone = [one for one in read_alone if not (spoiled(one, certain, here) or asks(one, ruled) or retold(one, told))]
    everything = [*both, *alone]
    plain = [one for one in everything if not taken_back(one, everything, here)]
    least = here.rubric.number("content.least")
    return in_order([*named, *(one for one in plain if one.confidence >= least)])


def _announced(one: Evidence, here: Scene) -> bool:
    """Whether somebody in a call says that he is saying it back: what he knows from the brief the model cannot know."""
    return one.id == RESTATED and here.situation.stage is not None and one.confidence >= here.sure("strong")


def likelihood(logit: float, rule: float, weights: Weights, rubric: Rubric) -> float:
    """How sure both together are, 0..1: a logistic regression, whose 0.5 is where evidence counts.

    A phrase that is certain is enough, and any phrase where the rules of a behaviour hardly ever err, unless the model
    takes it for all but impossible: it sees the whole reply, and a rule some words.
    """
    both = 1 / (1 + exp(-(weights.model * logit + weights.rules * rule + weights.constant - weights.cut)))
    least = rubric.number("content.alone" if weights.exact else "content.certain")
    return max(both, rule) if rule >= least and both >= rubric.number("content.impossible") else both


def _surest(id_: str, ruled: Iterable[Evidence]) -> float:
    return max((one.confidence for one in ruled if one.id == id_), default=0.0)


def _joined(one: Evidence, both: float, recited: bool) -> Evidence:
    """A rule's evidence at the confidence of both; the model never makes recited kindness surer than the rules do."""
    doubted = recited and one.polarity == "skill"
    return replace(one, confidence=round(min(one.confidence, both) if doubted else both, 3))


def _alone(
    words: Transcript, here: Scene, read: Mapping[str, Found], sure: Mapping[str, float], recited: bool
) -> Iterator[Evidence]:
    """What only the model finds, without what it could be fooled into; the guide's own words read aloud are nothing."""
    if here.frames["listing_steps"]:
        return
    for id_, each in read.items():
        fault = id_ in here.lexicon.faults or id_ == PREMATURE
        if id_ == PREMATURE and here.situation.stage is not None:
            continue  # in a call the clock and the state of the talk tell
        if recited and not fault:
            continue
        span = _whole_words(words.text, each.span)
        if (id_ == RESTATED and echoed(here, span)) or (id_ == "confirm" and affirmed(here, span)):
            continue
        yield evidence(id_, "fault" if fault else "skill", sure[id_], span, None, words, here.situation.turn)


def _whole_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span, with the words whole that it cuts, and without what stands around them."""
    start, end = span
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, start + len(text[start:end].rstrip(" ,.;:!?"))
