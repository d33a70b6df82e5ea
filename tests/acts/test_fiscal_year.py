"""The fiscal year on record, and the days of reports and requests that count from its close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.calendar_export import due_in
from app.acts.matters.papers import matter_paper
from app.acts.matters.reports import reports_of
from app.domain.company_facts import ASSUMED, FiscalYear
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import ANN, BO, TODAY, WHO, act, entry, kept, made

ANNUAL, INTERIM = "reports.annual.request", "reports.interim.request"
JUNE: dict[str, Any] = {"month": 6, "day": 30, "from_on": "1/1/1990"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """1,000 voting shares, 50 of them Ann's; no fiscal year is recorded."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def asked(book: Book, asks: str, **more: Any) -> int:
    given = {"report": asks, "asks": asks, "holders": [ANN, BO], "received_on": "11/3/2003"}
    return act(book, "request-statements", **given | more)


def words(data: bytes) -> str:
    """The words of a paper, in one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())


def test_it_is_kept_with_the_resolution_behind_it_and_corrected(book: Book) -> None:
    seq = act(book, "fiscal-year", **JUNE, resolved_on="12/20/1989")
    assert entry(book, seq).says == "Fiscal year ends on June 30, from Jan 1, 1990"
    known = FiscalYear(6, 30, date(1990, 1, 1), "", date(1989, 12, 20), seq)
    assert book.company().fiscal_years == (known,)
    data = dict(entry(book, seq).data)
    act(book, "correct", entry=seq, data=data | {"month": 9}, why="a slip")
    assert book.company().fiscal_years[0].month == 9
    with pytest.raises(Refusal, match="could not be read"):
        act(book, "correct", entry=seq, data=data | {"day": 31}, why="a slip")
    act(book, "correct", entry=seq, data=None, why="never resolved")
    assert book.company().fiscal_years == ()
    assert book.verify().ok


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"month": 13}, "month as a number from 1 to 12"),
        ({"month": 0}, "month as a number from 1 to 12"),
        ({"day": 31}, "June has no day 31"),
        ({"day": "last"}, "Write the day as a whole number"),
        ({"resolution": "b/1"}, "no such resolution"),
        ({"from_on": None}, "Write the day"),
    ],
)
def test_what_is_no_day_of_a_year_is_refused(
    book: Book, given: dict[str, Any], sentence: str
) -> None:
    head = book.head()
    with pytest.raises(Refusal, match=sentence):
        act(book, "fiscal-year", **JUNE | given)
    assert book.head() == head


def test_a_request_without_a_day_counts_from_the_recorded_close(book: Book) -> None:
    """2002 §7.6: more than 120 days after June 30, 2003 is October 29; 30 days from receipt."""
    act(book, "fiscal-year", **JUNE)
    seq = asked(book, "annual")
    (request,) = reports_of(book).requests
    assert request.request.ends_on == date(2003, 6, 30)
    assert request.request.year_by == ""
    assert "assumed" not in entry(book, seq).says
    (due,) = [item for item in due_in(book, TODAY) if item.matter == "report:annual"]
    assert due.on == date(2003, 12, 3)


def test_without_a_record_the_calendar_year_is_assumed_and_said(book: Book) -> None:
    seq = asked(book, "annual")
    (request,) = reports_of(book).requests
    assert request.request.ends_on == date(2002, 12, 31)
    assert entry(book, seq).says.endswith("(calendar year assumed)")
    (due,) = [item for item in due_in(book, TODAY) if item.matter == "report:annual"]
    assert due.counted.endswith(ASSUMED)
    paper = matter_paper(book, "financial-response", "annual", WHO)
    assert ASSUMED in words(paper.data)


def test_an_interim_request_takes_the_last_period_that_may_be_asked_for(book: Book) -> None:
    act(book, "fiscal-year", **JUNE)
    asked(book, "interim")
    assert reports_of(book).requests[0].request.ends_on == date(2003, 9, 30)
    with pytest.raises(Refusal, match="Write the end"):
        asked(book, "interim", report="early", received_on="10/30/2003")


def test_a_day_that_closes_no_recorded_year_or_period_is_kept_as_a_check(book: Book) -> None:
    act(book, "fiscal-year", **JUNE)
    assert (ANNUAL, "warning") in kept(book, asked(book, "annual", ends_on="12/31/2002"))
    assert (INTERIM, "warning") in kept(book, asked(book, "interim", ends_on="8/31/2003"))
    sent = act(book, "send-report", on="11/3/2003", year_end="12/31/2002")
    assert kept(book, sent) == [(ANNUAL, "warning")]


def test_a_report_sent_is_that_of_the_last_year(book: Book) -> None:
    assumed = act(book, "send-report", on="4/15/2003")
    assert entry(book, assumed).says.endswith("Dec 31, 2002 sent (calendar year assumed)")
    act(book, "fiscal-year", **JUNE)
    known = act(book, "send-report", on="9/15/2003")
    assert entry(book, known).says.endswith("Jun 30, 2003 sent")
    assert kept(book, known) == []
    assert reports_of(book).report_sent(date(2003, 6, 30)) == date(2003, 9, 15)
