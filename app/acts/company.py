"""A company begins its book: its name, its bylaws, its first office and class."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.acts.act import Who
from app.bylaws.law import built_in_shelf, bylaws_of
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_choice,
    read_day,
    read_line,
    read_name,
    read_note,
    read_time,
)
from app.store.book import Book

SUFFIX = ".minutebook"
BODIES = ("board", "shareholders", "incorporator")


def new_company(path: Path, given: Json, who: Who) -> Book:
    """A new company file with its first entries; an existing file is never overwritten."""
    return Book.create(path, begin_drafts(given, who), who.by, who.now)


def begin_drafts(given: Json, who: Who, file_id: str = "") -> list[EntryDraft]:
    """The first entry, and one for each version of the bylaws that the company adopted."""
    name = read_name(given.get("name"), "name", "company's name")
    incorporated = given.get("incorporated_on")
    incorporated_on = (
        read_day(incorporated, "incorporated_on", today=who.today) if incorporated else None
    )
    closing = read_time(given.get("close_of_business") or "17:00", "close_of_business")
    data: dict[str, Any] = {
        "name": name,
        "state": read_line(given.get("state") or "California", "state", "state"),
        "incorporated_on": incorporated_on.isoformat() if incorporated_on else None,
        "zone": _zone(given.get("zone") or "America/Los_Angeles"),
        "close_of_business": f"{closing:%H:%M}",
        "file_id": file_id or uuid4().hex,
        "sample_on": given.get("sample_on"),
    }
    first = incorporated_on or who.today
    begin = EntryDraft("company.begin", first, data, f"The book of {name} begins")
    keys = given.get("bylaws")
    versions = [v.key for v in built_in_shelf().versions] if keys is None else list(keys)
    return [begin, *(_adoption(key) for key in versions)]


def adopt_bylaws(book: Book, given: Json, who: Who) -> Receipt:
    """A version adopted by the company: one of the program's by its key, or one brought as text.

    The text is kept in the entry, so that the company file alone says what was in force.
    """
    text = given.get("text") or ""
    draft = (
        _brought(str(text), given, who)
        if text
        else _adoption(read_name(given.get("key"), "key", "version of the bylaws"))
    )
    return book.record([draft], who.by, who.now)


def decide_unclear(book: Book, given: Json, who: Who) -> Receipt:
    """How unclear words are read from now on, by whom, and why."""
    mark = read_name(given.get("mark"), "mark", "mark of the unclear words")
    on = read_day(given.get("on"), "on", today=who.today)
    data = {
        "mark": mark,
        "reading": _said(given, "reading"),
        "decided_by": read_name(given.get("decided_by"), "decided_by", "name of who decided"),
        "reason": _said(given, "reason"),
    }
    says = f"Unclear words {mark} read otherwise, decided by {data['decided_by']}"
    draft = EntryDraft("bylaws.decide", on, data, says, reason=data["reason"])
    return book.record([draft], who.by, who.now)


def _said(given: Json, name: str) -> str:
    """A note that must not be empty."""
    if note := read_note(given.get(name), name, name):
        return note
    raise Refusal(f"Write the {name}.", field=name)


def _brought(text: str, given: Json, who: Who) -> EntryDraft:
    version = bylaws_of(text)
    by = read_choice(given.get("adopted_by"), BODIES, "adopted_by", "body that adopted them")
    adopted_on = read_day(given.get("adopted_on"), "adopted_on", today=who.today)
    data = {
        "key": version.key,
        "effective_from": version.effective_from.isoformat(),
        "text": text,
        "adopted_by": by,
        "adopted_on": adopted_on.isoformat(),
    }
    says = f"Bylaws of {version.short} adopted by the {by}"
    reason = read_note(given.get("reason") or "", "reason", "reason")
    return EntryDraft("bylaws.adopt", version.effective_from, data, says, reason=reason)


def _adoption(key: str) -> EntryDraft:
    version = built_in_shelf().version(key)
    if version is None:
        raise Refusal(f"There are no bylaws named {key} on the shelf.", field="bylaws")
    on = version.effective_from
    return EntryDraft(
        "bylaws.adopt",
        on,
        {"key": key, "effective_from": on.isoformat()},
        f"Bylaws of {version.short} in force",
    )


def _zone(name: object) -> str:
    text = str(name)
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refusal(
            f"There is no time zone “{text}”. Write it like America/Los_Angeles.", field="zone"
        ) from None
    return text
