"""Offices and terms: vacancies of today, terms that end, the yearly choice of officers.

Sources: 1988 III §3 to §5, IV §1 to §5; 2002 §3.2 to §3.4, §5.1 to §5.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.board.composition import board_on, check_board, check_offices
from app.bylaws.due.item import KEPT, DueItem, Room
from app.bylaws.due.places import DIRECTORS, OFFICERS
from app.bylaws.law import Shelf
from app.bylaws.officers.filling import ELECTED, check_yearly_election
from app.domain.words import day_short, plural

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.offices import Term

DIRECTOR = "director"
ENDING = {
    DIRECTOR: ("directors.resignation", "directors.term.holdover"),
    "officer": ("officers.resignation", ELECTED),
}
"""The rule behind a term that ends: by resignation, or otherwise."""


def vacancies(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """Required offices and seats that nobody holds today."""
    for finding in check_offices(shelf, company, today):
        room = Room(f"office:{finding.field}", f"{OFFICERS}vacant:{finding.field}", today)
        what = f"Appoint a {finding.field}"
        yield room.item(
            finding.cite, today, what, "Vacant", severity="warning", counted=finding.sentence
        )
    vacant = board_on(company, today).vacant
    for finding in check_board(shelf, company, today):
        if finding.field == "seats" and vacant:
            room = Room("board seats", DIRECTORS, today)
            what = f"Fill {plural(vacant, 'vacant seat')} of the board"
            yield room.item(
                finding.cite, today, what, "Vacant", severity="warning", counted=finding.sentence
            )


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
