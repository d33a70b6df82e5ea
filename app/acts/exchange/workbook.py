"""Excel workbooks (.xlsx): one sheet as a table of texts, without macros, formulas or links.

The reader is our own and small, so that no library is added for it: it takes the parts of the
format that a plain table needs (ECMA-376 part 1, SpreadsheetML) and refuses the rest.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from app.acts.exchange.archive import damaged, open_archive
from app.acts.exchange.sheet import MOST_ROWS, NOTHING, Doubt, Line, Sheet
from app.acts.exchange.workbook_cells import Doubtful, RawCell, Styles, shown_as, value_of
from app.acts.exchange.workbook_sheet import (
    Attributes,
    PartReader,
    SheetReader,
    TextReader,
    merged_doubts,
)
from app.domain.refusal import Refusal
from app.domain.words import listed, plural

WHAT = "an Excel workbook (.xlsx)"
OLD_KIND = b"\xd0\xcf\x11\xe0"
MAIN = "spreadsheetml.sheet.main+xml"
TROUBLE = (
    *(ExpatError, zlib.error, zipfile.BadZipFile, OSError, EOFError),
    *(ValueError, KeyError, IndexError, OverflowError, RuntimeError, NotImplementedError),
)


@dataclass(frozen=True, slots=True)
class _SheetPart:
    name: str
    path: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Workbook:
    archive: zipfile.ZipFile
    sheets: list[_SheetPart]
    styles: Styles
    texts: list[str]


def open_workbook(data: bytes, sheet: str = "") -> Sheet:
    """The table of that sheet, or of the first one that is not hidden."""
    book = _open(data)
    shown = [part for part in book.sheets if not part.hidden]
    part = next((p for p in shown if not sheet or p.name == sheet), None)
    if part is None and sheet:
        there = f"It has {listed([p.name for p in shown])}." if shown else ""
        raise Refusal(f"The workbook has no sheet “{sheet}”. {there} {NOTHING}", field="sheet")
    if part is None:
        raise Refusal(f"The workbook has no sheet to read. {NOTHING}", field="path")
    doubts: list[Doubt] = []
    lines = _guarded(_lines(book, part, doubts))
    headings = next(lines, (0, list[str]()))[1]
    if not any(headings):
        raise Refusal(f"The sheet “{part.name}” is empty. {NOTHING}", field="path")
    others = len(shown) - 1
    note = (
        f"The sheet “{part.name}” was read; {plural(others, 'other sheet was', 'others were')} not."
    )
    return Sheet(headings, lines, doubts, (note,) if others else ())


def sheet_names(data: bytes) -> list[str]:
    """The sheets of a workbook that are not hidden."""
    return [part.name for part in _open(data).sheets if not part.hidden]


def _open(data: bytes) -> _Workbook:
    if data.startswith(OLD_KIND):
        raise Refusal(
            f"The file is an older Excel file, or locked with a password. {NOTHING} "
            "Save it as an Excel workbook (.xlsx) without a password.",
            field="path",
        )
    archive = open_archive(data, WHAT)
    try:
        path = _main_part(archive)
        return _read_book(archive, path)
    except TROUBLE:
        raise damaged(WHAT) from None


def _main_part(archive: zipfile.ZipFile) -> str:
    kinds: dict[str, str] = {}

    def found(name: str, told: Attributes) -> None:
        if name == "Override":
            kinds[told["ContentType"]] = told["PartName"].lstrip("/")

    _part(archive, "[Content_Types].xml", found)
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise Refusal(
            f"The workbook holds macros. {NOTHING} Save it as an Excel workbook (.xlsx) without.",
            field="path",
        )
    main = next((path for kind, path in kinds.items() if kind.endswith(MAIN)), "")
    if not main:
        raise Refusal(f"The file is not {WHAT}. {NOTHING}", field="path")
    return main


def _read_book(archive: zipfile.ZipFile, path: str) -> _Workbook:
    """The sheets, and the shared texts and styles, by the relations of the main part."""
    folder, name = posixpath.split(path)
    targets: dict[str, tuple[str, str]] = {}
    told_sheets: list[tuple[str, str, bool]] = []
    since_1904: list[bool] = []

    def related(element: str, told: Attributes) -> None:
        if element == "Relationship" and told.get("TargetMode") != "External":
            kind = told["Type"].rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/" + folder, told["Target"])).lstrip("/")
            targets[told["Id"]] = (kind, target)

    def found(element: str, told: Attributes) -> None:
        if element == "sheet":
            relation = next(v for k, v in told.items() if k.endswith(" id"))
            told_sheets.append((told["name"], relation, told.get("state", "visible") != "visible"))
        elif element == "workbookPr":
            since_1904.append(told.get("date1904", "0") in ("1", "true"))

    _part(archive, f"{folder}/_rels/{name}.rels", related)
    _part(archive, path, found)
    sheets = [
        _SheetPart(title, targets[relation][1], hidden)
        for title, relation, hidden in told_sheets
        if targets[relation][0] == "worksheet"
    ]
    by_kind = dict(targets.values())
    texts = TextReader()
    if "sharedStrings" in by_kind:
        texts.read_all(archive.open(by_kind["sharedStrings"]))
    shown = _shown(archive, by_kind["styles"]) if "styles" in by_kind else []
    return _Workbook(archive, sheets, Styles(shown, any(since_1904)), texts.texts)


def _shown(archive: zipfile.ZipFile, path: str) -> list[str]:
    """How each style of the workbook shows a number."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    within: list[str] = []

    def found(element: str, told: Attributes) -> None:
        if element in ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            within.append(element)
        elif element == "numFmt" and "cellXfs" not in within:
            codes[int(told["numFmtId"])] = told["formatCode"]
        elif element == "xf" and within[-1:] == ["cellXfs"]:
            formats.append(int(told.get("numFmtId", "0")))

    _part(archive, path, found)
    return [shown_as(number_format, codes) for number_format in formats]


def _lines(book: _Workbook, part: _SheetPart, doubts: list[Doubt]) -> Iterator[Line]:
    """The headings, then every row that is not blank, as wide as the headings."""
    reader = SheetReader()
    width = count = 0
    for _ in reader.read(book.archive.open(part.path)):
        for number, cells in reader.ready:
            line, unsound = _line(book, number, cells, width)
            doubts += unsound
            if not unsound and not any(line):
                continue
            if not width:
                width = max((n for n, text in enumerate(line, 1) if text), default=1)
                line = line[:width]
            count += 1
            if count > MOST_ROWS:
                raise Refusal(f"The sheet has more than 1,000,000 rows. {NOTHING}", field="path")
            yield number, line
        reader.ready.clear()
    doubts.extend(merged_doubts(reader.merged, width))


def _line(
    book: _Workbook, number: int, cells: list[RawCell], width: int
) -> tuple[list[str], list[Doubt]]:
    """The texts of one row, as wide as the headings, and what is doubtful in it."""
    line, unsound = [""] * (width or cells[-1].place + 1), list[Doubt]()
    for cell in cells:
        try:
            value = value_of(cell, book.texts, book.styles).strip()
        except Doubtful as doubt:
            unsound.append(Doubt(number, cell.place, str(doubt)))
            continue
        if cell.place < len(line):
            line[cell.place] = value
        elif value:
            unsound.append(Doubt(number, -1, "A cell stands beyond the last heading."))
    return line, unsound


def _guarded(lines: Iterator[Line]) -> Iterator[Line]:
    try:
        yield from lines
    except TROUBLE:
        raise damaged(WHAT) from None


def _part(archive: zipfile.ZipFile, name: str, found: Callable[[str, Attributes], None]) -> None:
    PartReader(found).read_all(archive.open(name))
