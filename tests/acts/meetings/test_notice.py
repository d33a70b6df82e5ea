"""Notices of requested and adjourned meetings, and of holders whom the mail does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.meetings.mailing import affidavit_paper
from app.acts.meetings.notice_given import keep_plan
from app.acts.operations import perform
from app.domain.codec import plan_to_json
from app.domain.meetings import AgendaItem, MeetingPlan, MeetingRequest, Place
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2004, 8, 2, 18, tzinfo=UTC), date(2004, 8, 2))
HALL = Place("", "1 Main Street", "Reno", "NV", "89501")
PLAN = MeetingPlan(
    "2004-special",
    "special-requested",
    on=date(2004, 6, 25),
    at=time(10),
    place=HALL,
    record_on=date(2004, 5, 20),
    notice_on=date(2004, 6, 1),
    items=(AgendaItem("Remove a director"),),
    request=MeetingRequest(date(2004, 5, 11), "secretary", "mail", (1, 2)),
    called_by="holders",
)
BEGUN: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "office",
        {
            **{"kind": "principal-executive", "street": "1 Main Street", "city": "Reno"},
            **{"state": "NV", "zip": "89501", "county": "Washoe", "from_on": "1/2/2003"},
        },
    ),
    ("class-add", {"name": "Common Stock", "authorized": "10,000"}),
    ("holder-add", {"name": "Ann Lee", "street": "1 Elm", "city": "Reno", "state": "NV"}),
    ("holder-add", {"name": "Bo Ray", "street": "2 Oak", "city": "Reno", "state": "NV"}),
    ("holder-add", {"name": "Nowhere Trust"}),
    ("appoint", {"name": "Sam Dill", "on": "1/2/2003", "office": "secretary"}),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Three holders of 1,000 shares: two who ask for a meeting, one without any address."""
    opened = new_company(tmp_path / "acme.minutebook", {"name": "Acme Corp"}, WHO)
    for operation, given in BEGUN:
        perform(opened, operation, given, WHO)
    for holder, shares in ((1, "60"), (2, "50"), (3, "890")):
        issue = {
            "holder": holder,
            "on": "1/5/2003",
            "certificates": [{"number": str(holder), "shares": shares}],
            "reason": "signed before this book began",
        }
        perform(opened, "issue", issue, WHO)
    yield opened
    opened.close()


def give(book: Book, plan: MeetingPlan, signer: int | str = 1, reason: str = "as it was") -> None:
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    perform(book, "give-notice", {"meeting": plan.key, "signer": signer, "reason": reason}, WHO)


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())


def papers(book: Book, key: str) -> dict[str, str]:
    return {p.kind: text_of(book.paper_bytes(p.id)) for p in book.papers(key)}


def test_a_requested_meeting_names_its_callers_and_their_exact_share(book: Book) -> None:
    give(book, PLAN)
    notice = papers(book, PLAN.key)["notice-special"]
    assert "the holders of 110 of the 1,000 votes entitled to be cast" in notice
    assert "(11.00 %)" in notice
    assert "namely Ann Lee and Bo Ray" in notice
    assert "Sam Dill" in notice
    meeting = book.company().meeting(PLAN.key)
    assert meeting is not None
    assert (meeting.plan.request.votes_held, meeting.plan.request.votes_entitled) == (110, 1000)


@pytest.mark.parametrize(
    ("notice_on", "allowed"), [(date(2004, 5, 31), False), (date(2004, 6, 1), True)]
)
def test_the_callers_give_notice_only_after_the_officers_twenty_days(
    book: Book, notice_on: date, allowed: bool
) -> None:
    """2002 §2.3 ¶2: received May 11, the officer has until May 31."""
    plan = replace(PLAN, notice_on=notice_on)
    give(book, plan, "requesting shareholders")
    entry = book.entries()[-1]
    early = [f for f in entry.findings if f.says.startswith("The shareholders may give")]
    assert bool(early) is not allowed
    assert entry.data["signer"] == {
        "name": "Ann Lee and Bo Ray",
        "office": "requesting shareholders",
    }
    notice = papers(book, plan.key)["notice-special"]
    assert "This notice is given by the shareholders who requested the meeting" in notice
    assert "Requesting shareholder" in notice


def test_without_a_reason_the_callers_early_notice_is_refused(book: Book) -> None:
    plan = replace(PLAN, notice_on=date(2004, 5, 28))
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    before = book.head()
    given = {"meeting": plan.key, "signer": "requesting shareholders"}
    with pytest.raises(Refusal, match="Nothing was recorded"):
        perform(book, "give-notice", given, WHO)
    assert book.head() == before


def test_exhibit_b_is_the_notice_of_the_callers(book: Book) -> None:
    give(book, PLAN, "requesting shareholders")
    deposit = {
        **{"meeting": PLAN.key, "on": "6/1/2004", "place": "Reno", "pieces": "2"},
        **{"manner": "first-class mail", "enclosures": ["proxy"]},
    }
    perform(book, "deposit", deposit, WHO)
    sworn = text_of(affidavit_paper(book, {"meeting": PLAN.key, "signer": 1}, WHO).data)
    assert "namely Ann Lee and Bo Ray" in sworn
    assert "This notice is given by the shareholders who requested the meeting" in sworn


def test_a_holder_without_an_address_by_publication(book: Book) -> None:
    """2002 §2.5 ¶1: once in a newspaper of the county of the principal executive office."""
    give(book, replace(PLAN, fallback="publication"))
    order = papers(book, PLAN.key)["notice-publication"]
    for words in ("Nowhere Trust", "County Washoe", "Tuesday, June 1, 2004", "§2.5 ¶1"):
        assert words in order
    assert "SPECIAL MEETING" in order.upper()
    assert "mailing-kept" not in papers(book, PLAN.key)


def test_a_holder_without_an_address_by_a_letter_kept_at_the_office(book: Book) -> None:
    give(book, PLAN)
    filed = papers(book, PLAN.key)
    assert "Nowhere Trust" in filed["mailing-kept"]
    assert "Nowhere Trust" not in filed["mailing"]
    assert "notice-publication" not in filed


def test_mail_that_came_back_puts_the_next_notice_on_the_hold_list(book: Book) -> None:
    """2002 §2.5 ¶2: held for one year from the day of that notice."""
    give(book, PLAN)
    back = {"meeting": PLAN.key, "holder": 2, "returned_on": "6/9/2004", "marking": "Moved"}
    perform(book, "returned-mail", back, WHO)
    later = replace(
        PLAN,
        key="2004-second",
        kind="special-board",
        called_by="board",
        on=date(2004, 8, 25),
        record_on=date(2004, 7, 20),
        notice_on=date(2004, 8, 2),
    )
    give(book, later)
    sheet = papers(book, "2004-second")["hold-list"]
    for words in ("Bo Ray", "June 9, 2004", "Moved", "August 2, 2005"):
        assert words in sheet
    assert "Bo Ray" in papers(book, "2004-second")["mailing-kept"]
    assert "Bo Ray" not in papers(book, "2004-second")["mailing"]


def test_an_adjourned_meeting_names_the_one_that_was_adjourned(book: Book) -> None:
    give(book, PLAN)
    again = replace(
        PLAN,
        key="2004-adjourned",
        kind="adjourned",
        original_key=PLAN.key,
        original_on=PLAN.on,
        original_record_on=PLAN.record_on,
        adjourned_on=PLAN.on,
        on=date(2004, 8, 20),
        notice_on=date(2004, 7, 30),
    )
    give(book, again)
    notice = papers(book, "2004-adjourned")["notice-adjourned"]
    assert "the special meeting of shareholders of Acme Corp" in notice
    assert "at 1 Main Street, Reno, NV 89501, was adjourned on Friday, June 25, 2004." in notice


def test_the_plan_is_filed_as_it_stood_when_notice_was_given(book: Book) -> None:
    give(book, PLAN)
    sheet = papers(book, PLAN.key)["meeting-plan"]
    for words in ("Request received", "Record date", "§2.4 ¶1", "In order of time"):
        assert words in sheet
