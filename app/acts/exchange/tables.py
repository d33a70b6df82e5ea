"""Tables of the register for a spreadsheet: every cell a text, none of which can be run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.acts.exchange.history_table import HISTORY_HEADINGS, history_rows
from app.acts.exchange.names import FORMATS, WHAT
from app.acts.exchange.workbook_written import written_workbook
from app.domain.cells import neutral
from app.domain.people import Address, Holder
from app.domain.refusal import Refusal
from app.domain.register import Standing
from app.domain.shares import Certificate, end_of
from app.domain.words import whole
from app.store.reads import Reads

POSTAL = ("Street", "Street 2", "City", "State", "ZIP", "Country")
STANDING = ("Name", "Holder no", "Capacity", "Remark")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of texts with its headings."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]


def exported(reads: Reads, what: str, on: date, form: str) -> bytes:
    """The bytes of that table as of the end of a day, as `csv` or `xlsx`."""
    if what not in WHAT or form not in FORMATS:
        raise Refusal(f"Choose what to write ({', '.join(WHAT)}), as {' or '.join(FORMATS)}.")
    table = table_of(reads, what, on)
    if form == "xlsx":
        return written_workbook(table.title, table.headings, table.rows)
    return written_csv(table)


def written_csv(table: TextTable) -> bytes:
    """The table as CSV in UTF-8 with its mark; what could be run as a formula is marked."""
    to = io.StringIO(newline="")
    writer = csv.writer(to, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([neutral(cell) for cell in row])
    return to.getvalue().encode("utf-8-sig")


def table_of(reads: Reads, what: str, on: date) -> TextTable:
    """That table as of the end of the day."""
    if what == "history":
        return TextTable("History", HISTORY_HEADINGS, history_rows(reads, on))
    people = _People(reads, on)
    if what == "holders":
        headings = (*STANDING, "Co-holders", *POSTAL, "Notices to", "Mail came back")
        return TextTable("Holders", headings, people.rows())
    if what == "holdings":
        return TextTable("Holdings", ("Class", *STANDING, "Shares", "Certificates", *POSTAL),
                         _holdings(reads, on, people))  # fmt: skip
    return _certificates(reads, on, people)


class _People:
    """The holders with their names, capacities and addresses on a day."""

    def __init__(self, reads: Reads, on: date) -> None:
        self._reads, self._on = reads, on
        self._holders = {holder.id: holder for holder in reads.holders()}

    def rows(self) -> Iterator[list[str]]:
        for holder in self._holders.values():
            first = self._reads.standings(holder.id)[0].since
            if first > self._on:
                continue
            standing, notice = self._standing(holder), self._address(holder, "notice")
            since = holder.undeliverable_since
            yield [
                *self.standing(holder.id),
                "; ".join(standing.members),
                *self.postal(holder.id),
                notice.one_line() if notice else "",
                since.isoformat() if since else "",
            ]

    def standing(self, holder_id: int) -> list[str]:
        """Name, number, capacity and remark."""
        told = self._standing(self._holders[holder_id])
        return [told.name, str(holder_id), told.capacity, told.detail]

    def postal(self, holder_id: int) -> list[str]:
        """The address on the books; more than two street lines share the second cell."""
        address = self._address(self._holders[holder_id], "book")
        if address is None:
            return [""] * len(POSTAL)
        street = [*address.lines[:1], ", ".join(address.lines[1:]), ""]
        place = (address.city, address.state, address.zip, address.country)
        return [*street[:2], *place]

    def _standing(self, holder: Holder) -> Standing:
        told = self._reads.standings(holder.id)
        return [told[0], *(s for s in told if s.since <= self._on)][-1]

    def _address(self, holder: Holder, kind: str) -> Address | None:
        known = [a for a in holder.addresses if a.kind == kind]
        then = [a for a in known if a.since is None or a.since <= self._on]
        return then[-1] if then else None


def _holdings(reads: Reads, on: date, people: _People) -> Iterator[list[str]]:
    names = _classes(reads)
    for held in reads.holdings(end_of(on)):
        yield [
            names[held.class_id],
            *people.standing(held.holder_id),
            str(held.shares),
            "; ".join(held.certificates),
            *people.postal(held.holder_id),
        ]


def _certificates(reads: Reads, on: date, people: _People) -> TextTable:
    """Certificates in force; marks and amounts have columns only where there are any."""
    names = _classes(reads)
    found = reads.certificates(moment=end_of(on), live_only=True)
    marks = {
        "Legends": [" | ".join(c.legends) for c in found],
        "Stop": [" | ".join(c.stops) for c in found],
        "Still to be paid": [_money(c) for c in found],
    }
    marks = {heading: cells for heading, cells in marks.items() if any(cells)}
    headings = ("Certificate", "Class", "Shares", "Issued", *STANDING, *POSTAL, *marks)
    rows = (
        [
            *(c.number, names[c.class_id], str(c.shares), c.issued[:10]),
            *people.standing(c.holder_id),
            *people.postal(c.holder_id),
            *(cells[place] for cells in marks.values()),
        ]
        for place, c in enumerate(found)
    )
    return TextTable("Certificates", headings, rows)


def _money(certificate: Certificate) -> str:
    owed = certificate.owed
    return f"{whole(owed // 100)}.{owed % 100:02d}" if owed else ""


def _classes(reads: Reads) -> Mapping[int, str]:
    return {c.id: c.name for c in reads.company().classes}
