"""The time zone of a calendar file: when its clocks change, as RFC 5545 3.6.5 writes it.

The rules of a zone change over the years (California's in 1987 and 2007); each run of years with
one rule is a component of its own, so that every event has the hour of its own year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Onset:
    """A change of clocks: the local time at which it happens, by the clock before the change."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What two changes of one rule have in common."""
        at = self.local
        return self.daylight, self.before, self.after, self.name, at.time(), at.month, at.weekday()

    @property
    def weeks(self) -> set[int]:
        """Which weekday of the month it is: counted from the first, and -1 for the last."""
        last = (self.local + timedelta(7)).month != self.local.month
        return {(self.local.day + 6) // 7} | ({LAST} if last else set())


def zone_lines(zone: str, first: date, last: date) -> Iterator[str]:
    """The VTIMEZONE that covers these days, without folding."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    onsets = _onsets(ZoneInfo(zone), first.year - 1, last.year)
    runs = _runs(onsets)
    if not runs:
        yield from _fixed(ZoneInfo(zone), first)
    for run in runs:
        later = any(other[0].local > run[0].local for other in runs if _kind(other) == _kind(run))
        yield from _component(run, ends=later)
    yield "END:VTIMEZONE"


def _onsets(zone: ZoneInfo, first: int, last: int) -> list[Onset]:
    """Every change of clocks from the first year's beginning to the last year's end."""
    found: list[Onset] = []
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        after = day + timedelta(1)
        if _offset(day, zone) != _offset(after, zone):
            found.append(_onset(day, after, zone))
        day = after
    return found


def _onset(low: datetime, high: datetime, zone: ZoneInfo) -> Onset:
    """The change between two moments, to the minute."""
    before = _offset(low, zone)
    while high - low > MINUTE:
        middle = low + (high - low) // 2 // MINUTE * MINUTE
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    local = (high + before).replace(tzinfo=None)
    there = high.astimezone(zone)
    return Onset(local, before, _offset(high, zone), there.tzname() or "", bool(there.dst()))


def _runs(onsets: list[Onset]) -> list[list[Onset]]:
    """Changes of one rule in years that follow one another."""
    runs: list[list[Onset]] = []
    for onset in onsets:
        fit = next((run for run in runs if _follows(run, onset)), None)
        if fit is None:
            runs.append([onset])
        else:
            fit.append(onset)
    return runs


def _follows(run: list[Onset], onset: Onset) -> bool:
    next_year = run[-1].local.year + 1 == onset.local.year
    return next_year and run[-1].key == onset.key and bool(_weeks([*run, onset]))


def _weeks(run: list[Onset]) -> set[int]:
    """The weeks of the month that hold for every change of the run."""
    weeks = run[0].weeks
    for one in run:
        weeks = weeks & one.weeks
    return weeks


def _component(run: list[Onset], *, ends: bool) -> Iterator[str]:
    first, last = run[0], run[-1]
    kind = _kind(run)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{first.local:%Y%m%dT%H%M%S}"
    if len(run) > 1 or not ends:
        week = max(_weeks(run))
        until = f";UNTIL={last.local - last.before:%Y%m%dT%H%M%SZ}" if ends else ""
        day = f"{week}{DAYS[first.local.weekday()]}"
        yield f"RRULE:FREQ=YEARLY;BYMONTH={first.local.month};BYDAY={day}{until}"
    yield f"TZOFFSETFROM:{_hours(first.before)}"
    yield f"TZOFFSETTO:{_hours(first.after)}"
    yield f"TZNAME:{first.name}"
    yield f"END:{kind}"


def _fixed(zone: ZoneInfo, on: date) -> Iterator[str]:
    """A zone whose clocks never change in these years."""
    at = datetime(on.year, on.month, on.day, tzinfo=zone)
    hours = _hours(at.utcoffset() or timedelta(0))
    yield from ("BEGIN:STANDARD", "DTSTART:19700101T000000")
    yield from (f"TZOFFSETFROM:{hours}", f"TZOFFSETTO:{hours}", f"TZNAME:{at.tzname()}")
    yield "END:STANDARD"


def _kind(run: list[Onset]) -> str:
    return "DAYLIGHT" if run[0].daylight else "STANDARD"


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _hours(offset: timedelta) -> str:
    """`-0800`."""
    minutes = abs(offset) // MINUTE
    return f"{'-' if offset < timedelta(0) else '+'}{minutes // 60:02}{minutes % 60:02}"
