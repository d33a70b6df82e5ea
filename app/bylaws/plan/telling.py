"""How far a day lies from an event, in words."""

from __future__ import annotations

from datetime import date

from app.domain.words import plural


def distance(day: date, event: date, name: str) -> str:
    """`45 days before the meeting`, `1 day after the request`, `On the day of the meeting`."""
    if day == event:
        return f"On the day of the {name}"
    days = plural(abs((event - day).days), "day")
    return f"{days} {'before' if day < event else 'after'} the {name}"
