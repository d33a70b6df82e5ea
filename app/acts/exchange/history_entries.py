"""A checked history as entries of the books, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from app.acts.act import Who
from app.acts.exchange.deeds import Deed
from app.acts.exchange.history import HistoryPreview
from app.acts.imports import stop_if
from app.acts.shares.holders import holder_draft
from app.domain.entries import EntryDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.words import plural, says_certificates, whole
from app.store.book import Book

DONE = {
    "issue": "issued",
    "transfer": "transferred",
    "exchange": "exchanged",
    "cancel": "cancelled",
}


_KINDS = {kind: f"shares.{kind}" for kind in DONE}


def record_history(
    book: Book, preview: HistoryPreview, who: Who, cancelled: Callable[[], bool] = lambda: False
) -> Receipt:
    """Every entry of a clean preview in one transaction; what is called off keeps nothing."""
    if preview.troubles:
        raise Refusal(
            f"{preview.troubles[0].says()} {plural(len(preview.troubles), 'cell')} must be put "
            "right first. Nothing was recorded."
        )
    drafts = history_drafts(preview, book.next_id("holder"), who)
    return book.record(drafts, who.by, who.now, lambda _: stop_if(cancelled), len(preview.deeds))


def history_drafts(preview: HistoryPreview, first_holder: int, who: Who) -> Iterator[EntryDraft]:
    """What was brought in, the holders that are new, and each entry in the order of its moment."""
    data = {"what": "history", "file_name": preview.file_name, "rows": len(preview.deeds)}
    says = f"{plural(len(preview.deeds), 'entry', 'entries')} brought in from {preview.file_name}"
    head = EntryDraft("import.table", who.today, data, says, source_sha256=preview.sha256)
    yield head
    for place, (name, on) in enumerate(preview.new_holders):
        yield holder_draft({"name": name, "on": on}, first_holder + place, who.today)
    for deed in preview.deeds:
        yield _draft(deed, first_holder)


def _draft(deed: Deed, first_holder: int) -> EntryDraft:
    """`first_holder` is the number of the first holder who is new."""
    kind, moment, source = deed.kind, deed.moment, _number(deed.source, first_holder)
    rows: list[dict[str, Any]] = []
    numbers: list[str] = []
    total = 0
    for number, holder, shares, legends in deed.made:
        row: dict[str, Any] = {"number": number, "shares": str(shares)}
        if kind != "issue":
            row["holder"] = _number(holder, first_holder)
        if legends:
            row["legends"] = list(legends)
        rows.append(row)
        numbers.append(number)
        total += shares
    data: dict[str, Any] = {"class": deed.class_id, "at": moment[11:], "signers": []}
    if kind == "issue":
        data |= {"holder": source, "certificates": rows, "out_of": ""}
        data |= {"consideration": deed.consideration, "authorized": deed.remark}
    else:
        data |= {"from": source, "surrendered": deed.surrendered, "issued": rows}
        data |= _particulars(deed)
    certificates = says_certificates(numbers or deed.surrendered)
    says = f"{whole(deed.gone or total)} shares {DONE[kind]}, {certificates}"
    return EntryDraft(_KINDS[kind], _day(moment[:10]), data, says)


def _number(holder: int, first_holder: int) -> int:
    """The number of a holder; those who are new count down from -1."""
    return holder if holder > 0 else first_holder - 1 - holder


_day = lru_cache(maxsize=64)(date.fromisoformat)
"""Entries of one day follow each other."""


def _particulars(deed: Deed) -> dict[str, Any]:
    """What is particular to a transfer, an exchange and a cancellation."""
    if deed.kind == "transfer":
        told = {"cause": "", "evidence": deed.remark}
        return told | {"consideration": deed.consideration} if deed.consideration else told
    if deed.kind == "exchange":
        return {"why": deed.remark}
    return {"why": deed.remark or "cancelled", "shares": str(deed.gone)}
