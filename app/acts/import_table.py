"""A table in a CSV file, read exactly or refused: encoding, separator, quotes and headings.

Nothing is guessed: a file that is not UTF-8 (or UTF-16 with its mark) is refused with the way to
save it anew, and so is one whose headings are missing, doubled or unknown.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.refusal import Refusal
from app.domain.words import listed

MOST_BYTES, MOST_ROWS, MOST_FIELD = 200_000_000, 1_000_000, 20_000
SEPARATORS = (",", ";", "\t", "|")
NOTHING = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its line number in the file (the headings are line 1) and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellTrouble:
    """What is wrong with one cell, by row and column; the column is empty for the whole row."""

    line: int
    column: str
    sentence: str

    def says(self) -> str:
        """`Row 12, Shares: …`"""
        where = f"Row {self.line:,}, {self.column}" if self.column else f"Row {self.line:,}"
        return f"{where}: {self.sentence}"


def read_table(
    data: bytes, columns: Mapping[str, tuple[str, ...]], required: tuple[str, ...]
) -> tuple[list[TableRow], list[CellTrouble]]:
    """The rows of the file under `columns` (name -> accepted headings in lower case)."""
    text = _decoded(data)
    separator, headings = _headings(text, columns)
    names = _named(headings, columns, required)
    return _rows(text, separator, names)


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Refusal(f"The file is larger than 200 MB. {NOTHING} Split it in parts.", field="path")
    if not data.strip():
        raise Refusal(f"The file is empty. {NOTHING}", field="path")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal(
            f"The file is not saved as UTF-8, so its letters cannot be read for certain. {NOTHING} "
            "In Excel, choose Save As, CSV UTF-8.",
            field="path",
        ) from None
    if "\x00" in text:
        raise Refusal(
            f"The file is not a plain table: it holds empty bytes. {NOTHING} "
            "In Excel, choose Save As, CSV UTF-8.",
            field="path",
        )
    return text


def _headings(text: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, list[str]]:
    """The separator under which most headings are known, and the headings."""
    known = {alias for aliases in columns.values() for alias in aliases}
    best: tuple[int, str, list[str]] = (-1, ",", [])
    for separator in SEPARATORS:
        try:
            first: list[str] = next(_reader(text, separator), [""])
        except csv.Error:
            continue
        hits = sum(_plain(cell) in known for cell in first)
        if hits > best[0]:
            best = (hits, separator, first)
    if best[0] <= 0:
        wanted = listed([aliases[0].capitalize() for aliases in columns.values()][:6])
        raise Refusal(
            f"The first row holds no heading that is known. {NOTHING} "
            f"It must name the columns: {wanted}.",
            field="path",
        )
    return best[1], best[2]


def _named(
    headings: list[str], columns: Mapping[str, tuple[str, ...]], required: tuple[str, ...]
) -> list[str]:
    names = [
        next((name for name, aliases in columns.items() if _plain(cell) in aliases), "")
        for cell in headings
    ]
    for cell, name in zip(headings, names, strict=True):
        if not name:
            heading = cell.strip()[:40] or "without a name"
            raise Refusal(
                f"The column “{heading}” is not known. {NOTHING} "
                "Remove it or give it a known heading.",
                field="path",
            )
        if names.count(name) > 1:
            raise Refusal(f"Two columns are headed {columns[name][0]}. {NOTHING}", field="path")
    missing = [columns[name][0].capitalize() for name in required if name not in names]
    if missing:
        raise Refusal(f"The column {listed(missing)} is missing. {NOTHING}", field="path")
    return names


def _rows(text: str, separator: str, names: list[str]) -> tuple[list[TableRow], list[CellTrouble]]:
    rows: list[TableRow] = []
    troubles: list[CellTrouble] = []
    reader = _reader(text, separator)
    next(reader)
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) >= MOST_ROWS:
                raise Refusal(f"The file has more than 1,000,000 rows. {NOTHING}", field="path")
            if len(cells) != len(names):
                troubles.append(_ragged(reader.line_num, len(cells), len(names)))
                continue
            rows.append(
                TableRow(reader.line_num, dict(zip(names, map(str.strip, cells), strict=True)))
            )
    except csv.Error as trouble:
        raise Refusal(
            f"Row {reader.line_num:,} cannot be read ({trouble}). {NOTHING} "
            "Look for a quotation mark that is not closed.",
            field="path",
        ) from None
    if not rows and not troubles:
        raise Refusal(f"The file has headings and no rows. {NOTHING}", field="path")
    return rows, troubles


def _ragged(line: int, found: int, wanted: int) -> CellTrouble:
    return CellTrouble(
        line, "", f"{found} cells stand under {wanted} headings. Check the separators and quotes."
    )


def _reader(text: str, separator: str) -> Any:
    csv.field_size_limit(MOST_FIELD)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _plain(heading: str) -> str:
    return " ".join(heading.strip().strip(".").casefold().split())
