"""Beside the months: the day under the cursor, whether it fits, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.words import day_paper_long
from app.presenters.view import CountLine, DayView, Note, Why
from app.ui.theme import theme

from .label import link, make_label, make_line, make_rich, set_rich
from .note import NoteColumn

WIDTH, TALLEST = 304, 420


class Reasons(QScrollArea):
    """The day and its notes above, the rules with their sums below; `link` gives a target."""

    link = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._day = make_label(role="section")
        self._holiday = make_label(role="small", wrap=True)
        self._notes = NoteColumn()
        self._notes.link.connect(self.link)
        self._why = QVBoxLayout()
        self._why.setSpacing(6)
        self._whys: tuple[Why, ...] | None = None
        self._height = 0
        self._body = QWidget()
        self._body.setProperty("role", "clear")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for part in (self._day, self._holiday, self._notes):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(self._why)
        column.addStretch(1)
        self.setWidget(self._body)

    def wanted_height(self) -> int:
        """How high all reasons of the day shown are, in px."""
        return self._body.heightForWidth(theme().px(WIDTH)) + 4

    def reserve(self, views: Iterable[DayView]) -> None:
        """Be high enough for each of these days, within bounds; the rest scrolls."""
        heights: list[int] = []
        for view in views:
            self.show_day(view)
            for part in self._body.findChildren(QWidget):  # unseen layouts forget nothing
                part.ensurePolished()
                part.updateGeometry()
            heights.append(self.wanted_height())
        self._height = min(max(heights, default=0), theme().px(TALLEST))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The height reserved."""
        return QSize(theme().px(WIDTH), self._height)

    def minimumSizeHint(self) -> QSize:
        """The width only."""
        return QSize(theme().px(WIDTH), 1)

    def show_day(self, view: DayView) -> None:
        """Say how this day stands to each rule."""
        self._day.setText(day_paper_long(view.on))
        self._holiday.setText(f"{view.holiday}." if view.holiday else "")
        self._holiday.setVisible(bool(view.holiday))
        self._notes.set_notes(view.notes)
        self._settle()

    def show_whys(self, whys: Sequence[Why]) -> None:
        """Explain these rules."""
        self.setFixedWidth(theme().px(WIDTH))
        if self._whys == tuple(whys):
            return
        self._whys = tuple(whys)
        while item := self._why.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, why in enumerate(whys):
            self._explain(why, first=number == 0)

    def notes(self) -> tuple[Note, ...]:
        """The notes of the day under the cursor."""
        return self._notes.notes()

    def day(self) -> str:
        """The day under the cursor in words."""
        return self._day.text()

    def showEvent(self, event: QShowEvent) -> None:
        """The fonts are known now."""
        super().showEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar only where it is needed, for it takes room from the text."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        policy = Qt.ScrollBarPolicy
        over = self.wanted_height() > self.height() + 4
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if over else policy.ScrollBarAlwaysOff
        )

    def _explain(self, why: Why, *, first: bool) -> None:
        self._why.addWidget(make_line())
        self._why.addWidget(make_label("Why these days?" if first else why.title, "section"))
        self._why.addWidget(make_label(why.says, "law", wrap=True))
        cited = make_rich(role="note")
        cited.linkActivated.connect(self.link)
        said = why.version.removesuffix(why.section).rstrip(", ")
        set_rich(cited, f"{said}, {link(f'why:{why.rule}', why.section)}")
        self._why.addWidget(cited)
        if why.lines:
            self._why.addWidget(_sum(why.lines))
        for unclear in why.unclear:
            self._why.addWidget(make_label(unclear, "small", wrap=True))


def _sum(lines: Sequence[CountLine]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 2, 0, 2)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(lines):
        for column, cell in enumerate(_line(line)):
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
    return table


def _line(line: CountLine) -> tuple[QLabel, ...]:
    label = make_label(line.label, "small", wrap=True)
    day = make_label(line.day, "smallstrong")
    return label, day, make_label(line.remark, "small")
