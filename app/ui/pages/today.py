"""Today: what is due and by which section; balance of the book, offices, last entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.shares import end_of
from app.presenters.tables import Link, Table
from app.presenters.today import Card, TodayFacts, TodayView, present_today
from app.ui.desk import Desk
from app.ui.pages.flow import Flow, make_scroll
from app.ui.pages.page import Page, add_shortcut, walk_panes
from app.ui.parts.button import Button
from app.ui.parts.card import CardText
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.heading import Act, Heading
from app.ui.parts.label import make_label
from app.ui.parts.table import TableView
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import MARGIN_LEFT, MARGIN_TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.matters.record import Matters

ACTS = (
    Act("print-list", "Print this &list…", "print"),
    Act("meeting", "&New meeting…", "add", primary=True),
)
CARDS_WIDTH = 384
MOST_ROWS, MOST_ENTRIES = 12, 5
LONG = 5_000
"""Entries from which on the page is shown before it is read."""
READING = "Reading what is due."
TOPICS = ("demand", "claim", "insurance", "report", "board", "amendment", "consent")
LEADS = {"meeting": "act:4:new", "verify": "act:5:verify"}
"""Where the acts of this page are done, as the window reads it."""


class TodayPage(Page):
    """Rows lead to where the matter is done: their keys are targets of the window's `go`."""

    name = "Today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: TodayView | None = None
        self._text = ""
        self.heading = Heading("Today", acts=ACTS)
        self.filter = FilterBox("Filter what is due")
        self.groups: list[TableView] = []
        self.links: list[Button] = []
        self._left, self._right = make_scroll(), make_scroll()
        self._lay_out()
        self.heading.act.connect(self.start)
        self.filter.filtered.connect(self._filter)
        desk.changed.connect(self.read_again)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            add_shortcut(self, keys, lambda step=step: self._walk(step))
        if desk.book.head()[0] > LONG:
            self._read_in_turns()
        else:
            self.refresh()

    # What the window asks

    def refresh(self) -> None:
        """Read again and show."""
        view = self.view = present_today(self._facts(), self._text)
        self.heading.set_title("Today", view.fact)
        self._fill_groups(view.groups)
        self._fill_cards(view.cards)

    def primary(self) -> None:
        """Plan a meeting."""
        self.start("meeting")

    def start(self, target: str) -> None:
        """Begin an act of the page, or go where a link leads."""
        if target == "print-list":
            from app.ui.printing import preview_table

            preview_table(self.desk, self, self.current_table())
        else:
            self.went.emit(LEADS.get(target, target))

    def first_stop(self) -> QWidget | None:
        """The first of the lists."""
        return self.groups[0] if self.groups else self.filter

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def current_table(self) -> Table | None:
        """All that is due, as one table."""
        shown = [view.table() for view in self.groups]
        if not shown or not shown[0].columns:
            return None
        rows = tuple(row for table in shown for row in table.rows)
        return replace(shown[0], rows=rows, title="What is due")

    # Reading

    def _read_in_turns(self) -> None:
        """Of a long record one topic after the other, the window answering in between."""
        from app.acts.matters import known

        topics = (
            *(known.demands_of, known.claims_of, known.reports_of, known.boards_of),
            known.consents_of,
        )
        self.heading.set_title("Today", READING)
        self._go_on(iter(topics))

    def _go_on(self, topics: Iterator[Callable[..., object]]) -> None:
        def read() -> None:
            if not self.isVisible():  # put away, or read whole when it is seen again
                self._stale = self.view is None
            elif topic := next(topics, None):
                topic(self.desk.book)
                self._go_on(topics)
            elif self.view is None:  # nothing was recorded meanwhile, which reads all of it
                self.refresh()
                if self.filter.hasFocus() and (first := self.first_stop()):
                    first.setFocus(Qt.FocusReason.OtherFocusReason)

        QTimer.singleShot(0, self, read)

    def _facts(self) -> TodayFacts:
        desk, book = self.desk, self.desk.book
        moment, last = end_of(desk.today), book.head()[0]
        held, certified = book.sums(moment)
        return TodayFacts(
            company=desk.company,
            shelf=desk.shelf,
            today=desk.today,
            plans=desk.plans(),
            held=held,
            certified=certified,
            outstanding=sum(book.outstanding(c.id, moment) for c in desk.company.classes),
            last_entries=book.says(range(max(1, last - MOST_ENTRIES + 1), last + 1)),
            last_entry=last,
            matters=self._matters(),
        )

    def _matters(self) -> Matters | None:
        """What is on record beside meetings; most books have none, and then nothing is loaded."""
        book = self.desk.book
        if not any(book.events(topic) for topic in TOPICS):
            return None
        from app.acts.matters.known import matters_of

        return matters_of(book)

    # Layout

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        self.filter.setFixedWidth(theme().px(260))
        tools.addWidget(self.filter)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.heading)
        left.addLayout(tools)
        left.addWidget(self._left, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_LEFT, MARGIN_TOP, 16, 8)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(self._right)
        self._right.setFixedWidth(theme().px(CARDS_WIDTH))

    def _fill_groups(self, groups: tuple[Table, ...]) -> None:
        body = Flow(0, 0, 8, 8)
        self.groups = []
        for group in groups:
            body.column.addWidget(make_label(group.title, "section"))
            view = TableView(body)
            view.setAccessibleName(group.title)
            view.set_table(group)
            view.set_action_labels({"meeting": "New meeting…"})
            view.fit_rows(MOST_ROWS)
            view.opened.connect(self.start)
            view.action.connect(self.start)
            body.column.addWidget(view)
            self.groups.append(view)
        self._line_up()
        body.column.addStretch(1)
        _replace(self._left, body)

    def _line_up(self) -> None:
        """The groups stand in the same columns; one that is made wider takes the others along."""
        for view in self.groups:
            view.line_up(self.groups)
            for other in self.groups:
                if other is not view:
                    view.widths_changed.connect(other.set_widths)

    def _fill_cards(self, cards: tuple[Card, ...]) -> None:
        body = Flow(0, 0, 0, 8)
        body.column.setSpacing(12)
        self.links = []
        for card in cards:
            body.column.addWidget(self._card(card))
        body.column.addStretch(1)
        _replace(self._right, body)

    def _card(self, card: Card) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        frame.setAccessibleName(card.title)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(CardText(card))
        if card.links:
            column.addLayout(self._links(card.links))
        return frame

    def _links(self, links: tuple[Link, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for one in links:
            button = Button(one.label, "link")
            button.clicked.connect(lambda _=False, target=one.target: self.start(target))
            self.links.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _filter(self, text: str) -> None:
        self._text = text
        if self.view is None:  # still read in turns, and shown under this text at their end
            return
        self.view = present_today(self._facts(), text)
        self._fill_groups(self.view.groups)

    def _walk(self, step: int) -> None:
        first = self.links[0] if self.links else None
        walk_panes([self.filter, *self.groups, first], step)


def _replace(area: QScrollArea, body: Flow) -> None:
    """Put other contents into the scrolled part; the place scrolled to stays."""
    if area.widget() is None:
        area.setWidget(body)
        return
    bar = area.verticalScrollBar()
    place = bar.value()
    area.setWidget(body)
    bar.setValue(place)
