"""A scenario file as a draft: the value as far as it can be read, with the line of each of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from poise.domain.mood import Temper
from poise.domain.scenario import Brief, Customer, Line, Scenario
from poise.library import talk
from poise.library.faults import Faults
from poise.library.fields import Fields, many, name_of, number, text, whole, yes_no
from poise.library.nodes import Node, Table
from poise.library.nodes import load as load_nodes
from poise.problems import ScenarioProblem

HEAD_KEYS = ("id", "title", "summary", "sector", "level", "minutes", "feeling", "customer", "brief", "names")
KEYS = (*HEAD_KEYS, *talk.KEYS, "follow_up", "strong_language")
FOLLOW_UP_KEYS = (*("title", "summary", "days", "minutes", "temper", "brief", "promises"), *talk.KEYS)
CUSTOMER_KEYS = ("name", "voice", "face", "about", "temper")
TEMPER_KEYS = ("anger", "trust", "volatility", "forgiveness")
BRIEF_KEYS = ("role", "known", "may", "may_not", "note")
DAYS = 3
"""How long after the call the follow-up is, where the author does not say."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A talk as read, with the nodes it was read from, so that a fault found later can name its line.

    Attributes:
        scenario: the value; with gaps where faults were noted.
        table: the mapping it came from.
        strong_language: whether the author declares that the customer swears.
        follow_up: the same for the call some days later.
    """

    scenario: Scenario
    table: Table
    strong_language: bool = False
    follow_up: "Draft | None" = None

    def place(self, *path: str | int) -> int:
        """The line of the file on which the part at `path` stands."""
        return self.table.place(*path)

    def has(self, *path: str) -> bool:
        """Whether the author wrote the part at `path`."""
        here: Node | None = self.table
        for step in path:
            here = here.nodes.get(step) if isinstance(here, Table) else None
        return here is not None

    def place_of(self, line: Line) -> int:
        """The line of the file on which the customer's line stands."""
        match line.id.split("."):
            case ["react", id_, n]:
                return self.place("reactions", id_, int(n) - 1)
            case ["fact", id_, n]:
                return self.place("facts", id_, "lines", int(n) - 1)
            case ["remedy", id_, verdict, n]:
                return self.place("remedies", id_, "lines", verdict, int(n) - 1)
            case ["promise", became, n]:
                return self.place("promises", became, int(n) - 1)
            case ["silence" | "unheard" as kind, n]:
                return self.place("silences" if kind == "silence" else kind, int(n) - 1)
            case [id_, n]:
                return self.place("beats", id_, "lines", int(n) - 1)
            case _:
                return self.table.line


def read(file: Path, faults: Faults, named: bool = True) -> Draft | None:
    """The scenario as far as it can be read; what is wrong is noted in `faults`.

    The file's name and folder belong to the scenario unless `named` is False, as for the copy in a call's folder.
    """
    try:
        table, raw = load_nodes(file)
    except ScenarioProblem as problem:
        faults.take(problem)
        return None
    draft = _draft(table, faults, sha256(raw).hexdigest())
    if named:
        _named_right(file, draft, faults)
    return draft


def _named_right(file: Path, draft: Draft, faults: Faults) -> None:
    scenario = draft.scenario
    if scenario.id and scenario.id != file.stem:
        faults.add(draft.place("id"), f'the id is "{scenario.id}", but the file is called "{file.name}".')
    folder = file.resolve().parent
    if folder.parent.name == "scenarios" and scenario.sector != folder.name:
        faults.add(
            draft.place("sector"), f'the sector is "{scenario.sector}", but the folder is called "{folder.name}".'
        )


def parts(draft: Draft | None) -> Iterator[Draft]:
    """The call itself, and the follow-up if there is one; nothing where nothing could be read."""
    if draft is not None:
        yield draft
        yield from parts(draft.follow_up)


def _draft(table: Table, faults: Faults, digest: str) -> Draft:
    fields = Fields(table, "the scenario", faults, KEYS)
    head = Scenario(
        id=fields.need("id", name_of, ""),
        title=fields.need("title", text, ""),
        summary=fields.need("summary", text, ""),
        sector=fields.need("sector", name_of, ""),
        level=fields.need("level", whole(1, 3), 1),
        minutes=fields.need("minutes", whole(1, 60), 1),
        feeling=fields.need("feeling", text, ""),
        customer=fields.need("customer", _customer, Customer("", "", "", Temper(), "")),
        brief=fields.need("brief", _brief, _NO_BRIEF),
        names=fields.get("names", many(text), ()),
        digest=digest,
        start="",
        beats={},
        always=(),
        reactions={},
        silences=(),
        unheard=(),
        facts=(),
        remedies=(),
    )
    strong = fields.get("strong_language", yes_no, False)
    main = _with(head, talk.talk(fields, faults))
    later = _follow_up(main, table.nodes["follow_up"], strong, faults) if fields.has("follow_up") else None
    return Draft(replace(main, follow_up=later.scenario if later else None), table, strong, later)


def _follow_up(main: Scenario, node: Node, strong: bool, faults: Faults) -> Draft | None:
    fields = Fields(node, '"follow_up"', faults, FOLLOW_UP_KEYS)
    if not isinstance(node, Table):
        return None
    days = fields.get("days", whole(1, 60), DAYS)
    temper = fields.get("temper", _temper, main.customer.temper)
    head = replace(
        main,
        id=f"{main.id}/follow-up",
        title=fields.get("title", text, main.title),
        summary=fields.get("summary", text, main.summary),
        minutes=fields.get("minutes", whole(1, 60), main.minutes),
        customer=replace(main.customer, temper=temper),
        brief=fields.get("brief", _brief, main.brief),
        days=days,
        promises=fields.get("promises", talk.promises, None),
    )
    return Draft(_with(head, talk.talk(fields, faults)), node, strong)


def _with(head: Scenario, told: talk.Talk) -> Scenario:
    return replace(
        head,
        start=told.start,
        beats=told.beats,
        always=told.always,
        reactions=told.reactions,
        silences=told.silences,
        unheard=told.unheard,
        facts=told.facts,
        remedies=told.remedies,
        better=told.better,
    )


_NO_BRIEF = Brief("", (), (), (), "")


def _customer(node: Node, _name: str, faults: Faults) -> Customer:
    fields = Fields(node, "the customer", faults, CUSTOMER_KEYS)
    return Customer(
        name=fields.need("name", text, ""),
        voice=fields.need("voice", name_of, ""),
        face=fields.need("face", name_of, ""),
        temper=fields.need("temper", _temper, Temper()),
        about=fields.need("about", text, ""),
    )


def _temper(node: Node, _name: str, faults: Faults) -> Temper:
    fields = Fields(node, "the temper", faults, TEMPER_KEYS)
    usual = Temper()
    return Temper(
        anger=fields.need("anger", whole(0, 100), usual.anger),
        trust=fields.need("trust", whole(0, 100), usual.trust),
        volatility=fields.get("volatility", number(0.25, 3.0), usual.volatility),
        forgiveness=fields.get("forgiveness", number(0.25, 3.0), usual.forgiveness),
    )


def _brief(node: Node, _name: str, faults: Faults) -> Brief:
    fields = Fields(node, "the brief", faults, BRIEF_KEYS)
    return Brief(
        role=fields.need("role", text, ""),
        known=fields.need("known", many(text, least=1), ()),
        may=fields.need("may", many(text, least=1), ()),
        may_not=fields.need("may_not", many(text, least=1), ()),
        note=fields.need("note", text, ""),
    )
