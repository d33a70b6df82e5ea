"""Statements on request, their keeping, and the yearly statement of information."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Bylaws, built_in
from app.bylaws.records import reports
from app.bylaws.records.reports import Request, Statement
from app.domain.offices import Term

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
YEAR_END = date(2002, 12, 31)
REQUEST = Request(date(2003, 5, 1), date(2003, 5, 6), held=50_000, outstanding=1_000_000)


@pytest.mark.parametrize(("law", "due"), [(LAW_88, date(2003, 5, 31)), (LAW_02, date(2003, 6, 5))])
def test_interim_counts_from_receipt_in_2002_only(law: Bylaws, due: date) -> None:
    """1988 V §4 ¶2 with E88-31; 2002 §7.6 ¶3."""
    found = reports.interim_deadline(law, date(2003, 3, 31), REQUEST.made_on, REQUEST.received_on)
    assert found.due == due


def test_the_year_with_an_interim_request_has_no_wait() -> None:
    """2002 §7.6 ¶3: holders of five percent of a class, 30 days from receipt."""
    asked, got = date(2003, 2, 3), date(2003, 2, 5)
    alone = reports.annual_deadline(LAW_02, YEAR_END, asked, got)
    joined = reports.annual_deadline(LAW_02, YEAR_END, asked, got, with_interim=True)
    assert (alone.due, alone.opens) == (None, date(2003, 5, 1))
    assert (joined.due, joined.opens) == (date(2003, 3, 7), None)


def test_a_due_saturday_aims_at_the_friday() -> None:
    found = reports.annual_deadline(LAW_02, YEAR_END, date(2003, 5, 1))
    assert (found.due, found.aim_for) == (date(2003, 5, 31), date(2003, 5, 30))


@pytest.mark.parametrize(
    ("law", "held", "severity"),
    [(LAW_02, None, "fits"), (LAW_02, 1, "fits"), (LAW_88, 50_000, "fits"),
     (LAW_88, 49_999, "warning"), (LAW_88, None, "warning")],
)  # fmt: skip
def test_who_may_ask_for_the_year(law: Bylaws, held: int | None, severity: str) -> None:
    """1988 five percent of a class, 2002 any shareholder."""
    (found,) = reports.check_annual(law, replace(REQUEST, held=held), YEAR_END, None)
    assert found.severity == severity


def test_a_report_sent_leaves_no_request() -> None:
    (found,) = reports.check_annual(LAW_02, REQUEST, YEAR_END, date(2003, 4, 2))
    assert (found.cite.rule, found.severity) == (reports.WAIVED, "info")


@pytest.mark.parametrize(("held", "severity"), [(50_000, "fits"), (49_999, "warning")])
def test_five_percent_of_a_class_for_interim(held: int, severity: str) -> None:
    holding, due = reports.check_interim(LAW_02, replace(REQUEST, held=held), date(2003, 3, 31))
    assert (holding.severity, due.severity) == (severity, "fits")


@pytest.mark.parametrize(
    ("on", "ends"),
    [(date(2003, 4, 30), 0), (date(2003, 5, 1), 1), (date(2003, 10, 30), 2),
     (date(2003, 10, 31), 3), (date(2004, 1, 1), 0)],
)  # fmt: skip
def test_periods_that_may_be_asked_for(on: date, ends: int) -> None:
    """Three, six, nine months of the current year, ended more than 30 days ago."""
    quarters = (date(2003, 3, 31), date(2003, 6, 30), date(2003, 9, 30))
    assert reports.periods_open(LAW_02, date(2003, 1, 1), on) == quarters[:ends]


def test_statements_sent_late() -> None:
    due = reports.annual_deadline(LAW_02, YEAR_END, date(2003, 5, 1))
    last = date(2003, 5, 31)
    assert reports.check_answered(due, last, date(2004, 1, 2)) == ()
    assert reports.check_answered(due, None, last) == ()
    (late,) = reports.check_answered(due, None, date(2003, 6, 1))
    assert late.sentence == "Not sent yet; Sat, May 31, 2003 was the last day."


def test_kept_from_the_latest_day() -> None:
    days = [date(2003, 3, 3), date(2003, 4, 1)]
    assert reports.keep_through(LAW_02, days).due == date(2004, 4, 1)
    assert reports.held_for_returned(LAW_88, date(1991, 4, 2)).due == date(1992, 4, 2)


@pytest.mark.parametrize(
    ("filings", "today", "severity"),
    [
        ([], date(2003, 12, 31), "info"),
        ([], date(2004, 1, 1), "error"),
        ([date(2004, 1, 9)], date(2004, 1, 9), "fits"),
    ],
)
def test_yearly_statement(filings: list[date], today: date, severity: str) -> None:
    """2002 §7.7; the day is our setting (E02-41). 1988 asks for none."""
    (found,) = reports.check_yearly(LAW_02, 2003, filings, today)
    assert (found.severity, found.cite.section) == (severity, "§7.7")
    assert reports.check_yearly(LAW_88, 2003, filings, today) == ()


WHOLE = Statement(
    (("Ada Brook", "1 First Street, Burbank, CA 91502"),),
    0,
    tuple(
        (office, "Gail Hart", "1 First Street, Burbank, CA 91502")
        for office in ("chief executive officer", "secretary", "chief financial officer")
    ),
    "1 First Street",
    "CA",
    "blood services",
    "Hal Irving",
)


@pytest.mark.parametrize(
    ("statement", "fields"),
    [
        (WHOLE, []),
        (replace(WHOLE, directors=()), ["directors"]),
        (replace(WHOLE, directors=(("Ada Brook", ""),)), ["directors"]),
        (replace(WHOLE, vacancies=None), ["vacancies"]),
        (replace(WHOLE, officers=WHOLE.officers[1:]), ["officers"]),
        (replace(WHOLE, street=""), ["street"]),
        (replace(WHOLE, street="P.O. Box 12"), ["street"]),
        (replace(WHOLE, street="PO Box 12"), ["street"]),
        (replace(WHOLE, street="12 Boxwood Drive"), []),
        (replace(WHOLE, state="NV"), ["street"]),
        (replace(WHOLE, business="", agent=""), ["business", "agent"]),
    ],
)
def test_gaps_of_the_statement(statement: Statement, fields: list[str]) -> None:
    assert [f.field for f in reports.check_statement(LAW_02, statement)] == fields
    assert reports.check_statement(LAW_88, statement) == ()


def test_one_of_two_papers_goes_with_the_statements() -> None:
    for law in (LAW_88, LAW_02):
        (found,) = reports.check_accompaniment(law, accountants_report=False, certificate=False)
        assert found.severity == "error"
        assert not reports.check_accompaniment(law, accountants_report=False, certificate=True)
        assert not reports.check_accompaniment(law, accountants_report=True, certificate=False)


@pytest.mark.parametrize(
    ("law", "office", "authorized", "severity"),
    [
        (LAW_88, "assistant treasurer", False, "fits"),
        (LAW_02, "assistant treasurer", False, "warning"),
        (LAW_02, "assistant treasurer", True, "fits"),
        (LAW_02, "chief financial officer", False, "fits"),
        (LAW_88, "secretary", False, "warning"),
    ],
)
def test_who_certifies(law: Bylaws, office: str, authorized: bool, severity: str) -> None:
    term = Term(1, 1, "Gail Hart", office, date(1988, 1, 4), "board", date(2003, 6, 30))
    on = date(2003, 5, 1)
    (found,) = reports.check_certifier(law, term, on, authorized=authorized)
    (gone,) = reports.check_certifier(law, term, date(2003, 7, 1), authorized=authorized)
    assert (found.severity, gone.severity) == (severity, "error")
