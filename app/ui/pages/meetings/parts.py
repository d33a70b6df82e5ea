"""The sub-pages of a meeting beside its plan, each made when it is first opened.

The page is read when it is first shown, or ahead of that in turns: list, form and plan.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.pages.meetings.day_pages import DayPages
from app.ui.pages.meetings.papers import MeetingPapers
from app.ui.pages.meetings.plan_area import PlanArea
from app.ui.pages.meetings.steps import Shown
from app.ui.pages.page import Page
from app.ui.parts.detail import DetailView
from app.ui.parts.stack import Stack

MINUTE_BOOK = 5  # its place among the tabs


class MeetingParts(Page):
    """Plan, mailing, papers and the day; what they ask goes to `start` and `open_rule`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Shown | None = None
        self._plan_page = PlanArea()
        self.timeline = self._plan_page.timeline
        self._plan_page.asked.connect(self.start)
        self._stack = Stack()
        self._stack.addWidget(self._plan_page)
        self._unread = True

    def showEvent(self, event: QShowEvent) -> None:
        """What was not read yet is read now."""
        self._stale = self._stale or self._unread
        super().showEvent(event)

    @cached_property
    def mailing(self) -> DetailView:
        """The notice and its mailing."""
        made = DetailView(left=0)
        made.action.connect(self.start)
        made.link.connect(self.start)
        made.opened.connect(lambda key: self.start(f"paper:{key}"))
        self._stack.addWidget(made)
        return made

    @cached_property
    def papers(self) -> MeetingPapers:
        """The papers of the meeting."""
        made = MeetingPapers(self.desk)
        made.paper.asked.connect(self._show_entry)
        self._stack.addWidget(made)
        return made

    @cached_property
    def day(self) -> DayPages:
        """Proxies and the board."""
        made = DayPages(self.desk, self)
        made.why.connect(self.open_rule)
        made.asked.connect(self.start)
        self._stack.addWidget(made.widget)
        return made

    def ahead(self) -> tuple[Callable[[], object], ...]:
        """List, form and plan where they are not shown by then, drawn; and the other sub-pages."""
        steps = (self._make_form, self._read_plan, self._plan_ahead)
        parts = (lambda: self.mailing, lambda: self.papers, lambda: self.day)
        return (
            lambda: self._unread and self._list_ahead(),
            *(lambda step=step: self._unread and self.shown and step() for step in steps),
            lambda: self.isVisible() or self.grab(),
            *parts,
        )

    def _list_ahead(self) -> None:
        """The list, with the meeting chosen that is shown first."""
        raise NotImplementedError

    def _make_form(self) -> None:
        """The form of that meeting."""
        raise NotImplementedError

    def _read_plan(self) -> None:
        """What the bylaws say of its plan."""
        raise NotImplementedError

    def _plan_ahead(self) -> None:
        """All the rest of it; the page counts as read."""
        raise NotImplementedError

    def open_rule(self, rule: str) -> None:
        """Open the words of this rule for the meeting shown."""
        raise NotImplementedError

    def part(self, value: str) -> QWidget:
        """What stands in this sub-page."""
        if value == "plan":
            return self._plan_page
        if value == "mailing":
            return self.mailing
        return self.papers if value == "papers" else self.day.widget

    def panes_made(self) -> list[QWidget | None]:
        """What F6 walks through in the sub-pages that were opened."""
        papers: list[QWidget | None] = [self.papers.list] if "papers" in vars(self) else []
        return [*papers, *(self.day.panes() if "day" in vars(self) else ())]

    def _show_entry(self, target: str) -> None:
        """The entry of a paper stands in the journal of the minute book."""
        self.went.emit(f"found:{MINUTE_BOOK}:journal:{target.removeprefix('entry:')}")
