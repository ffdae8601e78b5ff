"""On the first screen, once and quietly: a follow-up call is due."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from poise.shown.texts import Texts
from poise.ui.screens.bits import button, label


class ReminderRow(QFrame):
    """One sentence with two buttons; hidden while there is nothing to say.

    Signals:
        taken: the call is to be prepared.
        put_off: not now.
    """

    taken = Signal()
    put_off = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("offer")
        row = QHBoxLayout(self)
        self.sentence = label()
        self.take, self.leave = button(texts("follow_up.take")), button(texts("follow_up.put_off"), "quiet")
        self.take.clicked.connect(self.taken)
        self.leave.clicked.connect(self.put_off)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        self.setVisible(False)

    def say(self, sentence: str) -> None:
        """Say this; "" hides it."""
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))
