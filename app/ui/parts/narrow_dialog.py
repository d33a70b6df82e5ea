"""A small dialog of a fixed width that is exactly as high as its wrapped texts need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.theme import theme

WIDTH = 520


class NarrowDialog(QDialog):
    """Qt would else keep the height that the texts need at their narrowest."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def showEvent(self, event: QShowEvent) -> None:
        """The letters are known now."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height of what stands in it."""
        width = theme().px(WIDTH)
        self.setFixedWidth(width)
        if layout := self.layout():
            layout.invalidate()
            self.setFixedHeight(layout.totalHeightForWidth(width))
