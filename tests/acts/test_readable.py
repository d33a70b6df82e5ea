"""A correction may say anything but what could not be read afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.matters.demands import demands_of
from app.acts.operations import perform
from app.acts.readable import READERS
from app.domain.events import EVENT_KINDS
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
DEMAND = {"wants": "list", "received_on": "1/5/2005", "holders": ["1"], "way": "letter"}
CALL = {
    "board": "b-1",
    "kind": "special",
    "starts_at": "1/20/2005 10:00 AM",
    "callers": [{"name": "Linda J. Hargrove", "office": "secretary"}],
}


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def correct(book: Book, seq: int, data: dict[str, Any] | None) -> None:
    given = {"entry": seq, "data": data, "why": "wrong", "asked_by": "Anna", "reason": "so"}
    perform(book, "correct", given, WHO)


def test_every_topic_of_events_has_a_reader() -> None:
    assert {kind.partition(".")[0] for kind in EVENT_KINDS} == set(READERS)


def test_a_part_may_be_changed_and_the_rest_stays(book: Book) -> None:
    seq = perform(book, "receive-demand", DEMAND, WHO).seq
    correct(book, seq, dict(book.entry(seq).data) | {"received_on": "2005-01-06"})
    assert demands_of(book)[0].demand.received_on == date(2005, 1, 6)


@pytest.mark.parametrize("operation", ["receive-demand", "board-call"])
@pytest.mark.parametrize(
    "broken", [{"received_on": "soon", "starts_at": "soon"}, {"holders": 3, "callers": 3}]
)
def test_what_could_not_be_read_is_refused_and_nothing_recorded(
    book: Book, operation: str, broken: dict[str, Any]
) -> None:
    given = DEMAND if operation == "receive-demand" else CALL
    seq = perform(book, operation, given, WHO).seq
    head = book.head()
    with pytest.raises(Refusal):
        correct(book, seq, dict(book.entry(seq).data) | broken)
    assert book.head() == head


def test_an_event_may_be_withdrawn(book: Book) -> None:
    seq = perform(book, "receive-demand", DEMAND, WHO).seq
    correct(book, seq, None)
    assert demands_of(book) == ()
