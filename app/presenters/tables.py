"""The values that every list is made of: links, columns, rows and tables.

The other kinds of values stand in `view`, which gives these as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import overload

from app.domain.value import value

WORDS = {"error": "Breach", "warning": "Check", "advice": "Advice", "info": "Note", "fits": ""}
"""The word that a severity has on screen."""


@value
class Link:
    """Something to press in a note: `why:<rule id>`, `use:2004-05-14`, `keep`, `go:<page>`."""

    label: str
    target: str


@value
class Column:
    """A table's column; `align` is `left` or `right`; `width` in characters, 0 = takes the rest."""

    title: str
    align: str = "left"
    width: int = 0


@value
class Row:
    """A table's row: one text per column. `key` names the record; `sort` overrides sort values.

    `tone` is empty, `quiet` (cancelled or past) or `strong`; `severity` draws its sign at the
    right end.
    """

    key: str
    cells: tuple[str, ...]
    sort: tuple[object, ...] = ()
    tone: str = ""
    severity: str = ""
    hint: str = ""


@value
class Table:
    """A table with what it says when it is empty: what belongs here, why not, one button."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    totals: tuple[str, ...] = ()
    empty: str = ""
    empty_action: str = ""  # act key behind the one button of the empty place
    title: str = ""


class LaterRows(Sequence[Row]):
    """The rows of a long table, each made when it is looked at, some at a time.

    `numbers` name the records in the order shown, `make` gives the rows of some of them, and
    `arrange` the numbers by a column, falling or rising. No row of such a table bears a sign.
    """

    AT_ONCE = 64

    def __init__(
        self,
        numbers: Sequence[int],
        make: Callable[[Sequence[int]], Iterable[Row]],
        arrange: Callable[[int, bool], Sequence[int]],
    ) -> None:
        self._numbers, self._make, self._arrange = numbers, make, arrange
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """A row, or some, made with those around it."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if place not in self._made:
            if not 0 <= place < len(self):
                raise IndexError(at)
            first = place - place % self.AT_ONCE
            rows = self._make(self._numbers[first : first + self.AT_ONCE])
            self._made.update(enumerate(rows, first))
        return self._made[place]

    def make_again(self) -> None:
        """Forget the rows made: what they say has changed."""
        self._made.clear()

    def place(self, key: str) -> int:
        """The line of the record of that number, or -1."""
        try:
            return self._numbers.index(int(key))
        except ValueError:
            return -1

    def arranged(self, column: int, *, falling: bool) -> LaterRows:
        """The same records by this column."""
        return LaterRows(self._arrange(column, falling), self._make, self._arrange)


def some_rows(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """At most so many rows spread over all; of rows that are made later the first."""
    if isinstance(rows, LaterRows):
        return rows[: min(most, rows.AT_ONCE)]
    return rows[:: max(1, len(rows) // most)]
