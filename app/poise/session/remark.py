"""A recorded call marked again: the same talk and the same recordings, folded through the judge of now."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from poise.domain.call import Call, begin
from poise.domain.corrected import corrected
from poise.domain.events import Began, Event, Judged, MoodChanged, Tempered, TraineeSpoke
from poise.domain.evidence import Assessment, Delivery, Evidence, Situation, Take, Transcript
from poise.domain.mood import after, beside, word_kept
from poise.domain.remarked import Remarked
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.steering import tempered
from poise.domain.tree import standing
from poise.session.ports import Evaluator
from poise.session.what_if import TYPED

Samples = Callable[[str], Awaitable[bytes | None]]
"""The samples of a take by its name; None if the recording is not there any more."""

Words = Callable[[int, float], str]
"""What was really said in a reply, by its number and when it was heard; "" where that is what was heard."""

_NOBODY = TraineeSpoke(0.0, 0, "", (), 0.0, None, None, 0.0, "", heard=False, silent=True)
_NOTHING = Assessment((), Delivery())


def as_heard(_turn: int, _at: float) -> str:
    """Nothing is corrected."""
    return ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a call is marked with: its recordings, the judge and the numbers he goes by."""

    samples: Samples
    evaluator: Evaluator
    rubric: Rubric

    async def judge(self, heard: TraineeSpoke, text: str, then: Judged, situation: Situation) -> Assessment:
        """The reply that was `heard`, judged with the words `text` if there are any.

        Where its recording is gone, how it sounded is what it was `then`: nothing that was heard is lost with it.
        """
        spoken = corrected(heard, text)
        if not spoken.heard:
            return _NOTHING
        samples = b"" if heard.take is None else await self.samples(heard.take)
        words = Transcript(spoken.text, spoken.words, spoken.engine)
        found = await self.evaluator.judge(_take(heard, spoken, samples or b""), words, situation)
        if samples is not None:
            return found
        said = (one for one in found.evidence if not self._sounded(one))
        return Assessment((*said, *filter(self._sounded, then.evidence)), then.delivery)

    def _sounded(self, one: Evidence) -> bool:
        return self.rubric.behaviours[one.id].kind == "delivery"


async def remarked(scenario: Scenario, events: Sequence[Event], words: Words, marking: Marking) -> Remarked:
    """The call with its verdict of then and that of now.

    Same recording, same words and same judge: same result.  Raises Problem.
    """
    told = tuple(events)
    replies = [event for place in standing(told) if isinstance(event := told[place], TraineeSpoke)]
    known = tuple(one.turn for one in replies if words(one.turn, one.at).split())
    heard = await remark(scenario, told, as_heard, marking)
    now = await remark(scenario, told, words, marking) if known else heard
    began = next((event for event in told if isinstance(event, Began)), None)
    then = began.cast.get("judge", "") if began else ""
    return Remarked(told, heard, now, then, marking.evaluator.name, known)


async def remark(scenario: Scenario, events: Sequence[Event], words: Words, marking: Marking) -> tuple[Event, ...]:
    """The same log with marks, moods and causes worked out anew; all that was said and where the talk went stays.

    What a rewind undid stays as it was marked then.
    """
    told, call = list(events), begin(scenario)
    asked, heard, found = call, _NOBODY, _NOTHING
    for place in standing(events):
        match told[place]:
            case TraineeSpoke() as reply:
                asked, heard = call, reply
                told[place] = corrected(reply, words(reply.turn, reply.at))
            case Judged() as then:
                found = await marking.judge(heard, words(heard.turn, heard.at), then, asked.situation)
                told[place] = Judged(then.at, then.turn, found.evidence, found.delivery)
            case MoodChanged() as then:
                told[place] = _moved(then, asked, found, marking.rubric)
            case Tempered() as then:
                told[place] = tempered(call, then.heat, marking.rubric, then.at)
            case _:
                pass
        call = call.after(told[place])
    return tuple(told)


def _moved(then: MoodChanged, asked: Call, found: Assessment, rubric: Rubric) -> MoodChanged:
    """How the mood changes with what was `found`, by the rules of the call itself; a reply stays at its beat.

    What became of a promise moves it as it did then: that is no matter of words.
    """
    temper, became = asked.temper, asked.beat.promise
    also = (word_kept(became, temper, rubric),) if became is not None and beside(then.causes) else ()
    mood, causes = after(asked.mood, found, temper, rubric, asked.beat.stage, asked.history, also)
    return MoodChanged(then.at, then.turn, asked.mood, mood, causes)


def _take(heard: TraineeSpoke, spoken: TraineeSpoke, samples: bytes) -> Take:
    """The reply as it was recorded.

    Words where the ear found only silence count as typed ones, which have no sound.  The log of a Poise that did not
    keep the stretches of speech yet has one, as long as the reply.
    """
    typed = heard.engine == TYPED or (heard.silent and not spoken.silent)
    whole = () if typed or heard.silent else ((0.0, heard.seconds),)
    return Take(
        samples=samples,
        began=heard.at - heard.seconds if heard.began is None else heard.began,
        speech=heard.speech or whole,
        latency=heard.latency,
        talk_over=heard.talk_over,
        typed=spoken.text if typed else None,
        levels_trusted=heard.levels_trusted,
    )
