"""How the record stands to the bylaws today: told in the list of findings and in the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.law.papers import compliance_paper
from app.acts.law.standing import standing_findings
from app.acts.matters.amendments import amendments_of
from app.bylaws.due.amending import check_texts
from app.bylaws.law import Shelf, shelf_for
from app.documents.blocks import plain_text
from app.presenters.kept_findings import NOW, present_kept_findings
from app.store.book import Book
from tests.acts.making import act, made
from tests.acts.matters.test_amendments import ONE, as_amended

RECORD, PAGES = "bylaws.amend.record", "bylaws.certificate.page-count"
COPY, YEARLY = "bylaws.text.current-copy", "reports.statement-of-information"
TODAY = date(2003, 12, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A company with both versions of the bylaws, neither with its adoption on record."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def found(book: Book, *rules: str, on: date = TODAY) -> list[tuple[str, str]]:
    """The findings on the record that rest on these rules."""
    known = standing_findings(book, on)
    return [(f.cite.rule, f.severity) for f in known if f.cite.rule in rules]


def test_the_bylaws_on_file_and_their_amendments(book: Book) -> None:
    """2002, certificate: 28 pages against 24; §7.2: the copy has all amendments to date."""
    assert found(book, RECORD, PAGES, COPY, on=date(1990, 5, 1)) == [
        (RECORD, "warning"), (PAGES, "info"), (COPY, "fits"),
    ]  # fmt: skip
    assert found(book, RECORD, PAGES, COPY) == [
        (RECORD, "warning"), (PAGES, "warning"), (COPY, "fits"),
    ]  # fmt: skip
    act(book, "propose-amendment", **ONE)
    vote: dict[str, Any] = {"amendment": "a", "on": "6/3/2003", "vote": "by ballot"}
    act(book, "vote-amendment", **vote, votes_for="510", reason="counted again")
    assert found(book, COPY) == [(COPY, "fits")], "it was not carried"
    act(book, "vote-amendment", **vote, votes_for="511")
    assert found(book, COPY) == [(COPY, "warning")], "it is in no text yet"
    assert found(book, COPY, on=date(2003, 6, 2)) == [(COPY, "fits")]
    act(book, "adopt-amendment", amendment="a", text=as_amended(), pages=28)
    assert found(book, RECORD, PAGES, COPY) == [
        (RECORD, "warning"), (PAGES, "fits"), (COPY, "fits"),
    ]  # fmt: skip
    company = book.company()
    shelf = shelf_for(company.bylaws)
    [named] = [f.sentence for f in check_texts(shelf, company.bylaws, (), TODAY)
               if f.cite.rule == RECORD]  # fmt: skip
    assert "Nov 23, 2002" in named, "the body and the day of the other are kept with it"
    assert check_texts(Shelf(()), (), amendments_of(book), TODAY) == ()


def test_last_years_statement_of_information(book: Book) -> None:
    """2002 §7.7; nothing was asked for 2001, when the bylaws of 1988 stood."""
    assert found(book, YEARLY, on=date(2002, 12, 30)) == []
    assert found(book, YEARLY, on=date(2003, 1, 2)) == [(YEARLY, "error")]
    act(book, "file-information", year=2002, filed_on="3/3/2003", reason="by the old clerk")
    assert found(book, YEARLY) == [(YEARLY, "fits")]


def test_the_list_and_the_report_tell_the_same(book: Book) -> None:
    now = standing_findings(book, TODAY)
    table = present_kept_findings(book.against(), shelf_for(book.company().bylaws), "", now)
    mine = {row.key: row for row in table.rows if row.cells[-1] == NOW}
    assert {RECORD, PAGES, "inspection.bylaws.location"} <= mine.keys()
    assert COPY not in mine, "what fits is not in the list"
    report = plain_text(compliance_paper(book, TODAY)).replace("\n", " ")
    for finding in now:
        assert finding.sentence in report
    assert mine[PAGES].cells[0] == "Cert"
    assert all(row.key.isdecimal() for row in table.rows if row.key not in mine)


def test_before_there_are_bylaws_nothing_is_asked(book: Book) -> None:
    assert standing_findings(book, date(1980, 1, 1)) == ()
