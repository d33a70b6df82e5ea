"""A meeting held without notice is fixed in the record when it is opened; trials change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.meetings.notice_given import draft_list, keep_plan, kept_plans
from app.acts.operations import perform
from app.acts.trying import would_record
from app.domain.codec import plan_to_json
from app.domain.entries import EntryDraft
from app.domain.meetings import AgendaItem, MeetingPlan, Place
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.conftest import NOW

KEY, ON = "2004-waived", date(2004, 9, 1)
WHO = Who("Linda", NOW, ON)
PLAN = MeetingPlan(
    KEY,
    "special-board",
    on=ON,
    at=time(10),
    place=Place("", "1 Main Street", "Fresno", "California", "93701"),
    record_on=date(2004, 8, 1),
    notice_on=date(2004, 8, 10),
    items=(AgendaItem("To change the name"),),
)


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company with the plan of a meeting of which no notice is given."""
    opened = Book.open(sample_file, NOW)
    keep_plan(opened, {"plan": plan_to_json(PLAN)}, WHO)
    yield opened
    opened.close()


def act(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, {"meeting": KEY, "reason": "as it was", **given}, WHO).seq


def test_opening_fixes_plan_and_list_in_the_record(book: Book) -> None:
    held = draft_list(book, PLAN)
    assert held
    act(book, "open-meeting", at="10:00 AM", chair="Miriam Goldstein-Reyes")
    meeting = book.company().meeting(KEY)
    assert meeting
    assert (meeting.status, meeting.plan.notice_on, meeting.plan.items) == (
        "held",
        None,
        PLAN.items,
    )
    assert book.record_list(KEY) == held
    assert KEY not in {plan.key for plan in kept_plans(book)}
    assert book.verify().ok


def test_a_meeting_held_without_notice_has_no_mailing(book: Book) -> None:
    act(book, "open-meeting", at="10:00 AM", chair="Miriam Goldstein-Reyes")
    with pytest.raises(Refusal, match="held without"):
        act(book, "deposit", on="9/1/2004", place="Fresno", manner="first-class mail", pieces=1)


def test_a_trial_of_the_opening_leaves_the_plan_a_draft(book: Book) -> None:
    head = book.head()
    given = {"meeting": KEY, "at": "10:00 AM", "chair": "Miriam Goldstein-Reyes"}
    assert would_record(book, "open-meeting", given, WHO).kind == "day.opened"
    assert KEY in {plan.key for plan in kept_plans(book)}
    assert book.head() == head


@pytest.mark.parametrize(
    ("notice_on", "said"), [("2004-08-10", "names no day of notice"), (None, "on record by entry")]
)
def test_the_books_refuse_a_plan_with_notice_or_a_meeting_known(
    book: Book, notice_on: str | None, said: str
) -> None:
    act(book, "open-meeting", at="10:00 AM", chair="Miriam Goldstein-Reyes")
    entry = next(e for e in reversed(book.entries()) if e.kind == "meeting.plan")
    data = {**entry.data, "plan": {**entry.data["plan"], "notice_on": notice_on}}
    if notice_on:
        data["plan"]["key"] = "another"
    with pytest.raises(Refusal, match=said):
        book.record([EntryDraft("meeting.plan", ON, data, "again")], "Linda", NOW)


def test_voting_does_not_begin_in_the_minute_of_a_nomination(book: Book) -> None:
    """Only the hour says which came first (1988 II §7, 2002 §2.8 ¶2)."""
    plan = MeetingPlan(
        "e", on=ON, at=time(10), record_on=date(2004, 8, 1), seats=1,
        items=(AgendaItem("Election", "election"),),
    )  # fmt: skip
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    held = draft_list(book, plan)
    assert held
    holder = held.entitled[0].holder_id
    act(book, "open-meeting", meeting="e", at="10:00 AM", chair="Miriam Goldstein-Reyes")
    act(book, "arrive", meeting="e", at="10:00 AM", holders=[{"holder": holder}])
    act(book, "nominate", meeting="e", at="10:05 AM", name="Ann Baker")
    act(book, "cumulate", meeting="e", at="10:06 AM", holder=holder)
    ballot = {"item": 1, "ballots": [{"holder": holder, "votes": {"Ann Baker": "1"}}]}
    for operation, given in (("polls", {"what": "opened"}), ("cast-ballots", ballot)):
        for at in ("10:05 AM", "10:06 AM"):
            with pytest.raises(Refusal, match="write a later minute"):
                act(book, operation, meeting="e", at=at, **given)
    act(book, "cast-ballots", meeting="e", at="10:07 AM", **ballot)
    with pytest.raises(Refusal, match="The voting began at 10:07 AM"):
        act(book, "nominate", meeting="e", at="10:07 AM", name="Bo Cole")
    with pytest.raises(Refusal, match="The voting began at 10:07 AM"):
        act(book, "cumulate", meeting="e", at="10:07 AM", holder=holder)
