"""Papers of the register made from the sample company's own book, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.acts.act import Who
from app.acts.operations import perform
from app.acts.shares.papers import share_paper
from app.domain.refusal import Refusal
from app.store.book import Book

WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def text_of(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())


def moved(book: Book) -> int:
    """A transfer of part of certificate 3; its entry."""
    given = {
        "on": "1/10/2005",
        "surrendered": ["3"],
        "issued": [
            {"holder": 30, "number": "5001", "shares": "700"},
            {"holder": 3, "number": "5002", "shares": "74"},
        ],
        "reason": "as asked",
    }
    holder = book.certificate("3")
    assert holder is not None
    given["issued"][1]["holder"] = holder.holder_id
    return perform(book, "transfer", given, WHO).seq


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("certificate", ("HemaCare Corporation", "Anita Barrientos", "Seven Hundred Seventy-Four")),
        ("stub", ("Anita Barrientos", "774")),
        ("certificate-extract", ("Certificate 3", "Anita Barrientos", "774")),
        ("assignment", ("Anita Barrientos", "774")),
        ("lost-affidavit", ("Anita Barrientos", "certificate")),
        ("lost-bond", ("Anita Barrientos",)),
        ("lost-authorization", ("Linda J. Hargrove",)),
    ],
)
def test_papers_of_a_certificate(book: Book, what: str, words: tuple[str, ...]) -> None:
    made = share_paper(book, what, "3", WHO)
    said = text_of(made.data)
    for word in words:
        assert word in said
    assert "§" in said
    assert made.data == share_paper(book, what, "3", WHO).data


def test_papers_of_a_transfer(book: Book) -> None:
    seq = moved(book)
    record = text_of(share_paper(book, "transfer-record", str(seq), WHO).data)
    for words in ("5001", "5002", "700", "74", "January 10, 2005"):
        assert words in record
    ended = text_of(share_paper(book, "cancelled", "3", WHO).data)
    assert "5001" in ended
    way = text_of(share_paper(book, "certificate-extract", "5001", WHO).data)
    assert "3" in way
    with pytest.raises(Refusal, match="in force"):
        share_paper(book, "cancelled", "5001", WHO)
    with pytest.raises(Refusal, match="no transfer"):
        share_paper(book, "transfer-record", "1", WHO)


def test_the_balance_is_that_of_the_day(book: Book) -> None:
    said = text_of(share_paper(book, "balance", "", WHO, date(2004, 8, 10)).data)
    assert "7,756,060" in said
    assert "7,751,060" in text_of(share_paper(book, "balance", "", WHO, date(2003, 8, 11)).data)


def test_a_holders_extract(book: Book) -> None:
    assert "Kenji Holloway" in text_of(share_paper(book, "holder-extract", "30", WHO).data)


@pytest.mark.parametrize(
    "what",
    [
        *("certificate", "stub", "certificate-extract", "assignment", "cancelled"),
        *("lost-affidavit", "lost-bond", "lost-authorization"),
    ],
)
def test_what_is_not_there_is_refused(book: Book, what: str) -> None:
    with pytest.raises(Refusal, match="no certificate"):
        share_paper(book, what, "99999", WHO)
