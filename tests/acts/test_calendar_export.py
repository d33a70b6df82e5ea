"""What is due by a real book, and its calendar file: written, updated, and cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.acts.act import Who
from app.acts.calendar_export import calendar_text, due_in, last_sent, matters_of, save_calendar
from app.bylaws.due import OPEN
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import ANN, WHO, act, made
from tests.documents.ics import Component, read_calendar, when

MAY = replace(WHO, today=date(2003, 5, 22))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A demand of May 21, 2003 and an amendment, on a real book."""
    opened = made(tmp_path)
    act(opened, "receive-demand", demand="d", wants="register", holders=[ANN],
        received_on="5/21/2003")  # fmt: skip
    act(opened, "propose-amendment", on="5/1/2003", section="§2.4", after="x", body="board",
        subject="other")  # fmt: skip
    yield opened
    opened.close()


def saved(book: Book, path: Path, who: Who = MAY) -> dict[str, Component]:
    """The events of the file that is written now, by their first words."""
    save_calendar(book, path, who)
    events = read_calendar(path.read_bytes()).of("VEVENT")
    return {event.get("SUMMARY"): event for event in events}


def test_the_file_has_what_is_due_on_the_same_days(book: Book, tmp_path: Path) -> None:
    items = [item for item in due_in(book, MAY.today) if item.state != OPEN]
    events = saved(book, tmp_path / "due.ics")
    assert {item.what: item.on for item in items} == {
        what: when(event) for what, event in events.items()
    }
    asked = "Let Ann Lee inspect the record of shareholders"
    assert when(events[asked]) == date(2003, 5, 26)
    assert len(matters_of(book).amendments) == 1


def test_a_later_file_cancels_what_is_done(book: Book, tmp_path: Path) -> None:
    path, asked = tmp_path / "due.ics", "Let Ann Lee inspect the record of shareholders"
    first = saved(book, path)[asked]
    act(book, "answer-demand", demand="d", on="5/22/2003", answer="refused", reason="none given")
    second = saved(book, path)[asked]
    assert second.get("UID") == first.get("UID")
    assert (first.get("STATUS"), second.get("STATUS")) == ("CONFIRMED", "CANCELLED")
    assert int(second.get("SEQUENCE")) > int(first.get("SEQUENCE"))


def test_a_corrected_day_moves_the_same_event(book: Book, tmp_path: Path) -> None:
    path, asked = tmp_path / "due.ics", "Let Ann Lee inspect the record of shareholders"
    first = saved(book, path)[asked]
    seq = next(e.seq for e in book.entries() if e.kind == "demand.received")
    data = dict(book.entry(seq).data) | {"received_on": "2003-05-22"}
    act(book, "correct", entry=seq, data=data, why="it came on Thursday")
    moved = saved(book, path)[asked]
    assert (moved.get("UID"), moved.get("SEQUENCE")) == (first.get("UID"), "1")
    assert when(moved) == date(2003, 5, 27)


def test_to_look_keeps_nothing_and_a_book_for_reading_only_still_writes(
    book: Book, tmp_path: Path
) -> None:
    calendar_text(book, MAY)
    assert last_sent(book) == ()
    reading = Book.open(book.path, WHO.now, read_only=True)
    assert save_calendar(reading, tmp_path / "due.ics", MAY) == len(
        [item for item in due_in(book, MAY.today) if item.state != OPEN]
    )
    assert last_sent(reading) == ()
    reading.close()


def test_a_folder_that_is_not_there(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="due.ics could not be written"):
        save_calendar(book, tmp_path / "none" / "due.ics", MAY)
    assert last_sent(book) == ()


def test_the_sample_company_has_its_matters(sample_file: Path, tmp_path: Path) -> None:
    opened = Book.open(sample_file, WHO.now)
    today = opened.company().sample_on or MAY.today
    items = due_in(opened, today)
    events = saved(opened, tmp_path / "due.ics", replace(MAY, today=today))
    assert len(events) == len(items) >= 3
    opened.close()
