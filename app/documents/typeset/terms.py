"""Terms of office drawn on paper: years, a lane for each person or office, seats, the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from app.documents import blocks as b
from app.documents.typeset import geometry as g
from app.documents.typeset.drawn import Drawn
from app.documents.typeset.fonts import BODY, composed, measure
from app.domain.board.spans import MARKS, Count, mark_begun, mark_ended
from app.domain.offices import Term
from app.domain.words import day_plain

SIZE, SMALL = 8.5, 7.5
HEAD, LANE, SEAT, FOOT, LEGEND = 16.0, 15.0, 8.0, 14.0, 14.0
LABEL, HALF = 112.0, 2.6
SOLID, HATCH = 0.86, 0.45
"""Greys: the ground of a bar, the lines of a hatch."""


class TermsFlow(Drawn):
    """The drawing, from top to foot as high as its lanes and seats need."""

    def __init__(self, block: b.TermsDrawing) -> None:
        super().__init__()
        self.block = block
        counts = ((c.serving, c.authorized or 0) for c in block.counts)
        self.most = max((max(pair) for pair in counts), default=0)
        self.seats = self.most * SEAT + 12 if block.counts else 0.0

    def tall(self, height: float) -> float:
        """Years, lanes, seats, the name of the day, the legend."""
        return HEAD + LANE * len(self.block.lanes) + self.seats + FOOT + LEGEND

    def draw(self) -> None:
        """Draw it; only blacks and greys, each mark with its own outline."""
        self.canv.saveState()
        self._years()
        for number, lane in enumerate(self.block.lanes):
            top = self.height - HEAD - number * LANE
            again = number and self.block.lanes[number - 1].label == lane.label
            if not again:
                self.write(0, top - 11, self._cut(_capital(lane.label), LABEL - 8), size=SIZE)
            self._rule(0, top - LANE)
            for term, then in zip(lane.terms, [*lane.terms[1:], None], strict=True):
                self._bar(term, then, top)
        if self.block.counts:
            self._seats()
        self._day()
        self._legend()
        self.canv.restoreState()

    def _x(self, on: date) -> float:
        days = (self.block.last - self.block.first).days + 1
        part = min(max((on - self.block.first).days / days, 0.0), 1.0)
        return LABEL + part * (g.LINE - LABEL)

    def _rule(self, x: float, y: float) -> None:
        self.canv.setLineWidth(0.3)
        self.canv.setStrokeGray(0.7)
        self.canv.line(x, y, g.LINE, y)
        self.canv.setStrokeGray(0)

    def _years(self) -> None:
        first, last = self.block.first.year, self.block.last.year
        room = (g.LINE - LABEL) / (last - first + 1)
        step = next((s for s in (1, 2, 5, 10, 20) if s * room >= 30), 50)
        for year in range(first, last + 1, step):
            x = self._x(date(year, 1, 1))
            self.canv.setLineWidth(0.3)
            self.canv.setStrokeGray(0.7)
            self.canv.line(x, self._floor(), x, self.height)
            self.canv.setStrokeGray(0)
            self.write(x + 2, self.height - 9, str(year), size=SMALL)
        self._rule(LABEL, self.height - HEAD)

    def _floor(self) -> float:
        """The foot of the seats, or of the lanes where there are none."""
        return FOOT + LEGEND

    def _bar(self, term: Term, then: Term | None, top: float) -> None:
        left = self._x(term.from_on)
        right = self._x(term.to_on) if term.to_on else g.LINE
        self._box(left, top - LANE + 3.5, max(1.5, right - left), LANE - 7, SOLID)
        middle = top - LANE / 2
        self._mark(mark_begun(term), left, middle)
        if ended := mark_ended(term, then):
            self._mark(ended, right, middle)
        if self.block.named and right - left > 24:
            name = self._cut(term.name, right - left - 12, SMALL)
            self.write(left + 6, middle - 2.6, name, size=SMALL)

    def _box(self, x: float, y: float, wide: float, high: float, grey: float) -> None:
        self.canv.setLineWidth(0.4)
        self.canv.setFillGray(grey)
        self.canv.rect(x, y, wide, high, stroke=1, fill=1)
        self.canv.setFillGray(0)

    def _mark(self, mark: str, x: float, y: float) -> None:
        self.canv.setLineWidth(0.9)
        if mark in ("shareholders", "other"):
            self.canv.setFillGray(0 if mark == "shareholders" else 1)
            self.canv.circle(x, y, HALF, stroke=1, fill=1)
        elif mark in SHAPES:
            corners, solid = SHAPES[mark]
            self.canv.setFillGray(0 if solid else 1)
            self._shape([(x + across * HALF, y + up * HALF) for across, up in corners])
        else:
            self.canv.setLineWidth(1.3)
            for across, up, to_across, to_up in STROKES[mark]:
                self.canv.line(
                    x + across * HALF, y + up * HALF, x + to_across * HALF, y + to_up * HALF
                )
        self.canv.setFillGray(0)

    def _shape(self, corners: list[tuple[float, float]]) -> None:
        """A closed shape, filled and outlined."""
        canvas: Any = self.canv
        path = canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)

    def _seats(self) -> None:
        """Who serve as a grey strip, vacant seats hatched, the authorized number as a line."""
        foot = self._floor()
        for count, end in self._stretches():
            left, right = self._x(count.on), self._x(end)
            high = count.serving * SEAT
            self.canv.setFillGray(SOLID)
            self.canv.rect(left, foot, right - left, high, stroke=0, fill=1)
            self.canv.setFillGray(0)
            if count.vacant:
                self._hatch(left, foot + high, right - left, count.vacant * SEAT)
                self._vacant(count.vacant, (left + right) / 2, foot + high, right - left)
            if count.authorized is not None:
                self.canv.setLineWidth(1.1)
                y = foot + count.authorized * SEAT
                self.canv.line(left, y, right, y)
        self.canv.setLineWidth(0.5)
        self.canv.line(LABEL, foot, g.LINE, foot)
        past = [c for c in self.block.counts if c.on <= self.block.on]
        now = past[-1] if past else self.block.counts[0]
        fixed = f"{now.authorized} authorized" if now.authorized is not None else "No number fixed"
        self.write(0, foot + self.seats - 18, fixed, size=SIZE)
        self.write(0, foot + self.seats - 29, f"{now.serving} in office", size=SIZE)

    def _stretches(self) -> Iterator[tuple[Count, date]]:
        counts = self.block.counts
        after = self.block.last + timedelta(1)
        return zip(counts, [*(c.on for c in counts[1:]), after], strict=True)

    def _hatch(self, x: float, y: float, wide: float, high: float) -> None:
        canvas: Any = self.canv
        self.canv.saveState()
        path = canvas.beginPath()
        path.rect(x, y, wide, high)
        canvas.clipPath(path, stroke=0, fill=0)
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeGray(HATCH)
        at = x - high
        while at < x + wide:
            self.canv.line(at, y, at + high, y + high)
            at += 3
        self.canv.restoreState()
        self.canv.setLineWidth(0.4)
        self.canv.rect(x, y, wide, high, stroke=1, fill=0)

    def _vacant(self, seats: int, middle: float, y: float, room: float) -> None:
        """`1 vacant` under the hatched part, where there is room."""
        text = f"{seats} vacant"
        wide = measure(text, BODY, SMALL)
        if wide + 4 <= room:
            self.write(middle - wide / 2, y - 8, text, size=SMALL)

    def _day(self) -> None:
        x = self._x(self.block.on)
        self.canv.saveState()
        self.canv.setLineWidth(0.8)
        self.canv.setDash(2.5, 2)
        self.canv.line(x, self._floor() - 2, x, self.height - HEAD)
        self.canv.restoreState()
        text = f"On {day_plain(self.block.on)}"
        wide = measure(text, BODY, SIZE)
        left = min(max(LABEL, x - wide / 2), g.LINE - wide)
        self.write(left, LEGEND + 3, text, size=SIZE)

    def _legend(self) -> None:
        """Each mark that is drawn, with its words."""
        x = 4.0
        for mark in self._used():
            self._mark(mark, x, 4)
            self.write(x + 6, 1.4, MARKS[mark], size=SMALL)
            x += measure(MARKS[mark], BODY, SMALL) + 18

    def _used(self) -> list[str]:
        drawn: set[str] = set()
        for lane in self.block.lanes:
            for term, then in zip(lane.terms, [*lane.terms[1:], None], strict=True):
                drawn |= {mark_begun(term), mark_ended(term, then)}
        return [mark for mark in MARKS if mark in drawn]

    def _cut(self, text: str, room: float, size: float = SIZE) -> str:
        """The text as far as it fits, with an ellipsis where it is cut."""
        said = composed(text)
        if measure(said, BODY, size) <= room:
            return said
        while said and measure(f"{said}…", BODY, size) > room:
            said = said[:-1]
        return f"{said.rstrip()}…" if said else ""


SHAPES = {
    "board": (((-1.2, 0), (0, 1.2), (1.2, 0), (0, -1.2)), False),
    "incorporator": (((-1, -1), (1, -1), (1, 1), (-1, 1)), True),
    "resigned": (((-1, -1.2), (1.2, 0), (-1, 1.2)), False),
}
STROKES = {
    "removed": ((-1, -1, 1, 1), (-1, 1, 1, -1)),
    "died": ((0, 1.4, 0, -1.6), (-0.9, 0.5, 0.9, 0.5)),
    "term": ((0, -1.6, 0, 1.6),),
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
