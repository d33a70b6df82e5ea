"""The seats of the board over time: which are vacant, since when, by what cause, who sat there.

Worked out from the terms and the authorized numbers; no date alone ends a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.offices import AuthorizedNumber, Term, authorized_on

CAUSES = {
    "died": "death",
    "resigned": "resignation",
    "removed": "removal",
    "declared vacant": "declared vacant",
}
"""How a term ended -> the bylaws' word for the cause of the vacancy."""
INCREASE, FEWER = "increase of the number", "fewer elected"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacant seat: the bylaws' event behind it, since when, and who held it last."""

    cause: str
    opened_on: date
    former: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """The board from a day on: the authorized number, the directors, and the vacant seats."""

    from_on: date
    authorized: int
    directors: tuple[Term, ...]
    vacancies: tuple[Vacancy, ...]


def compositions(
    terms: Iterable[Term], numbers: Sequence[AuthorizedNumber], until: date
) -> tuple[Composition, ...]:
    """The board on each day on which it changed, up to the day `until`, in order.

    A term whose last day it is counts no more. A new director takes the longest vacancy, or that
    of a seat whose cause no other can fill.
    """
    seats = [term for term in terms if term.office == "director"]
    days = {t.from_on for t in seats} | {t.to_on for t in seats if t.to_on}
    days |= {number.from_on for number in numbers}
    made: list[Composition] = []
    for day in sorted(day for day in days if day <= until):
        made.append(_after(made[-1] if made else None, seats, numbers, day))
    return tuple(made)


def board_of(
    terms: Iterable[Term], numbers: Sequence[AuthorizedNumber], on: date
) -> Composition | None:
    """The board on that day; `None` before anything is recorded of it."""
    made = compositions(terms, numbers, on)
    return made[-1] if made else None


def _after(
    before: Composition | None,
    seats: Sequence[Term],
    numbers: Sequence[AuthorizedNumber],
    day: date,
) -> Composition:
    serving = tuple(t for t in seats if t.runs_on(day) and t.to_on != day)
    authorized = authorized_on(numbers, day) or 0
    open_seats = [*(before.vacancies if before else ())]
    names = {term.name for term in serving}
    for term in seats:
        if term.to_on == day and term.name not in names and term.ended_by in CAUSES:
            open_seats.append(Vacancy(CAUSES[term.ended_by], day, term.name))
    grown = authorized - before.authorized if before and before.authorized else 0
    open_seats += [Vacancy(INCREASE, day) for _ in range(grown)]
    known = {term.name for term in before.directors} if before else set[str]()
    for term in serving:
        if term.from_on == day and term.name not in known and open_seats:
            open_seats.remove(_filled_by(term, open_seats))
    return Composition(day, authorized, serving, _fitted(open_seats, authorized, serving, day))


def _filled_by(term: Term, open_seats: Sequence[Vacancy]) -> Vacancy:
    """The seat that a new director takes: the board cannot take one left by removal."""
    for vacancy in open_seats:
        if term.chosen_by != "board" or vacancy.cause != CAUSES["removed"]:
            return vacancy
    return open_seats[0]


def _fitted(
    open_seats: Sequence[Vacancy], authorized: int, serving: Sequence[Term], day: date
) -> tuple[Vacancy, ...]:
    """As many as there are vacant seats: a smaller number takes the latest away."""
    vacant = max(0, authorized - len(serving))
    kept = sorted(open_seats, key=lambda v: v.opened_on)[:vacant]
    return (*kept, *(Vacancy(FEWER, day) for _ in range(vacant - len(kept))))
