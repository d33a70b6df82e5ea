"""Buttons with a word, and small buttons with an icon and an accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.theme import set_role, theme


class Button(QPushButton):
    """A push button; `role` is empty, `primary` or `link`, `icon` a name in resources/icons."""

    def __init__(
        self, text: str, role: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setAutoDefault(False)
        if role:
            set_role(self, role)
        if icon:
            theme().changed.connect(self._dress)
            self._dress()

    def _dress(self) -> None:
        ink = "onpen" if self.property("role") == "primary" else "ink2"
        self.setIcon(theme().icon(self._icon, ink))
        side = theme().px(16)
        self.setIconSize(QSize(side, side))


class IconButton(QToolButton):
    """A button that is an icon; its name is the tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(theme().icon(self._icon, "ink2", self._size))
        side = theme().px(self._size)
        self.setIconSize(QSize(side, side))
