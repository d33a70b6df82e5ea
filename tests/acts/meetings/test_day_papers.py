"""Inspectors, rulings, objections, papers that cure, adjournment: acts on the sample's book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.meetings.matter import sheet_of
from app.acts.operations import perform
from app.bylaws.meeting_day.recording import meeting_record
from app.bylaws.meeting_day.validity import still_missing
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.conftest import NOW

KEY, WHO = "2004-annual", Who("Linda", NOW, date(2004, 8, 1))
CHAIR = "Miriam Goldstein-Reyes"


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, its meeting of 2004 called to order with everyone there."""
    opened = Book.open(sample_file, NOW)
    everyone = [{"holder": holder} for holder in entitled(opened)]
    act(opened, "arrive", at="8:30 AM", holders=everyone)
    act(opened, "open-meeting", at="9:00 AM", chair=CHAIR, chair_office="president")
    yield opened
    opened.close()


def entitled(book: Book) -> list[int]:
    held = book.record_list(KEY)
    assert held
    return [row.holder_id for row in held.entitled]


def act(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, {"meeting": KEY, **given}, WHO).seq


def kept(book: Book, seq: int) -> list[tuple[str, str]]:
    return [(found.rule, found.severity) for found in book.entry(seq).findings]


def test_inspectors_are_one_or_three_and_no_nominee(book: Book) -> None:
    with pytest.raises(Refusal, match="one or three|1 or 3"):
        act(book, "inspectors", names=["Ann Lee", "Bo Ray"])
    seq = act(book, "inspectors", names=["Teruko Hashimoto"])
    assert kept(book, seq) == [("inspectors.eligibility", "warning")]
    with pytest.raises(Refusal, match="is a nominee"):
        act(book, "inspectors", names=["Teruko Hashimoto"], by="board")
    act(book, "demand", at="9:05 AM", what="inspectors", by="Ann Lee")
    with pytest.raises(Refusal, match="vote on the number"):
        act(book, "inspectors", names=["Ann Lee"])
    present = sheet_of(book, KEY).course[-1].present
    act(book, "inspectors", names=["Ann Lee"], number_for=present // 2 + 1)


def test_the_report_agrees_with_the_tally_to_the_share(book: Book) -> None:
    act(book, "inspectors", names=["Ann Lee"])
    act(book, "move", at="9:10 AM", item=2, text="To thank the officers")
    first, second = entitled(book)[:2]
    ballots = [{"holder": first, "mark": "for"}, {"holder": second, "mark": "against"}]
    act(book, "cast-ballots", at="9:15 AM", item=2, ballots=ballots)
    act(book, "count", at="9:20 AM", item=2)
    votes = {h: sheet_of(book, KEY).voters[h].votes for h in (first, second)}
    right = {"for": votes[first], "against": votes[second], "abstain": 0}
    given = {"at": "9:30 AM", "item": 2, "signers": ["Ann Lee"], "tasks": [1, 2, 3, 4, 5, 6, 7]}
    assert kept(book, act(book, "inspectors-report", totals=right, **given)) == []
    wrong = right | {"for": votes[first] + 1}
    seq = act(book, "inspectors-report", totals=wrong, **given)
    assert kept(book, seq) == [("inspectors.report", "warning")]


def test_an_objection_its_withdrawal_and_a_ruling(book: Book) -> None:
    holder = entitled(book)[0]
    seq = act(book, "object", at="9:01 AM", holder=holder)
    assert any(f.field == "objections" for f in still_missing(sheet_of(book, KEY)))
    act(book, "withdraw-objection", objection=seq, at="9:20 AM", way="waiver of notice")
    assert not any(f.field == "objections" for f in still_missing(sheet_of(book, KEY)))
    act(
        book,
        "rule",
        at="9:25 AM",
        kind="nomination",
        about="Cy Fox",
        ruling="The nomination is disregarded.",
        why="No notice came in.",
    )
    record = meeting_record(sheet_of(book, KEY))
    assert record.rulings[0].rule == "shareholders.nomination.required"
    assert record.objections[0].withdrawn == "waiver of notice"


def test_adjourned_in_the_middle_and_closed(book: Book) -> None:
    given = {"at": "9:40 AM", "to_on": "7/8/2004", "to_at": "9:00 AM"}
    with pytest.raises(Refusal, match="votes present adjourn"):
        act(book, "adjourn", votes_for=10, **given)
    present = sheet_of(book, KEY).course[-1].present
    assert kept(book, act(book, "adjourn", votes_for=present, **given)) == []
    long = given | {"to_on": "7/10/2004"}
    seq = act(book, "adjourn", votes_for=present, **long)
    assert kept(book, seq) == [
        ("shareholders.adjourn.notice-trigger", "warning"),
        ("shareholders.adjourn.new-record-date", "warning"),
    ]
    act(book, "close-meeting", at="9:45 AM")
    with pytest.raises(Refusal, match="closed at 9:45 AM"):
        act(book, "move", at="9:50 AM", item=2, text="To thank the officers")
    assert meeting_record(sheet_of(book, KEY)).adjournment
    assert book.verify().ok


@pytest.mark.parametrize(
    ("operation", "given", "says"),
    [
        ("arrive", {"at": "9:10 AM", "holders": []}, "Choose who comes or goes"),
        ("leave", {"at": "9:10 AM", "agents": ["Nobody"]}, "Nobody is not checked in"),
        ("leave", {"at": "8:59 AM", "agents": ["Nobody"]}, "called to order at 9:00 AM"),
        ("move", {"at": "9:10 AM", "item": 9, "text": "x"}, "by its number"),
        ("move", {"at": "half past", "item": 2, "text": "x"}, "hour like 9:00 AM"),
        ("polls", {"at": "9:10 AM", "what": "closed"}, "after they are opened"),
        ("count", {"at": "9:10 AM", "item": 2}, "Enter the ballots"),
        ("open-meeting", {"at": "9:10 AM", "chair": "Ann Lee"}, "called to order already"),
        ("file-waiver", {"holder": 1, "signed_on": "9/1/2004"}, "still to come"),
        ("nominate", {"at": "9:10 AM", "name": ""}, "nominee’s name"),
        ("receive-proxy", {"holder": 10**9, "received_at": "5/1/2004 9 AM"}, "no holder"),
    ],
)
def test_refused_in_one_sentence(
    book: Book, operation: str, given: dict[str, Any], says: str
) -> None:
    head = book.head()
    with pytest.raises(Refusal, match=says):
        act(book, operation, **given)
    assert book.head() == head
