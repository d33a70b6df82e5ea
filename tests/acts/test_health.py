"""How the record stands, read from a real book: each figure, the chain, and called off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.acts import health
from app.acts.health import read_chain, read_health
from app.bylaws.law import shelf_for
from app.bylaws.unclear import undecided
from app.domain.health import Chain
from app.store.book import Book
from app.store.reads import Reads
from tests.acts.making import act, made

DAY = date(2003, 12, 31)


def never() -> bool:
    return False


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = made(tmp_path)
    yield opened
    opened.close()


def test_the_figures_follow_the_record(book: Book) -> None:
    first = read_health(book, DAY, Chain(), never)
    assert first
    assert first.balanced
    assert (first.chain.seq, first.chain.head.hex()) == book.head()
    assert (first.chain.trouble, first.overdue) == ("", 0)
    act(book, "receive-demand", demand="d", wants="bylaws", received_on="5/21/2003",
        demander="Ann Lee", holders=[1])  # fmt: skip
    mark = undecided(law(book), book.company())[0].mark
    act(book, "decide", mark=mark, reading="as counsel reads it", on="5/22/2003",
        decided_by="the board", reason="advice of counsel")  # fmt: skip
    after = read_health(book, DAY, first.chain, never)
    assert after
    assert (after.overdue, after.unclear) == (1, first.unclear - 1)


def law(book: Book):
    found = shelf_for(book.company().bylaws).on(DAY)
    assert found
    return found


def test_the_chain_is_looked_at_from_where_the_last_look_ended(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PIECE", 2)
    whole = read_chain(book, Chain(), never)
    assert whole
    assert (whole.seq, whole.head.hex()) == book.head()
    asked: list[int] = []

    class Watched(Reads):
        def chain_from(self, before: Chain, most: int) -> Chain:
            asked.append(before.seq)
            return super().chain_from(before, most)

    watched = Watched(book._connection)
    assert read_chain(watched, whole, never) == whole
    assert asked == [whole.seq]
    stranger = replace(whole, head=bytes(32))
    assert read_chain(watched, stranger, never) == whole
    assert asked[1] == 0, "where that entry is another, from the beginning"


def test_a_changed_entry_is_named(book: Book) -> None:
    act(book, "ask-account", on="5/21/2003", by="the president")
    copy = sqlite3.connect(":memory:")
    book._connection.backup(copy)
    for sql in [row[0] for row in copy.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'")]:  # fmt: skip
        copy.execute(f'DROP TRIGGER "{sql}"')
    copy.execute(
        "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'president', 'chairman!') "
        "AS BLOB) WHERE seq = (SELECT max(seq) FROM journal)"
    )
    found = read_chain(Reads(copy), Chain(), never)
    assert found
    assert found.trouble == f"Entry {book.head()[0]:,} is not as it was recorded."
    copy.execute("DELETE FROM journal WHERE seq = 3")
    gone = read_chain(Reads(copy), Chain(), never)
    assert gone
    assert (gone.seq, gone.trouble) == (2, "Entry 3 is missing.")
    copy.close()


def test_what_is_called_off_gives_nothing(book: Book) -> None:
    assert read_chain(book, Chain(), lambda: True) is None
    assert read_health(book, DAY, Chain(), lambda: True) is None
    whole = read_chain(book, Chain(), never)
    assert whole
    answers = iter([False, True])
    assert read_health(book, DAY, whole, lambda: next(answers)) is None
