"""The lines of folios and of a class’s history, each held against the sum of what came before."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.shares import Movement
from app.store.book import Book


def every_line_carries_its_balance(
    book: Book, classes: Iterable[int], holders: Iterable[int]
) -> None:
    """Each folio line has the balance after it, each line of a class what is outstanding then."""
    for c in classes:
        for holder in holders:
            total = 0
            for line in book.folio(holder, c):
                total += line.delta
                assert line.balance == total
        total, lines = 0, {(x.moment, x.seq): x for x in book.class_history(c)}
        for move in book.movements():
            if move.class_id == c and None in (move.source, move.target):
                total += move.shares if move.source is None else -move.shares
                last = (move.moment, move.seq)
                if _last_of(book, move) == move and last in lines:
                    assert lines[last].outstanding == total


def _last_of(book: Book, move: Movement) -> Movement:
    """The last movement of the same entry and class."""
    same = [m for m in book.movements() if (m.seq, m.class_id) == (move.seq, move.class_id)]
    return same[-1]
