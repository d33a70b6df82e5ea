"""The sheet: a reportlab canvas that foots its pages when it knows how many there are.

It also remembers where the slots of a personalised copy lie, and draws their words with the same
rule that the fast run uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import Part
from app.documents.typeset.fit import Fitted, fit
from app.documents.typeset.fonts import BODY, faces
from app.documents.typeset.geometry import FOOT_SIZE, HEIGHT, LINE, MARGIN, WIDTH

CREATOR = "Minutebook"
RISE = 1.04
"""How far the first baseline lies under the top of its place, in sizes of the letters."""


_STAMP: list[str] = []


def stamp_pages(words: str) -> None:
    """Print these words at the foot of every page from now on; none to print as usual.

    For a rehearsal alone, where no paper may be taken for a real one.
    """
    _STAMP[:] = [words] if words else []


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where a slot lies: page (from 0), left and top in points from the sheet's lower left."""

    page: int
    slot: str
    left: float
    top: float
    width: float
    height: float
    size: float

    def fitted(self, lines: Sequence[str]) -> Fitted:
        """The lines in the size that fits this place."""
        return fit(lines, BODY, self.width, self.height, self.size)


@dataclass(frozen=True, slots=True)
class FootedPage:
    """What the foot of a page was made from: the copy's template and its part."""

    template: str
    part: Part


class Sheet(Canvas):
    """A canvas whose feet say `page x of y` by part; made by `sheet_maker`."""

    def __init__(
        self,
        *args: Any,
        company: str = "",
        offset: tuple[float, float] = (0, 0),
        characters: str = "",
        **kwargs: Any,
    ) -> None:
        faces()
        super().__init__(*args, **{**kwargs, "initialFontName": BODY})  # pyright: ignore[reportUnknownMemberType]
        self.company = company
        self.offset = offset
        self.part = Part("", "")
        self.template = ""
        self.places: list[SlotPlace] = []
        self.footed: list[FootedPage] = []
        self.codes = _codes(self, characters)
        self._pages: list[dict[str, Any]] = []

    @property
    def pdf(self) -> Any:
        """reportlab's document, which holds the embedded subsets."""
        return self._doc  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]

    def showPage(self) -> None:  # noqa: N802
        """Keep the page until the number of pages is known."""
        self.footed.append(FootedPage(self.template, self.part))
        self._pages.append(dict(self.__dict__))
        self._startPage()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    def save(self) -> None:
        """Foot every page, shift it by the printer's offset, and write the file."""
        counts = Counter((page.template, page.part.key) for page in self.footed)
        seen: Counter[tuple[str, str]] = Counter()
        for state, page in zip(self._pages, self.footed, strict=True):
            self.__dict__.update(state)
            key = (page.template, page.part.key)
            seen[key] += 1
            self._foot(page.part, seen[key], counts[key])
            if self.offset != (0, 0):
                x, y = self.offset
                self._code.insert(0, f"1 0 0 1 {x:.2f} {y:.2f} cm")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            super().showPage()
        super().save()

    def place(self, place: SlotPlace, lines: Sequence[str]) -> None:
        """Remember a slot; draw its words if this copy is someone's."""
        self.places.append(place)
        if lines:
            fitted = place.fitted(lines)
            self.setFont(BODY, fitted.size)
            for number, line in enumerate(fitted.lines):
                top = place.top - number * fitted.leading
                self.drawString(place.left, top - RISE * fitted.size, line)

    @property
    def page_index(self) -> int:
        """The page being drawn, from 0."""
        return len(self._pages)

    def _foot(self, part: Part, page: int, pages: int) -> None:
        number = f"{part.prefix}-{page}" if part.prefix else f"Page {page}"
        self._line_at(MARGIN - 22)
        count = f"{number} of {pages}"
        room = LINE - self.stringWidth(count, BODY, FOOT_SIZE) - 24
        left = fit([" · ".join((*_STAMP, part.title, self.company))], BODY, room, 12, FOOT_SIZE, 5)
        self.setFont(BODY, left.size)
        for step, line in enumerate(left.lines):
            self.drawString(MARGIN, MARGIN - 34 - step * left.leading, line)
        self.setFont(BODY, FOOT_SIZE)
        self.drawRightString(WIDTH - MARGIN, MARGIN - 34, count)

    def _line_at(self, y: float) -> None:
        self.setLineWidth(0.4)
        self.line(MARGIN, y, WIDTH - MARGIN, y)


class Plain(Canvas):
    """A canvas without feet; in a rehearsal its pages say so at their lower edge."""

    def showPage(self) -> None:  # noqa: N802
        """The stamp, then the page."""
        for words in _STAMP:
            self.setFont(BODY, FOOT_SIZE)
            self.drawCentredString(WIDTH / 2, 12, words)
        super().showPage()


def plain_canvas(buffer: BytesIO, title: str, company: str) -> Canvas:
    """A letter page without feet, for labels and rulers."""
    faces()
    canvas = Plain(
        buffer,
        (WIDTH, HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=BODY,  # pyright: ignore[reportArgumentType]
        lang="en-US",
    )
    canvas.setTitle(title)
    canvas.setAuthor(company)
    canvas.setSubject(title)
    canvas.setCreator(CREATOR)
    return canvas


def _codes(sheet: Sheet, characters: str) -> dict[str, tuple[str, bytes]]:
    """For each character the name of the embedded subset and its bytes there.

    Asked before anything is drawn, so that the subsets hold every character of every copy.
    """
    font, document = faces()[BODY], sheet.pdf
    codes: dict[str, tuple[str, bytes]] = {}
    for character in sorted(set(characters)):
        [(subset, code)] = font.splitString(character, document)
        name: str = font.getSubsetInternalName(subset, document)
        codes[character] = (name, b"".join(map(_written, code)))
    return codes


def _written(byte: int) -> bytes:
    """The byte inside a PDF string; as an octal escape where it means something there."""
    return b"\\%03o" % byte if byte in b"()\\" or not 32 <= byte < 127 else bytes([byte])
