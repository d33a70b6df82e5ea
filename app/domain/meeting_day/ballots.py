"""Ballots added up exactly: each ballot once, none above its votes, none in place of another.

A ballot is known by a whole number: the holder's for one cast in person, the proxy's below zero
for one that an agent signed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add

from app.domain.meeting_day.facts import Cast

NO_VOTE, NO_PROXY = "no vote", "proxy does not count"
IN_PERSON, TWICE, OVER = "voted in person", "second ballot", "over-voted"
OMITTED = "left out on trial"
REASONS = (NO_VOTE, NO_PROXY, IN_PERSON, TWICE, OVER, OMITTED)
"""Why a ballot is not counted."""
AT_ONCE = 256
"""Ballots turned into columns at a time, few enough to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The votes that a ballot may hold: of holders in person, and of the proxies that count.

    `seats` multiplies the whole, and with `cumulative` also what one candidate may get.
    """

    own: Mapping[int, int]
    held: Mapping[int, int]
    seats: int = 1
    cumulative: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """A ballot that is not counted, its votes, and one of `REASONS`."""

    ballot: int
    holder_id: int
    votes: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """Ballots that count, in bulk with their columns, and those that do not."""

    good: tuple[tuple[tuple[str, ...], Sequence[Sequence[int]]], ...]
    aside: tuple[Aside, ...]

    def ballots(self) -> Iterable[tuple[int, int, Mapping[str, int]]]:
        """Each ballot that counts: its number, the holder, the votes by column."""
        for columns, rows in self.good:
            for row in rows:
                yield ballot_of(row), row[0], dict(zip(columns, row[2:], strict=True))


@dataclass(frozen=True, slots=True)
class Sums:
    """The votes by column and how many ballots they came from."""

    votes: Mapping[str, int]
    ballots: int
    aside: tuple[Aside, ...] = field(default=())

    def of(self, column: str) -> int:
        """The votes in that column."""
        return self.votes.get(column, 0)

    @property
    def cast(self) -> int:
        """All votes cast."""
        return sum(self.votes.values())


def ballot_of(row: Sequence[int]) -> int:
    """The number by which a row's ballot is known."""
    return -row[1] if row[1] else row[0]


def sort_out(
    batches: Iterable[Cast], limits: Limits, without: Collection[int] = frozenset()
) -> Sorted:
    """The ballots that count and those that do not, the first of two by the same hand counting."""
    batches = tuple(batches)
    there = {row[0] for batch in batches for row in batch.rows if not row[1]} - set(without)
    seen: set[int] = set(without)
    aside: list[Aside] = []
    good: list[tuple[tuple[str, ...], Sequence[Sequence[int]]]] = []
    for batch in batches:
        rows = _kept(batch.rows, limits, there, seen, aside, without)
        good.append((batch.columns, rows))
    return Sorted(tuple(good), tuple(aside))


def _kept(
    rows: Sequence[Sequence[int]],
    limits: Limits,
    there: Collection[int],
    seen: set[int],
    aside: list[Aside],
    without: Collection[int],
) -> list[Sequence[int]]:
    """One pass over the ballots of an entry; long because every step of it is on the clock."""
    own, held, seats, take = limits.own, limits.held, limits.seats, seen.add
    straight = seats > 1 and not limits.cumulative
    kept: list[Sequence[int]] = []
    keep = kept.append
    for row, total, least in zip(rows, map(sum, rows), map(min, rows), strict=True):
        holder, proxy = row[0], row[1]
        if proxy:
            ballot, limit, replaced = -proxy, held.get(proxy), holder in there
        else:
            ballot, limit, replaced = holder, own.get(holder), False
        votes = total - holder - proxy
        if limit is None or replaced or ballot in seen:
            reason = OMITTED if ballot in without else _why(proxy, limit, ballot in seen)
        elif votes > limit * seats or least < 0 or (straight and _too_much(row[2:], limit, seats)):
            reason = OVER
        else:
            take(ballot)
            keep(row)
            continue
        aside.append(Aside(ballot, holder, votes, reason))
    return kept


def _why(proxy: int, limit: int | None, twice: bool) -> str:
    if limit is None:
        return NO_PROXY if proxy else NO_VOTE
    return TWICE if twice else IN_PERSON


def _too_much(votes: Sequence[int], limit: int, seats: int) -> bool:
    """Whether a straight ballot gives one candidate too much, or names too many."""
    return max(votes) > limit or len(votes) - votes.count(0) > seats


def add_up(found: Sorted) -> Sums:
    """The totals by column of the ballots that count."""
    votes: dict[str, int] = {}
    for columns, rows in found.good:
        totals = [0] * (len(columns) + 2)
        for start in range(0, len(rows), AT_ONCE):
            part = zip(*rows[start : start + AT_ONCE], strict=True)
            totals = list(map(add, totals, map(sum, part)))
        for name, total in zip(columns, totals[2:], strict=True):
            votes[name] = votes.get(name, 0) + total
    return Sums(votes, sum(len(rows) for _, rows in found.good), found.aside)


def count(batches: Iterable[Cast], limits: Limits, without: Collection[int] = frozenset()) -> Sums:
    """The ballots of these entries counted, those named left out."""
    return add_up(sort_out(batches, limits, without))
