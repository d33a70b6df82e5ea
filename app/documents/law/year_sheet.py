"""The obligations of one year on paper: the day, what is due, the section, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.blocks import Block, Document, Paragraph, TableBlock, TableColumn
from app.documents.stated import Issue, paper
from app.domain.words import day_paper, day_plain, day_short, plural

COLUMNS = (
    TableColumn("Day", width=2),
    TableColumn("What", width=4),
    TableColumn("Aim for", width=1.6),
    TableColumn("Section", width=1.9),
    TableColumn("State", width=1.4),
)


@dataclass(frozen=True, slots=True)
class YearRow:
    """One obligation: its day, `None` where the bylaws give none, and where it comes from."""

    on: date | None
    what: str
    section: str
    aim_for: date | None = None
    state: str = ""


def compose_year_sheet(year: int, rows: Sequence[YearRow], issue: Issue) -> Document:
    """The year's obligations in order of time, those without a day at the end."""
    ordered = sorted(rows, key=lambda row: (row.on or date.max, row.what))
    cells = tuple(
        (
            day_short(row.on) if row.on else "no day stated",
            row.what,
            day_plain(row.aim_for) if row.aim_for else "",
            row.section,
            row.state,
        )
        for row in ordered
    )
    table: Block = (
        TableBlock(COLUMNS, cells, (plural(len(cells), "obligation"), "", "", "", ""))
        if cells
        else Paragraph(f"Nothing is due in {year}.")
    )
    under = (f"as of {day_paper(issue.on)}",)
    return paper(issue, f"Calendar of the Year {year}", (table,), (), under)
