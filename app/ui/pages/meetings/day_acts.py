"""What is done on a meeting's day: forms opened, counts and arrivals recorded, the hour told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.acts.meetings.day_fields import FIELDS
from app.acts.meetings.matter import sheet_of
from app.acts.trying import would_record
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.refusal import Refusal
from app.presenters import corrections
from app.presenters.meeting_day import forms, forms_papers, forms_votes
from app.presenters.meeting_day.forms import DayFacts, More
from app.presenters.meeting_day.roll import WHOLE_LIST
from app.presenters.meeting_day.trying import TrialPapers
from app.presenters.notes import refusal_notes
from app.presenters.view import Checked, Draft, Table
from app.ui.any_act import open_any
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.parts.act_dialog import ActDialog

if TYPE_CHECKING:
    from app.ui.pages.meetings.trial_dialog import TrialDialog

AGAIN = ("cast-ballots", "receive-proxy")
"""Acts of which many follow each other: the form opens again, ready for the next."""
INTO_THE_BOARD = ("elect-board", "remove-directors")
"""What the count of an item changes on the board; recorded once the item was counted."""
NO_HOUR = "Type the hour at which it happened."
AGENT = "agent:"


class DayActs(QObject):
    """Opens the forms of one meeting's day; `why` gives a rule's id, `said` a sentence to show.

    `hour` is what was typed beside the roll; empty, the clock counts on the meeting's own day.
    """

    why = Signal(str)
    said = Signal(str)
    did = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.key, self.hour = "", ""
        self.dialog: ActDialog | None = None
        self.trial: TrialDialog | None = None
        self._kept: dict[str, object] = {}

    # The meeting

    def sheet(self) -> Sheet:
        """The meeting's sheet; raises Refusal where it cannot be made yet."""
        return sheet_of(self._desk.book, self.key)

    def at(self) -> str:
        """The hour to begin with: as typed, or the clock's on the meeting's own day."""
        if self.hour:
            return self.hour
        plan = self.sheet().plan
        return f"{self._desk.clock():%H:%M}" if plan.on == self._desk.today else ""

    def moment(self) -> datetime | None:
        """The same as a moment of the meeting's day."""
        plan, told = self.sheet().plan, self.at()
        return datetime.combine(plan.on, time.fromisoformat(told)) if plan.on and told else None

    # At the door

    def arrive(self, key: str, *, by_agent: bool) -> bool:
        """Mark the holder present, or the agents of the holder's proxy; tells whether it was."""
        given: dict[str, object] = {"holders": [{"holder": key}]}
        if key.startswith(AGENT):
            given = {"agents": [key.removeprefix(AGENT)]}
        elif by_agent:
            agents = self._agents_of(int(key))
            if not agents:
                self.said.emit("No proxy of this holder counts. Log the proxy first.")
                return False
            given = {"agents": agents}
        return self._do("arrive", given)

    def leave(self, key: str) -> bool:
        """Mark the holder or agent as gone."""
        agent = key.startswith(AGENT)
        who = {"agents": [key.removeprefix(AGENT)]} if agent else {"holders": [{"holder": key}]}
        return self._do("leave", dict(who))

    def count(self, item: int, votes: dict[str, str]) -> bool:
        """Record a vote by voice as called."""
        given: dict[str, object] = {"item": str(item), "votes": votes, "method": "voice"}
        return self._do("count", given)

    def declare(self, item: int) -> bool:
        """Record that the ballots on the item are counted."""
        return self._do("count", {"item": str(item)})

    def _agents_of(self, holder: int) -> list[str]:
        """The agents of the holder's proxies that are good; those here already are left out."""
        sheet = self.sheet()
        room = sheet.room()
        good = [p for p in sheet.day.proxies if p.holder_id == holder and p.key in room.good]
        names = dict.fromkeys(agent for proxy in good for agent in proxy.agents)
        away = [name for name in names if name not in room.agents]
        return away[:1]

    def _do(self, operation: str, given: dict[str, object]) -> bool:
        """Record at once; what needs a reason or more facts opens its form, filled in."""
        try:
            at = self.at()
            if not at:
                self.said.emit(NO_HOUR)
                return False
            self._desk.perform(operation, {"meeting": self.key, "at": at, **given})
        except Refusal as refusal:
            if refusal.field == "reason":
                self._open_with(operation, given)
            else:
                self.said.emit(refusal.sentence)
            return False
        return True

    def _open_with(self, operation: str, given: dict[str, object]) -> None:
        item = str(given.get("item") or "")
        first: dict[str, object] = {k: v for k, v in given.items() if not isinstance(v, dict)}
        votes = given.get("votes")
        if isinstance(votes, dict):
            first |= {f"{forms_votes.VOTE}{name}": told for name, told in votes.items()}
        self.start(operation, item, first)
        if self.dialog:
            self.dialog.record()

    # Forms

    def start(self, operation: str, about: str = "", first: Draft | None = None) -> None:
        """Open the form of this operation; `about` is the item or the proxy it is about."""
        try:
            if operation == "both-ways":
                self._both_ways()
            elif operation == "declare":
                self.declare(int(about))
            elif operation == "correct":
                self._correct(int(about))
            elif operation in INTO_THE_BOARD:
                first = forms_papers.into_the_board(self.sheet(), operation, int(about))
                self.dialog = open_any(self._desk, self._page, operation, first)
            elif operation in FIELDS:
                self._open(operation, about, dict(first or {}))
        except Refusal as refusal:
            self.said.emit(refusal.sentence)

    def _both_ways(self) -> None:
        """Papers to tick and what would turn; a long list is read beside the window."""
        desk, page, sheet = self._desk, self._page, self.sheet()

        def show(made: TrialPapers) -> None:
            from app.ui.pages.meetings.trial_dialog import TrialDialog

            self.trial = TrialDialog(desk, page, made)
            self.trial.open()

        if len(sheet.voters) <= WHOLE_LIST:
            show(TrialPapers(sheet))
            return
        desk.run("Reading the proxies", lambda _moved, _off: TrialPapers(sheet), show)

    def _correct(self, seq: int) -> None:
        made = corrections.correct_act(
            self._desk.book.entry(seq), self._desk.company, self._desk.who().by
        )
        self.dialog = open_act(self._desk, self._page, made)

    def _open(self, operation: str, about: str, first: dict[str, object]) -> None:
        facts = self._facts(operation)
        more = self._more(operation, about)
        start = {**self._first(operation, about, facts), **first}
        fields = FIELDS[operation]
        made = forms.day_act(operation, facts, fields, self._trial(operation), start, more)
        dialog = self.dialog = open_act(self._desk, self._page, made)
        if operation == "receive-proxy" and about:
            dialog.form.go_to("dated_on")  # the holder was named already
        dialog.recorded.connect(lambda _receipt: self._after(operation, about, dialog))

    def _after(self, operation: str, about: str, dialog: ActDialog) -> None:
        """Keep what the next of its kind begins with, and open it where many follow."""
        if operation == "receive-proxy":
            kept = ("received_at_day", "received_at_hour", "agents", "received_by", "filed_with")
            self._kept = {name: dialog.draft().get(name) for name in kept}
        self.did.emit(operation)
        if operation == "cast-ballots" and forms_votes.ballots_waiting(self.sheet(), int(about)):
            self.start(operation, about)

    def _facts(self, operation: str) -> DayFacts:
        desk, sheet = self._desk, self.sheet()
        holders: Sequence[int] | None = None
        if operation == "leave":
            holders = list(sheet.room().in_person)
        elif operation == "cumulate":
            room = sheet.room()
            holders = [*room.in_person, *room.by_proxy]
        choices = forms.whole_choices(sheet, holders)
        any_day = operation in forms.WITH_DAY
        at = self.at() or (f"{desk.clock():%H:%M}" if any_day else "")
        return DayFacts(self.key, desk.company, desk.today, desk.who().by, at, sheet, choices)

    def _more(self, operation: str, about: str) -> More | None:
        sheet = self.sheet()
        item = int(about) if about.isdecimal() else forms.next_item(sheet)
        makes: dict[str, Callable[[], More]] = {
            "adjourn": lambda: forms_papers.adjourn_more(sheet.plan),
            "cast-ballots": lambda: forms_votes.ballot_more(sheet, item, self.moment()),
            "count": lambda: forms_votes.voice_more(sheet, item),
            "move": lambda: forms_papers.motion_more(sheet, item, self._desk.company),
            "inspectors-report": lambda: forms_papers.report_more(sheet, item),
            "receive-proxy": lambda: forms_papers.proxy_more(sheet),
            "sign-agents-ballot": lambda: forms_votes.agents_more(sheet, item),
        }
        return makes[operation]() if operation in makes else None

    def _first(self, operation: str, about: str, facts: DayFacts) -> dict[str, object]:
        first = dict(forms.usual(operation, facts))
        if operation in ("end-proxy", "rule-on-proxy") and about:
            taken = next(p for p in self.sheet().day.proxies if p.key == int(about))
            first |= {"proxy": about, "holder": str(taken.holder_id)}
        elif operation in ("move", "count", "cast-ballots", "sign-agents-ballot"):
            first |= {"item": about or str(forms.next_item(self.sheet()))}
        elif operation == "receive-proxy":
            first |= {k: v for k, v in self._kept.items() if v}
            first |= {"holder": about} if about else {}
        return first

    def _trial(self, operation: str) -> forms.Try:
        desk = self._desk

        def trial(given: dict[str, object]) -> Checked:
            try:
                said = forms.said_of(would_record(desk.book, operation, given, desk.who()))
            except Refusal as refusal:
                said = Checked(refusal_notes([refusal]))
            if operation == "sign-agents-ballot":
                said = replace(said, will_record=self._agents_table(given))
            return said

        return trial

    def _agents_table(self, given: dict[str, object]) -> Table | None:
        """The proxies that the agents vote: directed, and left to them."""
        at, agents = self.moment(), given.get("agents")
        if at is None or not isinstance(agents, list):
            return None
        item = int(str(given.get("item") or 1))
        return forms_votes.agents_table(self.sheet(), item, [str(a) for a in agents], at)
