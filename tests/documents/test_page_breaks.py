"""Where pages end: no heading alone at the foot, no signature without text, no page for a note."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents.blocks import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Signature,
    TableBlock,
    TableColumn,
)
from app.documents.typeset import typeset
from app.documents.typeset.letters import Letter, typeset_letters

LINE = "A line of the text before."
NOTE = Paragraph("Sections of the bylaws of 2002: §2.4 ¶1 (time of the notice).", size="small")
SIGNED = Signature("Linda J. Hargrove", "Secretary", dated=True)


def paper(*blocks) -> Document:
    return Document("A paper", "Acme, Inc.", blocks)


def pages(document: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(typeset(document).data)).pages]


@pytest.mark.parametrize("lines", range(142, 156))
def test_a_heading_stands_on_the_page_of_its_first_row(lines: int) -> None:
    """On the fifth page: of up to four a paper may be set tighter."""
    tall = "\n".join(f"line {n}" for n in range(9))
    table = TableBlock((TableColumn("Bylaws"), TableColumn("What was found")), ((tall, "A row"),))
    made = pages(paper(*[Paragraph(LINE)] * lines, Heading("Reports"), table))
    assert [("Reports" in page) for page in made] == [("A row" in page) for page in made]


@pytest.mark.parametrize("lines", range(142, 156))
def test_a_signature_has_text_of_the_paper_over_it(lines: int) -> None:
    end = (Heading("Adjournment"), Facts((("At", "1 Main Street"), ("Ended", "9:30 a.m."))))
    made = pages(paper(*[Paragraph(LINE)] * lines, *end, NOTE, SIGNED))
    (signed,) = [page for page in made if "Hargrove" in page]
    assert "1 Main Street" in signed
    assert "Adjournment" in signed


def test_a_paper_that_runs_over_by_a_little_is_set_tighter() -> None:
    over_by_a_little, over_by_more = [Paragraph(LINE)] * 30, [Paragraph(LINE)] * 36
    assert typeset(paper(*over_by_a_little, SIGNED, NOTE)).pages == 1
    assert typeset(paper(*over_by_more, SIGNED, NOTE)).pages == 2


def test_each_part_of_a_paper_is_set_tighter_by_itself() -> None:
    """An exhibit of one page and a note is one page, whatever the exhibits before it take."""
    long = (Part("A", "Exhibit A", "A"), *[Paragraph(LINE)] * 200)
    little = (Part("B", "Exhibit B", "B"), *[Paragraph(LINE)] * 30, SIGNED, NOTE)
    more = (Part("C", "Exhibit C", "C"), *[Paragraph(LINE)] * 36, SIGNED, NOTE)
    alone = typeset(paper(*long)).pages
    made = typeset(paper(Paragraph(LINE), *long, *little, *more))
    assert made.parts == {"": 1, "A": alone, "B": 1, "C": 2}
    assert made.pages == alone + 4


def test_the_copies_that_are_mailed_have_the_pages_of_the_paper() -> None:
    for lines in (20, 28, 30, 36):
        document = paper(*[Paragraph(LINE)] * lines, SIGNED, NOTE)
        made = typeset_letters({"a": document}, [Letter("a", {}), Letter("a", {})], BytesIO())
        assert made.pages == 2 * typeset(document).pages
