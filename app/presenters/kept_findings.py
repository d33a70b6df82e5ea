"""What stands against the bylaws, by section: kept with an entry, or in the record as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Shelf
from app.bylaws.topics import section_key
from app.domain.entries import Against
from app.domain.words import day_plain, whole
from app.presenters.figures import matches
from app.presenters.notes import present_notes
from app.presenters.view import WORDS, Column, Detail, Row, Table

COLUMNS = (
    Column("Section", width=16),
    Column("Version", width=9),
    Column("Finding"),
    Column("Reason given", width=16),
    Column("Entry", "right", 8),
    Column("Day", width=13),
)


ASKS = ("error", "warning", "advice")
"""Findings of the record as it is now that ask for something to be done."""
NOW = "The record now"


def present_kept_findings(
    entries: Iterable[Against], shelf: Shelf, text: str = "", now: Iterable[Finding] = ()
) -> Table:
    """Breaches and checks with their reasons; keys are numbers of entries.

    `now` are findings on the record as it stands; their keys are rules.
    """
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
    rows += [_standing(found) for found in now if found.severity in ASKS]
    shown = tuple(row for row in sorted(rows, key=_place) if matches(text, *row.cells))
    empty = "Nothing in this record stands against a section of the bylaws."
    return Table(COLUMNS, shown, empty=empty, title="Findings by section")


def with_standing(rule: Detail, key: str, now: Iterable[Finding]) -> Detail:
    """The card of a rule, with what stands against it in the record as it is now."""
    mine = [found for found in now if found.cite.rule == key and found.severity in ASKS]
    return replace(rule, notes=(*present_notes(mine), *rule.notes))


def _standing(found: Finding) -> Row:
    """A finding on the record as it is now, which no entry caused."""
    cite = found.cite
    says = f"{WORDS[found.severity]}: {found.sentence}"
    return Row(
        cite.rule,
        (cite.section, cite.short, says, "", "", NOW),
        (section_key(cite.section), cite.version, says, "", 0, date.max),
        severity=found.severity,
    )


def _place(row: Row) -> tuple[object, ...]:
    return row.sort[0], row.sort[4], row.sort[2]
