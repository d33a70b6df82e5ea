"""Demands on a real book: the holding proved, the clock, the answer, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.acts.matters.demands import demands_of, inspection_list
from app.domain.matters.demands import Logged
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import ANN, BO, OWN, act, entry, kept, made

REGISTER: dict[str, Any] = {
    "demand": "d",
    "wants": "register",
    "holders": [ANN],
    "received_on": "5/21/2003",
    "demanded_on": "5/20/2003",
    "way": "counter",
    "taken_by": "Anna",
}
FIVE, PURPOSE = "inspection.register.five-percent", "inspection.register.proper-purpose"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """1,000 voting shares, 50 of them Ann's."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def only(book: Book) -> Logged:
    (logged,) = demands_of(book)
    return logged


def test_a_demand_from_its_receipt_to_the_inspection(book: Book) -> None:
    seq = act(book, "receive-demand", **REGISTER, received_at="5/21/2003 9:05 AM")
    logged = only(book)
    asked = logged.demand
    assert (asked.demander, asked.held, asked.outstanding) == ("Ann Lee", 50, 1_000)
    assert logged.share == Fraction(1, 20), "the corporation's own 20 shares do not vote"
    assert asked.received_at == datetime(2003, 5, 21, 9, 5)  # noqa: DTZ001 - local time
    assert (logged.way, logged.taken_by, logged.open) == ("counter", "Anna", True)
    assert entry(book, seq).says == (
        "Demand to inspect the record of shareholders received from Ann Lee "
        "(50 of 1,000 shares, exactly 1/20)"
    )
    assert kept(book, seq) == []
    answered = act(book, "answer-demand", demand="d", on="5/26/2003", answer="granted")
    assert kept(book, answered) == []
    act(
        book,
        "hold-inspection",
        demand="d",
        on="5/27/2003",
        attended_by="Anna",
        seen=["the record of shareholders"],
        copies=["pages 1 to 4"],
    )
    logged = only(book)
    assert (logged.demand.answered_on, logged.demand.inspected_on) == (
        date(2003, 5, 26),
        date(2003, 5, 27),
    )
    assert (logged.copies, logged.open) == (("pages 1 to 4",), False)
    assert seq in [one.seq for one in book.entries(holder_id=ANN)]
    assert book.verify().ok


def test_one_day_late_is_an_error_that_asks_for_a_reason(book: Book) -> None:
    """2002: five days after May 21, 2003 is Memorial Day, May 26."""
    act(book, "receive-demand", **REGISTER)
    late = {"demand": "d", "on": "5/27/2003", "answer": "granted"}
    with pytest.raises(Refusal, match="May 26, 2003 was the last day"):
        act(book, "answer-demand", **late)
    seq = act(book, "answer-demand", **late, reason="the office was closed")
    assert kept(book, seq) == [(FIVE, "error")]


def test_1988_counts_business_days(book: Book) -> None:
    """Received Wednesday, May 24, 1989: Memorial Day is skipped, so Thursday, June 1."""
    old = REGISTER | {"received_on": "5/24/1989", "demanded_on": "5/24/1989"}
    act(book, "receive-demand", **old)
    assert kept(book, act(book, "answer-demand", demand="d", on="6/1/1989", answer="granted")) == []
    act(book, "receive-demand", **old | {"demand": "e"})
    with pytest.raises(Refusal, match="Jun 1, 1989 was the last day"):
        act(book, "answer-demand", demand="e", on="6/2/1989", answer="granted")


def test_two_holders_together_and_one_share_too_few(book: Book) -> None:
    act(book, "transfer", on="5/1/2003", surrendered=["1"], reason="old", issued=[
        {"number": "4", "holder": ANN, "shares": "49"},
        {"number": "5", "holder": BO, "shares": "1"},
    ])  # fmt: skip
    seq = act(book, "receive-demand", **REGISTER)
    assert kept(book, seq) == [(FIVE, "warning"), (PURPOSE, "warning")]
    both = REGISTER | {"demand": "both", "holders": [ANN, BO, ANN]}
    seq = act(book, "receive-demand", **both)
    assert kept(book, seq) == []
    (together,) = (one for one in demands_of(book) if one.key == "both")
    assert (together.demand.demander, together.share) == ("Ann Lee and Bo Ray", 1)
    before = REGISTER | {"demand": "before", "received_on": "4/30/2003", "demanded_on": None}
    assert kept(book, act(book, "receive-demand", **before)) == [], "held 50 on that day"


def test_the_corporations_own_shares_prove_nothing(book: Book) -> None:
    act(book, "receive-demand", **REGISTER | {"holders": [OWN]})
    assert (only(book).demand.held, only(book).demand.outstanding) == (0, 1_000)


def test_a_purpose_handed_in_later_carries_the_demand(book: Book) -> None:
    act(book, "receive-demand", **REGISTER | {"holders": [], "demander": "Vic Trust"})
    seq = act(book, "supply-demand", demand="d", on="5/22/2003", purpose="To write to holders.")
    assert ("inspection.register.five-percent", "warning") not in kept(book, seq)
    refused = {"demand": "d", "on": "5/23/2003", "answer": "refused"}
    with pytest.raises(Refusal, match="The demand was refused though its holder may inspect"):
        act(book, "answer-demand", **refused)
    seq = act(book, "answer-demand", **refused, why="the purpose is trade with the list")
    assert only(book).demand.reason == "the purpose is trade with the list"
    assert not only(book).open


def test_the_list_is_due_by_the_later_day(book: Book) -> None:
    given = REGISTER | {"wants": "list", "as_of": "6/10/2003", "charges_tendered": True}
    assert kept(book, act(book, "receive-demand", **given)) == []
    held = inspection_list(book, only(book))
    assert (held.record_on, [r.name for r in held.entitled]) == (
        date(2003, 6, 10),
        ["Ann Lee", "Bo Ray"],
    )
    assert (
        kept(book, act(book, "answer-demand", demand="d", on="6/10/2003", answer="granted")) == []
    )
    assert not only(book).open
    same_day = given | {"demand": "e", "as_of": "5/20/2003"}
    with pytest.raises(Refusal, match="May 21, 2003 or later"):
        act(book, "receive-demand", **same_day)


def test_a_list_without_a_day_or_a_record_date(book: Book) -> None:
    act(book, "receive-demand", **REGISTER | {"wants": "list"})
    with pytest.raises(Refusal, match="Name a day of the list"):
        inspection_list(book, only(book))


def test_a_director_inspects_without_purpose_and_is_not_refused(book: Book) -> None:
    given = {"demand": "d", "wants": "director", "received_on": "7/1/2003"}
    assert kept(book, act(book, "receive-demand", **given, demander="Cy Poe")) == []
    with pytest.raises(Refusal, match="right to inspect is absolute"):
        act(book, "answer-demand", demand="d", on="7/2/2003", answer="refused")
    act(book, "hold-inspection", demand="d", on="7/2/2003", attended_by="Anna", copies=["all"])
    seen = only(book).as_director()
    assert (seen.name, seen.on, seen.copies) == ("Cy Poe", date(2003, 7, 2), ("all",))
    stranger = act(book, "receive-demand", **given | {"demand": "e"}, demander="Al Moe")
    assert kept(book, stranger) == [("inspection.directors", "warning")]


def test_a_copy_of_the_bylaws(book: Book) -> None:
    act(book, "receive-demand", demand="d", wants="bylaws", holders=[BO], received_on="7/1/2003")
    act(book, "answer-demand", demand="d", on="7/3/2003", answer="granted", manner="mail", pages=28)
    asked = only(book).as_bylaws_request((date(2002, 11, 23),))
    assert (asked.name, asked.sent_on, asked.pages) == ("Bo Ray", date(2003, 7, 3), 28)
    assert not only(book).open


def test_a_paper_dated_after_its_receipt_asks_for_a_reason(book: Book) -> None:
    given = REGISTER | {"demanded_on": "5/22/2003"}
    with pytest.raises(Refusal, match="dated May 22, 2003, after its receipt"):
        act(book, "receive-demand", **given)
    seq = act(book, "receive-demand", **given, reason="a slip of the pen on the paper")
    assert kept(book, seq) == [("ours.received-before-dated", "error")]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"received_on": "1/1/2004"}, "Jan 1, 2004 is still to come. Record it when it is done."),
        ({"received_on": "31/12/2003"}, "There is no day “31/12/2003” in the calendar."),
        ({"wants": "all"}, "What is demanded: choose register, list, books, director or bylaws."),
        ({"holders": [9]}, "The register has no holder 9."),
        ({"holders": "Ann"}, "Give holders as a list."),
        ({"holders": []}, "Choose the holders, or write who demands it."),
        ({"received_at": "5/22/2003 9:00 AM"}, "The hour is of another day than May 21, 2003."),
        ({"received_at": "9:00 AM"}, "Write the day and the hour, like 5/25/2004 9:00 AM."),
        ({"in_writing": "maybe"}, "Say yes or no: Whether it is in writing; yes where left out."),
        ({"holder": 1}, "There is no field “holder” here."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(book: Book, changed: dict[str, Any], sentence: str) -> None:
    head = book.head()
    with pytest.raises(Refusal) as refused:
        act(book, "receive-demand", **REGISTER | changed)
    assert refused.value.sentence.startswith(sentence)
    assert book.head() == head


def test_what_is_done_is_not_done_again(book: Book) -> None:
    act(book, "receive-demand", **REGISTER)
    with pytest.raises(Refusal, match="a demand d already"):
        act(book, "receive-demand", **REGISTER)
    with pytest.raises(Refusal, match=r"The demand was on May 21, 2003"):
        act(book, "answer-demand", demand="d", on="5/20/2003", answer="granted")
    with pytest.raises(Refusal, match="Write what was handed in"):
        act(book, "supply-demand", demand="d", on="5/22/2003")
    act(book, "answer-demand", demand="d", on="5/22/2003", answer="granted")
    with pytest.raises(Refusal, match="was granted on May 22, 2003"):
        act(book, "answer-demand", demand="d", on="5/23/2003", answer="refused")
    act(book, "close-demand", demand="d", on="5/24/2003", why="withdrawn by letter")
    assert (only(book).closed_why, only(book).open) == ("withdrawn by letter", False)
    with pytest.raises(Refusal, match="was closed on May 24, 2003"):
        act(book, "hold-inspection", demand="d", on="5/25/2003", attended_by="Anna")
    with pytest.raises(Refusal, match="no such demand"):
        act(book, "close-demand", demand="x", on="5/24/2003", why="none")


def test_a_demand_corrected_away_is_gone_and_a_corrected_one_is_read_so(book: Book) -> None:
    seq = act(book, "receive-demand", **REGISTER)
    data = dict(entry(book, seq).data) | {"received_on": "2003-05-19"}
    act(book, "correct", entry=seq, data=data, why="it came on Monday")
    assert only(book).demand.received_on == date(2003, 5, 19)
    act(book, "correct", entry=seq, data=None, why="logged twice")
    assert demands_of(book) == ()
