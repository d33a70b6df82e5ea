"""How the record stands to the bylaws on a day, beside its share register."""

from __future__ import annotations

from datetime import date

from app.acts.board.officers import officer_facts
from app.bylaws.answers import Finding
from app.bylaws.board.composition import check_board
from app.bylaws.board_day.kept import Day, duty_list
from app.bylaws.board_day.roster import roster
from app.bylaws.due.amending import check_texts
from app.bylaws.law import Shelf, shelf_for
from app.bylaws.records.offices import check_offices
from app.bylaws.records.reports import check_yearly
from app.domain.board.reading import read_boards
from app.domain.matters.amendments import read_amendments
from app.domain.matters.reports import read_reports
from app.store.reads import Reads


def standing_findings(book: Reads, on: date) -> tuple[Finding, ...]:
    """What the board, officers and their duties, offices, bylaws and filings come to on the day."""
    company = book.company()
    shelf = shelf_for(company.bylaws)
    law = shelf.on(on)
    if law is None:
        return ()
    boards = read_boards(book.events("board"))
    amendments = read_amendments(book.events("amendment"))
    kept = duty_list(Day(law, company, officer_facts(book), boards, on))
    return (
        *check_board(shelf, company, on),
        *(office.finding for office in roster(law, company, on) if office.finding),
        *(found for one in kept for found in one.findings),
        *check_offices(law, company, on),
        *check_texts(shelf, company.bylaws, amendments, on),
        *_last_statement(book, shelf, on),
    )


def _last_statement(book: Reads, shelf: Shelf, on: date) -> tuple[Finding, ...]:
    """The statement of information of the year before, by the bylaws of that year's end."""
    end = date(on.year - 1, 12, 31)
    law, filings = shelf.on(end), read_reports(book.events("report")).filings(end.year)
    return check_yearly(law, end.year, filings, on) if law else ()
