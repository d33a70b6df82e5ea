"""What is due in a year as rows of the year's paper, the same days as on screen."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.due import OPEN, DueItem, in_year
from app.documents.law.year_sheet import YearRow
from app.domain.words import hour_short


def year_rows(items: Iterable[DueItem], year: int) -> tuple[YearRow, ...]:
    """One row for each matter of the year, with its section and how it stands."""
    return tuple(_row(item) for item in in_year(items, year))


def _row(item: DueItem) -> YearRow:
    hour = hour_short(item.at) if item.at else ""
    what = item.what if not hour or hour in item.what else f"{item.what}, {hour}"
    aim = item.aim_for if item.aim_for != item.on else None
    on = None if item.state == OPEN else item.on
    return YearRow(on, what, item.section, aim, item.standing)
