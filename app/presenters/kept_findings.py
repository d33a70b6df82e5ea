"""Every finding kept with an entry of the company, in the order of the bylaws' sections."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.law import Shelf
from app.bylaws.topics import section_key
from app.domain.entries import Against
from app.domain.words import day_plain, whole
from app.presenters.figures import matches
from app.presenters.view import WORDS, Column, Row, Table

COLUMNS = (
    Column("Section", width=16),
    Column("Version", width=9),
    Column("Finding"),
    Column("Reason given"),
    Column("Entry", "right", 8),
    Column("Day", width=13),
)


def present_kept_findings(entries: Iterable[Against], shelf: Shelf, text: str = "") -> Table:
    """Breaches and checks with their reasons; keys are numbers of entries."""
    rows = [
        Row(
            str(entry.seq),
            (
                kept.section,
                law.short if (law := shelf.version(kept.version)) else "",
                f"{WORDS[kept.severity]}: {kept.says}",
                kept.reason,
                whole(entry.seq),
                day_plain(entry.effective_on),
            ),
            (
                section_key(kept.section),
                kept.version,
                kept.says,
                kept.reason,
                entry.seq,
                entry.effective_on,
            ),
            severity=kept.severity,
        )
        for entry in entries
        for kept in entry.findings
    ]
    shown = tuple(row for row in sorted(rows, key=_place) if matches(text, *row.cells))
    empty = "No act of this company stands against a section of its bylaws."
    return Table(COLUMNS, shown, empty=empty, title="Findings by section")


def _place(row: Row) -> tuple[object, ...]:
    return row.sort[0], int(row.key)
