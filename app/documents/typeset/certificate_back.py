"""The back of a certificate in two columns, in the largest size in which its words fit."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents import blocks as b
from app.documents.shares.certificate_back import Reverse
from app.documents.typeset.certificate_ornament import HEIGHT, WIDTH
from app.documents.typeset.flow import lines
from app.documents.typeset.fonts import BODY, STRONG, composed
from app.domain.refusal import Refusal

SIDE = 57.0
GUTTER = 30.0
COLUMN = (WIDTH - 2 * SIDE - GUTTER) / 2
TALL = HEIGHT - 2 * SIDE
SIZES = tuple(9 - step / 4 for step in range(13))
LABEL = 6.5


def draw_back(canvas: Canvas, back: Reverse, ink: Color) -> None:
    """Both columns with a hairline between; Refusal where the words do not fit."""
    left, right = _fitted(canvas, (back.left, back.right))
    for x, made in ((SIDE, left), (WIDTH - SIDE - COLUMN, right)):
        _column(canvas, made, x)
    if back.left and back.right:
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(0.4)
        canvas.line(WIDTH / 2, SIDE, WIDTH / 2, HEIGHT - SIDE)


def _column(canvas: Canvas, made: Sequence[Flowable], x: float) -> None:
    y = HEIGHT - SIDE
    for piece in made:
        y -= _height(canvas, piece)
        piece.drawOn(canvas, x, y)


def _fitted(canvas: Canvas, columns: Sequence[Sequence[b.Block]]) -> list[list[Flowable]]:
    """The columns in one size, the largest in which the longer one fits."""
    for size in SIZES:
        made = [[p for block in blocks for p in _pieces(block, size)] for blocks in columns]
        if all(sum(_height(canvas, piece) for piece in pieces) <= TALL for pieces in made):
            return made
    raise Refusal(
        "The rights and legends take more room than the back of a certificate has. "
        "Shorten the statement of rights: it may name the office that has the full text."
    )


def _height(canvas: Canvas, piece: Flowable) -> float:
    return float(piece.wrapOn(canvas, COLUMN, TALL)[1])


def _pieces(block: b.Block, size: float) -> list[Flowable]:
    base = ParagraphStyle("back", fontName=BODY, fontSize=size, leading=size * 1.24)
    match block:
        case b.Heading():
            head = ParagraphStyle(
                "head", base, fontName=STRONG, fontSize=size + 1, alignment=TA_CENTER
            )
            return [Air(size * 0.4), lines(block.text.upper(), head), Air(size * 0.5)]
        case b.Paragraph():
            small = ParagraphStyle("small", base, fontSize=size * 0.88, leading=size * 1.08)
            return [Air(3), lines(block.text, small if block.size == "small" else base), Air(3)]
        case b.Facts():
            return [*(Pair(row, base) for row in block.rows), Air(size * 0.45)]
        case b.Blank():
            return [PenLine(block.label, min(block.width, COLUMN))]
        case _:
            raise ValueError(f"a {type(block).__name__} on the back of a certificate")


class Air(Flowable):
    """Empty height in points."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Its size."""
        return aW, self.height

    def draw(self) -> None:
        """Nothing."""


class Pair(Flowable):
    """An abbreviation and what it stands for."""

    def __init__(self, row: tuple[str, str], style: ParagraphStyle) -> None:
        super().__init__()
        strong = ParagraphStyle("strong", style, fontName=STRONG)
        self.indent = style.fontSize * 11
        self.label, self.value = lines(row[0], strong), lines(row[1], style)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """The higher of the two."""
        left = float(self.label.wrapOn(self.canv, self.indent - 6, aH)[1])
        right = float(self.value.wrapOn(self.canv, aW - self.indent, aH)[1])
        self.tops, self.height = (left, right), max(left, right) + 1.2
        return aW, self.height

    def draw(self) -> None:
        """Both from the same top."""
        self.label.drawOn(self.canv, 0, self.height - self.tops[0])
        self.value.drawOn(self.canv, self.indent, self.height - self.tops[1])


class PenLine(Flowable):
    """A line to write on with its label small under it."""

    def __init__(self, label: str, wide: float) -> None:
        super().__init__()
        self.label, self.wide = label, wide

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Room for a pen over the line, the label under it."""
        self.height = 29.0
        return aW, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.setLineWidth(0.6)
        wide = COLUMN if self.wide > COLUMN / 2 else self.wide
        self.canv.line(0, 11, wide, 11)
        self.canv.setFont(BODY, LABEL)
        self.canv.drawString(0, 3.5, composed(self.label))
