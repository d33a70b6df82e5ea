"""The rows of a workbook's sheet, read as a stream; a document type of its own is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO
from xml.parsers import expat

from app.acts.exchange.sheet import Doubt
from app.acts.exchange.workbook_cells import RawCell

CHUNK = 1 << 16
LAST_ROW, LAST_PLACE = 1_048_576, 16_384
Attributes = Mapping[str, str]
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Reader:
    """Elements of one part of the workbook by their local names, without their namespace."""

    def __init__(self) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse
        self._parser = parser

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text within an element."""

    def read(self, stream: IO[bytes]) -> Iterator[None]:
        """Go on piece by piece; after each, the caller takes what became ready."""
        with stream:
            while chunk := stream.read(CHUNK):
                self._parser.Parse(chunk, False)
                yield
            self._parser.Parse(b"", True)
            yield

    def read_all(self, stream: IO[bytes]) -> None:
        """Read the part to its end."""
        for _ in self.read(stream):
            pass

    def _start(self, name: str, attributes: Attributes) -> None:
        self.start(name.rpartition(" ")[2], attributes)

    def _end(self, name: str) -> None:
        self.end(name.rpartition(" ")[2])


class SheetReader(Reader):
    """Rows of raw cells as they become ready, and the ranges that are merged."""

    def __init__(self) -> None:
        super().__init__()
        self.ready: list[tuple[int, list[RawCell]]] = []
        self.merged: list[str] = []
        self._row = self._place = 0
        self._cells: list[RawCell] = []
        self._cell = RawCell(0)
        self._parts: list[str] | None = None
        self._sounds = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Rows, cells, and the parts of a cell that count."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t") and not self._sounds:
            self._parts = []
        elif name == "f":
            self._cell.formula = True
        elif name == "rPh":
            self._sounds += 1
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """A value, a cell or a row is complete."""
        if name in ("v", "t") and self._parts is not None:
            self._cell.text += "".join(self._parts)
            self._parts = None
        elif name == "c":
            if self._cell.text or self._cell.formula:
                self._cells.append(self._cell)
        elif name == "row" and self._cells:
            self.ready.append((self._row, self._cells))
        elif name == "rPh":
            self._sounds -= 1

    def text(self, text: str) -> None:
        """Text of a value."""
        if self._parts is not None:
            self._parts.append(text)

    def _begin_row(self, attributes: Attributes) -> None:
        row = int(attributes.get("r", self._row + 1))
        if not self._row < row <= LAST_ROW:
            raise ValueError("rows out of order")
        self._row, self._place, self._cells = row, -1, []

    def _begin_cell(self, attributes: Attributes) -> None:
        place = place_of(attributes["r"])[0] if "r" in attributes else self._place + 1
        if not self._place < place < LAST_PLACE:
            raise ValueError("cells out of order")
        self._place = place
        self._cell = RawCell(place, attributes.get("t", "n"), attributes.get("s", ""))


class TextReader(Reader):
    """The shared texts: of each its pieces together, without the signs for how it sounds."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._open = False
        self._sounds = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A text or a piece of it begins."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._sounds += 1
        self._open = name == "t" and not self._sounds

    def end(self, name: str) -> None:
        """A text is complete."""
        if name == "si":
            self.texts.append("".join(self._parts))
        elif name == "rPh":
            self._sounds -= 1
        self._open = False

    def text(self, text: str) -> None:
        """A piece of it."""
        if self._open:
            self._parts.append(text)


class PartReader(Reader):
    """A small part: every element is handed to one function, in order."""

    def __init__(self, found: Callable[[str, Attributes], None]) -> None:
        super().__init__()
        self._found = found

    def start(self, name: str, attributes: Attributes) -> None:
        """Hand it on."""
        self._found(name, attributes)


def place_of(reference: str) -> tuple[int, int]:
    """`C5` -> (2, 5): the column from 0 and the row."""
    match = _REF.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1, int(match[2])


def merged_doubts(ranges: list[str], width: int) -> Iterator[Doubt]:
    """One doubt for each column that a merged range touches."""
    for told in ranges:
        first, _, last = told.partition(":")
        left, top = place_of(first)
        right, _ = place_of(last or first)
        for place in range(left, min(right + 1, width)):
            yield Doubt(top, place, f"The cells {told} are joined. Divide them and fill each one.")


def _refuse(*_: object) -> None:
    raise ValueError("a document type of its own")
