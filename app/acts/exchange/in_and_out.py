"""One door for `drive` and the window: what is written out, and what is brought in, by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.acts.act import Who
from app.acts.exchange.history import read_history
from app.acts.exchange.history_entries import record_history
from app.acts.exchange.mapping import kept_mapping
from app.acts.exchange.ocf_export import written_ocf
from app.acts.exchange.ocf_import import read_ocf, record_ocf
from app.acts.exchange.ocf_package import files_of_zip
from app.acts.exchange.tables import FORMATS, WHAT, exported
from app.acts.exchange.vcards import written_vcards
from app.acts.import_table import Mapped
from app.acts.imports import read_import, record_import
from app.domain.entries import Receipt
from app.domain.refusal import Refusal
from app.domain.words import plural
from app.store.book import Book
from app.store.reads import Reads

WRITTEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(WHAT, FORMATS),
    "ocf": ("zip",),
    "addresses": ("vcf",),
}
"""What can be written out -> the endings of its files, the usual one first."""

BROUGHT_IN = ("holders", "history", "ocf")
"""What can be brought in: holders with their certificates, a history of entries, a package."""


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and in sentences what it does not say."""

    data: bytes
    ending: str
    notes: tuple[str, ...] = ()


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
        return Written(package.zipped(), form, package.unsaid)
    if what == "addresses":
        return Written(written_vcards(reads, on), form)
    return Written(exported(reads, what, on, form), form)


def bring_in(
    book: Book, what: str, data: bytes, file_name: str, who: Who, mapped: Mapped | None = None
) -> Receipt:
    """A file read whole and recorded in one act, or refused with its first troubles.

    Headings are read as settled for this company before; `mapped` adds to that.
    """
    if what not in BROUGHT_IN:
        raise Refusal(f"Choose what to bring in: {', '.join(BROUGHT_IN)}.", field="what")
    if what == "ocf":
        package = read_ocf(files_of_zip(data), file_name, book, who.today)
        _refuse(package.troubles)
        return record_ocf(book, package, who)
    columns = kept_mapping(book, what) | dict(mapped or {})
    if what == "history":
        history = read_history(data, file_name, book, who.today, mapped=columns)
        _refuse([trouble.says() for trouble in history.troubles])
        return record_history(book, history, who)
    taken = frozenset(c.number for c in book.certificates())
    preview = read_import(data, file_name, book.company(), taken, who.today, mapped=columns)
    _refuse([trouble.says() for trouble in preview.troubles])
    return record_import(book, preview, who)


def _refuse(troubles: Sequence[str]) -> None:
    """Refusal with the first five troubles and how many there are."""
    if not troubles:
        return
    more = len(troubles) - 5
    rest = f" {plural(more, 'other trouble')}." if more > 0 else ""
    raise Refusal(f"{' '.join(troubles[:5])}{rest} Nothing was recorded.", field="path")
