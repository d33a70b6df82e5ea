"""A long act is taken in part by part: the books are the same as after many short ones."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from app.domain.entries import EntryDraft
from app.domain.refusal import Refusal
from app.store import book as books
from app.store import schema
from app.store.book import Book, dump
from app.store.effects import packed, writing
from app.store.replay import differing_table


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of seven entries; indexes made anew after twenty; rows written after 40 or 150."""
    monkeypatch.setattr(books, "MOST_AT_ONCE", 7)
    monkeypatch.setattr(writing, "MANY", 20)
    monkeypatch.setattr(writing, "MOST_WAITING", 40)
    monkeypatch.setattr(writing, "MOST_PACKED", 150)
    monkeypatch.setattr(packed, "MOST_APART", 500)


def passed_on(make: Any, start: int, count: int, days: int) -> Iterator[EntryDraft]:
    """Shares issued and passed on in part, each day several times, to the three holders in turn."""
    number = start
    for n in range(count):
        on, holder = date(2005, 1, 1 + n * days // count), 1 + n % 3
        yield make.issue(holder, {str(number): 100 + n}, on=on)
        to = 1 + (n + 1) % 3
        parts = [(str(number + 1), to, 60), (str(number + 2), holder, 40 + n)]
        yield make.transfer(holder, [str(number)], parts, on=on)
        yield make.cancel(holder, [str(number + 2)], 40 + n, on=on)
        number += 3


def test_the_same_books_as_entry_by_entry(book: Book, path: Path, make: Any) -> None:
    other = Book.create(path.with_name("other.minutebook"), make.first(), "Anna", make.now)
    drafts = list(passed_on(make, 100, 40, 28))
    told: list[int] = []
    receipt = book.record(iter(drafts), "Anna", make.now, told.append)
    for draft in drafts:
        last = other.record([draft], "Anna", make.now)
    assert receipt.seq == last.seq == 10 + len(drafts)
    assert told == [*range(7, len(drafts), 7), len(drafts)]
    assert differing_table(book._connection, other._connection, schema.DERIVED_TABLES) == ""
    assert book.head() == other.head()
    assert schema.fingerprint(book._connection) == schema.released_fingerprint()
    assert book.verify().ok
    other.close()


def test_entries_of_earlier_days_among_later_ones(book: Book, make: Any) -> None:
    """Holder 1 has a line on each of ten days; then one before them all, in the same act."""
    drafts = [make.issue(1, {str(100 + n): 10}, on=date(2005, 1, 1 + n)) for n in range(10)]
    drafts += [make.issue(1, {"200": 5}, on=date(2004, 6, 1))]
    drafts += [make.issue(1, {str(300 + n): 1}, on=date(2005, 2, 1 + n)) for n in range(20)]
    book.record(drafts, "Anna", make.now)
    assert [book.balance(1, 1, f"2005-01-{day:02}T23:59") for day in (1, 10)] == [765, 855]
    assert book.balance(1, 1, "2004-06-01T23:59") == 755
    assert book.balance(1, 1, "2999-01-01T00:00") == 875
    assert book.verify().ok


def odd_ones(make: Any) -> Iterator[EntryDraft]:
    """Among the usual entries of a long act: whatever its packed rows have no place for."""
    usual = passed_on(make, 100, 60, 28)
    yield from islice(usual, 30)
    on = date(2005, 1, 14)
    yield make.issue(1, {"A-1": 5, "0310": 7, "99000": 9, "300": 10}, on=on)
    yield make.transfer(1, ["A-1", "0310"], [("B 2", 2, 12)], on=on)
    lost = {"holder": 1, "number": "300", "cause": "lost", "issued": [numbered("301", 10)]}
    yield make.entry("shares.replace", {"class": 1, "at": "12:00"} | lost, on)
    yield make.entry("shares.found", {"holder": 1, "number": "300", "at": "13:00"}, on)
    owed = numbered("302", 20) | {"total": "4000", "paid": "1000"}
    partly = {"holder": 2, "certificates": [owed], "signers": []}
    yield make.entry("shares.issue", {"class": 1, "at": "12:00"} | partly, on)
    borne = numbered("303", 30) | {"legends": ["Restricted"]}
    bound = {"holder": 3, "certificates": [borne], "signers": []}
    yield make.entry("shares.issue", {"class": 1, "at": "12:00"} | bound, on)
    yield from usual


def numbered(number: str, shares: int) -> dict[str, Any]:
    return {"number": number, "shares": str(shares)}


@pytest.mark.parametrize("room", [150, 10_000], ids=["written in between", "written at the end"])
def test_what_is_unlike_the_rest_is_recorded_as_by_itself(
    book: Book, path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(writing, "MOST_PACKED", room)
    other = Book.create(path.with_name("other.minutebook"), make.first(), "Anna", make.now)
    drafts = list(odd_ones(make))
    book.record(iter(drafts), "Anna", make.now)
    for draft in drafts:
        other.record([draft], "Anna", make.now)
    assert differing_table(book._connection, other._connection, schema.DERIVED_TABLES) == ""
    assert book.verify().ok
    other.close()


def test_an_entry_that_is_packed_has_one_moment() -> None:
    rows = packed.Packed(11, 100)
    assert rows.post(1, 1, "2005-01-01T10:00", (12, 5, 5))
    assert not rows.post(1, 1, "2005-01-01T11:00", (12, 5, 10))
    assert not rows.post(1, 1, "2005-01-01T10:00", (11, 5, 10))
    assert [line[2:] for line in rows.folio_lines()] == [("2005-01-01T10:00", 12, 5, 5)]


def test_rows_that_were_packed_are_written_before_a_question(book: Book, make: Any) -> None:
    """A holder is added in the midst: what the act did so far stands in the tables then."""
    drafts = [*islice(passed_on(make, 100, 40, 28), 50), make.holder(9), make.issue(9, {"900": 1})]
    book.record(drafts, "Anna", make.now)
    assert book.balance(1, 9, "2999-01-01T00:00") == 1
    assert book.verify().ok


def test_a_correction_in_the_midst(book: Book, make: Any) -> None:
    drafts = list(passed_on(make, 100, 8, 8))
    drafts[10:10] = [make.correct(11, None), make.correct(21, None)]
    book.record(drafts, "Anna", make.now)
    assert book.entry(11).corrected_by == 0
    assert book.verify().ok


@pytest.mark.parametrize("at", [7, 35, 119])
def test_called_off_in_the_midst_nothing_is_kept(book: Book, make: Any, at: int) -> None:
    class CalledOffError(Exception):
        pass

    def stop(done: int) -> None:
        if done >= at:
            raise CalledOffError

    before, content = book.head(), book.holdings("2999-01-01T00:00")
    with pytest.raises(CalledOffError):
        book.record(passed_on(make, 100, 40, 28), "Anna", make.now, stop)
    assert book.head() == before
    assert book.holdings("2999-01-01T00:00") == content
    assert schema.fingerprint(book._connection) == schema.released_fingerprint()
    book.record([make.issue(1, {"100": 1})], "Anna", make.now)
    assert book.verify().ok


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (lambda m: m.issue(1, {"150": 1}), "Certificate 150 was issued on 2005-01"),
        (lambda m: m.issue(1, {"1": 1}), "Certificate 1 was issued on 2004-01-05"),
        (lambda m: m.transfer(1, ["100"], [("999", 2, 100)]), "Certificate 100 was surrendered"),
        (lambda m: m.transfer(3, ["220"], [("999", 2, 60)]), "belongs to"),
        (lambda m: m.issue(9, {"999": 1}), "no holder 9"),
    ],
    ids=["number of this act", "number of before", "given up", "another's", "no holder"],
)
def test_what_does_not_stand_at_the_end_keeps_all_out(
    book: Book, make: Any, last: Any, words: str
) -> None:
    before = book.head()
    with pytest.raises(Refusal, match=words):
        book.record([*passed_on(make, 100, 41, 28), last(make)], "Anna", make.now)
    assert book.head() == before
    assert book.verify().ok


def test_a_certificate_of_long_ago_is_given_up(book: Book, make: Any) -> None:
    drafts = list(passed_on(make, 100, 30, 28))
    old = make.transfer(1, ["2"], [("900", 3, 400)], on=date(2005, 3, 1))
    first = make.transfer(2, ["101"], [("901", 3, 60)], on=date(2005, 3, 1))
    book.record([*drafts, old, first], "Anna", make.now)
    ended = book.certificate("101")
    assert ended is not None
    assert (ended.cancelled, ended.how) == ("2005-03-01T11:00", "surrendered")
    assert book.verify().ok


KILLED = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from app.store import book as books
from app.store.book import Book
from app.store.effects import writing
from tests.store.conftest import Make
from tests.store.test_long_acts import passed_on
books.MOST_AT_ONCE, writing.MANY, writing.MOST_WAITING, writing.LONG_CACHE = 50, 200, 300, 4
book, at = Book.open(Path(sys.argv[1]), Make.now), int(sys.argv[2])
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if at < 0:
    writing.make_indexes = kill
book.record(passed_on(Make(), 100, 400, 28), "Anna", Make.now,
            lambda done: kill() if done >= at > 0 else None)
print("ack", book.head()[0])
"""


@pytest.mark.parametrize("at", [50, 250, 600, 1150, 1200, -1])
def test_killed_in_the_midst_nothing_of_it_is_there(path: Path, make: Any, at: int) -> None:
    """At the last one its indexes are taken away and not yet made again."""
    before = dump(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(at)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, ""), done.stderr
    assert path.with_name(path.name + "-journal").exists()
    book = Book.open(path, make.now)
    assert book.verify().ok
    book.close()
    assert dump(path) == before


MOVED = "INSERT INTO movement VALUES ({}, 9, '2005-01-01T12:00', 'issue', 1, NULL, 404, 5)"


@pytest.mark.parametrize("expected", [0, 60], ids=["row by row", "all at once"])
def test_what_refers_to_nothing_is_refused(book: Book, make: Any, expected: int) -> None:
    """In a long act at its end, row by row in any other; no row is written without a look."""
    before, connection = book.head(), book._connection

    def dangle(done: int) -> None:
        connection.execute(MOVED.format(done))

    with pytest.raises(Refusal, match="Nothing was recorded"):
        book.record(passed_on(make, 100, 20, 28), "Anna", make.now, dangle, expected)
    assert book.head() == before
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert book.verify().ok


def test_a_long_act_whose_length_is_told_is_the_same(book: Book, path: Path, make: Any) -> None:
    other = Book.create(path.with_name("other.minutebook"), make.first(), "Anna", make.now)
    book.record(passed_on(make, 100, 20, 28), "Anna", make.now, expected=60)
    other.record(passed_on(make, 100, 20, 28), "Anna", make.now)
    assert book.head() == other.head()
    assert differing_table(book._connection, other._connection, schema.DERIVED_TABLES) == ""
    assert book._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
