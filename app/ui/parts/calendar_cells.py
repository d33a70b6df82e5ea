"""What a ruled calendar shows of two months, as values: one cell for each day."""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.presenters.view import DayView, RuledDate

from .day_text import shift_month

WEEKS, GAP_COLUMN, COLUMNS = 6, 7, 15
_WEEKS = Calendar(SUNDAY)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day as drawn.

    `band` is `first`, `middle`, `last` or `single` within a week's run of days inside, else empty;
    `partly` days have the outline without the ground; `hatched` days are outside. `word` stands
    under the figure.
    """

    on: date
    row: int  # week of the month, from 0
    column: int  # 0 to 6 in the left month, 8 to 14 in the right
    view: DayView
    band: str
    hatched: bool
    word: str
    event: str
    aim_for: bool
    today: bool
    chosen: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        extras = (self.event, self.view.holiday, "today" if self.today else "")
        aim = "aim for" if self.aim_for else ""
        chosen = "chosen" if self.chosen else ""
        return ", ".join(p for p in (self.view.spoken, *extras, aim, chosen) if p)


def free_ruled(today: date) -> RuledDate:
    """A calendar without a rule: every day is free."""
    return RuledDate(lambda on: DayView(on, "free"), today)


def two_months(ruled: RuledDate, left: date, chosen: date | None) -> tuple[Cell, ...]:
    """The cells of the month of `left` and the month after it."""
    left = left.replace(day=1)
    cells: list[Cell] = []
    for offset, month in ((0, left), (GAP_COLUMN + 1, shift_month(left, 1))):
        for row, week in enumerate(_weeks(month)):
            views = [ruled.day(on) if on else None for on in week]
            for column, view in enumerate(views):
                if view:
                    band = _band(views, column)
                    cells.append(_cell(ruled, view, row, column + offset, band, chosen))
    return tuple(cells)


def left_month(ruled: RuledDate, on: date) -> date:
    """The first of the month to stand at the left, so that more of the days inside are in view."""
    first = on.replace(day=1)
    before, after = shift_month(first, -1), shift_month(first, 1)
    return before if _inside(ruled.day, before) > _inside(ruled.day, after) else first


def _inside(day: Callable[[date], DayView], month: date) -> int:
    days = (on for on in _WEEKS.itermonthdates(month.year, month.month) if on.month == month.month)
    return sum(day(on).state == "inside" for on in days)


def _weeks(month: date) -> list[list[date | None]]:
    weeks = _WEEKS.monthdatescalendar(month.year, month.month)
    return [[on if on.month == month.month else None for on in week] for week in weeks]


def _banded(view: DayView | None) -> str:
    return view.state if view and view.state in ("inside", "partly") else ""


def _band(views: list[DayView | None], column: int) -> str:
    state = _banded(views[column])
    if not state:
        return ""
    before = column > 0 and _banded(views[column - 1]) == state
    after = column < 6 and _banded(views[column + 1]) == state
    names = {(0, 0): "single", (0, 1): "first", (1, 1): "middle", (1, 0): "last"}
    return names[(int(before), int(after))]


def _cell(
    ruled: RuledDate, view: DayView, row: int, column: int, band: str, chosen: date | None
) -> Cell:
    event = ruled.events.get(view.on, "")
    return Cell(
        on=view.on,
        row=row,
        column=column,
        view=view,
        band=band,
        hatched=view.state == "outside" and not event,
        word=event or view.word,
        event=event,
        aim_for=view.aim_for,
        today=view.on == ruled.today,
        chosen=view.on == chosen,
    )
