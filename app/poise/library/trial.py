"""A talk tried out: who does all well has to win the customer over, and who fights or stays silent must not."""

from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome
from poise.library.agents import hostile, model, silent
from poise.library.draft import Draft
from poise.library.dry_run import Agent, play
from poise.library.faults import Faults

TRIALS: tuple[tuple[str, Agent, tuple[Outcome, ...]], ...] = (
    ("does everything well", model, ("won_over",)),
    ("fights", hostile, ("hung_up", "escalated")),
    ("says nothing", silent, ("hung_up", "escalated", "unresolved")),
)
"""What each scripted trainee does, and how the call may end for him: the properties of the mood model."""


def try_out(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    """Play the talk with each trainee, and note an ending that no teacher would expect.

    The talk has to be proved first: one with dead ends cannot be played.
    """
    for what, agent, right in TRIALS:
        outcome = play(draft.scenario, agent, rubric).call.outcome
        if outcome not in right:
            sentence = f'a trainee who {what} ends "{outcome}"; it should be "{" or ".join(right)}".'
            faults.add(draft.place("beats"), sentence)
