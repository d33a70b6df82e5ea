"""A legend for a whole class: on every certificate made out while it stands, and on its paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.exchange.in_and_out import bring_in, write_out
from app.acts.exchange.source import Source
from app.acts.operations import perform
from app.acts.shares.answers import register_findings
from app.acts.shares.papers import share_paper
from app.acts.shares.register import propose
from app.domain.refusal import Refusal
from app.store.book import Book

TODAY = date(2004, 12, 31)
WHO = Who("Sam Dill", datetime(2004, 12, 31, 18, tzinfo=UTC), TODAY)
WORDS = "These shares are not registered under the Securities Act of 1933."


def company(path: Path) -> Book:
    return new_company(path, {"name": "Acme, Inc.", "incorporated_on": "7/22/1986"}, WHO)


def act(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, {"reason": "as it was"} | given, WHO).seq


def issue(book: Book, number: str, on: str, share_class: int = 1, **more: Any) -> int:
    row = {"number": number, "shares": "100"} | more
    return act(book, "issue", holder=1, on=on, certificates=[row], **{"class": share_class})


def require(book: Book, on: str = "6/1/2004", text: str = WORDS, **more: Any) -> int:
    return act(book, "class-legend", on=on, text=text, **{"class": 1, "why": "Rule 144"} | more)


def lift(book: Book, seq: int, on: str = "9/1/2004", **more: Any) -> int:
    return act(book, "class-legend-lift", class_legend=seq, on=on, **more)


def borne(book: Book, number: str, moment: str | None = None) -> tuple[str, ...]:
    found = book.certificate(number, moment) if moment else book.certificate(number)
    assert found is not None
    return found.legends


def says(book: Book) -> list[str]:
    found = register_findings(book, TODAY)
    return [f.sentence for f in found if f.field == "legends"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Certificate 1 of Common Stock from May, before any legend; Preferred without certificates."""
    made = company(tmp_path / "acme.minutebook")
    act(made, "class-add", name="Common Stock", authorized="10,000", on="7/22/1986")
    act(made, "class-add", name="Preferred", authorized="10,000", on="7/22/1986")
    act(made, "holder-add", name="Ann Lee", street="1 Elm", city="Reno", state="NV")
    act(made, "holder-add", name="Bo Ray", street="2 Oak", city="Reno", state="NV")
    issue(made, "1", "5/3/2004")
    yield made
    made.close()


def test_what_is_made_out_while_it_stands_bears_it(book: Book) -> None:
    seq = require(book)
    issue(book, "2", "7/1/2004")
    issue(book, "3", "7/1/2004", 2)
    act(book, "transfer", on="7/2/2004", surrendered=["1"],
        issued=[{"holder": 2, "number": "4", "shares": "100"}])  # fmt: skip
    lift(book, seq)
    issue(book, "5", "10/1/2004")
    assert borne(book, "2", "2004-08-01T12:00") == (WORDS,)
    assert borne(book, "4", "2004-08-01T12:00") == (WORDS,)
    assert borne(book, "3") == borne(book, "5") == borne(book, "2") == borne(book, "4") == ()
    assert book.verify().ok


def test_what_is_recorded_late_is_freed_of_it_all_the_same(book: Book) -> None:
    seq = lift(book, require(book))
    issue(book, "2", "7/1/2004")
    act(book, "legend", on="7/2/2004", text=WORDS, certificates=["1"])
    assert borne(book, "1", "2004-08-01T12:00") == borne(book, "2", "2004-08-01T12:00") == (WORDS,)
    assert borne(book, "1") == borne(book, "2") == ()
    issue(book, "3", "10/1/2004", legends=[WORDS])
    assert borne(book, "3") == (WORDS,)
    act(book, "correct", entry=seq, data=None, why="it was not lifted")
    assert borne(book, "1") == borne(book, "2") == (WORDS,)
    assert book.verify().ok


def test_every_way_in_which_a_certificate_is_made_out_bears_it(book: Book) -> None:
    require(book)
    issue(book, "2", "7/1/2004", 2)
    row = [{"number": "10", "shares": "100"}]
    act(book, "exchange", on="7/2/2004", surrendered=["1"], issued=row)
    act(book, "replace-certificate", on="7/3/2004", number="10", cause="lost", affidavit="a",
        waived="small", authorized_on="7/1/2004",
        issued=[{"number": "11", "shares": "100"}])  # fmt: skip
    act(book, "convert", on="7/4/2004", surrendered=["2"], to_class=1, new=1, old=1,
        fractions="down", issued=[{"number": "12", "shares": "100"}])  # fmt: skip
    act(
        book, "cancel", on="7/5/2004", surrendered=["11"], issued=[{"number": "13", "shares": "40"}]
    )
    bears = [borne(book, n) for n in ("10", "11", "12", "13")]
    assert bears == [(WORDS,)] * 4
    act(
        book,
        "split",
        on="7/6/2004",
        new=2,
        old=1,
        fractions="down",
        first_number=20,
        **{"class": 1},
    )
    assert borne(book, "20") == (WORDS,)


def test_legends_told_are_not_added_to_and_the_breach_is_said(book: Book) -> None:
    require(book)
    given = {"class": 1, "holder": 1, "on": "7/1/2004",
             "certificates": [{"number": "2", "shares": "5", "legends": []}]}  # fmt: skip
    found = [f for f in propose(book, "issue", given, WHO).findings if f.field == "legends"]
    assert [f.sentence for f in found] == [f"Recorded but not printed: {WORDS}"]
    assert propose(book, "issue", given, WHO).draft.data["certificates"][0]["legends"] == []


def test_the_findings_name_who_lacks_it_until_it_is_placed(book: Book) -> None:
    seq = require(book)
    assert says(book) == [
        "Certificate 1 of Common Stock lacks a legend required since Jun 1, 2004, after the issue: "
        f"{WORDS}"
    ]
    act(book, "legend", on="7/1/2004", text=WORDS, certificates=["1"])
    assert says(book) == []
    issue(book, "2", "7/2/2004", legends=["Other"])
    assert [told.partition(":")[0] for told in says(book)] == [
        "Certificate 2 of Common Stock lacks a legend that was required when made out"
    ]
    lift(book, seq)
    assert says(book) == []


def test_the_paper_of_a_certificate_carries_it(book: Book) -> None:
    require(book)
    issue(book, "2", "7/2/2004", legends=[])
    for number, printed in (("1", False), ("2", True)):
        data = share_paper(book, "certificate", number, WHO).data
        text = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())
        assert (WORDS in text) is printed


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": " "}, "Write the words"),
        ({"why": ""}, "rests on"),
        ({"on": "1/5/2005"}, "still to come"),
        ({"class": 9}, "no such share class"),
        ({"on": "6/2/2004"}, "required from 2004-06-01 on already"),
        ({"on": "5/30/2004"}, "required from 2004-06-01 on already"),
    ],
)
def test_what_cannot_be_required_is_refused(book: Book, given: Any, words: str) -> None:
    require(book)
    head = book.head()
    with pytest.raises(Refusal, match=words):
        require(book, **given)
    assert book.head() == head


def test_only_a_legend_that_stands_is_lifted(book: Book) -> None:
    seq = require(book)
    with pytest.raises(Refusal, match="no such legend"):
        lift(book, seq + 1)
    with pytest.raises(Refusal, match="No such legend is required"):
        lift(book, seq, on="5/1/2004")
    lift(book, seq)
    with pytest.raises(Refusal, match="No such legend is required"):
        lift(book, seq, on="10/1/2004")
    assert require(book, on="10/1/2004") > seq


def test_a_correction_and_the_books_as_believed(book: Book) -> None:
    seq = require(book)
    lifted = lift(book, seq)
    data = dict(book.entry(seq).data) | {"text": "Rule 144 legend"}
    with pytest.raises(Refusal, match=f"Entry {lifted} would no longer stand"):
        act(book, "correct", entry=seq, data=data, why="other words")
    act(book, "correct", entry=lifted, data=None, why="it was not lifted")
    assert book.company().share_class(1).legends_at("2004-12-31T12:00") == (WORDS,)
    assert book.believed_at(lifted).company().share_class(1).legends_at("2004-12-31T12:00") == ()
    assert book.verify().ok


def test_it_goes_through_open_cap_format(book: Book, tmp_path: Path) -> None:
    lift(book, require(book))
    issue(book, "2", "7/1/2004")
    require(book, "10/1/2004", "Second legend")
    issue(book, "3", "10/2/2004")
    other = company(tmp_path / "other.minutebook")
    written = write_out(book, "ocf", TODAY)
    assert any("legends required for a class" in told for told in written.notes)
    bring_in(other, "ocf", Source("acme.zip", written.data), WHO)
    for moment in ("2004-08-01T12:00", "2004-12-31T12:00"):
        assert [c.legends for c in other.certificates(moment=moment)] == [
            c.legends for c in book.certificates(moment=moment)
        ]
    told = [(x.text, x.since, x.until, x.why) for x in other.company().share_class(1).legends]
    assert told == [
        (x.text, x.since, x.until, x.why) for x in book.company().share_class(1).legends
    ]
    other.close()
