"""The one shape of the register, the board and the officers: list at the left, detail at the right.

A page of this shape says what stands in each sub-page and what the detail of a row is; this file
puts it together: heading with acts, sub-pages, tool row with the as-of day, list, detail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.words import day_paper
from app.presenters import corrections, view
from app.presenters.view import Choice, Detail, Link, Table
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.pages.lists import Lists
from app.ui.pages.page import Page, add_shortcut, walk_panes
from app.ui.pages.sub_pages import SubPages
from app.ui.pages.tool_row import ToolRow
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.detail import DetailView
from app.ui.parts.heading import Act, Heading
from app.ui.parts.splitter import ListDetail
from app.ui.parts.stack import Stack
from app.ui.parts.table import TableView
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP

if TYPE_CHECKING:
    from app.ui.pages.matters import Matters

Start = Callable[[str], object]
"""An act begun for the record of this key; without one for the row chosen."""


@dataclass(frozen=True, slots=True)
class Sub:
    """A sub-page: its value and words, whether it stands for a day, the words of its filter and
    of the detail while no row is chosen; without such words it has no filter or no detail.
    """

    value: str
    label: str
    as_of: bool = True
    filter_words: str = ""
    hint: str = ""


class ListPage(Page):
    """Heading, sub-pages, tools, list, detail. `shown_on` is the day that the lists stand for."""

    as_of_label = "&As of"

    def __init__(
        self,
        desk: Desk,
        acts: Sequence[Act],
        subs: Sequence[Sub],
        starts: Mapping[str, Start],
        matters: Matters | None = None,
    ) -> None:
        super().__init__(desk)
        self.desk, self.matters = desk, matters
        subs = (*subs, *(matters.subs() if matters else ()))
        self._subs = {sub.value: sub for sub in subs}
        self._labels = {act.key: act.label for act in acts}
        self._labels |= matters.labels() if matters else {}
        own = {**starts, "correct": self._correct}
        self._starts = (matters.starts() if matters else {}) | own
        self._primary = next((act.key for act in acts if act.primary), "")
        self._texts = dict.fromkeys(self._subs, "")
        self.heading = Heading(acts=acts)
        self.heading.act.connect(self.start)
        self.tools = ToolRow(self.as_of_label, desk.today)
        self.sub_pages = SubPages([Choice(s.value, s.label) for s in subs], self)
        self.detail = DetailView()
        self._stack = Stack()
        self.tables = Lists(self._stack, self._make_table)
        self._detailed = ("", "")
        self._lay_out()
        self._connect()
        self.refresh()

    # What a page of this shape says

    def title(self) -> tuple[str, str]:
        """The title and the line of plain fact under it."""
        raise NotImplementedError

    def table(self, sub: str, text: str) -> Table:
        """What stands in this sub-page under this filter."""
        raise NotImplementedError

    def row_detail(self, sub: str, key: str) -> Detail | None:
        """What stands at the right while this row is chosen."""
        raise NotImplementedError

    # What the window asks

    def refresh(self) -> None:
        """Read again and show; the row chosen stays chosen where it still stands."""
        if self.matters:
            self.matters.read_again()
        self.tools.set_today(self.desk.today)
        self.heading.set_title(*self.title())
        self._show_sub(self.sub_pages.value())

    def primary(self) -> None:
        """Begin the page's primary act."""
        self.start(self._primary)

    def first_stop(self) -> QWidget | None:
        """The list."""
        return self.current_view()

    def focus_filter(self) -> None:
        """Go to the filter."""
        if self.tools.filter.isVisibleTo(self):
            self.tools.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tools.filter.selectAll()

    def current_table(self) -> Table | None:
        """The table that is copied, printed and exported."""
        sub = self._subs[self.sub_pages.value()]
        on = f" as of {day_paper(self.shown_on())}" if sub.as_of else ""
        title = f"{self.heading.title()}: {sub.label.lower()}{on}"
        return replace(self.current_view().table(), title=title)

    def show_found(self, sub: str, key: str) -> None:
        """Show the row of that key in that sub-page, or in the one that stands open."""
        if sub in self._subs:
            self.sub_pages.open(sub)
        value = self.sub_pages.value()
        self._texts[value] = ""
        self._show_sub(value)
        self.tables[value].choose(key)

    def current_view(self) -> TableView:
        """The list of the sub-page that stands open."""
        return self.tables[self.sub_pages.value()]

    def shown_on(self) -> date:
        """The day that the lists stand for."""
        return self.tools.on()

    def start(self, target: str) -> None:
        """Begin an act: `issue`, or `transfer:12` for the record of that key."""
        self.detail.detail()  # what an act begins with is read together with the card
        act, _, key = target.partition(":")
        if begin := self._starts.get(act):
            begin(key)

    def chosen_key(self) -> str:
        """The key of the row chosen, or nothing."""
        return self.current_view().current_key()

    def act(self, made: view.Act) -> ActDialog:
        """Open the dialog of an act that a presenter prepared."""
        return open_act(self.desk, self, made)

    # How it hangs together

    def _make_table(self, value: str) -> TableView:
        made = TableView()
        made.setAccessibleName(self._subs[value].label)
        made.chosen.connect(lambda key: self._show_detail(value, key))
        made.opened.connect(lambda _key: self._next_pane(1))
        made.set_action_labels(self._labels)
        made.action.connect(self.start)
        return made

    def _lay_out(self) -> None:
        left = QWidget()
        column = self._left = QVBoxLayout(left)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.panes = ListDetail(left, self.detail)
        page = self.column = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 8)
        page.setSpacing(8)
        page.addWidget(self.heading)
        page.addWidget(self.sub_pages)
        page.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self.sub_pages.opened.connect(self._show_sub)
        self.tools.day_changed.connect(lambda _on: self.refresh())
        self.tools.filtered.connect(self._filter)
        self.tools.copy_asked.connect(lambda: self.current_view().copy_table())
        self.tools.export_asked.connect(lambda: self.desk.export(self.current_table()))
        self.detail.action.connect(self.start)
        self.desk.changed.connect(self.read_again)
        if self.matters:
            self.matters.begun = self.show_found
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            add_shortcut(self, keys, lambda step=step: self._next_pane(step))

    def _show_sub(self, value: str) -> None:
        sub = self._subs[value]
        self.tools.set_as_of(sub.as_of)
        self.tools.set_filter(sub.filter_words)
        self.detail.setVisible(bool(sub.hint))
        self._left.setContentsMargins(0, 0, 12 if sub.hint else 0, 0)
        if self.tools.filter.text() != self._texts[value]:
            with QSignalBlocker(self.tools.filter):
                self.tools.filter.setText(self._texts[value])
        shown = self.tables[value]
        shown.set_table(self._table(value, self._texts[value]))
        self._stack.setCurrentWidget(shown)
        if not shown.current_key() and (rows := shown.table().rows):
            shown.choose(rows[0].key)  # which shows its detail
        else:
            self._show_detail(value, shown.current_key())

    def _table(self, sub: str, text: str) -> Table:
        matters = self.matters
        return matters.table(sub, text) if matters and matters.has(sub) else self.table(sub, text)

    def _detail(self, sub: str, key: str) -> Detail | None:
        matters = self.matters
        if matters and matters.has(sub):
            return matters.detail(sub, key)
        return self.row_detail(sub, key)

    def _to_begin(self, sub: str) -> Detail | None:
        """What stands at the right where no row is chosen: the acts that begin a matter."""
        matters = self.matters
        return matters.to_begin(sub) if matters and matters.has(sub) else None

    def _filter(self, text: str) -> None:
        """Narrow the list at once."""
        value = self.sub_pages.value()
        self._texts[value] = text
        shown = self.tables[value]
        shown.set_table(self._table(value, text))
        if not shown.current_key() and (rows := shown.table().rows):
            with QSignalBlocker(shown):
                shown.choose(rows[0].key)
        if self._detailed != (value, shown.current_key()):
            self._show_detail(value, shown.current_key())

    def _show_detail(self, value: str, key: str) -> None:
        if value == self.sub_pages.value():
            self._detailed = (value, key)
            make = partial(self._detail, value, key) if key else partial(self._to_begin, value)
            to_choose = bool(self.tables[value].table().rows)
            self.detail.show_later(make, self._subs[value].hint if to_choose else "")

    def _next_pane(self, step: int) -> None:
        first = next(iter(self.detail.buttons.values()), None)
        first = first or next(iter(self.detail.tables), None)
        walk_panes([self.tools.day, self.current_view(), first], step)

    def _correct(self, key: str) -> None:
        sub, chosen = self.sub_pages.value(), self.chosen_key()
        mine = self.matters if self.matters and self.matters.has(sub) else None
        known = mine.last_entry(sub, chosen) if mine else self.entry_to_correct(chosen)
        if seq := int(key) if key else known:
            entry = self.desk.book.entry(seq)
            self.act(corrections.correct_act(entry, self.desk.company, self.desk.who().by))

    def entry_to_correct(self, key: str) -> int:
        """The entry behind the row of that key; 0 if there is none."""
        return int(key) if key.isdecimal() else 0


def with_correct(detail: Detail) -> Detail:
    """The detail with *Correct…* among its acts, for the entry behind the row chosen."""
    return replace(detail, acts=(*detail.acts, Link("Correct…", "correct")))
