"""The blocks that are drawn rather than flowed: address, signature, blanks, boxes, marks."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.documents import blocks as b
from app.documents.typeset import geometry as g
from app.documents.typeset.fit import fit, wrap
from app.documents.typeset.fonts import BODY, STRONG, composed, measure
from app.documents.typeset.sheet import RISE, Sheet, SlotPlace


class Drawn(Flowable):
    """A flowable of a known height over the whole line."""

    canv: Sheet  # pyright: ignore[reportIncompatibleVariableOverride]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Its size; `tall` is asked once the width is known."""
        self.width = aW
        self.height = self.tall(aH)
        return aW, self.height

    def tall(self, height: float) -> float:
        """Its height in points, given what is left of the page."""
        raise NotImplementedError

    def at(self) -> tuple[float, float]:
        """Where its lower left corner lies on the sheet."""
        x, y = self.canv.absolutePosition(0, 0)
        return float(x), float(y)

    def write(self, x: float, y: float, text: str, face: str = BODY, size: float = g.BODY_SIZE):
        """One line of text at a place inside it."""
        self.canv.setFont(face, size)
        self.canv.drawString(x, y, composed(text))

    def pen_line(self, x: float, y: float, width: float) -> None:
        """A line to write on by hand."""
        self.canv.setLineWidth(0.6)
        self.canv.line(x, y, x + width, y)


class PartMark(Drawn):
    """Where a part begins: from here on its title and numbers stand in the foot."""

    def __init__(self, part: b.Part, template: str | None = None) -> None:
        super().__init__()
        self.part, self.template = part, template

    def tall(self, height: float) -> float:
        """Nothing."""
        return 0

    def draw(self) -> None:
        """Tell the sheet."""
        self.canv.part = self.part
        if self.template is not None:
            self.canv.template = self.template


class LetterheadLines(Drawn):
    """The corporation's name and office, centred over a hairline."""

    def __init__(self, block: b.Letterhead) -> None:
        super().__init__()
        self.name = fit([block.name], STRONG, g.LINE, 24, 16, 11)
        self.lines = tuple(
            part for text in block.lines for part in wrap(composed(text), BODY, 9.5, g.LINE)
        )

    def tall(self, height: float) -> float:
        """Name, lines and the rule."""
        return len(self.name.lines) * self.name.leading + len(self.lines) * 12 + 8

    def draw(self) -> None:
        """Draw them."""
        y = self.height
        for line in self.name.lines:
            self.canv.setFont(STRONG, self.name.size)
            self.canv.drawCentredString(g.LINE / 2, y - self.name.size, line)
            y -= self.name.leading
        for line in self.lines:
            self.canv.setFont(BODY, 9.5)
            self.canv.drawCentredString(g.LINE / 2, y - 9.5, line)
            y -= 12


class Address(Drawn):
    """The addressee at the envelope's window; everything down to the window's end stays empty."""

    def __init__(self, block: b.AddressBlock) -> None:
        super().__init__()
        self.block = block

    def tall(self, height: float) -> float:
        """From here to the end of the window zone."""
        from_top = g.MARGIN + g.COLUMN - height
        if from_top > g.WINDOW_TOP:
            raise ValueError("the letterhead reaches into the window of the envelope")
        return g.WINDOW_END - from_top

    def draw(self) -> None:
        """Draw the lines, or remember the place."""
        left, foot = self.at()
        place = SlotPlace(
            self.canv.page_index,
            self.block.slot,
            g.ADDRESS_LEFT,
            g.HEIGHT - g.ADDRESS_TOP,
            g.ADDRESS_WIDTH,
            g.ADDRESS_HEIGHT,
            10,
        )
        self.canv.saveState()
        self.canv.translate(-left, -foot)
        self.canv.place(place, self.block.lines)
        self.canv.restoreState()


class SlotLine(Drawn):
    """A label, and words that differ from copy to copy."""

    def __init__(self, block: b.Slot) -> None:
        super().__init__()
        self.block = block

    def tall(self, height: float) -> float:
        """Its lines and the space after them."""
        return 12.6 * self.block.most + 6

    def draw(self) -> None:
        """Draw the label and the words."""
        label, size = self.block.label, 10.5
        self.write(0, self.height - RISE * size, label, STRONG, size)
        indent = measure(label, STRONG, size) + 8 if label else 0
        box = (indent, self.height, g.LINE - indent, self.height - 5)
        _slot(self, self.block.slot, self.block.lines, box, size)


class SignatureLines(Drawn):
    """A line to sign on at the right, a date line at the left, name and title under it."""

    LEFT = g.LINE - g.SIGN_LINE

    def __init__(self, block: b.Signature) -> None:
        super().__init__()
        self.block, self.tight = block, False
        self.above = _lines(block.above)
        self.under = () if block.slot else (*_lines(block.name), *_lines(block.title))

    def tall(self, height: float) -> float:
        """Words over the line, room for a pen, words under it."""
        under = 28 if self.block.slot else len(self.under) * g.BODY_LEADING
        return len(self.above) * g.BODY_LEADING + self.pen() + under + 6

    def pen(self) -> float:
        """Room for a pen over the line."""
        return 28 if self.tight else 36

    def draw(self) -> None:
        """Draw it."""
        y = self.height
        for line in self.above:
            y -= g.BODY_LEADING
            self.write(self.LEFT, y + 3, line)
        y -= self.pen()
        self.pen_line(self.LEFT, y, g.SIGN_LINE)
        if self.block.dated:
            self.write(0, y + 1, "Dated:")
            self.pen_line(38, y, 150)
        if self.block.slot:
            box = (self.LEFT, y - 2, g.SIGN_LINE, 26.0)
            _slot(self, self.block.slot, (self.block.name,), box, 10.5)
        for line in self.under:
            y -= g.BODY_LEADING
            self.write(self.LEFT, y + 1, line)


class ChoiceRow(Drawn):
    """A matter at the left and the boxes to mark at the right."""

    STEP = 66.0

    def __init__(self, text: str, options: Sequence[str], indent: float) -> None:
        super().__init__()
        self.options, self.indent = options, indent
        room = g.LINE - self.STEP * len(options) - indent - 14
        self.lines = wrap(composed(text), BODY, 10.5, room)

    def tall(self, height: float) -> float:
        """Its lines and a little air."""
        return len(self.lines) * 13 + 4

    def draw(self) -> None:
        """Draw text and boxes; the boxes stand on the first line."""
        for number, line in enumerate(self.lines):
            self.write(self.indent, self.height - 12 - number * 13, line, size=10.5)
        first = g.LINE - self.STEP * len(self.options)
        for number, option in enumerate(self.options):
            x = first + number * self.STEP
            self.write(x, self.height - 12.5, "☐", size=12)
            self.write(x + 13, self.height - 12, option, size=9)


class BlankLine(Drawn):
    """A label and a line to write on."""

    def __init__(self, block: b.Blank) -> None:
        super().__init__()
        self.block, self.tight = block, False

    def tall(self, height: float) -> float:
        """Room for a pen."""
        return 23 if self.tight else 28

    def draw(self) -> None:
        """Draw it."""
        self.write(0, 6, self.block.label)
        label = self.canv.stringWidth(self.block.label, BODY, g.BODY_SIZE)
        start = label + 8 if label else 0
        self.pen_line(start, 5, min(self.block.width, g.LINE - start))


class Box(Drawn):
    """Flowables inside a stroked rectangle."""

    INSET = 8.0

    def __init__(self, inner: Sequence[Flowable]) -> None:
        super().__init__()
        self.inner = inner

    def tall(self, height: float) -> float:
        """The inner heights and the inset."""
        room = self.width - 2 * self.INSET
        self.heights = [float(each.wrapOn(self.canv, room, height)[1]) for each in self.inner]
        return sum(self.heights) + 2 * self.INSET

    def draw(self) -> None:
        """Stroke the box, then its words."""
        self.canv.setLineWidth(0.8)
        self.canv.rect(0, 0, self.width, self.height)
        y = self.height - self.INSET
        for each, height in zip(self.inner, self.heights, strict=True):
            y -= height
            each.drawOn(self.canv, self.INSET, y)


class Hairline(Drawn):
    """A hairline across the page."""

    def tall(self, height: float) -> float:
        """A little air on both sides."""
        return 14

    def draw(self) -> None:
        """Draw it."""
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 7, g.LINE, 7)


def _lines(text: str) -> tuple[str, ...]:
    """A signature's words as lines no longer than the line to sign on."""
    parts = composed(text).split("\n") if text else ()
    return tuple(line for part in parts for line in wrap(part, BODY, g.BODY_SIZE, g.SIGN_LINE))


def _slot(
    drawn: Drawn,
    slot: str,
    lines: Sequence[str],
    box: tuple[float, float, float, float],
    size: float,
) -> None:
    """Place a slot at (left, top, width, height) inside a flowable."""
    x, y = drawn.at()
    left, top, width, height = box
    place = SlotPlace(drawn.canv.page_index, slot, x + left, y + top, width, height, size)
    drawn.canv.saveState()
    drawn.canv.translate(-x, -y)
    drawn.canv.place(place, [line for line in lines if line])
    drawn.canv.restoreState()
