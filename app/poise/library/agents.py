"""Four trainees who fit every scenario: one who does all well, one who tries, one who fights, one who says nothing."""

from collections.abc import Mapping
from types import MappingProxyType

from poise.domain.call import Call
from poise.domain.evidence import Stage
from poise.library.dry_run import SILENCE, Agent, Reply, Show

_WELL: Mapping[Stage, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "vent": (
            ("let_vent", "invite", "courtesy"),
            ("let_vent", "empathize", "reiterate", "confirm"),
            ("let_vent", "empathize", "apologize"),
        ),
        "heard": (
            ("reiterate", "confirm", "empathize", "apologize"),
            ("own_mistake", "apologize", "own_solution", "followed_up"),
            ("clarify", "reiterate", "ask_preference"),
        ),
        "solving": (
            ("offer_solution", "own_solution", "seek_agreement", "set_expectations"),
            ("offer_solution", "ask_preference", "empathize", "seek_agreement"),
        ),
        "acting": (
            ("action_steps", "give_contact", "act_on_agreement", "commit_follow_up"),
            ("action_steps", "give_contact", "own_solution"),
        ),
        "closing": (("thank", "offer_help", "commit_follow_up"),),
    }
)
"""What is well said in each stage, in the order of the ten steps."""

_MEANT: Mapping[Stage, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "vent": (("apologize", "defend"), ("let_vent", "empathize")),
        "heard": (("clarify", "excuse"), ("apologize", "reiterate")),
        "solving": (("offer_solution",), ("offer_solution", "policy_shield"), ("offer_solution", "own_solution")),
        "acting": (("action_steps",), ("own_solution",)),
        "closing": (("thank",),),
    }
)
"""What a beginner says who means well: half of what is needed, and a fault every few replies."""

_BADLY = (
    ("dismiss", "interrupt"),
    ("argue", "blame_customer"),
    ("rude", "raised_voice"),
    ("policy_shield", "refuse_flat", "sarcasm"),
    ("threaten", "rude"),
)


def model(call: Call) -> Reply:
    """Does what the ten steps ask for, and offers what the brief allows until something is accepted."""
    return _by_stage(call, _WELL)


def average(call: Call) -> Reply:
    """Means well, and makes a beginner's mistakes."""
    return _by_stage(call, _MEANT)


def hostile(call: Call) -> Reply:
    """Takes it personally and gives it back."""
    return Reply(tuple(Show(id_) for id_ in _BADLY[call.turn % len(_BADLY)]))


def silent(_call: Call) -> Reply:
    """Says nothing, whatever happens."""
    return SILENCE


AGENTS: Mapping[str, Agent] = MappingProxyType(
    {"model": model, "average": average, "hostile": hostile, "silent": silent}
)


def _by_stage(call: Call, script: Mapping[Stage, tuple[tuple[str, ...], ...]]) -> Reply:
    ways = script[call.beat.stage]
    return Reply(tuple(Show(id_, _about(call, id_)) for id_ in ways[call.turn % len(ways)]))


def _about(call: Call, id_: str) -> str | None:
    """What the behaviour is about: the next allowed remedy that was not turned down, or a fact not yet known."""
    scenario = call.scenario
    if id_ == "offer_solution":
        allowed = [r.topic.id for r in scenario.remedies if r.topic.allowed and r.topic.id != call.agreed]
        fresh = [id_ for id_ in allowed if id_ not in call.refused | call.half] or allowed
        return fresh[0] if fresh else None
    if id_ in {"clarify", "reiterate"}:
        unknown = [fact.topic.id for fact in scenario.facts if fact.topic.id not in call.told]
        return unknown[0] if unknown else None
    return None
