"""How wide a table's columns are: as wide as what stands in them, and the rest shares the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from app.presenters.tables import Column, Table, some_rows
from app.ui.theme import theme
from app.ui.theme.tokens import SMALL

from .table_delegate import PADDING, text_width

SAMPLE = 300  # rows that are measured, spread over the table
SHORT, LEAST = 14, 20
"""In characters: a day or a number, which is never cut, and what a text column keeps at least."""


class Wishes:
    """What each column asks for, in px: `whole` for its cells, `least` for its heading."""

    def __init__(self) -> None:
        self.whole: list[int] = []
        self.least: list[int] = []
        self._last: tuple[Table, int, list[int]] | None = None

    def look_at(self, table: Table, *, afresh: bool) -> None:
        """Measure; rows of the same columns only make them wider, so that a filter moves none."""
        found = self._asked_by(table)
        if afresh or len(found) != len(self.whole):
            self.whole = found
        else:
            self.whole = [max(pair) for pair in zip(self.whole, found, strict=True)]
        self.least = [_heading(column) for column in table.columns]

    def _asked_by(self, table: Table) -> list[int]:
        """What its cells ask for; measured once while it is shown in letters of the same size."""
        size, last = theme().text_size, self._last
        if last is None or last[0] is not table or last[1] != size:
            found = [_measured(table, n) for n in range(len(table.columns))]
            self._last = last = (table, size, found)
        return last[2]


def share_out(
    columns: Sequence[Column], wishes: Wishes, rest: Sequence[int], room: int
) -> dict[int, int]:
    """The width of every column but `rest`, which are left at least room for a name.

    `Column.width` is how many characters a column gets at most half as much again of. Where the
    room is too small, long texts give way first and short ones, such as days, last. Where the rest
    needs less than it would get, columns that are cut get more.
    """
    sign, short = text_width(theme().font(), "0"), _px(SHORT)
    fixed = {
        n: max(wishes.least[n], min(wishes.whole[n], 2 * PADDING + column.width * sign * 3 // 2))
        for n, column in enumerate(columns)
        if n not in rest
    }
    kept = sum(max(wishes.least[n], min(wishes.whole[n], _px(LEAST))) for n in rest)
    over = sum(fixed.values()) + kept - room
    for n in sorted(fixed, key=lambda n: (fixed[n] <= short, columns[n].align, -fixed[n])):
        cut = max(0, min(over, fixed[n] - max(wishes.least[n], min(short, fixed[n]))))
        fixed[n] -= cut
        over -= cut
    spare = room - sum(fixed.values()) - sum(wishes.whole[n] for n in rest)
    for n in sorted(fixed, key=lambda n: wishes.whole[n]):
        more = max(0, min(spare, wishes.whole[n] - fixed[n]))
        fixed[n] += more
        spare -= more
    return fixed


def lined_up(
    columns: Sequence[Column], wishes: Sequence[Wishes], rest: Sequence[int], room: int
) -> dict[int, int]:
    """The width of every column for tables that stand over one another in the same columns."""
    joined = Wishes()
    joined.whole = [max(widths) for widths in zip(*(one.whole for one in wishes), strict=True)]
    joined.least = [max(widths) for widths in zip(*(one.least for one in wishes), strict=True)]
    fixed = share_out(columns, joined, rest, room)
    shared = max(0, room - sum(fixed.values())) // max(1, len(rest))
    return fixed | dict.fromkeys(rest, shared)


def _measured(table: Table, column: int) -> int:
    rows = some_rows(table.rows, SAMPLE)
    texts = {(row.cells[column], row.tone) for row in rows if column < len(row.cells)}
    if column < len(table.totals):
        texts.add((table.totals[column], "strong"))
    plain = QFontMetrics(theme().font())
    strong = QFontMetrics(theme().font(semibold=True))
    widths = (
        (strong if tone == "strong" else plain).horizontalAdvance(text) for text, tone in texts
    )
    return max(widths, default=0) + 2 * PADDING


def _heading(column: Column) -> int:
    head = text_width(theme().font(SMALL, semibold=True), column.title)
    return head + theme().px(12) + 2 * PADDING


def _px(characters: int) -> int:
    return text_width(theme().font(), "0") * characters + 2 * PADDING
