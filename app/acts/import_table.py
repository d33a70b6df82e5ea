"""A table of a file under our own columns: every heading known, given by the user, or refused.

A mapping says for a heading (in small letters) which of our columns it is, or with an empty text
that the column is left out. It stands before the headings that are known by themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.acts.exchange.sheet import (
    NOTHING,
    Doubt,
    Known,
    Sheet,
    column_letters,
    open_sheet,
    plain_heading,
)
from app.domain.refusal import Refusal
from app.domain.words import listed

Mapped = Mapping[str, str]
"""Heading in small letters -> one of our columns, or empty for a column that is left out."""


class TableRow(NamedTuple):
    """One row: its line number in the file (the headings are line 1) and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellTrouble:
    """What is wrong with one cell, by row and column; the column is empty for the whole row.

    `cell` is its name in a spreadsheet, `C14`; empty where the file has no such column.
    """

    line: int
    column: str
    sentence: str
    cell: str = ""

    def says(self) -> str:
        """`C12, Shares: …`, or `Row 12: …` for the whole row."""
        place = self.cell or f"Row {self.line:,}"
        where = f"{place}, {self.column}" if self.column else place
        return f"{where}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of table: their known headings, and which must be there.

    Of those that go `together` all are there, or none. What is `left_out` is known and not read.
    """

    known: Known
    required: tuple[str, ...]
    together: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def missing(self, found: Collection[str]) -> list[str]:
        """The columns that must be there and are not among those found."""
        asked = self.together if any(name in found for name in self.together) else ()
        return [name for name in (*self.required, *asked) if name not in found]

    def heading(self, name: str) -> str:
        """The column's own heading, as it is shown."""
        return self.known[name][0].capitalize() if name in self.known else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file under our columns; `troubles` are complete once all rows were read.

    `letters` are those of the columns in a spreadsheet, by our headings.
    """

    rows: Iterator[TableRow]
    troubles: list[CellTrouble]
    notes: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict[str, str])

    def placed(self, troubles: Iterable[CellTrouble]) -> tuple[CellTrouble, ...]:
        """Troubles in the order of the rows, each with the name of its cell."""
        places = {heading: place for place, heading in enumerate(self.letters)}
        in_order = sorted(troubles, key=lambda t: (t.line, places.get(t.column, len(places))))
        return tuple(
            replace(t, cell=f"{self.letters[t.column]}{t.line}") if t.column in self.letters else t
            for t in in_order
        )


@dataclass(frozen=True, slots=True)
class HeadingMet:
    """A heading of the file, the column it would be read as (or none), and its first cells."""

    heading: str
    column: str
    examples: tuple[str, ...]


def read_table(
    data: bytes, columns: Columns, file_name: str, mapped: Mapped | None = None, named: str = ""
) -> Table:
    """The rows of a CSV file or workbook; Refusal where its columns are not all settled.

    Of a workbook the sheet `named` is read, or the first one.
    """
    sheet = open_sheet(data, file_name, columns.known, named)
    names = _named(sheet.headings, columns, mapped or {})
    troubles: list[CellTrouble] = []
    letters = {
        columns.heading(name): column_letters(place) for place, name in enumerate(names) if name
    }
    notes = (*sheet.notes, *_left_out(sheet.headings, names))
    return Table(_rows(sheet, names, columns, troubles), troubles, notes, letters)


def _left_out(headings: list[str], names: list[str]) -> Iterator[str]:
    """What of the file is not read."""
    left = [
        h.strip()[:40] for h, name in zip(headings, names, strict=True) if h.strip() and not name
    ]
    if left:
        yield f"Left out, for nothing in the register takes it: {listed(left)}."


def grouped(rows: Iterable[TableRow], column: str) -> Iterator[list[TableRow]]:
    """Rows one after the other with the same text in that column; one without it by itself."""
    kept: list[TableRow] = []
    last = ""
    for row in rows:
        text = row.cells.get(column, "")
        if kept and (text != last or not text):
            yield kept
            kept = []
        kept.append(row)
        last = text
    if kept:
        yield kept


def headings_of(
    data: bytes, file_name: str, columns: Columns, mapped: Mapped | None = None, named: str = ""
) -> list[HeadingMet]:
    """Every heading of the file with the column it would be read as, for the user to settle."""
    sheet = open_sheet(data, file_name, columns.known, named)
    first = [cells for _, cells in (line for line, _ in zip(sheet.lines, range(3), strict=False))]
    return [
        HeadingMet(
            heading.strip(),
            _column(heading, columns, mapped or {}) or "",
            tuple(cells[place] for cells in first),
        )
        for place, heading in enumerate(sheet.headings)
    ]


def _column(heading: str, columns: Columns, mapped: Mapped) -> str | None:
    """Our column of that heading: empty where it is left out, `None` where it is not known."""
    plain = plain_heading(heading)
    if plain in mapped:
        return mapped[plain] if mapped[plain] in columns.known else ""
    left_out = "" if plain in columns.left_out else None
    return next((name for name, aliases in columns.known.items() if plain in aliases), left_out)


def _named(headings: list[str], columns: Columns, mapped: Mapped) -> list[str]:
    found = [_column(heading, columns, mapped) for heading in headings]
    if not any(found):
        wanted = listed([columns.heading(name) for name in columns.known][:6])
        raise Refusal(
            f"The first row holds no heading that is known. {NOTHING} "
            f"It must name the columns: {wanted}.",
            field="path",
        )
    for heading, name in zip(headings, found, strict=True):
        if name is None:
            told = heading.strip()[:40] or "without a name"
            raise Refusal(
                f"The column “{told}” is not known. {NOTHING} "
                "Remove it or give it a known heading.",
                field="path",
            )
        if name and found.count(name) > 1:
            raise Refusal(
                f"Two columns are headed {columns.known[name][0]}. {NOTHING}", field="path"
            )
    missing = [columns.heading(name) for name in columns.missing([n for n in found if n])]
    if missing:
        raise Refusal(f"The column {listed(missing)} is missing. {NOTHING}", field="path")
    return [name or "" for name in found]


def _rows(
    sheet: Sheet, names: list[str], columns: Columns, troubles: list[CellTrouble]
) -> Iterator[TableRow]:
    """Each row whose cells are beyond doubt; what is doubtful in a column left out is passed by."""
    seen = count = 0
    left_out = "" in names
    for line, cells in sheet.lines:
        count += 1
        if len(sheet.doubts) > seen:
            new = [told for doubt in sheet.doubts[seen:] if (told := _told(doubt, names, columns))]
            seen = len(sheet.doubts)
            troubles.extend(new)
            if any(trouble.line == line for trouble in new):
                continue
        row = dict(zip(names, cells, strict=False))
        if left_out:
            row.pop("", None)
        yield TableRow(line, row)
    troubles.extend(t for doubt in sheet.doubts[seen:] if (t := _told(doubt, names, columns)))
    if not count and not troubles:
        raise Refusal(f"The file has headings and no rows. {NOTHING}", field="path")


def _told(doubt: Doubt, names: list[str], columns: Columns) -> CellTrouble | None:
    if doubt.place < 0:
        return CellTrouble(doubt.line, "", doubt.sentence)
    name = names[doubt.place] if doubt.place < len(names) else ""
    return CellTrouble(doubt.line, columns.heading(name), doubt.sentence) if name else None
