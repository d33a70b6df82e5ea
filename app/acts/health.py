"""How the record stands, read from the book in pieces that can be called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.acts.calendar_export import due_in
from app.acts.shares.answers import register_findings
from app.bylaws.due import OVERDUE
from app.bylaws.law import shelf_for
from app.bylaws.unclear import undecided
from app.domain.health import Chain, Health
from app.domain.shares import end_of
from app.store.book import Book
from app.store.reads import Reads

Cancelled = Callable[[], bool]
OPEN = ("error", "warning")
"""Findings that ask for something to be done."""
PIECE = 400
"""Entries of the chain that are looked at between two questions."""


def read_health(book: Book, today: date, before: Chain, cancelled: Cancelled) -> Health | None:
    """The record as it stands; `None` where it was called off.

    `before` is how far the chain was looked at: only later entries are, while that entry stands.
    """
    chain = read_chain(book, before, cancelled)
    if chain is None:
        return None
    company, moment = book.company(), end_of(today)
    held, certified = book.sums(moment)
    outstanding = sum(book.outstanding(one.id, moment) for one in company.classes)
    findings = sum(f.severity in OPEN for f in register_findings(book, today))
    if cancelled():
        return None
    overdue = sum(item.state == OVERDUE for item in due_in(book, today))
    law = shelf_for(company.bylaws).on(today)
    unclear = undecided(law, company) if law else ()
    return Health(held == certified == outstanding, chain, findings, overdue, len(unclear))


def read_chain(reads: Reads, before: Chain, cancelled: Cancelled) -> Chain | None:
    """The chain from the entry after `before` on; from the first where that entry is another."""
    found = before if before.seq and reads.has_head(before.seq, before.head.hex()) else Chain()
    while not found.trouble:
        if cancelled():
            return None
        after = reads.chain_from(found, PIECE)
        if after == found:
            break
        found = after
    return found
