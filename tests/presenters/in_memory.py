"""A few entries in memory that are asked as the journal of a book is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.entries import Entry


class Entries:
    """Entries by their numbers; words are looked for in what they say."""

    def __init__(self, *entries: Entry) -> None:
        self._entries = {entry.seq: entry for entry in entries}

    def entry_numbers(
        self, text: str = "", kinds: Sequence[str] = (), by: str = "seq", *, falling: bool = True
    ) -> Sequence[int]:
        """As `Reads.entry_numbers`."""
        found = [
            entry
            for entry in self._entries.values()
            if text.casefold() in entry.says.casefold()
            and (not kinds or entry.kind.startswith(tuple(kinds)))
        ]
        return [e.seq for e in sorted(found, key=lambda e: getattr(e, by), reverse=falling)]

    def entries_numbered(self, numbers: Iterable[int]) -> Sequence[Entry]:
        """As `Reads.entries_numbered`."""
        return [self._entries[number] for number in numbers]
