"""The drawn terms of a board or of the officers: every bar can be reached by keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QSizePolicy

from app.presenters.terms_chart import TermsChart, spoken
from app.ui.theme import set_role, theme

from .table_model import Index
from .terms_draw import draw_terms
from .terms_layout import DrawnBar, height_of, lay_out_bars, scale_of

Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)
LEAST_HEIGHT = 150


class TermsView(QListView):
    """A `TermsChart`; `chosen` gives the key of the term that was taken.

    Left and right go through the terms of a lane, up and down from lane to lane, Enter and a click
    take one. To a screen reader it is a list of sentences.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "lanes")
        self._chart: TermsChart | None = None
        self._sentences = QStringListModel(self)
        self.setModel(self._sentences)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)

    def set_chart(self, chart: TermsChart) -> None:
        """Draw this; the bar under the cursor stays while there is one of its key."""
        at = self.current_key()
        self._chart = chart
        self.setAccessibleName(spoken(chart))
        self._sentences.setStringList([drawn.bar.spoken for drawn in self.drawn()])
        self.show_key(at)
        self._fit()

    def chart(self) -> TermsChart | None:
        """What is drawn."""
        return self._chart

    def drawn(self) -> tuple[DrawnBar, ...]:
        """The bars as they are drawn, as values, at the present width."""
        if not self._chart:
            return ()
        return lay_out_bars(self._chart, scale_of(self._chart, self.viewport().width()))

    def current_key(self) -> str:
        """The key of the term under the cursor."""
        row = self.currentIndex().row()
        drawn = self.drawn()
        return drawn[row].bar.key if 0 <= row < len(drawn) else ""

    def show_key(self, key: str) -> None:
        """Put the cursor on this term."""
        keys = [drawn.bar.key for drawn in self.drawn()]
        if key in keys:
            self.setCurrentIndex(self._sentences.index(keys.index(key)))
        self.viewport().update()

    # Size

    def sizeHint(self) -> QSize:
        """As high as lanes and seats need."""
        high = height_of(self._chart) + 2 if self._chart else theme().px(LEAST_HEIGHT)
        return QSize(theme().px(560), high)

    def minimumSizeHint(self) -> QSize:
        """Narrower, as high."""
        return QSize(theme().px(380), self.sizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.viewport().update()

    # What Qt asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Where a bar is drawn."""
        drawn = self.drawn()
        row = index.row()
        return drawn[row].rect.toAlignedRect() if 0 <= row < len(drawn) else QRect()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """The scrolled part around it brings the bar into view."""
        inside = self.parentWidget()
        around = inside.parentWidget() if inside else None
        if isinstance(around, QScrollArea) and index.isValid():
            middle = self.visualRect(index).center()
            around.ensureVisible(middle.x(), middle.y(), 40, theme().px(40))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a bar takes it."""
        at = event.position()
        for row, drawn in enumerate(self.drawn()):
            if drawn.rect.adjusted(-5, -5, 5, 5).contains(at):
                self._go(row)
                self._take()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Home and End go to the first and the last bar, Enter takes."""
        drawn, row = self.drawn(), self.currentIndex().row()
        if not drawn:
            event.ignore()
            return
        match Qt.Key(event.key()):
            case Key.Key_Left:
                self._go(max(0, row - 1))
            case Key.Key_Right:
                self._go(min(len(drawn) - 1, row + 1))
            case Key.Key_Up:
                self._go(_in_lane(drawn, row, -1))
            case Key.Key_Down:
                self._go(_in_lane(drawn, row, 1))
            case Key.Key_Home:
                self._go(0)
            case Key.Key_End:
                self._go(len(drawn) - 1)
            case key if key in ENTER:
                self._take()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab starts at the first bar."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.drawn():
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self._sentences.index(row))
        self.viewport().update()

    def _take(self) -> None:
        if key := self.current_key():
            self.chosen.emit(key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Years, lanes, bars, seats, the day, the legend; the ring where the focus is."""
        if not self._chart:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        bars = self.drawn()
        draw_terms(painter, box, self._chart, scale_of(self._chart, box.width()), bars)
        row = self.currentIndex().row()
        if self.hasFocus() and 0 <= row < len(bars):
            painter.setPen(theme().focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bars[row].rect.adjusted(-5, -4, 5, 4), 3, 3)
        painter.end()


def _in_lane(drawn: tuple[DrawnBar, ...], row: int, step: int) -> int:
    """The bar of the next lane in that direction that stands nearest; the same at the edge."""
    if row < 0:
        return 0
    here = drawn[row]
    there = [n for n, one in enumerate(drawn) if one.lane == here.lane + step]
    middle = here.rect.center().x()
    return min(there, key=lambda n: abs(drawn[n].rect.center().x() - middle), default=row)
