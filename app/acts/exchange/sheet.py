"""A table as it lies in a file: its headings, its lines of cells as text, its doubtful cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.refusal import Refusal

MOST_ROWS = 1_000_000
NOTHING = "Nothing was recorded."

Line = tuple[int, list[str]]
"""The number of the row as a spreadsheet counts (the headings are row 1) and its cells."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell whose text is not what stands in it: `place` counts columns from 0, -1 is the row."""

    line: int
    place: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. The lines can be gone through once; `doubts` fill up meanwhile."""

    headings: list[str]
    lines: Iterator[Line]
    doubts: list[Doubt]
    notes: tuple[str, ...] = ()


Known = Mapping[str, tuple[str, ...]]
"""Name of a column -> the headings in small letters under which it is known."""


def column_letters(place: int) -> str:
    """`A` for the first column (0), `AA` for the 27th, as a spreadsheet names them."""
    told, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        told = chr(65 + rest) + told
    return told


def plain_heading(heading: str) -> str:
    """A heading in small letters, without blanks around it and without a full stop."""
    return " ".join(heading.strip().strip(".").casefold().split())


def open_sheet(data: bytes, file_name: str, known: Known, sheet: str = "") -> Sheet:
    """The table of a CSV file, or of a workbook's sheet where the name ends in .xlsx."""
    from app.acts.exchange.csv_sheet import open_csv
    from app.acts.exchange.workbook import open_workbook

    ending = file_name.rpartition(".")[2].casefold() if "." in file_name else ""
    if ending == "xlsx":
        return open_workbook(data, sheet)
    if ending in ("xls", "xlsm", "xlsb", "ods", "numbers"):
        raise Refusal(
            f"A file of the kind .{ending} is not read. {NOTHING} "
            "Save it as an Excel workbook (.xlsx) or as CSV UTF-8.",
            field="path",
        )
    return open_csv(data, known)
