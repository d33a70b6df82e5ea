"""Notice of shareholders' meetings and record dates: windows, defaults and holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.bylaws.answers import DateAnswer, Deadline, Finding, Step, Window
from app.bylaws.counting import (
    Units,
    back,
    before,
    business_day_before,
    months_longer,
    units_of,
)
from app.bylaws.law import Bylaws
from app.domain.words import day_short, plural

if TYPE_CHECKING:
    from app.domain.meetings import MeetingPlan

NOTICE, RECORD = "shareholders.notice.window", "record-date.meeting.fixed"
DEFAULT, RETURNED = "record-date.meeting.default", "shareholders.notice.returned-mail"
CONSENT_FIXED, CONSENT_DEFAULT = "record-date.consent.fixed", "record-date.consent.default"
OTHER_FIXED, OTHER_DEFAULT = "record-date.other.fixed", "record-date.other.default"


def notice_window(law: Bylaws, meeting: date) -> Window:
    """The days on which notice of a meeting may be given."""
    return back(law, NOTICE, meeting, "meeting", *_ends(law, NOTICE))


def record_window(law: Bylaws, meeting: date) -> Window:
    """The days that the board may fix as the record date of a meeting."""
    return back(law, RECORD, meeting, "meeting", *_ends(law, RECORD))


def record_window_without_meeting(law: Bylaws, rule: str, action: date) -> Window:
    """The record date of a consent or another action: at most so many days before."""
    least = int(law.option(rule, "min_days", "0"))
    return back(law, rule, action, "action", least, law.figure(rule, "max_days"))


def default_meeting_record_date(
    law: Bylaws, notice_on: date | None, meeting: date | None = None
) -> DateAnswer:
    """The record date where none is fixed: so many days or business days before notice, or, with
    notice waived, before the meeting, at the close of business."""
    event, name = (notice_on, "notice given") if notice_on else (meeting, "meeting")
    if event is None:
        raise ValueError("a day of notice or of the meeting is needed")
    count, unit = law.figure(DEFAULT, "business_days"), law.unit(DEFAULT, "business_days")
    if count == 1 and unit.startswith("business"):
        return business_day_before(law, DEFAULT, event, name)
    found = before(law, event, count, unit)
    words = plural(count, "business day" if unit.startswith("business") else "day")
    counted = f"{words} before {day_short(event)} is {day_short(found)}."
    steps = (Step(name, event), Step(f"less {words}", found, "close of business"))
    return DateAnswer(law.cite(DEFAULT), found, counted, steps)


def later_of_resolution(law: Bylaws, rule: str, resolution: date, action: date) -> DateAnswer:
    """The later of the board's resolution and the so-many-th day before the action, or the day of
    the resolution where the version says so."""
    chosen = law.option(rule, "rule", law.option(rule, "after_board_action", ""))
    if chosen == "resolution":
        counted = f"The day of the board’s resolution is {day_short(resolution)}."
        return DateAnswer(law.cite(rule), resolution, counted, (Step("resolution", resolution),))
    days = law.figure(rule, "days_before")
    before = action - timedelta(days)
    found = max(resolution, before)
    steps = (
        Step("resolution", resolution),
        Step(f"action less {plural(days, 'day')}", before),
        Step("the later of the two", found),
    )
    counted = (
        f"The resolution was on {day_short(resolution)}; {plural(days, 'day')} before the action "
        f"is {day_short(before)}. The later is {day_short(found)}."
    )
    return DateAnswer(law.cite(rule), found, counted, steps)


def returned_mail_hold(law: Bylaws, given_on: date) -> Deadline:
    """The last day through which a notice is held for a holder whose mail came back.

    None where the bylaws let no notice be held.
    """
    if not law.has(RETURNED):
        counted = "The bylaws do not let a notice be held, so each is sent to the holder again."
        return Deadline(law.cite(RETURNED), None, counted)
    months = law.figure(RETURNED, "months")
    through = months_longer(given_on, months)
    counted = f"{plural(months, 'month')} from {day_short(given_on)} end on {day_short(through)}."
    steps = (
        Step("given", given_on),
        Step(f"plus {plural(months, 'month')}", through, "held through"),
    )
    return Deadline(law.cite(RETURNED), through, counted, steps=steps)


def check_deposit(
    law: Bylaws, plan: MeetingPlan, on: date, pieces: int, expected: int
) -> tuple[Finding, ...]:
    """What was deposited beside the plan: inside the window, on the day planned, every piece."""
    cite = law.cite(NOTICE)
    found: list[Finding] = []
    if plan.on and not notice_window(law, plan.on).holds(on):
        window = notice_window(law, plan.on)
        says = f"{window.counted} {day_short(on)} is outside."
        found.append(Finding(cite, "error", says, "on", window.aim_for, window.steps))
    if plan.notice_on and on != plan.notice_on:
        says = f"The notice was planned for {day_short(plan.notice_on)}."
        found.append(Finding(cite, "warning", says, "on", plan.notice_on))
    if pieces != expected:
        says = f"{plural(expected, 'holder')} of the list are served in this manner."
        recipients = law.cite("shareholders.notice.recipients")
        found.append(Finding(recipients, "warning", says, "pieces"))
    return tuple(found)


def _ends(law: Bylaws, rule: str) -> tuple[int, int, Units]:
    return law.figure(rule, "min_days"), law.figure(rule, "max_days"), units_of(law, rule)
