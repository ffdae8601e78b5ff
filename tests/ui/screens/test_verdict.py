"""The line above a debrief with corrected words."""

from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.verdict import VerdictStrip
from poise.ui.views.correcting import VerdictShown


def test_it_is_there_only_with_a_verdict_and_leads_to_the_other(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    strip = VerdictStrip(texts)
    qtbot.addWidget(strip)
    strip.fit(plain_look)
    assert strip.isHidden()
    strip.show_verdict(VerdictShown("With your words: nothing changes.", False))
    assert not strip.isHidden() and strip.line.text() == "With your words: nothing changes."
    with qtbot.waitSignal(strip.wanted) as first:
        strip.other.click()
    strip.show_verdict(VerdictShown("The first verdict.", True))
    with qtbot.waitSignal(strip.wanted) as back:
        strip.other.click()
    assert (first.args, back.args) == ([True], [False])
    strip.show_verdict(None)
    assert strip.isHidden()
