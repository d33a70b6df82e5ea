"""The lists of a page's sub-pages, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from app.ui.parts.table import TableView


class Lists(dict[str, TableView]):
    """The list of each sub-page by its value, laid in the stack when it is first asked for."""

    def __init__(self, stack: QStackedWidget, make: Callable[[str], TableView]) -> None:
        super().__init__()
        self._stack, self._make = stack, make

    def __missing__(self, value: str) -> TableView:
        """A list that was not shown before."""
        made = self[value] = self._make(value)
        self._stack.addWidget(made)
        return made
