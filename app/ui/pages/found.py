"""What *Find in the whole book* found; Enter goes there, Escape goes back to the box."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts.finding import Finder
from app.domain.found import GROUPS, Behind
from app.domain.refusal import Refusal
from app.presenters.found import (
    ALL,
    FEW,
    MANY,
    MORE,
    behind_fact,
    found_fact,
    group_fact,
    present_found,
    present_group,
    target_of,
)
from app.presenters.view import Table
from app.ui.desk import Desk
from app.ui.following import follow_soon
from app.ui.pages.page import Page, add_shortcut
from app.ui.parts.heading import Heading
from app.ui.parts.marked_cells import MarkedDelegate
from app.ui.parts.table import TableView
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP

TITLE = "Find in the whole book"
WAIT_MS = 1_000
"""Between two looks at whether more is found than before."""


class FoundPage(Page):
    """The records found, by group; one group alone after *show all*."""

    name = "Find"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text, self._group = "", ""
        self._finder: Finder | None = None
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._behind = Behind()
        self._waiting = QTimer(self, interval=WAIT_MS)
        self._waiting.timeout.connect(self._look_again)
        self.heading = Heading()
        self.table = TableView()
        self.table.setAccessibleName("Found in the book")
        self.table.grid.setItemDelegate(MarkedDelegate(self.table.grid))
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        add_shortcut(self, "Esc", self._back)
        desk.changed.connect(self.read_again)
        desk.plan_kept.connect(lambda _moment: self._forget())

    def show_text(self, text: str) -> None:
        """Show what matches this text."""
        self._text, self._group = text.strip(), ""
        self._show()

    def refresh(self) -> None:
        """Search again, in the bylaws and the plans as they are now."""
        self._forget()
        self._show()

    def current_table(self) -> Table | None:
        """What was found."""
        return self.table.table()

    def first_stop(self) -> QWidget | None:
        """The list."""
        return self.table

    def take_focus(self) -> None:
        """Go to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if not self._text:
            return
        groups = (self._group,) if self._group else GROUPS
        most = MANY if self._group else FEW
        try:
            matches = self._find().find(self._text, most, groups)
            self._behind = self._find().behind()
        except Refusal as refusal:
            self.desk.trouble.emit(refusal.sentence)
            return
        if self._group and matches:
            fact = group_fact(self._text, matches[0])
            table = present_group(self._text, matches[0], self._named)
        else:
            late = bool(self._behind)
            fact = found_fact(self._text, matches, late=late)
            table = present_found(self._text, matches, self._named, late=late)
        self._wait_for_the_rest()
        to_come = behind_fact(self._behind, read_only=self.desk.read_only)
        self.heading.set_title(TITLE, f"{fact} {to_come}".strip())
        if table != self.table.table():
            self.table.set_table(table)

    def _wait_for_the_rest(self) -> None:
        """Where something is not found yet, see to it that it will be, and look again."""
        if not self._behind:
            self._waiting.stop()
        elif not self._waiting.isActive():
            follow_soon(self.desk)
            self._waiting.start()

    def _look_again(self) -> None:
        with suppress(Refusal):
            if self._find().behind() != self._behind:
                self._show()

    def _find(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self.desk.book, self.desk.shelf, self.desk.plans())
            self._reading.start()
        return self._finder

    def _read_on(self) -> None:
        """Read the bylaws moment by moment; what is shown is found again once they are read."""
        if not self._find().read_on():
            self._reading.stop()
            self._show()

    def _forget(self) -> None:
        self._reading.stop()
        self._waiting.stop()
        if self._finder:
            self._finder.close()
        self._finder = None

    def _named(self, version: str) -> str:
        law = self.desk.shelf.version(version)
        return law.short if law else version

    def _open(self, key: str) -> None:
        if key == ALL or key.startswith(MORE):
            self._group = key.removeprefix(MORE) if key != ALL else ""
            self._show()
            self.table.choose(self.table.table().rows[0].key)
        else:
            self.went.emit(target_of(key))

    def _back(self) -> None:
        """From one group to all, from there to the box."""
        if self._group:
            self._open(ALL)
        else:
            self.went.emit("find")
