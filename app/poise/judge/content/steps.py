"""Next steps: who does what, together with a time or a way to reach somebody."""

from collections.abc import Iterator, Sequence

from poise.judge.content.clauses import asks_anything
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.wordset import wordset

_NO_STEP = wordset(
    "blame_others refuse_flat opinion threaten blame_customer policy_shield sarcasm rude reiterate defend "
    "overpromise dismiss argue excuse"
)
_LOOSE = wordset("could would might may can if usually normally typically")


def stepped(scene: Scene, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Actions with a time or a contact in the same clause, or in the next one (less surely)."""
    reply = scene.reply
    specific = sorted([*scene.lexicon.times.matches(reply), *scene.lexicon.contacts.matches(reply)])
    callbacks = among(hits, wordset("commit_follow_up"), scene.cut)
    barred = among(hits, _NO_STEP, scene.cut)
    clauses = reply.clauses
    for first, end in scene.frames["acting"]:
        clause = reply.clause(first)
        if not _firm(scene, clause):
            continue
        if any(hit.overlaps(first, end) for hit in callbacks) or any(hit.overlaps(*clause) for hit in barred):
            continue
        if any(hit.overlaps(clause[0], clause[1] + 2) for hit in among(hits, wordset("overpromise"), scene.cut)):
            continue
        here = [place for place in specific if first <= place[0] < clause[1] and not _within(place, callbacks, scene)]
        if here:
            yield Hit("action_steps", first, max(clause[1], here[-1][1]), scene.sure("strong"))
            continue
        following = next((c for c in clauses if c[0] == clause[1]), None)
        there = [p for p in specific if following and following[0] <= p[0] < following[1]]
        if (
            following
            and there
            and not any(hit.overlaps(*following) for hit in callbacks + barred)
            and _firm(scene, following)
        ):
            yield Hit("action_steps", first, there[-1][1], scene.sure("fair"))


def _firm(scene: Scene, clause: tuple[int, int]) -> bool:
    """Whether a clause neither asks nor only says what might be done."""
    words = scene.reply.words(*clause)
    return not set(words) & _LOOSE and not asks_anything(words[:3])


def _within(place: tuple[int, int], callbacks: Sequence[Hit], scene: Scene) -> bool:
    """Whether a time belongs to a promised call: it stands in the call's clause, behind its beginning."""
    return any(hit.first <= place[0] < scene.reply.clause(hit.first)[1] for hit in callbacks)
