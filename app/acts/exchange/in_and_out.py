"""One door for `drive` and the window: what is written out, and what is brought in, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.acts.act import Who
from app.acts.exchange.history import HistoryPreview, read_history
from app.acts.exchange.history_entries import record_history
from app.acts.exchange.mapping import kept_mapping
from app.acts.exchange.names import BROUGHT_IN, TABLES, WRITTEN
from app.acts.exchange.ocf_export import written_ocf
from app.acts.exchange.ocf_import import OcfPreview, read_ocf, record_ocf
from app.acts.exchange.sheet import plain_heading
from app.acts.exchange.source import Source, kind_of, package_of, with_sheet
from app.acts.exchange.tables import exported
from app.acts.exchange.vcards import written_vcards
from app.acts.import_table import Mapped
from app.acts.imports import ImportPreview, Taken, read_import, record_import
from app.domain.entries import Receipt
from app.domain.refusal import Refusal
from app.domain.words import plural
from app.store.book import Book
from app.store.reads import Reads

Preview = ImportPreview | HistoryPreview | OcfPreview
"""What a source would record, or its troubles."""


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, or the files of a folder, and in sentences what they do not say."""

    data: bytes
    ending: str
    notes: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])

    def save(self, path: Path) -> None:
        """Write it whole under that path; Refusal if it cannot be written."""
        from app.acts.exchange.on_disk import write_folder, write_whole

        if self.files:
            write_folder(path, self.files)
        else:
            write_whole(path, self.data)


def write_out(reads: Reads, what: str, on: date, ending: str = "") -> Written:
    """The register as of the end of that day as a file of that kind."""
    endings = WRITTEN.get(what)
    if endings is None:
        raise Refusal(f"Choose what to write: {', '.join(WRITTEN)}.", field="what")
    form = ending.casefold().lstrip(".") or endings[0]
    if form not in endings:
        raise Refusal(f"{what} is written as {' or '.join(endings)}.", field="format")
    if what == "ocf":
        package = written_ocf(reads, on)
        if form == "folder":
            return Written(b"", form, package.unsaid, package.files)
        return Written(package.zipped(), form, package.unsaid)
    if what == "addresses":
        return Written(written_vcards(reads, on), form)
    return Written(exported(reads, what, on, form), form)


def look_at(
    reads: Reads,
    what: str,
    source: Source,
    today: date,
    mapped: Mapped | None = None,
    on_row: Callable[[int, int], None] = lambda done, total: None,
) -> Preview:
    """What the source would record, or what stands in its way; nothing is recorded.

    `on_row(done, 0)` reports the rows of a table and may raise to cancel.
    """
    if what == "ocf":
        return read_ocf(package_of(source), source.name, reads, today)
    if what == "history":
        return read_history(source.data, source.name, reads, today, on_row, mapped, source.sheet)
    taken = Taken(
        frozenset(c.number for c in reads.certificates()),
        frozenset(holder.name for holder in reads.holders()),
    )
    return read_import(
        source.data, source.name, reads.company(), taken, today, on_row, mapped, source.sheet
    )


def record_preview(
    book: Book, preview: Preview, who: Who, cancelled: Callable[[], bool] = lambda: False
) -> Receipt:
    """Everything of a clean preview in one transaction; what is called off keeps nothing."""
    if isinstance(preview, OcfPreview):
        return record_ocf(book, preview, who, cancelled)
    if isinstance(preview, HistoryPreview):
        return record_history(book, preview, who, cancelled)
    return record_import(book, preview, who, cancelled)


def bring_in(
    book: Book, what: str, source: Source, who: Who, mapped: Mapped | None = None
) -> tuple[Receipt, tuple[str, ...]]:
    """A source read whole and recorded in one act, or refused with its first troubles.

    Without `what` it is found out, and so is the sheet of a workbook. Headings are read as settled
    for this company before; `mapped` adds to that. The receipt, and in sentences what was met.
    """
    settled = {kind: kept_mapping(book, kind) for kind in TABLES}
    source = with_sheet(source, settled)
    kind = what or kind_of(source, settled)
    if kind not in BROUGHT_IN:
        raise Refusal(f"Choose what to bring in: {', '.join(BROUGHT_IN)}.", field="what")
    columns = settled.get(kind, {}) | {plain_heading(h): c for h, c in (mapped or {}).items()}
    preview = look_at(book, kind, source, who.today, columns)
    _refuse(trouble_sentences(preview))
    return record_preview(book, preview, who), preview.notes


def trouble_sentences(preview: Preview) -> list[str]:
    """What stands in the way of a preview, in sentences."""
    return [t if isinstance(t, str) else t.says() for t in preview.troubles]


def _refuse(troubles: Sequence[str]) -> None:
    """Refusal with the first five troubles and how many there are."""
    if not troubles:
        return
    more = len(troubles) - 5
    rest = f" {plural(more, 'other trouble')}." if more > 0 else ""
    raise Refusal(f"{' '.join(troubles[:5])}{rest} Nothing was recorded.", field="path")
