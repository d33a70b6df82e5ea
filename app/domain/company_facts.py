"""The company's fiscal year, and how persons in office are reached, as they were recorded.

Both are kept as events. A fiscal year that nobody recorded is taken to be the calendar year, and
who asks is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.domain.events import Event
from app.domain.matters.reading import day_of
from app.domain.refusal import Refusal
from app.domain.value import value

FISCAL, CONTACT = "fiscal", "contact"
"""The topics under which they are kept among the events."""
CALENDAR_YEAR = (12, 31)
LEAP = 2000
"""A year that has every day of every month."""
ASSUMED = "No fiscal year is recorded for it; the calendar year is assumed."
LEAST_FIGURES = 7
"""A telephone number has at least so many figures."""
BY_TELEPHONE, IN_PERSON = "telephone", "personal"


@value
class FiscalYear:
    """The last day of the fiscal year, by month and day, for years that close from a day on.

    `resolution` is the key of the board's resolution that fixed it, `resolved_on` its day.
    """

    month: int
    day: int
    from_on: date
    resolution: str = ""
    resolved_on: date | None = None
    seq: int = 0

    def close_in(self, year: int) -> date:
        """The close in that calendar year; February 29 is the 28th where there is none."""
        return _day_in(year, self.month, self.day)


@value
class Contact:
    """Where a person in office is reached from a day on: a postal address, a telephone number."""

    name: str
    from_on: date
    address: str = ""
    telephone: str = ""
    seq: int = 0

    def for_manner(self, manner: str) -> str:
        """What notice in that manner is sent to: nothing for one given in person."""
        if manner == BY_TELEPHONE:
            return self.telephone
        return "" if manner == IN_PERSON else self.address


@value
class Close:
    """The close of a fiscal year; `assumed` where the calendar year stands in for a record."""

    on: date
    assumed: bool

    @property
    def said(self) -> str:
        """That it is assumed, or nothing."""
        return ASSUMED if self.assumed else ""


def read_fiscal_years(events: Iterable[Event]) -> tuple[FiscalYear, ...]:
    """The fiscal years fixed, by the day from which they hold; ValueError for no day of a year."""
    return tuple(sorted(map(_fiscal_year, events), key=lambda one: (one.from_on, one.seq)))


def read_contacts(events: Iterable[Event]) -> tuple[Contact, ...]:
    """How each person is reached, by the day from which it holds."""
    return tuple(sorted(map(_contact, events), key=lambda one: (one.from_on, one.seq)))


def contact_of(contacts: Iterable[Contact], name: str, on: date) -> Contact:
    """How the person is reached on the day; what a later record left out stays as it was."""
    address = telephone = ""
    since, seq = on, 0
    for one in contacts:
        if one.name == name and one.from_on <= on:
            address, telephone = one.address or address, one.telephone or telephone
            since, seq = one.from_on, one.seq
    return Contact(name, since, address, telephone, seq)


def read_last_day(month: int, day: int) -> date:
    """The last day of a fiscal year, in a leap year; refused where no year has it."""
    if not 1 <= month <= 12:
        raise Refusal("Write the month as a number from 1 to 12.", field="month")
    try:
        return date(LEAP, month, day)
    except ValueError:
        name = f"{date(LEAP, month, 1):%B}"
        raise Refusal(f"{name} has no day {day}. Write its last day.", field="day") from None


def month_and_day(on: date) -> str:
    """`June 30`."""
    return f"{on:%B} {on.day}"


def read_telephone(text: str) -> str:
    """A telephone number as typed, or none; refused where it has too few figures."""
    if text and sum(map(str.isdigit, text)) < LEAST_FIGURES:
        raise Refusal(
            f"“{text}” is no telephone number. Write it with its area code.", field="telephone"
        )
    return text


def fiscal_year_on(years: Sequence[FiscalYear], on: date) -> FiscalYear | None:
    """The record that says when the years of that time close, or `None`."""
    return next((one for one in reversed(years) if one.from_on <= on), None)


def last_close(years: Sequence[FiscalYear], on: date) -> Close:
    """The last close of a fiscal year on the day or before it."""
    upper = on
    for fixed in reversed([one for one in years if one.from_on <= on]):
        found = _last_of(fixed.month, fixed.day, upper)
        if found >= fixed.from_on:
            return Close(found, assumed=False)
        upper = min(upper, fixed.from_on - timedelta(1))
    return Close(_last_of(*CALENDAR_YEAR, upper), assumed=True)


def closed_before(years: Sequence[FiscalYear], on: date) -> Close:
    """The close of the last fiscal year that was over when the day began."""
    return last_close(years, on - timedelta(1))


def _last_of(month: int, day: int, on: date) -> date:
    """The last such day of a year, on the day or before it."""
    this_year = _day_in(on.year, month, day)
    return this_year if this_year <= on else _day_in(on.year - 1, month, day)


def _day_in(year: int, month: int, day: int) -> date:
    from calendar import monthrange

    return date(year, month, min(day, monthrange(year, month)[1]))


def _fiscal_year(event: Event) -> FiscalYear:
    data = event.data
    whole = date(LEAP, data["month"], data["day"])
    return FiscalYear(
        whole.month,
        whole.day,
        date.fromisoformat(data["from_on"]),
        str(data.get("resolution") or ""),
        day_of(data, "resolved_on"),
        event.seq,
    )


def _contact(event: Event) -> Contact:
    data = event.data
    return Contact(
        event.key,
        date.fromisoformat(data["from_on"]),
        str(data["address"]),
        str(data["telephone"]),
        event.seq,
    )
