"""What the user has to be told: problems as a calm banner, one after the other, and a bug as one dialog."""

import platform
import traceback

from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import announce, button, label


class Banner(QFrame):
    """Problems that wait to be read, the oldest first; hidden when there is none."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._texts = texts
        self._waiting: list[tuple[str, str]] = []
        self._row = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._sentence, self._advice, self._more = label("", "strong"), label(), label("", "small")
        for part in (self._sentence, self._advice, self._more):
            self._words.addWidget(part)
        self._row.addLayout(self._words, 1)
        close = button(texts("app.close"))
        close.clicked.connect(self._next)
        self._row.addWidget(close)
        self.setVisible(False)

    def tell(self, sentence: str, advice: str) -> None:
        """Show this, after all that waits already; what waits is not told twice."""
        if (sentence, advice) not in self._waiting:
            self._waiting.append((sentence, advice))
            self._show()

    def take_back(self, sentence: str) -> None:
        """This is not so any more; nobody needs to read it."""
        self._waiting = [one for one in self._waiting if one[0] != sentence]
        self._show()

    def close_all(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        self._show()

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._row.setContentsMargins(look.em(1.1), look.em(0.7), look.em(0.8), look.em(0.7))
        self._words.setSpacing(look.em(0.2))

    def _next(self) -> None:
        del self._waiting[:1]
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        sentence, advice = self._waiting[0]
        rest = len(self._waiting) - 1
        if self._sentence.text() != sentence:
            announce(self, f"{sentence} {advice}")
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._more.setText(self._texts("banner.more", number=rest) if rest else "")
        self._more.setVisible(bool(rest))


class BugDialog(QDialog):
    """A fault of Poise itself, with everything that helps to mend it, to be copied."""

    def __init__(self, parent: QWidget, error: BaseException, version: str, texts: Texts) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("bug.title"))
        self.setModal(True)
        rows = QVBoxLayout(self)
        rows.addWidget(label(texts("bug.title"), "heading"))
        rows.addWidget(label(texts("bug.lead")))
        self.text = QPlainTextEdit(report(error, version))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        rows.addWidget(self.text, 1)
        foot = QHBoxLayout()
        self._copy, close = button(texts("app.copy"), "primary"), button(texts("app.close"))
        self._copy.clicked.connect(lambda: self._copied(texts("app.copied")))
        close.clicked.connect(self.accept)
        foot.addStretch(1)
        foot.addWidget(self._copy)
        foot.addWidget(close)
        rows.addLayout(foot)
        self.resize(parent.width() * 2 // 3, parent.height() * 2 // 3)

    def _copied(self, text: str) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(text)


def report(error: BaseException, version: str) -> str:
    """The bug in plain text: versions first, then where it happened."""
    where = "".join(traceback.format_exception(error))
    return f"Poise {version}, Python {platform.python_version()}, {platform.platform()}\n\n{where}"
