"""Tables as one flowable: words broken once, the head repeated, thousands of rows without haste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.platypus import Flowable

from app.documents.blocks import Facts, TableBlock
from app.documents.typeset.fit import wrap
from app.documents.typeset.fonts import BODY, STRONG, composed, measure
from app.documents.typeset.geometry import LINE

SIZE, LEADING, GAP, PAD = 9.0, 11.0, 10.0, 3.0
FACT_SIZE, FACT_LEADING = 10.5, 13.5
MOST_LINES = 45  # of one row on one page; a longer row goes on in a second one
LONGEST_CELL = 2_000
SHORT = 130.0  # points up to which a table stands on one page whole, as that of a vote

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """How a table is set: columns as (left, width, align), faces, size and leading.

    With `pen` an empty cell is a line to write on.
    """

    columns: tuple[tuple[float, float, str], ...]
    faces: tuple[str, ...]
    size: float
    leading: float
    ruled: bool
    pen: bool = False

    def height(self, cells: Cells) -> float:
        """The height of a row in points."""
        return max((len(lines) for lines in cells), default=0) * self.leading + 2 * PAD


class Rows(Flowable):
    """Rows of broken lines; splits between rows and repeats its head."""

    def __init__(self, made: Made, head: Cells, rows: Sequence[Cells], totals: Cells) -> None:
        super().__init__()
        self.made, self.head, self.rows, self.totals = made, head, rows, totals

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Its size."""
        self.width = aW
        self.height = sum(map(self.made.height, self._all()))
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """What fits here, and the rest under a head of its own; totals keep a row with them.

        A short table is not parted.
        """
        if self.least() > aH:
            return []
        room = aH - (self.made.height(self.head) if self.head else 0)
        count = 0
        while count < len(self.rows) and self.made.height(self.rows[count]) <= room:
            room -= self.made.height(self.rows[count])
            count += 1
        if count == len(self.rows) and self.totals:
            count -= 1
        if count <= 0:
            return []
        first = Rows(self.made, self.head, self.rows[:count], ())
        return [first, Rows(self.made, self.head, self.rows[count:], self.totals)]

    def least(self) -> float:
        """What stands together, in points: the head and the first row, or all of a short table."""
        whole = sum(map(self.made.height, self._all()))
        if whole <= SHORT:
            return whole
        return self.made.height(self.head) + (self.made.height(self.rows[0]) if self.rows else 0)

    def draw(self) -> None:
        """Draw head, rows and totals with hairlines between."""
        y = self.height
        for cells in self._all():
            strong = cells is self.head or cells is self.totals
            if cells is self.totals:
                self._rule(y, 0.8)
            self._row(cells, y, strong)
            y -= self.made.height(cells)
            if self.made.ruled:
                self._rule(y, 0.8 if cells is self.head else 0.25)

    def _all(self) -> list[Cells]:
        return [cells for cells in (self.head, *self.rows, self.totals) if cells]

    def _row(self, cells: Cells, top: float, strong: bool) -> None:
        for (left, width, align), face, lines in zip(
            self.made.columns, self.made.faces, cells, strict=True
        ):
            self.canv.setFont(STRONG if strong else face, self.made.size)
            y = top - PAD - self.made.size
            if self.made.pen and left and lines == ("",):
                self.canv.setLineWidth(0.6)
                self.canv.line(left, y - 2, left + width, y - 2)
            for line in lines:
                if align == "right":
                    self.canv.drawRightString(left + width, y, line)
                else:
                    self.canv.drawString(left, y, line)
                y -= self.made.leading

    def _rule(self, y: float, weight: float) -> None:
        self.canv.setLineWidth(weight)
        self.canv.line(0, y, self.width, y)


def table_rows(block: TableBlock) -> Rows:
    """A ruled table over the whole line."""
    columns = _columns(block)
    made = Made(columns, (BODY,) * len(columns), SIZE, LEADING, ruled=True)
    head = _cells(tuple(c.title for c in block.columns), made, STRONG)
    rows = [part for row in block.rows for part in _parts(_cells(row, made))]
    totals = _cells(block.totals, made, STRONG) if block.totals else ()
    return Rows(made, head, rows, totals)


def facts_rows(block: Facts) -> Rows:
    """Labels and values without rules."""
    columns = ((0.0, 132.0, "left"), (142.0, LINE - 142, "left"))
    made = Made(columns, (STRONG, BODY), FACT_SIZE, FACT_LEADING, ruled=False, pen=True)
    return Rows(made, (), [p for row in block.rows for p in _parts(_cells(row, made))], ())


def _columns(block: TableBlock) -> tuple[tuple[float, float, str], ...]:
    """Left and width of each column: figures are never broken, words share the rest."""
    asked = [_figures(block, n) if c.align == "right" else 0.0 for n, c in enumerate(block.columns)]
    room = LINE - GAP * (len(asked) - 1) - sum(asked)
    if room < LINE / 4:
        asked, room = [0.0] * len(asked), LINE - GAP * (len(asked) - 1)
    words = sum(c.width for c, own in zip(block.columns, asked, strict=True) if not own)
    unit = room / words if words else 0.0
    widths = [own or c.width * unit for c, own in zip(block.columns, asked, strict=True)]
    lefts = accumulate((width + GAP for width in widths[:-1]), initial=0.0)
    return tuple(
        (left, width, c.align) for left, width, c in zip(lefts, widths, block.columns, strict=True)
    )


def _figures(block: TableBlock, column: int) -> float:
    """The width that a column of figures needs, in points, its head's words included."""
    cells = [row[column] for row in (*block.rows, block.totals) if row]
    heads = block.columns[column].title.split()
    lines = [line for cell in cells for line in cell.split("\n")]
    widest = max(lines, key=len, default="")
    return max(measure(text, STRONG, SIZE) for text in (widest, *heads, "000")) + 1


def _cells(row: Sequence[str], made: Made, face: str = "") -> Cells:
    if len(row) != len(made.columns):
        raise ValueError(f"{len(row)} cells for {len(made.columns)} columns")
    return tuple(
        _broken(text, face or own, made.size, width)
        for text, own, (_, width, _) in zip(row, made.faces, made.columns, strict=True)
    )


def _broken(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    if len(text) > LONGEST_CELL:
        raise ValueError(f"a cell of more than {LONGEST_CELL:,} characters")
    return tuple(
        part for line in composed(text).split("\n") for part in wrap(line, face, size, width)
    )


def _parts(cells: Cells) -> list[Cells]:
    """The row, or several where it is higher than a page should give it."""
    most = max((len(lines) for lines in cells), default=0)
    if most <= MOST_LINES:
        return [cells]
    starts = range(0, most, MOST_LINES)
    return [tuple(lines[start : start + MOST_LINES] for lines in cells) for start in starts]
