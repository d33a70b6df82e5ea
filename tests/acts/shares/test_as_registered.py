"""A past day shows holders and certificates as they stood then, whatever became of them later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.meetings.notice_given import draft_list, votes_on
from app.acts.shares.holding_proof import voting_shares
from app.acts.shares.papers import share_paper
from app.domain.meetings import MeetingPlan
from app.domain.record_lists import fix_list
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import ANN, BO, OWN, act, made

WHO = Who("Anna", datetime(2003, 12, 31, 18, tzinfo=UTC), date(2003, 12, 31))
THEN, LATER = date(1990, 6, 1), date(1995, 6, 1)
REASON = {"reason": "as it was"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Ann Lee is added, marries and moves in 1993; Bo Ray becomes a subsidiary in 1994."""
    opened = made(tmp_path)
    for entry in [e for e in opened.entries() if e.kind == "holder.add"]:
        act(opened, "correct", entry=entry.seq, data=dict(entry.data), on="1/1/1987", why="the day")
    row = {"number": "9", "shares": "100", "total": "1000.00", "paid": "250.00"}
    act(opened, "issue", holder=ANN, on="5/1/1990", certificates=[row], **REASON)
    act(opened, "legend", certificates=["9"], text="Not registered.", on="5/1/1992")
    act(opened, "pay", payments=[{"number": "9", "amount": "100"}], on="5/1/1992")
    act(opened, "holder-change", holder=ANN, on="2/1/1993", name="Ann Jones", evidence="marriage")
    act(opened, "holder-address", holder=ANN, from_on="2/1/1993", street="9 Oak", city="Elko")
    act(opened, "holder-change", holder=BO, on="2/1/1994", capacity="subsidiary", evidence="deed")
    issued = [{"number": "10", "holder": BO, "shares": "100"}]
    act(opened, "transfer", on="2/1/1995", surrendered=["9"], issued=issued, **REASON)
    yield opened
    opened.close()


def printed(book: Book, what: str, key: str, on: date | None = None) -> str:
    data = share_paper(book, what, key, WHO, on).data
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())


def test_shares_vote_as_their_holder_stood_on_the_day(book: Book) -> None:
    assert [votes_on(book, on) for on in (THEN, LATER)] == [1100, 50]
    assert voting_shares(book, [BO], THEN).says() == "950 of 1,100 shares, exactly 19/22"
    assert voting_shares(book, [BO], LATER).says() == "0 of 50 shares, exactly 0"


@pytest.mark.parametrize(
    ("record_on", "notice_on", "name", "street", "excluded"),
    [
        (THEN, None, "Ann Lee", "9 Oak", ""),
        (THEN, date(1990, 6, 10), "Ann Lee", "1 Elm", ""),
        (date(1993, 1, 15), date(1993, 2, 10), "Ann Lee", "9 Oak", ""),
        (LATER, date(1995, 6, 10), "Ann Jones", "9 Oak", "held by a subsidiary of the corporation"),
    ],
)
def test_a_list_names_the_holders_of_its_record_date_and_where_notice_finds_them(
    book: Book, record_on: date, notice_on: date | None, name: str, street: str, excluded: str
) -> None:
    plan = MeetingPlan("m", "annual", record_on=record_on, notice_on=notice_on, at=time(10))
    held = draft_list(book, plan)
    assert held is not None
    ann, bo = (next(r for r in held.rows if r.holder_id == n) for n in (ANN, BO))
    assert (ann.name, ann.address[0], bo.excluded) == (name, street, excluded)


@pytest.mark.parametrize(
    ("what", "key", "there", "later"),
    [
        (
            "certificate-extract",
            "9",
            ("Ann Lee", "1 Elm", "in force", "$250.00 of $1,000.00"),
            ("Jones", "9 Oak", "Not registered", "1995", "Replaced by"),
        ),
        ("holder-extract", str(ANN), ("Ann Lee", "1 Elm", "in force"), ("Jones", "Oak", "1995")),
        ("register", "", ("Ann Lee", "1 Elm", "1,120"), ("Jones", "9 Oak", "1995")),
    ],
)
def test_an_extract_certifies_nothing_that_came_later(
    book: Book, what: str, key: str, there: tuple[str, ...], later: tuple[str, ...]
) -> None:
    text = printed(book, what, key, THEN)
    assert [word for word in there if word not in text] == []
    assert [word for word in later if word in text] == []


def test_an_extract_of_later_shows_what_came(book: Book) -> None:
    text = printed(book, "certificate-extract", "9", LATER)
    assert all(word in text for word in ("Ann Jones", "Not registered", "$350.00", "Replaced by"))


def test_a_certificate_has_the_name_and_the_payment_of_its_issue(book: Book) -> None:
    text = printed(book, "certificate", "9")
    assert "Ann Lee" in text
    assert "$250.00" in text
    assert "$350.00" not in text
    assert "Not registered." in text
    assert "Ann Lee" in printed(book, "stub", "9")
    assert "Ann Jones" in printed(book, "cancelled", "9")


def test_no_extract_of_a_certificate_that_was_not_made_out_yet(book: Book) -> None:
    with pytest.raises(Refusal, match="Certificate 9 was made out later, on May 1, 1990"):
        share_paper(book, "certificate-extract", "9", WHO, date(1990, 4, 30))


def test_a_found_certificate_was_not_found_before(book: Book) -> None:
    lost = {"number": "10", "cause": "lost", "issued": [{"number": "11", "shares": "100"}]}
    act(book, "replace-certificate", on="3/1/1995", **lost, **REASON)
    act(book, "found", number="10", on="3/1/1996")
    text = printed(book, "certificate-extract", "10", LATER)
    assert "lost; cancelled" in text
    assert "Found" not in text
    assert "Found" in printed(book, "certificate-extract", "10", date(1996, 6, 1))


def test_the_record_of_a_withdrawn_transfer_is_refused(book: Book) -> None:
    entry = book.head()[0]
    act(book, "correct", entry=entry, data=None, why="never happened")
    with pytest.raises(Refusal, match="This transfer was withdrawn"):
        share_paper(book, "transfer-record", str(entry), WHO)


def test_an_address_given_later_was_not_known_before(book: Book) -> None:
    act(book, "holder-address", holder=OWN, from_on="2/1/1995", street="7 Fir", city="Reno")
    then, later = (book.holders_on(on)[OWN].notice_address() for on in (THEN, LATER))
    assert then is not None
    assert later is not None
    assert (then.lines, later.lines) == (("3 Elm",), ("7 Fir",))


def test_a_list_is_held_against_the_shares_outstanding_counted_apart(book: Book) -> None:
    held = draft_list(book, MeetingPlan("m", "annual", record_on=THEN, at=time(10)))
    assert held is not None
    assert held.outstanding == sum(row.shares for row in held.rows) == 1120
    apart = fix_list(MeetingPlan("m", "annual"), THEN, book.company(), {}, (), 7)
    assert (apart.outstanding, apart.rows) == (7, ())


def test_a_back_dated_change_begins_with_what_stood_then(book: Book) -> None:
    seq = act(book, "holder-change", holder=ANN, on="1/1/1991", detail="as trustee", evidence="x")
    assert book.entry(seq).data["name"] == "Ann Lee"
    assert book.holder_on(ANN, THEN).detail == ""
    assert book.holder_on(ANN, date(1992, 1, 1)).detail == "as trustee"
    assert book.holder(ANN).name == "Ann Jones"


def test_no_change_before_the_holder_is_known(book: Book) -> None:
    with pytest.raises(Refusal, match="The register knows Ann Jones from Jan 1, 1987 on"):
        act(book, "holder-change", holder=ANN, on="12/31/1986", name="Ann Roe", evidence="x")
