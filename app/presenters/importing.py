"""What is brought in before it is recorded: whose columns are whose, what would be entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from app.domain.words import day_plain, listed, plural, whole
from app.presenters.figures import number_key
from app.presenters.view import Checked, Choice, Column, Draft, Field, Form, Note, Row, Table

KINDS = {
    "holders": "Holders and certificates",
    "history": "A history of entries",
    "ocf": "An Open Cap Format package",
}
"""What a file may hold."""

NEEDED, TOGETHER, MORE = (
    "Needed",
    "Of certificates: all of these or none (optional)",
    "Read where the file has them (optional)",
)
NOT_THERE = Choice("", "Not in the file")
WOULD_BE = "What would be recorded"
MOST_SHOWN, MOST_LETTERS = 1_000, 48
"""Rows of a preview that are shown, and letters of a heading with its first cells."""

Line = tuple[int, str, str, int | None, date | None]
"""Row of the file, registered name, certificate, shares, day of issue; none of a holder alone."""


class Met(Protocol):
    """A heading of the file as the acts meet it."""

    @property
    def heading(self) -> str:
        """The heading."""
        ...

    @property
    def column(self) -> str:
        """The column as which it would be read, or none."""
        ...

    @property
    def examples(self) -> Sequence[str]:
        """Its first cells."""
        ...


class Wanted(Protocol):
    """The columns of a kind of table as the acts know them."""

    @property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """Column -> the headings under which it is known."""
        ...

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that must be there."""
        ...

    @property
    def together(self) -> tuple[str, ...]:
        """The columns of which all are there, or none."""
        ...

    def heading(self, name: str) -> str:
        """The column's own heading."""
        ...

    def missing(self, found: Sequence[str]) -> list[str]:
        """The columns that must be there and are not among those found."""
        ...


def columns_form(wanted: Wanted, met: Sequence[Met]) -> Form:
    """Our columns, each with the column of the file that is read as it."""
    offered = (NOT_THERE, *(Choice(m.heading, _shown(m)) for m in met if m.heading))
    groups = {**dict.fromkeys(wanted.together, TOGETHER), **dict.fromkeys(wanted.required, NEEDED)}
    places = {group: place for place, group in enumerate((NEEDED, TOGETHER, MORE))}
    names = sorted(wanted.known, key=lambda name: places[groups.get(name, MORE)])
    fields = tuple(
        Field(
            name,
            wanted.heading(name),
            "choice",
            name not in wanted.required,
            offered,
            group=groups.get(name, MORE),
        )
        for name in names
    )
    draft = {name: next((m.heading for m in met if m.column == name), "") for name in names}
    return Form("import-columns", "Columns", "Show preview", fields, draft)


def check_columns(wanted: Wanted, met: Sequence[Met], draft: Draft) -> Checked:
    """What is still missing, what is chosen twice, and what of the file is left out."""
    notes: dict[str, tuple[Note, ...]] = {}
    taken: dict[str, str] = {}
    for name in wanted.known:
        heading = str(draft.get(name) or "")
        if heading in taken:
            sentence = f"{wanted.heading(taken[heading])} is read from “{heading}” already."
            notes[name] = (Note("error", sentence),)
        elif heading:
            taken[heading] = name
    for name in wanted.missing([name for name in wanted.known if draft.get(name)]):
        notes[name] = (Note("warning", "Choose the column of the file that holds it."),)
    left = [m.heading for m in met if m.heading and m.heading not in taken]
    if left:
        notes[""] = (Note("info", f"Left out: {listed([f'“{h[:40]}”' for h in left])}."),)
    return Checked(notes)


def first_unsettled(checked: Checked) -> str:
    """The first field that must be settled before the file can be read; empty where none must."""
    loud = (name for name, notes in checked.notes.items() if name and notes)
    return next(loud, "")


def mapped_of(met: Iterable[Met], draft: Draft) -> dict[str, str]:
    """Every heading of the file with our column, or empty where it is left out."""
    chosen = {str(heading): name for name, heading in draft.items() if heading}
    return {m.heading: chosen.get(m.heading, "") for m in met}


def present_import(lines: Iterable[Line]) -> Table:
    """The holders and certificates that would be entered, in the file's order."""
    columns = (
        Column("Row", "right", 8),
        Column("Name as registered"),
        Column("Certificate", width=12),
        Column("Shares", "right", 14),
        Column("Issued", width=14),
    )
    rows: list[Row] = []
    shares = certificates = 0
    for count, (line, name, number, held, issued_on) in enumerate(lines, 1):
        shares, certificates = shares + (held or 0), certificates + bool(number)
        if count <= MOST_SHOWN:
            day = day_plain(issued_on) if issued_on else ""
            cells = (whole(line), name, number, "" if held is None else whole(held), day)
            keys = (line, name.casefold(), number_key(number), held or 0, issued_on or date.min)
            rows.append(Row(str(line), cells, keys))
    totals = ("", plural(certificates, "certificate"), "", whole(shares), "")
    return Table(columns, tuple(rows), totals, title=WOULD_BE)


def present_entries(entries: Iterable[Sequence[str]]) -> Table:
    """The entries of a history: row, day, kind, from, to, certificates, shares, as texts."""
    columns = (
        Column("Row", "right", 8),
        Column("Day", width=13),
        Column("Kind", width=10),
        Column("From"),
        Column("To"),
        Column("Certificates", width=16),
        Column("Shares", "right", 14),
    )
    rows = tuple(Row(cells[0], tuple(cells)) for cells in entries)
    return Table(columns, rows, title=WOULD_BE)


def present_package(entries: Iterable[tuple[date, str]]) -> Table:
    """The entries of a package: day and sentence."""
    columns = (Column("Day", width=14), Column("What would be recorded"))
    rows = tuple(
        Row(str(place), (day_plain(on), says), (on, says))
        for place, (on, says) in enumerate(entries)
    )
    return Table(columns, rows, title=WOULD_BE)


def present_troubles(troubles: Iterable[tuple[str, str, str]]) -> Table:
    """What cannot be read: cell or row or part of the package, column, what is wrong."""
    columns = (Column("Where", width=14), Column("Column", width=16), Column("What is wrong"))
    rows = tuple(
        Row(f"{place}", (where, column, sentence))
        for place, (where, column, sentence) in enumerate(troubles)
    )
    return Table(columns, rows, title="What must be put right first")


def shown_of(count: int) -> str:
    """A sentence where there are more rows than are shown; else empty."""
    return (
        f"The first {whole(MOST_SHOWN)} of {whole(count)} are shown." if count > MOST_SHOWN else ""
    )


def _shown(met: Met) -> str:
    """The heading with the first cells under it: `Nummer: 1, 2, 3`."""
    cells = ", ".join(cell for cell in met.examples if cell)
    told = f"{met.heading}: {cells}" if cells else met.heading
    return told if len(told) <= MOST_LETTERS else f"{told[:MOST_LETTERS]}…"
