"""Terms of directors and officers, and who was in office on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.refusal import Refusal
from app.domain.value import value

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
"""The offices that have a place of their own, in their order; the board may make others."""
TRANSFER_AGENT, DIRECTOR = "transfer agent", "director"
OTHER = "other"
"""In a list to choose from: an office that stands in none of these words."""
MOST_OFFICE = 60


@value
class Term:
    """One person's term in one seat or office, from its first day to its last, both inside.

    `office` is `director`, one of OFFICES or another that was made. `chosen_by` is `shareholders`,
    `board` or `incorporator`; `ended_by` is `resigned`, `removed`, `died`, `term` or empty while it
    runs.
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


@value
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


def office_order(office: str) -> tuple[int, str]:
    """Where the office stands among others: those of OFFICES in their order, then by name."""
    place = OFFICES.index(office) if office in OFFICES else len(OFFICES)
    return place, office.casefold()


def read_office(text: object, field: str = "office") -> str:
    """An office as typed: one of OFFICES, or another by its name, like `controller`.

    Words that begin with a capital are written small, as the offices stand within a sentence;
    words like `VP` stay. A seat on the board is no office, nor is a transfer agent's place.
    """
    from app.domain.typed import read_line

    typed = " ".join(read_line(text, field, "office").split())
    office = " ".join(w.lower() if w[1:].islower() else w for w in typed.split())
    if not office or office.casefold() == OTHER:
        raise Refusal("Write the name of the office, like controller.", field=field)
    if len(office) > MOST_OFFICE:
        raise Refusal(
            f"The office has {len(office):,} letters; {MOST_OFFICE} is the most.", field=field
        )
    if office.casefold() in (DIRECTOR, TRANSFER_AGENT):
        raise Refusal(f"A {office.casefold()} is no officer. Choose an office.", field=field)
    known = {one.casefold(): one for one in OFFICES}
    return known.get(office.casefold(), office)
