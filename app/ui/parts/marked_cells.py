"""Cells in which the words searched for are marked: heavier and underlined, in the same ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.presenters.found import MarkedRow
from app.presenters.tables import Row
from app.ui.parts.table_delegate import PADDING, CellDelegate
from app.ui.theme import theme

CUT = "…"


class MarkedDelegate(CellDelegate):
    """Draws a `MarkedRow` piece by piece; any other row as every table does."""

    def draw_text(
        self, painter: QPainter, box: QRect, row: Row, column: int, align: Qt.AlignmentFlag
    ) -> None:
        """The cell's text on one line, cut with `…` where it does not fit."""
        marks = row.marks[column] if isinstance(row, MarkedRow) and row.marks else ()
        if not marks:
            super().draw_text(painter, box, row, column, align)
            return
        room = box.adjusted(PADDING, 0, -PADDING, -1)
        left = room.left()
        for text, is_marked in pieces(row.cells[column], marks):
            font = _font(is_marked)
            metrics = QFontMetrics(font)
            wide, free = metrics.horizontalAdvance(text), room.right() - left
            said = text
            if wide > free:
                said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, free)
            painter.setFont(_font(is_marked and said != CUT))
            painter.drawText(
                QRect(left, room.top(), free, room.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                said,
            )
            left += wide
            if said != text:
                break


def pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The text cut where marks begin and end, each piece with whether it is marked."""
    at = 0
    for begin, end in marks:
        if begin > at:
            yield text[at:begin], False
        yield text[begin:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _font(is_marked: bool) -> QFont:
    font = QFont(theme().font(semibold=is_marked))
    font.setUnderline(is_marked)
    return font
