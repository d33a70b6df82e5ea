"""What else is found in a date of a plan beside its windows: checks and advice, never a breach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.plan.facts import Case
from app.bylaws.plan.limits import ANNOUNCED, CALLERS
from app.bylaws.plan.telling import distance
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.meetings import ANNUAL, REQUESTED, ROLL
from app.domain.meetings import REQUESTERS
from app.domain.words import day_short, plural

NOT_AFTER_NOTICE = "record-date.not-after-notice"
DUTY, PROMPT = "shareholders.special.officer-notice-duty", "calendar.prompt"


def annual_day(case: Case) -> Iterator[Finding]:
    """An annual meeting's day: Saturdays and part-day holidays, and the day the bylaws name."""
    on = case.plan.on
    if on is None or case.plan.kind != "annual":
        return
    for law in case.at_meeting(ROLL):
        why = law.calendar.part_day(on) or law.calendar.why_closed(on)
        if why and meetings.holiday_roll(law, on).on == on:
            says = f"{day_short(on)} is {why}, no legal holiday: the meeting stays."
            yield Finding(law.cite(ROLL), "advice", says, "on")
    for law in case.at_meeting(ANNUAL):
        yield from _day_named(case, law, on)


def asked_day(case: Case) -> Iterator[Finding]:
    """A requested meeting is held on the day that the callers asked for; no other is chosen."""
    on, asked, received = case.plan.on, case.plan.request.asked_for, case.plan.request.received_on
    if on is None or asked is None or received is None or asked == on:
        return
    for law in case.at_request(REQUESTED):
        if case.bound(law):
            fits = meetings.requested_window(law, received).holds(asked)
            says = f"{distance(on, asked, 'day asked for')}. The callers say when it is held."
            yield Finding(law.cite(REQUESTED), "warning", says, "on", asked if fits else None)


def after_notice(case: Case) -> Iterator[Finding]:
    """A record date after the notice leaves late buyers without one."""
    record_on, notice_on = case.plan.record_on, case.plan.notice_on
    if record_on is None or notice_on is None or record_on <= notice_on:
        return
    says = f"{distance(record_on, notice_on, 'notice')}: late buyers have no notice."
    for law in case.at_record(NOT_AFTER_NOTICE):
        yield Finding(law.cite(NOT_AFTER_NOTICE), "warning", says, "record_on")


def set_after_notice(case: Case) -> Iterator[Finding]:
    """The notice tells a day that is set already."""
    rule = {"annual": ANNUAL, "special-board": CALLERS}.get(case.plan.kind, "")
    for law in case.at_meeting(ANNUAL) if rule == ANNUAL else case.at_request(CALLERS):
        if rule:
            yield from _late(law, rule, case, "designated_on", "it tells a day not set yet")


def announced_after_notice(case: Case) -> Iterator[Finding]:
    """The notice is itself an announcement, so the first one is not later (E02-13)."""
    for law in case.at_meeting(ANNOUNCED):
        yield from _late(law, ANNOUNCED, case, "announced_on", "it announces the day itself")


def prompt_notice(case: Case) -> Iterator[Finding]:
    """The officer gives notice of a requested meeting at once: our own clock of business days."""
    received, done = case.plan.request.received_on, case.plan.notice_on or case.facts.today
    if received is None or case.facts.giver == REQUESTERS:
        return
    for law in case.at_request(DUTY):
        if case.bound(law) and law.has(PROMPT):
            yield _prompt(law, received, done, given=case.plan.notice_on is not None)


BESIDE: Mapping[str, tuple[Callable[[Case], Iterator[Finding]], ...]] = {
    "on": (annual_day, asked_day),
    "record_on": (after_notice,),
    "notice_on": (prompt_notice,),
    "designated_on": (set_after_notice,),
    "announced_on": (announced_after_notice,),
}
"""By date field, what is found in it beside its windows."""


def _day_named(case: Case, law: Bylaws, on: date) -> Iterator[Finding]:
    named, _ = meetings.annual_date(law, on.year)
    if named.on is None:
        return
    if named.on == on:
        says = f"{day_short(on)} is the day that the bylaws name."
        yield Finding(named.cite, "fits", says, "on", None, named.steps)
    elif case.plan.designated_on is None and meetings.holiday_roll(law, on).on != named.on:
        far = distance(on, named.on, "day that the bylaws name")
        says = f"{far}, {day_short(named.on)}. Another day needs a resolution."
        yield Finding(named.cite, "warning", says, "on", named.on, named.steps)


def _late(law: Bylaws, rule: str, case: Case, field: str, why: str) -> Iterator[Finding]:
    day, notice_on = case.plan.day(field), case.plan.notice_on
    if day and notice_on and day > notice_on:
        says = f"{distance(day, notice_on, 'notice')}: {why}."
        yield Finding(law.cite(rule), "warning", says, field)


def _prompt(law: Bylaws, received: date, done: date, *, given: bool) -> Finding:
    cite, calendar, far = law.cite(DUTY), law.calendar, distance(done, received, "request")
    for severity, name in (("warning", "warning_after"), ("advice", "advice_after")):
        count = law.figure(PROMPT, name)
        if done > calendar.business_days_after(received, count):
            says = f"{far}. Notice is given at once; {plural(count, 'business day')}, our setting, "
            return Finding(cite, severity, f"{says}have passed.", "notice_on")
    says = f"{far}. {'At once' if given else 'Notice is due at once'}."
    return Finding(cite, "fits" if given else "info", says, "notice_on")
