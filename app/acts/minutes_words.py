"""The secretary's free words around the facts of minutes, kept as a draft outside the chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.acts.act import Who
from app.store.book import Book

NOTES_DRAFT = "minutes:"
"""Before the key of a meeting under which the free words of its minutes are kept."""


def kept_notes(book: Book, key: str) -> dict[str, Any]:
    """The free words of the minutes as kept, by the place where they stand."""
    return dict(book.drafts(NOTES_DRAFT).get(NOTES_DRAFT + key, {}))


def keep_notes(book: Book, key: str, notes: Mapping[str, Any], who: Who) -> None:
    """Keep the free words of the minutes as a draft, outside the chain."""
    book.keep_draft(NOTES_DRAFT + key, notes, who.now)


def minutes_words(book: Book, key: str) -> dict[str, str]:
    """The same without the list of papers annexed."""
    return {name: str(text) for name, text in kept_notes(book, key).items() if name != "annexed"}
