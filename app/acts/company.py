"""A company begins its book: its name, its bylaws, its first office and class."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.acts.act import Who
from app.acts.law.versions import adoption_of
from app.bylaws.law import built_in_shelf
from app.domain.entries import EntryDraft, Json
from app.domain.refusal import Refusal
from app.domain.typed import (
    read_day,
    read_line,
    read_name,
    read_time,
)
from app.store.book import Book

SUFFIX = ".minutebook"


def new_company(path: Path, given: Json, who: Who) -> Book:
    """A new company file with its first entries; an existing file is never overwritten."""
    return Book.create(path, begin_drafts(given, who), who.by, who.now)


def begin_drafts(given: Json, who: Who, file_id: str = "") -> list[EntryDraft]:
    """The first entry, and one for each version of the bylaws that the company adopted."""
    name = read_name(given.get("name"), "name", "company’s name")
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
    return [begin, *(adoption_of(key) for key in versions)]


def _zone(name: object) -> str:
    text = str(name)
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refusal(
            f"There is no time zone “{text}”. Write it like America/Los_Angeles.", field="zone"
        ) from None
    return text
