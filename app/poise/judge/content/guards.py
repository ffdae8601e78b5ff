"""Checks of what stands around a match: negation, report, condition, a turn after "but", hostility, an alternative.

Each gives the factor by which a hit's confidence is multiplied: 1 leaves it, 0 removes it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from poise.judge.content.clauses import AUXILIARIES, WH, inverted
from poise.judge.content.overlap import shared
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.wordset import wordset

_NEGATORS = wordset("not never nobody none hardly without neither nor refuse unlikely rather")
_NO_NEGATION = {"not": wordset("only just worry problem wonder")}
_CONDITIONS = wordset("if unless suppose supposing whether lest")
_HOSTILE = wordset("rude sarcasm threaten")
_HARSH = wordset("blame_others refuse_flat opinion defend blame_customer policy_shield dismiss argue excuse") | _HOSTILE
_ALTERNATIVES = wordset("set_expectations seek_agreement ask_preference commit_follow_up offer_solution own_solution")
_NEAR = 5
"""Words before a match within which a negation or a report still reaches it."""
_REPORTED = 2
"""Words between a report's lead ("you told me") and what is reported."""
_BARE = 4
"""Words of an apology that says not for what."""
_AFTER = 14
"""Words behind a match within which a "but" still turns it."""


def negated(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """0 if a negation stands shortly before, in the same clause."""
    clause, _end = scene.reply.clause(hit.first)
    before = scene.reply.words(max(clause, hit.first - _NEAR), hit.first + 1)
    pairs = pairwise(before)
    return float(not any(word in _NEGATORS and after not in _NO_NEGATION.get(word, ()) for word, after in pairs))


def quoted(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """0 if it is reported ("you said sorry", "they told you to calm down")."""
    return float(not any(hit.first - _REPORTED <= end <= hit.first for _first, end in scene.frames["quoting"]))


def hypothetical(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """0 if it stands in a conditional clause."""
    clause, _end = scene.reply.clause(hit.first)
    return float(not any(w in _CONDITIONS for w in scene.reply.words(clause, min(hit.first, clause + 2))))


def asked(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """0 if it is the substance of a yes-no question that begins before it."""
    clause, end = scene.reply.clause(hit.first)
    words = scene.reply.words(0, end)
    if words[clause] in WH and clause < hit.first and AUXILIARIES & set(words[clause + 1 : clause + 4]):
        return 0.0
    return float(not any(inverted(words, k) for k in range(clause, min(hit.first, clause + 3))))


def retold(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """0 inside the customer's own account said back ("so the machine has broken down twice")."""
    clause = scene.reply.clause(hit.first)
    told = any(first <= hit.first <= end + _AFTER for first, end in scene.frames["restating"])
    common = shared(scene.reply.tokens[slice(*clause)], scene.customer, scene.lexicon)
    return float(not (told and common))


def turned(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """A doubt if a "but" follows and then something harsh: what stands before it is taken back."""
    for first, _end in scene.frames["turning"]:
        if hit.end <= first <= hit.end + _AFTER and any(
            first <= other.first <= first + _AFTER for other in among(hits, _HARSH, scene.cut)
        ):
            return scene.sure("doubt")
    return 1.0


def hostile(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """0 beside an insult, sarcasm or threat; a doubt if one is anywhere in the reply."""
    rest = among(hits, _HOSTILE, scene.cut)
    if any(other.overlaps(hit.first - _NEAR, hit.end + _NEAR) for other in rest):
        return 0.0
    return scene.sure("doubt") if rest else 1.0


def answering(scene: Scene, hit: Hit, _: Sequence[Hit]) -> float:
    """A doubt if the reply opens with a no to a question of the customer's: that answers and does not contradict."""
    opens = hit.first <= _NEAR and "no" in scene.reply.words(0, hit.first + 1)[:3]
    return scene.sure("doubt") if opens and scene.situation.customer_said.rstrip().endswith("?") else 1.0


def cold(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """A doubt in one clause with something harsh ("calm down, please")."""
    clause = scene.reply.clause(hit.first)
    near = clause[0] - 1, clause[1]
    return scene.sure("doubt") if any(o.overlaps(*near) for o in among(hits, _HARSH, scene.cut)) else 1.0


def spoiled(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """0 if the very words are a fault as well ("you can get them in any shop" offers nothing)."""
    return float(not any(other.overlaps(hit.first, hit.end) for other in among(hits, _HARSH, scene.cut)))


def conceded(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """A doubt for a bare "sorry" beside a refusal: it only leads in to the no, or softens it."""
    bare = hit.end - hit.first <= _BARE and among(hits, wordset("refuse_flat policy_shield"), scene.cut)
    return scene.sure("doubt") if bare else 1.0


def alternative(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> float:
    """A doubt if the reply offers another way: a no with an alternative is not flat."""
    if any(first >= hit.first for first, _end in scene.frames["conceding"]):
        return scene.sure("doubt")
    others = among(hits, _ALTERNATIVES, scene.cut)
    return scene.sure("doubt") if any(not other.overlaps(hit.first, hit.end) for other in others) else 1.0


def admitted(scene: Scene, _: Hit, hits: Sequence[Hit]) -> float:
    """0 beside an admission, where circumstances explain instead of excuse; shaded beside an apology."""
    if among(hits, wordset("own_mistake"), scene.cut):
        return 0.0
    return scene.sure("shade") if among(hits, wordset("apologize"), scene.cut) else 1.0


def owned(scene: Scene, _: Hit, hits: Sequence[Hit]) -> float:
    """A doubt beside an admission: who admits the mistake neither denies nor passes it on."""
    return scene.sure("doubt") if among(hits, wordset("own_mistake"), scene.cut) else 1.0


def kind_boundary(scene: Scene, _: Hit, __: Sequence[Hit]) -> float:
    """A doubt if the offer of help stays open: a calm boundary is not a threat."""
    return scene.sure("doubt") if scene.frames["wanting_to_help"] else 1.0


Guard = Callable[[Scene, Hit, Sequence[Hit]], float]
LOCAL: Mapping[str, Guard] = {
    "negated": negated,
    "quoted": quoted,
    "hypothetical": hypothetical,
    "asked": asked,
    "retold": retold,
}
"""Guards that look at the words alone."""
MUTUAL: Mapping[str, Guard] = {
    "turned": turned,
    "hostile": hostile,
    "spoiled": spoiled,
    "cold": cold,
    "answering": answering,
    "conceded": conceded,
    "alternative": alternative,
    "admitted": admitted,
    "owned": owned,
    "kind_boundary": kind_boundary,
}
"""Guards that look at what else was found."""


def kept(
    scene: Scene, hits: Sequence[Hit], guards: Mapping[str, Guard], named: Mapping[str, tuple[str, ...]]
) -> list[Hit]:
    """The hits after the guards that `named` gives for their behaviour; those that come to nothing are left out."""
    left = []
    for hit in hits:
        for name in named.get(hit.id, ()):
            if name in guards and hit.confidence > 0.0:
                hit = hit.doubted(guards[name](scene, hit, hits))
        if hit.confidence > 0.0:
            left.append(hit)
    return left
