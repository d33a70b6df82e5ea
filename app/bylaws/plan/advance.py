"""Advance notice of holders' proposals and nominations, and the announcement it runs from.

Source: 2002 §2.14; in 1988 anyone may nominate, and no notice in advance is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.bylaws.answers import Deadline, Finding
from app.bylaws.plan.calling import CHANNELS
from app.bylaws.plan.facts import Case
from app.bylaws.plan.limits import ANNOUNCED
from app.bylaws.plan.telling import distance
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.meetings import NOMINATION, PROPOSAL
from app.domain.meetings import Nominee
from app.domain.words import day_short, listed, plural

NOMINATORS = "shareholders.nomination.who"
SHAREHOLDER, OPEN = "shareholder", "open"


def check_advance(case: Case) -> Iterator[Finding]:
    """The cut-offs, the announcement on record, and whether what came was in time."""
    if case.adjourned or case.plan.on is None:
        return
    yield from _cut_offs(case, case.plan.on)
    yield from _announcement(case, case.plan.on)
    for item in case.plan.items:
        if item.source == SHAREHOLDER:
            what = f"The proposal “{item.text}”"
            found = _in_time(case, PROPOSAL, what, item.received_on, "items")
            yield from _admitted(case, what, item.received_on, tuple(found))
    for nominee in case.plan.nominees:
        if nominee.source == SHAREHOLDER:
            what = f"The nomination of {nominee.name}"
            yield from _in_time(case, NOMINATION, what, nominee.received_on, "nominees")
            yield from _nominated(case, nominee)


def _cut_offs(case: Case, on: date) -> Iterator[Finding]:
    """The last days by version; where they agree they are told once."""
    elects = case.plan.elects or case.plan.kind == "annual"
    for law in case.shelf.governing(on):
        announced = case.plan.announced_on
        proposals = meetings.advance_notice(law, PROPOSAL, on, announced)
        nominations = meetings.advance_notice(law, NOMINATION, on, announced) if elects else None
        if proposals and nominations and proposals.due == nominations.due:
            yield _closes(nominations, on, "proposals and nominations")
            continue
        for due, what in ((proposals, "proposals"), (nominations, "nominations")):
            if due:
                yield _closes(due, on, what)


def _closes(due: Deadline, on: date, what: str) -> Finding:
    says = due.counted
    if due.due:
        far = distance(due.due, on, "meeting")
        says = f"Holders’ {what} close on {day_short(due.due)}. This is {far.lower()}."
    return Finding(due.cite, "info", says, "announced_on", None, due.steps)


def _announcement(case: Case, on: date) -> Iterator[Finding]:
    """The first public announcement is kept, since last days run from it (E02-13)."""
    plan, today = case.plan, case.facts.today
    for law in case.at_meeting(ANNOUNCED):
        cite = law.cite(ANNOUNCED)
        if plan.announced_on is None:
            if (on - today).days <= law.figure(ANNOUNCED, "warn_within"):
                says = f"{distance(today, on, 'meeting')} no public announcement is recorded."
                yield Finding(cite, "warning", says, "announced_on")
        elif not plan.announced_by:
            says = "Write through what the day of the meeting was announced."
            yield Finding(cite, "advice", says, "announced_by")


def _in_time(
    case: Case, rule: str, what: str, received: date | None, field: str
) -> Iterator[Finding]:
    """Whether it came by the last day, the day itself inside; one in doubt is accepted."""
    on = case.plan.on
    laws = case.at_receipt(rule, received) if on else ()
    limits = (meetings.advance_notice(law, rule, on, case.plan.announced_on) for law in laws if on)
    for due in filter(None, limits):
        if received is None:
            says = f"{what} has no day of receipt on record."
            yield Finding(due.cite, "warning", says, field)
        elif due.due is None or received <= due.due:
            says = f"{what} came on {day_short(received)}{_early(due, received)}."
            yield Finding(due.cite, "fits", says, field, None, due.steps)
        else:
            late = plural((received - due.due).days, "day")
            says = f"{what} came on {day_short(received)}, {late} late: {day_short(due.due)}"
            says += " was the last day."
            yield Finding(due.cite, "error", says, field, None, due.steps)


def _early(due: Deadline, received: date) -> str:
    if due.due is None:
        return "; the last day is not settled"
    left = (due.due - received).days
    return f", {plural(left, 'day')} before the last" if left else ", the last day"


def _admitted(
    case: Case, what: str, received: date | None, timely: tuple[Finding, ...]
) -> Iterator[Finding]:
    """A late proposal comes before the meeting by none of the ways that the version knows."""
    yield from timely
    late = {finding.cite.version for finding in timely if finding.severity == "error"}
    for law in case.at_receipt(CHANNELS, received):
        if law.key in late:
            ways = listed(law.items(CHANNELS, "channels"), "or")
            says = f"{what} is not admitted: business comes in these ways: {ways}."
            yield Finding(law.cite(CHANNELS), "error", says, "items")


def _nominated(case: Case, nominee: Nominee) -> Iterator[Finding]:
    for law in case.at_receipt(NOMINATORS, nominee.received_on):
        if law.choice(NOMINATORS, "nominators") == OPEN:
            says = f"{nominee.name} may be nominated by anyone, before the voting."
            yield Finding(law.cite(NOMINATORS), "info", says, "nominees")
        elif not nominee.nominated_by:
            says = f"The shareholder who nominates {nominee.name} is not named."
            yield Finding(law.cite(NOMINATORS), "warning", says, "nominees")
