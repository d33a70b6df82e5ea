"""The whole plan before the rules: its dates, then each topic."""

from __future__ import annotations

from collections.abc import Iterator

from app.bylaws.answers import Finding
from app.bylaws.law import Shelf
from app.bylaws.plan.adjourning import check_adjournment
from app.bylaws.plan.advance import check_advance
from app.bylaws.plan.calling import check_annual, check_call, check_place
from app.bylaws.plan.days import check_days
from app.bylaws.plan.facts import Case, PlanFacts
from app.bylaws.plan.giving import check_giving
from app.bylaws.plan.recording import check_record
from app.bylaws.plan.request import check_request
from app.bylaws.plan.stating import check_contents
from app.domain.meetings import DAYS, MeetingPlan
from app.domain.words import day_short, listed

VERSION = "bylaws.version.governing"
ACTS = ("notice_on", "record_resolved_on", "received_on", "adjourned_on")
"""The acts that are judged both on their own day and on that of the meeting."""
TOPICS = (
    check_days,
    check_place,
    check_annual,
    check_call,
    check_request,
    check_contents,
    check_giving,
    check_record,
    check_adjournment,
    check_advance,
)


def check_plan(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> tuple[Finding, ...]:
    """How every date and fact of the plan stands; each finding once."""
    case = Case(shelf, plan, facts)
    found = (finding for topic in TOPICS for finding in topic(case))
    return (*dict.fromkeys(found), *_straddle(case))


def _straddle(case: Case) -> Iterator[Finding]:
    """An act under one version for a meeting under the next: both are asked (EX-01)."""
    for name in ACTS:
        day, on = case.plan.day(name), case.plan.on
        laws = case.shelf.governing(day, on)
        if day and on and len(laws) > 1 and laws[-1].has(VERSION):
            both = listed([law.short for law in laws])
            says = f"{DAYS[name]} {day_short(day)}, the meeting {day_short(on)}: the bylaws of "
            says += f"{both} are both asked, and the stricter governs."
            yield Finding(laws[-1].cite(VERSION), "info", says, name)
