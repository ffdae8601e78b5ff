"""A scenario file as a draft: every value in its place, and the line of each of the customer's lines."""

from hashlib import sha256
from pathlib import Path

from poise.domain.evidence import Topic
from poise.domain.mood import Temper
from poise.domain.scenario import Lead, Line, Scenario, When
from poise.library.draft import parts, read
from poise.library.faults import Faults


def test_every_value_is_in_its_place(small: Scenario, small_file: Path) -> None:
    assert (small.id, small.title, small.sector, small.level, small.minutes) == ("small", "The kettle", "retail", 1, 3)
    assert small.customer.temper == Temper(60, 40)
    assert small.brief.may_not == ("Send a kettle.",)
    assert small.always == (Lead("hangs_up", When(anger_at_least=97)),)
    assert small.digest == sha256(small_file.read_bytes()).hexdigest()
    assert small.days == 0
    assert small.follow_up is None
    assert small.topics == (
        Topic("receipt", "fact", (("receipt",), ("when", "bought"))),
        Topic("send_lid", "remedy", (("send", "lid"),)),
    )


def test_beats_have_their_defaults(small: Scenario) -> None:
    storm = small.beats["storm"]
    assert (storm.at_most, storm.patience, storm.then, storm.ending) == (2, 8.0, "solving", None)
    assert small.beats["happy"].ending == "won_over"


def test_line_ids_say_where_a_line_belongs(small: Scenario) -> None:
    assert [line.id for line in small.lines()] == [
        *("storm.1", "storm.2", "solving.1", "happy.1", "gives_up.1", "hangs_up.1"),
        *("react.dismiss.1", "react.dismiss.2", "silence.1", "unheard.1", "fact.receipt.1"),
        *("remedy.send_lid.accept.1", "remedy.send_lid.refuse.1"),
    ]
    assert small.reactions["dismiss"][0] == Line(
        "react.dismiss.1", "It is not small to me.", frozenset({"furious", "angry"})
    )


def test_every_line_of_every_talk_is_found_in_the_file(talks: tuple[Scenario, ...], shipped_files: list[Path]) -> None:
    for file in shipped_files:
        text = file.read_text("utf-8").splitlines()
        for draft in parts(read(file, Faults(file))):
            for line in draft.scenario.lines():
                first = line.text.split()[0]
                below = " ".join(text[draft.place_of(line) - 1 : draft.place_of(line) + 1])
                assert first in below, (file.name, line.id, draft.place_of(line))


def test_the_follow_up_is_a_call_of_its_own_with_the_same_customer(talks: tuple[Scenario, ...]) -> None:
    for talk in talks:
        if talk.follow_up is None:
            continue
        later = talk.follow_up
        assert later.id == f"{talk.id}/follow-up"
        assert later.days > 0
        assert later.customer.voice == talk.customer.voice
        assert later.customer.temper != talk.customer.temper
        assert later.digest == talk.digest
        assert later.names == talk.names
        assert later.beats != talk.beats


def test_the_sector_is_the_folder(tmp_path: Path, small_file: Path) -> None:
    file = tmp_path / "scenarios" / "events" / "small.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(small_file.read_bytes())
    faults = Faults(file)
    read(file, faults)
    assert [problem.line for problem in faults.found()] == [5]
    assert "the folder is called" in faults.found()[0].sentence
