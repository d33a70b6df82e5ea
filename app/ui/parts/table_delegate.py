"""Drawing a cell: ground, pen bar, text, hairline, sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.presenters.tables import Row
from app.ui.theme import theme
from app.ui.theme.signs import draw_sign
from app.ui.theme.tokens import SIGN

from .table_model import Index, TableModel, severity_word

PADDING, BAR = 11, 4


class CellDelegate(QStyledItemDelegate):
    """Draws one cell of a `TableModel`; the totals row uses it as well."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and bar first, then text or sign, then the hairline under all but the last."""
        model, box = index.model(), option.rect
        if not isinstance(model, TableModel):
            return
        row, column = model.rows[index.row()], index.column()
        chosen = _is_chosen(option, index)
        if chosen:
            painter.fillRect(box, theme().colour("pensoft" if _has_focus(option) else "notesoft"))
            if column == 0:
                bar = QRect(box.left(), box.top(), BAR, box.height())
                painter.fillRect(bar, theme().colour("pen"))
        if column == len(model.columns()):
            _draw_sign(painter, box, row.severity)
        else:
            quiet = "ink2" if chosen else "ink3"
            painter.setPen(theme().colour(quiet if row.tone == "quiet" else "ink"))
            self.draw_text(painter, box, row, column, model.alignment(column))
        if index.row() < len(model.rows) - 1:
            painter.setPen(QPen(theme().colour("rule"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def draw_text(
        self, painter: QPainter, box: QRect, row: Row, column: int, align: Qt.AlignmentFlag
    ) -> None:
        """The cell's text in the pen set, shortened with `…` where it does not fit."""
        text = row.cells[column] if column < len(row.cells) else ""
        if not text:
            return
        painter.setFont(theme().font(semibold=row.tone == "strong"))
        room = box.adjusted(PADDING, 0, -PADDING, -1)
        flags = Qt.AlignmentFlag.AlignVCenter | align
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > room.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a shortened cell, or what the sign means."""
        model = index.model()
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, TableModel):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(model, index, option.rect.width()), view)
        return True

    def tip(self, model: TableModel, index: Index, width: int) -> str:
        """What the tooltip of a cell says; nothing where the whole text is in view."""
        row, column = model.rows[index.row()], index.column()
        if column >= len(model.columns()):
            return severity_word(row)
        text = row.cells[column] if column < len(row.cells) else ""
        font = theme().font(semibold=row.tone == "strong")
        cut = text_width(font, text) > width - 2 * PADDING
        return text if cut else row.hint


def text_width(font: QFont, text: str) -> int:
    """How wide the text is in this font, in px."""
    return QFontMetrics(font).horizontalAdvance(text)


def _is_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)


def _has_focus(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.hasFocus()


def _draw_sign(painter: QPainter, box: QRect, severity: str) -> None:
    if severity:
        side = theme().px(SIGN)
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(box).center())
        draw_sign(painter, area, severity, theme().tokens)
