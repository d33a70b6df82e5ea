"""Whether the record of a matter can still be read once an entry of it is corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from app.domain.board.committees import read_committees
from app.domain.board.directors import read_directors
from app.domain.board.officers import read_officers
from app.domain.board.reading import read_boards
from app.domain.company_facts import CONTACT, FISCAL, read_contacts, read_fiscal_years
from app.domain.entries import Entry, Json
from app.domain.events import EVENT_KINDS, Event
from app.domain.matters.amendments import read_amendments
from app.domain.matters.claims import read_claims
from app.domain.matters.demands import read_demands
from app.domain.matters.reports import read_reports
from app.domain.meeting_day.consents import read_consents
from app.domain.meeting_day.proposals import read_proposals
from app.domain.meeting_day.reading import read_day
from app.domain.refusal import Refusal
from app.store.book import Book

Read = Callable[[str, Iterable[Event]], object]
OFFICER_TOPICS = ("officer", "authority", "kept")
READERS: dict[str, tuple[tuple[str, ...], Read]] = {
    "proxy": (("proxy", "day"), read_day),
    "day": (("proxy", "day"), read_day),
    "proposal": (("proposal",), lambda _key, events: read_proposals(events)),
    "consent": (("consent",), read_consents),
    "board": (("board",), lambda _key, events: read_boards(events)),
    "committee": (("committee",), lambda _key, events: read_committees(events)),
    "director": (("director",), lambda _key, events: read_directors(events)),
    **dict.fromkeys(OFFICER_TOPICS, (OFFICER_TOPICS, lambda _key, events: read_officers(events))),
    "demand": (("demand",), lambda _key, events: read_demands(events)),
    "claim": (("claim", "insurance"), lambda _key, events: read_claims(events)),
    "insurance": (("claim", "insurance"), lambda _key, events: read_claims(events)),
    "report": (("report",), lambda _key, events: read_reports(events)),
    "amendment": (("amendment",), lambda _key, events: read_amendments(events)),
    FISCAL: ((FISCAL,), lambda _key, events: read_fiscal_years(events)),
    CONTACT: ((CONTACT,), lambda _key, events: read_contacts(events)),
}
"""Topic -> the topics read together with it, and what reads them."""


def check_readable(book: Book, entry: Entry, data: Json | None) -> None:
    """Refuse a correction after which the matter could not be read any more."""
    if entry.kind not in EVENT_KINDS:
        return
    topics, read = READERS[entry.kind.partition(".")[0]]
    name = EVENT_KINDS[entry.kind]
    key = str((data or entry.data).get(name) or "")
    events = [e for topic in topics for e in _with(book.events(topic), entry, data, name)]
    mine = [e for e in events if e.key == key] if read in (read_day, read_consents) else events
    try:
        read(key, sorted(mine, key=lambda event: event.seq))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise Refusal(
            "So corrected, the record of this matter could not be read. Nothing was recorded. "
            "Give every part of the entry as it was, and change only what was wrong.",
            field="data",
        ) from None


def _with(events: Iterable[Event], entry: Entry, data: Json | None, name: str) -> list[Event]:
    """The events with that entry's data as corrected, or without it where it is withdrawn."""
    found: list[Event] = []
    for event in events:
        if event.seq != entry.seq:
            found.append(event)
        elif data is not None:
            told: dict[str, Any] = dict(data)
            found.append(replace(event, key=str(told.get(name) or ""), data=told))
    return found
