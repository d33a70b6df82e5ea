"""Why something is recorded against the bylaws: asked in the dialog, recorded with the act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import LABEL_WIDTH

from .label import make_label


class ReasonBox(QWidget):
    """A few lines for the reason; `edited` at each change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QPlainTextEdit()
        self._lines.setTabChangesFocus(True)
        self._lines.setAccessibleName("Reason")
        said = "It is recorded with the entry and stands beside the breach."
        self._lines.setAccessibleDescription(said)
        self._lines.textChanged.connect(self.edited)
        self._label = QLabel("&Reason")
        self._label.setBuddy(self._lines)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._lines)
        right.addWidget(make_label(said, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The reason without blanks around it."""
        return self._lines.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a reason."""
        self._lines.setPlainText(text)

    def take_focus(self) -> None:
        """Go there to write."""
        self._lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._label.setFixedWidth(theme().px(LABEL_WIDTH))
        self._label.setContentsMargins(0, theme().px(5), 0, 0)
        self._lines.setFixedHeight(theme().px(3 * 21 + 12))
