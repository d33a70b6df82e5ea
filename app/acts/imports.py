"""Holders and certificates from a table: a preview first, then one transaction or nothing.

Two rows are the same holder when their holder numbers are the same; without such a column, when
name, capacity, remark and addresses agree letter by letter. The preview says how many rows that
put together, and how many names stand on the register already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from app.acts.act import Who
from app.acts.exchange.names import COLUMNS, HOLDERS
from app.acts.import_rows import (
    DIGEST,
    Bare,
    GivenHolders,
    ImportRow,
    ImportRows,
    Places,
    UsedNumbers,
    digest_of,
)
from app.acts.import_table import CellTrouble, Mapped, TableRow, read_table
from app.acts.shares.holders import holder_draft
from app.domain.company import Company
from app.domain.entries import EntryDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_certificate, read_day, read_line, read_shares
from app.domain.words import plural, says_certificates, whole
from app.store.book import Book

HOLDER_PARTS = (
    "name",
    "capacity",
    "detail",
    "street",
    "street2",
    "city",
    "state",
    "zip",
    "country",
    "members",
)
MOST_TROUBLES = 200
MOST_KEPT = 20_000
"""Texts of one column that are kept with what they say."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would record, or what stands in its way.

    `bare` are rows of holders without a certificate: their lines and the places of the holders.
    """

    file_name: str
    sha256: str
    holders: GivenHolders = field(default_factory=GivenHolders)
    rows: ImportRows = field(default_factory=ImportRows)
    bare: Sequence[tuple[int, int]] = ()
    troubles: tuple[CellTrouble, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def shares(self) -> int:
        """The sum of the shares to be entered."""
        return self.rows.shares

    @property
    def lines(self) -> int:
        """How many rows of the file were read."""
        return len(self.rows) + len(self.bare)


@dataclass(slots=True)
class _Reading:
    """The state of one reading: what was seen so far, and what is wrong."""

    company: Company
    today: date
    taken: UsedNumbers
    known: frozenset[str] = frozenset()
    bare: Bare = field(default_factory=Bare)
    holders: GivenHolders = field(default_factory=GivenHolders)
    places: Places = field(default_factory=Places)
    contents: bytearray = field(default_factory=bytearray)
    again: int = 0
    homeless: int = 0
    days: dict[str, date] = field(default_factory=dict[str, date])
    classes: dict[str, int] = field(default_factory=dict[str, int])
    troubles: list[CellTrouble] = field(default_factory=list[CellTrouble])


class Taken(NamedTuple):
    """What is in use already: the numbers of certificates, and the names on the register."""

    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def read_import(
    data: bytes,
    file_name: str,
    company: Company,
    taken: Taken,
    today: date,
    on_row: Callable[[int, int], None] = lambda done, total: None,
    mapped: Mapped | None = None,
    sheet: str = "",
) -> ImportPreview:
    """The preview of a file: every row read exactly, every trouble by row and column.

    `on_row(done, total)` reports progress and may raise to cancel; the total is known at the end
    only, and 0 before. `mapped` says under which column each heading is read, `sheet` is that of a
    workbook, or its first. Raises Refusal where the file as a whole cannot be read.
    """
    table = read_table(data, HOLDERS, file_name, mapped, sheet)
    reading, rows = _Reading(company, today, UsedNumbers(taken.numbers), taken.names), ImportRows()
    for done, row in enumerate(table.rows, 1):
        read = _read_row(row, reading)
        if read:
            rows.append(read)
        on_row(done, 0)
    reading.troubles += table.troubles
    digest = sha256(data).hexdigest()
    if reading.troubles:
        return ImportPreview(file_name, digest, troubles=table.placed(reading.troubles))
    notes = (*_notes(reading, rows), *table.notes)
    return ImportPreview(file_name, digest, reading.holders, rows, reading.bare, notes=notes)


def record_import(
    book: Book, preview: ImportPreview, who: Who, cancelled: Callable[[], bool] = lambda: False
) -> Receipt:
    """All rows of a clean preview in one transaction; cancel keeps nothing."""
    if preview.troubles:
        raise Refusal(
            f"{preview.troubles[0].says()} {plural(len(preview.troubles), 'cell')} must be put "
            "right first. Nothing was recorded."
        )
    drafts = import_drafts(preview, book.next_id("holder"), who)
    return book.record(drafts, who.by, who.now, lambda _: stop_if(cancelled), preview.lines)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Call an import off in the midst of its one transaction: nothing of it is kept."""
    if cancelled():
        raise Refusal("The import was cancelled. Nothing was recorded.")


def import_drafts(preview: ImportPreview, first_holder: int, who: Who) -> Iterator[EntryDraft]:
    """The entries of an import: what was brought in, then each holder and each certificate."""
    head = EntryDraft(
        "import.table",
        who.today,
        {"what": "holders", "file_name": preview.file_name, "rows": preview.lines},
        f"{plural(len(preview.rows), 'certificate')} of {plural(len(preview.holders), 'holder')} "
        f"brought in from {preview.file_name}",
        source_sha256=preview.sha256,
    )
    yield head
    first_days = preview.rows.first_days(len(preview.holders))
    for place, given in enumerate(preview.holders):
        day = first_days[place]
        on = {"on": date.fromordinal(day) if day else who.today}
        yield holder_draft({**given, **on}, first_holder + place, who.today)
    for row in preview.rows.by_day():
        yield _issue(row, first_holder, preview)
    for text, rows in preview.rows.stopped().items():
        yield _stop(text, rows, first_holder, who.today)


def _issue(row: ImportRow, first_holder: int, preview: ImportPreview) -> EntryDraft:
    name = preview.holders.names[row.holder]
    data = {
        "class": row.class_id,
        "holder": first_holder + row.holder,
        "at": "12:00",
        "certificates": [
            {"number": row.certificate, "shares": str(row.shares)}
            | ({"legends": list(row.legends)} if row.legends else {})
        ],
        "consideration": "",
        "authorized": "",
        "signers": [],
    }
    says = f"{whole(row.shares)} shares of {name} brought in, certificate {row.certificate}"
    return EntryDraft("shares.issue", row.issued_on, data, says)


def _stop(text: str, rows: Sequence[ImportRow], first_holder: int, today: date) -> EntryDraft:
    """A stop that stood on certificates when they were brought in; since when is not known."""
    marked = [{"number": r.certificate, "holder": first_holder + r.holder} for r in rows]
    data = {"at": "12:00", "text": text, "certificates": marked, "source": ""}
    says = f"Stop placed on {says_certificates([r.certificate for r in rows])}: {text}"
    return EntryDraft("stop.place", today, data, says)


def _read_row(row: TableRow, reading: _Reading) -> ImportRow | None:
    """The certificate of the row; none where it cannot be read, or names a holder alone."""
    before = len(reading.troubles)
    if not any(row.cells.get(column) for column in HOLDERS.together):
        place = _cell(row, reading, "name", lambda _: _holder(row, reading))
        if place is not None:
            reading.bare.append(row.line, place)
        return None
    certificate = _cell(row, reading, "certificate", read_certificate)
    shares = _cell(row, reading, "shares", read_shares)
    issued_on = reading.days.get(row.cells.get("issued_on", ""))
    if issued_on is None:
        issued_on = _cell(row, reading, "issued_on", lambda text: _issue_day(text, reading))
    class_id = reading.classes.get(row.cells.get("class", ""))
    if class_id is None:
        class_id = _cell(row, reading, "class", lambda text: _class(text, reading))
    legends, stops = (
        _cell(row, reading, name, _texts(name)) if row.cells.get(name) else ()
        for name in ("legends", "stop")
    )
    if certificate:
        if certificate in reading.taken:
            _trouble(row, reading, "certificate", f"Certificate {certificate} is already used.")
        reading.taken.add(certificate)
    place = _cell(row, reading, "name", lambda _: _holder(row, reading))
    if (
        len(reading.troubles) > before
        or place is None
        or certificate is None
        or shares is None
        or issued_on is None
        or class_id is None
    ):
        return None
    return ImportRow(
        row.line, place, certificate, class_id, shares, issued_on, legends or (), stops or ()
    )


def _texts(column: str) -> Callable[[str], tuple[str, ...]]:
    """Reads legends or stops with an upright line between them, as they are written out."""

    def read(text: str) -> tuple[str, ...]:
        found = (read_line(part, column, column.removesuffix("s")) for part in text.split("|"))
        return tuple(dict.fromkeys(one for one in found if one))

    return read


def _cell(row: TableRow, reading: _Reading, column: str, read: Callable[[str], T]) -> T | None:
    try:
        return read(row.cells.get(column, ""))
    except Refusal as refusal:
        _trouble(
            row, reading, refusal.field if refusal.field in COLUMNS else column, refusal.sentence
        )
        return None


def _trouble(row: TableRow, reading: _Reading, column: str, sentence: str) -> None:
    heading = COLUMNS[column][0].capitalize()
    reading.troubles.append(CellTrouble(row.line, heading, sentence))
    if len(reading.troubles) > MOST_TROUBLES:
        raise Refusal(
            f"More than {MOST_TROUBLES} cells cannot be read. {reading.troubles[0].says()} "
            "Nothing was recorded."
        )


def _issue_day(text: str, reading: _Reading) -> date:
    on = read_day(text)
    begun = reading.company.incorporated_on
    if begun and on < begun:
        raise Refusal(f"{text} is before the company was incorporated.")
    if on > reading.today:
        raise Refusal(f"{text} is still to come.")
    if len(reading.days) < MOST_KEPT:
        reading.days[text] = on
    return on


def _class(text: str, reading: _Reading) -> int:
    classes = reading.company.classes
    if not text and len(classes) == 1:
        return classes[0].id
    found = [c.id for c in classes if c.name.casefold() == text.casefold()]
    if not found:
        names = ", ".join(c.name for c in classes) or "none yet"
        raise Refusal(f"There is no class “{text[:40]}”. The classes are: {names}.")
    if len(reading.classes) < MOST_KEPT:
        reading.classes[text] = found[0]
    return found[0]


def _holder(row: TableRow, reading: _Reading) -> int:
    """The place of the row's holder among the holders read so far; the row is checked in full."""
    cells = row.cells
    given: dict[str, Any] = {part: cells.get(part, "") for part in HOLDER_PARTS}
    given["street"] = [line for line in (given["street"], given.pop("street2")) if line]
    given["members"] = [m.strip() for m in given["members"].split(";") if m.strip()]
    given["capacity"] = given["capacity"].casefold() or "individual"
    number = read_line(cells.get("number", ""), "number", "holder number")
    content = digest_of(list(given.values()))
    key = digest_of(number) if number else content
    place = reading.places.get(key)
    if place >= 0:
        at = DIGEST * place
        if number and bytes(reading.contents[at : at + DIGEST]) != content:
            raise Refusal(f"Holder {number} has another name or address in an earlier row.")
        return place
    holder_draft(given, 0, reading.today)
    place = len(reading.holders)
    reading.places.put(key, place)
    if number:
        reading.contents.extend(bytes(DIGEST * place - len(reading.contents)) + content)
    reading.holders.append(given)
    reading.again += given["name"] in reading.known
    reading.homeless += not given["street"]
    return place


def _notes(reading: _Reading, rows: ImportRows) -> tuple[str, ...]:
    together = len(rows) + len(reading.bare) - len(reading.holders)
    notes = [
        f"{plural(len(rows), 'certificate')} for {whole(rows.shares)} shares, "
        f"{plural(len(reading.holders), 'holder')}."
    ]
    if again := reading.again:
        verb = "name stands" if again == 1 else "names stand"
        notes.append(
            f"{whole(again)} {verb} on the register already and would be entered as another holder."
        )
    if together:
        notes.append(
            f"{plural(together, 'row')} name a holder of an earlier row and go under that holder."
        )
    if reading.homeless:
        notes.append(
            f"{plural(reading.homeless, 'holder comes', 'holders come')} without an address."
        )
    if stopped := rows.count_stopped():
        bear = plural(stopped, "certificate bears", "certificates bear")
        notes.append(f"{bear} a stop, which is entered as of today.")
    return tuple(notes)
