"""Everything that is due, read from the book, for the first page, the calendar, the year sheet."""

from __future__ import annotations

from datetime import date

from app.acts.meetings import kept_plans
from app.bylaws.due import DueItem, due_items
from app.bylaws.law import shelf_for
from app.domain.board.reading import read_boards
from app.domain.matters.claims import read_claims
from app.domain.matters.demands import read_demands
from app.domain.matters.reports import read_reports
from app.store.book import Book


def all_due(book: Book, today: date) -> tuple[DueItem, ...]:
    """What is due, overdue, waited for or watched, by day."""
    company = book.company()
    return due_items(
        shelf_for(company.bylaws),
        company,
        kept_plans(book),
        read_demands(book.events("demand")),
        read_claims([*book.events("claim"), *book.events("insurance")]),
        read_reports(book.events("report")),
        read_boards(book.events("board")),
        today,
    )
