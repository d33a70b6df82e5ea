"""A history of entries in a table: read whole, checked whole, recorded in one transaction.

One row is one new certificate. Rows that carry the same entry number, one after the other, are
one entry, for instance a transfer to two holders. `From` and `To` name a holder letter by letter
as registered, or by number like `#12`; a name that the register does not know becomes a holder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from app.acts.exchange.deeds import Deed, Deeds, NewCertificate
from app.acts.exchange.ledger import Ledger
from app.acts.exchange.names import HISTORY
from app.acts.exchange.plain_rows import MOST_FIGURES, plain_deed
from app.acts.import_table import CellTrouble, Mapped, TableRow, grouped, read_table
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_certificate,
    read_choice,
    read_day,
    read_line,
    read_name,
    read_note,
    read_shares,
    read_time,
)
from app.domain.words import plural, whole
from app.store.reads import Reads

KINDS = {
    **dict.fromkeys(("issue", "issued", "issuance", "original issue"), "issue"),
    **dict.fromkeys(("transfer", "transferred"), "transfer"),
    **dict.fromkeys(("exchange", "exchanged"), "exchange"),
    **dict.fromkeys(("cancel", "cancelled", "canceled", "cancellation"), "cancel"),
}
MOST_TROUBLES = 200
AGAIN = ("on", "at", "kind", "class", "shares")
"""Columns in which the same texts come again: each text is read once."""
MOST_KEPT = 20_000
"""Texts of one column that are kept with what they say."""
_APART = re.compile(r"[;,\n]")
_NUMBERED = re.compile(r"#([0-9]{1,9})")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HistoryPreview:
    """What a history would record, in the order of its days, or what stands in its way."""

    file_name: str
    sha256: str
    deeds: Sequence[Deed] = ()
    new_holders: tuple[tuple[str, date], ...] = ()
    troubles: tuple[CellTrouble, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What one reading knows: the register before it, the holders met, and what is wrong."""

    company: Company
    today: date
    in_order: bool
    ledger: Ledger
    ids: set[int]
    names: dict[str, list[int]]
    new: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    classes: dict[str, int] = field(default_factory=dict[str, int])
    accounts: dict[int, str] = field(default_factory=dict[int, str])
    first: dict[int, str] = field(default_factory=dict[int, str])
    made: int = 0
    issued: dict[int, int] = field(default_factory=dict[int, int])
    said: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in AGAIN})
    named: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    troubles: list[CellTrouble] = field(default_factory=list[CellTrouble])
    objections: list[CellTrouble] = field(default_factory=list[CellTrouble])

    def object(self, line: int, column: str, sentence: str) -> None:
        """Note what is wrong; too much of it ends the reading."""
        _note(self.troubles, CellTrouble(line, HISTORY.heading(column), sentence))

    def enter(self, deed: Deed) -> None:
        """Check the deed against what stands after those before it."""
        for told in self.ledger.enter(deed):
            heading = HISTORY.heading(told.column)
            _note(self.objections, CellTrouble(deed.line, heading, told.sentence))
        shares = 0
        self.first.setdefault(deed.source, deed.moment)
        for made in deed.made:
            self.first.setdefault(made.holder, deed.moment)
            shares += made.shares
        self.made += len(deed.made)
        if deed.kind == "issue":
            self.issued[deed.class_id] = self.issued.get(deed.class_id, 0) + shares


def read_history(
    data: bytes,
    file_name: str,
    reads: Reads,
    today: date,
    on_row: Callable[[int, int], None] = lambda done, total: None,
    mapped: Mapped | None = None,
    sheet: str = "",
) -> HistoryPreview:
    """The preview of a table of entries: every cell read exactly, the whole checked in order.

    `on_row(done, 0)` reports the rows read so far and may raise to cancel. A table in the order of
    its days is gone through once; any other is read again and put in order in memory.
    """
    for in_order in (True, False):
        table = read_table(data, HISTORY, file_name, mapped, sheet)
        reading = _begin(reads, today, in_order)
        rows = _counted(table.rows, on_row)
        read = (deed for group in grouped(rows, "entry") if (deed := _deed(group, reading)))
        deeds = _in_order(read, reading) if in_order else _put_in_order(read, reading)
        if deeds is not None:
            break
    troubles = [*reading.troubles, *table.troubles] or reading.objections
    digest = sha256(data).hexdigest()
    if troubles or deeds is None:
        return HistoryPreview(file_name, digest, troubles=table.placed(troubles))
    new = _new_holders(reading)
    notes = (*_notes(deeds, new, reading.made), *_over_issued(deeds, reads, reading), *table.notes)
    return HistoryPreview(file_name, digest, deeds, new, notes=notes)


def _in_order(read: Iterator[Deed], reading: _Reading) -> Deeds | None:
    """The deeds as they are read; `None` where they are out of order or cannot all be read."""
    deeds, last = Deeds(), ""
    for deed in read:
        if deed.moment < last or reading.troubles:
            return None
        last = deed.moment
        reading.enter(deed)
        deeds.append(deed)
    return None if reading.troubles else deeds


def _put_in_order(read: Iterator[Deed], reading: _Reading) -> Deeds:
    """The deeds in the order of their moments; none where a cell of the table cannot be read."""
    deeds, kept = Deeds(), list[Deed]()
    for deed in read:
        kept.append(deed)
        if reading.troubles:
            kept.clear()
    for deed in sorted(kept, key=lambda deed: (deed.moment, deed.line)):
        reading.enter(deed)
        deeds.append(deed)
    return deeds


def _note(troubles: list[CellTrouble], trouble: CellTrouble) -> None:
    troubles.append(trouble)
    if len(troubles) > MOST_TROUBLES:
        raise Refusal(
            f"More than {MOST_TROUBLES} cells do not fit. {troubles[0].says()} "
            "Nothing was recorded."
        )


def _begin(reads: Reads, today: date, in_order: bool) -> _Reading:
    names: dict[str, list[int]] = {}
    holders = reads.holders()
    for holder in holders:
        names.setdefault(holder.name, []).append(holder.id)
    ledger = Ledger(reads.certificates())
    return _Reading(reads.company(), today, in_order, ledger, {h.id for h in holders}, names)


def _counted(rows: Iterator[TableRow], on_row: Callable[[int, int], None]) -> Iterator[TableRow]:
    for done, row in enumerate(rows, 1):
        on_row(done, 0)
        yield row


def _deed(rows: list[TableRow], reading: _Reading) -> Deed | None:
    """One entry of one or several rows; `None` where a cell of it cannot be read."""
    alone = reading.in_order and len(rows) == 1
    usual = plain_deed(rows[0], reading.said, reading.named) if alone else None
    return usual or _read_deed(rows, reading)


def _read_deed(rows: list[TableRow], reading: _Reading) -> Deed | None:
    """The same, cell by cell."""
    before, first = len(reading.troubles), rows[0]
    cells = first.cells
    on = _cell(first, reading, "on", lambda text: _day(text, reading))
    at = _cell(first, reading, "at", _hour)
    kind = _cell(first, reading, "kind", _kind)
    if on is None or at is None or kind is None:
        return None
    deed = Deed(first.line, kind, f"{on}T{at}", 0, 0)
    if cells.get("surrendered"):
        deed.surrendered = _cell(first, reading, "surrendered", _numbers) or []
    deed.class_id = _cell(first, reading, "class", lambda text: _class(text, deed, reading)) or 0
    alone = kind == "exchange" and not cells.get("from")
    deed.source = _named(first, "to" if kind == "issue" or alone else "from", reading) or 0
    if cells.get("consideration"):
        deed.consideration = _cell(first, reading, "consideration", read_line) or ""
    if cells.get("remark"):
        deed.remark = _cell(first, reading, "remark", read_note) or ""
    if cells.get("balance"):
        deed.rest = _cell(first, reading, "balance", _number) or ""
    for row in rows:
        if row is not first:
            _refuse_unlike(deed, row, first, reading)
        _add_row(deed, row, reading)
    if not reading.in_order:
        made = [m.number for m in deed.made] + ([deed.rest] if deed.rest else [])
        reading.classes.update(dict.fromkeys(made, deed.class_id))
    if len(reading.troubles) == before:
        _refuse_bare(deed, reading)
    return deed if len(reading.troubles) == before else None


def _refuse_unlike(deed: Deed, row: TableRow, first: TableRow, reading: _Reading) -> None:
    """What a further row of an entry says of it is what its first row says, or nothing."""
    same = ("on", "at", "kind", "from", "class", "surrendered", "balance", "to")
    for column in same[: 7 + (deed.kind == "issue")]:
        told = row.cells.get(column, "")
        if told and told != first.cells.get(column, ""):
            sentence = f"It differs from row {first.line:,} of the same entry."
            reading.object(row.line, column, sentence)


def _add_row(deed: Deed, row: TableRow, reading: _Reading) -> None:
    shares = _cell(row, reading, "shares", read_shares)
    if deed.kind == "cancel" and not row.cells.get("certificate"):
        deed.gone += shares or 0
        return
    number = _cell(row, reading, "certificate", _number)
    holder = _named(row, "to", reading) if deed.kind == "transfer" else deed.source or None
    if number is not None and holder is not None and shares is not None:
        deed.made.append(NewCertificate(number, holder, shares))


def _refuse_bare(deed: Deed, reading: _Reading) -> None:
    """What each kind of entry cannot do without."""
    if deed.kind == "issue" and (deed.surrendered or deed.rest):
        reading.object(deed.line, "surrendered", "An issue ends no certificate.")
    if deed.kind != "issue" and not deed.surrendered:
        reading.object(deed.line, "surrendered", "Name the certificate surrendered.")
    if deed.kind == "cancel" and not deed.gone:
        reading.object(deed.line, "shares", "Write how many shares go off the books.")


def _cell(row: TableRow, reading: _Reading, column: str, read: Callable[[str], T]) -> T | None:
    text = row.cells.get(column, "")
    kept = reading.said.get(column)
    if kept is not None and text in kept:
        return kept[text]
    try:
        said = read(text)
    except Refusal as refusal:
        reading.object(row.line, column, refusal.sentence)
        return None
    if kept is not None and (text or column == "at") and len(kept) < MOST_KEPT:
        kept[text] = said
    return said


def _named(row: TableRow, column: str, reading: _Reading) -> int | None:
    """The holder of the cell; see `_holder`."""
    cells = row.cells
    account = cells.get(f"{column}_no", "")
    known = reading.named.get((cells.get(column, ""), account))
    if known is not None:
        return known
    return _cell(row, reading, column, lambda text: _holder(text, account, reading))


def _hour(text: str) -> str:
    return read_time(text or "12:00").isoformat("minutes")


def _day(text: str, reading: _Reading) -> str:
    on, begun = read_day(text), reading.company.incorporated_on
    if begun and on < begun:
        raise Refusal(f"{text} is before the company was incorporated.")
    if on > reading.today:
        raise Refusal(f"{text} is still to come.")
    return on.isoformat()


def _kind(text: str) -> str:
    kind = KINDS.get(text.casefold(), text.casefold())
    return read_choice(kind, ("issue", "transfer", "exchange", "cancel"), "kind", "kind of entry")


def _number(text: str) -> str:
    plain = len(text) < MOST_FIGURES and text.isascii() and text.isdigit()
    return text if plain else read_certificate(text)


def _numbers(text: str) -> list[str]:
    if text.isdigit():
        return [_number(text)]
    return [read_certificate(part) for part in _APART.split(text) if part.strip()]


def _class(text: str, deed: Deed, reading: _Reading) -> int:
    """The class named, or the only one, or that of the certificate surrendered."""
    classes = reading.company.classes
    if not text and len(classes) == 1:
        return classes[0].id
    old = deed.surrendered[0] if deed.surrendered else ""
    known = reading.classes.get(old) or reading.ledger.class_of(old)
    if not text and known:
        return known
    found = [c.id for c in classes if c.name.casefold() == text.casefold()]
    if not found:
        names = ", ".join(c.name for c in classes) or "none yet"
        raise Refusal(f"There is no class “{text[:40]}”. The classes are: {names}.")
    return found[0]


def _holder(text: str, account: str, reading: _Reading) -> int:
    """The holder of that number or name; a name not known yet is a new holder's.

    Holders of one name who are told apart by an account number in the file stay apart.
    """
    found = reading.named[text, account] = _looked_up(text, account, reading)
    return found


def _looked_up(text: str, account: str, reading: _Reading) -> int:
    if match := _NUMBERED.fullmatch(text):
        if int(match[1]) not in reading.ids:
            raise Refusal(f"The register has no holder {match[1]}.")
        return int(match[1])
    known = reading.names.get(text, [])
    if len(known) > 1 or (known and reading.accounts.setdefault(known[0], account) != account):
        told = " or ".join(f"#{holder}" for holder in known[:5])
        raise Refusal(f"More than one holder is named “{text[:40]}”. Write a number like {told}.")
    if known:
        return known[0]
    name = read_name(text, "", "name of the holder")
    line = read_line(account, "", "holder number")
    return reading.new.setdefault((line, name), -len(reading.new) - 1)


def _new_holders(reading: _Reading) -> tuple[tuple[str, date], ...]:
    """The names to be added, each with the day on which it is first met."""
    return tuple(
        (name, date.fromisoformat(reading.first[holder][:10]))
        for (_, name), holder in reading.new.items()
    )


def _notes(deeds: Sequence[Deed], new: tuple[tuple[str, date], ...], made: int) -> list[str]:
    notes = [
        f"{plural(len(deeds), 'entry', 'entries')} from {deeds[0].moment[:10]} to "
        f"{deeds[-1].moment[:10]}, {plural(made, 'new certificate')}."
    ]
    if new:
        notes.append(
            f"{plural(len(new), 'name is', 'names are')} not on the register and will be added "
            "without an address."
        )
    return notes


def _over_issued(deeds: Sequence[Deed], reads: Reads, reading: _Reading) -> Iterator[str]:
    """The first moment of each class from which more is issued than was authorized."""
    for share_class in reading.company.classes:
        before = [
            (x.moment, x.outstanding + x.treasury) for x in reads.class_history(share_class.id)
        ]
        most = max((taken for _, taken in before), default=0) + reading.issued.get(
            share_class.id, 0
        )
        if most <= min((n.shares for n in share_class.numbers), default=share_class.authorized):
            continue
        changes = [(m, n - p) for (m, n), (_, p) in zip(before, [("", 0), *before], strict=False)]
        changes += [
            (deed.moment, sum(m.shares for m in deed.made) if deed.kind == "issue" else -deed.gone)
            for deed in deeds
            if deed.class_id == share_class.id and deed.kind in ("issue", "cancel")
        ]
        total = 0
        for moment, change in sorted(changes):
            total += change
            authorized = share_class.authorized_on(date.fromisoformat(moment[:10]))
            if total > authorized:
                yield (
                    f"From {moment[:10]} on, {whole(total)} shares of {share_class.name} would be "
                    f"issued and {whole(authorized)} were authorized."
                )
                break
