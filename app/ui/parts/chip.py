"""A chip: a neutral word with an outline, and before an outcome its sign."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from .label import SignLabel, make_label


class Chip(QWidget):
    """A word such as Planned, Carried or Not carried.

    `outcome` True puts a check mark before it, False an open cross, None nothing.
    """

    def __init__(self, word: str, outcome: bool | None = None) -> None:
        super().__init__()
        self._sign, self._word = SignLabel(), make_label(word, "chip")
        fixed = QSizePolicy.Policy.Fixed
        self._word.setSizePolicy(fixed, fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        self.set_word(word, outcome)

    def set_word(self, word: str, outcome: bool | None = None) -> None:
        """Show another word; an empty one hides the chip."""
        self._word.setText(word)
        self._sign.set_severity({True: "fits", False: "unmet", None: ""}[outcome])
        self._sign.setVisible(outcome is not None)
        if self.parent() or not word:  # alone it would open as a window
            self.setVisible(bool(word))

    def word(self) -> str:
        """The word shown."""
        return self._word.text()
