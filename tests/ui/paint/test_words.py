"""Words in lines: all of them, none wider than there is room, broken between words where that can be."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from poise.ui.paint.words import laid_out

TEXT = "I had a client in my shop, coffee on the table and a daughter in her good jacket."


def lines(text: str, width: int) -> list[tuple[str, float]]:
    """Each line with its natural width."""
    layout, _ = laid_out(text, QFont(), width)
    found = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [(text[one.textStart() : one.textStart() + one.textLength()], one.naturalTextWidth()) for one in found]


@given(st.integers(120, 900))
def test_every_word_is_there_and_whole_and_fits(qapp: QApplication, width: int) -> None:
    found = lines(TEXT, width)
    assert "".join(text for text, _ in found) == TEXT
    assert all(text.endswith((" ", ".")) and wide <= width for text, wide in found)


def test_a_word_that_is_too_long_is_broken(qapp: QApplication) -> None:
    found = lines("a" * 80, 200)
    assert len(found) > 1 and all(wide <= 200 for _, wide in found)


def test_less_room_is_higher(qapp: QApplication) -> None:
    heights = [laid_out(TEXT, QFont(), width)[1] for width in (900, 400, 150)]
    assert heights == sorted(heights) and heights[0] < heights[-1]
