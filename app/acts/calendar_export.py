"""Everything that is due, read from the book, and the calendar file that tells it to others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.acts.act import Who
from app.acts.matters.known import matters_of
from app.acts.meetings.notice_given import kept_plans
from app.bylaws.due import DueItem, due_items
from app.bylaws.law import shelf_for
from app.documents.calendar_file import Issue, Published, compose_calendar, published_of
from app.domain.refusal import STORAGE, Refusal
from app.store.book import Book

SENT = "calendar:sent"
"""Under which the matters of the last calendar file are kept, outside the chain."""


def due_in(book: Book, today: date) -> tuple[DueItem, ...]:
    """Everything that is due by the book, as of the day."""
    company = book.company()
    return due_items(shelf_for(company.bylaws), company, kept_plans(book), matters_of(book), today)


def calendar_text(book: Book, who: Who) -> tuple[str, tuple[Published, ...]]:
    """The calendar file as it would be written now, and what it holds; nothing is kept."""
    company = book.company()
    file_id = book.entry(1).head
    issue = Issue(file_id, f"{company.name}: what is due", company.zone, who.now)
    return compose_calendar(due_in(book, who.today), issue, last_sent(book))


def save_calendar(book: Book, path: Path, who: Who) -> int:
    """Write the calendar file, and keep what it holds so that the next one moves and cancels.

    The number of matters in it. In a book open for reading only nothing is kept.
    """
    text, told = calendar_text(book, who)
    try:
        path.write_bytes(text.encode())
    except OSError as trouble:
        raise Refusal(
            f"{path.name} could not be written ({trouble.strerror}). Choose another folder.",
            STORAGE,
            "path",
        ) from None
    if not book.read_only:
        book.keep_draft(SENT, {"matters": [one.as_json() for one in told]}, who.now)
    return len(told)


def last_sent(book: Book) -> tuple[Published, ...]:
    """The matters of the last calendar file."""
    kept = book.drafts(SENT).get(SENT, {"matters": []})
    return tuple(published_of(one) for one in kept["matters"])
