"""CSV files, read exactly or refused: encoding, separator and quotes.

Nothing is guessed: a file that is not UTF-8 (or UTF-16 with its mark) is refused with the way to
save it anew.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.acts.exchange.sheet import MOST_ROWS, NOTHING, Doubt, Known, Line, Sheet, plain_heading
from app.domain.cells import as_meant
from app.domain.refusal import Refusal

MOST_BYTES, MOST_FIELD = 200_000_000, 20_000
SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as its bytes, decoded part by part while it is read."""

    data: bytes
    encoding: str

    def lines(self) -> io.TextIOWrapper:
        """The lines with their ends."""
        return io.TextIOWrapper(io.BytesIO(self.data), self.encoding, newline="")

    def parts(self) -> Iterator[str]:
        """The whole text in parts of a megabyte."""
        text = self.lines()
        while part := text.read(1_000_000):
            yield part


def open_csv(data: bytes, known: Known) -> Sheet:
    """The table of the file; its separator is the one under which most headings are known."""
    text = Coded(data, _encoding(data))
    separator, headings = _headings(text, known)
    doubts: list[Doubt] = []
    return Sheet(headings, _lines(text, separator, len(headings), doubts), doubts)


def _encoding(data: bytes) -> str:
    """The encoding of the whole file, every sign of which can be read; Refusal for any other."""
    if len(data) > MOST_BYTES:
        raise Refusal(f"The file is larger than 200 MB. {NOTHING} Split it in parts.", field="path")
    if not data or data.isspace():
        raise Refusal(f"The file is empty. {NOTHING}", field="path")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        empty = any("\x00" in part for part in Coded(data, encoding).parts())
    except UnicodeDecodeError:
        raise Refusal(
            f"The file is not saved as UTF-8, so its letters cannot be read for certain. {NOTHING} "
            "In Excel, choose Save As, CSV UTF-8.",
            field="path",
        ) from None
    if empty:
        raise Refusal(
            f"The file is not a plain table: it holds empty bytes. {NOTHING} "
            "In Excel, choose Save As, CSV UTF-8.",
            field="path",
        )
    return encoding


def _headings(text: Coded, known: Known) -> tuple[str, list[str]]:
    aliases = {alias for names in known.values() for alias in names}
    best: tuple[int, int, str, list[str]] = (-1, 0, ",", [])
    for separator in SEPARATORS:
        try:
            first: list[str] = next(_reader(text, separator), [""])
        except csv.Error:
            continue
        hits = sum(plain_heading(cell) in aliases for cell in first)
        if (hits, len(first)) > best[:2]:
            best = (hits, len(first), separator, first)
    return best[2], best[3]


def _lines(text: Coded, separator: str, width: int, doubts: list[Doubt]) -> Iterator[Line]:
    """Each row under its number in a spreadsheet, which also counts rows that are blank."""
    reader = _reader(text, separator)
    next(reader)
    row = 1
    try:
        for row, cells in enumerate(reader, 2):
            plain = [*map(str.strip, cells)]
            if not any(plain):
                continue
            if row > MOST_ROWS + 1:
                raise Refusal(f"The file has more than 1,000,000 rows. {NOTHING}", field="path")
            if len(cells) != width:
                sentence = f"{len(cells)} cells stand under {width} headings."
                doubts.append(Doubt(row, -1, f"{sentence} Check the separators and quotes."))
                continue
            if "'" in "".join(plain):
                plain = [as_meant(cell).strip() for cell in cells]
            yield row, plain
    except csv.Error as trouble:
        raise Refusal(
            f"Row {row + 1:,} cannot be read ({trouble}). {NOTHING} "
            "Look for a quotation mark that is not closed.",
            field="path",
        ) from None


def _reader(text: Coded, separator: str) -> Any:
    csv.field_size_limit(MOST_FIELD)
    return csv.reader(text.lines(), delimiter=separator, strict=True)
