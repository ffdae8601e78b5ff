"""A talk tried out: who does all well has to win the customer over, and who fights or stays silent must not."""

from collections.abc import Mapping
from types import MappingProxyType

from poise.domain.kept_word import Became
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome
from poise.library.agents import hostile, model, silent
from poise.library.draft import Draft
from poise.library.dry_run import Agent, play
from poise.library.faults import Faults
from poise.library.promised import fared

TRIALS: tuple[tuple[str, Agent, tuple[Outcome, ...]], ...] = (
    ("does everything well", model, ("won_over",)),
    ("fights", hostile, ("hung_up", "escalated")),
    ("says nothing", silent, ("hung_up", "escalated", "unresolved")),
)
"""What each scripted trainee does, and how the call may end for him: the properties of the mood model."""

PROMISED: Mapping[Became, tuple[Outcome, ...]] = MappingProxyType(
    {
        "kept": ("won_over",),
        "late": ("won_over", "settled"),
        "forgotten": ("settled", "unresolved"),
    }
)
"""How a follow-up call may end for who does everything well, by what became of the promises: words do not keep them."""
_SEVERAL = 3
"""Promises that are asked after when it is tried: as many as a talkative trainee makes."""


def try_out(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    """Play the talk with each trainee, and note an ending that no teacher would expect.

    The talk has to be proved first: one with dead ends cannot be played.
    """
    for what, agent, right in TRIALS:
        outcome = play(draft.scenario, agent, rubric).call.outcome
        if outcome not in right:
            sentence = f'a trainee who {what} ends "{outcome}"; it should be "{" or ".join(right)}".'
            faults.add(draft.place("beats"), sentence)
    if draft.scenario.promises is not None:
        _promises(draft, rubric, faults)


def _promises(draft: Draft, rubric: Rubric, faults: Faults) -> None:
    for became, right in PROMISED.items():
        for count in (1, _SEVERAL):
            outcome = play(fared(draft.scenario, became, count), model, rubric).call.outcome
            if outcome not in right:
                asked = f"{count} {'promise' if count == 1 else 'promises'} {became}"
                sentence = f'a trainee who does everything well, with {asked}, ends "{outcome}"; it should be '
                faults.add(draft.place("promises"), f'{sentence}"{" or ".join(right)}".')
