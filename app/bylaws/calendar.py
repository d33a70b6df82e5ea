"""Legal holidays and business days, from a cited table in `resources/calendars`.

Sundays count as legal holidays (Government Code 6700); a Saturday is neither a holiday nor a
business day. A full business day is also free of a part-day holiday.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from app import RESOURCES
from app.domain.refusal import Refusal
from app.domain.words import day_short

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY, SUNDAY = 5, 6
PLAIN = ("Saturday", "Sunday")
"""Days closed for no other reason than their weekday."""


class Calendar:
    """The holidays of one place, year by year."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.key: str = table["key"]
        self._rows = table["holiday"]
        self.first_year: int = table["first_year"]
        self.last_year: int = table["last_year"]
        self._compare: str = table.get("compare", "")
        self._years: dict[int, tuple[dict[date, str], dict[date, str]]] = {}

    def holiday(self, on: date) -> str | None:
        """The name of the full legal holiday on the day; `Sunday` on a plain Sunday."""
        return self._year(on.year)[0].get(on) or ("Sunday" if on.weekday() == SUNDAY else None)

    def part_day(self, on: date) -> str | None:
        """The name of the part-day holiday on the day."""
        return self._year(on.year)[1].get(on)

    def business_day(self, on: date) -> bool:
        """Monday to Friday and not a full holiday."""
        return on.weekday() < SATURDAY and self.holiday(on) is None

    def full_business_day(self, on: date) -> bool:
        """A business day without a part-day holiday."""
        return self.business_day(on) and self.part_day(on) is None

    def business_day_before(self, on: date) -> date:
        """The latest business day strictly before the day."""
        day = on - timedelta(1)
        while not self.business_day(day):
            day -= timedelta(1)
        return day

    def aim_for(self, last: date) -> date:
        """The last day itself when it is a business day, else the business day before it."""
        return last if self.business_day(last) else self.business_day_before(last)

    def business_days_after(self, on: date, count: int) -> date:
        """The nth business day after the day, which is not counted itself."""
        day = on
        while count:
            day += timedelta(1)
            count -= self.business_day(day)
        return day

    def business_days_before(self, on: date, count: int) -> date:
        """The nth business day before the day, which is not counted itself."""
        day = on
        for _ in range(count):
            day = self.business_day_before(day)
        return day

    def why_closed(self, on: date) -> str:
        """Why the day is not a business day, or empty."""
        if self.business_day(on):
            return ""
        name = self.holiday(on) or "Saturday"
        return f"a {name}" if name in PLAIN else name

    def weekdays_told(self, days: Iterable[date]) -> str:
        """The holidays among the weekdays of a count, by name, and where the other list differs."""
        return "".join(self._weekday_told(on) for on in days if on.weekday() < SATURDAY)

    def _weekday_told(self, on: date) -> str:
        name, differs = self.holiday(on), self.elsewhere(on)
        if not name and not differs:
            return ""
        return f" {day_short(on)} is {name or 'a business day'}.{differs}"

    def elsewhere(self, on: date) -> str:
        """How the list compared with (the federal one) differs on this weekday, or empty."""
        if not self._compare or on.weekday() >= SATURDAY:
            return ""
        other = load_calendar(self._compare).holiday(on)
        if bool(other) == bool(self.holiday(on)):
            return ""
        verb = f"names it {other}" if other else "does not name it"
        return f" The {self._compare} list {verb}."

    def _year(self, year: int) -> tuple[dict[date, str], dict[date, str]]:
        if year not in self._years:
            self._years[year] = self._made(year)
        return self._years[year]

    def _made(self, year: int) -> tuple[dict[date, str], dict[date, str]]:
        full: dict[date, str] = {}
        part: dict[date, str] = {}
        for row in self._rows:
            if row.get("from", year) <= year <= row.get("to", year):
                for on in _days(row, year):
                    (part if "hours" in row else full)[on] = row["name"]
        return full, part


def _days(row: Mapping[str, Any], year: int) -> Iterator[date]:
    if "dates" in row:
        yield from (on for on in row["dates"] if on.year == year)
    elif "easter" in row:
        from dateutil.easter import easter

        yield easter(year) + timedelta(row["easter"])
    elif "nth" in row:
        yield nth_weekday(year, row["month"], row["weekday"].lower(), row["nth"])
    else:
        on = date.fromisoformat(f"{year:04}-{row['on']}")
        if on.weekday() == SATURDAY and row.get("saturday"):
            yield on - timedelta(1)
            return
        yield on
        if on.weekday() == SUNDAY and row.get("sunday"):
            yield on + timedelta(1)


def nth_weekday(year: int, month: int, name: str, nth: int) -> date:
    """The nth weekday of that name in the month, counted from its end where negative."""
    day = WEEKDAYS.index(name)
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((day - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - day) % 7 - 7 * (nth + 1))


@cache
def load_calendar(name: str) -> Calendar:
    """The calendar with that name in `resources/calendars`; refused where there is none."""
    path = RESOURCES / "calendars" / f"{name}.toml"
    if not path.exists():
        raise Refusal(f"There is no calendar {name} beside the program.")
    return Calendar(tomllib.loads(path.read_text(encoding="utf-8")))
