"""What is on record of demands, claims, reports, amendments and the board, each read once.

The first page asks for all of it when a file is opened, so that nothing is read here but events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.matters.record import ActionByConsent, Matters

if TYPE_CHECKING:
    from app.domain.board.facts import Boards
    from app.domain.matters.amendments import Proposed
    from app.domain.matters.claims import Claims
    from app.domain.matters.demands import Logged
    from app.domain.matters.reports import Reports
    from app.store.book import Book


def demands_of(book: Book) -> tuple[Logged, ...]:
    """Every demand on record, in the order of receipt."""
    from app.domain.matters.demands import read_demands

    return book.read_from(read_demands, "demand")


def claims_of(book: Book) -> Claims:
    """Every claim on record, and the decisions on insurance."""
    from app.domain.matters.claims import read_claims

    return book.read_from(read_claims, "claim", "insurance")


def reports_of(book: Book) -> Reports:
    """Everything on record of reports."""
    from app.domain.matters.reports import read_reports

    return book.read_from(read_reports, "report")


def amendments_of(book: Book) -> tuple[Proposed, ...]:
    """Every amendment on record, in the order of proposal."""
    from app.domain.matters.amendments import read_amendments

    return book.read_from(read_amendments, "amendment")


def boards_of(book: Book) -> Boards:
    """The meetings, consents and schedules of the board and its committees."""
    from app.domain.board.reading import read_boards

    return book.read_from(read_boards, "board")


def consents_of(book: Book) -> tuple[ActionByConsent, ...]:
    """The actions by written consent of shareholders that may still ask for a notice.

    Who may consent is read of these alone, since it takes the whole register of their day.
    """
    if not book.events("consent"):
        return ()
    from app.acts.meetings.consents import consents_to_notice

    return consents_to_notice(book)


def matters_of(book: Book) -> Matters:
    """Everything on record beside shareholders' meetings."""
    return Matters(
        demands_of(book),
        claims_of(book),
        reports_of(book),
        boards_of(book),
        amendments_of(book),
        consents_of(book),
    )
