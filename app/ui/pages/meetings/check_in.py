"""The roll at the left of the board: type a name or a certificate number, Enter marks present."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.presenters.meeting_day.roll import SHOWN, RollIndex, RoomNow, present_roll, roll_fact
from app.presenters.view import Choice, Table
from app.ui.parts.button import Button
from app.ui.parts.combo import Combo
from app.ui.parts.label import make_label
from app.ui.parts.table import TableView
from app.ui.theme import theme

FilePlaces = Callable[[str], Iterable[int]]
"""Holders found another way than by name: by a certificate's number."""
WORDS = "Name or certificate no., Enter"
HOUR_WIDTH = 92
CHOICES = tuple(Choice(value, label) for value, label in SHOWN.items())


class FindLine(QLineEdit):
    """The line typed into. Up and Down move in the list, Enter takes, Ctrl+Enter by agent."""

    entered = Signal(bool)
    moved = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme().changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter, Up, Down, Escape; all else is typing."""
        agent = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(agent)
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self._glass.setIcon(theme().icon("search", "ink3"))


class CheckIn(QWidget):
    """`arrived` gives the row's key and whether by agent, `gone` the key of who leaves."""

    arrived = Signal(str, bool)
    gone = Signal(str)

    def __init__(self, by_number: FilePlaces) -> None:
        super().__init__()
        self._by_number = by_number
        self._now: RoomNow | None = None
        self._index: RollIndex | None = None
        self._writable = False
        self.fact = make_label("", "small")
        self.line = FindLine(WORDS)
        self.hour = QLineEdit()
        self.hour.setAccessibleName("Hour at which it happens")
        self.hour.setPlaceholderText("now")
        self.table = TableView()
        self.table.setAccessibleName("Roll of holders")
        self.only = Combo()
        self.only.setAccessibleName("Which holders are shown")
        for choice in CHOICES:
            self.only.addItem(choice.label, choice.value)
        self.come = Button("&In person")
        self.agent = Button("By agen&t")
        self.leave = Button("&Leaves…")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(make_label("Roll of holders", "card"))
        head.addStretch(1)
        head.addWidget(self.fact)
        foot = QGridLayout()
        foot.setHorizontalSpacing(8)
        for column, widget in enumerate((self.come, self.agent, self.leave, self.only)):
            foot.addWidget(widget, 0, column)
            foot.setColumnStretch(column, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(head)
        label = make_label("H&our")
        label.setBuddy(self.hour)
        self.hour.setFixedWidth(theme().px(HOUR_WIDTH))
        find = QHBoxLayout()
        find.setSpacing(8)
        for widget in (self.line, label, self.hour):
            find.addWidget(widget, 1 if widget is self.line else 0)
        column.addLayout(find)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.line.textEdited.connect(lambda _text: self.look())
        self.line.textChanged.connect(lambda text: None if text else self.look())
        self.line.entered.connect(lambda by_agent: self._take(by_agent=by_agent))
        self.line.moved.connect(self._move)
        self.table.opened.connect(lambda _key: self._take(by_agent=False))
        self.only.activated.connect(lambda _place: self.look())
        self.come.clicked.connect(lambda: self._take(by_agent=False))
        self.agent.clicked.connect(lambda: self._take(by_agent=True))
        self.leave.clicked.connect(self._leave)

    def show_room(self, now: RoomNow, index: RollIndex, *, writable: bool) -> None:
        """Show the roll as it stands; the text and the row chosen stay."""
        self._now, self._index = now, index
        self.fact.setText(roll_fact(now, index))
        for button in (self.come, self.agent, self.leave):
            button.setVisible(writable)
        self._writable = writable
        self.look()

    def look(self) -> None:
        """Narrow the roll by what is typed; the first hit is chosen."""
        if self._now is None or self._index is None:
            return
        text = self.line.text().strip()
        found = [h for h in self._by_number(text) if h in self._now.sheet.voters] if text else ()
        only = str(self.only.currentData() or "all")
        table = present_roll(self._now, self._index, text, only, found)
        self.table.set_table(table)
        if text and table.rows and not self._holds(table, self.table.current_key()):
            self.table.choose(table.rows[0].key)

    def start_anew(self) -> None:
        """Ready for the next one at the door."""
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> Table:
        """The roll as shown."""
        return self.table.table()

    def _holds(self, table: Table, key: str) -> bool:
        return any(row.key == key for row in table.rows)

    def _take(self, *, by_agent: bool) -> None:
        if self._writable and (key := self.table.current_key()):
            self.arrived.emit(key, by_agent)

    def _leave(self) -> None:
        if key := self.table.current_key():
            self.gone.emit(key)

    def _move(self, step: int) -> None:
        grid = self.table.grid
        at = grid.currentIndex().row() + step
        if 0 <= at < grid.model().rowCount():
            grid.setCurrentIndex(grid.model().index(at, 0))
