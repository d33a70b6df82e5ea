"""The one answer for picker, warning and paper: how each date of a meeting's plan stands.

`windows` are the days that a field's calendar shades, `check_date` says how one day stands, and
`check_plan` says it for all days set. An event that falls between two versions is asked of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from app.bylaws import meetings, notice
from app.bylaws.answers import Deadline, Finding, Window
from app.bylaws.law import Bylaws, Shelf
from app.domain.meetings import MeetingPlan, RecordList
from app.domain.offices import Term
from app.domain.words import day_short, plural, whole

DATE_FIELDS = ("on", "record_on", "notice_on")
"""The date fields of a plan that windows govern."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the rules need to know of the company beside the plan.

    `votes_entitled` and `votes_held` are those of the day on which holders' request was received:
    of all who could vote at the meeting, and of the callers; `recipients` is the record-date list
    as the register stands.
    """

    today: date
    votes_entitled: int = 0
    votes_held: int = 0
    terms: tuple[Term, ...] = ()
    recipients: RecordList | None = None


def laws_of(shelf: Shelf, plan: MeetingPlan, field: str, day: date) -> tuple[Bylaws, ...]:
    """The versions that govern a field if that day stood in it: both where they straddle.

    A notice is judged on the day it is given, a record date on the day of the board's resolution,
    a requested meeting on the day of receipt, each also on the day of the meeting.
    """
    meeting = day if field == "on" else plan.on
    act = {"notice_on": day, "record_on": plan.record_resolved_on}.get(field)
    if field == "on" and plan.kind == "special-requested":
        act = plan.request.received_on
    return shelf.governing(act, meeting)


def windows(
    shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts, day: date
) -> tuple[Window, ...]:
    """All windows that govern the field if that day stood in it."""
    if field == "on":
        return tuple(_meeting_windows(shelf, plan, day))
    if plan.on is None:
        return ()
    ask = {"notice_on": notice.notice_window, "record_on": notice.record_window}[field]
    return tuple(ask(law, plan.on) for law in laws_of(shelf, plan, field, day))


def check_date(
    shelf: Shelf, plan: MeetingPlan, field: str, day: date, facts: PlanFacts
) -> tuple[Finding, ...]:
    """How that day would stand to every rule that speaks about the field."""
    found = [
        _in_window(window, field, day, plan) for window in windows(shelf, plan, field, facts, day)
    ]
    if field == "on":
        found += _annual(shelf, plan, day)
    if field == "record_on":
        found += _record_order(shelf, replace(plan, record_on=day))
    return tuple(found)


def check_plan(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> tuple[Finding, ...]:
    """How every date set in the plan stands."""
    days = {"on": plan.on, "record_on": plan.record_on, "notice_on": plan.notice_on}
    found = [
        f for field, day in days.items() if day for f in check_date(shelf, plan, field, day, facts)
    ]
    others = (_advance(shelf, plan), _adjournment(shelf, plan), _request(shelf, plan, facts))
    return (*found, *(f for group in others for f in group))


def aim_for(shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts) -> date | None:
    """The good day on which an empty field opens, `None` where nothing is known yet."""
    start = plan.on if field != "on" else plan.request.received_on
    if start is None:
        return None
    days = [w.aim_for for w in windows(shelf, plan, field, facts, start) if w.aim_for]
    return min(days, default=None)


def _meeting_windows(shelf: Shelf, plan: MeetingPlan, day: date) -> Iterator[Window]:
    received = plan.request.received_on
    if plan.kind == "special-requested" and received:
        for law in laws_of(shelf, plan, "on", day):
            yield meetings.requested_window(law, received)


def _in_window(window: Window, field: str, day: date, plan: MeetingPlan) -> Finding:
    cite = window.cite
    distance = _distance(field, day, plan)
    if window.first and day < window.first:
        says = f"{distance}. The first day is {day_short(window.first)}."
        return Finding(cite, "error", says, field, window.first, window.steps)
    if window.last and day > window.last:
        says = f"{distance}. The last day is {day_short(window.last)}"
        aim = window.aim_for
        says += f"; aim for {day_short(aim)}." if aim and aim != window.last else "."
        return Finding(cite, "error", says, field, aim or window.last, window.steps)
    if day == window.last and window.aim_for != window.last and window.aim_for:
        says = f"{distance}. It fits, and is no business day; aim for {day_short(window.aim_for)}."
        return Finding(cite, "advice", says, field, window.aim_for, window.steps)
    if day in (window.first, window.last):
        end = "first" if day == window.first else "last"
        says = f"{distance}. The {end} day: who counts clear days would put it one day outside."
        return Finding(cite, "advice", says, field, window.aim_for, window.steps)
    return Finding(cite, "fits", f"{distance}. Fits.", field, None, window.steps)


def _distance(field: str, day: date, plan: MeetingPlan) -> str:
    if field == "on" and plan.request.received_on:
        return f"{plural((day - plan.request.received_on).days, 'day')} after the request"
    if plan.on is None or day > plan.on:
        return "After the meeting"
    return f"{plural((plan.on - day).days, 'day')} before the meeting"


def _annual(shelf: Shelf, plan: MeetingPlan, day: date) -> list[Finding]:
    """An annual meeting's day: off legal holidays, and set by the body that may set it."""
    law = shelf.on(day)
    if plan.kind != "annual" or law is None:
        return []
    found: list[Finding] = []
    rolled = meetings.holiday_roll(law, day)
    if rolled.on != day:
        says = f"{rolled.counted} The annual meeting moves there."
        found.append(Finding(rolled.cite, "error", says, "on", rolled.on, rolled.steps))
    fixed, _ = meetings.annual_date(law, day.year)
    if fixed.on is None and plan.designated_on is None:
        says = "The board designates the day of the annual meeting; no resolution is recorded yet."
        found.append(Finding(fixed.cite, "warning", says, "designated_on"))
    if fixed.on and fixed.on != day and plan.designated_on is None:
        says = f"The bylaws name {day_short(fixed.on)}; another day needs a resolution."
        found.append(Finding(fixed.cite, "warning", says, "on", fixed.on, fixed.steps))
    return found


def _record_order(shelf: Shelf, plan: MeetingPlan) -> list[Finding]:
    """The record date is fixed in advance, and not after the notice."""
    law = shelf.on(plan.record_resolved_on or plan.record_on or date.min)
    if law is None or plan.record_on is None:
        return []
    found: list[Finding] = []
    resolved = plan.record_resolved_on
    if resolved and resolved >= plan.record_on:
        same = resolved == plan.record_on
        says = (
            "The board resolved on the record date itself; it is fixed in advance."
            if same
            else f"The board resolved on {day_short(resolved)}, after the record date."
        )
        cite = law.cite("record-date.in-advance")
        found.append(Finding(cite, "warning" if same else "error", says, "record_resolved_on"))
    if plan.notice_on and plan.record_on > plan.notice_on:
        says = "The record date falls after the notice: late buyers have no notice."
        found.append(
            Finding(law.cite("record-date.not-after-notice"), "warning", says, "record_on")
        )
    return found


def _advance(shelf: Shelf, plan: MeetingPlan) -> list[Finding]:
    """The cut-off for holders' nominations, and whether each one came in time."""
    law = shelf.on(plan.on) if plan.on else None
    if law is None or plan.on is None:
        return []
    due = meetings.advance_notice(law, meetings.NOMINATION, plan.on, plan.announced_on)
    if due is None:
        return []
    if due.due is None:
        return [Finding(due.cite, "warning", due.counted, "announced_on", None, due.steps)]
    says = f"Holders' proposals and nominations close on {day_short(due.due)}."
    late = [_late(due, n.name, n.received_on) for n in plan.nominees if n.source == "shareholder"]
    return [Finding(due.cite, "info", says, "announced_on", None, due.steps), *filter(None, late)]


def _late(due: Deadline, name: str, received: date | None) -> Finding | None:
    if received is None or due.due is None:
        says = f"The day on which the nomination of {name} was received is not recorded."
        return Finding(due.cite, "warning", says, "nominees")
    if received <= due.due:
        return None
    says = f"The nomination of {name} came on {day_short(received)}, after {day_short(due.due)}."
    return Finding(due.cite, "error", says, "nominees", None, due.steps)


def _request(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> list[Finding]:
    """Whether the holders who asked for a meeting have the votes, and the officer's clock."""
    received = plan.request.received_on
    law = shelf.on(received) if received else None
    if plan.kind != "special-requested" or law is None or received is None:
        return []
    found: list[Finding] = []
    if facts.votes_entitled:
        needed = meetings.call_threshold(law, facts.votes_entitled, facts.votes_held)
        share = Fraction(facts.votes_held, facts.votes_entitled)
        says = (
            f"The callers hold {whole(facts.votes_held)} votes, exactly {share}. {needed.counted}"
        )
        found.append(Finding(needed.cite, "fits" if needed.met else "error", says, "holder_ids"))
    clock = meetings.self_help(law, received)
    if clock and clock.due and (plan.notice_on or facts.today) > clock.due:
        says = (
            f"{clock.counted} From {day_short(clock.due + timedelta(1))} the callers may give it."
        )
        found.append(Finding(clock.cite, "error", says, "notice_on", clock.due, clock.steps))
    return found


def _adjournment(shelf: Shelf, plan: MeetingPlan) -> list[Finding]:
    """Whether an adjourned meeting needs a new notice and a new record date."""
    if plan.kind != "adjourned" or plan.on is None or plan.original_on is None:
        return []
    law = shelf.on(plan.adjourned_on or plan.original_on)
    if law is None:
        return []
    fresh = plan.record_on is not None and plan.record_on != plan.original_record_on
    needs = meetings.adjournment_needs_notice(law, plan.original_on, plan.on, new_record_date=fresh)
    found: list[Finding] = []
    if needs.yes and plan.notice_on is None:
        says = f"{needs.counted} A new notice is needed."
        found.append(Finding(needs.cite, "error", says, "notice_on"))
    if not needs.yes and not plan.adjournment_announced:
        says = "The new time and place were not announced at the meeting, so a notice is needed."
        cite = law.cite("shareholders.adjourn.announcement")
        found.append(Finding(cite, "info" if plan.notice_on else "error", says, "notice_on"))
    renewed = meetings.adjournment_needs_record_date(law, plan.original_on, plan.on)
    if renewed.yes and not fresh:
        says = f"{renewed.counted} The board sets a new record date."
        found.append(Finding(renewed.cite, "error", says, "record_on"))
    return found
