"""The places in the minutes where the secretary's free words stand, with their labels."""

from __future__ import annotations

from collections.abc import Iterable

from app.bylaws.meeting_day.sheet import Sheet
from app.documents.board.minutes import NOTES as BOARD_NOTES
from app.domain.meeting_record import NOTES
from app.presenters.meeting_day.items import item_title

PLACES = {
    "opening": "At the call to order",
    "last minutes": "Minutes of the last meeting",
    "reports": "Reports",
    "nominations": "Nominations",
    "closing": "Before the end",
}
ANNEXED = ("annexed", "Papers annexed, one to a line")


def minutes_places(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Each place and its label in the order of the minutes; an item has one of its own."""
    items = range(1, len(sheet.plan.items) + 1)
    more = {put.item for put in sheet.day.put}
    numbers = sorted({*items, *more})
    before = tuple((name, PLACES[name]) for name in NOTES[:-1] if name in PLACES)
    own = tuple((f"item {number}", f"On item {item_title(sheet, number)}") for number in numbers)
    last = NOTES[-1]
    return (*before, *own, (last, PLACES[last]), ANNEXED)


def board_places(resolutions: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The same for the board or a committee: before each resolution, by its title."""
    own = tuple(
        (f"item {number}", f"Before resolution {number}{f', {title}' if title else ''}")
        for number, title in enumerate(resolutions, 1)
    )
    first, *_, last = BOARD_NOTES
    return ((first, PLACES[first]), ("reports", PLACES["reports"]), *own, (last, PLACES[last]))
