"""Advance notice for the sample company's meetings: matrix 3.14."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.meetings.proposals import proposals_of, standings_of
from app.acts.operations import perform
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.conftest import NOW

KEY, WHO = "2004-annual", Who("Linda", NOW, date(2004, 6, 1))
NOMINATION = {
    "kind": "nomination",
    "address": ["1 Elm Street"],
    "class_name": "Common Stock",
    "shares": "1,000",
    "intends": True,
    "arrangements": "None.",
    "nominees": [
        {
            "name": "Ann Lee",
            "address": ["2 Oak Street"],
            "information": "As asked by Schedule 14A.",
            "consented_on": "2/1/2004",
        }
    ],
}
BUSINESS = {
    "address": ["1 Elm Street"],
    "class_name": "Common Stock",
    "shares": "1,000",
    "matters": [{"description": "Split the shares", "reasons": "Price.", "interest": "None."}],
}


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open for writing."""
    opened = Book.open(sample_file, NOW)
    yield opened
    opened.close()


def receive(book: Book, given: dict[str, Any], holder: int, received: str) -> int:
    held = {"meeting": KEY, "holder": holder, "received_at": received, **given}
    return perform(book, "receive-proposal", held, WHO).seq


def holder_of_record(book: Book) -> int:
    held = book.record_list(KEY)
    assert held
    return held.entitled[0].holder_id


def errors(book: Book) -> list[str]:
    found = standings_of(book, KEY, WHO)[-1].findings
    return [f.cite.rule for f in found if f.severity == "error"]


@pytest.mark.parametrize("given", [BUSINESS, NOMINATION], ids=["business", "nomination"])
def test_a_notice_in_time_and_whole_is_accepted(book: Book, given: dict[str, Any]) -> None:
    """2004: 90 days before May 25 is February 25; announced February 27, the 7th day March 5."""
    seq = receive(book, given, holder_of_record(book), "3/5/2004 4:00 PM")
    standing = standings_of(book, KEY, WHO)[0]
    assert standing.in_order
    assert standing.deadline
    assert standing.deadline.due == date(2004, 3, 5)
    assert standing.missing == ()
    answer = {"meeting": KEY, "proposal": seq, "answer": "accepted", "on": "3/8/2004"}
    perform(book, "answer-proposal", answer, WHO)
    notice = proposals_of(book, KEY)[0]
    assert notice.answer
    assert notice.answer.answer == "accepted"
    added = [*(i.text for i in notice.agenda()), *(n.name for n in notice.nominees())]
    assert added == (["Split the shares"] if given is BUSINESS else ["Ann Lee"])


def test_a_late_notice_needs_a_reason_to_be_accepted(book: Book) -> None:
    seq = receive(book, BUSINESS, holder_of_record(book), "3/6/2004 9:00 AM")
    assert errors(book) == ["shareholders.proposal.deadline"]
    answer = {"meeting": KEY, "proposal": seq, "answer": "accepted"}
    with pytest.raises(Refusal, match="the last day was Fri, Mar 5, 2004"):
        perform(book, "answer-proposal", answer, WHO)
    with pytest.raises(Refusal, match="reason for the refusal"):
        perform(book, "answer-proposal", answer | {"answer": "refused"}, WHO)
    refused = answer | {"answer": "refused", "why": "It came a day late."}
    perform(book, "answer-proposal", refused, WHO)
    found = proposals_of(book, KEY)[0].answer
    assert found
    assert (found.answer, found.reason) == ("refused", "It came a day late.")


def test_missing_contents_are_named_and_more_is_asked_for(book: Book) -> None:
    bare = BUSINESS | {"matters": [{"description": "Split the shares"}], "class_name": ""}
    seq = receive(book, bare, holder_of_record(book), "2/10/2004 9:00 AM")
    missing = standings_of(book, KEY, WHO)[0].missing
    assert missing == ("business and reasons", "class and number of shares", "material interest")
    asked = {"meeting": KEY, "proposal": seq, "answer": "asked", "on": "2/11/2004"}
    perform(book, "answer-proposal", asked, WHO)
    waiting = standings_of(book, KEY, WHO)[0].findings[-1]
    assert waiting.cite.rule == "shareholders.proposal.more-information"
    perform(book, "answer-proposal", asked | {"answer": "answered", "on": "2/12/2004"}, WHO)
    assert standings_of(book, KEY, WHO)[0].findings[-1].cite.rule != waiting.cite.rule


def test_a_stranger_may_not_propose(book: Book) -> None:
    perform(book, "holder-add", {"name": "Nobody Yet"}, WHO)
    stranger = max(holder.id for holder in book.holders())
    receive(book, BUSINESS, stranger, "3/1/2004 9:00 AM")
    assert errors(book) == ["shareholders.proposal.proponent"] * 2
