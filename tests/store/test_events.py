"""Events of a matter: kept in order, read by topic and key, corrected like everything else."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.events import EVENT_KINDS, Event
from app.domain.refusal import Refusal
from app.store.book import Book

from .conftest import ON


def test_events_come_back_in_the_order_of_recording(book: Book, make: Any) -> None:
    drafts = [
        make.entry("proxy.received", {"meeting": "2004-annual", "holder": 1, "agents": ["Ann"]}),
        make.entry("proxy.received", {"meeting": "2005-annual", "holder": 1}),
        make.entry("day.arrived", {"meeting": "2004-annual", "holder": 2, "at": "09:05"}),
        make.entry("proxy.ended", {"meeting": "2004-annual", "holder": 1}),
    ]
    first = book.record(drafts, "Anna", make.now).seq
    found = book.events("proxy", "2004-annual")
    assert [event.kind for event in found] == ["proxy.received", "proxy.ended"]
    assert found[0].data["agents"] == ["Ann"]
    assert found[0].topic == "proxy"
    assert len(book.events("proxy")) == 3
    arrived = {"meeting": "2004-annual", "holder": 2, "at": "09:05"}
    assert book.events("day") == (Event(first - 1, "day.arrived", "2004-annual", ON, arrived),)
    assert book.events("board") == ()
    assert book.verify().ok


def test_an_event_is_found_with_its_holder(book: Book, make: Any) -> None:
    receipt = book.record(
        [make.entry("proxy.received", {"meeting": "m", "holder": 2})], "Anna", make.now
    )
    assert receipt.seq in [entry.seq for entry in book.entries(holder_id=2)]


def test_a_corrected_event_is_read_as_corrected_and_a_withdrawn_one_is_gone(
    book: Book, make: Any
) -> None:
    data = {"meeting": "m", "holder": 2, "agents": ["Ann"]}
    seq = book.record([make.entry("proxy.received", data)], "Anna", make.now).seq
    corrected = {"corrects": seq, "data": data | {"agents": ["Bea"]}}
    book.record([make.entry("entry.correct", corrected)], "Anna", make.now)
    assert book.events("proxy")[0].data["agents"] == ["Bea"]
    book.record([make.entry("entry.correct", {"corrects": seq, "data": None})], "Anna", make.now)
    assert book.events("proxy") == ()
    assert book.verify().ok


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_an_event_without_its_matter_is_refused(book: Book, make: Any, kind: str) -> None:
    head = book.head()
    for data in ({}, {EVENT_KINDS[kind]: ""}, {EVENT_KINDS[kind]: 3}):
        with pytest.raises(Refusal):
            book.record([make.entry(kind, data)], "Anna", make.now)
    assert book.head() == head
