"""The printed text of the bylaws: read, looked at, filed as it is, and read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.acts.act import Who
from app.acts.company import new_company
from app.acts.law.text import filed_text, preview_text
from app.acts.operations import perform
from app.bylaws.law import built_in
from app.domain.refusal import Refusal
from app.presenters.bylaws_text import present_reading, present_section, rule_passages
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
LAW = built_in("hemacare-2002")
TEXT = """BYLAWS OF ACME CORP

ARTICLE II
SHAREHOLDERS

Section 2.4 NOTICE. Word of a meeting goes out not less than ten (10) nor more than sixty (60)
days before its date, and names the place, the day and the hour.

Section 2.6 QUORUM. A majority of the shares makes a quorum.
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return new_company(tmp_path / "acme.minutebook", {"name": "Acme Corp"}, WHO)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_text_is_filed_as_it_is_and_read_back(
    book: Book, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "bylaws.txt"
    path.write_bytes(TEXT.replace("Word", "“Word”").encode(encoding))
    receipt = perform(book, "bylaws-text", {"version": LAW.key, "path": str(path)}, WHO)
    assert book.paper_bytes(receipt.paper_ids[0]) == path.read_bytes()
    text = filed_text(book, LAW.key)
    assert text is not None
    assert [section.cite for section in text.sections] == ["§2.4", "§2.6"]
    assert '"Word"' in text.sections[0].paragraphs[0].text
    assert filed_text(book, "hemacare-1988") is None
    passage = rule_passages(LAW.rule("shareholders.notice.window"), text)[0]
    marked = {passage.text[start:end] for start, end in passage.marks}
    assert {"ten (10)", "sixty (60)"} <= {words.removesuffix(" days") for words in marked}


def test_a_later_text_takes_the_place_of_an_earlier_one(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "bylaws.txt"
    for words in ("ten (10)", "twelve (12)"):
        path.write_text(TEXT.replace("ten (10)", words), encoding="utf-8")
        perform(book, "bylaws-text", {"version": LAW.key, "path": str(path)}, WHO)
    text = filed_text(book, LAW.key)
    assert text is not None
    assert "twelve (12)" in text.sections[0].paragraphs[0].text


def test_what_was_found_and_what_was_not_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bylaws.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = preview_text(path, LAW)
    notes, table = present_reading(found.text, found.links)
    assert notes[0].sentence.startswith("1 article and 2 sections were found, and ")
    assert any("§1.1 is not in this text." in row.cells[1] for row in table.rows)
    assert notes[1].sentence == f"{len(table.rows)} places could not be settled."


def test_a_section_shows_its_rules_and_marks(tmp_path: Path) -> None:
    path = tmp_path / "bylaws.txt"
    path.write_text(TEXT, encoding="utf-8")
    detail = present_section(LAW, preview_text(path, LAW).text, "§2.4")
    assert detail is not None
    assert "shareholders.notice.window" in [row.key for row in detail.tables[0].rows]
    shown = detail.passages[0]
    assert "ten (10)" in {shown.text[start:end].removesuffix(" days") for start, end in shown.marks}
    assert present_section(LAW, preview_text(path, LAW).text, "§9.9") is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"a\x00b", "is no text"),
        (b"Dear Sir, nothing here.", "No section was found"),
        (b"\xff\xfea", "cannot be read as text"),
    ],
)
def test_what_is_no_text_of_bylaws_is_refused_and_nothing_filed(
    book: Book, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "bylaws.txt"
    path.write_bytes(data)
    head = book.head()
    with pytest.raises(Refusal, match=words):
        perform(book, "bylaws-text", {"version": LAW.key, "path": str(path)}, WHO)
    assert book.head() == head


def test_a_version_that_was_not_adopted_is_refused(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "bylaws.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Refusal, match="not adopted here"):
        perform(book, "bylaws-text", {"version": "alder-2004", "path": str(path)}, WHO)
