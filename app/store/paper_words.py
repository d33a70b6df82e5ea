"""The words in the bytes of a filed paper, for the search alone: the bytes stay what they are.

A PDF's text is read by pdfium, which runs no script of it; what is scanned, locked or damaged has
no words. They are read from the bytes again whenever the search is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.one_at_a_time import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES, MOST_SIGNS = 300, 1_000_000
"""Of a longer paper, as a mailing to thousands, the beginning is read."""
HYPHENS = ("\x02\r\n", "\x02\n", "\x02")
"""What pdfium gives for a hyphen at the end of a line."""


Cancelled = Callable[[], bool]


def never() -> bool:
    """For those who do not call it off."""
    return False


def words_in(data: bytes, media_type: str, cancelled: Cancelled = never) -> str:
    """The words of a PDF or of a text file, with single spaces; empty where there are none.

    What was called off has the words up to there.
    """
    if data.startswith(b"%PDF"):
        text = _pdf_text(data, cancelled)
    elif media_type.startswith("text/"):
        text = _plain_text(data[: 4 * MOST_SIGNS])
    else:
        return ""
    for hyphen in HYPHENS:
        text = text.replace(hyphen, "")
    return " ".join(text[:MOST_SIGNS].replace("\x00", " ").split())


def _plain_text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _pdf_text(data: bytes, cancelled: Cancelled) -> str:
    """Page by page, so that the pages of another paper are shown meanwhile."""
    from pypdfium2 import PdfDocument, PdfiumError

    pages: list[str] = []
    with PDFIUM:
        try:
            pdf = PdfDocument(data)
        except PdfiumError:
            return ""
    try:
        for number in range(min(len(pdf), MOST_PAGES)):
            if cancelled():
                break
            with PDFIUM:
                pages.append(_page_text(pdf, number))
    except PdfiumError:
        return ""
    finally:
        with PDFIUM:
            pdf.close()
    return "\n".join(pages)


def _page_text(pdf: PdfDocument, number: int) -> str:
    page = pdf[number]
    words = page.get_textpage()
    text: str = words.get_text_bounded()  # pyright: ignore[reportUnknownMemberType]
    words.close()
    page.close()
    return text
