"""Address and telephone of a person in office: kept, corrected, and used where notice goes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.board.matter import record_of
from app.acts.matters.papers import matter_paper
from app.acts.matters.reports import reports_of
from app.domain.company_facts import contact_of
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.making import TODAY, WHO, act, entry, made

CY, DI, ED = "Cy Poe", "Di Fox", "Ed Kay"
NUMBER, STREET = "(775) 555-0134", "7 Fir Lane, Reno, NV 89501"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Three directors since June 3, 2003."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def keep(book: Book, **more: Any) -> int:
    given = {"name": DI, "telephone": NUMBER, "address": STREET, "from_on": "6/3/2003"}
    return act(book, "contact", **given | more)


def reached(book: Book) -> tuple[str, str]:
    found = contact_of(book.company().contacts, DI, TODAY)
    return found.telephone, found.address


def test_it_is_kept_changed_corrected_and_withdrawn(book: Book) -> None:
    seq = keep(book)
    assert entry(book, seq).says == f"{DI} reached at {NUMBER}, {STREET}"
    later = keep(book, telephone="(775) 555-0199", address="", from_on="9/1/2003")
    assert reached(book) == ("(775) 555-0199", STREET)
    data = dict(entry(book, later).data)
    act(book, "correct", entry=later, data=data | {"telephone": "(775) 555-0198"}, why="a slip")
    assert reached(book) == ("(775) 555-0198", STREET)
    with pytest.raises(Refusal, match="could not be read"):
        act(book, "correct", entry=later, data=data | {"from_on": "soon"}, why="a slip")
    act(book, "correct", entry=later, data=None, why="never given")
    assert reached(book) == (NUMBER, STREET)
    assert book.verify().ok


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "Nan Park"}, "Nan Park holds no office"),
        ({"name": ""}, "Write the name"),
        ({"telephone": "", "address": ""}, "Write an address or a telephone number"),
        ({"telephone": "call me"}, "“call me” is no telephone number"),
        ({"from_on": ""}, "Write the day"),
    ],
)
def test_what_reaches_nobody_is_refused(book: Book, given: dict[str, Any], sentence: str) -> None:
    head = book.head()
    with pytest.raises(Refusal, match=sentence):
        keep(book, **given)
    assert book.head() == head


def test_whose_terms_have_ended_is_no_longer_in_office(book: Book) -> None:
    term = next(t.id for t in book.company().terms if t.name == DI)
    act(book, "end-term", term=term, on="9/30/2003", ended_by="died")
    keep(book, from_on="9/30/2003")
    with pytest.raises(Refusal, match="holds no office on Oct 1, 2003 or later"):
        keep(book, from_on="10/1/2003")


def test_the_log_of_notice_shows_what_the_manner_goes_to(book: Book) -> None:
    act(book, "appoint", name=CY, office="president", on="6/3/2003")
    keep(book)
    caller = {"name": CY, "office": "president"}
    act(book, "board-call", board="b", starts_at="11/12/2003 10:00 AM", callers=[caller],
        called_on="11/3/2003")  # fmt: skip
    rows = [
        {"name": DI, "manner": manner, "given_at": "11/4/2003 9:00 AM", **more}
        for manner, more in (
            ("telephone", {}),
            ("first-class mail", {}),
            ("personal", {}),
            ("telephone", {"address": "555-0100"}),
            ("first-class mail", {"address_kind": "regular-meeting-place"}),
        )
    ]
    told: list[str] = []
    for row in rows:
        seq = act(book, "board-notice", board="b", rows=[row])
        told.append(entry(book, seq).data["rows"][0]["address"])
    assert told == [NUMBER, STREET, "", "555-0100", ""]
    again = rows[0] | {"name": ED}
    act(book, "board-notice", board="b", rows=[rows[0], again])
    lines = {line.name: line.address for line in record_of(book).sheet("b").meeting.notices}
    assert (lines[DI], lines[ED]) == (NUMBER, "")
    paper = PdfReader(BytesIO(matter_paper(book, "notice-log", "b", WHO).data))
    shown = " ".join(page.extract_text() for page in paper.pages)
    assert NUMBER in " ".join(shown.split())


def test_the_statement_of_information_names_the_address(book: Book) -> None:
    keep(book)
    act(book, "keep-information", year=2003)
    (said,) = reports_of(book).information
    assert {one.name: one.address for one in said.directors} == {CY: "", DI: STREET, ED: ""}
