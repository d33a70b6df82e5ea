"""The windows of each date of a plan: one function a field, with each rule's first and last day.

A window counted in days has advice on its ends (EX-04); one that only keeps days in order has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.bylaws.answers import Citation, Deadline, Step, Window
from app.bylaws.counting import back, before, units_of
from app.bylaws.law import Bylaws
from app.bylaws.plan.adjourning import long_enough_for_record_date, needs_notice
from app.bylaws.plan.facts import Case
from app.bylaws.shareholders import meetings, notice
from app.bylaws.shareholders.meetings import ANNUAL, NEW_RECORD, REQUESTED, ROLL, SELF_HELP, TRIGGER
from app.domain.meetings import REQUESTERS
from app.domain.words import day_short

IN_ADVANCE, CALLERS = "record-date.in-advance", "shareholders.special.callers"
ANNOUNCED = "shareholders.announcement.record"
COUNTED, DUE, ORDER = "counted", "due", "order"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A window with the event from which its days are told, and how its ends stand.

    `ends` is COUNTED (advice on both end days), DUE (advice only on a last day that is no business
    day) or ORDER. `same_day` is the severity of the event's own day, `same_says` its sentence.
    `outside` replaces the sentence of a day outside. A `mirrored` window is told at the other
    field of the pair when a whole plan is judged. A `quiet` one is told only where it is broken.
    """

    window: Window
    event: date
    name: str
    ends: str = COUNTED
    same_day: str = ""
    same_says: str = ""
    outside: str = ""
    mirrored: bool = False
    quiet: bool = False


def meeting_days(case: Case) -> Iterator[Ruled]:
    """The day of the meeting: off holidays, in the window of a request, after an adjournment."""
    plan = case.plan
    if plan.on is None:
        return
    if plan.kind == "annual":
        for law in case.at_meeting(ROLL):
            yield from _rolled(law, plan.on)
    if received := plan.request.received_on:
        for law in _bound_by(case, REQUESTED):
            yield Ruled(meetings.requested_window(law, received), received, "request")
    adjourned = plan.adjourned_on or plan.original_on
    if case.adjourned and adjourned:
        name = "adjournment" if plan.adjourned_on else "original meeting"
        for law in case.at_adjournment(TRIGGER):
            yield _order(law.cite(TRIGGER), adjourned, name, first=adjourned)


def record_days(case: Case) -> Iterator[Ruled]:
    """The record date: so many days before the meeting, not before the board resolved on it.

    The record date of an original meeting stands at the adjourned one, unless a new one is due.
    """
    plan = case.plan
    if case.adjourned and plan.record_on == plan.original_record_on:
        yield from _new_record_days(case)
        return
    if plan.on:
        for law in case.at_record(notice.RECORD):
            yield Ruled(notice.record_window(law, plan.on), plan.on, "meeting")
    if resolved := plan.record_resolved_on:
        for law in case.at_record(IN_ADVANCE):
            yield replace(_in_advance(law, resolved, "resolution", first=resolved), mirrored=True)


def resolution_days(case: Case) -> Iterator[Ruled]:
    """The day on which the board fixed the record date: before it."""
    if record_on := case.plan.record_on:
        for law in case.at_record(IN_ADVANCE):
            aim = law.calendar.business_day_before(record_on)
            yield _in_advance(law, record_on, "record date", last=record_on, aim=aim)


def notice_days(case: Case) -> Iterator[Ruled]:
    """The day of the notice: so many days before the meeting, and in time after a request."""
    plan = case.plan
    if plan.on:
        for law in case.at_notice(notice.NOTICE):
            if needs_notice(case, law):
                yield Ruled(notice.notice_window(law, plan.on), plan.on, "meeting")
    received = plan.request.received_on
    if received and case.facts.giver != REQUESTERS:
        clocks = (meetings.self_help(law, received) for law in _bound_by(case, SELF_HELP))
        for clock in filter(None, clocks):
            yield Ruled(_until(clock, received), received, "request", DUE)


def designated_days(case: Case) -> Iterator[Ruled]:
    """The day on which the board set an annual meeting or called a special one: before it."""
    plan = case.plan
    rule = {"annual": ANNUAL, "special-board": CALLERS}.get(plan.kind)
    if rule is None or plan.on is None:
        return
    says = "The meeting was set on its own day."
    for law in case.at_meeting(rule) if rule == ANNUAL else case.at_request(rule):
        yield _order(law.cite(rule), plan.on, "meeting", last=plan.on, same=("warning", says))


def announced_days(case: Case) -> Iterator[Ruled]:
    """The first public announcement of the day of the meeting: before it."""
    on = case.plan.on
    if on is None or case.adjourned:
        return
    says = "The meeting was announced on its own day."
    for law in case.at_meeting(ANNOUNCED):
        ruled = _order(law.cite(ANNOUNCED), on, "meeting", last=on, same=("warning", says))
        yield replace(ruled, quiet=True)


def received_days(case: Case) -> Iterator[Ruled]:
    """The day on which a request came, as the days of the meeting and of the notice bind it."""
    plan = case.plan
    if plan.on:
        for law in _bound_by(case, REQUESTED):
            least, most = law.figure(REQUESTED, "min_days"), law.figure(REQUESTED, "max_days")
            units = units_of(law, REQUESTED)
            window = back(law, REQUESTED, plan.on, "meeting", least, most, units)
            yield _mirrored(window, plan.on, "meeting")
    if plan.notice_on and case.facts.giver != REQUESTERS:
        for law in _bound_by(case, SELF_HELP):
            first = _earliest_receipt(law, plan.notice_on)
            steps = (Step("notice", plan.notice_on), Step("first day of receipt", first))
            counted = f"For notice on {day_short(plan.notice_on)} it came from {day_short(first)}."
            window = Window(law.cite(SELF_HELP), first, plan.notice_on, None, counted, steps)
            yield _mirrored(window, plan.notice_on, "notice")


def asked_days(case: Case) -> Iterator[Ruled]:
    """The day that the callers asked for."""
    if received := case.plan.request.received_on:
        for law in _bound_by(case, REQUESTED):
            yield Ruled(meetings.requested_window(law, received), received, "request")


def original_days(case: Case) -> Iterator[Ruled]:
    """The day set for the original meeting: not after the adjournment."""
    plan, end = case.plan, case.plan.adjourned_on or case.plan.on
    if case.adjourned and end:
        name = "adjournment" if plan.adjourned_on else "adjourned meeting"
        for law in case.at_adjournment(TRIGGER):
            yield replace(_order(law.cite(TRIGGER), end, name, last=end), mirrored=True)


def adjourned_days(case: Case) -> Iterator[Ruled]:
    """The day of the adjournment: from the original meeting to the adjourned one."""
    plan = case.plan
    for law in case.at_adjournment(TRIGGER) if case.adjourned else ():
        cite = law.cite(TRIGGER)
        if plan.original_on:
            yield _order(cite, plan.original_on, "original meeting", first=plan.original_on)
        if plan.on:
            yield replace(_order(cite, plan.on, "adjourned meeting", last=plan.on), mirrored=True)


RULED: Mapping[str, Callable[[Case], Iterator[Ruled]]] = {
    "on": meeting_days,
    "record_on": record_days,
    "notice_on": notice_days,
    "designated_on": designated_days,
    "record_resolved_on": resolution_days,
    "announced_on": announced_days,
    "received_on": received_days,
    "asked_for": asked_days,
    "original_on": original_days,
    "adjourned_on": adjourned_days,
}
"""By each date field of a plan, the windows that govern it as the plan stands."""


def _bound_by(case: Case, rule: str) -> tuple[Bylaws, ...]:
    return tuple(law for law in case.at_request(rule) if case.bound(law))


def _rolled(law: Bylaws, on: date) -> Iterator[Ruled]:
    rolled = meetings.holiday_roll(law, on)
    if rolled.on and rolled.on != on:
        window = Window(rolled.cite, rolled.on, None, rolled.on, rolled.counted, rolled.steps)
        says = f"{rolled.counted} The annual meeting moves there."
        yield Ruled(window, on, "day designated", ORDER, outside=says)


def _new_record_days(case: Case) -> Iterator[Ruled]:
    original = case.plan.original_record_on
    for law in case.at_adjournment(NEW_RECORD) if original else ():
        renewed = long_enough_for_record_date(case, law)
        if original and renewed and renewed.yes:
            says = f"{renewed.counted} The board sets a new record date."
            later = original + timedelta(1)
            ruled = _order(renewed.cite, original, "original record date", first=later)
            yield replace(ruled, outside=says, mirrored=True)


def _in_advance(
    law: Bylaws,
    event: date,
    name: str,
    *,
    first: date | None = None,
    last: date | None = None,
    aim: date | None = None,
) -> Ruled:
    """The board fixes the record date for the future; its own day is told apart."""
    says = "The board resolved on the record date itself; it is fixed in advance."
    severity = law.option(IN_ADVANCE, "same_day", "warning")
    same = (severity, says)
    return _order(law.cite(IN_ADVANCE), event, name, first=first, last=last, aim=aim, same=same)


def _order(
    cite: Citation,
    event: date,
    name: str,
    *,
    first: date | None = None,
    last: date | None = None,
    aim: date | None = None,
    same: tuple[str, str] = ("", ""),
) -> Ruled:
    steps = [Step(name, event)]
    steps += [Step(word, on) for word, on in (("first day", first), ("last day", last)) if on]
    end = "first" if first else "last"
    counted = f"The {end} day is {day_short(first or last or event)}."
    window = Window(cite, first, last, aim, counted, tuple(steps))
    return Ruled(window, event, name, ORDER, *same)


def _mirrored(window: Window, event: date, name: str) -> Ruled:
    """A day on which something came is no day to choose: nothing is aimed for."""
    return Ruled(replace(window, aim_for=None), event, name, ORDER, mirrored=True)


def _until(clock: Deadline, received: date) -> Window:
    return Window(clock.cite, received, clock.due, clock.aim_for, clock.counted, clock.steps)


def _earliest_receipt(law: Bylaws, notice_on: date) -> date:
    days, unit = law.figure(SELF_HELP, "days"), law.unit(SELF_HELP, "days")
    return before(law, notice_on, days, unit)
