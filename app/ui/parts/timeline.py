"""The timeline of a plan: a lane for each window, its band, and the pins on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from app.presenters.view import Lane, Timeline
from app.ui.theme import set_role, theme

from .table_model import Index
from .timeline_draw import draw_timeline
from .timeline_layout import LANE, DrawnLane, Scale, lay_out_lanes

MARGIN = 14


class TimelineView(QListView):
    """A `view.Timeline`; `field_chosen` gives the field of the lane taken.

    Up and down move between lanes, Enter and a click go to the field. To a screen reader it is a
    list of sentences.
    """

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "lanes")
        self.setAccessibleName("Timeline of the plan")
        self._timeline: Timeline | None = None
        self._sentences = QStringListModel(self)
        self.setModel(self._sentences)
        self.selectionModel().currentChanged.connect(self._redraw)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)

    def set_timeline(self, timeline: Timeline) -> None:
        """Draw this plan; the lane under the cursor stays."""
        at = self.currentIndex().row()
        self._timeline = timeline
        self._sentences.setStringList([lane.spoken for lane in timeline.lanes])
        if 0 <= at < len(timeline.lanes):
            self.setCurrentIndex(self._sentences.index(at))
        self._fit()

    def lanes(self) -> tuple[Lane, ...]:
        """The lanes shown."""
        return self._timeline.lanes if self._timeline else ()

    def drawn(self) -> tuple[DrawnLane, ...]:
        """What is drawn of each lane, as values, at the present width."""
        if not self._timeline:
            return ()
        return lay_out_lanes(self._timeline, self.scale())

    def scale(self) -> Scale:
        """Days to px at the present width."""
        assert self._timeline  # noqa: S101 - asked after a timeline was given
        left = MARGIN + theme().px(138 + 44)
        right = max(left + 60, self.viewport().width() - MARGIN - 4)
        return Scale(self._timeline.first, self._timeline.last, left, right)

    def lane_height(self) -> int:
        """The height of a lane in px."""
        return theme().px(LANE)

    def head_height(self) -> int:
        """The height of months and Mondays."""
        return theme().px(46)

    def sizeHint(self) -> QSize:
        """Months, lanes, and the label of today."""
        rows = len(self.lanes()) * self.lane_height()
        return QSize(600, self.head_height() + rows + theme().px(26))

    def minimumSizeHint(self) -> QSize:
        """Low enough for a narrow page."""
        return QSize(300, self.sizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.viewport().update()

    # Qt

    def visualRect(self, index: Index) -> QRect:
        """Where a lane is drawn."""
        top = self.head_height() + index.row() * self.lane_height()
        return QRect(MARGIN, top, self.viewport().width() - 2 * MARGIN, self.lane_height())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """Everything is in view."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a lane goes to its field."""
        row = int((event.position().y() - self.head_height()) // self.lane_height())
        if 0 <= row < len(self.lanes()):
            self.setCurrentIndex(self._sentences.index(row))
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter goes to the field."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if step := steps.get(Qt.Key(event.key())):
            row = self.currentIndex().row() + step
            self.setCurrentIndex(self._sentences.index(max(0, min(row, len(self.lanes()) - 1))))
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab starts at the first lane."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lanes():
            self.setCurrentIndex(self._sentences.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _redraw(self, *_: object) -> None:
        self.viewport().update()

    def _take(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.lanes()) and self.lanes()[row].field:
            self.field_chosen.emit(self.lanes()[row].field)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw months, lanes, today."""
        if not self._timeline:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        current = self.currentIndex().row() if self.hasFocus() else -1
        top, height = self.head_height(), self.lane_height()
        draw_timeline(painter, box, self._timeline, self.scale(), self.drawn(), (top, height))
        if current >= 0:
            painter.setPen(theme().focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.visualRect(self.currentIndex())).adjusted(-6, 1, 6, -1)
            painter.drawRoundedRect(ring, 3, 3)
        painter.end()
