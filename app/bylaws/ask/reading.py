"""What is given with a question, read strictly, and answers written as JSON holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, cast

from app.bylaws.answers import DateAnswer, Deadline, Window
from app.bylaws.law import Bylaws
from app.domain.offices import OFFICES
from app.domain.refusal import Refusal

Given = Mapping[str, Any]
Answer = dict[str, Any]

_VOTES = re.compile(r"[0-9]{1,30}(\.[0-9]{1,12})?")
MOST_VOTES, MOST_SEATS = 10**30, 10**6


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule needs (name -> reader), what may be left out, and who answers."""

    given: Mapping[str, Callable[[Any, str], Any]]
    answer: Callable[[Bylaws, Given], Answer]
    optional: tuple[str, ...] = ()


def read_day(value: Any, name: str) -> date:
    """A day as ISO text."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Refusal(f"Write {name} as a day like 2004-05-25.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refusal(f"There is no day {value} in the calendar; mend {name}.") from None


def read_year(value: Any, name: str) -> int:
    """A whole year."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
        raise Refusal(f"Write {name} as a whole year like 2004.")
    return value


def read_votes(value: Any, name: str) -> int | Fraction:
    """Votes or shares, exact; zero is allowed."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_VOTES:
        return value
    if isinstance(value, str) and _VOTES.fullmatch(value):
        return Fraction(value)
    raise Refusal(f"Write {name} as a whole number, or as a decimal in quotes.")


def read_total(value: Any, name: str) -> int | Fraction:
    """Votes or shares above zero."""
    votes = read_votes(value, name)
    if not votes:
        raise Refusal(f"The field {name} must be more than zero.")
    return votes


def read_flag(value: Any, name: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Refusal(f"Write {name} as true or false.")
    return value


def read_offices(value: Any, name: str) -> tuple[str, ...]:
    """A list of known offices."""
    held = (
        tuple(str(item) for item in cast("list[object]", value))
        if isinstance(value, list)
        else None
    )
    if held is None:
        raise Refusal(f"Write {name} as a list of offices.")
    for office in held:
        if office not in OFFICES:
            raise Refusal(f"There is no office {office}; mend {name}.")
    return held


def iso(on: date | None) -> str | None:
    """A day as ISO text, or null."""
    return on.isoformat() if on else None


def tell_window(found: Window, *, aim: bool = False) -> Answer:
    """First and last day, and how they were counted."""
    told = {"first": iso(found.first), "last": iso(found.last), "counted": found.counted}
    return told | ({"aim_for": iso(found.aim_for)} if aim else {})


def tell_date(found: DateAnswer) -> Answer:
    """One day, and how it was counted."""
    return {"on": iso(found.on), "counted": found.counted}


def tell_due(found: Deadline | None) -> Answer:
    """The last day, and how it was counted."""
    assert found is not None, "the rule is there"  # noqa: S101
    return {"due": iso(found.due), "counted": found.counted}
