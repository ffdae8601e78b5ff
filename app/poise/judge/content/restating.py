"""The customer's problem said back in other words, and the customer's account contradicted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poise.judge.content.clauses import asks_anything
from poise.judge.content.overlap import contradicts, notions, parroted, shared
from poise.judge.content.scene import Hit, Scene, among
from poise.judge.content.stems import past
from poise.judge.content.topics import facts
from poise.judge.content.wordset import wordset

_MINE = wordset(
    "will am can could would shall may might must do hope understand think know see feel appreciate want need "
    "suggest recommend believe apologize promise 'd let"
)
_TOLD = wordset("was were is are did have has had 's fits works goes runs looks does")
_NOT_TOLD = wordset(
    "sorry apologize please thank thanks let can could will would shall if should may might must maybe perhaps"
)
_ELSE = wordset(
    "blame_others blame_customer policy_shield rude dismiss defend invite own_solution own_mistake "
    "threaten set_expectations seek_agreement offer_solution argue sarcasm excuse opinion conditional_apology "
    "give_contact empathize evade overpromise action_steps thank refuse_flat commit_follow_up ask_preference "
    "offer_help apologize"
)
_LOOSE = wordset("i my can could may might will would should shall please hope if")
"""Words of advice, plans and the speaker's own part, which no account of what happened to the customer has."""
_THEIRS = wordset("your you")
_HARSH = wordset("argue blame_customer dismiss defend rude sarcasm threaten refuse_flat opinion")


@dataclass(frozen=True, slots=True)
class Substance:
    """What is behind the beginning of a restatement: its weighty words, those shared, and whether a fact is named."""

    weight: int
    common: int
    named: bool


def reiterated(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """Restatements: announced ones with some substance, and unannounced ones that share the customer's facts."""
    harsh = among(hits, _HARSH, scene.cut)
    announced = list(_announced(scene, hits))
    plain = [hit for hit in _plain(scene, hits) if not any(hit.overlaps(a.first, a.end) for a in announced)]
    found = [hit for hit in announced + plain if not any(hit.overlaps(other.first, other.end) for other in harsh)]
    return [named for hit in found for named in _about(scene, hit)]


def _announced(scene: Scene, hits: Sequence[Hit]) -> Iterator[Hit]:
    for first, end, level in scene.lexicon.frames["restating"].found(scene.reply):
        stop = _told_until(scene, hits, end)
        said = scene.reply.tokens[end:stop]
        weight = len(notions(said, scene.lexicon).all)
        common = len(shared(scene.reply.tokens[first:stop], scene.customer, scene.lexicon))
        named = bool(facts(scene, first, stop))
        if level == "strong" and (common >= 1 or named or (weight >= 2 and not scene.customer.tokens) or weight >= 4):
            yield Hit("reiterate", first, stop, scene.sure("strong"))
        elif level == "weak" and _substantial(scene, hits, first, stop, Substance(weight, common, named)):
            yield Hit("reiterate", first, stop, scene.sure("fair" if common >= 2 else "weak"))


def _substantial(scene: Scene, hits: Sequence[Hit], first: int, stop: int, told: Substance) -> bool:
    """Whether what begins like a restatement has the customer's own facts in it."""
    said = scene.reply.tokens[first:stop]
    words = scene.reply.words(first, stop)
    clause, _end = scene.reply.clause(first)
    if any(hit.overlaps(max(0, clause - 1), first) for hit in among(hits, _ELSE, scene.cut)):
        return False
    if parroted(said, scene.customer) or asks_anything(words[:4]):
        return False
    if scene.customer.tokens and (told.common >= 2 or told.named or (told.common >= 1 and told.weight <= 4)):
        return True
    if words[0] == "so" and (told.common or not scene.customer.tokens or _THEIRS & set(words)):
        return told.weight >= 3 and any(past(word) for word in words)
    if scene.customer.tokens:
        return False
    return told.weight >= 3 and bool(_THEIRS & set(words)) and bool(_TOLD & set(words))


def _told_until(scene: Scene, hits: Sequence[Hit], start: int) -> int:
    """Where the account that begins at `start` ends: at a question, at the speaker's own part, after four clauses."""
    reply = scene.reply
    stop = start
    others = among(hits, _ELSE | {"confirm"}, scene.cut)
    for first, end in [clause for clause in reply.clauses if clause[1] > start][:4]:
        begin = max(first, start)
        words = reply.words(begin, end)
        if begin > start and (_mine(words) or asks_anything(words[:4])):
            break
        if begin > start and any(begin <= hit.first < end for hit in others):
            break
        stop = end
    return stop


def _mine(words: Sequence[str]) -> bool:
    """Whether the clause is about what the speaker feels, will do or can do."""
    lead = [word for word in words if word not in ("and", "so", "but", "okay", "well", "right", "then", "now")]
    return bool(lead) and (
        (lead[0] in ("i", "we") and len(lead) > 1 and lead[1] in _MINE)
        or lead[0] in ("let", "please", "thank", "sorry")
    )


def _plain(scene: Scene, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Runs of telling clauses that share several facts with the customer's line and are not his very words."""
    if not scene.customer.tokens:
        return
    for first, end in _runs(scene, hits):
        said = scene.reply.tokens[first:end]
        weight = len(notions(said, scene.lexicon).all)
        common = len(shared(said, scene.customer, scene.lexicon))
        if common < 2 or common < 0.25 * weight or parroted(said, scene.customer):
            continue
        other = _denied(scene, first, end, common) or _felt(scene, hits, first, end)
        yield Hit("reiterate", first, end, scene.sure("hint" if other else "fair" if common >= 3 else "weak"))


def _denied(scene: Scene, first: int, end: int, common: int) -> bool:
    """Whether all that is shared with the customer is said the other way round, and not as his own account."""
    theirs = _THEIRS & set(scene.reply.words(first, first + 3))
    against = contradicts(scene.reply.tokens[first:end], scene.customer, scene.lexicon)
    return not theirs and len(against) >= common


def _felt(scene: Scene, hits: Sequence[Hit], first: int, end: int) -> bool:
    """Whether the words only lead in to the feeling that is met next ("two hours in the sun, I'd be livid")."""
    told = (_THEIRS | {"so"}) & set(scene.reply.words(first, end))
    return not told and any(hit.overlaps(end, end + 1) for hit in among(hits, wordset("empathize"), scene.cut))


def _runs(scene: Scene, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Neighbouring clauses that only tell: no question, nothing about the speaker, nothing else found in them."""
    others = among(hits, _ELSE, scene.cut)
    run: tuple[int, int] | None = None
    for first, end in scene.reply.clauses:
        words = scene.reply.words(first, end)
        tells = not (_mine(words) or asks_anything(words) or any(other.overlaps(first, end) for other in others))
        tells = tells and not _LOOSE & set(words) - {"can" if "not" in words else ""}
        if tells:
            run = (run[0] if run else first, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _about(scene: Scene, hit: Hit) -> Iterator[Hit]:
    """The hit once for each fact of the scenario it restates, or as it is."""
    named = facts(scene, hit.first, hit.end)
    if not named:
        yield hit
    for fact in named:
        yield Hit(hit.id, hit.first, hit.end, max(hit.confidence, scene.sure("fair")), fact)


def contradicted(scene: Scene, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Assertions that deny what the customer affirmed, or affirm what he denied."""
    others = among(hits, _ELSE | {"confirm", "clarify", "reiterate"}, scene.cut)
    for first, end in scene.reply.clauses:
        words = scene.reply.words(first, end)
        if _NOT_TOLD & set(words) or not _TOLD & set(words) or _mine(words) or asks_anything(words):
            continue
        if words[0] == "so" or {"i", "my", "me"} & set(words) or any(other.overlaps(first, end) for other in others):
            continue
        against = contradicts(scene.reply.tokens[first:end], scene.customer, scene.lexicon)
        if len(against) >= 2 or (against and first == 0 and _denies(words)):
            yield Hit("argue", first, end, scene.sure("weak"))


def _denies(words: Sequence[str]) -> bool:
    """Whether a reply begins by denying ("it isn't damp") or by asserting that there is what was missed."""
    lead = [word for word in words if word not in ("well", "but", "no", "okay", "yes", "actually")][:4]
    if lead[:1] in (["there"], ["nobody"]):
        return True
    return lead[:1] in (["it"], ["that"], ["they"], ["the"], ["he"], ["she"]) and "not" in lead[1:]
