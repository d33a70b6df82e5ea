"""A small company on a real book, on which demands, claims and amendments are recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.operations import perform
from app.domain.entries import Entry
from app.store.book import Book

TODAY = date(2003, 12, 31)
WHO = Who("Anna", datetime(2003, 12, 31, 18, tzinfo=UTC), TODAY)
ANN, BO, OWN = 1, 2, 3
"""Holders of 50 and 950 voting shares, and the corporation itself with 20."""


def made(path: Path) -> Book:
    """Both versions of the bylaws, 1,000 voting shares in two hands, three directors."""
    book = new_company(path / "acme.minutebook", {"name": "Acme, Inc."}, WHO)
    act(book, "class-add", name="Common Stock", authorized="10,000")
    act(book, "holder-add", name="Ann Lee", street="1 Elm", city="Reno")
    act(book, "holder-add", name="Bo Ray", street="2 Elm", city="Reno")
    act(book, "holder-add", name="Acme, Inc.", capacity="own", street="3 Elm", city="Reno")
    for holder, number, shares in ((ANN, "1", 50), (BO, "2", 950), (OWN, "3", 20)):
        row = {"number": number, "shares": str(shares)}
        given = {"holder": holder, "on": "1/2/1987", "certificates": [row]}
        act(book, "issue", **given, reason="signed before this book began")
    act(book, "number", number=5, on="7/22/1986", adopted_by="incorporator")
    for name in ("Cy Poe", "Di Fox", "Ed Kay"):
        act(book, "elect", name=name, on="6/3/2003")
    return book


def act(book: Book, operation: str, **given: Any) -> int:
    """The number of the entry that was recorded."""
    return perform(book, operation, given, WHO).seq


def kept(book: Book, seq: int) -> list[tuple[str, str]]:
    """The findings of that entry: the rule's last words, and the severity."""
    return [(f.rule, f.severity) for f in entry(book, seq).findings]


def entry(book: Book, seq: int) -> Entry:
    """The entry of that number."""
    return book.entry(seq)
