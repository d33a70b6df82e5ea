"""The menu bar. Its menus are filled when the window rests, or for the first key or menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenuBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.menu_filling import Filling

TITLES = ("&File", "&Edit", "&View", "&Record", "&Papers", "&Help")


class Menus(QObject):
    """The menu bar's actions by key; `do(key)` is asked for every one of them.

    They are made when the window is painted (`fill`), or before: for the first key or menu.
    `recent` answers the files opened before.
    """

    def __init__(
        self, bar: QMenuBar, do: Callable[[str], None], recent: Callable[[], Sequence[Path]]
    ) -> None:
        super().__init__(bar)
        self._bar, self._do, self._recent = bar, do, recent
        self._marks: tuple[int, str, bool] | None = None
        self._menus = {title: bar.addMenu(title) for title in TITLES}
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.fill)

    def watch(self, window: QWidget) -> None:
        """Make them for the first key pressed in this window, if they are not made by then."""
        if "_filling" not in self.__dict__:
            window.installEventFilter(self)

    @property
    def actions(self) -> dict[str, QAction]:
        """The actions by key."""
        return self._filling.actions

    def fill(self) -> None:
        """Make the actions, once."""
        _ = self._filling

    @cached_property
    def _filling(self) -> Filling:
        from app.ui.menu_filling import Filling

        self._bar.window().removeEventFilter(self)
        for menu in self._menus.values():
            menu.aboutToShow.disconnect(self.fill)
        filling = Filling(self._menus, self._do, self._recent)
        if self._marks:
            size, colours, statute = self._marks
            filling.mark(size, colours, statute=statute)
        return filling

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key that may be a shortcut finds its action."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.fill()
        return False

    def mark(self, text_size: int, colours: str, *, statute: bool) -> None:
        """Mark the text size, the colours, and whether the statute's advice is shown."""
        self._marks = (text_size, colours, statute)
        if "_filling" in self.__dict__:
            self._filling.mark(text_size, colours, statute=statute)
