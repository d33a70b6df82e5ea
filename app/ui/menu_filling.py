"""The actions of the menus, made from their table when the window rests, or for the first key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.menu_items import (
    COLOUR_WORDS,
    LINE,
    MENUS,
    MORE_DAY,
    MORE_SHARES,
    SIZE_KEYS,
    Item,
)
from app.ui.settings import COLOURS, TEXT_SIZES


class Filling:
    """What stands in these menus, by title; `do(key)` is asked for every action.

    `recent` answers the files opened before, whenever their menu is shown.
    """

    def __init__(
        self,
        menus: dict[str, QMenu],
        do: Callable[[str], None],
        recent: Callable[[], Sequence[Path]],
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self._do, self._paths = do, recent
        view = menus["&View"]
        self._sizes, self._colours = QActionGroup(view), QActionGroup(view)
        self._recent = QMenu("Opened &before", menus["&File"])
        self._recent.aboutToShow.connect(self._fill_recent)
        for title, items in MENUS.items():
            self._add_all(menus[title], items)
        self.actions["statute"].setCheckable(True)

    def mark(self, text_size: int, colours: str, *, statute: bool) -> None:
        """Mark the text size, the colours, and whether the statute's advice is shown."""
        self.actions["statute"].setChecked(statute)
        self.actions[f"size:{text_size}"].setChecked(True)
        self.actions[f"colours:{colours}"].setChecked(True)

    def _add(self, menu: QMenu, item: Item) -> None:
        if item is LINE:
            menu.addSeparator()
        elif item.key == "recent":
            menu.addMenu(self._recent)
        elif item.key == "more-shares":
            self._add_all(menu.addMenu(item.label), MORE_SHARES)
        elif item.key == "more-day":
            self._add_all(menu.addMenu(item.label), MORE_DAY)
        elif item.key == "text-size":
            self._add_sizes(menu.addMenu(item.label))
        elif item.key == "colours":
            self._add_colours(menu.addMenu(item.label))
        else:
            self._action(menu, item.key, item.label, item.keys, item.shown)

    def _action(
        self, menu: QMenu, key: str, label: str, keys: str = "", shown: str = ""
    ) -> QAction:
        action = QAction(f"{label}\t{shown}" if shown else label, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self._do(key))
        menu.addAction(action)
        self.actions[key] = action
        return action

    def _add_all(self, menu: QMenu, items: Sequence[Item]) -> None:
        for item in items:
            self._add(menu, item)

    def _add_sizes(self, menu: QMenu) -> None:
        for key, label, keys in SIZE_KEYS:
            self._action(menu, key, label, keys)
        also = [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        self.actions["larger"].setShortcuts(also)
        menu.addSeparator()
        for percent in TEXT_SIZES:
            action = self._action(menu, f"size:{percent}", f"{percent} %")
            action.setCheckable(True)
            self._sizes.addAction(action)

    def _add_colours(self, menu: QMenu) -> None:
        for name in COLOURS:
            action = self._action(menu, f"colours:{name}", COLOUR_WORDS[name])
            action.setCheckable(True)
            self._colours.addAction(action)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for number, path in enumerate(self._paths(), 1):
            label = f"&{number} {path.stem.replace('&', '&&')}"
            self._action(self._recent, f"recent:{path}", label)
        if self._recent.isEmpty():
            self._action(self._recent, "open", "No file was opened yet. Open one…")
