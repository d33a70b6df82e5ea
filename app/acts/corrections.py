"""A correction is a later entry that names the earlier one; both readings stay in the journal."""

from __future__ import annotations

from typing import Any

from app.acts.act import Who, given_id
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_name, read_note
from app.store.book import Book

NOT_CORRECTED = ("company.begin", "import.table")


def correct_entry(book: Book, given: Json, who: Who) -> Receipt:
    """The entry read with other data from now on, or (data null) as never having taken effect.

    Refused by the books where a later balance or certificate would no longer agree.
    """
    seq = given_id(given, "entry", "entry")
    try:
        entry = book.entry(seq)
    except KeyError:
        raise Refusal(f"There is no entry {seq}.", field="entry") from None
    if entry.kind in NOT_CORRECTED:
        raise Refusal(
            f"Entry {seq} begins the book or an import and cannot be corrected.", field="entry"
        )
    why = read_note(given.get("why"), "why", "reason")
    if not why:
        raise Refusal("Say what was wrong; it is recorded with the correction.", field="why")
    asked_by = read_name(given.get("asked_by") or who.by, "asked_by", "name of who asked")
    data: dict[str, Any] = {"corrects": seq, "data": given.get("data")}
    verb = "withdrawn" if data["data"] is None else "corrected"
    says = f"Entry {seq:,} {verb}: {entry.says}"
    draft = EntryDraft("entry.correct", who.today, data, says, at_request=asked_by, reason=why)
    return book.record([draft], who.by, who.now)
