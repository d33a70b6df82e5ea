"""The one style sheet, made from the tokens. Widgets are told apart by their `role` property."""

from __future__ import annotations

from collections.abc import Mapping

from . import tokens as look
from .tokens import Tokens

RULES = """
QWidget#page, QFrame[role="page"], QDialog, QScrollArea[role="page"], QWidget[role="page"]
  { background: @page; color: @ink }
QMainWindow, QFrame[role="desk"], QWidget[role="desk"], QDialog[role="desk"]
  { background: @desk; color: @ink }
QFrame[role="side"] { background: @sunk; color: @ink; border-right: 1px solid @rule }
QFrame[role="card"] { background: @sheet; color: @ink; border: 1px solid @rule; border-radius: 4px }
QFrame[role="foot"] { background: @sunk; color: @ink; border-top: 1px solid @rule }
QLabel[role="paper"] { background: transparent }
QFrame[role="line"] { background: @rule; border: none; max-height: 1px; min-height: 1px }
QFrame[role="popup"] { background: @sheet; color: @ink; border: 1px solid @edge }
QScrollArea, QScrollArea > QWidget > QWidget[role="clear"] { background: transparent; border: none }

QLabel { color: @ink; background: transparent }
QLabel[role="title"] { font-family: "@serif"; font-size: $23; font-weight: 600 }
QLabel[role="card"] { background: transparent; border: none; font-family: "@serif";
  font-size: $18; font-weight: 600 }
QLabel[role="month"] { font-family: "@serif"; font-size: $16; font-weight: 600 }
QLabel[role="figure"] { font-family: "@serif"; font-size: $28; font-weight: 600 }
QLabel[role="name"] { font-family: "@serif"; font-size: $34; font-weight: 600 }
QLabel[role="law"] { font-family: "@serif"; font-size: $16 }
QLabel[role="section"] { font-weight: 600 }
QLabel[role="fact"] { color: @ink2 }
QLabel[role="note"] { font-size: $14 }
QLabel[role="small"] { color: @ink2; font-size: $14 }
QLabel[role="smallstrong"] { font-size: $14; font-weight: 600 }
QLabel[role="head"] { color: @ink2; font-size: $14; font-weight: 600 }
QLabel[role="chip"] { color: @ink2; background: @notesoft; border: 1px solid @edge;
  border-radius: 9px; padding: 1px 10px; font-size: $14 }

QFrame[note="error"] { background: @breachsoft; border: @softborder @breach;
  border-left: 3px solid @breach }
QFrame[note="warning"] { background: @checksoft; border: @softborder @check;
  border-left: 3px solid @check }
QFrame[note="info"] { background: @notesoft; border: @softborder @note;
  border-left: 3px solid @note }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: @sheet; color: @ink;
  border: 1px solid @edge; border-radius: 3px; padding: 0 9px; selection-background-color: @pensoft;
  selection-color: @ink; placeholder-text-color: @ink3 }
QPlainTextEdit, QTextEdit { padding: 4px 6px }
QLineEdit { min-height: ^; max-height: ^; icon-size: $16 }
QComboBox { min-height: ^; max-height: ^; padding: 0 11px }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus
  { border: 2px solid @pen; padding: 0 8px }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px }
QLineEdit:focus, QComboBox:focus { min-height: v; max-height: v }
QLineEdit[breach="true"], QComboBox[breach="true"], QPlainTextEdit[breach="true"]
  { border: 2px solid @breach; padding: 0 8px }
QPlainTextEdit[breach="true"] { padding: 3px 5px }
QLineEdit[breach="true"], QComboBox[breach="true"] { min-height: v; max-height: v }
QComboBox:focus, QComboBox[breach="true"] { padding: 0 10px }
QLineEdit:read-only { background: @sunk; color: @ink }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled
  { background: @sunk; color: @ink3 }
QComboBox::drop-down { border: none; width: 26px }
QComboBox::down-arrow { image: url("%down%"); width: $16; height: $16 }
QComboBox QAbstractItemView, QListView[role="choices"] { background: @sheet; color: @ink;
  border: 1px solid @edge; outline: none; padding: 2px }
QComboBox QAbstractItemView::item, QListView[role="choices"]::item
  { min-height: $26; padding: 0 8px; color: @ink }
QComboBox QAbstractItemView::item:selected, QListView[role="choices"]::item:selected
  { background: @pensoft; color: @ink; border-left: 4px solid @pen }

QPushButton { background: @sheet; color: @ink; border: 1px solid @edge; border-radius: 4px;
  padding: 0 13px; min-height: ^; max-height: ^ }
QPushButton:hover { background: @pensoft; color: @ink }
QPushButton:pressed { background: @notesoft; color: @ink }
QPushButton:focus { border: 2px solid @pen; padding: 0 12px; min-height: v; max-height: v }
QPushButton:disabled { color: @ink3; background: @sunk }
QPushButton[role="primary"] { background: @pen; color: @onpen; border: 1px solid @pen;
  font-weight: 600 }
QPushButton[role="primary"]:hover { background: @penhover; color: @onpen }
QPushButton[role="primary"]:focus { background: @penhover; color: @onpen; border: 2px solid @ink }
QPushButton[role="link"] { background: transparent; color: @pen; border: none; padding: 0 2px;
  text-decoration: underline; min-height: $24; max-height: $24 }
QPushButton[role="link"]:focus { border: 2px solid @pen; border-radius: 3px; padding: 0 }
QToolButton { background: transparent; color: @ink; border: 1px solid transparent;
  border-radius: 4px; padding: 3px; min-width: 24px; min-height: 24px }
QToolButton:hover { background: @pensoft; color: @ink }
QToolButton:focus { border: 2px solid @pen; padding: 2px }
QLineEdit QToolButton { min-width: 24px; min-height: 20px; padding: 0; border: none }

QCheckBox, QRadioButton { color: @ink; spacing: 8px; min-height: $24; padding: 1px }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @pen; border-radius: 3px; padding: 0 }
QCheckBox::indicator { width: $16; height: $16; border: 1px solid @edge; border-radius: 3px;
  background: @sheet }
QCheckBox::indicator:checked { background: @pen; border: 1px solid @pen; image: url("%tick%") }
QRadioButton::indicator { width: $14; height: $14; border: 1px solid @edge; border-radius: $8;
  background: @sheet }
QRadioButton::indicator:checked { border: 5px solid @pen; width: $6; height: $6 }

QTableView, QListView, QTreeView { background: @sheet; color: @ink; border: 1px solid @rule;
  border-radius: 4px; outline: none; selection-background-color: @pensoft; selection-color: @ink }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid @pen }
QTableView[role="months"], QListView[role="lanes"] { background: transparent; border: none }
QHeaderView { background: @sunk; border: none }
QHeaderView::section { background: @sunk; color: @ink2; font-size: $14; font-weight: 600;
  border: none; border-bottom: 1px solid @edge; padding: 0 11px }
QListView[role="side"] { background: @sunk; color: @ink; border: none; border-radius: 0 }
QListView[role="side"]::item { border-bottom: 1px solid @rule; padding: 6px 12px }
QListView[role="side"]::item:selected { background: @pensoft; color: @ink;
  border-left: 4px solid @pen }

QTabBar { background: transparent; outline: none }
QTabBar[role="index"]::tab { background: @desk2; color: @ink2; border: none;
  border-top: 3px solid @desk2; border-top-left-radius: 5px; border-top-right-radius: 5px;
  padding: 6px 18px; margin: 0 2px 0 0; min-height: $24 }
QTabBar[role="index"]::tab:selected { background: @page; color: @ink; border-top: 3px solid @pen;
  font-weight: 600 }
QTabBar[role="index"]::tab:hover:!selected { color: @ink }
QTabBar[role="sub"]::tab { background: transparent; color: @ink2; border: none;
  border-bottom: 3px solid transparent; padding: 6px 5px; margin: 0 16px 0 0; min-height: $22 }
QTabBar::scroller { width: $24 }
QTabBar::tear { width: 0; border: none }
QTabBar QToolButton { background: @page; border: none; border-radius: 3px }
QTabBar QToolButton:hover { background: @pensoft }
QTabBar[role="sub"]::tab:selected { color: @ink; font-weight: 600; border-bottom: 3px solid @pen }

QMenuBar { background: @desk; color: @ink; padding: 2px 8px }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 3px }
QMenuBar::item:selected { background: @pensoft; color: @ink }
QMenu { background: @sheet; color: @ink; border: 1px solid @edge; padding: 4px }
QMenu::item { padding: 5px 24px 5px 16px; border-left: 4px solid transparent }
QMenu::item:selected { background: @pensoft; color: @ink; border-left: 4px solid @pen }
QMenu::item:disabled { color: @ink3 }
QMenu::separator { height: 1px; background: @rule; margin: 4px 8px }
QToolTip { background: @sheet; color: @ink; border: 1px solid @edge; padding: 4px 6px }
QStatusBar, QWidget#status { background: @desk; color: @ink2; font-size: $14 }
QStatusBar::item { border: none }
QLabel[role="status"] { color: @ink2; font-size: $14 }

QScrollBar { background: transparent; border: none; margin: 0 }
QScrollBar:vertical { width: 12px }
QScrollBar:horizontal { height: 12px }
QScrollBar::handle { background: @thumb; border-radius: 3px; margin: 2px }
QScrollBar::handle:vertical { min-height: 28px }
QScrollBar::handle:horizontal { min-width: 28px }
QScrollBar::handle:hover { background: @edge }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent }
"""


def make_sheet(
    tokens: Tokens,
    text_size: int = 100,
    *,
    high_contrast: bool = False,
    pictures: Mapping[str, str] | None = None,
) -> str:
    """The style sheet in these colours; `text_size` in percent, `pictures` are paths by name.

    `^` is the inner height of a control with a 1 px border, `v` with one of 2 px.
    """
    values = {f"@{name}": getattr(tokens, name) for name in tokens._fields}
    values |= {"@serif": look.SERIF, "@softborder": "2px solid" if high_contrast else "0 solid"}
    inner = round(look.CONTROL * text_size / 100) - 2
    values |= {": ^": f": {inner}px", ": v": f": {inner - 2}px"}
    values |= {f"${n}": f"{round(n * text_size / 100)}px" for n in range(6, 40)}
    values |= {f"%{name}%": path for name, path in (pictures or {}).items()}
    sheet = RULES
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(name, values[name])
    return sheet
