"""The offices of the company as fixed: the body behind them, and what they make needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.calendar_export import due_in
from app.acts.law.standing import standing_findings
from app.bylaws.due import OPEN
from app.domain.refusal import Refusal
from app.presenters.company_forms import office_act
from app.store.book import Book
from tests.acts.making import act, kept, made

FIX, OTHER = "offices.principal-executive.fix", "offices.other.establish"
BUSINESS, KEPT = "offices.principal-business.california", "inspection.bylaws.location"
RENO = {"street": "1 First Street", "city": "Reno", "state": "NV", "zip": "89501"}
BURBANK = {"street": "2 Olive", "city": "Burbank", "state": "California", "zip": "91502"}
DAYS = {"1988": "3/3/2001", "2002": "3/3/2003"}
EACH = pytest.mark.parametrize("version", DAYS)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A company without an office."""
    opened = made(tmp_path)
    yield opened
    opened.close()


def fixed(book: Book, version: str, **given: Any) -> int:
    return act(book, "office", from_on=DAYS[version], **given)


@EACH
def test_the_head_office_rests_on_a_resolution(book: Book, version: str) -> None:
    assert kept(book, fixed(book, version, **BURBANK)) == [(FIX, "warning")]
    assert kept(book, fixed(book, version, resolved_on=DAYS[version], **BURBANK)) == []


@EACH
def test_another_office_is_opened_by_who_may(book: Book, version: str) -> None:
    """1988 I §2 lets the chief executive officer open one; 2002 §1.2 only the board."""
    asked = {"kind": "other", "decided_by": "chief executive officer", "qualified": True, **RENO}
    if version == "2002":
        with pytest.raises(Refusal, match=r"cannot open an office; the board may\. §1\.2"):
            fixed(book, version, **asked)
        told = fixed(book, version, **asked, reason="the board ratifies it in May")
        assert kept(book, told) == [(OTHER, "error")]
    else:
        assert kept(book, fixed(book, version, **asked)) == []
    of_board = asked | {"decided_by": "board", "qualified": False}
    assert kept(book, fixed(book, version, **of_board)) == [(OTHER, "warning")]
    assert kept(book, fixed(book, version, **of_board | BURBANK)) == [], "qualified at home"


@EACH
def test_a_head_office_outside_asks_for_one_inside(book: Book, version: str) -> None:
    """2002 §1.1; in 1988 only the place of the bylaws presupposes one (V §8)."""
    fixed(book, version, kind="other", **BURBANK)
    head = {"resolved_on": DAYS[version], **RENO}
    today = date(2001, 5, 1) if version == "1988" else date(2003, 5, 1)
    if version == "2002":
        with pytest.raises(Refusal, match="is named as principal business office"):
            fixed(book, version, **head)
    seq = fixed(book, version, **head, reason="to be named in April")
    assert kept(book, seq) == ([(BUSINESS, "error")] if version == "2002" else [])
    found = {(f.cite.rule, f.severity) for f in standing_findings(book, today)}
    rule = (BUSINESS, "error") if version == "2002" else (KEPT, "advice")
    assert {rule, (KEPT, "warning")} <= found
    (due,) = (item for item in due_in(book, today) if item.matter == "business office")
    assert (due.state, due.severity, due.target) == (OPEN, rule[1], "office")
    fixed(book, version, kind="principal-business", **BURBANK)
    assert all(item.matter != "business office" for item in due_in(book, today))
    rules = {f.cite.rule for f in standing_findings(book, today)}
    assert not rules & {FIX, BUSINESS, KEPT}


@EACH
def test_the_form_says_the_same_as_the_act_will(book: Book, version: str) -> None:
    month, day, year = (int(part) for part in DAYS[version].split("/"))
    on = date(year, month, day)
    company = replace(book.company(), offices=())
    act_of = office_act(company, on)
    typed = act_of.form.draft | RENO | {"kind": "other", "decided_by": "chief executive officer"}
    notes = act_of.check(typed).notes
    assert [n.severity for n in notes["qualified"]] == ["warning"]
    assert ("decided_by" in notes) is (version == "2002")
    ticked = act_of.check(typed | {"qualified": True}).notes
    assert "qualified" not in ticked
    assert act_of.given(typed | {"qualified": True})["qualified"] is True
