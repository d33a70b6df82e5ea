"""Reading a day that was typed: `5/25/27`, `May 25`, `25`, `2027-05-25`, `Tue, May 25, 2027`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "mon tue wed thu fri sat sun".split()

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}|\d{2}))?")
_DAY_ONLY = re.compile(r"(\d{1,2})")
_HOUR = re.compile(r"(\d{1,2})(?::?(\d{2}))?(am|pm|a|p)?")

Inside = Callable[[date], bool]
"""Whether a rule allows the day; used to choose the year or month that was left out."""


def read_day(text: str, near: date, today: date, inside: Inside | None = None) -> date | None:
    """The day that was typed, or None if it is none.

    Month comes before day, as in the United States. A weekday is passed over, so that a figure
    can be changed in place. A year left out is that which the rule allows, else the one that
    brings the day nearest to `near`; a month left out is that of `near`, or one beside it where
    the rule allows only that; of two digits the year is within 20 years after today.
    """
    words = _plain(text)
    if found := _ISO.fullmatch(words):
        return _day(*(int(n) for n in found.groups()))
    if found := _SLASHED.fullmatch(words):
        return _of_month(int(found[1]), int(found[2]), found[3], near, today, inside)
    if found := _MONTH_FIRST.fullmatch(words):
        return _of_month(_month(found[1]), int(found[2]), found[3], near, today, inside)
    if found := _DAY_FIRST.fullmatch(words):
        return _of_month(_month(found[2]), int(found[1]), found[3], near, today, inside)
    if found := _DAY_ONLY.fullmatch(words):
        return _of_day(int(found[1]), near, inside)
    return None


def shift_month(on: date, by: int) -> date:
    """The same day some months later; the month's last day where it has fewer days."""
    year, month = divmod(on.year * 12 + on.month - 1 + by, 12)
    if not 1 <= year <= 9999:
        return on
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def shift_day(on: date, by: int) -> date:
    """Some days later, within the calendar that Python knows."""
    try:
        return on + timedelta(days=by)
    except OverflowError:
        return on


def read_time(text: str) -> time | None:
    """The time that was typed: `9`, `9:30`, `930`, `9am`, `14:00`; without a.m. or p.m. of 24 h."""
    found = _HOUR.fullmatch(re.sub(r"[.\s]", "", text.casefold()))
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _plain(text: str) -> str:
    words = re.sub(r"[,\s]+", " ", text.casefold()).strip()
    head, _, rest = words.partition(" ")
    named = rest and head.rstrip(".").isalpha() and head[:3] in DAYS
    return re.sub(r"(?<=[a-z])\.", "", rest if named else words)


def _month(word: str) -> int:
    full = "january february march april may june july august september october november december"
    fits = [n for n, name in enumerate(full.split(), 1) if name.startswith(word)]
    fits += [9] if word == "sept" else []
    return fits[0] if fits else 0


def _of_month(
    month: int, day: int, year: str | None, near: date, today: date, inside: Inside | None
) -> date | None:
    if year:
        return _day(_full_year(year, today), month, day)
    days = (_day(near.year + by, month, day) for by in (-1, 0, 1))
    return _nearest(days, near, inside) or _day(_leap_year(near.year), month, day)


def _of_day(day: int, near: date, inside: Inside | None) -> date | None:
    months = (shift_month(near.replace(day=1), by) for by in (0, -1, 1))
    days = [on for m in months if (on := _day(m.year, m.month, day))]
    allowed = (on for on in days if inside and inside(on))
    return next(allowed, days[0] if days else None)


def _leap_year(year: int) -> int:
    return year + 4 - year % 4


def _full_year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + 20 else year


def _nearest(days: Iterable[date | None], near: date, inside: Inside | None) -> date | None:
    real = sorted((d for d in days if d), key=lambda d: abs((d - near).days))
    allowed = (d for d in real if inside and inside(d))
    return next(allowed, real[0] if real else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None
