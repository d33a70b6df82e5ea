"""The values that every list is made of: links, columns, rows and tables.

The other kinds of values stand in `view`, which gives these as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WORDS = {"error": "Breach", "warning": "Check", "advice": "Advice", "info": "Note", "fits": ""}
"""The word that a severity has on screen."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to press in a note: `why:<rule id>`, `use:2004-05-14`, `keep`, `go:<page>`."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `align` is `left` or `right`; `width` in characters, 0 = takes the rest."""

    title: str
    align: str = "left"
    width: int = 0


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what it says when it is empty: what belongs here, why not, one button."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    totals: tuple[str, ...] = ()
    empty: str = ""
    empty_action: str = ""  # act key behind the one button of the empty place
    title: str = ""
