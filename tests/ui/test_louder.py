"""The meter is told the louder of every two levels."""

from poise.ui.louder import Louder


def test_half_as_many_and_none_of_the_loud_ones_lost() -> None:
    told: list[tuple[float, bool]] = []
    louder = Louder(lambda dbfs, speaking: told.append((dbfs, speaking)))
    for dbfs, speaking in ((-50.0, False), (-20.0, True), (-10.0, True), (-60.0, True), (-5.0, False)):
        louder.hear(dbfs, speaking)
    assert told == [(-20.0, True), (-10.0, True)]
