"""Statements on file, requests and their days, and the statement of information, on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.matters.known import matters_of
from app.acts.matters.reports import reports_of
from app.bylaws.due import due_items
from app.bylaws.due.demands import held_report
from app.bylaws.law import Shelf, shelf_for
from app.domain.meetings import ReturnedMail
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import ANN, BO, act, entry, kept, made

FILED: dict[str, Any] = {
    "report": "s",
    "kind": "balance sheet",
    "to_on": "12/31/2002",
    "filed_on": "2/28/2003",
    "certificate": "Cy Poe, chief financial officer",
}
ASKED: dict[str, Any] = {
    "report": "r",
    "asks": "annual",
    "holders": [ANN],
    "received_on": "5/1/2003",
    "ends_on": "12/31/2002",
}
ANNUAL, INTERIM = "reports.annual.request", "reports.interim.request"
YEARLY = "reports.statement-of-information"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """1,000 voting shares, 50 of them Ann's."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def test_a_request_is_answered_with_what_is_on_file(book: Book) -> None:
    act(book, "file-statement", **FILED)
    seq = act(book, "request-statements", **ASKED)
    assert kept(book, seq) == []
    (asked,) = reports_of(book).requests
    request = asked.request
    assert (request.requester, request.held, request.outstanding) == ("Ann Lee", 50, 1_020)
    assert (request.class_name, request.made_on) == ("Common Stock", date(2003, 5, 1))
    answer = {"report": "r", "on": "5/30/2003", "statements": ["s"], "manner": "mail"}
    assert kept(book, act(book, "answer-request", **answer)) == []
    reports = reports_of(book)
    assert not reports.requests[0].open
    assert reports.requests[0].request.statements[0].kind == "balance sheet"
    assert reports.statements[0].statement.sent_on == date(2003, 5, 30)
    with pytest.raises(Refusal, match="was answered"):
        act(book, "answer-request", **answer)
    assert book.verify().ok


def test_a_late_answer_and_a_refusal_ask_for_a_reason(book: Book) -> None:
    """2002: 30 days after May 1, 2003 is Saturday, May 31."""
    act(book, "request-statements", **ASKED)
    assert kept(book, act(book, "answer-request", report="r", on="5/31/2003")) == []
    act(book, "request-statements", **ASKED | {"report": "q"})
    with pytest.raises(Refusal, match="May 31, 2003 was the last day"):
        act(book, "answer-request", report="q", on="6/1/2003")
    with pytest.raises(Refusal, match="refused though it is good"):
        act(book, "answer-request", report="q", on="5/5/2003", answer="refused")


def test_too_early_and_too_few_are_said_and_may_be_refused(book: Book) -> None:
    early = act(book, "request-statements", **ASKED | {"received_on": "4/30/2003"})
    assert kept(book, early) == [], "an answer by and by; the finding is only information"
    act(book, "answer-request", report="r", on="5/5/2003", answer="refused", why="too early")
    assert reports_of(book).requests[0].refused == "too early"
    interim = ASKED | {"report": "i", "asks": "interim", "ends_on": "3/31/2003"}
    assert kept(book, act(book, "request-statements", **interim)) == [(INTERIM, "warning")]
    both = interim | {"report": "j", "holders": [ANN, BO]}
    assert kept(book, act(book, "request-statements", **both)) == []
    old = interim | {"report": "k", "received_on": "5/1/1990", "ends_on": "3/31/1990"}
    assert kept(book, act(book, "request-statements", **old)) == [(INTERIM, "warning")]


def test_an_annual_report_ends_the_right_to_ask(book: Book) -> None:
    act(book, "send-report", year_end="12/31/2002", on="4/15/2003", title="Annual Report 2002")
    act(book, "request-statements", **ASKED)
    reports = reports_of(book)
    assert reports.report_sent(date(2002, 12, 31)) == date(2003, 4, 15)
    assert reports.requests[0].request.report_sent == date(2003, 4, 15)


def test_statements_go_with_a_report_or_a_certificate_and_are_kept_a_year(book: Book) -> None:
    bare = FILED | {"certificate": ""}
    with pytest.raises(Refusal, match="One of these goes with the statements"):
        act(book, "file-statement", **bare)
    act(book, "file-statement", **FILED)
    act(book, "file-statement", **FILED | {"report": "old", "filed_on": "12/30/2002"})
    act(book, "show-statement", report="s", on="3/3/2003", to="Bo Ray")
    shown = reports_of(book).statements[0].shown[0]
    assert (shown.to, shown.how, shown.on) == ("Bo Ray", "shown", date(2003, 3, 3))
    with pytest.raises(Refusal, match="It is kept through Tue, Dec 30, 2003"):
        act(book, "discard-statement", report="old", on="12/30/2003")
    act(book, "discard-statement", report="old", on="12/31/2003")
    with pytest.raises(Refusal, match=r"It was kept until Dec 31, 2003"):
        act(book, "show-statement", report="old", on="12/31/2003", to="Bo Ray")


@pytest.mark.parametrize(
    ("office", "filed_on", "authorized", "severities"),
    [
        ("chief financial officer", "3/1/2003", "", []),
        ("assistant treasurer", "3/1/2003", "", ["warning"]),
        ("assistant treasurer", "3/1/2003", "board-2003-1/1", []),
        ("assistant treasurer", "3/1/1990", "", []),
    ],
)
def test_who_certifies_that_a_statement_was_prepared_without_audit(
    book: Book, office: str, filed_on: str, authorized: str, severities: list[str]
) -> None:
    """1988 V §4 ¶5 names both officers; 2002 §7.6 ¶4 an authorized one."""
    act(book, "appoint", name="Cy Poe", office=office, on="1/2/1988")
    term = next(t.id for t in book.company().terms if t.office == office)
    told = FILED | {"certificate": "", "term": term, "filed_on": filed_on, "to_on": "12/31/1987"}
    seq = act(book, "file-statement", **told, authorized=authorized)
    assert [f.severity for f in entry(book, seq).findings] == severities
    assert reports_of(book).statements[0].certificate == f"Cy Poe, {office}"
    with pytest.raises(Refusal, match="takes office"):
        act(book, "file-statement", **told | {"report": "early", "filed_on": "1/1/1988"})


def test_a_report_is_held_for_a_holder_whose_mail_came_back(book: Book) -> None:
    """1988 V §4 ¶6 and 2002 §2.5 ¶2: one year from its giving."""
    mail = ReturnedMail(ANN, "Ann Lee", "2002-annual", date(2002, 6, 3), "no such number")
    later = replace(mail, holder_id=BO, name="Bo Ray", returned_on=date(2003, 5, 1))
    company = replace(book.company(), returned=(mail, later))
    act(book, "send-report", year_end="12/31/2002", on="4/15/2003")
    act(book, "send-report", year_end="12/31/2001", on="4/15/2002")
    shelf, matters = shelf_for(company.bylaws), matters_of(book)

    def held(today: date) -> list[tuple[str, date]]:
        items = due_items(shelf, company, (), matters, today)
        return [(i.what, i.on) for i in items if i.rule == "reports.delivery"]

    what = "The annual report of the year ended Tue, Dec 31, 2002 is held for Ann Lee through"
    assert held(date(2003, 12, 31)) == [(f"{what} this day", date(2004, 4, 15))]
    assert held(date(2004, 4, 16)) == []
    bare = Shelf(tuple(replace(v, rules={}) for v in shelf.versions))
    assert list(held_report(matters.reports.sent[0], (mail,), bare, date(2003, 12, 31))) == []


def test_the_statement_of_last_year_stays_overdue_where_one_was_kept(book: Book) -> None:
    """2002 §7.7: every year. One for a year is filed late in the next."""

    def asked(today: date) -> list[tuple[str, str, str]]:
        company = book.company()
        items = due_items(shelf_for(company.bylaws), company, (), matters_of(book), today)
        return [(i.what[-4:], i.state, i.severity) for i in items if i.rule == YEARLY]

    new_year = date(2004, 1, 5)
    assert asked(new_year) == [("2004", "due", "")]
    act(book, "keep-information", year=2003, business="Blood products")
    assert asked(new_year) == [("2003", "overdue", "error"), ("2004", "due", "")]
    act(book, "file-information", year=2003, filed_on="12/30/2003", reason="as far as known")
    assert asked(new_year) == [("2004", "due", "")]


def test_the_statement_of_information_is_gathered_and_then_filed(book: Book) -> None:
    seq = act(book, "keep-information", year=2003, business="Blood products")
    gaps = {f.says for f in entry(book, seq).findings}
    assert "The address of Cy Poe is missing." in gaps
    assert "The agent for service of process is missing." in gaps
    assert "The type of business is missing." not in gaps
    (said,) = reports_of(book).information
    assert [one.name for one in said.directors] == ["Cy Poe", "Di Fox", "Ed Kay"]
    assert (said.authorized, said.vacancies, said.filed_on) == (5, 2, None)
    with pytest.raises(Refusal, match="is missing"):
        act(book, "file-information", year=2003, filed_on="7/31/2003")
    people = [{"name": n, "address": "1 Elm, Reno, CA"} for n in ("Cy Poe", "Di Fox", "Ed Kay")]
    offices = ("chief executive officer", "secretary", "chief financial officer")
    whole = {
        "directors": people,
        "officers": [people[0] | {"office": office} for office in offices],
        "street": "1 Elm Street, Los Angeles",
        "state": "CA",
        "business": "Blood products",
        "agent": "Cy Poe",
        "email": "a@b.example",
    }
    assert kept(book, act(book, "keep-information", year=2003, **whole)) == []
    assert kept(book, act(book, "file-information", year=2003, filed_on="7/31/2003")) == []
    (said,) = reports_of(book).information
    assert (said.filed_on, said.email) == (date(2003, 7, 31), "a@b.example")
    reports = reports_of(book)
    assert (reports.filings(2003), reports.filings(2004)) == ((date(2003, 7, 31),), ())


@pytest.mark.parametrize(
    ("operation", "given", "sentence"),
    [
        (
            "request-statements",
            ASKED | {"asks": "interim", "ends_on": None, "received_on": "4/1/2003"},
            "Write the end of the fiscal year",
        ),
        ("request-statements", ASKED | {"holders": []}, "Choose the holders, or write who asks."),
        (
            "request-statements",
            ASKED | {"asks": "all"},
            "What is asked for: choose annual, interim",
        ),
        ("file-statement", FILED | {"from_on": "1/1/2003"}, "The first day of the period was on"),
        ("file-statement", FILED | {"filed_on": "1/1/2004"}, "Jan 1, 2004 is still to come."),
        ("show-statement", {"report": "x", "on": "1/1/2003", "to": "A"}, "no such statement"),
        ("answer-request", {"report": "x", "on": "1/1/2003"}, "There is no such request."),
        ("keep-information", {"year": "next"}, "Write the year as a whole number."),
        (
            "keep-information",
            {"year": 2003, "directors": ["Cy"]},
            "Give directors as a list of rows",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(
    book: Book, operation: str, given: dict[str, Any], sentence: str
) -> None:
    head = book.head()
    with pytest.raises(Refusal, match=sentence):
        act(book, operation, **given)
    assert book.head() == head
