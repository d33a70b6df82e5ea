"""A page's heading: title, chip, one line of plain fact, and the acts at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.value import value

from .button import Button
from .chip import Chip
from .label import make_label


@value
class Act:
    """A button of a heading: what it emits, its words, an icon, and whether it is the primary."""

    key: str
    label: str
    icon: str = ""
    primary: bool = False


class Heading(QWidget):
    """Title in serif with the fact under it; `act` gives the key of the button pressed."""

    act = Signal(str)

    def __init__(self, title: str = "", fact: str = "", acts: Sequence[Act] = ()) -> None:
        super().__init__()
        self._title, self._fact = make_label(title, "title"), make_label(fact, "fact", wrap=True)
        self._chip = Chip("")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._by_key: dict[str, Button] = {}
        self._lay_out()
        self.set_acts(acts)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title.setMinimumWidth(1)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._fact)

    def set_title(self, title: str, fact: str = "", chip: str = "") -> None:
        """Show another title, fact and chip."""
        self._title.setText(title)
        self._fact.setText(fact)
        self._chip.set_word(chip)

    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def fact(self) -> str:
        """The fact shown."""
        return self._fact.text()

    def set_acts(self, acts: Sequence[Act]) -> None:
        """Offer these acts, left to right; exactly one of a page's acts is primary."""
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._by_key = {one.key: self._make(one) for one in acts}

    def _make(self, one: Act) -> Button:
        button = Button(one.label, "primary" if one.primary else "", one.icon)
        button.clicked.connect(lambda: self.act.emit(one.key))
        self._buttons.addWidget(button)
        return button

    def button(self, key: str) -> Button:
        """The button of an act; raises KeyError if it is not offered."""
        return self._by_key[key]
