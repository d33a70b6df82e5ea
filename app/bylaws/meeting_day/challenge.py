"""Try the challenge: the fewest ballots or proxies whose loss turns the quorum, an item or a seat.

Each test of a vote is a sum against a line, so the ballots that weigh most in it, taken in order,
are the fewest that turn it; every trial is judged by the same functions as the vote itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

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

    def turned(lost: Sequence[Weighed]) -> bool:
        return _without(sheet, counted, lost) != was

    tries = [
        _fewest(ballots, order, turned, steady=was) for order in (TO_LOSE if was else TO_CARRY)
    ]
    found = min((lost for lost in tries if lost), key=len, default=())
    words = ("carried", "lost") if was else ("lost", "carried")
    return Turning(tuple(found), words[0], words[1] if found else words[0])


def _without(sheet: Sheet, counted: ItemCount, lost: Sequence[Weighed]) -> bool:
    """Whether the item carries without these ballots, their votes not represented either."""
    matter = counted.matter
    if matter.class_for is not None:
        without = {one.ballot for one in lost}
        return count_item(sheet, matter.put.item, without).result.carried
    votes = dict(matter.votes)
    for one in lost:
        for name, given in one.cast.items():
            votes[name] -= given
    left = matter.represented - sum(one.votes for one in lost)
    return judge(sheet.law, replace(matter, votes=votes, represented=left))[0].carried


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


def _fewest(
    ballots: Sequence[Weighed],
    order: Order,
    turned: Callable[[Sequence[Weighed]], bool],
    *,
    steady: bool,
) -> list[Weighed]:
    """The shortest run of the weightiest ballots that turns the result; empty where none does.

    `steady` says that what a run turns stays turned in every longer one.
    """
    heavy = sorted((b for b in ballots if order(b) > 0), key=lambda b: (-order(b), b.ballot))
    if not steady:
        runs = (heavy[:size] for size in range(1, len(heavy) + 1))
        return next((run for run in runs if turned(run)), list[Weighed]())
    size = bisect_left(range(len(heavy) + 1), True, key=lambda n: turned(heavy[:n]))
    return heavy[:size] if size <= len(heavy) else []


def _seat(
    sheet: Sheet,
    votes: Mapping[str, int],
    ballots: Sequence[Weighed],
    winner: str,
    rival: str,
    most: int,
) -> tuple[tuple[Weighed, ...], tuple[str, ...]]:
    """The fewest ballots that bring the winner down to the rival, not more than `most`."""
    weight = {b.ballot: b.cast.get(winner, 0) - b.cast.get(rival, 0) for b in ballots}
    heavy = [b for b in ballots if weight[b.ballot] > 0]
    heavy.sort(key=lambda b: (-weight[b.ballot], b.ballot))
    totals, margin = dict(votes), votes[winner] - votes[rival]
    for place, ballot in enumerate(heavy[: max(0, most)], 1):
        for name, given in ballot.cast.items():
            if name in totals:
                totals[name] -= given
        margin -= weight[ballot.ballot]
        if margin <= 0:
            then = plurality(sheet.law, sheet.seats, totals).elected
            if winner not in then:
                return tuple(heavy[:place]), then
    return (), ()
