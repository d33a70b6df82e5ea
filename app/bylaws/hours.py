"""How hours and days before an hour are counted in the corporation's zone: C-HOURS, C-DAYS-TIME.

Where clocks change in between, elapsed time and the wall clock differ; the careful one counts.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.bylaws.answers import Citation, Deadline, Step
from app.domain.refusal import Refusal
from app.domain.words import day_short, hour_short, plural

DAY = 24


def moment(local: datetime, zone: str) -> datetime:
    """The local time in that zone; one that a change of clocks skips or doubles is refused."""
    at = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != local.replace(fold=0):
        raise Refusal(f"{when(local)} does not exist: clocks move forward over it.")
    if at.utcoffset() != at.replace(fold=1).utcoffset():
        raise Refusal(f"{when(local)} comes twice: clocks move back over it. Name another time.")
    return at


def latest(cite: Citation, at: datetime, count: int, unit: str) -> Deadline:
    """The latest moment at least so many hours, or days, before the time; exactly so is enough.

    The earlier of the elapsed time and the wall clock.
    """
    hours, span = count * DAY if unit == "day" else count, plural(count, unit)
    wall = at - timedelta(hours=hours)
    if wall.utcoffset() == at.utcoffset():
        due, counted = wall, f"{when(at)} less {span} is {when(wall)}."
    else:
        elapsed = _elapsed_before(at, hours)
        due, counted = min(elapsed, wall, key=instant), _counted(at, elapsed, wall, span)
    on = due.date()
    steps = (Step("meeting", at.date(), at=at), Step(f"less {span}", on, "latest moment", due))
    return Deadline(cite, on, counted, due_at=due, steps=steps)


def longest_span(start: datetime, end: datetime) -> timedelta:
    """From one moment to another: elapsed, or by the wall clock, whichever is longer."""
    wall = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return max(instant(end) - instant(start), wall)


def when(at: datetime) -> str:
    """`Wed, Mar 12, 2003, 10:00 AM`."""
    return f"{day_short(at.date())}, {hour_short(at)}"


def instant(at: datetime) -> datetime:
    """The moment apart from any zone, so that two can be compared over a change of clocks."""
    return at.astimezone(UTC)


def _elapsed_before(at: datetime, hours: int) -> datetime:
    return (instant(at) - timedelta(hours=hours)).astimezone(at.tzinfo)


def _counted(at: datetime, elapsed: datetime, wall: datetime, span: str) -> str:
    earlier = "elapsed time" if instant(elapsed) < instant(wall) else "the wall clock"
    return (
        f"Clocks change in between: {span} of elapsed time before {when(at)} is {when(elapsed)}; "
        f"by the wall clock it is {when(wall)}. The earlier, by {earlier}, counts."
    )
