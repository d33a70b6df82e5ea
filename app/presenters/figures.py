"""Figures, days and names as tables and facts write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.words import day_plain, hour_short, plural

if TYPE_CHECKING:
    from app.domain.people import Holder
    from app.presenters.view import Choice

SHOWN_NUMBERS = 4


def percent(part: int, whole: int) -> str:
    """A share of the whole with two decimals, rounded half up by exact integers."""
    if not whole:
        return ""
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def recorded_words(recorded_at: str) -> str:
    """The moment of recording with its zone: `Apr 5, 2027, 9:41 AM, UTC-7`."""
    at = datetime.fromisoformat(recorded_at)
    minutes = int(offset.total_seconds()) // 60 if (offset := at.utcoffset()) is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    zone = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    return f"{day_plain(at.date())}, {hour_short(at)}, {zone if minutes else 'UTC'}"


def recorded_at(text: str) -> str:
    """The moment of recording as a list shows it: `Apr 5, 2027, 9:41 AM`."""
    at = datetime.fromisoformat(text)
    return f"{day_plain(at.date())}, {hour_short(at)}"


def recorded_day(recorded_at: str) -> date:
    """The day of recording, by the zone it was recorded in."""
    return datetime.fromisoformat(recorded_at).date()


def distance(on: date, today: date) -> str:
    """`today`, `tomorrow`, `in 4 days`, `yesterday`, `4 days ago`."""
    days = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} ago"


def from_today(on: date, today: date) -> str:
    """`50 days from today`, `today`, `3 days ago`."""
    days = (on - today).days
    return f"{plural(days, 'day')} from today" if days > 1 else distance(on, today)


def numbers_words(numbers: Sequence[str]) -> str:
    """`1, 112, 113`; of many the first and how many more."""
    if len(numbers) <= SHOWN_NUMBERS:
        return ", ".join(numbers)
    return f"{', '.join(numbers[: SHOWN_NUMBERS - 1])} and {len(numbers) - SHOWN_NUMBERS + 1} more"


def number_key(number: str) -> tuple[int, str]:
    """Plain certificate numbers in their own order, the others after them."""
    return (int(number), "") if number.isdecimal() else (10**18, number)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def matches(text: str, *parts: str) -> bool:
    """Whether every word of the filter stands somewhere in the parts."""
    whole = " ".join(parts).casefold()
    return all(word in whole for word in text.casefold().split())


def no_match(what: str, text: str) -> str:
    """`No holder matches “whit”. Clear the filter.`"""
    return f"No {what} matches “{text}”. Clear the filter."


def holder_choices(holders: Iterable[Holder]) -> tuple[Choice, ...]:
    """Holders to pick from, with the number where another has the same name."""
    from collections import Counter

    from app.presenters.view import Choice

    known = sorted(holders, key=lambda h: (h.name.casefold(), h.id))
    times = Counter(holder.name for holder in known)
    return tuple(
        Choice(str(h.id), f"{h.name} (no. {h.id})" if times[h.name] > 1 else h.name) for h in known
    )


def picked(choices: Iterable[Choice], typed: object) -> str:
    """The value chosen, also where its label was typed; empty if it is none of them."""
    text = str(typed or "").strip()
    known = tuple(choices)
    by_value = next((c.value for c in known if c.value == text), "")
    return by_value or next((c.value for c in known if c.label.casefold() == text.casefold()), "")
