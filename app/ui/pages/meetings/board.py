"""The meeting board: quorum over all, the roll at the left, items in order, what does not count."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.presenters.meeting_day.both_ways import challenge_lines
from app.presenters.meeting_day.items import ItemCard, present_items
from app.presenters.meeting_day.not_counted import not_counted_notes, present_not_counted
from app.presenters.meeting_day.quorum import QuorumView, present_quorum
from app.presenters.meeting_day.roll import RollIndex, RoomNow, room_now
from app.presenters.meeting_day.state import present_events, present_missing
from app.presenters.view import Link, Note, Table
from app.ui.pages.flow import Flow, make_scroll
from app.ui.pages.meetings.check_in import CheckIn, FilePlaces
from app.ui.pages.meetings.item_card import ItemCardView, kept_narrow
from app.ui.pages.meetings.quorum_strip import QuorumStrip
from app.ui.parts.button import Button
from app.ui.parts.detail import make_facts
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.table import TableView
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import NOTE_WIDTH

if TYPE_CHECKING:
    from app.bylaws.meeting_day.sheet import Sheet
    from app.domain.meetings import Meeting

ROLL_WIDTH, THIRD_FROM, THIRD_WIDTH, MOST_ROWS = 460, 1500, 380, 8
ROLL_PART = Fraction(2, 5)
"""The roll takes at most this part of the width; large letters would else leave no room."""
ROLL_LEAST = 400
MORE = (
    Link("Another motion…", "move"),
    Link("Polls…", "polls"),
    Link("Ballot or inspectors asked…", "demand"),
    Link("Inspectors…", "inspectors"),
    Link("Their report…", "inspectors-report"),
    Link("Ruling of the chair…", "rule"),
    Link("Objection…", "object"),
    Link("Objection taken back…", "withdraw-objection"),
    Link("Waiver or consent…", "file-waiver"),
)
"""What else happens at a meeting; offered under the items, two in a row."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """All that the board shows of one meeting, made at once."""

    now: RoomNow
    quorum: QuorumView
    items: tuple[ItemCard, ...]
    aside: Table
    notes: tuple[Note, ...]
    both: tuple[str, ...]
    missing: tuple[Note, ...]
    events: tuple[tuple[str, str], ...]


def board_view(sheet: Sheet, meeting: Meeting | None) -> BoardView:
    """The board of this sheet."""
    now, quorum = room_now(sheet), present_quorum(sheet)
    return BoardView(
        now,
        quorum,
        present_items(sheet),
        present_not_counted(now),
        not_counted_notes(now),
        challenge_lines(now, quorum),
        present_missing(sheet, meeting),
        present_events(sheet.day),
    )


class MeetingBoard(QWidget):
    """`asked` gives an act's target, `counted` an item and its votes, `why` a rule's id."""

    asked = Signal(str)
    counted = Signal(int, object)
    why = Signal(str)

    def __init__(self, by_number: FilePlaces) -> None:
        super().__init__()
        self.strip = QuorumStrip()
        self.check_in = CheckIn(by_number)
        self._made: dict[int, ItemCardView] = {}
        self._items: tuple[ItemCard, ...] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_cards)
        self.aside = TableView()
        self.aside.setAccessibleName("Not counted")
        self.reasons, self.missing = NoteColumn(), NoteColumn()
        self.both = make_label("", "fact", wrap=True)
        self.both_ways = Button("Count it both wa&ys…")
        self._facts = QVBoxLayout()
        self._wide: bool | None = None
        self.more: dict[str, Button] = {}
        self._lay_out()
        self._connect()

    # Layout

    def _lay_out(self) -> None:
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._middle, self._third = Flow(0, 0, 8, 8), Flow(0, 0, 8, 8)
        self._middle.column.setSpacing(12)
        self._middle.column.addLayout(self._cards)
        self._middle.column.addWidget(self._more_card())
        self._middle.column.addStretch(1)
        self._third.column.setSpacing(12)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        for widget in (self._missing_card(), self._aside_card(), self._both_card()):
            side.addWidget(widget)
        self._middle_area, self._third_area = make_scroll(), make_scroll()
        self._middle_area.setWidget(self._middle)
        self._third_area.setWidget(self._third)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.check_in)
        row.addWidget(self._middle_area, 1)
        row.addWidget(self._third_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
        theme().changed.connect(self._fit)
        self._fit()
        self._place(wide=False)

    def _fit(self) -> None:
        most = int(self.width() * ROLL_PART)
        self.check_in.setFixedWidth(min(theme().px(ROLL_WIDTH), max(most, ROLL_LEAST)))
        for column in (self.reasons, self.missing):
            column.setMaximumWidth(theme().px(NOTE_WIDTH))
        self._third_area.setFixedWidth(theme().px(THIRD_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A third column on a wide screen; else its cards stand under the items."""
        super().resizeEvent(event)
        self._fit()
        self._place(wide=event.size().width() >= theme().px(THIRD_FROM))

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._third_area.setVisible(wide)
        if wide:
            self._third.column.insertWidget(0, self._side)
            self._third.column.addStretch(1)
        else:
            self._middle.column.insertWidget(2, self._side)

    def _more_card(self) -> QWidget:
        card, column = _card("At this meeting")
        column.addLayout(self._facts)
        row = QHBoxLayout()
        for number, one in enumerate(MORE):
            if number % 3 == 0:
                row = QHBoxLayout()
                row.setSpacing(8)
                column.addLayout(row)
            button = Button(one.label)
            button.clicked.connect(lambda _=False, target=one.target: self.asked.emit(target))
            self.more[one.target] = button
            row.addWidget(button, 1)
        return card

    def _missing_card(self) -> QWidget:
        card, column = _card("Still missing")
        column.addLayout(kept_narrow(self.missing))
        return card

    def _aside_card(self) -> QWidget:
        card, column = _card("Not counted")
        column.addWidget(self.aside)
        column.addLayout(kept_narrow(self.reasons))
        return card

    def _both_card(self) -> QWidget:
        card, column = _card("Count it both ways")
        column.addWidget(self.both)
        row = QHBoxLayout()
        row.addWidget(self.both_ways)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _connect(self) -> None:
        self.strip.why.connect(self.why)
        self.both_ways.clicked.connect(lambda: self.asked.emit("both-ways"))
        self.aside.opened.connect(self._open_aside)
        for column in (self.reasons, self.missing):
            column.link.connect(self._follow)

    # Showing

    def show_board(self, view: BoardView, index: RollIndex, *, writable: bool) -> None:
        """Show this meeting; what is being typed stays where nothing changed."""
        self.strip.set_view(view.quorum)
        self.check_in.show_room(view.now, index, writable=writable)
        self._items = view.items
        self._soon.start()
        self.aside.set_table(view.aside)
        self.aside.fit_rows(MOST_ROWS)
        self.reasons.set_notes(view.notes)
        self.missing.set_notes(view.missing)
        self.both.setText(" ".join(view.both) or "See which votes could turn a result.")
        self._show_events(view.events)
        for button in self.more.values():
            button.setVisible(writable)

    @property
    def cards(self) -> dict[int, ItemCardView]:
        """The cards by the numbers of their items."""
        self._make_cards()
        return self._made

    def _make_cards(self) -> None:
        """A card is made anew only where its item changed; in a turn of the loop of its own."""
        items, self._items = self._items, None
        if items is None:
            return
        for number in [n for n in self._made if n not in {item.number for item in items}]:
            self._drop(number)
        for place, item in enumerate(items):
            shown = self._made.get(item.number)
            if shown and shown.card == item:
                continue
            if shown:
                self._drop(item.number)
            card = self._made[item.number] = ItemCardView(item)
            card.asked.connect(self.asked)
            card.counted.connect(self.counted)
            card.why.connect(self.why)
            self._cards.insertWidget(place, card)

    def _drop(self, number: int) -> None:
        card = self._made.pop(number)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_events(self, events: tuple[tuple[str, str], ...]) -> None:
        while item := self._facts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if events:
            box = QWidget()
            box.setLayout(make_facts(events))
            self._facts.addWidget(box)

    def _open_aside(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind == "proxy":
            self.asked.emit(f"rule-on-proxy:{rest}")

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "why":
            self.why.emit(rest)
        else:
            self.asked.emit(target)


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    set_role(card, "card")
    card.setAccessibleName(title)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(make_label(title, "card"))
    return card, column
