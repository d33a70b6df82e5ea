"""Acts on a real company file: what was given is recorded whole, or refused with a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.imports import Taken, read_import, record_import
from app.acts.meetings.notice_given import keep_plan, kept_plans, votes_on
from app.acts.operations import perform
from app.acts.sample import write_sample
from app.domain.codec import plan_to_json
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
ISSUE: dict[str, Any] = {
    "holder": 1,
    "on": "5/25/2004",
    "certificates": [{"number": "1", "shares": "1,000"}],
    "reason": "signed before this book began",
}
TRANSFER: dict[str, Any] = {
    "on": "6/1/2004",
    "surrendered": ["1"],
    "issued": [
        {"number": "2", "holder": 2, "shares": "400"},
        {"number": "3", "holder": 1, "shares": "600"},
    ],
    "reason": "signed before this book began",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A company with a class and two holders."""
    opened = new_company(tmp_path / "acme.minutebook", {"name": "Acme <&> Söhne, Inc."}, WHO)
    perform(opened, "class-add", {"name": "Common Stock", "authorized": "10,000"}, WHO)
    perform(opened, "holder-add", {"name": "Ann Lee", "street": "1 Elm", "city": "Reno"}, WHO)
    perform(opened, "holder-add", {"name": "Łukasz Nguyễn"}, WHO)
    yield opened
    opened.close()


def held(book: Book, on: date) -> dict[int, int]:
    return {h.holder_id: h.shares for h in book.holdings(end_of(on))}


def test_issue_and_transfer_with_certificates(book: Book) -> None:
    perform(book, "issue", ISSUE, WHO)
    receipt = perform(book, "transfer", TRANSFER, WHO)
    assert receipt.says == "400 shares from Ann Lee to Łukasz Nguyễn"
    assert held(book, date(2004, 5, 24)) == {}
    assert held(book, date(2004, 5, 31)) == {1: 1000}
    assert held(book, date(2004, 6, 1)) == {1: 600, 2: 400}
    assert {c.number for c in book.certificates(live_only=True)} == {"2", "3"}


def test_cancel_takes_shares_off_the_books(book: Book) -> None:
    perform(book, "issue", ISSUE, WHO)
    given = {
        "on": "2004-07-15",
        "surrendered": ["1"],
        "issued": [{"number": "2", "shares": "970"}],
        "reason": "as above",
    }
    assert perform(book, "cancel", given, WHO).says == "30 shares of Ann Lee cancelled"
    assert book.outstanding(1, end_of(date(2004, 7, 15))) == 970


def test_a_breach_asks_for_a_reason_and_keeps_it(book: Book) -> None:
    over = ISSUE | {"certificates": [{"number": "1", "shares": "20,000"}]}
    before = book.head()
    with pytest.raises(Refusal, match="Nothing was recorded"):
        perform(book, "issue", over | {"reason": ""}, WHO)
    assert book.head() == before
    kept = book.entry(perform(book, "issue", over, WHO).seq).findings
    assert any(f.severity == "error" and f.reason == ISSUE["reason"] for f in kept)
    assert all(f.section for f in kept)


@pytest.mark.parametrize(
    ("operation", "change", "words"),
    [
        ("issue", {"certificates": []}, "at least one certificate"),
        ("issue", {"certificates": [{"number": "1", "shares": "0"}]}, "too few"),
        ("issue", {"certificates": [{"number": "=A1", "shares": "1"}]}, "certificate number"),
        ("issue", {"holder": 99}, "no holder 99"),
        ("issue", {"on": "5/25/2006"}, "still to come"),
        ("issue", {"on": "2/30/2004"}, "no day"),
        ("issue", {"at": "25:00"}, "no hour"),
        ("issue", {"class": 7}, "no such share class"),
        ("transfer", {"surrendered": ["9"]}, "no certificate 9"),
        ("transfer", {"surrendered": []}, "surrendered"),
        ("transfer", {"issued": [{"number": "2", "holder": 2, "shares": "1"}]}, "must agree"),
        ("transfer", {"issued": [{"number": "1", "holder": 2, "shares": "1,000"}]}, "1"),
        ("no-such-act", {}, "no act"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_recorded(
    book: Book, operation: str, change: dict[str, Any], words: str
) -> None:
    if operation == "transfer":
        perform(book, "issue", ISSUE, WHO)
    before = book.head()
    with pytest.raises(Refusal) as caught:
        perform(book, operation, (ISSUE if operation == "issue" else TRANSFER) | change, WHO)
    assert words in caught.value.sentence
    assert book.head() == before


def test_correction_is_a_later_entry_and_both_readings_stay(book: Book) -> None:
    seq = perform(book, "issue", ISSUE, WHO).seq
    data = dict(book.entry(seq).data) | {"certificates": [{"number": "1", "shares": "900"}]}
    given = {"entry": seq, "data": data, "why": "read 1,000 for 900", "asked_by": "Ann Lee"}
    perform(book, "correct", given, WHO)
    assert held(book, date(2004, 5, 25)) == {1: 900}
    assert book.entry(seq).data["certificates"][0]["shares"] == "1000"
    assert book.verify().ok


def test_correction_that_breaks_a_later_entry_is_refused(book: Book) -> None:
    seq = perform(book, "issue", ISSUE, WHO).seq
    perform(book, "transfer", TRANSFER, WHO)
    before = book.head()
    with pytest.raises(Refusal):
        perform(book, "correct", {"entry": seq, "data": None, "why": "never issued"}, WHO)
    assert book.head() == before


def test_directors_and_officers(book: Book) -> None:
    perform(book, "number", {"number": "5", "on": "1/2/2003", "adopted_by": "board"}, WHO)
    perform(book, "elect", {"name": "Ann Lee", "on": "5/20/2003"}, WHO)
    perform(book, "appoint", {"name": "Ann Lee", "on": "5/20/2003", "office": "secretary"}, WHO)
    terms = book.company().terms
    assert [t.office for t in terms] == ["director", "secretary"]
    assert terms[0].person_id == terms[1].person_id
    ending = {
        "term": terms[0].id,
        "on": "6/30/2004",
        "ended_by": "resigned",
        "addressee": "board",
        "given_on": "6/30/2004",
    }
    perform(book, "end-term", ending, WHO)
    assert not book.company().terms[0].runs_on(date(2004, 7, 1))
    with pytest.raises(Refusal, match="already ended"):
        perform(book, "end-term", ending, WHO)


def test_import_is_one_transaction_or_nothing(book: Book) -> None:
    data = b"Name,Certificate,Shares,Issued\nBea,10,5,5/25/2004\nCy,11,7,5/25/2004\n"
    preview = read_import(data, "list.csv", book.company(), Taken(), WHO.today)
    before = book.head()
    with pytest.raises(Refusal, match="cancelled"):
        record_import(book, preview, WHO, lambda: True)
    assert book.head() == before
    record_import(book, preview, WHO)
    assert sorted(held(book, date(2004, 5, 25)).values()) == [5, 7]
    lead = book.entry(before[0] + 1)
    assert (lead.kind, lead.source_sha256) == ("import.table", preview.sha256)
    again = read_import(data, "list.csv", book.company(), Taken(frozenset({"10"})), WHO.today)
    with pytest.raises(Refusal, match="already used"):
        record_import(book, again, WHO)


def test_plan_is_a_draft_outside_the_chain(book: Book) -> None:
    before = book.head()
    plan = MeetingPlan("2005-annual", on=date(2005, 5, 24))
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    assert kept_plans(book) == (plan,)
    assert book.head() == before
    with pytest.raises(Refusal, match="cannot be read"):
        keep_plan(book, {"plan": {"key": "x", "on": "soon"}}, WHO)


def test_unclear_words_are_read_otherwise_with_a_name_and_a_reason(book: Book) -> None:
    given = {
        **{"mark": "E88-03", "reading": "10:00 p.m.", "decided_by": "board of directors"},
        **{"reason": "Minutes of 1987 say so", "on": "1/4/2005"},
    }
    receipt = perform(book, "decide", given, WHO)
    decided = book.company().decision("E88-03")
    assert decided is not None
    assert (decided.reading, decided.decided_on) == ("10:00 p.m.", date(2005, 1, 4))
    assert book.entry(receipt.seq).reason == "Minutes of 1987 say so"
    for missing in ("reading", "reason", "decided_by", "mark"):
        with pytest.raises(Refusal) as caught:
            perform(book, "decide", given | {missing: " "}, WHO)
        assert caught.value.field == missing


def test_file_as_it_is(book: Book, tmp_path: Path) -> None:
    scan = tmp_path / "resolution.pdf"
    scan.write_bytes(os.urandom(1000))
    receipt = perform(book, "file-document", {"title": "Resolution", "path": str(scan)}, WHO)
    assert book.paper_bytes(receipt.paper_ids[0]) == scan.read_bytes()
    with pytest.raises(Refusal, match="could not be read"):
        perform(book, "file-document", {"title": "x", "path": str(tmp_path / "none")}, WHO)


def test_sample_company_holds_exactly_the_shares_reported(tmp_path: Path) -> None:
    book = write_sample(tmp_path / "sample.minutebook", WHO.now)
    for on, shares in (
        (date(2003, 5, 10), 7_751_090),
        (date(2003, 8, 11), 7_751_060),
        (date(2004, 8, 10), 7_756_060),
    ):
        assert book.outstanding(1, end_of(on)) == shares
        assert sum(held(book, on).values()) == shares
    assert len(book.holders()) == 1000
    assert book.verify().ok
    listed = book.record_list("2004-annual")
    assert listed is not None
    assert listed.outstanding == 7_751_060
    assert listed.votes == 7_751_060 - 1_000, "the subsidiary's shares do not vote"
    assert votes_on(book, date(2004, 4, 7)) == listed.votes
    assert {r.route for r in listed.rows} == {"first-class mail", "principal office"}
    assert [p.key for p in kept_plans(book)] == ["2005-annual"]
    book.close()


def test_sample_as_it_stood_on_a_day(tmp_path: Path) -> None:
    book = write_sample(tmp_path / "then.minutebook", WHO.now, date(2004, 2, 27))
    assert book.company().sample_on == date(2004, 2, 27)
    assert book.outstanding(1, end_of(date(2020, 1, 1))) == 7_751_060
    book.close()


def test_the_road_of_2004_from_plan_to_signed_affidavit(tmp_path: Path) -> None:
    book = write_sample(tmp_path / "sample.minutebook", WHO.now)
    kinds = {p.kind: p for p in book.papers("2004-annual")}
    assert set(kinds) == {
        *("meeting-plan", "notice-annual", "mailing", "mailing-kept", "labels"),
        *("shareholder-list", "affidavit-notice"),
    }
    notice = text_of(book, kinds["notice-annual"].id)
    for words in ("Tuesday, May 25, 2004", "April 7, 2004", "21101 Oxnard Street", "§2.4 ¶1"):
        assert words in notice
    assert "such other business" not in text_of(book, kinds["shareholder-list"].id)
    sworn = text_of(book, kinds["affidavit-notice"].id)
    listed = book.record_list("2004-annual")
    assert listed is not None
    for words in ("penalty of perjury", "first-class", "prepaid", "Linda J. Hargrove", "Exhibit A"):
        assert words.lower() in sworn.lower()
    for row in listed.routed("first-class mail"):
        assert " ".join(row.name.split()) in sworn
    entry = book.entry(kinds["affidavit-notice"].seq)
    assert entry.effective_on == date(2004, 4, 12)
    with pytest.raises(Refusal, match="given already"):
        perform(book, "give-notice", {"meeting": "2004-annual", "signer": 1}, WHO)
    book.close()


def test_the_2002_meeting_is_judged_by_1988(tmp_path: Path) -> None:
    book = write_sample(tmp_path / "sample.minutebook", WHO.now)
    paper = next(p for p in book.papers("2002-annual") if p.kind == "notice-annual")
    text = text_of(book, paper.id)
    assert "II §4 ¶2" in text
    assert "§2.4" not in text
    assert "Thursday, June 13, 2002" in text
    book.close()


def text_of(book: Book, paper_id: int) -> str:
    """The paper's text read back with a second library, white space folded."""
    reader = PdfReader(BytesIO(book.paper_bytes(paper_id)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
