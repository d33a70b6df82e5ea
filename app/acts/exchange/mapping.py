"""Which heading of a file is which of our columns: kept with the company, outside the chain."""

from __future__ import annotations

from app.acts.act import Who
from app.acts.exchange.names import TABLES
from app.acts.exchange.sheet import plain_heading
from app.acts.import_table import HeadingMet, Mapped, headings_of
from app.domain.refusal import Refusal
from app.store.book import Book

KEY = "import-columns:"


def kept_mapping(book: Book, what: str) -> dict[str, str]:
    """The headings settled before for that kind of table; empty before the first time."""
    found = book.drafts(KEY + what).get(KEY + what, {})
    return {str(heading): str(column) for heading, column in found.items()}


def keep_mapping(book: Book, what: str, mapped: Mapped, who: Who) -> None:
    """Remember headings in addition to those settled before; Refusal for a column not ours."""
    columns = TABLES[what]
    for heading, column in mapped.items():
        if column and column not in columns.known:
            names = ", ".join(columns.heading(name) for name in columns.known)
            raise Refusal(
                f"There is no column “{column}”. The columns are: {names}.", field=heading
            )
    plain = {plain_heading(heading): column for heading, column in mapped.items()}
    book.keep_draft(KEY + what, kept_mapping(book, what) | plain, who.now)


def headings_for(book: Book, what: str, data: bytes, file_name: str) -> list[HeadingMet]:
    """Every heading of the file, under which column it would be read, and its first cells."""
    return headings_of(data, file_name, TABLES[what], kept_mapping(book, what))
