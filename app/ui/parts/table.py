"""The table: sorted by its headers, searched by typing, copied whole or by rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.presenters.tables import Table
from app.ui.theme import theme
from app.ui.theme.tokens import SIGN

from .button import Button
from .label import make_label
from .table_delegate import CellDelegate
from .table_model import EMPTY, TableModel
from .table_totals import TotalsRow
from .table_widths import Wishes, lined_up, share_out

ROOM = {"compact": 8, "normal": 11, "roomy": 16}


class Grid(QTableView):
    """The rows themselves; the keys of a table."""

    def __init__(self, model: TableModel, owner: TableView) -> None:
        super().__init__(owner)
        self._rows, self._owner = model, owner
        self._typed, self._clock = "", QElapsedTimer()
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(24)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies rows, Ctrl+Shift+C the table, Enter and F2 open the row."""
        whole = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_C and event.modifiers() == whole:
            self._owner.copy_table()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._owner.copy_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._owner.open_current()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type to search in the first column; typing goes on where the pause was short."""
        waited = self._clock.isValid() and self._clock.elapsed()
        fresh = not self._clock.isValid() or waited > QApplication.keyboardInputInterval()
        self._typed = search if fresh else self._typed + search
        self._clock.start()
        here = max(self.currentIndex().row(), 0)
        at = self._rows.find(self._typed, here + 1 if len(self._typed) == 1 else here)
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab chooses the first row, so that the focus can be seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))


class TableView(QWidget):
    """A `view.Table`. `chosen`, `opened`: the row's key. `action`: the key of the empty place."""

    chosen = Signal(str)
    opened = Signal(str)
    action = Signal(str)
    widths_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, density: str = "normal") -> None:
        super().__init__(parent)
        self._density, self._most = density, 0
        self._widths: tuple[int, ...] = ()
        self._wishes = Wishes()
        self._group: Sequence[TableView] = ()
        self._setting = False
        self._labels: Mapping[str, str] = {}
        self._model = TableModel(self)
        self.grid = Grid(self._model, self)
        self.totals = TotalsRow(self.grid, self._model)
        self._said = make_label(role="fact", wrap=True)
        self._button = Button("")
        self._lay_out()
        self._connect()
        self._dress()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.grid, 1)
        column.addWidget(self.totals)
        column.addWidget(self._said)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.setFocusProxy(self.grid)
        self._show_parts()

    def _connect(self) -> None:
        self.grid.selectionModel().currentRowChanged.connect(self._current_changed)
        self.grid.doubleClicked.connect(self.open_current)
        self.grid.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.grid.horizontalHeader().sectionResized.connect(self._resized)
        self._button.clicked.connect(lambda: self.action.emit(self.table().empty_action))
        theme().changed.connect(self._dress)

    # Values

    def table(self) -> Table:
        """The table shown."""
        return self._model.table

    def set_table(self, table: Table) -> None:
        """Show this table; the row chosen stays chosen, and nothing is emitted."""
        key, same = self.current_key(), table.columns == self.table().columns
        self._setting = True
        self._model.set_table(table)
        self.totals.set_totals(table.totals)
        self._wishes.look_at(table, afresh=not same)
        self._set_widths()
        if (at := self._model.place(key) if key else -1) >= 0:
            self.grid.setCurrentIndex(self._model.index(at, 0))
        self._setting = False
        self._show_parts()
        if self._most:
            self.fit_rows(self._most)

    def set_action_labels(self, labels: Mapping[str, str]) -> None:
        """The words of the empty place's button, by the act's key."""
        self._labels = labels
        self._show_parts()

    def make_again(self) -> None:
        """Read again the rows that are made when looked at; order and choice stay."""
        self._model.make_again()

    def shown_rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells as sorted."""
        return tuple(row.cells for row in self._model.rows)

    def current_key(self) -> str:
        """The key of the row chosen, or nothing."""
        at = self.grid.currentIndex().row()
        return self._model.rows[at].key if 0 <= at < len(self._model.rows) else ""

    def choose(self, key: str) -> None:
        """Choose the row of this key, if it stands."""
        if (at := self._model.place(key)) >= 0:
            self.grid.setCurrentIndex(self._model.index(at, 0))

    # Acts

    def sort(self, column: int, *, falling: bool = False) -> None:
        """Sort by a column, as a click on its header does."""
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        key, self._setting = self.current_key(), True
        self._model.sort(column, order)
        self.grid.horizontalHeader().setSortIndicatorShown(True)
        self.grid.horizontalHeader().setSortIndicator(column, order)
        if (at := self._model.place(key) if key else -1) >= 0:
            index = self._model.index(at, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.grid.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.grid.scrollTo(index)
        self._setting = False

    def open_current(self, *_: object) -> None:
        """Open the row chosen, as Enter does."""
        if key := self.current_key():
            self.opened.emit(key)

    def copy_chosen(self) -> None:
        """Copy the rows marked, with headers."""
        from .table_copy import copy_rows

        rows = sorted(index.row() for index in self.grid.selectionModel().selectedRows())
        copy_rows(self._titles(), [self._model.rows[at].cells for at in rows])

    def copy_table(self) -> None:
        """Copy all rows in the order shown, with headers and totals."""
        from .table_copy import copy_rows

        totals = [self.table().totals] if self.table().totals else []
        copy_rows(self._titles(), [*(row.cells for row in self._model.rows), *totals])

    # Size

    def fit_rows(self, most: int) -> None:
        """Be as high as the rows, at most this many; the rest scrolls."""
        self._most = most
        rows = max(1, min(most, len(self._model.rows)))
        head = self._head_height() if self._headed() else 0
        self.grid.setFixedHeight(head + rows * self._row_height() + 2)
        policy = Qt.ScrollBarPolicy
        self.grid.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._scrolls() else policy.ScrollBarAlwaysOff
        )

    def set_widths(self, widths: Sequence[int]) -> None:
        """Use remembered widths, in px; other than the columns' number they are passed over."""
        self._widths = tuple(widths)
        self._set_widths()

    def line_up(self, group: Sequence[TableView]) -> None:
        """Stand in columns with these tables of the same columns, over and under this one."""
        self._group = group
        self._set_widths()

    def widths(self) -> tuple[int, ...]:
        """The widths of the columns in px."""
        header = self.grid.horizontalHeader()
        return tuple(header.sectionSize(n) for n in range(len(self.table().columns)))

    def _row_height(self) -> int:
        metrics = self.fontMetrics()
        return round(metrics.height() + ROOM[self._density])

    def _head_height(self) -> int:
        return self._row_height()

    def _headed(self) -> bool:
        return any(column.title for column in self.table().columns)

    def _titles(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.table().columns)

    def _set_widths(self) -> None:
        """Give the columns their widths; nobody is told of it as of widths drawn by hand."""
        setting, self._setting = self._setting, True
        self._resize_columns()
        self._setting = setting

    def _resize_columns(self) -> None:
        header, columns = self.grid.horizontalHeader(), self.table().columns
        if not columns:
            return
        rest = self._rest()
        modes = QHeaderView.ResizeMode
        fixed = self._fixed_widths(rest)
        stretched = [len(columns) - 1] if self._group else rest
        for number, _ in enumerate(columns):
            header.setSectionResizeMode(
                number, modes.Stretch if number in stretched else modes.Interactive
            )
            if number not in stretched:
                header.resizeSection(number, fixed[number])
        if self._model.signs:
            header.setSectionResizeMode(len(columns), modes.Fixed)
            header.resizeSection(len(columns), self._sign_width())

    def _rest(self) -> list[int]:
        """The columns that share the room the others leave."""
        columns = self.table().columns
        return [n for n, column in enumerate(columns) if not column.width] or [
            next((n for n, column in enumerate(columns) if column.align == "left"), 0)
        ]

    def _fixed_widths(self, rest: Sequence[int]) -> dict[int, int]:
        """The widths of all but the columns that take the rest, which keep room for a name."""
        columns = self.table().columns
        kept = self._widths if len(self._widths) == len(columns) else ()
        if kept:
            return {n: kept[n] for n in range(len(columns)) if self._group or n not in rest}
        if self._group:
            return lined_up(columns, [one._wishes for one in self._group], rest, self._group_room())
        header = self.grid.horizontalHeader()  # as wide as the rows
        room = header.width() - (self._sign_width() if self._model.signs else 0)
        return share_out(columns, self._wishes, rest, room)

    def _group_room(self) -> int:
        """The room for columns in each table of the group: signs and a scroll bar left out."""
        scrolls = any(one._scrolls() for one in self._group)
        bar = self.grid.verticalScrollBar().sizeHint().width() if scrolls else 0
        signs = any(one._model.signs for one in self._group)
        return self.width() - 2 - bar - self._sign_width() * signs

    def _scrolls(self) -> bool:
        return bool(self._most) and len(self._model.rows) > self._most

    def _sign_width(self) -> int:
        return theme().px(SIGN + 16)

    def _dress(self) -> None:
        self._wishes.look_at(self.table(), afresh=True)
        self.grid.verticalHeader().setMinimumSectionSize(1)
        self.grid.verticalHeader().setDefaultSectionSize(self._row_height())
        self.grid.horizontalHeader().setFixedHeight(self._head_height())
        setting, self._setting = self._setting, True
        self._set_widths()
        self._setting = setting
        if self._most:
            self.fit_rows(self._most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room anew."""
        super().resizeEvent(event)
        self._setting = True
        self._set_widths()
        self._setting = False

    def showEvent(self, event: QShowEvent) -> None:
        """Row heights come from the font, which is known now."""
        super().showEvent(event)
        self._dress()

    # Answering

    def _show_parts(self) -> None:
        table = self.table()
        empty = not self._model.rows and bool(table.empty)
        self.grid.setVisible(not empty)
        self.grid.horizontalHeader().setVisible(self._headed())
        self.totals.setVisible(not empty and bool(table.totals))
        self._said.setText(table.empty)
        self._said.setVisible(empty)
        words = table.empty_action.replace("-", " ").replace("_", " ").capitalize()
        self._button.setText(self._labels.get(table.empty_action, f"{words}…"))
        self._button.setVisible(empty and bool(table.empty_action))
        stop = self._button if table.empty_action else None  # Tab would stay at a hidden list
        self.setFocusProxy(stop if empty else self.grid)  # pyright: ignore[reportArgumentType]

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._setting and now.isValid() and now.row() != before.row():
            self.chosen.emit(self.current_key())

    def _sort_by(self, column: int) -> None:
        if column < len(self.table().columns):
            was = self._model.sorted_by
            rising = Qt.SortOrder.AscendingOrder
            self.sort(column, falling=was == (column, rising))

    def _resized(self, section: int, _before: int, _now: int) -> None:
        header = self.grid.horizontalHeader()
        moved = header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive
        if moved and self.isVisible() and not self._setting:
            self._widths = self.widths()
            self.widths_changed.emit(self._widths)

    def setAccessibleName(self, name: str) -> None:
        """The name is that of the rows, where the focus goes."""
        super().setAccessibleName(name)
        self.grid.setAccessibleName(name)


def make_table(table: Table = EMPTY, name: str = "", most: int = 0) -> TableView:
    """A table with its name, and as high as its rows if `most` is given."""
    view = TableView()
    view.setAccessibleName(name or table.title)
    view.set_table(table)
    if most:
        view.fit_rows(most)
    return view
