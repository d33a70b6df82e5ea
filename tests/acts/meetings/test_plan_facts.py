"""What a plan is judged by comes from the book; each finding is kept with the notice once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.meetings.notice_given import keep_plan, plan_facts
from app.acts.operations import perform
from app.domain.codec import plan_to_json
from app.domain.meetings import AgendaItem, MeetingPlan, Place
from app.store.book import Book

WHO = Who("Anna", datetime(2004, 6, 1, 18, tzinfo=UTC), date(2004, 6, 1))
PLAN = MeetingPlan(
    "2004-special",
    "special-board",
    on=date(2004, 6, 25),
    at=time(10),
    place=Place("", "1 Main Street", "Reno", "NV", "89501"),
    designated_on=date(2004, 5, 3),
    record_resolved_on=date(2004, 5, 3),
    record_on=date(2004, 5, 20),
    announced_on=date(2004, 5, 4),
    announced_by="press release",
    notice_on=date(2004, 6, 1),
    items=(AgendaItem("To approve a plan", nature="options"),),
)
OFFICE = {
    **{"kind": "principal-executive", "street": "1 Main Street", "city": "Reno"},
    **{"state": "NV", "zip": "89501", "county": "Washoe", "from_on": "1/2/2003"},
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """One holder of 100 shares, a secretary and a president."""
    opened = new_company(tmp_path / "acme.minutebook", {"name": "Acme Corp"}, WHO)
    begun: tuple[tuple[str, dict[str, Any]], ...] = (
        ("office", OFFICE),
        ("class-add", {"name": "Common Stock", "authorized": "10,000"}),
        ("holder-add", {"name": "Ann Lee", "street": "1 Elm", "city": "Reno", "state": "NV"}),
        ("appoint", {"name": "Sam Dill", "on": "1/2/2003", "office": "secretary"}),
        ("appoint", {"name": "Pia Roe", "on": "1/2/2003", "office": "president"}),
        (
            "issue",
            {
                **{"holder": 1, "on": "1/5/2003", "reason": "signed before this book began"},
                "certificates": [{"number": "1", "shares": 100}],
            },
        ),
    )
    for operation, given in begun:
        perform(opened, operation, given, WHO)
    yield opened
    opened.close()


def give(book: Book, plan: MeetingPlan, signer: int = 1, reason: str = "") -> None:
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    given = {"meeting": plan.key, "signer": signer} | ({"reason": reason} if reason else {})
    perform(book, "give-notice", given, WHO)


def test_the_office_is_that_of_the_day_of_the_meeting(book: Book) -> None:
    facts = plan_facts(book, PLAN, WHO.today)
    assert facts.office
    assert facts.office.street == "1 Main Street"
    assert facts.original is None
    before = plan_facts(book, replace(PLAN, on=date(2002, 12, 30)), WHO.today)
    assert before.office is None


def test_an_adjourned_meeting_is_held_against_its_original(book: Book) -> None:
    give(book, PLAN)
    again = replace(PLAN, key="again", kind="adjourned", original_key=PLAN.key)
    assert plan_facts(book, again, WHO.today).original == PLAN


def test_a_good_plan_is_noticed_without_any_finding(book: Book) -> None:
    give(book, PLAN)
    assert book.entries()[-1].findings == ()


def test_a_breach_is_kept_once_with_its_reason(book: Book) -> None:
    """2002 §2.4 ¶2: the general nature of a merger is stated."""
    merger = (AgendaItem("To merge", "reorganization"),)
    give(book, replace(PLAN, items=merger, reasons={"items": "it was in the first notice"}))
    (kept,) = book.entries()[-1].findings
    assert (kept.rule, kept.severity, kept.reason) == (
        "shareholders.notice.special-matters",
        "error",
        "it was in the first notice",
    )


def test_another_officer_gives_the_notice_with_a_check(book: Book) -> None:
    """2002 §5.9 ¶3: the secretary gives it; nobody stands in (E02-40)."""
    give(book, PLAN, signer=2)
    (kept,) = book.entries()[-1].findings
    assert (kept.rule, kept.severity) == ("shareholders.notice.giver", "warning")
