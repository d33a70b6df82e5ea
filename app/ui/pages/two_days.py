"""Try two days: a small card that asks the bylaws and records nothing."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from app.presenters.two_days import Tried, try_two_days
from app.ui.desk import Desk
from app.ui.parts.date_field import DateField
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteView
from app.ui.theme import set_role, theme

AWAY = timedelta(days=45)


class TwoDays(QFrame):
    """A meeting set for one day and adjourned to another, under each version."""

    link = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.answers: tuple[Tried, ...] = ()
        set_role(self, "card")
        self.first, self.second = DateField(), DateField()
        for field in (self.first, self.second):
            field.setFixedWidth(theme().px(188))
            field.set_today(desk.today)
            field.changed.connect(lambda _on: self._ask())
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        self._lay_out()
        held = [m.plan.on for m in desk.company.meetings if m.plan.on]
        day = held[-1] if held else desk.today
        self.first.set_value(day)
        self.second.set_value(day + AWAY)

    def refresh(self) -> None:
        """Ask again."""
        self._ask()

    def take_focus(self) -> None:
        """Go to the first day."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(make_label("Try two days", "card"))
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        lines = (("Meeting &set for", self.first), ("&Adjourned to", self.second))
        for row, (words, field) in enumerate(lines):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addLayout(self._said)

    def _ask(self) -> None:
        while item := self._said.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        one, other = self.first.value(), self.second.value()
        if one is None or other is None:
            self.answers = ()
            self._said.addWidget(make_label("Write both days.", "fact"))
            return
        self.answers = try_two_days(self._desk.shelf, one, other)
        for heading, notes in self.answers:
            self._said.addWidget(make_label(heading, "section"))
            for note in notes:
                view = NoteView(note)
                view.link.connect(self.link)
                self._said.addWidget(view)
