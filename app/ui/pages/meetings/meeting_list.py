"""The meetings at the left: planned and noticed ones under their headings, each with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.presenters.view import WORDS, Row, Table
from app.ui.theme import set_role, theme
from app.ui.theme.signs import draw_sign
from app.ui.theme.tokens import BODY, SIGN, SMALL

ROW = Qt.ItemDataRole.UserRole
PAD = 14
Index = QModelIndex | QPersistentModelIndex


class MeetingList(QListWidget):
    """One line of title and one of day for each meeting; `chosen` gives its key."""

    chosen = Signal(str)
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "side")
        self.setAccessibleName("Meetings")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_MeetingDelegate(self))
        self.currentItemChanged.connect(self._tell)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: Sequence[Table], key: str) -> None:
        """Show the groups under their titles, with this meeting chosen."""
        self.blockSignals(True)
        self.clear()
        for group in groups:
            if group.rows:
                self._head(group.title)
            for row in group.rows:
                self._line(row)
        self.blockSignals(False)
        self.choose(key)

    def choose(self, key: str) -> None:
        """Choose this meeting, or the first."""
        lines = [self.item(i) for i in range(self.count()) if self.item(i).data(ROW)]
        wanted = next((line for line in lines if line.data(ROW).key == key), None)
        if found := wanted or next(iter(lines), None):
            self.setCurrentItem(found)

    def rows(self) -> tuple[Row, ...]:
        """The meetings shown, in order."""
        rows = [self.item(i).data(ROW) for i in range(self.count())]
        return tuple(row for row in rows if row)

    def shown_keys(self) -> tuple[str, ...]:
        """The keys of the meetings shown."""
        return tuple(row.key for row in self.rows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks what to do with the meeting."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _head(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _line(self, row: Row) -> None:
        item = QListWidgetItem(row.cells[0])
        item.setData(ROW, row)
        word = WORDS.get(row.severity, "") or ("Fits" if row.severity else "")
        spoken = ", ".join(part for part in (*row.cells, word) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(row.hint or spoken)
        self.addItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item and item.data(ROW):
            self.chosen.emit(item.data(ROW).key)


class _MeetingDelegate(QStyledItemDelegate):
    """Two lines and a sign; group headings are one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text, or one for a heading."""
        height = QFontMetrics(theme().font(BODY)).height()
        small = QFontMetrics(theme().font(SMALL)).height()
        return QSize(100, height + small + 14 if index.data(ROW) else height + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, bar, texts and sign in the theme's colours."""
        painter.save()
        row, box = index.data(ROW), QRectF(option.rect)
        chosen = bool(row) and bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme().colour("pensoft"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme().colour("pen"))
            if isinstance(option.widget, QListWidget) and option.widget.hasFocus():
                painter.setPen(theme().focus_pen())
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setPen(theme().colour("rule"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(PAD, 6, -PAD - theme().px(SIGN) - 6, -7)
        if row:
            self._lines(painter, inner, row, chosen)
            self._sign(painter, box, row.severity)
        else:
            painter.setFont(theme().font(SMALL, semibold=True))
            painter.setPen(theme().colour("ink2"))
            low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, low, index.data())
        painter.restore()

    def _lines(self, painter: QPainter, box: QRectF, row: Row, chosen: bool) -> None:
        for text, size, bold, ink, align in (
            (row.cells[0], BODY, chosen, "ink", Qt.AlignmentFlag.AlignTop),
            (row.cells[1], SMALL, False, "ink2", Qt.AlignmentFlag.AlignBottom),
        ):
            font = theme().font(size, semibold=bold)
            painter.setFont(font)
            painter.setPen(theme().colour(ink))
            metrics = QFontMetrics(font)
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, align | Qt.AlignmentFlag.AlignLeft, short)

    def _sign(self, painter: QPainter, box: QRectF, severity: str) -> None:
        if severity in (*WORDS, "unmet"):
            side = theme().px(SIGN)
            place = QRectF(box.right() - PAD - side, box.center().y() - side / 2, side, side)
            draw_sign(painter, place, severity, theme().tokens)
