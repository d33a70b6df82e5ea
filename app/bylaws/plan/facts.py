"""What a plan is judged by: the plan, what is known beside it, and the versions that govern it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.bylaws.law import Bylaws, Shelf
from app.domain.meetings import MeetingPlan, Place, RecordList
from app.domain.offices import OFFICES, Term

BOARD_FREE = "shareholders.special.board-call-free"
HOLDERS = "shareholders"
IN_REQUEST = ("received_on", "asked_for")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the rules need to know of the company beside the plan.

    `votes_entitled` and `votes_held` are those of the day on which holders' request was received:
    of all who could vote at the meeting, and of the callers; `recipients` is the record-date list
    as fixed with the notice, before that as the register stands. `office` is the principal
    executive office on the day of the meeting, `original` the plan of the meeting that was
    adjourned. `giver` is the office of who gives the notice, or `REQUESTERS`; empty while nobody
    is chosen. `authorized` is the number of directors on the day of the meeting, 0 if not known.
    """

    today: date
    votes_entitled: int = 0
    votes_held: int = 0
    terms: tuple[Term, ...] = ()
    recipients: RecordList | None = None
    office: Place | None = None
    original: MeetingPlan | None = None
    giver: str = ""
    authorized: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A plan before the rules. Each `at_` gives the versions that govern one kind of act.

    An act is judged by the version of its own day and by that of the day of the meeting; what
    happens at the meeting only by the latter. Versions without the rule are left out.
    """

    shelf: Shelf
    plan: MeetingPlan
    facts: PlanFacts

    def with_day(self, field: str, day: date) -> Case:
        """The same case with that day in the field."""
        plan = self.plan
        if field in IN_REQUEST:
            asked = replace(plan.request, **{field: day})
            return replace(self, plan=replace(plan, request=asked))
        return replace(self, plan=replace(plan, **{field: day}))

    @property
    def adjourned(self) -> bool:
        """Whether it goes on with a meeting that was adjourned."""
        return self.plan.kind == "adjourned"

    @property
    def caller(self) -> str:
        """Who calls a special meeting: `board`, an office, or `shareholders`."""
        called_by = self.plan.called_by
        if self.plan.kind == "special-requested" and called_by not in OFFICES:
            return HOLDERS
        return called_by

    def bound(self, law: Bylaws) -> bool:
        """Whether a special meeting is called by request, with the window that runs from it."""
        if not self.plan.kind.startswith("special"):
            return False
        freed = law.option(BOARD_FREE, "request_window_binds_board", "False") == "False"
        return self.caller != "board" or not freed

    @property
    def notice_laws(self) -> tuple[Bylaws, ...]:
        """The versions that govern the notice, whatever rules they have."""
        return self.shelf.governing(self.plan.notice_on, self.plan.on)

    def at_meeting(self, rule: str) -> tuple[Bylaws, ...]:
        """The version of the day of the meeting."""
        return self._having(rule, self.plan.on)

    def at_notice(self, rule: str) -> tuple[Bylaws, ...]:
        """The versions of the day on which notice is given and of the day of the meeting."""
        return self._having(rule, self.plan.notice_on, self.plan.on)

    def at_request(self, rule: str) -> tuple[Bylaws, ...]:
        """The versions of the day of receipt, or of the board's call, and of the meeting."""
        called = self.plan.designated_on if self.caller == "board" else None
        asked = self.plan.request
        return self._having(rule, asked.received_on or called, self.plan.on or asked.asked_for)

    def at_record(self, rule: str) -> tuple[Bylaws, ...]:
        """The versions of the day of the board's resolution and of the day of the meeting."""
        return self._having(rule, self.plan.record_resolved_on, self.plan.on)

    def at_adjournment(self, rule: str) -> tuple[Bylaws, ...]:
        """The versions of the notice, else of the adjournment, and of the adjourned meeting."""
        plan = self.plan
        return self._having(rule, plan.notice_on or plan.adjourned_on or plan.original_on, plan.on)

    def at_receipt(self, rule: str, received: date | None) -> tuple[Bylaws, ...]:
        """The versions of the day of the meeting and of the day a holder's notice came."""
        return self._having(rule, self.plan.on, received)

    def _having(self, rule: str, *days: date | None) -> tuple[Bylaws, ...]:
        return tuple(law for law in self.shelf.governing(*days) if law.has(rule))
