"""Two months side by side as a table of days, so that a screen reader finds every cell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.presenters.view import RuledDate
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import SMALL

from .calendar_cells import COLUMNS, GAP_COLUMN, WEEKS, Cell, left_month, two_months
from .calendar_draw import draw_cell, draw_cursor
from .day_text import shift_day, shift_month
from .table_model import Index

HEADS = "Su Mo Tu We Th Fr Sa".split()
CELL_WIDTH, CELL_HEIGHT, HEAD_HEIGHT, GAP = 40, 36, 24, 20
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DaysModel(QAbstractTableModel):
    """The cells by week and weekday; names are what a screen reader says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells: tuple[Cell, ...] = ()
        self._at: dict[tuple[int, int], Cell] = {}

    def set_cells(self, cells: tuple[Cell, ...]) -> None:
        """Show other days."""
        self.beginResetModel()
        self.cells = cells
        self._at = {(c.row, c.column): c for c in cells}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Six weeks."""
        return WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        """Seven days, a gap, seven days."""
        return COLUMNS

    def cell(self, index: Index) -> Cell | None:
        """The day at this place."""
        return self._at.get((index.row(), index.column()))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The day as a screen reader says it."""
        cell = self.cell(index)
        said = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        return cell.spoken if cell and said else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every day can be chosen, also those outside."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Months(QTableView):
    """Two months of days; `moved` gives the day under the cursor, `chosen` the day taken."""

    moved = Signal(object)
    chosen = Signal(object)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "months")
        self.setAccessibleName("Calendar")
        self._days = DaysModel(self)
        self.setModel(self._days)
        self._ruled: RuledDate | None = None
        self._value: date | None = None
        self._cursor = date(2000, 1, 1)
        self._left = self._cursor
        self._squeeze = 0
        for bar in (self.horizontalHeader(), self.verticalHeader()):
            bar.hide()
            bar.setMinimumSectionSize(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)

    # Values

    def cells(self) -> tuple[Cell, ...]:
        """What is drawn, a value for each day."""
        return self._days.cells

    def cursor_day(self) -> date:
        """The day under the cursor."""
        return self._cursor

    def months(self) -> tuple[date, date]:
        """The first days of the months shown."""
        return self._left, shift_month(self._left, 1)

    def set_ruled(self, ruled: RuledDate, value: date | None, cursor: date) -> None:
        """Show these days with the cursor on one of them."""
        self._ruled, self._value, self._cursor = ruled, value, cursor
        self._left = left_month(ruled, cursor)
        self._fill()

    def move_to(self, on: date) -> None:
        """Put the cursor on this day and turn the pages as far as needed."""
        first = on.replace(day=1)
        left, right = self.months()
        self._cursor = on
        if first < left or first > right:
            self._left = first if first < left else shift_month(first, -1)
            self._fill()
        else:
            self._show_cursor()
        self.moved.emit(on)

    def turn(self, by: int) -> None:
        """Turn by some months; the cursor goes along."""
        self.move_to(shift_month(self._cursor, by))

    # Size

    def squeeze(self, per_week: int) -> None:
        """Take away so many px from each week's height, where the screen is low."""
        self._squeeze = per_week
        self._lay_out()

    def least_height(self) -> int:
        """The height of a week below which its words would be cut."""
        return round(self.fontMetrics().height() * 1.35)

    def week_height(self) -> int:
        """The height of one week in px."""
        return max(theme().px(CELL_HEIGHT) - self._squeeze, self.least_height())

    def sizeHint(self) -> QSize:
        """Both months with their heads."""
        width = 14 * theme().px(CELL_WIDTH) + theme().px(GAP)
        return QSize(width, theme().px(HEAD_HEIGHT) + WEEKS * self.week_height())

    def _lay_out(self) -> None:
        for column in range(COLUMNS):
            self.setColumnWidth(column, theme().px(GAP if column == GAP_COLUMN else CELL_WIDTH))
        for row in range(WEEKS):
            self.setRowHeight(row, self.week_height())
        self.setViewportMargins(0, 0, 0, 0)
        self.setFixedSize(self.sizeHint())

    def _fill(self) -> None:
        if self._ruled:
            self._days.set_cells(two_months(self._ruled, self._left, self._value))
        self._lay_out()
        self._show_cursor()
        self.turned.emit()

    def _show_cursor(self) -> None:
        for cell in self._days.cells:
            if cell.on == self._cursor:
                self.setCurrentIndex(self._days.index(cell.row, cell.column))
        self.viewport().update()

    # Qt

    def visualRect(self, index: Index) -> QRect:
        """Where a day is drawn, below the heads."""
        return super().visualRect(index).translated(0, theme().px(HEAD_HEIGHT))

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """Everything is in view."""

    def day_at(self, x: float, y: float) -> date | None:
        """The day at this place."""
        row = int((y - theme().px(HEAD_HEIGHT)) // self.week_height())
        cell = self._days.cell(self._days.index(row, self.columnAt(int(x))))
        return cell.on if cell else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cursor follows the mouse, so that a day's reasons can be read."""
        on = self.day_at(event.position().x(), event.position().y())
        if on and on != self._cursor:
            self.move_to(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press; the day is taken on release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the day."""
        on = self.day_at(event.position().x(), event.position().y())
        if on and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, PgUp, PgDn, T, +, -, * move; Enter takes."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._cursor)
        elif (on := self._target(key, event.text())) is not None:
            self.move_to(on)
        else:
            event.ignore()

    def _target(self, key: Qt.Key, sign: str) -> date | None:
        ruled, on = self._ruled, self._cursor
        if key in ARROWS:
            return shift_day(on, ARROWS[key])
        first = on.replace(day=1)
        keys = {
            Qt.Key.Key_PageUp: shift_month(on, -1),
            Qt.Key.Key_PageDown: shift_month(on, 1),
            Qt.Key.Key_Home: first,
            Qt.Key.Key_End: shift_day(shift_month(first, 1), -1),
        }
        signs = {"+": shift_day(on, 1), "=": shift_day(on, 1), "-": shift_day(on, -1)}
        if ruled:
            signs |= {"t": ruled.today, "T": ruled.today}
            signs |= {"*": ruled.aim_for} if ruled.aim_for else {}
        return keys.get(key) or signs.get(sign)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw heads, days, and the ring around the cursor."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_heads(painter)
        for cell in self._days.cells:
            box = QRectF(self.visualRect(self._days.index(cell.row, cell.column)))
            draw_cell(painter, box, cell)
            if cell.on == self._cursor and not cell.chosen:
                draw_cursor(painter, box)
        painter.end()

    def _draw_heads(self, painter: QPainter) -> None:
        painter.setFont(theme().font(SMALL))
        painter.setPen(theme().colour("ink2"))
        height = theme().px(HEAD_HEIGHT)
        for column in range(COLUMNS):
            if column != GAP_COLUMN:
                name = HEADS[column % (GAP_COLUMN + 1)]
                x, width = self.columnViewportPosition(column), self.columnWidth(column)
                painter.drawText(QRectF(x, 0, width, height), Qt.AlignmentFlag.AlignCenter, name)
