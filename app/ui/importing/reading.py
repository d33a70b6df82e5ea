"""A file read beside the window: what it holds, and the table of what would be recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice
from pathlib import Path

from app.acts.exchange.deeds import Deed
from app.acts.exchange.history import HistoryPreview
from app.acts.exchange.in_and_out import Preview, look_at
from app.acts.exchange.names import TABLES
from app.acts.exchange.ocf_import import OcfPreview
from app.acts.exchange.sheet import plain_heading
from app.acts.exchange.source import Source, kind_of, read_source, sheets_of, with_sheet
from app.acts.import_table import HeadingMet, Mapped, headings_of
from app.acts.imports import ImportPreview
from app.domain.refusal import Refusal
from app.domain.words import day_plain, plural, whole
from app.presenters import importing
from app.presenters.view import Table
from app.store.reads import Reads

STEP = 500
Moved = Callable[[object], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Looked:
    """A source, its kind and headings, and what it would record once its columns are settled.

    `said` are the sentences over the table, `lines` how many rows or entries would be recorded.
    """

    source: Source
    kind: str
    met: tuple[HeadingMet, ...] = ()
    sheets: tuple[str, ...] = ()
    preview: Preview | None = None
    table: Table | None = None
    said: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Looking:
    """One reading: the books, the headings settled before by kind of table, the day of the desk."""

    reads: Reads
    settled: Mapping[str, Mapped]
    today: date
    moved: Moved
    cancelled: Cancelled

    def at_path(self, path: Path) -> Looked:
        """The file or folder, its kind found out."""
        return self.at_source(with_sheet(read_source(path), self.settled))

    def at_source(self, source: Source) -> Looked:
        """The source, its kind found out."""
        return self.at(source, kind_of(source, self.settled))

    def at(self, source: Source, kind: str) -> Looked:
        """The source as of that kind, looked at whole where all of its columns are settled."""
        if kind not in TABLES:
            return self.under(Looked(source, kind), {})
        sheets = tuple(sheets_of(source))
        mapped = self.settled.get(kind, {})
        met = tuple(headings_of(source.data, source.name, TABLES[kind], mapped, source.sheet))
        found = Looked(source, kind, met, sheets)
        no_table = len(met) == 1 and not met[0].column
        return self.under(found, mapped) if _settled(found, mapped) or no_table else found

    def under(self, found: Looked, mapped: Mapped) -> Looked:
        """The source read under these columns."""
        source = found.source
        columns = {plain_heading(heading): column for heading, column in mapped.items()}
        preview = look_at(self.reads, found.kind, source, self.today, columns, self._row)
        if preview.troubles:
            count = plural(len(preview.troubles), "place")
            said = f"{count} must be put right in the file. Nothing is recorded until all are."
            return replace(found, preview=preview, table=_troubles(preview), said=(said,))
        table, lines = _table(self.reads, preview)
        more = importing.shown_of(lines)
        said = (*preview.notes, *((more,) if more else ()))
        return replace(found, preview=preview, table=table, said=said, lines=lines)

    def _row(self, done: int, _total: int) -> None:
        """One more row was read; raises where the reading was called off."""
        if self.cancelled():
            raise Refusal("The reading was stopped. Nothing was recorded.")
        if done % STEP == 0:
            self.moved(done)


def _settled(found: Looked, mapped: Mapped) -> bool:
    """Whether every heading is known or was settled, none twice, and none is missing."""
    named = [m.column for m in found.met if m.column]
    known = all(m.column or plain_heading(m.heading) in mapped for m in found.met)
    return known and len(set(named)) == len(named) and not TABLES[found.kind].missing(named)


def _table(reads: Reads, preview: Preview) -> tuple[Table, int]:
    """What would be recorded, and how many rows or entries it is."""
    if isinstance(preview, OcfPreview):
        first = islice(preview.drafts, importing.MOST_SHOWN)
        told = importing.present_package((d.effective_on, d.says) for d in first)
        return told, len(preview.drafts)
    if isinstance(preview, HistoryPreview):
        return importing.present_entries(_deeds(reads, preview)), len(preview.deeds)
    return importing.present_import(_lines(preview)), preview.lines


def _lines(preview: ImportPreview) -> Iterator[importing.Line]:
    """Certificates and holders alone, in the order of the file."""
    names = preview.holders.names
    made = ((r.line, names[r.holder], r.certificate, r.shares, r.issued_on) for r in preview.rows)
    alone = ((line, names[place], "", None, None) for line, place in preview.bare)
    return merge(made, alone, key=lambda line: line[0])


def _deeds(reads: Reads, preview: HistoryPreview) -> Iterator[tuple[str, ...]]:
    names = {holder.id: holder.name for holder in reads.holders()}
    new = [name for name, _ in preview.new_holders]
    for deed in islice(preview.deeds, importing.MOST_SHOWN):
        yield _deed(deed, lambda key: names[key] if key > 0 else new[-1 - key])


def _deed(deed: Deed, name: Callable[[int], str]) -> tuple[str, ...]:
    to = dict.fromkeys(name(made.holder) for made in deed.made)
    issue = deed.kind == "issue"
    numbers = ", ".join(made.number for made in deed.made)
    shares = deed.gone or sum(made.shares for made in deed.made)
    return (
        whole(deed.line),
        day_plain(date.fromisoformat(deed.moment[:10])),
        deed.kind,
        "" if issue else name(deed.source),
        name(deed.source) if issue else ", ".join(to),
        numbers,
        whole(shares),
    )


def _troubles(preview: Preview) -> Table:
    """Where and what: a cell, a row, or a part of a package."""
    rows: list[tuple[str, str, str]] = []
    for told in preview.troubles:
        if isinstance(told, str):
            where, _, sentence = told.partition(": ")
            rows.append((where, "", sentence))
        else:
            rows.append((told.cell or f"Row {told.line:,}", told.column, told.sentence))
    return importing.present_troubles(rows)
