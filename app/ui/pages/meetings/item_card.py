"""The card of an item of business: its count typed in place, its tests line by line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.meeting_day.facts import ON_ITEM
from app.domain.words import whole
from app.presenters.figures import capital
from app.presenters.meeting_day.items import VOTE, ItemCard
from app.presenters.view import Link, Note
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.label import SignLabel, link, make_label, make_rich, set_rich
from app.ui.parts.note import NoteColumn
from app.ui.parts.table import TableView
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import NOTE_WIDTH, NUMBER_WIDTH

MOST_NOMINEES, LEAST, SECTION = 12, 64, 84


class VoteLine(QLineEdit):
    """A number of votes, with thousands commas; Enter goes on."""

    entered = Signal()

    def __init__(self, name: str, votes: int | None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(theme().px(LEAST))
        self.setMaximumWidth(theme().px(NUMBER_WIDTH))
        self.setText("" if votes is None else whole(votes))

    def votes(self) -> str:
        """The figures without commas."""
        return self.text().replace(",", "").replace(" ", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next; all else is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ItemCardView(QFrame):
    """One card. `asked` gives an act's target, `counted` the item and the votes, `why` a rule."""

    asked = Signal(str)
    counted = Signal(int, object)
    why = Signal(str)

    def __init__(self, card: ItemCard) -> None:
        super().__init__()
        set_role(self, "card")
        self.card = card
        self.lines: dict[str, VoteLine] = {}
        self.buttons: dict[str, Button] = {}
        self.table: TableView | None = None
        self._links: dict[int, QLabel] = {}
        theme().changed.connect(self._dress)
        self.notes = NoteColumn()
        self.notes.link.connect(self._follow)
        self.setAccessibleName(f"{card.title}, {card.chip}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(self._head())
        if card.motion:
            column.addWidget(make_label(card.motion, "small", wrap=True))
        if card.kind == VOTE and card.open:
            column.addLayout(self._fields())
        elif card.kind == VOTE and card.votes:
            column.addWidget(make_label(_said(card.votes), "section"))
        if card.lines:
            column.addLayout(self._tests())
        if card.table:
            column.addWidget(self._places())
        column.addLayout(kept_narrow(self.notes))
        self.say(card.notes)
        if card.acts:
            column.addLayout(self._acts())

    def say(self, notes: tuple[Note, ...]) -> None:
        """Show these notes under the count."""
        self.notes.set_notes(notes)
        self.notes.setVisible(bool(notes))

    def typed(self) -> dict[str, str]:
        """The votes typed, by column; empty ones left out."""
        told = {name: line.votes() for name, line in self.lines.items()}
        return {name: votes for name, votes in told.items() if votes}

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(make_label(self.card.title, "card", wrap=True), 1)
        chip = Chip(self.card.chip, self.card.outcome)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        counted = bool(self.card.votes)
        for name in ON_ITEM:
            label = make_label(capital(name))
            votes = self.card.votes.get(name, 0) if counted else None
            line = VoteLine(f"{capital(name)}, item {self.card.number}", votes)
            label.setBuddy(line)
            self.lines[name] = line
            row.addWidget(label)
            row.addWidget(line)
            row.addSpacing(8)
        record = Button("Record")
        record.setAccessibleName(f"Record the votes on item {self.card.number}")
        record.clicked.connect(self._record)
        self.buttons["record"] = record
        row.addWidget(record)
        row.addStretch(1)
        lines = list(self.lines.values())
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            line.entered.connect(lambda after=after: self._next(after))
        return row

    def _next(self, after: VoteLine | None) -> None:
        if after is None:
            self._record()
            return
        after.setFocus(Qt.FocusReason.TabFocusReason)
        after.selectAll()

    def _record(self) -> None:
        self.counted.emit(self.card.number, self.typed())

    def _tests(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, test in enumerate(self.card.lines):
            sign, words = SignLabel(test.severity), make_label(test.words, wrap=True)
            words.setAccessibleName(test.spoken)
            figures = make_label(test.figures, "section")
            section = self._links[row] = make_rich(role="note")
            section.linkActivated.connect(self._follow)
            section.setFixedWidth(theme().px(SECTION))
            for column, widget in enumerate((sign, words, figures, section)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self._dress()
        return grid

    def _dress(self) -> None:
        """The sections as links in the colours in force."""
        for row, label in self._links.items():
            test = self.card.lines[row]
            set_rich(label, link(f"why:{test.rule}", test.section))

    def _places(self) -> QWidget:
        table = self.table = TableView()
        assert self.card.table  # noqa: S101 - asked where there is one
        table.setAccessibleName(self.card.table.title)
        table.set_action_labels({"nominate": "Nominate…"})
        table.action.connect(self.asked)
        table.set_table(self.card.table)
        table.fit_rows(MOST_NOMINEES)
        return table

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in self.card.acts:
            row.addWidget(self._button(one))
        row.addStretch(1)
        return row

    def _button(self, one: Link) -> Button:
        button = Button(one.label)
        button.setAccessibleName(f"{one.label.rstrip('…')}, item {self.card.number}")
        button.clicked.connect(lambda: self.asked.emit(one.target))
        self.buttons[one.target.partition(":")[0]] = button
        return button

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "why":
            self.why.emit(rest)
        else:
            self.asked.emit(target)


def kept_narrow(notes: NoteColumn) -> QHBoxLayout:
    """Notes at their widest, in a row that gives the rest away.

    A column lays its height out for the whole width it is given, wider than notes become.
    """
    notes.setMaximumWidth(theme().px(NOTE_WIDTH))
    row = QHBoxLayout()
    row.addWidget(notes, 1)
    row.addStretch(0)
    return row


def _said(votes: Mapping[str, int]) -> str:
    return "   ".join(f"{capital(name)} {whole(votes.get(name, 0))}" for name in ON_ITEM)
