"""A question before something is thrown away, with the keeping answer first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .button import Button
from .label import make_label
from .narrow_dialog import NarrowDialog


class Question(NarrowDialog):
    """`agreed` where it is to be done; Escape and Enter keep."""

    agreed = Signal()

    def __init__(self, title: str, words: str, keep: str, agree: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.keep, self.agree = Button(keep), Button(agree)
        self.keep.clicked.connect(self.reject)
        self.agree.clicked.connect(self._agree)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addWidget(make_label(words, wrap=True))
        column.addLayout(foot)
        self.keep.setDefault(True)
        self.keep.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
