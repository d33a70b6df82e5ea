"""Drafts of minutes: kept in the minute book as they stood, and compared with one another.

A draft is filed as the bytes of its paper, and its words stand in the entry, so that neither ever
changes. The minutes of shareholders, of the board and of committees are kept alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.acts.act import Who
from app.acts.board.matter import record_of
from app.acts.matters.papers import MAKERS
from app.acts.matters.papers.making import Making
from app.acts.meetings.papers import day_matter, make_minutes
from app.acts.papers import file_made
from app.documents.blocks import Document, block_lines
from app.domain.entries import PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

DRAFT = "minutes-draft"
BOARD = "board-minutes"
NOW = "now"
"""Stands for the minutes as the facts make them now."""


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """Minutes as they stood: `key` is the number of the entry, or `NOW`."""

    key: str
    label: str
    words: tuple[str, ...]


def is_of_board(book: Book, key: str) -> bool:
    """Whether the meeting of that key is one of the board or of a committee."""
    return record_of(book).boards.meeting(key) is not None


def compose_minutes_of(book: Book, key: str, who: Who) -> Document:
    """The minutes as the facts and the free words make them now."""
    if is_of_board(book, key):
        return MAKERS[BOARD].make(Making(book, book.company(), who.today), key)
    return make_minutes(day_matter(book, key, who))


def words_of(document: Document) -> tuple[str, ...]:
    """The minutes paragraph by paragraph, each line of a table by itself."""
    lines = (line.strip() for block in document.blocks for line in block_lines(block))
    return tuple(line for line in lines if line)


def keep_draft(book: Book, key: str, who: Who) -> Receipt:
    """Keep the minutes as they stand now as the next draft; it never changes again."""
    from app.documents.typeset import typeset

    number = 1 + sum(paper.kind == DRAFT for paper in book.papers(key))
    document = compose_minutes_of(book, key, who)
    words, earlier = words_of(document), _kept(book, key)
    if earlier and earlier[-1].words == words:
        raise Refusal("The minutes are as in the last draft. Nothing was kept.")
    made = typeset(document)
    title = f"Draft {number}: {document.title}"
    paper = PaperDraft(DRAFT, title, made.data, made.pages, key)
    return file_made(book, paper, who.today, who, words)


def minutes_to_compare(book: Book, key: str, who: Who) -> tuple[KeptMinutes, ...]:
    """What can be compared: every draft and the minutes filed, then the minutes as of now."""
    now = KeptMinutes(NOW, "As the facts stand now", words_of(compose_minutes_of(book, key, who)))
    return (*_kept(book, key), now)


def _kept(book: Book, key: str) -> tuple[KeptMinutes, ...]:
    found: list[KeptMinutes] = []
    for paper in book.papers(key):
        words = book.entry(paper.seq).data.get("words")
        if words:
            name = paper.title.partition(":")[0] if paper.kind == DRAFT else "Minutes as filed"
            label = f"{name}, {day_plain(paper.filed_on)}, entry {paper.seq}"
            found.append(KeptMinutes(str(paper.seq), label, tuple(words)))
    return tuple(found)
