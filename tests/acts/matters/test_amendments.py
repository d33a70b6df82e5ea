"""Amendments on a real book: proposed, voted on at the threshold, adopted as a version, dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.calendar_export import due_in
from app.acts.matters.amendments import amendments_of
from app.bylaws.due.amending import check_certified, check_kept
from app.bylaws.file.drafts import write_bylaws
from app.bylaws.law import built_in, shelf_for
from app.domain.board_record import BylawsAmended
from app.domain.matters.amendments import Proposed
from app.domain.offices import Term
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import act, kept, made

ONE: dict[str, Any] = {
    "amendment": "a",
    "on": "3/3/2003",
    "section": "§2.4",
    "before": "Ten days.\nOr more.",
    "after": "Twelve days.\nOr more.",
    "body": "shareholders",
    "subject": "other",
    "proposed_by": "Bo Ray",
}
SHAREHOLDERS, BOARD = "bylaws.amend.shareholders", "bylaws.amend.directors"
PAGES, CERTIFICATE = "bylaws.certificate.page-count", "bylaws.certificate.contents"
OPENED, DAY = "The secretary certifies the bylaws with the amendment of §2.4", date(1990, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """1,020 shares outstanding, 1,000 of them voting."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def as_amended() -> str:
    """The bylaws of 2002 with another notice, in force from July 1, 2003."""
    law = built_in("hemacare-2002")
    text = write_bylaws(law)
    text = text.replace('key = "hemacare-2002"', 'key = "acme-2003"', 1)
    return text.replace("2002-11-23", "2003-07-01")


def test_from_the_proposal_to_the_version_in_force(book: Book) -> None:
    assert kept(book, act(book, "propose-amendment", **ONE)) == []
    vote = {"amendment": "a", "on": "6/3/2003", "vote": "by ballot"}
    with pytest.raises(Refusal, match="511"):
        act(book, "vote-amendment", **vote, votes_for="510")
    act(book, "vote-amendment", **vote, votes_for="511", against="10")
    known = amendments_of(book)[0].amendment
    assert (known.on, known.votes_for, known.outstanding) == (date(2003, 6, 3), 511, 1_020)
    assert known.after == "Twelve days.\nOr more."
    adopt = {"amendment": "a", "text": as_amended(), "certificate": "Anna, 7/2/2003", "pages": 28}
    act(book, "adopt-amendment", **adopt)
    (one,) = amendments_of(book)
    assert (one.version, one.pages, one.open) == ("acme-2003", 28, False)
    assert one.amendment.effective_on == date(2003, 7, 1)
    shelf = shelf_for(book.company().bylaws)
    law = shelf.on(date(2003, 7, 1))
    assert law and law.key == "acme-2003"
    assert check_kept(law, one) == ()
    with pytest.raises(Refusal, match="adopted with acme-2003"):
        act(book, "adopt-amendment", **adopt)
    assert book.verify().ok


def test_what_the_record_of_an_adopted_amendment_lacks_is_said_with_it(book: Book) -> None:
    """Our copy rests on 2002, certificate: adopted without one, the entry keeps a warning."""
    act(book, "propose-amendment", **ONE)
    act(book, "vote-amendment", amendment="a", on="6/3/2003", vote="by ballot", votes_for="511")
    act(book, "adopt-amendment", amendment="a", text=as_amended())
    adopted = next(e for e in book.events("amendment", "a") if e.kind == "amendment.adopted")
    (found,) = book.entry(adopted.seq).findings
    assert (found.severity, found.rule) == ("warning", "bylaws.amend.record")
    assert "certificate" in found.says


def test_two_thirds_to_change_the_advance_notice(book: Book) -> None:
    """2002 §2.14(c): at least two thirds of 1,020 are 680."""
    act(book, "propose-amendment", **ONE | {"subject": "advance-notice", "section": "§2.14"})
    vote = {"amendment": "a", "on": "6/3/2003"}
    with pytest.raises(Refusal, match="680"):
        act(book, "vote-amendment", **vote, votes_for="679")
    assert kept(book, act(book, "vote-amendment", **vote, votes_for="680")) == []


def test_the_board_may_not_change_the_range_and_is_warned_of_the_advance_notice(
    book: Book,
) -> None:
    numbers = ONE | {"body": "board", "subject": "number-range"}
    assert kept(book, act(book, "propose-amendment", **numbers)) == [(BOARD, "warning")]
    vote = {"amendment": "a", "on": "3/4/2003", "votes_for": "3", "present": 3}
    with pytest.raises(Refusal, match="is for the shareholders"):
        act(book, "vote-amendment", **vote)
    guarded = ONE | {"amendment": "g", "body": "board", "subject": "advance-notice"}
    rules = kept(book, act(book, "propose-amendment", **guarded))
    assert rules == [("bylaws.amend.advance-notice", "warning")]


@pytest.mark.parametrize(("against", "blocked"), [("170", False), ("171", True)])
def test_more_than_a_sixth_block_a_minimum_below_five(
    book: Book, against: str, blocked: bool
) -> None:
    """A sixth of 1,020 is 170: 171 against block it (2002 §3.2(c))."""
    given = ONE | {"subject": "number-range", "least_before": 5, "least": 4, "most": 7}
    act(book, "propose-amendment", **given)
    vote = {"amendment": "a", "on": "6/3/2003", "votes_for": "800", "against": against}
    if blocked:
        with pytest.raises(Refusal, match="block the change"):
            act(book, "vote-amendment", **vote)
    else:
        assert kept(book, act(book, "vote-amendment", **vote)) == []


def test_the_boards_vote_is_counted_of_those_present(book: Book) -> None:
    act(book, "propose-amendment", **ONE | {"body": "board"})
    vote = {"amendment": "a", "on": "3/4/2003", "present": 4}
    with pytest.raises(Refusal, match="3"):
        act(book, "vote-amendment", **vote, votes_for="2")
    act(book, "vote-amendment", **vote, votes_for="3")


def test_a_proposal_dropped_is_not_voted_on(book: Book) -> None:
    act(book, "propose-amendment", **ONE)
    with pytest.raises(Refusal, match="Record the vote on the amendment first"):
        act(book, "adopt-amendment", amendment="a", text=as_amended())
    with pytest.raises(Refusal, match="The proposal was on Mar 3, 2003"):
        act(book, "vote-amendment", amendment="a", on="3/2/2003", votes_for="1")
    act(book, "drop-amendment", amendment="a", on="4/1/2003", why="withdrawn")
    assert not amendments_of(book)[0].open
    with pytest.raises(Refusal, match="dropped on Apr 1, 2003"):
        act(book, "vote-amendment", amendment="a", on="6/3/2003", votes_for="1")
    with pytest.raises(Refusal, match="There is no such amendment"):
        act(book, "drop-amendment", amendment="x", on="4/1/2003", why="none")


def test_a_text_that_is_no_bylaws_adopts_nothing(book: Book) -> None:
    act(book, "propose-amendment", **ONE)
    act(book, "vote-amendment", amendment="a", on="6/3/2003", votes_for="600")
    head = book.head()
    with pytest.raises(Refusal):
        act(book, "adopt-amendment", amendment="a", text="key = 1")
    with pytest.raises(Refusal, match="Write the text"):
        act(book, "adopt-amendment", amendment="a")
    assert (book.head(), amendments_of(book)[0].open) == (head, True)


def adopted(book: Book, **more: Any) -> int:
    """An amendment carried and adopted in 2003; the entry of its adoption."""
    act(book, "propose-amendment", **ONE)
    act(book, "vote-amendment", amendment="a", on="6/3/2003", vote="by ballot", votes_for="511")
    return act(book, "adopt-amendment", amendment="a", text=as_amended(), **more)


def test_the_pages_counted_are_held_against_those_certified(book: Book) -> None:
    """2002, certificate: the text as adopted is certified to have 28 pages."""
    seq = adopted(book, certificate="Anna, 7/2/2003", pages=27)
    assert kept(book, seq) == [(PAGES, "warning")]


def test_an_amendment_that_is_not_in_force_is_not_certified(book: Book) -> None:
    signs = {"amendment": "a", "on": "7/2/2003", "term": 1}
    with pytest.raises(Refusal, match="There is no such amendment"):
        act(book, "certify-amendment", **signs)
    act(book, "propose-amendment", **ONE)
    with pytest.raises(Refusal, match="The amendment is not in force"):
        act(book, "certify-amendment", **signs)
    act(book, "drop-amendment", amendment="a", on="6/1/2003", why="written anew")
    with pytest.raises(Refusal, match="The amendment is not in force"):
        act(book, "certify-amendment", **signs)


def test_the_certificate_is_judged_and_closes_what_was_open(book: Book) -> None:
    """2002, certificate: the secretary signs; pages, body and day stand in it; no seal."""
    act(book, "appoint", name="Cy Poe", office="secretary", on="1/6/2003")
    act(book, "appoint", name="Di Fox", office="president", on="1/6/2003")
    terms = {t.office: t.id for t in book.company().terms}
    adopted(book)
    signs = {"amendment": "a", "on": "7/2/2003", "term": terms["secretary"]}
    assert OPENED in {item.what for item in due_in(book, date(2003, 12, 31))}
    with pytest.raises(Refusal, match="Di Fox signs as president; the secretary certifies"):
        act(book, "certify-amendment", **signs | {"term": terms["president"]})
    with pytest.raises(Refusal, match="The adoption was on Jun 3, 2003"):
        act(book, "certify-amendment", **signs | {"on": "6/2/2003"})
    with pytest.raises(Refusal, match="There is no such term"):
        act(book, "certify-amendment", **signs | {"term": 99})
    bare = act(book, "certify-amendment", **signs)
    assert kept(book, bare) == [(CERTIFICATE, "warning")]
    assert "number of pages" in book.entry(bare).findings[0].says
    assert kept(book, act(book, "certify-amendment", **signs, pages=28)) == []
    (one,) = amendments_of(book)
    assert (one.certificate, one.pages) == ("Cy Poe, secretary, Jul 2, 2003", 28)
    assert OPENED not in {item.what for item in due_in(book, date(2003, 12, 31))}
    assert book.verify().ok


def test_in_1988_the_seal_is_affixed_as_well(book: Book) -> None:
    law, known = built_in("hemacare-1988"), Proposed("a", BylawsAmended("§1", "x", "y"), DAY)
    term = Term(1, 1, "Cy Poe", "secretary", DAY, "board")
    said = replace(known, amendment=replace(known.amendment, body="board", on=DAY))
    for sealed, severities in ((False, ["warning", "fits", "fits"]), (True, ["fits", "fits"])):
        found = check_certified(law, said, term, DAY, pages=25, sealed=sealed)
        assert [f.severity for f in found] == severities
