"""The entries of the books as they are read now: corrected ones as corrected, in book order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.entries import Entry, Json
from app.store.reads import Reads


@dataclass(frozen=True, slots=True)
class InForce:
    """An entry with the data and day under which it is read; `at` is empty without an hour."""

    seq: int
    kind: str
    on: date
    at: str
    data: Json


def entries_in_force(reads: Reads) -> list[InForce]:
    """Every entry that takes effect, in the order of day and hour, then of recording."""
    entries = {entry.seq: entry for entry in reads.entries()}
    found: list[InForce] = []
    for entry in entries.values():
        data, on = _reading(entries, entry)
        if data is not None and entry.kind != "entry.correct":
            found.append(InForce(entry.seq, entry.kind, on, str(data.get("at") or ""), data))
    return sorted(found, key=lambda e: (e.on, e.at, e.seq))


def _reading(entries: Mapping[int, Entry], entry: Entry) -> tuple[Json | None, date]:
    """The data and the day under which the entry is read; no data where it was withdrawn."""
    if not entry.corrected_by:
        return entry.data, entry.effective_on
    told, _ = _reading(entries, entries[entry.corrected_by])
    if told is None:
        return entry.data, entry.effective_on
    day = told.get("effective_on")
    return told["data"], date.fromisoformat(day) if day else entry.effective_on
