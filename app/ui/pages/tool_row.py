"""The row above a list: the day it stands for, a filter, a class, copy and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.words import day_plain
from app.presenters.view import Choice
from app.ui.parts.button import Button, IconButton
from app.ui.parts.date_field import DateField
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.label import make_label
from app.ui.theme import theme

DATE_WIDTH, FILTER_WIDTH, FILTER_LEAST, CHOICE_WIDTH = 172, 232, 120, 156


class ToolRow(QFrame):
    """The tools of a list. Another day than today turns the row to the ground of a note.

    `day_changed` gives the day asked for; `filtered` the text; `chosen` the value of the class.
    """

    day_changed = Signal(object)
    filtered = Signal(str)
    chosen = Signal(str)
    copy_asked = Signal()
    export_asked = Signal()

    def __init__(self, label: str, today: date) -> None:
        super().__init__()
        self._today = today
        self.day = DateField()
        self.day.setAccessibleName(label.replace("&", ""))
        self.day.changed.connect(self._changed)
        self._label = QLabel(label)
        self._label.setBuddy(self.day)
        self._second = make_label()
        self.back = Button("Back to today", "link")
        self.back.clicked.connect(lambda: self.show_day(self._today, tell=True))
        self.choice = QComboBox()
        self.choice.setAccessibleName("Class of shares")
        self.choice.activated.connect(lambda: self.chosen.emit(self.choice.currentData()))
        self.choice.hide()
        self.filter = FilterBox()
        self.filter.filtered.connect(self.filtered)
        self._copy = IconButton("copy", "Copy the table (Ctrl+Shift+C)")
        self._copy.clicked.connect(self.copy_asked)
        self._export = IconButton("arrow_export_ltr", "Export the table (Ctrl+E)")
        self._export.clicked.connect(self.export_asked)
        self._lay_out()
        theme().changed.connect(self._fit)
        self._fit()
        self.set_today(today)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self._label, self.day, self.choice):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.filter, 100)  # gives way where the letters are large
        for widget in (self._copy, self._export):
            tools.addWidget(widget)
        past = QHBoxLayout()
        past.setSpacing(12)
        past.addWidget(self._second)
        past.addWidget(self.back)
        past.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(tools)
        self._column.addLayout(past)

    def _fit(self) -> None:
        for widget, width in ((self.day, DATE_WIDTH), (self.choice, CHOICE_WIDTH)):
            widget.setFixedWidth(theme().px(width))
        self.filter.setMinimumWidth(theme().px(FILTER_LEAST))
        self.filter.setMaximumWidth(theme().px(FILTER_WIDTH))

    def set_today(self, today: date) -> None:
        """The day of the desk; a row that stood on today goes along with it."""
        stood = self.day.value()
        self.day.set_today(today)
        followed = stood is None or stood == self._today
        self._today = today
        self.show_day(today if followed or stood is None else stood)

    def show_day(self, on: date, *, tell: bool = False) -> None:
        """Stand on this day."""
        self.day.set_value(on)
        self._dress(on)
        if tell:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.day_changed.emit(on)

    def on(self) -> date:
        """The day the list stands for; today while the field holds none."""
        return self.day.value() or self._today

    def said(self) -> str:
        """What the row says of a day that is not today."""
        return self._second.text() if self.on() != self._today else ""

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these classes; the box shows only where there are several."""
        kept = self.choice.currentData()
        self.choice.clear()
        for one in choices:
            self.choice.addItem(one.label, one.value)
        self.choice.setCurrentIndex(max(0, self.choice.findData(kept)))
        self.choice.setVisible(len(choices) > 2)

    def set_filter(self, words: str) -> None:
        """What the filter narrows; a list that has none shows no box."""
        self.filter.set_words(words)
        self.filter.setVisible(bool(words))

    def set_as_of(self, shown: bool) -> None:
        """Show or hide the day; a list that does not depend on it has none."""
        for widget in (self._label, self.day):
            widget.setVisible(shown)
        self._dress(self.on() if shown else self._today)

    def _changed(self, on: date | None) -> None:
        if on is None:
            on = self._today
            self.day.set_value(on)
        self._dress(on)
        self.day_changed.emit(on)

    def _dress(self, on: date) -> None:
        past = on != self._today
        self._second.setText(f"As of {day_plain(on)}. Recorded today.")
        self._second.setVisible(past)
        self.back.setVisible(past)
        self.setProperty("note", "info" if past else "")
        self._column.setContentsMargins(*((9, 6, 9, 6) if past else (0, 6, 0, 6)))
        self.style().unpolish(self)
        self.style().polish(self)
