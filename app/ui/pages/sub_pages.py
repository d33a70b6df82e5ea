"""The sub-pages of a page: a row of words, of which one stands open; Ctrl+PgUp and Ctrl+PgDn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.presenters.view import Choice
from app.ui.pages.page import add_shortcut
from app.ui.parts.label import make_line
from app.ui.parts.tab_bar import TabBar
from app.ui.theme import set_role


class SubPages(QWidget):
    """The words in order; `opened` gives the value of the one that was chosen."""

    opened = Signal(str)

    def __init__(self, choices: Sequence[Choice], page: QWidget) -> None:
        super().__init__()
        self._values: list[str] = []
        self._bar = TabBar("Sub-pages", 16)
        set_role(self._bar, "sub")
        self._bar.currentChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(make_line())
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            add_shortcut(page, keys, lambda step=step: self.step(step))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these sub-pages and open the first."""
        self._bar.blockSignals(True)
        while self._bar.count():
            self._bar.removeTab(0)
        self._values = [choice.value for choice in choices]
        for choice in choices:
            self._bar.addTab(choice.label)
        self._bar.blockSignals(False)
        self._bar.setCurrentIndex(0)

    def value(self) -> str:
        """The sub-page that stands open."""
        return self._values[self._bar.currentIndex()]

    def values(self) -> tuple[str, ...]:
        """All sub-pages, in order."""
        return tuple(self._values)

    def open(self, value: str) -> None:
        """Open this sub-page; raises ValueError if there is none of that value."""
        self._bar.setCurrentIndex(self._values.index(value))

    def focus_widget(self) -> QWidget:
        """What takes the focus: the row of words."""
        return self._bar

    def step(self, by: int) -> None:
        """Open the next or the one before, around the ends."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + by) % self._bar.count())

    def _tell(self, place: int) -> None:
        if 0 <= place < len(self._values):
            self.opened.emit(self._values[place])
