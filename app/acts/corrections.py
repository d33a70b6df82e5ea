"""A correction is a later entry that names the earlier one; both readings stay in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from app.acts.act import Who, given_id
from app.acts.fields import Field, Fields, needed
from app.acts.readable import check_readable
from app.acts.shares.draft import Proposed, before_company, recorded, weighed
from app.acts.shares.facts import STILL_TO_COME
from app.domain.entries import Entry, EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_day, read_name, read_note
from app.store.book import Book

NOT_CORRECTED = ("company.begin", "import.table")
ON_BOOKS = ("shares.", "treasury.", "legend.", "stop.", "class.legend")
"""Entries of the share register, which take effect at a moment on the books."""


def correct_entry(book: Book, given: Json, who: Who) -> Receipt:
    """The entry read with other data from now on, or (data null) as never having taken effect.

    Refused by the books where a later balance or certificate would no longer agree.
    """
    return recorded(book, propose_correction(book, given, who), given, who)


def propose_correction(book: Book, given: Json, who: Who) -> Proposed:
    """The correction as it would be recorded, and every balance and list that it would change.

    A correction is itself corrected in the same way: with data null the entry before it is in
    force again, with other data that entry is read so.
    """
    entry = _entry(book, given)
    why = read_note(given.get("why"), "why", "reason")
    if not why:
        raise Refusal("Say what was wrong; it is recorded with the correction.", field="why")
    asked_by = read_name(given.get("asked_by") or who.by, "asked_by", "name of who asked")
    day = _day(book, entry, given, who)
    data = _reading(book, entry, given, day)
    verb = "withdrawn" if data["data"] is None else "corrected"
    says = f"Entry {entry.seq:,} {verb}: {entry.says}"
    paper = read_note(given.get("paper"), "paper", "paper")
    if paper:
        data["paper"] = paper
    draft = EntryDraft("entry.correct", who.today, data, says, at_request=asked_by, reason=why)
    on_books = _corrected(book, entry).kind.startswith(ON_BOOKS)
    found = before_company(book.company(), day) if day and on_books else ()
    return weighed(book, draft, found, who)


def _entry(book: Book, given: Json) -> Entry:
    seq = given_id(given, "entry", "entry")
    try:
        entry = book.entry(seq)
    except KeyError:
        raise Refusal(f"There is no entry {seq}.", field="entry") from None
    if entry.kind in NOT_CORRECTED:
        raise Refusal(
            f"Entry {seq} begins the book or an import and cannot be corrected.", field="entry"
        )
    return entry


def _corrected(book: Book, entry: Entry) -> Entry:
    """The entry at the end of a correction of corrections."""
    while entry.corrects:
        entry = book.entry(entry.corrects)
    return entry


def _day(book: Book, entry: Entry, given: Json, who: Who) -> date | None:
    """Another day of the entry; shares are entered on the books on no day to come."""
    on = read_day(given["on"], "on", today=who.today) if given.get("on") else None
    if on and on > who.today and _corrected(book, entry).kind.startswith(ON_BOOKS):
        raise Refusal(STILL_TO_COME, field="on")
    return on


def _reading(book: Book, entry: Entry, given: Json, on: date | None) -> dict[str, Any]:
    """What the correction says: of which entry, its data anew, and its day if another."""
    told = given.get("data")
    if told is not None and not isinstance(told, Mapping):
        raise Refusal("Give the whole data anew, or none to withdraw the entry.", field="data")
    data = cast("Json | None", told)
    check_readable(book, entry, data)
    return _wrapped(book, entry, data, {"effective_on": on.isoformat()} if on else {})


def _wrapped(book: Book, entry: Entry, data: Json | None, day: dict[str, str]) -> dict[str, Any]:
    """A correction of a correction says how the entry at the end of them is to be read."""
    if entry.corrects and data is not None and "corrects" not in data:
        return {
            "corrects": entry.seq,
            "data": _wrapped(book, book.entry(entry.corrects), data, day),
        }
    return {"corrects": entry.seq, "data": data} | day


FIELDS: Fields = {
    "correct": (
        needed("entry", "id", "The entry, by its number."),
        Field("data", "object", "Its whole data anew; null withdraws it."),
        needed("why", "text", "What was wrong."),
        Field("asked_by", "text", "Who asked for it."),
        Field("paper", "text", "On what paper."),
        Field("on", "day", "Another day on which it takes effect."),
    ),
}
"""Operation -> its fields."""
