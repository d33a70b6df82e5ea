"""The journal: every entry as recorded, with the day it takes effect and the moment it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from app.domain.entries import Entry, EntryLine
from app.domain.words import day_plain, whole
from app.presenters.entry_words import KIND_WORDS
from app.presenters.figures import no_match, recorded_at, recorded_day, recorded_words
from app.presenters.tables import LaterRows
from app.presenters.view import Column, Detail, Link, Note, Row, Table

EMPTY = "Nothing is recorded yet. Each act adds an entry here, and none is ever erased."


Line = Entry | EntryLine
"""What a list needs of an entry."""


class Journal(Protocol):
    """Where entries are read: their numbers in some order, and the entries of some numbers."""

    def entry_numbers(
        self, text: str = "", kinds: Sequence[str] = (), by: str = "seq", *, falling: bool = True
    ) -> Sequence[int]:
        """The numbers of the entries with these words, of these kinds, in that order."""
        ...

    def entries_numbered(self, numbers: Iterable[int]) -> Sequence[Line]:
        """The entries of these numbers, in their order."""
        ...


JOURNAL_ORDERS = ("seq", "recorded_at", "effective_on", "by", "says")
ROWS_ORDERS = ("effective_on", "seq", "says")
"""What each column of a list of entries is put in order by."""


def present_journal(book: Journal, text: str = "") -> Table:
    """All entries, the newest first; back-dated ones say so."""
    columns = (
        Column("Entry", "right", 8),
        Column("Recorded", width=22),
        Column("With effect from", width=14),
        Column("By", width=16),
        Column("What was recorded"),
    )
    rows = _later(book, text, (), JOURNAL_ORDERS, _journal_row)
    return Table(columns, rows, empty=no_match("entry", text) if text else EMPTY)


def rows_of_kinds(book: Journal, kinds: Sequence[str], text: str = "") -> Sequence[Row]:
    """Day, entry, what was recorded, of the entries of these kinds: the newest first."""
    return _later(book, text, kinds, ROWS_ORDERS, _entry_row)


def _later(
    book: Journal,
    text: str,
    kinds: Sequence[str],
    orders: Sequence[str],
    row: Callable[[Line], Row],
) -> Sequence[Row]:
    def arrange(column: int, falling: bool) -> Sequence[int]:
        return book.entry_numbers(text, kinds, orders[column], falling=falling)

    def make(numbers: Sequence[int]) -> Iterable[Row]:
        return [row(entry) for entry in book.entries_numbered(numbers)]

    numbers = book.entry_numbers(text, kinds)
    return LaterRows(numbers, make, arrange) if numbers else ()


def entry_rows(entries: Iterable[Line]) -> tuple[Row, ...]:
    """Day, entry, what was recorded: the newest first."""
    return tuple(_entry_row(entry) for entry in sorted(entries, key=lambda e: -e.seq))


def dated(entry: Line) -> str:
    """When it was recorded, and from which day it takes effect where that is another day."""
    recorded = recorded_day(entry.recorded_at)
    if recorded == entry.effective_on:
        return f"Recorded on {day_plain(recorded)}."
    return f"Recorded on {day_plain(recorded)} with effect from {day_plain(entry.effective_on)}."


def present_entry(entry: Entry) -> Detail:
    """One entry as it was recorded, with what was found and what was corrected later."""
    facts = [
        ("Kind", KIND_WORDS[entry.kind]),
        ("Takes effect", day_plain(entry.effective_on)),
        ("Recorded", recorded_words(entry.recorded_at)),
        ("By", entry.by),
        ("Asked by", entry.at_request),
        ("Reason", entry.reason),
        ("Corrects", f"Entry {whole(entry.corrects)}" if entry.corrects else ""),
        ("Corrected by", f"Entry {whole(entry.corrected_by)}" if entry.corrected_by else ""),
        ("Chain", f"{entry.head[:32]} {entry.head[32:]}"),
    ]
    acts = () if entry.corrected_by else (Link("Correct…", f"correct:{entry.seq}"),)
    return Detail(
        f"Entry {whole(entry.seq)}: {entry.says}",
        tuple((label, text) for label, text in facts if text),
        acts=acts,
        notes=_kept(entry),
    )


def _kept(entry: Entry) -> tuple[Note, ...]:
    return tuple(
        Note(
            kept.severity,
            f"{kept.says} Kept because: {kept.reason}" if kept.reason else kept.says,
            kept.section,
            kept.rule if kept.version else "",
        )
        for kept in entry.findings
    )


def _entry_row(entry: Line) -> Row:
    return Row(
        str(entry.seq),
        (day_plain(entry.effective_on), whole(entry.seq), entry.says),
        (entry.effective_on, entry.seq, entry.says),
        tone="quiet" if entry.corrected_by else "",
        hint=dated(entry),
    )


def _journal_row(entry: Line) -> Row:
    state = f"Corrected by entry {whole(entry.corrected_by)}. " if entry.corrected_by else ""
    return Row(
        str(entry.seq),
        (
            whole(entry.seq),
            recorded_at(entry.recorded_at),
            day_plain(entry.effective_on),
            entry.by,
            entry.says,
        ),
        (entry.seq, entry.recorded_at, entry.effective_on, entry.by, entry.says),
        tone="quiet" if entry.corrected_by else "",
        hint=f"{state}{dated(entry)}",
    )
