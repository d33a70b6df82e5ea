"""What comes round every year: the board after the annual meeting, insurance, the statement.

Nothing need be on record for it. Sources: 1988 III §7; 2002 §3.6, §6.17 and §7.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.answers import Finding
from app.bylaws.due.item import DueItem, Room
from app.bylaws.due.places import BOARD_MEETING, INFORMATION, INSURED
from app.bylaws.law import Bylaws, Shelf
from app.domain.words import day_short

if TYPE_CHECKING:
    from app.domain.board.facts import Boards
    from app.domain.company import Company
    from app.domain.matters.claims import Claims
    from app.domain.matters.reports import Reports

INSURANCE, YEARLY = "indemnity.insurance.determination", "reports.statement-of-information"


def insurance(claims: Claims | None, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """When to ask again whether insurance is practicable; this year where it never was asked."""
    law = shelf.on(today)
    if law is None or not law.has(INSURANCE) or law.choice(INSURANCE, "cycle") == "none":
        return
    room = Room("insurance", INSURED, today)
    last = claims.insured_on if claims else None
    what = "Determine whether insurance of directors and officers is practicable"
    if last is None:
        on = date(today.year, 12, 31)
        counted = f"No determination is recorded. It is due from time to time; {day_short(on)} is "
        counted += "our setting."
        yield room.item(law.cite(INSURANCE), on, what, "Never determined", counted=counted)
        return
    from app.bylaws.indemnity.papers import insurance_review

    again = insurance_review(law, last)
    on = again.on if again and again.on else last
    counted = again.counted if again else ""
    late = "warning" if on < today else ""
    standing = f"Determined on {day_short(last)}"
    yield room.item(law.cite(INSURANCE), on, what, standing, counted=counted, severity=late)


def yearly_statement(
    reports: Reports | None, company: Company, shelf: Shelf, today: date
) -> Iterator[DueItem]:
    """The statement of information of the year, where the bylaws ask for one.

    They give no day: the end of the year is our setting, the statute's window the day to aim for.
    That of the year before stays overdue where one of that year or earlier is on record.
    """
    known = reports.information if reports else ()
    years = [today.year - 1] if any(one.year < today.year for one in known) else []
    for year in (*years, today.year):
        law = shelf.on(min(today, date(year, 12, 31)))
        if law is None or not law.has(YEARLY):
            continue
        from app.bylaws.records.reports import check_yearly

        for found in check_yearly(law, year, reports.filings(year) if reports else (), today):
            if found.repair:
                yield _statement(law, company, year, found, found.repair, today)


def _statement(
    law: Bylaws, company: Company, year: int, found: Finding, on: date, today: date
) -> DueItem:
    """The statement of that year, not yet filed, with the window that today's statute gives."""
    room = Room(f"year:{year}", f"{INFORMATION}{year}", today)
    what, aim, counted = f"File the statement of information of {year}", None, ""
    if company.incorporated_on:
        from app.bylaws.statute import information_window

        window = information_window(law, company.incorporated_on, year)
        counted, aim = f" {window.counted}", window.aim_for
    return room.item(
        found.cite,
        on,
        what,
        "Not filed",
        counted=f"{found.sentence}{counted}",
        aim_for=aim or law.calendar.aim_for(on),
        severity="error" if found.severity == "error" else "",
    )


def after_annual(
    company: Company, shelf: Shelf, boards: Boards | None, today: date
) -> Iterator[DueItem]:
    """The board's own meeting right after a noticed annual meeting of shareholders."""
    for meeting in company.meetings:
        on = meeting.plan.on
        law = shelf.on(on) if on else None
        if meeting.plan.kind != "annual" or law is None or on is None or on < today:
            continue
        if boards and on in _organized(boards):
            continue
        from app.bylaws.board.meetings import organizational_meeting

        asked = organizational_meeting(law, on)
        room = Room(f"meeting:{meeting.plan.key}", BOARD_MEETING, today)
        what = "The board meets right after the annual meeting"
        yield room.item(asked.cite, on, what, "No notice needed", counted=asked.counted)


def _organized(boards: Boards) -> set[date]:
    """The days of the board's meetings that follow an annual meeting."""
    days = (d.meeting.starts_at for d in boards.meetings if d.meeting.kind == "organizational")
    return {at.date() for at in days if at}
