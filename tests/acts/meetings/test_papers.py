"""Papers made from the facts of a meeting, acts on trial, and papers filed as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.meetings.papers import compose_paper, make_paper, offered
from app.acts.minutes_words import keep_notes, kept_notes
from app.acts.operations import perform
from app.acts.papers import file_made
from app.acts.trying import would_record
from app.domain.entries import PaperDraft
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.conftest import NOW

KEY, WHO = "2004-annual", Who("Linda", NOW, date(2004, 6, 1))
AGENT, CHAIR = "Renée Lachance", "Miriam Goldstein-Reyes"


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, its meeting of 2004 held by a few."""
    opened = Book.open(sample_file, NOW)
    held = opened.record_list(KEY)
    assert held
    big = sorted(held.entitled, key=lambda row: -row.votes)
    given = {"agents": [AGENT], "dated_on": "4/20/2004", "received_at": "5/3/2004 9:00 AM"}
    act(opened, "receive-proxy", holder=big[0].holder_id, **given)
    act(opened, "receive-proxy", holder=big[1].holder_id, **(given | {"signer": ""}))
    act(opened, "arrive", at="8:50 AM", agents=[AGENT], holders=[{"holder": big[2].holder_id}])
    act(opened, "open-meeting", at="9:04 AM", chair=CHAIR, chair_office="president")
    act(opened, "move", at="9:30 AM", item=2, text="To thank the officers")
    act(opened, "count", at="9:35 AM", item=2, votes={"for": 6_000_000, "against": 1})
    act(opened, "object", at="9:05 AM", holder=big[3].holder_id)
    yield opened
    opened.close()


def act(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, {"meeting": KEY, **given}, WHO).seq


def text_of(paper: PaperDraft) -> str:
    pages = PdfReader(BytesIO(paper.data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_every_paper_that_is_offered_can_be_made(book: Book) -> None:
    found = offered(book, KEY, WHO)
    kinds = {offer.kind for offer in found}
    assert {"check-in", "ballots", "inspectors-report", "proxy-rejection"} <= kinds
    assert {"objection-record", "secretary-certificate", "waiver-shareholder"} <= kinds
    for offer in found:
        if not offer.about.endswith(":all"):
            assert compose_paper(book, KEY, offer.kind, WHO, offer.about).blocks


def test_a_motion_from_the_floor_stands_in_the_minutes_and_in_the_report(book: Book) -> None:
    for kind in ("minutes-shareholders", "inspectors-report"):
        text = text_of(make_paper(book, KEY, kind, WHO))
        assert "To thank the officers" in text
        assert "6,000,000" in text


def test_the_agents_ballot_holds_the_votes_of_their_proxies(book: Book) -> None:
    text = text_of(make_paper(book, KEY, "ballots", WHO, "1:agents"))
    assert AGENT in text
    assert "6,332,595" in text


def test_the_letter_names_reason_section_and_shares(book: Book) -> None:
    text = text_of(make_paper(book, KEY, "proxy-rejection", WHO))
    for words in ("is not counted", "§2.12", "19,284"):
        assert words in text


def test_the_free_words_are_kept_outside_the_chain(book: Book) -> None:
    head = book.head()
    words = {"opening": "A minute of silence was kept.", "annexed": ["Affidavit of mailing"]}
    keep_notes(book, KEY, words, WHO)
    assert book.head() == head
    assert kept_notes(book, KEY) == words
    text = text_of(make_paper(book, KEY, "minutes-shareholders", WHO))
    assert "A minute of silence was kept." in text
    assert "Affidavit of mailing" in text


def test_a_paper_made_is_filed_as_its_very_bytes(book: Book) -> None:
    paper = make_paper(book, KEY, "inspectors-oath", WHO)
    receipt = file_made(book, paper, date(2004, 5, 25), WHO)
    assert book.paper_bytes(receipt.paper_ids[0]) == paper.data
    assert book.papers(KEY)[-1].filed_on == date(2004, 5, 25)
    with pytest.raises(Refusal, match="has no pages"):
        file_made(book, PaperDraft("other", "Nothing", b""), date(2004, 5, 25), WHO)


def test_a_paper_that_cannot_be_made_is_refused(book: Book) -> None:
    with pytest.raises(Refusal, match="no paper"):
        compose_paper(book, KEY, "menu", WHO)
    with pytest.raises(Refusal, match="no proxy 1 for"):
        compose_paper(book, KEY, "proxy-revocation", WHO, "1")


def test_an_act_on_trial_records_nothing_and_tells_every_finding(book: Book) -> None:
    head = book.head()
    given = {"meeting": KEY, "at": "9:40 AM", "to_on": "6/8/2004"}
    draft = would_record(book, "adjourn", given, WHO)
    assert book.head() == head
    assert [found.severity for found in draft.findings] == ["warning", "warning"]
    assert "adjourned at 9:40 AM" in draft.says
    with pytest.raises(Refusal, match="before the adjournment"):
        would_record(book, "adjourn", given | {"to_on": "5/1/2004"}, WHO)
