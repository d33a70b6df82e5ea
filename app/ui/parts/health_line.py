"""How the record stands, in one line at the foot of every page; each part opens its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.presenters.health import PLACES, HealthLine
from app.ui.theme import set_role

from .button import Button
from .label import SignLabel


class HealthFoot(QWidget):
    """The line; `went` gives where a part leads, as the window's `go` reads it.

    The parts stand from the beginning and lead on at once; what they say comes when it is known.
    """

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = PLACES
        self._sign = SignLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(16)
        row.addWidget(self._sign)
        self.buttons: list[Button] = []
        for number in range(len(PLACES.parts)):
            button = Button("", "link")
            button.clicked.connect(partial(self._go, number))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.show_line(None)

    def show_line(self, line: HealthLine | None) -> None:
        """Show how the record stands; `None` while it is not known: the places alone."""
        self._line = line or PLACES
        self._sign.set_severity(self._line.severity)
        for button, part in zip(self.buttons, self._line.parts, strict=True):
            button.setText(part.text.replace("&", "&&"))
            button.setAccessibleDescription(self._line.spoken)

    def line(self) -> HealthLine | None:
        """What is shown; `None` while it is not known."""
        return None if self._line is PLACES else self._line

    def _go(self, number: int, _checked: bool = False) -> None:
        self.went.emit(self._line.parts[number].target)
