"""Terms of directors and officers, and who was in office on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

OFFICES = (
    "chairman",
    "vice chairman",
    "president",
    "vice president",
    "secretary",
    "assistant secretary",
    "chief financial officer",
    "assistant treasurer",
)
TRANSFER_AGENT = "transfer agent"


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in one seat or office, from its first day to its last, both inside.

    `office` is `director` or one of the officers' offices. `chosen_by` is `shareholders`, `board`
    or `incorporator`; `ended_by` is `resigned`, `removed`, `died`, `term` or empty while it runs.
    """

    id: int
    person_id: int
    name: str
    office: str
    from_on: date
    chosen_by: str
    to_on: date | None = None
    ended_by: str = ""
    seq: int = 0

    def runs_on(self, on: date) -> bool:
        """Whether the term runs on that day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, slots=True)
class AuthorizedNumber:
    """The number of directors fixed within the bylaws' range, from a day on."""

    number: int
    from_on: date
    adopted_by: str
    seq: int = 0


def in_office(terms: Iterable[Term], on: date, *offices: str) -> tuple[Term, ...]:
    """Terms that run on the day, of these offices only if any are named."""
    return tuple(t for t in terms if t.runs_on(on) and (not offices or t.office in offices))


def directors_in_office(terms: Iterable[Term], on: date) -> tuple[Term, ...]:
    """The directors of that day."""
    return in_office(terms, on, "director")


def officers_in_office(terms: Iterable[Term], on: date) -> tuple[Term, ...]:
    """The officers of that day, directors apart."""
    return tuple(t for t in in_office(terms, on) if t.office != "director")


def authorized_on(numbers: Sequence[AuthorizedNumber], on: date) -> int | None:
    """The authorized number of directors on the day, or `None` before one was fixed."""
    fixed = [n for n in numbers if n.from_on <= on]
    return max(fixed, key=lambda n: (n.from_on, n.seq)).number if fixed else None
