"""A question that stands in its dialog, not in a box of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from .announce import announce
from .button import Button
from .label import SignLabel, make_label


class QuestionStrip(QFrame):
    """A sentence and two buttons: `kept` goes on as before, `agreed` does it."""

    kept = Signal()
    agreed = Signal()

    def __init__(self, question: str, keep: str, agree: str) -> None:
        super().__init__()
        self.setProperty("note", "warning")
        self._question = question
        self._keep, self._agree = Button(keep), Button(agree)
        self._keep.clicked.connect(self.kept)
        self._agree.clicked.connect(self.agreed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(SignLabel("warning"))
        row.addWidget(make_label(question), 1)
        row.addWidget(self._keep)
        row.addWidget(self._agree)

    def ask(self) -> None:
        """Show the question with the focus on going on."""
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._question)
