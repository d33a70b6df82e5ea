"""How dates, times, numbers and lists are written on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS_SHORT, MONTHS_SHORT = [day[:3] for day in DAYS], [month[:3] for month in MONTHS]
DECIMALS = 24
"""Votes have up to twelve decimals; a product of two has twice as many."""


def day_short(on: date) -> str:
    """On screen: `Tue, May 25, 2027`."""
    return f"{DAYS_SHORT[on.weekday()]}, {day_plain(on)}"


def day_plain(on: date) -> str:
    """In tables: `May 25, 2027`."""
    return f"{MONTHS_SHORT[on.month - 1]} {on.day}, {on.year}"


def day_paper(on: date) -> str:
    """On paper: `May 25, 2027`, the month in full."""
    return f"{MONTHS[on.month - 1]} {on.day}, {on.year}"


def day_paper_long(on: date) -> str:
    """On paper, in notices: `Tuesday, May 25, 2027`."""
    return f"{DAYS[on.weekday()]}, {day_paper(on)}"


def hour_short(at: time | datetime) -> str:
    """On screen: `9:00 AM`."""
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def hour_paper(at: time | datetime) -> str:
    """On paper: `9:00 a.m.`."""
    return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}"


def whole(number: int) -> str:
    """A whole number with thousands commas."""
    return f"{number:,}"


def dollars(cents: int) -> str:
    """An amount as it is written, `$1,250.00`."""
    return f"${whole(cents // 100)}.{cents % 100:02d}"


def exact(number: int | Fraction) -> str:
    """Shares or votes with thousands commas, a decimal part exact: `1,000`, `12.5`."""
    if number.denominator == 1:
        return whole(number.numerator)
    ones, rest = divmod(number, 1)
    decimals = f"{int(rest * 10**DECIMALS):0{DECIMALS}d}".rstrip("0")
    return f"{whole(ones)}.{decimals}"


def plural(count: int, one: str, many: str = "") -> str:
    """`1 day`, `2 days`, `1,000 days`."""
    return f"{whole(count)} {one if count == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """A number below one hundred in words, else in figures: `five`, `twenty-one`, `120`."""
    if 0 <= number < len(ONES):
        return ONES[number]
    if 0 <= number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    return whole(number)


def listed(names: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def says_certificates(numbers: Sequence[str]) -> str:
    """`certificate 12`, `certificates 12 and 13`, `certificates 12, 13 and 40 others`."""
    if len(numbers) > 4:
        return f"certificates {', '.join(numbers[:3])} and {len(numbers) - 3} others"
    head, tail = ", ".join(numbers[:-1]), numbers[-1]
    return f"certificates {head} and {tail}" if head else f"certificate {tail}"
