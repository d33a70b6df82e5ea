"""List at the left, detail at the right, with a handle that the arrow keys move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.ui.theme import theme

STEP, WIDTH = 16, 9


class Handle(QSplitterHandle):
    """A hairline in a place wide enough for the mouse; in the pen while it has the focus."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line in the middle of its place."""
        painter = QPainter(self)
        lit = self.hasFocus() or self.underMouse()
        middle = self.width() // 2
        if lit:
            painter.fillRect(middle - 1, 0, 2, self.height(), theme().colour("pen"))
        else:
            painter.fillRect(middle, 0, 1, self.height(), theme().colour("rule"))
        painter.end()


class ListDetail(QSplitter):
    """The list takes what the detail leaves; neither can be folded away."""

    def __init__(self, left: QWidget, right: QWidget, detail_width: int = 500) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(WIDTH)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([detail_width * 2, detail_width])
        handle = self.handle(1)
        handle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        handle.setAccessibleName("Width of the list and the detail")
        handle.installEventFilter(self)

    def createHandle(self) -> QSplitterHandle:
        """The hairline."""
        return Handle(self.orientation(), self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right arrow on the handle move it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
            if step := ways.get(Qt.Key(event.key())):
                self.moveSplitter(self.handle(1).x() + step, 1)
                return True
        return super().eventFilter(watched, event)
