"""The fast run: thousands of personalised copies of papers whose words do not move.

Each paper is typeset once, by reportlab, with empty slots. Its page contents and the embedded
faces are written to the file as they are; every copy is then a page object that names the shared
content and a short content of its own with the holder's lines. Written straight to a file object,
so that memory does not grow with the copies; only the offsets are kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable
from reportlab.platypus import PageBreak as NewPage

from app.documents.blocks import Document, Fills, Part
from app.documents.typeset.drawn import PartMark
from app.documents.typeset.fonts import composed
from app.documents.typeset.paper import print_on, story_of
from app.documents.typeset.pdf_file import PdfFile, objects_of, reference, value
from app.documents.typeset.sheet import RISE, Sheet, SlotPlace

BATCH = 128  # letters between two looks at `cancelled`
KIDS = 256  # pages under one node of the page tree

Codes = Mapping[str, tuple[str, bytes]]


class Cancelled(Exception):  # noqa: N818 - not an error: it was asked for
    """The run was cancelled; what was written of the file is of no use."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One copy: which paper, and what stands in its slots."""

    template: str
    fills: Fills


@dataclass(frozen=True, slots=True)
class LettersMade:
    """What a run made; `pages_of` are the pages of one copy by template."""

    copies: int
    pages: int
    pages_of: Mapping[str, int]


def typeset_letters(
    templates: Mapping[str, Document],
    letters: Sequence[Letter],
    out: BinaryIO,
    *,
    offset: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LettersMade:
    """Write one PDF with every letter in order; the same bytes for the same input.

    Raises `Cancelled` when `cancelled` says so, ValueError where words do not fit their slot, and
    KeyError for a letter of an unknown template. Title, author and company of the first template
    become those of the file. `offset` in points to the right and up.
    """
    shared = _share(templates, letters, offset)
    run = _Run(out, shared)
    for start in range(0, len(letters), BATCH):
        if cancelled():
            raise Cancelled
        for letter in letters[start : start + BATCH]:
            run.add(letter)
        progress(min(start + BATCH, len(letters)), len(letters))
    run.finish()
    sizes = {key: len(pages) for key, pages in shared.pages.items()}
    return LettersMade(len(letters), run.pages, sizes)


def save_letters(
    path: Path,
    templates: Mapping[str, Document],
    letters: Sequence[Letter],
    *,
    offset: tuple[float, float] = (0, 0),
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LettersMade:
    """The run into a file that appears whole or not at all; an older file stays on `Cancelled`."""
    partly = path.with_name(path.name + ".part")
    try:
        with partly.open("wb") as out:
            made = typeset_letters(
                templates, letters, out, offset=offset, progress=progress, cancelled=cancelled
            )
            out.flush()
            os.fsync(out.fileno())
        partly.replace(path)
    finally:
        partly.unlink(missing_ok=True)
    return made


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a template: the number of its shared content, and its slots."""

    contents: int
    slots: tuple[SlotPlace, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all copies share: reportlab's objects by number, and each template's pages."""

    objects: Mapping[int, bytes]
    taken: int
    tree: int  # the page tree's root, which the catalog names already
    catalog: int
    info: int
    resources: bytes
    pages: Mapping[str, tuple[_Page, ...]]
    codes: Codes
    move: bytes


def _share(
    templates: Mapping[str, Document], letters: Sequence[Letter], offset: tuple[float, float]
) -> _Shared:
    """Typeset every template once, with room in the faces for every character of every copy."""
    buffer = BytesIO()
    characters = _characters(letters)
    first = next(iter(templates.values()))
    sheet = print_on(buffer, first, _story(templates), offset=offset, characters=characters)
    objects, trailer = objects_of(buffer.getvalue())
    taken, catalog = max(objects), reference(trailer, b"Root")
    tree = reference(objects[catalog], b"Pages")
    kids = [
        int(n) for n in re.findall(rb"(\d+) 0 R", value(objects.pop(tree), b"Kids", b"[", b"]"))
    ]
    leaves = [objects.pop(kid) for kid in kids]
    return _Shared(
        objects,
        taken,
        tree,
        catalog,
        reference(trailer, b"Info"),
        value(leaves[0], b"Resources", b"<<", b">>"),
        _pages(sheet, [reference(leaf, b"Contents") for leaf in leaves]),
        sheet.codes,
        b"1 0 0 1 %.2f %.2f cm " % offset if offset != (0, 0) else b"",
    )


def _characters(letters: Sequence[Letter]) -> str:
    held: set[str] = set()
    for letter in letters:
        for lines in letter.fills.values():
            held.update(*map(composed, lines))
    return "".join(sorted(held))


def _story(templates: Mapping[str, Document]) -> list[Flowable]:
    story: list[Flowable] = []
    for key, document in templates.items():
        story += [NewPage()] if story else []
        story.append(PartMark(Part("", document.title), template=key))
        story += story_of(document)
    return story


def _pages(sheet: Sheet, contents: Sequence[int]) -> dict[str, tuple[_Page, ...]]:
    pages: dict[str, tuple[_Page, ...]] = {}
    for index, (footed, number) in enumerate(zip(sheet.footed, contents, strict=True)):
        slots = tuple(place for place in sheet.places if place.page == index)
        pages[footed.template] = (*pages.get(footed.template, ()), _Page(number, slots))
    return pages


class _Run:
    """The copies as they go out, and the nodes of the page tree over them."""

    def __init__(self, out: BinaryIO, shared: _Shared) -> None:
        self._shared = shared
        self._file = PdfFile(out, shared.objects, shared.taken)
        self._node = self._file.reserve()
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self.pages = 0

    def add(self, letter: Letter) -> None:
        """Write one copy's pages: its own words first, for the shared ones may move the sheet."""
        for page in self._shared.pages[letter.template]:
            contents = b"%d 0 R" % page.contents
            if own := _own(page, letter.fills, self._shared):
                number = self._file.add(b"<</Length %d>>stream\n%b\nendstream" % (len(own), own))
                contents = b"[%d 0 R %b]" % (number, contents)
            leaf = b"<</Type/Page/Parent %d 0 R/Contents %b>>" % (self._node, contents)
            self._kids.append(self._file.add(leaf))
            if len(self._kids) == KIDS:
                self._close_node()

    def finish(self) -> None:
        """Write the rest of the page tree and the end of the file."""
        self._close_node()
        shared = self._shared
        self._file.put(
            shared.tree,
            b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 612 792]/Resources %b>>"
            % (self.pages, _references(self._nodes), shared.resources),
        )
        self._file.finish(shared.catalog, shared.info)

    def _close_node(self) -> None:
        if not self._kids:
            return
        self._file.put(
            self._node,
            b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>"
            % (self._shared.tree, len(self._kids), _references(self._kids)),
        )
        self.pages += len(self._kids)
        self._nodes.append(self._node)
        self._node, self._kids = self._file.reserve(), []


def _own(page: _Page, fills: Fills, shared: _Shared) -> bytes:
    """One copy's words on a page, as PDF text; empty where it has none."""
    said = [
        _words(place, lines, shared.codes)
        for place in page.slots
        if (lines := [line for line in fills.get(place.slot, ()) if line])
    ]
    return b"q %bBT %b ET Q" % (shared.move, b" ".join(said)) if said else b""


def _words(place: SlotPlace, lines: Sequence[str], codes: Codes) -> bytes:
    """The lines of one slot, placed as the sheet places them."""
    fitted = place.fitted(lines)
    size, first = fitted.size, place.top - RISE * fitted.size
    return b" ".join(
        b"1 0 0 1 %.2f %.2f Tm %b"
        % (place.left, first - n * fitted.leading, _shown(line, size, codes))
        for n, line in enumerate(fitted.lines)
    )


def _shown(line: str, size: float, codes: Codes) -> bytes:
    """One line as PDF strings, a new one wherever the embedded subset changes."""
    runs = groupby(map(codes.__getitem__, line), key=itemgetter(0))
    return b" ".join(
        b"%b %.1f Tf (%b) Tj" % (name.encode(), size, b"".join(code for _, code in run))
        for name, run in runs
    )


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
