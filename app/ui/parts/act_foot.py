"""The foot of an act's dialog: what stands against it at the left, the buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.theme import set_role

from .button import Button
from .label import SignLabel, make_label


class ActFoot(QFrame):
    """Emits `record`, `cancel` and `preview` as their buttons are pressed."""

    record = Signal()
    cancel = Signal()
    preview = Signal()

    def __init__(self, verb: str, *, preview: bool = False) -> None:
        super().__init__()
        set_role(self, "foot")
        self._sign, self._words = SignLabel("fits"), make_label(wrap=True)
        self._verb = Button(verb, "primary")
        self._verb.setToolTip("Ctrl+Enter")
        self._verb.clicked.connect(self.record)
        cancel, shown = Button("Cancel"), Button("Print preview", icon="print")
        cancel.clicked.connect(self.cancel)
        shown.clicked.connect(self.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for button in (shown, cancel, self._verb):
            row.addWidget(button)
        shown.setVisible(preview)

    def say(self, severity: str, words: str) -> None:
        """Show what stands against the act."""
        self._sign.set_severity(severity)
        self._words.setText(words)

    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def take_focus(self) -> None:
        """Put the focus on the verb."""
        self._verb.setFocus(Qt.FocusReason.TabFocusReason)
