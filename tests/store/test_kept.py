"""What an open book keeps in memory is what stands in the file, whoever wrote it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.matters.known import demands_of
from app.acts.operations import perform
from app.acts.shares.draft import recorded
from app.acts.shares.register import propose
from app.domain.events import Event
from app.domain.matters.demands import read_demands
from app.domain.refusal import Refusal
from app.store.book import Book
from app.store.connection import connect
from app.store.following import follow
from app.store.reads import Reads

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
ASKED = {"on": "2004-10-01", "by": "the president"}


@pytest.fixture
def book(sample_file: Path) -> Any:
    """The sample company, open to write."""
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def same(book: Book) -> bool:
    """Whether the book answers as the file does that is read afresh."""
    reads = Reads(connect(book.path, "ro"))
    try:
        return (
            book.events("kept") == reads.events("kept")
            and all(book.events("kept", e.key) == reads.events("kept", e.key)
                    for e in reads.events("kept"))
            and book.company() == reads.company()
            and book.holders() == reads.holders()
            and all(book.holder(n) == reads.holder(n) for n in (1, 2, len(reads.holders())))
            and all(book.record_list(m.plan.key) == reads.record_list(m.plan.key)
                    for m in reads.company().meetings)
            and demands_of(book) == read_demands(reads.events("demand"))
            and book.against() == reads.against()
        )  # fmt: skip
    finally:
        reads.close()


def test_what_is_added_corrected_and_written_by_others(book: Book) -> None:
    assert same(book) and book.events("kept") == ()
    first = perform(book, "ask-account", ASKED, WHO).seq
    before = book.events("kept")
    assert same(book) and [event.seq for event in before] == [first]
    perform(book, "ask-account", ASKED, WHO)
    assert same(book) and book.events("kept")[0] is before[0]
    perform(book, "holder-add", {"name": "Ann New"}, WHO)
    assert same(book)
    perform(book, "correct", {"entry": first, "data": None, "why": "twice"}, WHO)
    assert same(book) and len(book.events("kept")) == 1
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    perform(other, "ask-account", ASKED, WHO)
    other._connection.close()
    assert len(book.events("kept")) == 2 and same(book)


def test_what_another_session_adds_leaves_the_rest_as_it_was_read(book: Book) -> None:
    ann = book.holders()[0]
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    perform(other, "ask-account", ASKED, WHO)
    assert same(book) and book.holders()[0] is ann and len(book.events("kept")) == 1
    perform(other, "holder-add", {"name": "Ann New"}, WHO)
    assert same(book) and "Ann New" in {holder.name for holder in book.holders()}
    perform(other, "correct", {"entry": other.head()[0], "data": None, "why": "twice"}, WHO)
    other._connection.close()
    assert same(book) and "Ann New" not in {holder.name for holder in book.holders()}


def test_a_holder_asked_for_by_number_is_kept_until_holders_change(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.kept.MOST_MET", 2)
    first = book.holder(1)
    assert same(book)
    book.holder(2)
    assert book.holder(2) is book.holder(2)
    moved = {"holder": "1", "from_on": "1/3/2005", "street": "9 Oak", "city": "Elko"}
    perform(book, "holder-address", moved, WHO)
    assert same(book) and book.holder(1) != first
    with pytest.raises(KeyError):
        book.holder(10**6)


def test_what_is_taken_into_the_search_leaves_what_was_read_as_it_is(book: Book) -> None:
    asked: list[int] = []
    perform(book, "ask-account", ASKED, WHO)
    assert book.known("number", lambda: asked.append(1) or len(asked)) == 1
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    follow(other)
    assert book.known("number", lambda: asked.append(1) or len(asked)) == 1
    perform(other, "ask-account", ASKED, WHO)
    other._connection.close()
    assert book.known("number", lambda: asked.append(1) or len(asked)) == 2
    assert same(book)


def test_what_another_session_recorded_just_before_an_act_is_seen_after_it(book: Book) -> None:
    asked: list[int] = []
    assert book.known("number", lambda: asked.append(1) or len(asked)) == 1
    live = book.certificates(live_only=True)[0]
    row = {"number": "9001", "shares": str(live.shares)}
    given = {"surrendered": [live.number], "issued": [row], "on": "2005-01-05", "reason": "torn"}
    proposed = propose(book, "exchange", given, WHO)
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    perform(other, "ask-account", ASKED, WHO)
    other._connection.close()
    recorded(book, proposed, given, WHO)
    assert book.known("number", lambda: asked.append(1) or len(asked)) == 2
    assert same(book)


def test_questions_inside_a_look_are_answered_by_one_state_of_the_file(book: Book) -> None:
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    other._connection.execute("PRAGMA busy_timeout = 0")
    with book.looking():
        seen = book.company()
        with pytest.raises(Refusal, match="in use by another program. Nothing was recorded"):
            perform(other, "ask-account", ASKED, WHO)
        assert book.company() is seen
    perform(other, "ask-account", ASKED, WHO)
    other._connection.close()
    with book.looking():
        assert book.company() is not seen and book.company() == seen
    assert same(book)


def test_an_act_inside_a_look_ends_it_and_is_recorded(book: Book) -> None:
    with book.looking():
        seq = perform(book, "ask-account", ASKED, WHO).seq
        assert book.head()[0] == seq
    assert same(book)


def test_a_value_is_worked_out_again_only_after_another_kind_of_entry(book: Book) -> None:
    asked: list[int] = []

    def known() -> int:
        return book.known("number", lambda: asked.append(1) or len(asked))

    assert (known(), known()) == (1, 1)
    live = book.certificates(live_only=True)[0]
    row = {"number": "9001", "shares": str(live.shares)}
    given = {"surrendered": [live.number], "issued": [row], "on": "2005-01-05", "reason": "torn"}
    perform(book, "exchange", given, WHO)
    assert known() == 1
    perform(book, "ask-account", ASKED, WHO)
    assert known() == 2


def test_what_is_read_from_a_topic_is_worked_out_again_once_it_has_more(book: Book) -> None:
    asked: list[int] = []

    def count(events: tuple[Event, ...]) -> int:
        asked.append(len(events))
        return len(events)

    assert (book.read_from(count, "kept"), book.read_from(count, "kept"), asked) == (0, 0, [0])
    perform(book, "holder-add", {"name": "Ann New"}, WHO)
    assert book.read_from(count, "kept", "demand") == 0 and asked == [0, 0]
    seq = perform(book, "ask-account", ASKED, WHO).seq
    assert book.read_from(count, "kept", "demand") == 1 and asked == [0, 0, 1]
    perform(book, "correct", {"entry": seq, "data": None, "why": "twice"}, WHO)
    assert book.read_from(count, "kept", "demand") == 0


def test_the_list_of_a_meeting_is_kept_until_one_is_fixed(book: Book) -> None:
    key = next(m.plan.key for m in book.company().meetings if book.record_list(m.plan.key))
    first = book.record_list(key)
    perform(book, "holder-add", {"name": "Ann New"}, WHO)
    assert first and book.record_list(key) is first
    assert book.record_list("no such meeting") is None and book.record_list(key) == first
    book.added({"meeting.notice"})
    assert book.record_list(key) is not first and book.record_list(key) == first


def test_certificates_and_what_stood_against_entries_are_read_again_when_they_change(
    book: Book,
) -> None:
    def kept_is_true() -> bool:
        reads = Reads(connect(book.path, "ro"))
        try:
            asked = {"moment": "2005-01-10T23:59", "live_only": True}
            return (
                book.certificates(**asked) == reads.certificates(**asked)
                and book.against() == reads.against()
            )
        finally:
            reads.close()

    assert kept_is_true()
    live = book.certificates(moment="2005-01-10T23:59", live_only=True)[0]
    row = {"number": "9001", "shares": str(live.shares)}
    given = {"surrendered": [live.number], "issued": [row], "on": "2005-01-05", "reason": "torn"}
    made = perform(book, "exchange", given, WHO).seq
    assert kept_is_true()
    perform(book, "holder-add", {"name": "Ann New"}, WHO)
    assert kept_is_true()
    perform(book, "correct", {"entry": made, "data": None, "why": "twice"}, WHO)
    assert kept_is_true()
    other = Book(book.path, connect(book.path, "rw"), read_only=False)
    perform(other, "exchange", given, WHO)
    other._connection.close()
    assert kept_is_true()


@pytest.mark.parametrize("by", ["seq", "recorded_at", "effective_on", "by", "says"])
@pytest.mark.parametrize("falling", [True, False])
def test_numbers_of_entries_in_each_order(book: Book, by: str, falling: bool) -> None:
    """The order is that of the entries themselves; a number before the text counts as one."""
    numbers = list(book.entry_numbers(by=by, falling=falling))
    entries = book.entries_numbered(numbers)
    assert sorted(numbers) == [entry.seq for entry in book.entries()]
    assert [entry.seq for entry in entries] == numbers
    if by != "says":
        told = [getattr(entry, by) for entry in entries]
        assert told == sorted(told, reverse=falling)
    else:
        shares = [int(e.says.split()[0].replace(",", ""))
                  for e in entries if e.kind == "shares.transfer"]  # fmt: skip
        assert shares == sorted(shares, reverse=falling)


def test_entries_by_words_kinds_and_what_stood_against_them(book: Book) -> None:
    numbers = book.entry_numbers("notice", ["meeting."])
    found = book.entries_numbered(numbers)
    assert {e.kind for e in found} >= {"meeting.notice"}
    assert all(e.kind.startswith("meeting.") for e in found)
    assert book.says(numbers) == {e.seq: e.says for e in book.entries_numbered(numbers)}
    perform(book, "keep-records", {"what": "share register", "place": "transfer agent",
                                   "on": "2004-10-01"}, WHO)  # fmt: skip
    stood = [entry for entry in book.entries() if entry.findings]
    assert stood and [(a.seq, a.effective_on, a.says, a.findings) for a in book.against()] == [
        (e.seq, e.effective_on, e.says, e.findings) for e in stood
    ]
    assert [a.seq for a in book.against(stood[0].seq)] == [e.seq for e in stood[1:]]
