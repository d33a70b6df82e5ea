"""Taking in, behind the entries, what is searched: a little at a time, each in its own transaction.

What an act records is found at once all the same: `searching` looks for it in the books themselves
until it was taken in here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from app.domain.found import Behind, Sought
from app.domain.refusal import Refusal
from app.store import sought
from app.store.connection import storage
from app.store.indexing import (
    Upto,
    followed,
    last,
    put,
    put_words,
    records,
    set_followed,
    start_over,
)
from app.store.paper_words import Cancelled, never, words_in

if TYPE_CHECKING:
    from app.store.book import Book

STEP = 100
"""Entries whose records are looked up together."""
BYTES = """
SELECT p.id, b.data, p.media_type FROM paper p LEFT JOIN paper_bytes b ON b.sha256 = p.sha256
WHERE p.id > ? AND p.seq <= ? ORDER BY p.id LIMIT 1
"""
Act = Callable[[], AbstractContextManager[object]]
"""One transaction: everything inside is there whole, or nothing is."""


def broken(trouble: BaseException | None) -> bool:
    """Whether the full-text index is damaged where the file is not."""
    return getattr(trouble, "sqlite_errorname", "") == "SQLITE_CORRUPT_VTAB"


def behind(connection: sqlite3.Connection) -> Behind:
    """How much of the books is still to be taken in."""
    upto, end = followed(connection), last(connection)
    sql = "SELECT count(*) FROM paper WHERE id > ?"
    papers = connection.execute(sql, (upto.paper,)).fetchone()[0]
    return Behind(end.seq - upto.seq, papers)


@dataclass(slots=True)
class Taking:
    """How it is taken in, and what was read of the books for the parts to come.

    `part` is the seconds of one transaction, for which an act may have to wait; `anew` throws
    away first what is there.
    """

    cancelled: Cancelled = never
    part: float = 0.5
    anew: bool = False
    read_at: tuple[Upto, Upto] | None = None
    left: list[Sought] = field(default_factory=list[Sought])


def follow(book: Book, cancelled: Cancelled = never, part: float = 0.5, rest: float = 0) -> None:
    """Take in all that is behind, for so many seconds at a time, with so many of rest between.

    Others may record while it rests. Refusal 3 where they were just at it: to be done later.
    """
    taking = Taking(cancelled, part)
    while not cancelled() and book.follow_on(taking):
        sleep(rest)


def follow_awhile(book: Book, seconds: float = 1) -> None:
    """Take in what so many seconds are enough for, before a command ends; trouble is left alone.

    What is still behind then is told by every search, and taken in by the window.
    """
    end = perf_counter() + seconds
    with suppress(Refusal):
        follow(book, lambda: perf_counter() > end, part=seconds / 4)


def follow_on(connection: sqlite3.Connection, act: Act, taking: Taking) -> bool:
    """Take in what comes next, the records first, then the words of papers; whether there is more.

    What it takes is read before the transaction begins in which it is kept. An index that is
    damaged is thrown away, to be taken in anew.
    """
    with storage("What was recorded stands all the same"):
        sought.prepare(connection)
        try:
            if taking.anew:
                _start_over(connection, act)
            else:
                _take_in(connection, act, taking)
        except Refusal as refusal:
            taking.read_at = None
            if not broken(refusal.__cause__):
                raise
            _start_over(connection, act)
        taking.anew = False
        return followed(connection) != last(connection)


def _start_over(connection: sqlite3.Connection, act: Act) -> None:
    with act():
        start_over(connection)


def _take_in(connection: sqlite3.Connection, act: Act, taking: Taking) -> None:
    upto, end = followed(connection), last(connection)
    if upto.seq < end.seq:
        until = min(upto.seq + STEP, end.seq)
        if taking.read_at != (upto, end):
            taking.left = list(records(connection, upto.seq, until))[::-1]
            taking.read_at = upto, end
        with act():
            if (followed(connection), last(connection)) == (upto, end):
                _take_records(connection, taking, upto._replace(seq=until))
    elif row := connection.execute(BYTES, (upto.paper, upto.seq)).fetchone():
        paper, data, media_type = row
        words = words_in(data, media_type, taking.cancelled) if data else ""
        if not taking.cancelled():
            with act():
                _take_words(connection, paper, words)


def _take_records(connection: sqlite3.Connection, taking: Taking, then: Upto) -> None:
    """As many as there is time for, one at the least; what is left is for the next part."""
    end = perf_counter() + taking.part
    while taking.left:
        put(connection, taking.left.pop())
        if perf_counter() >= end:
            break
    if not taking.left:
        set_followed(connection, then)


def _take_words(connection: sqlite3.Connection, paper: int, words: str) -> None:
    upto = followed(connection)
    if upto.paper < paper:
        put_words(connection, paper, words)
        set_followed(connection, upto._replace(paper=paper))
