"""What is due as the first page shows it: the day, what, the section, how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.due import DueItem, due_items
from app.domain.value import value

if TYPE_CHECKING:
    from app.bylaws.law import Shelf
    from app.domain.company import Company
    from app.domain.matters.record import Matters
    from app.domain.meetings import MeetingPlan


@value
class Due:
    """One matter: the day it is due, what it is, the section that makes it due, how it stands.

    `target` is where the matter is dealt with, as the window's `go` reads it: tab, sub-page, key.
    `why` is how the day was counted.
    """

    on: date
    what: str
    section: str
    state: str
    target: str
    severity: str = ""
    why: str = ""
    kind: str = "due"


def matters_due(
    company: Company,
    shelf: Shelf,
    today: date,
    plans: Iterable[MeetingPlan],
    matters: Matters | None = None,
) -> tuple[Due, ...]:
    """Everything that is due, by day."""
    return tuple(shown(item) for item in items_due(company, shelf, today, plans, matters))


def items_due(
    company: Company,
    shelf: Shelf,
    today: date,
    plans: Iterable[MeetingPlan],
    matters: Matters | None = None,
) -> tuple[DueItem, ...]:
    """The same as the rules give them: for the calendar file and the paper of the year.

    `matters` is `None` where nothing is on record beside meetings and offices.
    """
    return due_items(shelf, company, plans, matters, today)


def shown(item: DueItem) -> Due:
    """One matter as a line of the first page."""
    return Due(
        item.on,
        item.what,
        item.section,
        item.standing,
        item.target,
        item.severity,
        item.counted,
        item.state,
    )
