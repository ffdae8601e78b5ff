"""Problems that stop nothing reach whoever listens, whenever they were met."""

from poise.problems import AudioProblem, Problem
from poise.troubles import Troubles

ONE, TWO, THREE = (AudioProblem(name, "") for name in ("One.", "Two.", "Three."))


def test_what_was_met_before_waits_and_is_told_once() -> None:
    troubles, heard = Troubles(), list[Problem]()
    troubles.tell(ONE)
    troubles.tell(TWO)
    troubles.listen(heard.append)
    assert heard == [ONE, TWO]
    troubles.listen(heard.append)
    assert heard == [ONE, TWO]


def test_what_is_met_later_is_told_at_once() -> None:
    troubles, heard = Troubles(), list[Problem]()
    troubles.listen(heard.append)
    troubles.tell(THREE)
    assert heard == [THREE]
