"""A row of tabs whose open one wears the ring of the focus."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from app.ui.theme import theme


class TabBar(QTabBar):
    """As Qt's, without a base line, never stretched; its style comes from its role."""

    def __init__(self, name: str, gap: int) -> None:
        super().__init__()
        self._gap = gap  # px between two tabs, as in the style sheet
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as with its words in SemiBold, so that no tab moves when another is opened."""
        size, words = super().tabSizeHint(index), self.tabText(index)
        if index != self.currentIndex():
            strong = QFontMetrics(theme().font(semibold=True))
            plain = QFontMetrics(theme().font())
            size += QSize(strong.horizontalAdvance(words) - plain.horizontalAdvance(words), 0)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring stands inside the tab."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme().focus_pen())
            painter.drawRect(self.tabRect(self.currentIndex()).adjusted(2, 4, -2 - self._gap, -5))
            painter.end()
