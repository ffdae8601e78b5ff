"""When it was said: turn-taking and order, from the clock and the state of the call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from poise.domain.evidence import SURE, Evidence, Polarity, Situation, Take, Transcript
from poise.domain.rubric import Rubric

CHECKS = frozenset({"clarify", "confirm", "ask_preference", "seek_agreement", "invite"})
"""What hands the turn back to the customer, or at least looks up."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """Everything that is known of one reply; `said` is what the words show for certain, in order."""

    take: Take
    words: Transcript
    situation: Situation
    said: tuple[Evidence, ...]
    rubric: Rubric

    def number(self, name: str) -> float:
        """A threshold of the rubric."""
        return self.rubric.number(name)

    def skills(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """What was said well of these."""
        return tuple(one for one in self.said if one.polarity == "skill" and one.id in ids)

    def sure(self, margin: float) -> float:
        """From SURE at a border (0) to what is claimed at most of the clock (1)."""
        low, most = SURE, self.number("conduct.sure")
        return round(low + (most - low) * min(1.0, max(0.0, margin)), 2)

    def evidence(
        self, id_: str, polarity: Polarity, sure: float, why: str, shown_by: Evidence | None = None
    ) -> Evidence:
        """Evidence about the whole reply, or at the words that `shown_by` marks."""
        span, seconds, about = (shown_by.span, shown_by.seconds, shown_by.about) if shown_by else (None, None, None)
        return Evidence(id_, polarity, sure, self.situation.turn, span, seconds or self.whole, why, about)

    @property
    def whole(self) -> tuple[float, float] | None:
        """From the first sound to the last, seconds in the take."""
        return (self.take.speech[0][0], self.take.speech[-1][1]) if self.take.speech else None


def found(
    take: Take,
    words: Transcript,
    situation: Situation,
    content_evidence: Iterable[Evidence],
    rubric: Rubric,
) -> tuple[Evidence, ...]:
    """Everything about turn-taking and order that one reply shows.

    Outside a call (`situation.stage` is None) nothing is called premature, and nobody is let vent.
    """
    said = tuple(one for one in content_evidence if one.sure)
    reply = _Reply(take, words, situation, said, rubric)
    rules = (_let_vent, _interrupt, _wait_for, _monologue, _premature, _persist, _act_on_agreement)
    return tuple(one for rule in rules for one in rule(reply))


def _let_vent(reply: _Reply) -> Iterator[Evidence]:
    """Hearing the customer out: not shown by somebody who then has nothing to say."""
    here = reply.situation
    if here.stage != "vent":
        return
    if not here.customer_finished:
        why = "You did not let the customer finish."
        yield reply.evidence("let_vent", "fault", reply.number("conduct.sure"), why)
    elif (
        here.customer_seconds >= reply.number("vent.least")
        and reply.take.talk_over < reply.number("interrupt.least")
        and not reply.take.silent
    ):
        why = f"You let the customer speak for {here.customer_seconds:.0f} seconds without cutting in."
        yield reply.evidence("let_vent", "skill", reply.number("conduct.sure"), why)


def _interrupt(reply: _Reply) -> Iterator[Evidence]:
    """Taking the floor: short overlaps, and those in the customer's last breath, are how people talk."""
    over, least = reply.take.talk_over, reply.number("interrupt.least")
    before = -(reply.take.latency or 0.0)
    if not reply.situation.customer_finished:
        after = f"after {reply.situation.customer_seconds:.1f} seconds"
        why = f"You cut the customer short {after}" + (f" and spoke over them for {over:.1f} seconds." if over else ".")
        yield reply.evidence("interrupt", "fault", reply.number("conduct.sure"), why)
    elif over > least and before > reply.number("interrupt.before_end"):
        why = f"You spoke over the customer for {over:.1f} seconds, from {before:.1f} seconds before they had finished."
        yield reply.evidence("interrupt", "fault", reply.sure(over / least - 1), why)


def _wait_for(reply: _Reply) -> Iterator[Evidence]:
    latency, dead_air = reply.take.latency, reply.number("latency.dead_air")
    if reply.take.silent:
        why = "You left the customer without an answer."
        yield reply.evidence("wait_for", "fault", reply.number("conduct.sure"), why)
    elif latency is not None and latency > dead_air:
        why = f"The customer waited {latency:.1f} seconds for your answer."
        yield reply.evidence("wait_for", "fault", reply.sure(latency / dead_air - 1), why)
    elif latency is not None and reply.number("latency.stepping_in") <= latency <= reply.number("latency.fine_to"):
        why = f"You answered after {latency:.1f} seconds: neither stepping in nor leaving a gap."
        yield reply.evidence("wait_for", "skill", reply.number("conduct.sure"), why)


def _monologue(reply: _Reply) -> Iterator[Evidence]:
    """The longest stretch without a check, placed by its characters: speech runs evenly enough for that."""
    text = len(reply.words.text)
    if not text:
        return
    if reply.take.typed is not None:
        total, most, unit = float(len(reply.words.words)), reply.number("monologue.words"), "words"
    else:
        begin, end = reply.whole or (0.0, 0.0)
        total, most, unit = end - begin, reply.number("monologue.seconds"), "seconds"
    checks = (one.span[0] / text for one in reply.skills(CHECKS) if one.span)
    longest = max(after - before for before, after in pairwise((0.0, *sorted(checks), 1.0))) * total
    if longest > most:
        why = f"You spoke for {longest:.0f} {unit} without asking the customer anything."
        yield reply.evidence("monologue", "fault", reply.sure(longest / most - 1), why)


def _premature(reply: _Reply) -> Iterator[Evidence]:
    """A remedy, or an explanation, before the story was out, the problem restated and the feeling met."""
    if reply.situation.stage is None:
        return
    for id_, early, what in (
        ("premature_solution", "offer_solution", "offered a remedy"),
        ("premature_explanation", "explain_cause", "explained the cause"),
    ):
        if shown := reply.skills({early}):
            sure = _too_soon(reply, shown[0])
            if sure:
                why = f"You {what} before {_missing(reply, shown[0])}."
                yield reply.evidence(id_, "fault", sure, why, shown[0])


def _too_soon(reply: _Reply, early: Evidence) -> float:
    known, felt = _met(reply, early)
    if reply.situation.stage == "vent":
        return reply.number(f"premature.{'heard' if known and felt else 'half_heard' if known or felt else 'unheard'}")
    return 0.0 if known or felt else reply.number("premature.unheard")


def _missing(reply: _Reply, early: Evidence) -> str:
    known, felt = _met(reply, early)
    if known and felt:
        return "the customer had told everything"
    return "you had restated the problem" if felt else "you had met the feeling" if known else "the customer was heard"


def _met(reply: _Reply, early: Evidence) -> tuple[bool, bool]:
    """Whether the problem was restated or asked about, and the feeling met, by the time of `early`."""
    before = {one.id for one in reply.said if one.polarity == "skill" and _at(one) < _at(early)}
    before.update(id_ for id_, count in reply.situation.shown.items() if count)
    return bool(before & {"reiterate", "clarify"}), "empathize" in before


def _at(one: Evidence) -> int:
    return one.span[0] if one.span else 0


def _persist(reply: _Reply) -> Iterator[Evidence]:
    """Another remedy after one was turned down; the same again is not trying again."""
    offers = (one for one in reply.skills({"offer_solution"}) if one.about not in reply.situation.refused)
    if reply.situation.refused and (offer := next(offers, None)):
        why = "One remedy was turned down, and you offered another."
        yield reply.evidence("persist", "skill", offer.confidence, why, offer)


def _act_on_agreement(reply: _Reply) -> Iterator[Evidence]:
    if reply.situation.agreed is not None and (steps := reply.skills({"action_steps"})):
        why = "The customer had agreed, and you said what happens next."
        yield reply.evidence("act_on_agreement", "skill", steps[0].confidence, why, steps[0])
