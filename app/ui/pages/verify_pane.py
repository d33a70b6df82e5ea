"""The check of the whole book: what it does, what it found, the head of the chain."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entries import Verdict
from app.presenters.minute_book import present_verdict
from app.ui.desk import Desk
from app.ui.parts.announce import announce
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.theme import theme
from app.ui.theme.tokens import NOTE_WIDTH

UNCHECKED = (
    "Every entry and every paper is read and checked again, the register is built anew from the "
    "entries, and the two are compared. Nothing is changed."
)


class VerifyPane(QWidget):
    """The button that checks, and what the last check found."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.verdict: Verdict | None = None
        self.button = Button("Verify &now")
        self.button.clicked.connect(self.verify)
        self.notes = NoteColumn()
        self.head = make_label("", "small", wrap=True)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said = make_label(UNCHECKED, wrap=True)
        for widget in (said, self.notes, self.head):
            widget.setMaximumWidth(theme().px(NOTE_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(said)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notes)
        column.addWidget(self.head)
        column.addStretch(1)

    def verify(self) -> None:
        """Read everything again beside the window."""
        from app.acts.verifying import verify_book

        path = self._desk.book.path
        self._desk.run(
            "Verifying the book",
            lambda moved, cancelled: verify_book(path, moved, cancelled),
            self.show_verdict,
        )

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what the check found."""
        self.verdict = verdict
        self.notes.set_notes(present_verdict(verdict))
        self.head.setText(f"Head of the chain: {verdict.head}")
        announce(self, self.notes.spoken())
