"""An import before it is recorded: what would be entered, or what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.words import day_plain, plural, whole
from app.presenters.figures import number_key
from app.presenters.view import Column, Row, Table

Line = tuple[int, str, str, int, date]
"""Line of the file, registered name, certificate, shares, day of issue."""


def present_import(lines: Iterable[Line]) -> Table:
    """The certificates that would be entered, in the file's order."""
    known = tuple(lines)
    columns = (
        Column("Row", "right", 6),
        Column("Name as registered"),
        Column("Certificate", width=12),
        Column("Shares", "right", 12),
        Column("Issued", width=14),
    )
    rows = tuple(
        Row(
            str(line),
            (whole(line), name, number, whole(shares), day_plain(issued_on)),
            (line, name.casefold(), number_key(number), shares, issued_on),
        )
        for line, name, number, shares, issued_on in known
    )
    total = whole(sum(shares for *_, shares, _ in known))
    totals = ("", plural(len(known), "certificate"), "", total, "")
    return Table(columns, rows, totals, title="What would be recorded")


def present_troubles(troubles: Iterable[tuple[int, str, str]]) -> Table:
    """The cells that cannot be read: line of the file, column, what is wrong."""
    columns = (Column("Row", "right", 6), Column("Column", width=16), Column("What is wrong"))
    rows = tuple(
        Row(f"{line}:{column}:{place}", (whole(line), column, sentence), (line, column, sentence))
        for place, (line, column, sentence) in enumerate(troubles)
    )
    return Table(columns, rows, title="What must be put right first")
