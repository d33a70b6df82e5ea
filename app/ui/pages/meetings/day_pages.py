"""The sub-pages of a meeting's day: proxies and the board, over one reading of its sheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.acts.meetings.day_fields import DAY, INSPECTING
from app.acts.meetings.day_fields import PROXIES as PROXY_ACTS
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_day.reading import read_day
from app.domain.refusal import Refusal
from app.presenters.meeting_day.roll import RollIndex, room_now
from app.presenters.meeting_day.state import AHEAD, StateView, present_state, state_of
from app.presenters.view import Note, Table
from app.ui.desk import Desk
from app.ui.pages.meetings.board import MeetingBoard, board_view
from app.ui.pages.meetings.day_acts import INTO_THE_BOARD, DayActs
from app.ui.pages.meetings.proxies import ProxyDesk
from app.ui.pages.meetings.read_out import ReadOut
from app.ui.pages.meetings.steps import Shown
from app.ui.parts.announce import announce
from app.ui.parts.day_text import read_time
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.stack import Stack

PROXIES, MEETING = "proxies", "meeting"
DAY_PAGES = (PROXIES, MEETING)
READ_OUT = "read-out"
DAY_ACTS = (*DAY, *INSPECTING, *PROXY_ACTS, *INTO_THE_BOARD, READ_OUT)
"""The acts that are about the meeting shown."""
NO_HOUR_READ = "“{text}” is no hour. Type it like 9:05 AM."


class DayPages(QObject):
    """`widget` holds both sub-pages; `why` gives a rule's id, `asked` what the page itself does."""

    why = Signal(str)
    asked = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.acts = DayActs(desk, page)
        self.board, self.proxies = MeetingBoard(self._by_number), ProxyDesk(self._by_number)
        self.read_out: ReadOut | None = None
        self.said = NoteColumn()
        self.hour = self.board.check_in.hour
        self.widget = QWidget()
        self._stack = Stack()
        self._nothing = make_label("", "fact", wrap=True)
        self._sheet: Sheet | None = None
        self._index: tuple[object, RollIndex] | None = None
        self._lay_out()
        self._connect()
        self.said.hide()

    def _lay_out(self) -> None:
        for widget in (self.board, self.proxies, self._nothing):
            self._stack.addWidget(widget)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        acts = self.acts
        acts.said.connect(self.say)
        acts.why.connect(self.why)
        acts.did.connect(self._did)
        for part in (self.board, self.proxies):
            part.asked.connect(self.start)
            part.why.connect(self.why)
        self.board.counted.connect(self._count)
        self.board.check_in.arrived.connect(self._arrive)
        self.board.check_in.gone.connect(self._leave)
        self.hour.editingFinished.connect(self._read_hour)

    # Showing

    def show(self, value: str, shown: Shown) -> StateView | None:
        """Show this sub-page of the meeting; gives its heading, or nothing where it has none."""
        if self.acts.key != shown.plan.key:
            self.say("")
            self.board.check_in.line.clear()
        self.acts.key = shown.plan.key
        try:
            sheet = self._sheet = self.acts.sheet()
        except Refusal as refusal:
            self._sheet = None
            self._nothing.setText(refusal.sentence)
            self._stack.setCurrentWidget(self._nothing)
            return None
        writable = not self._desk.read_only
        if value == PROXIES:
            self.proxies.show_room(room_now(sheet), self._roll(sheet), writable=writable)
            self._stack.setCurrentWidget(self.proxies)
        else:
            open_now = writable and sheet.day.closed_at is None
            view = board_view(sheet, shown.meeting)
            self.board.show_board(view, self._roll(sheet), writable=open_now)
            self._stack.setCurrentWidget(self.board)
        self._fill_read_out()
        return present_state(sheet.plan, sheet.day, sheet.law.short)

    def table(self, value: str) -> Table:
        """The table of this sub-page."""
        return self.proxies.shown() if value == PROXIES else self.board.check_in.shown()

    def say(self, sentence: str) -> None:
        """Say why something was not recorded, beside the hour; an empty sentence takes it away."""
        self.said.set_notes((Note("warning", sentence),) if sentence else ())
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self.widget, sentence)

    def focus(self, value: str) -> QWidget:
        """Where work begins on this sub-page."""
        return self.proxies.line if value == PROXIES else self.board.check_in.line

    def panes(self) -> list[QWidget | None]:
        """What F6 walks through; those out of sight are passed over."""
        cards = (line for card in self.board.cards.values() for line in card.lines.values())
        return [
            self.proxies.line,
            self.proxies.table,
            self.board.check_in.line,
            self.board.check_in.table,
            next(cards, None),
            self.board.more["move"],
        ]

    def _roll(self, sheet: Sheet) -> RollIndex:
        """The index of the roll; made anew only for another list."""
        listed = (sheet.plan.key, len(sheet.voters), sheet.plan.record_on)
        if self._index is None or self._index[0] != listed:
            self._index = (listed, RollIndex(sheet.voters))
        return self._index[1]

    # Acting

    def start(self, target: str) -> None:
        """Open the form of an act, or hand on what the page does itself."""
        operation, _, about = target.partition(":")
        if operation == READ_OUT:
            self.open_read_out()
        elif operation == "paper":
            self.asked.emit(target)
        else:
            self.say("")
            self.acts.start(operation, about)

    def start_for(self, shown: Shown, target: str) -> None:
        """The same for a meeting that may stand on another sub-page."""
        self.acts.key = shown.plan.key
        self.start(target)

    def _did(self, operation: str) -> None:
        """The line stands ready for the next one."""
        if operation == "receive-proxy":
            self.proxies.start_anew()

    def _arrive(self, key: str, by_agent: bool) -> None:
        self.say("")
        if self.acts.arrive(key, by_agent=by_agent):
            self.board.check_in.start_anew()

    def _leave(self, key: str) -> None:
        self.say("")
        self.acts.leave(key)

    def _count(self, item: int, votes: dict[str, str]) -> None:
        self.say("")
        self.acts.count(item, votes)

    def _read_hour(self) -> None:
        text = self.hour.text().strip()
        at = read_time(text) if text else None
        if text and at is None:
            self.say(NO_HOUR_READ.format(text=text))
        self.acts.hour = f"{at:%H:%M}" if at else ""

    def _by_number(self, text: str) -> Iterable[int]:
        """Who held the certificate of that number on the record date."""
        number = text.removeprefix("#").strip()
        if self._sheet is None or not number or not number[-1].isdigit():
            return ()
        found = self._desk.book.certificate(number)
        return (found.holder_id,) if found else ()

    # Read-out

    def open_read_out(self) -> None:
        """The large figures for the room, in a window of their own."""
        if self.read_out is None:
            self.read_out = ReadOut(self.widget.window())
        self._fill_read_out()
        self.read_out.show_on_other_screen()

    def _fill_read_out(self) -> None:
        if self.read_out and self._sheet:
            self.read_out.show_sheet(self._desk.company.name, self._sheet)


def day_state(desk: Desk, shown: Shown) -> StateView | None:
    """How the day of this meeting stands, read without its list; nothing before its day."""
    key = shown.plan.key
    day = read_day(key, desk.book.events("day", key))
    if state_of(day) == AHEAD:
        return None
    law = desk.shelf.on(shown.plan.on) if shown.plan.on else None
    return present_state(shown.plan, day, law.short if law else "")
