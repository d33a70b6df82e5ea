"""What scrolls on a page: as tall as its wrapped texts need at the width there is, never taller."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import set_role


class Flow(QWidget):
    """The body of a scrolled part. Its height follows from its width alone.

    Qt would else keep the height that the texts need at their narrowest, and scroll into nothing.
    """

    def __init__(self, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> None:
        super().__init__()
        set_role(self, "clear")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(left, top, right, bottom)
        self.column.setSpacing(8)

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts need; as high only where no text wraps, which says it itself."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.column.hasHeightForWidth() else least


def make_scroll() -> QScrollArea:
    """A scrolled part: downwards only, and the focus goes to what stands in it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
