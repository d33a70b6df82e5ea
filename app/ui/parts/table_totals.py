"""The totals of a table: a row under it that stays, single line above, double line below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from app.ui.theme import theme

from .table_delegate import PADDING
from .table_model import TableModel


class TotalsRow(QWidget):
    """Draws the totals in line with the columns of its table."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__()
        self._view, self._model = view, model
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = view.horizontalHeader()
        header.sectionResized.connect(self._redraw)
        header.geometriesChanged.connect(self._redraw)

    def set_totals(self, texts: Sequence[str]) -> None:
        """Show these sums, one for each column; none hides the row."""
        self._texts = tuple(texts)
        titles = (column.title for column in self._model.columns())
        named = (f"{t} {x}".strip() for t, x in zip(titles, self._texts, strict=False) if x)
        self.setAccessibleName("Totals: " + ", ".join(named))
        self.setVisible(bool(texts))
        self.update()

    def texts(self) -> tuple[str, ...]:
        """The sums shown."""
        return self._texts

    def sizeHint(self) -> QSize:
        """A row's height and the lines."""
        return QSize(100, theme().px(15) + theme().px(6) + 18)

    def cell_box(self, column: int) -> QRect:
        """Where a column's sum is drawn."""
        header: QHeaderView = self._view.horizontalHeader()
        left = header.sectionViewportPosition(column) + self._view.frameWidth()
        return QRect(left, 2, header.sectionSize(column), self.height() - 7)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines and sums."""
        painter = QPainter(self)
        painter.setPen(QPen(theme().colour("ink"), 1))
        for y in (1, self.height() - 4, self.height() - 1):
            painter.drawLine(QPoint(0, y), QPoint(self.width(), y))
        painter.setFont(theme().font(semibold=True))
        for column, text in enumerate(self._texts[: len(self._model.columns())]):
            flags = Qt.AlignmentFlag.AlignVCenter | self._model.alignment(column)
            box = self._room(column) if text else self.cell_box(column)
            painter.drawText(box.adjusted(PADDING, 0, -PADDING, 0), flags, text)
        painter.end()

    def _room(self, column: int) -> QRect:
        """A sum's own cell and, at the left, the empty cells after it."""
        box = self.cell_box(column)
        if self._model.columns()[column].align == "right":
            return box
        for after in range(column + 1, len(self._texts)):
            if self._texts[after]:
                break
            box.setRight(self.cell_box(after).right())
        return box

    def _redraw(self, *_: object) -> None:
        self.update()
