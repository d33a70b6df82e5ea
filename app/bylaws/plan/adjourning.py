"""An adjourned meeting: when it needs a new notice and a new record date, and its business.

Sources: 1988 II §6 ¶2; 2002 §2.7 ¶2. Where the text counts from several days, the earliest counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.bylaws.answers import Finding, Permission
from app.bylaws.law import Bylaws
from app.bylaws.plan.facts import Case
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.meetings import NEW_RECORD, TRIGGER
from app.domain.words import listed

ANNOUNCE, BUSINESS = "shareholders.adjourn.announcement", "shareholders.adjourn.business"


def has_new_record_date(case: Case) -> bool:
    """Whether another record date is set than that of the original meeting."""
    plan = case.plan
    return plan.record_on is not None and plan.record_on != plan.original_record_on


def long_enough_for_notice(case: Case, law: Bylaws) -> Permission | None:
    """Whether the adjournment calls for notice as for an original meeting; `None` while unknown."""
    plan, start = case.plan, _start(case, law, TRIGGER)
    if start is None or plan.on is None or plan.on < start:
        return None
    counts = law.option(TRIGGER, "or_new_record_date", "True") == "True"
    fresh = counts and has_new_record_date(case)
    return meetings.adjournment_needs_notice(law, start, plan.on, new_record_date=fresh)


def long_enough_for_record_date(case: Case, law: Bylaws) -> Permission | None:
    """Whether the board must set a new record date; `None` while that is unknown."""
    plan, start = case.plan, _start(case, law, NEW_RECORD)
    if start is None or plan.on is None or plan.on < start:
        return None
    return meetings.adjournment_needs_record_date(law, start, plan.on)


def needs_notice(case: Case, law: Bylaws) -> bool:
    """Whether this version wants notice of the meeting; an adjourned one may do without."""
    if not case.adjourned:
        return True
    needed = long_enough_for_notice(case, law) if law.has(TRIGGER) else None
    return not case.plan.adjournment_announced or bool(needed and needed.yes)


def check_adjournment(case: Case) -> Iterator[Finding]:
    """How an adjourned meeting stands: notice, record date, announcement, business."""
    if not case.adjourned:
        return
    for law in case.at_adjournment(TRIGGER):
        if case.plan.original_on is None:
            says = "The day set for the original meeting is not recorded; the days count from it."
            yield Finding(law.cite(TRIGGER), "warning", says, "original_on")
        elif needed := long_enough_for_notice(case, law):
            yield _notice(case, needed)
            yield from _record_date(case, law, needed)
    for law in case.at_adjournment(ANNOUNCE):
        yield from _announced(case, law)
    for law in case.at_meeting(BUSINESS):
        yield from _business(case, law)


def _notice(case: Case, needed: Permission) -> Finding:
    if not needed.yes:
        return Finding(needed.cite, "info", f"{needed.counted} No new notice is needed.", "on")
    given = case.plan.notice_on is not None
    says = f"{needed.counted} {'Notice is given' if given else 'A new notice is needed'}."
    return Finding(needed.cite, "fits" if given else "error", says, "notice_on")


def _record_date(case: Case, law: Bylaws, notice: Permission) -> Iterator[Finding]:
    """The new record date where the version asks for one; else advice after a long time."""
    fresh = has_new_record_date(case)
    renewed = long_enough_for_record_date(case, law) if law.has(NEW_RECORD) else None
    if renewed and renewed.yes:
        says = "A new one is set." if fresh else "The board sets a new record date."
        severity = "fits" if fresh else "error"
        yield Finding(renewed.cite, severity, f"{renewed.counted} {says}", "record_on")
    elif notice.yes and not fresh and not law.has(NEW_RECORD):
        says = f"{notice.counted} A new record date is the careful choice; none is asked for."
        yield Finding(notice.cite, "advice", says, "record_on")


def _announced(case: Case, law: Bylaws) -> Iterator[Finding]:
    cite, plan = law.cite(ANNOUNCE), case.plan
    what = listed(law.items(ANNOUNCE, "announce"))
    if plan.adjournment_announced:
        says = f"The new {what} were announced at the meeting that was adjourned."
        yield Finding(cite, "fits", says, "adjournment_announced")
    else:
        says = f"The new {what} were not announced at the meeting, so a notice is needed."
        yield Finding(cite, "info" if plan.notice_on else "error", says, "notice_on")


def _business(case: Case, law: Bylaws) -> Iterator[Finding]:
    """At an adjourned special meeting nothing is dealt with but the original's business."""
    original = case.facts.original
    if original is None or not case.plan.items:
        return
    known = {item.text for item in original.items}
    new = [item.text for item in case.plan.items if item.text not in known]
    cite = law.cite(BUSINESS)
    if not new:
        yield Finding(cite, "fits", "It is the business of the original meeting.", "items")
    elif original.kind != "annual":
        for text in new:
            says = f"“{text}” was no business of the original special meeting."
            yield Finding(cite, "warning", says, "items")


def _start(case: Case, law: Bylaws, rule: str) -> date | None:
    """The day from which the rule counts: the earliest of those that it names and that are set."""
    days = {"original-date": case.plan.original_on, "adjournment": case.plan.adjourned_on}
    named = law.rule(rule).params.get("measured_from", ("original-date",))
    return min((day for name in named if (day := days.get(str(name)))), default=None)
