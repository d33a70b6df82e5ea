"""Offices and terms: vacancies of today, terms that end, the yearly choice of officers.

Sources: 1988 III §3 to §5, IV §1 to §5; 2002 §3.2 to §3.4, §5.1 to §5.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.answers import Finding
from app.bylaws.board.composition import (
    board_on,
    check_board,
    required_offices,
    vacant_since,
)
from app.bylaws.due.item import KEPT, DueItem, Room
from app.bylaws.due.places import DIRECTORS, OFFICE, OFFICERS
from app.bylaws.law import Shelf
from app.bylaws.officers.filling import ELECTED, check_vacant, check_yearly_election
from app.bylaws.records.offices import check_business_office
from app.domain.board.spans import counts_of
from app.domain.board.spans import vacant_since as seats_vacant_since
from app.domain.words import day_plain, day_short, plural

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.offices import Term

DIRECTOR, NO_DAY = "director", "The bylaws give no day by which it is done."
ENDING = {
    DIRECTOR: ("directors.resignation", "directors.term.holdover"),
    "officer": ("officers.resignation", ELECTED),
}
"""The rule behind a term that ends: by resignation, or otherwise."""


def vacancies(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """Required offices and seats that nobody holds today, open since they became vacant.

    The bylaws give no day by which they are filled.
    """
    law = shelf.on(today)
    for office in required_offices(law, company, today) if law else ():
        if law and not office.terms:
            since = vacant_since(company, office.offices, today) or law.effective_from
            found = check_vacant(law, office.name, since, today)
            room = Room(f"office:{office.name}", f"{OFFICERS}vacant:{office.name}", today)
            yield _vacant(room, found, since, f"Appoint a {office.name}")
    vacant = board_on(company, today).vacant
    for finding in check_board(shelf, company, today) if vacant else ():
        if finding.field == "seats":
            terms = [t for t in company.terms if t.office == DIRECTOR]
            since = seats_vacant_since(counts_of(terms, company.numbers), today)
            room = Room("board seats", DIRECTORS, today)
            what = f"Fill {plural(vacant, 'vacant seat')} of the board"
            yield _vacant(room, finding, since or today, what)


def _vacant(room: Room, found: Finding, since: date, what: str) -> DueItem:
    counted = f"{found.sentence} {NO_DAY}"
    severity = found.severity
    return room.open(
        found.cite, since, what, f"Vacant since {day_plain(since)}", severity=severity,
        counted=counted,
    )  # fmt: skip


def place_of_business(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The office in the home state that is still to be named as principal business office."""
    law, head = shelf.on(today), company.office_on(today)
    if law is None or head is None:
        return
    for found in check_business_office(law, company, today):
        room = Room("business office", OFFICE, today)
        what = "Name a principal business office in California"
        counted = f"{found.sentence} {NO_DAY}"
        since, severity = max(head.from_on, law.effective_from), found.severity
        yield room.open(found.cite, since, what, "Not named", counted=counted, severity=severity)


def terms_ending(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """Terms whose last day is set and still to come."""
    for term in company.terms:
        law = shelf.on(term.to_on) if term.to_on else None
        if law is None or term.to_on is None or term.to_on < today:
            continue
        resigned, else_ = ENDING.get(term.office, ENDING["officer"])
        rule = resigned if term.ended_by == "resigned" else else_
        room = Room(f"term:{term.id}", _page(term), today)
        counted = f"{term.name} has been {term.office} since {day_short(term.from_on)}."
        what = f"Last day of {term.name} as {term.office}"
        standing = term.ended_by.capitalize() or "Set"
        yield room.item(law.cite(rule), term.to_on, what, standing, state=KEPT, counted=counted)


def yearly_officers(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The board's yearly choice of officers, where the version asks for it and none is recorded."""
    law = shelf.on(today)
    if law is None or not law.has(ELECTED):
        return
    chosen = [t.from_on for t in company.terms if t.office != DIRECTOR]
    found = check_yearly_election(law, today.year, chosen)
    if found.severity == "warning":
        room = Room(f"year:{today.year}", OFFICERS, today)
        on = date(today.year, 12, 31)
        what = f"The board chooses the officers for {today.year}"
        yield room.item(found.cite, on, what, "Not chosen", counted=found.sentence)


def _page(term: Term) -> str:
    return DIRECTORS if term.office == DIRECTOR else f"{OFFICERS}term:{term.id}"
