"""The style sheet: one function from a look to what Qt's own widgets wear."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from poise.shown.theme import ROLES, Theme, mixed
from poise.ui.look import Look

_SHEET = Template("""
* { font-size: ${text}px; color: $ink; }
QMainWindow, QWidget#page, QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[role="wordmark"] { font-size: ${larger}px; font-weight: bold; color: $accent; }
QLabel[role="title"] { font-size: ${largest}px; font-weight: bold; }
QLabel[role="heading"] { font-size: ${large}px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="lead"] { font-size: ${large}px; }
QLabel[role="read"] { font-size: ${larger}px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="cue"] { color: $accent; font-weight: bold; }
QLabel[role="key"] { color: $muted; font-size: ${small}px; font-weight: bold; }
QFrame#card { background: $surface; border: ${hair}px solid $line; border-radius: ${round}px; }
QFrame#banner { background: $banner; border: none; border-bottom: ${hair}px solid $edge; }
QFrame#offer { background: $banner; border: ${hair}px solid $edge; border-radius: ${round}px; }
QFrame#stage { background: $stage; border-radius: ${round}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: ${ring}px solid $focus; border-radius: ${round}px; }
QPushButton { background: $surface; border: ${hair}px solid $edge; border-radius: ${round}px;
    padding: ${pad}px ${gap}px; }
QPushButton:hover { background: $accent_soft; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $muted; border-color: $line; background: $inset; }
QPushButton:focus { border: ${ring}px solid $focus; padding: ${pad_in}px ${gap_in}px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accent_deep; }
QPushButton[role="primary"]:disabled { background: $inset; color: $muted; border-color: $line; }
QPushButton[role="primary"]:focus { border: ${ring}px solid $focus; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent;
    padding: ${pad}px ${pad}px; }
QPushButton[role="quiet"]:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus { border-color: $focus; }
QPushButton[role="aside"] { background: transparent; border: ${ring}px solid transparent; color: $muted;
    font-size: ${small}px; padding: 0 ${thin}px; }
QPushButton[role="aside"]:hover { background: $accent_soft; color: $ink; }
QPushButton[role="aside"]:focus { border: ${ring}px solid $focus; padding: 0 ${thin}px; }
QComboBox { background: $surface; border: ${hair}px solid $edge; border-radius: ${round}px;
    padding: ${pad}px ${pad}px; }
QComboBox:focus { border: ${ring}px solid $focus; padding: ${pad_in}px ${pad_in}px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${gap}px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: ${hair}px solid $edge;
    selection-background-color: $accent; selection-color: $on_accent; outline: none; }
QLineEdit, QPlainTextEdit, QDateEdit { background: $surface; border: ${hair}px solid $edge; border-radius: ${round}px;
    padding: ${pad}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus { border: ${ring}px solid $focus; padding: ${pad_in}px; }
QTextEdit { background: transparent; border: ${ring}px solid transparent; }
QTextEdit:focus { border-color: $focus; border-radius: ${round}px; }
QListView { background: transparent; border: ${ring}px solid transparent; outline: none; }
QListView:focus { border-color: $focus; border-radius: ${round}px; }
QListView#calls::item { padding: ${thin}px ${pad}px; border-radius: ${round}px; }
QListView#calls::item:hover { background: $accent_soft; color: $ink; }
QListView#calls::item:selected { background: $accent_soft; color: $ink; }
QTableWidget { background: $surface; border: ${ring}px solid $line; border-radius: ${round}px; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink; }
QTableWidget:focus { border-color: $focus; }
QTableWidget::item { padding: ${thin}px ${pad}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; font-weight: bold; text-align: left;
    padding: ${thin}px ${pad}px; border: none; border-bottom: ${hair}px solid $edge; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: ${pad}px ${pad_wide}px;
    border: ${ring}px solid transparent; border-bottom: ${ring}px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { border-color: $focus; border-radius: ${thin}px; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: ${bar_round}px; min-height: ${gap}px;
    margin: ${hair}px; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: ${bar_round}px; min-width: ${gap}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
QMenu { background: $surface; border: ${hair}px solid $edge; padding: ${thin}px; }
QMenu::item { padding: ${pad}px ${gap}px; border-radius: ${thin}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolTip { background: $surface; color: $ink; border: ${hair}px solid $edge; padding: ${thin}px; }
""")


def palette(theme: Theme) -> QPalette:
    """The same colours for what a style sheet does not reach: arrows, placeholders, menus."""
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "inset",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, QColor(theme[name]))
    return made


def sheet(look: Look) -> str:
    """The style sheet for that look."""
    theme, unit = look.theme, look.unit
    ring = max(2, look.em(0.16))
    hair = max(1, look.em(0.08))
    lengths = {
        "text": unit,
        "small": look.em(0.875),
        "large": look.em(1.15),
        "larger": look.em(1.4),
        "largest": look.em(1.75),
        "hair": hair,
        "ring": ring,
        "thin": look.em(0.25),
        "pad": look.em(0.5),
        "pad_in": look.em(0.5) - (ring - hair),
        "pad_wide": look.em(0.8),
        "gap": look.em(1.1),
        "gap_in": look.em(1.1) - (ring - hair),
        "round": look.em(0.5),
        "bar": look.em(0.55),
        "bar_round": look.em(0.25),
    }
    colours = {role: theme[role] for role in ROLES}
    deep = mixed(theme["accent"], theme["ink"], 0.18)
    return _SHEET.substitute({name: str(value) for name, value in lengths.items()}, accent_deep=deep, **colours)
