"""A list to choose from: no wheel changes it in passing, and a long choice ends in `…`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from app.ui.theme import theme

MOST_WIDE = 620


class Combo(QComboBox):
    """A list that the wheel does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The choice as far as there is room; cut, the whole of it stands in the tooltip."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, place, self).width() - 4
        way = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), way, room)  # pyright: ignore[reportAttributeAccessIssue]
        self.setToolTip(self.currentText() if option.currentText != self.currentText() else "")  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """The list as wide as its longest choice, up to a line of text."""
        wanted = self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().width() + 8
        self.view().setMinimumWidth(min(wanted, theme().px(MOST_WIDE)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the list."""
        event.ignore()
