"""One paper: a document to PDF bytes, and papers that state their own number of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from app.documents.blocks import Block, Document, Part
from app.documents.typeset import geometry as g
from app.documents.typeset.drawn import PartMark
from app.documents.typeset.flow import flowables, tightened
from app.documents.typeset.fonts import BODY, faces
from app.documents.typeset.sheet import CREATOR, Sheet

FEW_PAGES = 4
"""Up to so many pages a paper, or a part of one, that runs over by a little is set tighter."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A printed paper: the PDF, its pages, and the pages of each part by its key."""

    data: bytes
    pages: int
    parts: Mapping[str, int]


def typeset(document: Document, offset: tuple[float, float] = (0, 0)) -> Typeset:
    """The document as PDF bytes; the same bytes for the same document.

    `offset` shifts every page, in points to the right and up, for a printer that feeds askew.
    Refusal for a name and ValueError for a text beyond what a page can hold.
    """
    made = _set(document, _story(document), offset)
    tight = _that_run_over(document, made.parts)
    return _set(document, _story(document, tight), offset) if tight else made


def story_of(document: Document) -> list[Flowable]:
    """The flowables of a paper as `typeset` sets it: a little tighter where that saves a page."""
    return _story(document, _that_run_over(document, _set(document, _story(document)).parts))


def _story(document: Document, tight: Container[int] = ()) -> list[Flowable]:
    """Each part from a page of its own; those of these numbers are set tighter."""
    story: list[Flowable] = []
    for number, blocks in enumerate(_parted(document)):
        added = flowables(blocks)
        if number in tight:
            tightened(added)
        story += [PageBreak(), *added] if story else added
    return story


def _that_run_over(document: Document, pages: Mapping[str, int]) -> set[int]:
    """The parts of few pages that take one page less when they are set tighter."""
    found: set[int] = set()
    for number, blocks in enumerate(_parted(document)):
        first, alone = blocks[0], replace(document, blocks=blocks)
        taken = pages[first.key if isinstance(first, Part) else ""]
        if 1 < taken <= FEW_PAGES and _set(alone, _story(alone, (0,))).pages < taken:
            found.add(number)
    return found


def _parted(document: Document) -> list[tuple[Block, ...]]:
    """The blocks of each part; those before the first make a part of their own."""
    parts: list[list[Block]] = []
    for block in document.blocks:
        if isinstance(block, Part) or not parts:
            parts.append([])
        parts[-1].append(block)
    return [tuple(blocks) for blocks in parts]


def _set(
    document: Document, story: list[Flowable], offset: tuple[float, float] = (0, 0)
) -> Typeset:
    buffer = BytesIO()
    sheet = print_on(buffer, document, [PartMark(Part("", document.title)), *story], offset=offset)
    parts = Counter(page.part.key for page in sheet.footed)
    return Typeset(buffer.getvalue(), len(sheet.footed), dict(parts))


def typeset_counted(
    compose: Callable[[Mapping[str, int]], Document], offset: tuple[float, float] = (0, 0)
) -> Typeset:
    """Print a paper whose words name its own numbers of pages, by part.

    It is composed without counts, counted, and composed again until the counts it states are the
    counts it has; ValueError if they never settle.
    """
    counts: Mapping[str, int] = {}
    for _ in range(4):
        made = typeset(compose(counts), offset)
        if made.parts == counts:
            return made
        counts = made.parts
    raise ValueError("the numbers of pages do not settle")


def print_on(
    buffer: BytesIO,
    document: Document,
    story: list[Flowable],
    *,
    offset: tuple[float, float] = (0, 0),
    characters: str = "",
) -> Sheet:
    """Run the flowables over letter pages; the sheet knows its pages, slots and characters."""
    faces()
    made: list[Sheet] = []

    def maker(*args: Any, **kwargs: Any) -> Sheet:
        sheet = Sheet(
            *args, company=document.company, offset=offset, characters=characters, **kwargs
        )
        made.append(sheet)
        return sheet

    frame = Frame(
        g.MARGIN,
        g.MARGIN,
        g.LINE,
        g.COLUMN,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template = BaseDocTemplate(
        buffer,
        pagesize=(g.WIDTH, g.HEIGHT),
        pageTemplates=[PageTemplate(frames=[frame])],
        title=document.title,
        author=document.company,
        subject=document.subject or document.title,
        creator=CREATOR,
        lang="en-US",
        invariant=1,
        pageCompression=1,
        initialFontName=BODY,
    )
    template.build(story, canvasmaker=maker)
    return made[-1]
