"""What *Find in the whole book* found; Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.presenters.found import Searched, present_found
from app.presenters.view import Table
from app.ui.desk import Desk
from app.ui.pages.page import Page
from app.ui.parts.heading import Heading
from app.ui.parts.table import TableView
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP

PAGES = ("today", "shareholders", "directors", "officers", "meetings", "minute-book", "bylaws")
"""The pages by their names in keys, in the order of the tabs."""


class FoundPage(Page):
    """The list of what matches; Enter goes to the record."""

    name = "Find"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        self.heading = Heading()
        self.table = TableView()
        self.table.setAccessibleName("Found in the book")
        self.table.opened.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        desk.changed.connect(self.read_again)

    def show_text(self, text: str) -> None:
        """Show what matches this text."""
        self._text = text
        self.refresh()

    def refresh(self) -> None:
        """Search again."""
        if not self._text:
            return
        book = self.desk.book
        searched = Searched(
            self.desk.company,
            self.desk.shelf,
            tuple(book.holders()),
            book.certificates(),
            self.desk.plans(),
            book.papers(),
            book.entries(),
        )
        table = present_found(searched, self._text)
        count = len(table.rows)
        self.heading.set_title("Find in the whole book", f"“{self._text}”: {count} found")
        self.table.set_table(table)

    def current_table(self) -> Table | None:
        """What was found."""
        return self.table.table()

    def take_focus(self) -> None:
        """Go to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: str) -> None:
        page, _, record = key.partition(":")
        self.went.emit(f"found:{PAGES.index(page)}:{record}")
