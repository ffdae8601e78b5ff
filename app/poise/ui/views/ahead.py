"""What may come next in a call, in words: the leads of the beat where it stands, and what the customer would say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from poise.domain.call import Call
from poise.domain.rubric import Rubric
from poise.domain.scenario import Beat, Scenario, When
from poise.shown import marks
from poise.shown.texts import Texts

MOST_WORDS = 14
"""Words of a line that are shown: enough to know it by."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """One way on.

    Attributes:
        when: its condition in words, as half a sentence.
        stage: how far the talk is there, or how it ends.
        line: how the customer would begin.
    """

    when: str
    stage: str
    line: str


def ahead(call: Call, rubric: Rubric, texts: Texts) -> tuple[Ahead, ...]:
    """The ways on from where the talk stands, those of this beat first; none once the call is over."""
    scenario, beat = call.scenario, call.beat
    if call.outcome is not None or beat.ending is not None:
        return ()
    ways = [(condition(lead.when, scenario, rubric, texts), scenario.beats[lead.to]) for lead in beat.leads]
    if beat.then is not None:
        ways.append((texts("ahead.used_up"), scenario.beats[beat.then]))
    ways += [(condition(lead.when, scenario, rubric, texts), scenario.beats[lead.to]) for lead in scenario.always]
    return tuple(Ahead(when, _stage(there, texts), _line(there, call)) for when, there in ways)


def condition(when: When, scenario: Scenario, rubric: Rubric, texts: Texts) -> str:
    """A condition in words; "always" if it asks for nothing."""
    parts = tuple(_parts(when, scenario, rubric, texts))
    return texts("ahead.and").join(parts) or texts("ahead.always")


def _parts(when: When, scenario: Scenario, rubric: Rubric, texts: Texts) -> Iterator[str]:
    def one_of(names: Iterable[str], called: Callable[[str], str]) -> str:
        return texts("ahead.or").join(sorted(called(name) for name in names))

    def skill(id_: str) -> str:
        return texts("ahead.quoted", name=marks.label(id_, "skill", rubric))

    def fault(id_: str) -> str:
        return texts("ahead.quoted", name=marks.label(id_, "fault", rubric))

    def remedy(id_: str) -> str:
        return next((one.name for one in scenario.remedies if one.topic.id == id_), id_)

    def mood(band: str) -> str:
        return texts(f"mood.{band}").lower()

    told: tuple[tuple[str, Iterable[str], Callable[[str], str]], ...] = (
        ("shown", when.shown, skill),
        ("faulted", when.faulted, fault),
        ("ever", when.ever, skill),
        ("never", when.never, skill),
        ("mood", when.mood, mood),
        ("told", when.told, lambda id_: id_.replace("_", " ")),
        ("offered", when.offered, remedy),
        ("half", when.half, remedy),
        ("promises", when.promises, lambda became: texts(f"follow_up.{became}").lower()),
    )
    for key, names, called in told:
        if names:
            yield texts(f"ahead.{key}", names=one_of(names, called))
    for key in ("anger_at_least", "anger_at_most", "trust_at_least", "faults", "silences", "visits"):
        number = getattr(when, key)
        if number is not None:
            yield texts(f"ahead.{key}", number=number)
    if when.agreed is not None:
        yield texts("ahead.agreed" if when.agreed else "ahead.not_agreed")


def _stage(beat: Beat, texts: Texts) -> str:
    return texts(f"desk.end.{beat.ending}") if beat.ending is not None else texts(f"stage.{beat.stage}")


def _line(beat: Beat, call: Call) -> str:
    """The first words of a line that fits the present mood and was not said yet."""
    unsaid = [line for line in beat.lines if line.id not in call.said]
    fits = [line for line in unsaid if line.fits(call.mood.band)]
    words = next(iter((*fits, *unsaid, *beat.lines))).text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
