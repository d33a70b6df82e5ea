"""The right side of a list: heading, facts, notes, acts, and small tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.presenters.view import Detail, Link, Passage, Table
from app.ui.theme import theme

from .button import Button
from .label import make_copyable, make_label, make_rich
from .note import NoteColumn
from .table import TableView

FACT_WIDTH, MOST_ROWS, ACTS_WIDTH = 96, 8, 400
PAPER = "paper:"
"""The target of an act that shows a paper; papers stand under the other acts."""


class _Body(QWidget):
    """Its height follows from its width, or it would scroll as if its texts stood narrowest."""

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts need; the height is left to the texts."""
        return QSize(super().minimumSizeHint().width(), 0)


class DetailView(QScrollArea):
    """A `view.Detail`. `action` gives an act's target, `link` a note's; rows give their keys."""

    action = Signal(str)
    link = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, left: int = 12) -> None:
        super().__init__(parent)
        self._left = left
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._detail: Detail | None = None
        self._make: Callable[[], Detail | None] | None = None
        self._hint, self._built = "", True
        self._tables: tuple[TableView, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def detail(self) -> Detail | None:
        """What is shown, or will be as soon as the window has drawn."""
        if self._make:
            make, self._make = self._make, None
            self._detail = make()
        return self._detail

    @property
    def tables(self) -> tuple[TableView, ...]:
        """The tables that are shown."""
        self._build()
        return self._tables

    @property
    def buttons(self) -> dict[str, Button]:
        """The buttons of the acts by their targets."""
        self._build()
        return self._buttons

    def show_detail(self, detail: Detail | None, hint: str = "") -> None:
        """Show this; without one, a sentence of what would stand here."""
        self.show_later(lambda: detail, hint)
        self._build()

    def show_later(self, make: Callable[[], Detail | None], hint: str = "") -> None:
        """Show what this makes, in turns of the loop of their own: it is read, then it is built.

        Whoever asks for it before then gets it at once; out of sight it waits to be seen.
        """
        self._make, self._hint, self._built = make, hint, False
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What waited is made now."""
        super().showEvent(event)
        if not self._built:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen waits: the file may be closed before its turn comes."""
        super().hideEvent(event)
        self._soon.stop()

    def _go_on(self) -> None:
        if self._make:
            self.detail()
            self._soon.start()
        else:
            self._build()

    def _build(self) -> None:
        if self._built:
            return
        detail, hint = self.detail(), self._hint
        self._built, self._tables, self._buttons = True, (), {}
        body = _Body()
        body.setProperty("role", "clear")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(self._left, 12, 8, 12)
        self._column.setSpacing(8)
        if detail is None:
            self._column.addWidget(make_label(hint, "fact", wrap=True))
        else:
            self._fill(detail)
        self._column.addStretch(1)
        self.setWidget(body)

    def _fill(self, detail: Detail) -> None:
        self.setAccessibleName(detail.title)
        if detail.title:
            self._column.addWidget(make_label(detail.title, "card", wrap=True))
        if detail.facts:
            self._column.addLayout(make_facts(detail.facts))
        notes = NoteColumn()
        notes.set_notes(detail.notes)
        notes.link.connect(self.link)
        self._column.addWidget(notes)
        notes.setVisible(bool(detail.notes))
        for passage in detail.passages:
            self._column.addWidget(make_passage(passage))
        papers = [one for one in detail.acts if one.target.startswith(PAPER)]
        acts = [one for one in detail.acts if one not in papers]
        if acts:
            self._column.addLayout(self._acts(acts))
        if papers:
            self._column.addWidget(make_label("Papers", "section"))
            self._column.addLayout(self._acts(papers))
        self._tables = tuple(self._table(table) for table in detail.tables)

    def _acts(self, acts: Sequence[Link]) -> QVBoxLayout:
        """The acts in as many rows as they need."""
        rows, wide = QVBoxLayout(), ACTS_WIDTH + 1
        rows.setSpacing(8)
        row = QHBoxLayout()
        for one in acts:
            button = Button(one.label)
            button.clicked.connect(partial(self.action.emit, one.target))
            self._buttons[one.target] = button
            wide += button.sizeHint().width() + 8
            if wide > ACTS_WIDTH:  # px at any text size: the detail grows no wider
                row, wide = QHBoxLayout(), button.sizeHint().width()
                row.setSpacing(8)
                rows.addLayout(row)
            row.addWidget(button)
        for number in range(rows.count()):
            if isinstance(line := rows.itemAt(number), QHBoxLayout):
                line.addStretch(1)
        return rows

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


def make_passage(passage: Passage) -> QLabel:
    """Printed text with its marked places on a coloured ground; it can be selected and copied."""
    colour = theme().colour("pensoft").name()
    pieces: list[str] = []
    at = 0
    for start, end in passage.marks:
        if start < at:
            continue
        marked = escape(passage.text[start:end])
        pieces.append(escape(passage.text[at:start]))
        pieces.append(f'<span style="background:{colour}">{marked}</span>')
        at = end
    pieces.append(escape(passage.text[at:]))
    label = make_rich(f'<div style="white-space:pre-wrap">{"".join(pieces)}</div>', "law")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(f"{passage.cite}: {passage.text}")
    return label


def make_facts(facts: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Labels and texts in two columns; the texts can be marked and copied."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, theme().px(FACT_WIDTH))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop  # and both drawn alike, or their lines would not meet
    for row, (label, text) in enumerate(facts):
        value, name = make_copyable(text), make_copyable(label, "fact")
        name.setWordWrap(False)
        value.setAccessibleName(f"{label}: {text}")
        grid.addWidget(name, row, 0, top)
        grid.addWidget(value, row, 1, top)
    return grid
