"""What is due: the days of open meetings, clocks that run, vacancies, and the yearly meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.bylaws import meetings
from app.bylaws.boards import board_on, check_board, check_offices
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.notice import notice_window
from app.domain.company import Company
from app.domain.meeting_titles import in_sentence, title_of
from app.domain.meetings import Meeting, MeetingPlan
from app.domain.words import hour_short, plural
from app.presenters.figures import capital

YEARLY, AFFIDAVIT = "shareholders.annual.yearly", "shareholders.notice.affidavit"
MEETING, OFFICERS, DIRECTORS = "found:4:", "found:3:in-office:", "found:2:number:"
NEW_MEETING = "act:4:new"


@dataclass(frozen=True, slots=True)
class Due:
    """One matter: the day it is due, what it is, the section that makes it due, how it stands.

    `target` is where the matter is dealt with, as the window's `go` reads it: tab, sub-page, key.
    """

    on: date
    what: str
    section: str
    state: str
    target: str
    severity: str = ""


def matters_due(
    company: Company, shelf: Shelf, today: date, plans: Iterable[MeetingPlan]
) -> tuple[Due, ...]:
    """Everything that is due, by day."""
    known = tuple(plans)
    found = (
        *(due for plan in known for due in _planned(plan, shelf, today)),
        *(due for meeting in company.meetings for due in _recorded(meeting, shelf, today)),
        *_vacancies(company, shelf, today),
        *_yearly(company, shelf, today, known),
    )
    return tuple(sorted(found, key=lambda due: (due.on, due.what)))


def _planned(plan: MeetingPlan, shelf: Shelf, today: date) -> Iterator[Due]:
    target, law = f"{MEETING}plan:{plan.key}", shelf.on(plan.on or today)
    if law is None:
        return
    if plan.on and plan.on < today:
        yield _meeting_day(plan, law, target, "The day has passed", today)
        return
    yield from _request(plan, law, today, target)
    if plan.on is None:
        return
    name = in_sentence(plan)
    close = meetings.advance_notice(law, meetings.NOMINATION, plan.on, plan.announced_on)
    if close and close.due and close.due >= today:
        said = "Holders’ proposals and nominations close"
        yield Due(close.due, f"{said} for {name}", close.cite.section, "Open", target)
    if plan.record_on and plan.record_on >= today:
        section = law.cite("record-date.meeting.fixed").section
        yield Due(plan.record_on, f"Record date of {name}", section, "Set", target)
    yield from _notice_days(plan, law, today, target)
    yield _meeting_day(plan, law, target, "Planned", today)


def _notice_days(plan: MeetingPlan, law: Bylaws, today: date, target: str) -> Iterator[Due]:
    """The day set for the notice, and the last day to give it."""
    if plan.on is None:
        return
    window, name = notice_window(law, plan.on), in_sentence(plan)
    section = window.cite.section
    if plan.notice_on:
        yield Due(plan.notice_on, f"Give notice of {name}", section, "Not given", target,
                  "warning" if plan.notice_on < today else "")  # fmt: skip
    last = window.aim_for or window.last
    if last and last != plan.notice_on:
        late = "error" if window.last and window.last < today else ""
        said = f"Last business day to give notice of {name}"
        yield Due(last, said, section, "Waits for notice", target, late)


def _request(plan: MeetingPlan, law: Bylaws, today: date, target: str) -> Iterator[Due]:
    """The clock of a requested meeting: notice within so many days, else the callers may."""
    received = plan.request.received_on
    clock = meetings.self_help(law, received) if received else None
    if clock is None or clock.due is None:
        return
    late = clock.due < today
    said = f"Last day to give notice of {in_sentence(plan)} asked for by holders"
    state = "The callers may now give notice" if late else "Waits for notice"
    yield Due(clock.due, said, clock.cite.section, state, target, "error" if late else "")


def _meeting_day(plan: MeetingPlan, law: Bylaws, target: str, state: str, today: date) -> Due:
    rule = meetings.ANNUAL if plan.kind == "annual" else "shareholders.special.callers"
    section = law.cite(rule).section if law.has(rule) else ""
    hour = f", {hour_short(plan.at)}" if plan.at else ""
    past = plan.on is not None and plan.on < today
    severity = "warning" if past else ""
    return Due(plan.on or today, f"{title_of(plan)}{hour}", section, state, target, severity)


def _recorded(meeting: Meeting, shelf: Shelf, today: date) -> Iterator[Due]:
    """The mailing and the affidavit that follow a notice, and the meeting itself."""
    plan, target = meeting.plan, f"{MEETING}mailing:{meeting.plan.key}"
    law = shelf.on(plan.notice_on or plan.on or today)
    if law is None or plan.on is None:
        return
    if not meeting.deposits and plan.notice_on:
        section = notice_window(law, plan.on).cite.section
        late = "warning" if plan.notice_on < today else ""
        said = f"Record the mailing of the notice of {in_sentence(plan)}"
        yield Due(plan.notice_on, said, section, "Not recorded", target, late)
    if meeting.deposits and meeting.affidavit_signed_on is None and law.has(AFFIDAVIT):
        mailed = max(deposit.on for deposit in meeting.deposits)
        said = f"Sign the affidavit of mailing for {in_sentence(plan)}"
        late = "warning" if plan.on < today else ""
        yield Due(mailed, said, law.cite(AFFIDAVIT).section, "Not signed", target, late)
    if plan.on >= today:
        yield _meeting_day(plan, law, target, "Notice given", today)


def _vacancies(company: Company, shelf: Shelf, today: date) -> Iterator[Due]:
    """Required offices and seats that nobody holds today."""
    for finding in check_offices(shelf, company, today):
        said = f"Appoint a {finding.field}"
        target = f"{OFFICERS}vacant:{finding.field}"
        yield Due(today, said, finding.cite.section, "Vacant", target, "warning")
    vacant = board_on(company, today).vacant
    for finding in check_board(shelf, company, today):
        if finding.field == "seats" and vacant:
            said = f"Fill {plural(vacant, 'vacant seat')} of the board"
            yield Due(today, said, finding.cite.section, "Vacant", DIRECTORS, "warning")


def _yearly(
    company: Company, shelf: Shelf, today: date, plans: Iterable[MeetingPlan]
) -> Iterator[Due]:
    """One annual meeting every year: due where none is planned or recorded for this year."""
    law = shelf.on(today)
    known = [*plans, *(meeting.plan for meeting in company.meetings)]
    have = any(p.kind == "annual" and p.on and p.on.year == today.year for p in known)
    open_plan = any(p.kind == "annual" and p.on is None for p in known)
    if law is None or have or not law.has(YEARLY):
        return
    fixed, _ = meetings.annual_date(law, today.year)
    on = fixed.on if fixed.on and fixed.on >= today else date(today.year, 12, 31)
    state = "No day yet" if open_plan else "Not planned"
    said = capital(f"the annual meeting of {today.year}")
    yield Due(on, said, law.cite(YEARLY).section, state, NEW_MEETING)
