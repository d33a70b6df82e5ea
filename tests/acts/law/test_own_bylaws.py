"""A company that brings its own bylaws: its plan, its warnings and its notice follow its file."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.law.versions import drop_version, keep_version, kept_versions
from app.acts.meetings.notice_given import keep_plan
from app.acts.operations import perform
from app.bylaws.file.drafts import draft_of, write_draft
from app.bylaws.law import built_in, shelf_for
from app.domain.codec import plan_to_json
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee, Place
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2027, 8, 2, 18, tzinfo=UTC), date(2027, 8, 2))
COMPANIES = Path(__file__).parents[2] / "bylaws" / "companies"
ADOPT = {"adopted_by": "incorporator", "adopted_on": "1/4/2015"}
MEETINGS = {
    "alder": (date(2027, 5, 11), "2019"),
    "birch": (date(2027, 5, 25), "2015"),
    "cedar": (date(2027, 6, 15), "2021"),
}


def company(tmp_path: Path, name: str) -> Book:
    """A company with its own bylaws alone, an office, a class, a holder and a secretary."""
    book = new_company(tmp_path / f"{name}.minutebook", {"name": name.title(), "bylaws": []}, WHO)
    text = (COMPANIES / f"{name}.toml").read_text(encoding="utf-8")
    perform(book, "adopt-bylaws", ADOPT | {"text": text}, WHO)
    office = {"kind": "principal-executive", "street": "1 Main", "city": "Reno", "state": "NV"}
    perform(book, "office", office | {"from_on": "1/4/2016"}, WHO)
    perform(book, "class-add", {"name": "Common", "authorized": "1,000"}, WHO)
    perform(book, "holder-add", {"name": "Ann Lee", "street": "1 Elm", "city": "Reno"}, WHO)
    issue = {"holder": 1, "on": "1/4/2016", "certificates": [{"number": "1", "shares": "9"}]}
    perform(book, "issue", issue | {"reason": "before this book"}, WHO)
    perform(book, "appoint", {"name": "Sam Dill", "on": "1/4/2016", "office": "secretary"}, WHO)
    return book


@pytest.mark.parametrize("name", MEETINGS)
def test_notice_of_a_company_with_its_own_bylaws_cites_its_own_sections(
    tmp_path: Path, name: str
) -> None:
    book = company(tmp_path, name)
    on, short = MEETINGS[name]
    law = shelf_for(book.company().bylaws).versions[0]
    plan = MeetingPlan(
        "2027-annual",
        on=on,
        at=time(10),
        place=Place("", "1 Main", "Reno", "NV", "89501"),
        record_on=date(2027, 4, 12),
        notice_on=date(2027, 4, 20),
        seats=1,
        items=(AgendaItem("To elect a director", "election"),),
        nominees=(Nominee("Bea Ray"),),
    )
    keep_plan(book, {"plan": plan_to_json(plan)}, WHO)
    given = {"meeting": plan.key, "signer": 1, "reason": "as it was"}
    entry = book.entry(perform(book, "give-notice", given, WHO).seq)
    assert {kept.version for kept in entry.findings} <= {law.key}
    texts = {p.kind: text_of(book.paper_bytes(p.id)) for p in book.papers(plan.key)}
    window = law.cite("shareholders.notice.window").section
    assert f"Sections of the bylaws of {short}: {window}" in texts["notice-annual"]
    assert window in texts["meeting-plan"]
    assert "1988" not in texts["notice-annual"]
    assert "§2.4 ¶1" not in texts["notice-annual"]
    book.close()


def test_the_text_as_brought_is_filed_and_the_version_is_kept(tmp_path: Path) -> None:
    book = company(tmp_path, "cedar")
    paper = next(p for p in book.papers() if p.kind == "bylaws")
    assert book.paper_bytes(paper.id) == (COMPANIES / "cedar.toml").read_bytes()
    assert shelf_for(book.company().bylaws).versions[0].name.startswith("Bylaws of Cedar")
    assert book.verify().ok
    book.close()


def test_bylaws_with_mistakes_are_refused_with_all_of_them(tmp_path: Path) -> None:
    book = new_company(tmp_path / "x.minutebook", {"name": "X", "bylaws": []}, WHO)
    text = (COMPANIES / "cedar.toml").read_text(encoding="utf-8")
    bad = text.replace('calendar = "', 'calendar = "x').replace(
        "effective_from = 2", "effective = 2"
    )
    head = book.head()
    with pytest.raises(Refusal) as caught:
        perform(book, "adopt-bylaws", ADOPT | {"text": bad}, WHO)
    assert caught.value.sentence.count("\nLine ") >= 2
    assert book.head() == head
    book.close()


def test_an_amendment_by_shareholders_is_tested_against_the_version_in_force(
    tmp_path: Path,
) -> None:
    """2002 §9.1: a majority of the outstanding shares; 4 of 9 are not enough."""
    book = new_company(tmp_path / "x.minutebook", {"name": "X"}, WHO)
    perform(book, "class-add", {"name": "Common", "authorized": "1,000"}, WHO)
    perform(book, "holder-add", {"name": "Ann Lee", "street": "1 Elm", "city": "Reno"}, WHO)
    issue = {"holder": 1, "on": "1/4/2016", "certificates": [{"number": "1", "shares": "9"}]}
    perform(book, "issue", issue | {"reason": "before this book"}, WHO)
    made = draft_of(built_in("hemacare-2002")).with_head(
        key="x-2027", short="2027", name="Bylaws of 2027", effective_from=date(2027, 7, 1)
    )
    made = made.with_param("bylaws.version.governing", "effective_from", date(2027, 7, 1))
    given = {
        **{"text": write_draft(made), "adopted_by": "shareholders", "adopted_on": "6/30/2027"},
        **{"votes_for": "4"},
    }
    with pytest.raises(Refusal, match="Nothing was recorded"):
        perform(book, "adopt-bylaws", given, WHO)
    seq = perform(book, "adopt-bylaws", given | {"votes_for": "5"}, WHO).seq
    assert book.entry(seq).data["votes_for"] == "5"
    shelf = shelf_for(book.company().bylaws)
    assert [law.short for law in shelf.versions] == ["1988", "2002", "2027"]
    in_force = shelf.on(date(2027, 7, 1))
    assert in_force is not None
    assert in_force.key == "x-2027"
    book.close()


def test_a_version_being_made_is_kept_outside_the_chain(tmp_path: Path) -> None:
    book = new_company(tmp_path / "x.minutebook", {"name": "X"}, WHO)
    head = book.head()
    text = write_draft(draft_of(built_in("hemacare-2002")))
    assert keep_version(book, text, WHO) == "hemacare-2002"
    assert kept_versions(book) == {"hemacare-2002": text}
    drop_version(book, "hemacare-2002")
    assert kept_versions(book) == {}
    assert book.head() == head
    book.close()


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())
