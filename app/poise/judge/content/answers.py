"""A question of the customer's that the reply leaves unanswered by changing the subject."""

from collections.abc import Iterator, Sequence

from poise.judge.content.clauses import asks_anything
from poise.judge.content.overlap import shared
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.wordset import wordset

_MEETS = wordset(
    "confirm explain_cause reiterate set_expectations seek_agreement give_contact clarify offer_pause empathize "
    "ask_preference commit_follow_up offer_solution invite apologize action_steps own_solution own_mistake"
)
_ANSWERS = wordset("yes no because certainly correct absolutely exactly")
_LEAST = 4


def evaded(scene: Scene, hits: Sequence[Hit], turns: Sequence[Hit]) -> Iterator[Hit]:
    """`turns` (changes of subject) if the customer asked something and the reply meets it in no other way."""
    customer = [token.word for token in scene.customer.tokens]
    if not ("?" in scene.situation.customer_said or asks_anything(customer)):
        return
    met = among(hits, _MEETS, scene.cut)
    if any(not turn.overlaps(hit.first, hit.end) for hit in met for turn in turns) or (met and not turns):
        return
    if turns:
        yield from turns
    elif not hits and len(scene.reply.tokens) >= _LEAST and not _touches(scene):
        yield Hit("evade", 0, len(scene.reply.tokens), scene.sure("hint"))


def _touches(scene: Scene) -> bool:
    """Whether the reply says yes, no or because, or speaks of what was asked."""
    words = {token.word for token in scene.reply.tokens}
    return bool(words & _ANSWERS) or bool(shared(scene.reply.tokens, scene.customer, scene.lexicon))
