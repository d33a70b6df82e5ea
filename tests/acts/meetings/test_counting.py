"""What stands against a count: a ballot that was demanded, a resolution that was lost."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.acts.meetings.papers import make_paper
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.meetings.test_day import KEY, NAMES, WHO, act, largest, order, votes
from tests.conftest import NOW

WORDS = "the auditors are ratified."


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The annual meeting of 2004 with a quorum in the room and five names in nomination."""
    opened = Book.open(sample_file, NOW)
    there = largest(opened)[:400]
    act(opened, "arrive", at="8:50 AM", holders=[{"holder": holder} for holder in there])
    order(opened)
    for name in NAMES:
        act(opened, "nominate", at="9:05 AM", name=name, by="board")
    yield opened
    opened.close()


def present(book: Book) -> int:
    return votes(book, largest(book)[:400])


def minutes(book: Book) -> str:
    paper = make_paper(book, KEY, "minutes-shareholders", WHO)
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.data)).pages)


def test_an_election_by_voice_after_a_ballot_was_demanded_asks_for_a_reason(book: Book) -> None:
    """1988 II §7, 2002 §2.8 ¶1: by ballot upon demand before the voting begins."""
    called = {"item": 1, "votes": dict.fromkeys(NAMES, str(present(book)))}
    act(book, "demand", at="9:06 AM", what="ballot", by="Ann Lee")
    with pytest.raises(Refusal, match="A ballot was demanded at 9:06 AM, before the voting"):
        act(book, "count", at="9:10 AM", **called)
    seq = act(book, "count", at="9:10 AM", **called, reason="the chairman overlooked it")
    assert [f.rule for f in book.entry(seq).findings] == ["shareholders.vote.voice-or-ballot"]


def test_a_demand_after_the_voting_began_is_no_breach(book: Book) -> None:
    act(book, "polls", at="9:06 AM", what="opened")
    act(book, "demand", at="9:07 AM", what="ballot", by="Ann Lee")
    seq = act(book, "count", at="9:10 AM", item=1, votes=dict.fromkeys(NAMES, "1"))
    assert book.entry(seq).findings == ()


def test_the_words_of_a_resolution_that_is_lost_are_not_in_the_minutes(book: Book) -> None:
    """2002 §2.8 ¶1: a tie carries nothing; what is lost is no resolution of the shareholders."""
    act(book, "move", item=2, at="9:20 AM", text="Ratify the auditors", moved_by="Ann Lee")
    lost = {"item": 2, "votes": {"for": "5", "against": "5"}, "resolution": WORDS}
    with pytest.raises(Refusal, match="lost, so no resolution was adopted"):
        act(book, "count", at="9:30 AM", **lost)
    seq = act(book, "count", at="9:30 AM", **lost, reason="as announced by the chairman")
    assert [f.severity for f in book.entry(seq).findings] == ["error"]
    said = minutes(book)
    assert "is lost." in said
    assert WORDS not in said


def test_the_words_of_a_resolution_that_carried_are_in_the_minutes(book: Book) -> None:
    act(book, "move", item=2, at="9:20 AM", text="Ratify the auditors", moved_by="Ann Lee")
    everyone = {"for": str(present(book)), "against": "0"}
    seq = act(book, "count", at="9:30 AM", item=2, votes=everyone, resolution=WORDS)
    assert book.entry(seq).findings == ()
    assert f"RESOLVED: {WORDS}" in minutes(book)
