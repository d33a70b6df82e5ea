"""The right side of a list: heading, facts, notes, acts, and small tables."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.presenters.view import Detail, Table
from app.ui.theme import theme

from .button import Button
from .label import make_label
from .note import NoteColumn
from .table import TableView

FACT_WIDTH, MOST_ROWS = 96, 8


class DetailView(QScrollArea):
    """A `view.Detail`. `action` gives an act's target, `link` a note's; rows give their keys."""

    action = Signal(str)
    link = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._detail: Detail | None = None
        self.tables: tuple[TableView, ...] = ()
        self.buttons: dict[str, Button] = {}

    def detail(self) -> Detail | None:
        """What is shown."""
        return self._detail

    def show_detail(self, detail: Detail | None, hint: str = "") -> None:
        """Show this; without one, a sentence of what would stand here."""
        self._detail, self.tables, self.buttons = detail, (), {}
        body = QWidget()
        body.setProperty("role", "clear")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 8, 12)
        self._column.setSpacing(8)
        if detail is None:
            self._column.addWidget(make_label(hint, "fact", wrap=True))
        else:
            self._fill(detail)
        self._column.addStretch(1)
        self.setWidget(body)

    def _fill(self, detail: Detail) -> None:
        self.setAccessibleName(detail.title)
        self._column.addWidget(make_label(detail.title, "card", wrap=True))
        if detail.facts:
            self._column.addLayout(make_facts(detail.facts))
        notes = NoteColumn()
        notes.set_notes(detail.notes)
        notes.link.connect(self.link)
        self._column.addWidget(notes)
        notes.setVisible(bool(detail.notes))
        if detail.acts:
            self._column.addLayout(self._acts(detail))
        self.tables = tuple(self._table(table) for table in detail.tables)

    def _acts(self, detail: Detail) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in detail.acts:
            button = Button(one.label)
            button.clicked.connect(partial(self.action.emit, one.target))
            self.buttons[one.target] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _table(self, table: Table) -> TableView:
        if table.title:
            self._column.addSpacing(4)
            self._column.addWidget(make_label(table.title, "section"))
        view = TableView()
        view.setAccessibleName(table.title or "Table")
        view.set_table(table)
        view.fit_rows(MOST_ROWS)
        view.chosen.connect(self.chosen)
        view.opened.connect(self.opened)
        view.action.connect(self.action)
        self._column.addWidget(view)
        return view


def make_facts(facts: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Labels and texts in two columns; the texts can be marked and copied."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, theme().px(FACT_WIDTH))
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(facts):
        value = make_label(text, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{label}: {text}")
        grid.addWidget(make_label(label, "fact"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    return grid
