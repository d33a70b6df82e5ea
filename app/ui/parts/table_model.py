"""The rows of a table for Qt: sorted and searched here, without a proxy, fast at 20,000 rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.presenters.tables import WORDS, Column, LaterRows, Row, Table

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_PARTS = re.compile(r"(\d[\d,]*(?:\.\d+)?)")
EMPTY = Table((), ())


def natural(text: str) -> tuple[object, ...]:
    """A key that sorts `9` before `10` and `1,250` as a number; empty comes last."""
    if not text:
        return (2,)
    parts = _PARTS.split(text.casefold())
    return (1, *((0, float(p.replace(",", ""))) if i % 2 else (1, p) for i, p in enumerate(parts)))


def sort_key(row: Row, column: int) -> tuple[object, ...]:
    """What a row is sorted by in a column: its own sort value, else its cell's text."""
    own = row.sort[column] if column < len(row.sort) else None
    match own:
        case None | "":
            return natural(row.cells[column] if column < len(row.cells) else "")
        case bool() | int() | float():
            return (1, (0, float(own)))
        case date():
            return (1, (0, float(own.toordinal())))
        case str():
            return natural(own)
        case _:
            return natural(str(own))


class TableModel(QAbstractTableModel):
    """The rows in the order shown. The last column holds the signs, where a row has one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = EMPTY
        self.rows: Sequence[Row] = []
        self.signs = False
        self.sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_table(self, table: Table) -> None:
        """Show another table, in the order chosen before."""
        self.beginResetModel()
        self.table = table
        self._order()
        later = isinstance(self.rows, LaterRows)
        self.signs = not later and any(row.severity for row in self.rows)
        self.endResetModel()

    def columns(self) -> Sequence[Column]:
        """The columns without that of the signs."""
        return self.table.columns

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by this column; rows of equal value keep their order; -1 is the table's own."""
        self.layoutAboutToBeChanged.emit()
        self.sorted_by = (column, order) if column >= 0 else None
        self._order()
        self.layoutChanged.emit()

    def make_again(self) -> None:
        """Make anew the rows that are made when looked at; they are the same records."""
        if isinstance(self.rows, LaterRows) and self.rows:
            self.rows.make_again()
            last = self.index(len(self.rows) - 1, len(self.table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def place(self, key: str) -> int:
        """The line on which the record stands, or -1."""
        if isinstance(self.rows, LaterRows):
            return self.rows.place(key)
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def find(self, text: str, start: int) -> int:
        """The next line, from `start` on and around, whose first cell begins with the text."""
        wanted, count = text.casefold(), len(self.rows)
        for step in range(count):
            at = (start + step) % count
            if self.rows[at].cells[0].casefold().startswith(wanted):
                return at
        return -1

    def _order(self) -> None:
        """The rows in the order chosen; rows that are made later are put in order unmade."""
        rows = self.table.rows
        self.rows = rows if isinstance(rows, LaterRows) else list(rows)
        if self.sorted_by is None or self.sorted_by[0] >= len(self.table.columns):
            return
        column, order = self.sorted_by
        falling = order == Qt.SortOrder.DescendingOrder
        if isinstance(rows, LaterRows):
            self.rows = rows.arranged(column, falling=falling)
        else:
            self.rows = sorted(rows, key=lambda row: sort_key(row, column), reverse=falling)

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The table's columns, and one for the signs."""
        if parent is not None and parent.isValid():
            return 0
        return len(self.table.columns) + self.signs

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The cell's text; the sign's word for screen readers."""
        row, column = self.rows[index.row()], index.column()
        if column == len(self.table.columns):
            said = role in (Role.AccessibleTextRole, Role.ToolTipRole)
            return severity_word(row) if said else None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.cells[column] if column < len(row.cells) else ""
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | self.alignment(column)
        return None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Left or right."""
        right = self.table.columns[column].align == "right"
        return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The column's title, aligned as its cells."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section >= len(self.table.columns):
            return "Finding" if role == Role.AccessibleTextRole else None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.table.columns[section].title
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | self.alignment(section)
        return None


def severity_word(row: Row) -> str:
    """`Breach: …`, `Fits` or nothing."""
    word = "Fits" if row.severity == "fits" else WORDS.get(row.severity, "")
    return f"{word}: {row.hint}" if word and row.hint else word or row.hint
