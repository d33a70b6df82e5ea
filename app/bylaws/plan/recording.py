"""The record date where the board fixes none, and the hour at which the list closes.

Sources: 1988 II §7, V §1; 2002 §2.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.plan.facts import Case
from app.bylaws.shareholders.notice import DEFAULT, default_meeting_record_date

CLOSE, BUSINESS_DAY = "calendar.close-of-business", "calendar.business-day"


def check_record(case: Case) -> Iterator[Finding]:
    """The default record date, or how the hour of a fixed one is read."""
    if case.plan.record_on:
        yield from _hour(case)
    elif notice_on := case.plan.notice_on:
        for law in case.at_notice(DEFAULT):
            yield from _default(law, notice_on)


def _default(law: Bylaws, notice_on: date) -> Iterator[Finding]:
    found = default_meeting_record_date(law, notice_on)
    says = f"None is fixed. {found.counted} The list closes there."
    yield Finding(found.cite, "info", says, "record_on", None, found.steps)
    if found.on and law.has(BUSINESS_DAY):
        yield from _differing(law, found.on, notice_on)


def _differing(law: Bylaws, found: date, notice_on: date) -> Iterator[Finding]:
    """Days on which the lists of holidays differ would give another record date (EX-02)."""
    for count in range((notice_on - found).days):
        if told := law.calendar.elsewhere(found + timedelta(count)).strip():
            says = f"The lists of holidays differ: {told[:1].lower()}{told[1:]}"
            says = f"{says.rstrip('.')}. A record date fixed by the board leaves no doubt."
            yield Finding(law.cite(BUSINESS_DAY), "warning", says, "record_on")


def _hour(case: Case) -> Iterator[Finding]:
    for law in case.at_record(CLOSE):
        stated = law.option(CLOSE, "fixed_meeting", "")
        if stated != law.option(CLOSE, "applied", stated):
            says = "The text names the day without an hour; the list closes at close of business."
            yield Finding(law.cite(CLOSE), "info", says, "record_on")
