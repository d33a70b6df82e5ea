"""Try the challenge: the fewest ballots or proxies whose loss turns the quorum, an item or a seat.

Each test of a vote is a sum against a line, so the ballots that weigh most in it, taken in order,
are the fewest that turn it; every trial is judged by the same functions as the vote itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import nsmallest
from itertools import accumulate

from app.bylaws.meeting_day.elections import count_election, election_limits
from app.bylaws.meeting_day.items import ItemCount, count_item, item_limits
from app.bylaws.meeting_day.judging import judge
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.elections import plurality
from app.domain.meeting_day.ballots import Limits, sort_out
from app.domain.meeting_day.facts import AGAINST, FOR


@dataclass(frozen=True, slots=True)
class Weighed:
    """A ballot, or a holder in the room: its number, whose it is, its votes, what it cast."""

    ballot: int
    holder_id: int
    name: str
    votes: int
    cast: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Turning:
    """The fewest whose loss turns a result, and what it turns into; empty where none does."""

    lost: tuple[Weighed, ...]
    before: str
    after: str

    @property
    def votes(self) -> int:
        """The votes of those lost together."""
        return sum(one.votes for one in self.lost)


Order = Callable[[Weighed], int]
TO_LOSE: Sequence[Order] = (
    lambda w: 2 * w.cast.get(FOR, 0) - w.votes,
    lambda w: w.cast.get(FOR, 0) - w.cast.get(AGAINST, 0),
    lambda w: w.cast.get(FOR, 0),
    lambda w: w.votes,
)
"""How much a ballot holds up each test: of the represented, of the voting, a floor, a quorum."""
TO_CARRY: Sequence[Order] = (
    lambda w: w.votes - 2 * w.cast.get(FOR, 0),
    lambda w: w.cast.get(AGAINST, 0) - w.cast.get(FOR, 0),
)


def turning_item(sheet: Sheet, item: int) -> Turning:
    """The fewest ballots without which the item comes out otherwise.

    Where a lost item would carry, ballots are taken the weightiest first as long as a quorum lasts.
    """
    counted = count_item(sheet, item)
    was, ballots = counted.result.carried, _ballots(sheet, item, item_limits(sheet, item))
    own_class = _of_class(sheet, counted)
    best: Sequence[Weighed] = ()
    for order in TO_LOSE if was else TO_CARRY:
        heavy = sorted((b for b in ballots if order(b) > 0), key=lambda b: (-order(b), b.ballot))
        turned = _trial(sheet, counted, heavy, own_class)
        size = _fewest(turned, len(heavy), steady=was)
        if size and (not best or size < len(best)):
            best = heavy[:size]
    words = ("carried", "lost") if was else ("lost", "carried")
    return Turning(tuple(best), words[0], words[1] if best else words[0])


def _of_class(sheet: Sheet, counted: ItemCount) -> Mapping[int, int]:
    """The votes for of each ballot of the class that votes apart; none where none does."""
    put = counted.put
    if not put.class_id:
        return {}
    batches = [b for b in sheet.day.cast_on(put.item) if b.class_id == put.class_id]
    limits = item_limits(sheet, put.item, put.class_id)
    return {ballot: cast.get(FOR, 0) for ballot, _, cast in sort_out(batches, limits).ballots()}


def _trial(
    sheet: Sheet, counted: ItemCount, heavy: Sequence[Weighed], own_class: Mapping[int, int]
) -> Callable[[int], bool]:
    """Whether the item comes out otherwise without so many of these ballots, the first of them.

    Their votes are taken as not represented either.
    """
    matter, was = counted.matter, counted.result.carried
    lost = {name: _sums(b.cast.get(name, 0) for b in heavy) for name in matter.votes}
    votes, of_class = (
        _sums(b.votes for b in heavy),
        _sums(own_class.get(b.ballot, 0) for b in heavy),
    )

    def turned(size: int) -> bool:
        tried = replace(
            matter,
            votes={name: given - lost[name][size] for name, given in matter.votes.items()},
            represented=matter.represented - votes[size],
        )
        if matter.class_for is not None:
            tried = tried.of_class(matter.class_for - of_class[size], matter.class_entitled)
        return judge(sheet.law, tried)[0].carried != was

    return turned


def _sums(numbers: Iterable[int]) -> Sequence[int]:
    """The sum of the first none, one, two of them and so on."""
    return list(accumulate(numbers, initial=0))


def turning_seat(sheet: Sheet, item: int) -> Turning:
    """The fewest ballots without which others are elected, or a seat is left open."""
    counted = count_election(sheet, item)
    before = counted.result.elected
    ballots = _ballots(sheet, item, election_limits(sheet, item))
    best: tuple[Weighed, ...] = ()
    after = before
    for winner in before:
        for rival in (p.name for p in counted.result.places if p.outcome != "elected"):
            most = len(best) - 1 if best else len(ballots)
            lost, then = _seat(sheet, counted.votes, ballots, winner, rival, most)
            if lost:
                best, after = lost, then
    return Turning(best, ", ".join(before), ", ".join(after))


def turning_quorum(sheet: Sheet, at: datetime | None = None) -> Turning:
    """The fewest holders without whose votes there is no quorum; empty where there is none."""
    now, room = quorum_now(sheet, at), sheet.room(at)
    there = {**room.by_proxy, **room.in_person}
    left, lost = now.present, list[Weighed]()
    for holder, votes in sorted(there.items(), key=lambda one: (-one[1], one[0])):
        if left < now.needed:
            break
        left -= votes
        lost.append(Weighed(holder, holder, sheet.name(holder), votes, {}))
    if not now.met:
        return Turning((), "no quorum", "no quorum")
    return Turning(tuple(lost), "a quorum", "no quorum")


def _ballots(sheet: Sheet, item: int, limits: Limits) -> list[Weighed]:
    return [
        Weighed(
            ballot,
            holder,
            sheet.name(holder),
            limits.own.get(ballot, 0) if ballot > 0 else limits.held.get(-ballot, 0),
            cast,
        )
        for ballot, holder, cast in sort_out(sheet.day.cast_on(item), limits).ballots()
    ]


def _fewest(turned: Callable[[int], bool], most: int, *, steady: bool) -> int:
    """The least number that turns the result, 0 where none up to `most` does.

    `steady` says that what a number turns stays turned at every greater one.
    """
    if not steady:
        return next((size for size in range(1, most + 1) if turned(size)), 0)
    size = bisect_left(range(most + 1), True, key=turned)
    return size if size <= most else 0


def _seat(
    sheet: Sheet,
    votes: Mapping[str, int],
    ballots: Sequence[Weighed],
    winner: str,
    rival: str,
    most: int,
) -> tuple[tuple[Weighed, ...], tuple[str, ...]]:
    """The fewest ballots that bring the winner down to the rival, not more than `most`."""
    weighed = ((b.cast.get(winner, 0) - b.cast.get(rival, 0), b) for b in ballots)
    heavy = [(weight, ballot) for weight, ballot in weighed if weight > 0]
    heavy = nsmallest(max(0, most), heavy, key=lambda one: (-one[0], one[1].ballot))
    left = votes[winner] - votes[rival]
    for place, (weight, _) in enumerate(heavy, 1):
        left -= weight
        if left <= 0:
            lost = tuple(ballot for _, ballot in heavy[:place])
            then = plurality(sheet.law, sheet.seats, _less(votes, lost)).elected
            if winner not in then:
                return lost, then
    return (), ()


def _less(votes: Mapping[str, int], lost: Sequence[Weighed]) -> dict[str, int]:
    """The votes of each nominee without those ballots."""
    return {name: given - sum(b.cast.get(name, 0) for b in lost) for name, given in votes.items()}
