"""A checked history as entries of the books, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from app.acts.act import Who, says_certificates
from app.acts.exchange.deeds import Deed, NewCertificate
from app.acts.exchange.history import HistoryPreview
from app.acts.imports import stop_if
from app.acts.shares.holders import holder_draft
from app.domain.entries import EntryDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.words import plural, whole
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
    return book.record(drafts, who.by, who.now, lambda _: stop_if(cancelled))


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
    rows = [_certificate(new) for new in deed.made]
    source = _number(deed.source, first_holder)
    data: dict[str, Any] = {"class": deed.class_id, "at": deed.moment[11:], "signers": []}
    if deed.kind == "issue":
        data["holder"], data["certificates"], data["out_of"] = source, rows, ""
        data["consideration"], data["authorized"] = deed.consideration, deed.remark
    else:
        for row, new in zip(rows, deed.made, strict=True):
            row["holder"] = _number(new.holder, first_holder)
        data["from"], data["surrendered"], data["issued"] = source, deed.surrendered, rows
        data.update(_particulars(deed))
    return EntryDraft(_KINDS[deed.kind], _day(deed.moment[:10]), data, _says(deed))


def _number(holder: int, first_holder: int) -> int:
    """The number of a holder; those who are new count down from -1."""
    return holder if holder > 0 else first_holder - 1 - holder


_day = lru_cache(maxsize=64)(date.fromisoformat)
"""Entries of one day follow each other."""


def _certificate(new: NewCertificate) -> dict[str, Any]:
    row: dict[str, Any] = {"number": new.number, "shares": str(new.shares)}
    return row | {"legends": list(new.legends)} if new.legends else row


def _particulars(deed: Deed) -> dict[str, Any]:
    """What is particular to a transfer, an exchange and a cancellation."""
    if deed.kind == "transfer":
        told = {"cause": "", "evidence": deed.remark}
        return told | {"consideration": deed.consideration} if deed.consideration else told
    if deed.kind == "exchange":
        return {"why": deed.remark}
    return {"why": deed.remark or "cancelled", "shares": str(deed.gone)}


def _says(deed: Deed) -> str:
    shares = deed.gone or sum([m.shares for m in deed.made])
    numbers = says_certificates([m.number for m in deed.made] or deed.surrendered)
    return f"{whole(shares)} shares {DONE[deed.kind]}, {numbers}"
