"""Who served when: lanes of terms, and how many served beside the authorized number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.offices import AuthorizedNumber, Term, authorized_on, office_order
from app.domain.value import value

BEGAN = {
    "shareholders": "Elected by the shareholders",
    "board": "Chosen by the board",
    "incorporator": "Named by the incorporator",
}
ENDED = {
    "resigned": "Resigned",
    "removed": "Removed",
    "died": "Died",
    "term": "Term over",
}
MARKS = {**BEGAN, "other": "Chosen by another", **ENDED}
"""How a term began or ended, and its words: each is drawn as a mark of its own."""


@value
class Lane:
    """The terms that are drawn on one line, none over another, in order of their first days."""

    label: str
    terms: tuple[Term, ...]


@value
class Count:
    """From this day on: how many directors serve, and how many are authorized, if that is known."""

    on: date
    serving: int
    authorized: int | None

    @property
    def vacant(self) -> int:
        """How many seats are vacant; none while no number is fixed."""
        return max(0, (self.authorized or 0) - self.serving)


def lanes_of_persons(terms: Iterable[Term]) -> tuple[Lane, ...]:
    """A lane for each person, the one who served first at the top."""
    persons: dict[int, list[Term]] = {}
    for term in sorted(terms, key=lambda t: (t.from_on, t.id)):
        persons.setdefault(term.person_id, []).append(term)
    return tuple(lane for mine in persons.values() for lane in _lanes(mine[-1].name, mine))


def lanes_of_offices(terms: Iterable[Term]) -> tuple[Lane, ...]:
    """A lane for each office, and further ones where several hold it at a time."""
    offices: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda t: (office_order(t.office), t.from_on, t.id)):
        offices.setdefault(term.office, []).append(term)
    return tuple(lane for office, held in offices.items() for lane in _lanes(office, held))


def mark_begun(term: Term) -> str:
    """The mark at the beginning of the term."""
    return term.chosen_by if term.chosen_by in BEGAN else "other"


def mark_ended(term: Term, then: Term | None) -> str:
    """The mark at its end; none while it runs, and where the same person goes on with `then`."""
    goes_on = then and then.person_id == term.person_id and then.from_on == term.to_on
    if goes_on or not term.to_on:
        return ""
    return term.ended_by if term.ended_by in ENDED else "term"


def counts_of(terms: Iterable[Term], numbers: Sequence[AuthorizedNumber]) -> tuple[Count, ...]:
    """The board after each day on which a term began or ended or the number changed.

    A term whose last day it is counts no more on that day.
    """
    changes: dict[date, int] = {number.from_on: 0 for number in numbers}
    for term in terms:
        changes[term.from_on] = changes.get(term.from_on, 0) + 1
        if term.to_on:
            changes[term.to_on] = changes.get(term.to_on, 0) - 1
    found: list[Count] = []
    serving = 0
    for on, more in sorted(changes.items()):
        serving += more
        now = Count(on, serving, authorized_on(numbers, on))
        if not found or (now.serving, now.authorized) != (found[-1].serving, found[-1].authorized):
            found.append(now)
    return tuple(found)


def vacant_since(counts: Iterable[Count], on: date) -> date | None:
    """The day from which seats have been vacant without a break up to that day, if any are."""
    since: date | None = None
    for count in counts:
        if count.on <= on:
            since = (since or count.on) if count.vacant else None
    return since


def _lanes(label: str, terms: Iterable[Term]) -> list[Lane]:
    """The terms on as few lines as they need; one may begin on the day on which another ends."""
    lines: list[list[Term]] = []
    for term in terms:
        free = (line for line in lines if (last := line[-1].to_on) and last <= term.from_on)
        line = next(free, None)
        if line is None:
            lines.append([term])
        else:
            line.append(term)
    return [Lane(label, tuple(line)) for line in lines]
