"""What would have come of other words: a reply judged in the very state in which another one was given."""

from collections.abc import Sequence
from functools import reduce

from poise.domain.better import WhatIf, before
from poise.domain.branch import answer, speech
from poise.domain.call import Call
from poise.domain.events import Event, Judged, MoodChanged, trainee_spoke
from poise.domain.evidence import Take, Transcript, Word
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.written import ModelReply
from poise.session.ports import Evaluator

TYPED = "typed"
"""The name of the recogniser of written replies (`Transcript.engine`)."""


async def what_if(
    scenario: Scenario, events: Sequence[Event], turn: int, text: str, evaluator: Evaluator, rubric: Rubric
) -> WhatIf:
    """What `text`, typed as reply `turn`, would have done in the call with these `events`.

    The reply itself need not have been given yet, if the customer waits for it.  Raises LookupError if there is no
    such turn, and EngineProblem.
    """
    return await _tried(before(scenario, events, turn), text, evaluator, rubric)


async def model_replies(
    scenario: Scenario, events: Sequence[Event], turn: int, evaluator: Evaluator, rubric: Rubric
) -> tuple[tuple[ModelReply, WhatIf], ...]:
    """The scenario's model replies for that moment with what each would have done, the best first.

    The best is the one without a fault that leaves the customer least angry, of equals with most trust.  Raises as
    `what_if`.
    """
    call = before(scenario, events, turn)
    tried = [(reply, await _tried(call, reply.text, evaluator, rubric)) for reply in scenario.better.at(call.beat_id)]
    return tuple(sorted(tried, key=lambda pair: _rank(pair[1])))


async def _tried(call: Call, text: str, evaluator: Evaluator, rubric: Rubric) -> WhatIf:
    return await tried(call, Take(b"", 0.0, typed=text), _typed(text), evaluator, rubric)


async def tried(call: Call, take: Take, words: Transcript, evaluator: Evaluator, rubric: Rubric) -> WhatIf:
    """What this reply, heard as `take` and taken down as `words`, does in this call.  Raises EngineProblem."""
    found = await evaluator.judge(take, words, call.situation)
    spoken = trainee_spoke(call.turn + 1, take, words, None, 0.0)
    happened = (spoken, *answer(call.after(spoken), found, rubric, 0.0))
    judged = next(event for event in happened if isinstance(event, Judged))
    changed = next(event for event in happened if isinstance(event, MoodChanged))
    then = reduce(Call.after, happened, call)
    return WhatIf(
        turn=then.turn,
        text=words.text,
        evidence=judged.evidence,
        delivery=judged.delivery,
        before=changed.before,
        after=changed.after,
        causes=changed.causes,
        beat=then.beat_id,
        told=then.latest_told,
        offers=then.latest_offers,
        customer_says=" ".join(line.text for line in speech(then, rubric)),
    )


def _typed(text: str) -> Transcript:
    """Typed words as every recogniser of them gives them: without times, each as sure as can be."""
    words = tuple(Word(word, None, None) for word in text.split())
    return Transcript(" ".join(word.text for word in words), words, TYPED)


def _rank(tried: WhatIf) -> tuple[bool, int, int]:
    faulted = any(one.sure and one.polarity == "fault" for one in tried.evidence)
    return faulted, tried.after.anger, -tried.after.trust
