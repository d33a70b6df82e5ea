"""Count it both ways: papers ticked at the left, every result as counted and as tried beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_titles import title_of
from app.domain.words import plural
from app.presenters.meeting_day.both_ways import present_both_ways
from app.presenters.meeting_day.trying import (
    TrialPapers,
    Tried,
    fewest,
    told_whole,
    try_papers,
)
from app.presenters.tables import Row
from app.presenters.view import Note, Table
from app.ui.desk import Desk
from app.ui.parts.announce import announce
from app.ui.parts.button import Button
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.progress import ProgressStrip
from app.ui.parts.splitter import ListDetail
from app.ui.parts.table import TableView
from app.ui.parts.table_delegate import PADDING, CellDelegate
from app.ui.parts.work import Task
from app.ui.printing import preview_paper, preview_table
from app.ui.theme import theme

BOX, GAP = 16, 8
AT_ONCE = 500
"""So many papers are counted without leaving the window."""
LIST_PART, RESULTS_PART = 9, 11
"""How the list and the results share the width."""
HINT = (
    "Space ticks a paper. A paper that counts is then left out, its votes neither represented "
    "nor voted; one set aside is counted. Nothing of it is recorded."
)
Done = Callable[[Any], object]
TITLE = "Count tried both ways"
COUNTING = "Counting both ways"
CALLED_OFF = "The count was called off. Tick again to count."
NONE_TURNS = "No ballots turn this result."


class TickDelegate(CellDelegate):
    """Draws a box before the first cell, ticked where the paper is."""

    def __init__(self, view: QWidget, ticked: Callable[[str], bool]) -> None:
        super().__init__(view)
        self._ticked, self._box = ticked, QCheckBox(view)
        self._box.hide()

    def draw_text(
        self, painter: QPainter, box: QRect, row: Row, column: int, align: Qt.AlignmentFlag
    ) -> None:
        """The box, then the text beside it; other columns as in every table."""
        if column:
            super().draw_text(painter, box, row, column, align)
            return
        side = theme().px(BOX)
        pen, option = painter.pen(), QStyleOptionButton()
        top = box.top() + (box.height() - side) // 2
        option.rect = QRect(box.left() + PADDING, top, side, side)
        state = QStyle.StateFlag
        option.state = state.State_Enabled | (
            state.State_On if self._ticked(row.key) else state.State_Off
        )
        box_part = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self._box.style().drawPrimitive(box_part, option, painter, self._box)
        painter.setPen(pen)
        super().draw_text(painter, box.adjusted(side + GAP, 0, 0, 0), row, column, align)


class TrialDialog(QDialog):
    """Papers are ticked; a long count runs beside the window and the latest ticks count alone."""

    def __init__(self, desk: Desk, parent: QWidget, made: TrialPapers) -> None:
        super().__init__(parent.window())
        self.desk, self.made = desk, made
        self.sheet: Sheet = made.sheet
        self.setWindowTitle("Count it both ways")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.filter = FilterBox("Filter holders")
        self.list, self.results = TableView(), TableView()
        self.strip = ProgressStrip()
        self.whole = make_label("", wrap=True)
        self.said, self.trouble = make_label("", "fact", wrap=True), NoteColumn()
        self.all_open = Button("Tick all for the &inspectors")
        self.fewest = Button("Tick the fe&west that turn it")
        self.untick = Button("&Untick all")
        self.smallest = Button("S&mallest sets…", icon="print")
        self.shown, self.leave = Button("&Print preview", icon="print"), Button("&Close")
        self.tried: Tried | None = None
        self._next: tuple[str, Task, Done] | None = None
        self._lay_out()
        self._connect()
        self.list.set_table(made.table())
        self.list.choose(next((str(n) for n in made.papers), ""))
        room = parent.window().size()
        self.resize(min(1680, room.width() - 40), min(720, room.height() - 60))
        self._parts.setSizes([self.width() * part // 20 for part in (LIST_PART, RESULTS_PART)])
        self.count()

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Proxies and ballots")
        self.results.setAccessibleName("Results as counted and as tried")
        grid = self.list.grid
        grid.setItemDelegate(TickDelegate(grid, lambda key: int(key) in self.made.ticked))
        left, right = QWidget(), QWidget()
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        first.setContentsMargins(0, 0, 12, 0)
        second.setContentsMargins(12, 0, 0, 0)
        for column in (first, second):
            column.setSpacing(8)
        ticks, turns = QHBoxLayout(), QHBoxLayout()
        ticks.addWidget(self.all_open)
        ticks.addWidget(self.untick)
        ticks.addStretch(1)
        turns.addWidget(self.fewest)
        turns.addStretch(1)
        first.addWidget(self.filter)
        first.addWidget(self.list, 1)
        first.addLayout(ticks)
        second.addWidget(self.said)
        second.addWidget(self.results, 1)
        second.addWidget(self.whole)
        second.addLayout(turns)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.smallest, self.shown, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(make_label(HINT, "fact", wrap=True))
        column.addWidget(self.trouble)
        column.addWidget(self.strip)
        self._parts = ListDetail(left, right)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)
        self.trouble.hide()

    def _connect(self) -> None:
        self.filter.filtered.connect(lambda text: self.list.set_table(self.made.table(text)))
        self.filter.left_down.connect(self.list.setFocus)
        self.list.grid.installEventFilter(self)
        self.list.grid.viewport().installEventFilter(self)
        self.list.opened.connect(self.tick)
        self.results.chosen.connect(self._tell)
        self.results.opened.connect(lambda _key: self.tick_fewest())
        self.all_open.clicked.connect(lambda: self.choose((*self.made.ticked, *self.made.open)))
        self.untick.clicked.connect(lambda: self.choose(()))
        self.fewest.clicked.connect(self.tick_fewest)
        self.smallest.clicked.connect(self._smallest)
        self.shown.clicked.connect(self.preview)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(lambda _code: self.strip.cancel())

    # Ticking

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the papers marked; a click on a box ticks that one."""
        grid = self.list.grid
        if watched is grid and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
                self.tick(self.list.current_key())
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            at = event.position().toPoint()
            inside = at.x() < PADDING + theme().px(BOX) + GAP
            if watched is grid.viewport() and inside and grid.indexAt(at).isValid():
                grid.setCurrentIndex(grid.indexAt(at))
                self.tick(self.list.current_key())
                return True
        return super().eventFilter(watched, event)

    def tick(self, key: str) -> None:
        """Tick the paper or take the tick away, and count again."""
        if key:
            announce(self.list.grid, self.made.tick(int(key)))
            self._again()

    def choose(self, numbers: tuple[int, ...]) -> None:
        """Tick these alone, and count again."""
        self.made.choose(numbers)
        self._again()

    def tick_fewest(self) -> None:
        """Tick the fewest that turn the result chosen at the right."""
        key, sheet = self.results.current_key(), self.sheet
        if not key:
            self._say("Choose a result at the right first.")
            return
        self._begin("Looking for the fewest", lambda _moved, _off: fewest(sheet, key), self._chosen)

    def _chosen(self, numbers: tuple[int, ...]) -> None:
        if numbers:
            self.choose(numbers)
            self.said.setText(f"{self.said.text()} {plural(len(numbers), 'paper')} at least.")
        else:
            self._say(NONE_TURNS)

    def _again(self) -> None:
        self.list.make_again()
        self.count()

    # Counting

    def count(self) -> None:
        """Count with what is ticked now; what was being counted is called off."""
        sheet, ticked = self.sheet, frozenset(self.made.ticked)
        self.trouble.hide()
        self.tried = None
        self._begin(COUNTING, lambda _moved, off: try_papers(sheet, ticked, off), self._show)

    def _begin(self, doing: str, task: Task, done: Done) -> None:
        """At once for a short list, else beside the window after what is called off."""
        if len(self.made.papers) <= AT_ONCE:
            done(task(lambda _moved: None, lambda: False))
            return
        self._next = (doing, task, done)
        if self.strip.busy():
            self.strip.cancel()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._next is None:
            self.said.setText(CALLED_OFF)
            return
        (doing, task, done), self._next = self._next, None

        def end(result: object) -> None:
            done(result)
            if self._next:
                self._go_on()

        self.strip.run(doing, task, end, called_off=self._go_on)

    def _show(self, tried: Tried) -> None:
        self.tried = tried
        self.results.set_table(tried.table)
        if not self.results.current_key() and tried.table.rows:
            self.results.choose(tried.table.rows[0].key)
        self._tell(self.results.current_key())
        self.said.setText(tried.said)
        announce(self.said, tried.said)

    def _tell(self, key: str) -> None:
        """The result chosen in full: a column may be too narrow for all of its figures."""
        rows = self.results.table().rows
        self.whole.setText(next((told_whole(row) for row in rows if row.key == key), ""))

    def _say(self, sentence: str) -> None:
        self.trouble.set_notes((Note("info", sentence),))
        self.trouble.show()

    # On paper

    def preview(self) -> None:
        """The trial as a paper; it is none for the minute book."""
        if self.tried is None:
            self._say("The count is not done yet. Print when the results are shown.")
            return
        company, today, sheet = self.desk.company.name, self.desk.today, self.sheet
        rows, said, ticked = self.tried.table.rows, self.tried.said, self.made.ticked_rows()

        def make(_moved: object, _off: object) -> bytes:
            from app.documents.meetings.trial import compose_trial
            from app.documents.typeset import typeset

            cells = [row.cells for row in rows]
            return typeset(
                compose_trial(company, title_of(sheet.plan), said, cells, ticked, today)
            ).data

        self._begin("Making the paper", make, lambda data: preview_paper(self, TITLE, data))

    def _smallest(self) -> None:
        """The smallest set that turns each result, as a table to print."""
        sheet = self.sheet

        def make(_moved: object, off: Callable[[], bool]) -> Table:
            return present_both_ways(sheet, off)

        self._begin(COUNTING, make, lambda table: preview_table(self.desk, self, table))
