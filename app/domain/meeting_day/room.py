"""Which votes are in the room at any moment, in person and by proxy; no share counts twice.

A holder's shares stand once: in person while the holder is there, else by the proxies that are
good at the moment and whose agent is there, up to the shares held. Excluded shares stand nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.meeting_day.facts import Day, ProxyTaken
from app.domain.meetings import ListRow, RecordList

Spans = Mapping[int, tuple[datetime, datetime | None]]
"""Proxy -> from when and until when it is good; without end, `None`. Others never are."""


@dataclass(frozen=True, slots=True)
class Voter:
    """A holder of record with the votes that count; `excluded` says why some or all do not."""

    holder_id: int
    name: str
    shares: int
    votes: int
    excluded: str = ""
    rows: tuple[ListRow, ...] = ()

    def votes_for_shares(self, shares: int | None) -> int:
        """The votes of so many of the shares, all of them without a number."""
        if shares is None or shares >= self.shares:
            return self.votes
        return self.votes * shares // self.shares if self.shares else 0

    def in_class(self, class_id: int) -> int:
        """The votes of that class alone; all of them for 0."""
        if not class_id:
            return self.votes
        return sum(r.votes for r in self.rows if r.class_id == class_id and not r.excluded)


Electorate = Mapping[int, Voter]


def electorate(held: RecordList) -> dict[int, Voter]:
    """The holders of the record-date list by number, several classes of one holder together."""
    rows: dict[int, list[ListRow]] = {}
    for row in held.rows:
        rows.setdefault(row.holder_id, []).append(row)
    return {holder: _voter(tuple(lines)) for holder, lines in rows.items()}


def entitled(voters: Electorate, class_id: int = 0) -> int:
    """All votes entitled, of one class only if named."""
    return sum(voter.in_class(class_id) for voter in voters.values())


def _voter(rows: tuple[ListRow, ...]) -> Voter:
    good = [row for row in rows if not row.excluded]
    why = next((row.excluded for row in rows if row.excluded), "")
    shares, votes = sum(r.shares for r in good), sum(r.votes for r in good)
    return Voter(rows[0].holder_id, rows[0].name, shares, votes, why, rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """The votes in the room from a moment on."""

    at: datetime
    in_person: int
    by_proxy: int

    @property
    def present(self) -> int:
        """In person and by proxy together."""
        return self.in_person + self.by_proxy


@dataclass(slots=True)
class Room:
    """Who is in the room while the moments of a meeting go by; `ever` are all who were.

    `in_part` are holders of whose votes proxies bring some only.
    """

    voters: Electorate
    proxies: Mapping[int, ProxyTaken]
    in_person: dict[int, int] = field(default_factory=dict[int, int])
    by_proxy: dict[int, int] = field(default_factory=dict[int, int])
    agents: set[str] = field(default_factory=set[str])
    good: set[int] = field(default_factory=set[int])
    ever: set[int] = field(default_factory=set[int])
    in_part: set[int] = field(default_factory=set[int])
    _of_agent: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _of_holder: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    _sums: list[int] = field(default_factory=lambda: [0, 0])

    def __post_init__(self) -> None:
        for key in sorted(self.proxies):
            proxy = self.proxies[key]
            self._of_holder.setdefault(proxy.holder_id, []).append(key)
            for agent in proxy.agents:
                self._of_agent.setdefault(agent, []).append(key)

    def apart(self) -> Room:
        """The same room to go on from; this one stays as it is."""
        other = copy(self)
        other.in_person, other.by_proxy = dict(self.in_person), dict(self.by_proxy)
        other.agents, other.good = set(self.agents), set(self.good)
        other.ever, other.in_part = set(self.ever), set(self.in_part)
        other._sums = list(self._sums)
        return other

    def holder(self, holder_id: int, *, there: bool) -> None:
        """A holder comes or goes."""
        voter = self.voters.get(holder_id)
        if voter is None:
            return
        if there:
            self._set(self.in_person, 0, holder_id, voter.votes)
        else:
            self._set(self.in_person, 0, holder_id, None)
        self._again(holder_id)

    def agent(self, name: str, *, there: bool) -> None:
        """An agent comes or goes, with all the proxies that name the agent."""
        (self.agents.add if there else self.agents.discard)(name)
        for holder_id in {self.proxies[key].holder_id for key in self._of_agent.get(name, ())}:
            self._again(holder_id)

    def proxy(self, key: int, *, good: bool) -> None:
        """A proxy becomes good, or ends."""
        (self.good.add if good else self.good.discard)(key)
        self._again(self.proxies[key].holder_id)

    def of_holder(self, holder_id: int) -> Sequence[int]:
        """The holder's proxies, good or not."""
        return self._of_holder.get(holder_id, ())

    def carried(self, holder_id: int) -> tuple[int, ...]:
        """The holder's good proxies of which an agent is there."""
        return tuple(
            key
            for key in self.of_holder(holder_id)
            if key in self.good and not self.agents.isdisjoint(self.proxies[key].agents)
        )

    def standing(self, at: datetime) -> Standing:
        """The sums as they are now."""
        return Standing(at, self._sums[0], self._sums[1])

    def _again(self, holder_id: int) -> None:
        voter, votes = self.voters.get(holder_id), 0
        if voter and holder_id not in self.in_person:
            votes = min(voter.votes, sum(self.votes_of(key) for key in self.carried(holder_id)))
        self._set(self.by_proxy, 1, holder_id, votes or None)
        in_part = voter and 0 < votes < voter.votes
        (self.in_part.add if in_part else self.in_part.discard)(holder_id)

    def votes_of(self, key: int) -> int:
        """The votes that a proxy stands for, 0 for a holder who is not on the list."""
        proxy = self.proxies[key]
        voter = self.voters.get(proxy.holder_id)
        return voter.votes_for_shares(proxy.shares) if voter else 0

    def _set(self, place: dict[int, int], which: int, holder_id: int, votes: int | None) -> None:
        self._sums[which] -= place.pop(holder_id, 0)
        if votes is not None:
            place[holder_id] = votes
            self.ever.add(holder_id)
            self._sums[which] += votes


GOES, COMES = 0, 1


@dataclass(frozen=True, slots=True)
class Change:
    """One change in the room. At one moment ends and departures come first, so that the order of
    entry does not matter."""

    at: datetime
    order: int
    kind: str
    holder_id: int = 0
    agent: str = ""
    proxy: int = 0


def changes(day: Day, spans: Spans) -> list[Change]:
    """Every change in the room in the order of its moment."""
    return sorted(_changes(day, spans), key=lambda c: (c.at, c.order))


def _changes(day: Day, spans: Spans) -> Iterator[Change]:
    for key, (start, end) in spans.items():
        yield Change(start, COMES, "proxy", proxy=key)
        if end:
            yield Change(end, GOES, "proxy", proxy=key)
    for came in day.came:
        kind = "agent" if came.agent else "holder"
        yield Change(came.at, COMES, kind, came.holder_id, came.agent)
    for went in day.went:
        kind = "agent" if went.agent else "holder"
        yield Change(went.at, GOES, kind, went.holder_id, went.agent)


def room_at(day: Day, voters: Electorate, spans: Spans, at: datetime | None = None) -> Room:
    """The room at a moment, that moment's changes included; after all of them for `None`."""
    room = Room(voters, {proxy.key: proxy for proxy in day.proxies})
    for change in changes(day, spans):
        if at is not None and change.at > at:
            break
        _apply(room, change)
    return room


def course_on(
    before: tuple[Standing, ...], room: Room, later: Iterable[Change]
) -> tuple[Standing, ...]:
    """The votes in the room after each moment at which something changed, these changes added.

    The room, left where the course before ended, goes on with them.
    """
    found = list(before)
    for change in later:
        _apply(room, change)
        if found and found[-1].at == change.at:
            found.pop()
        found.append(room.standing(change.at))
    return tuple(found)


def changes_after(day: Day, seq: int) -> list[Change]:
    """The arrivals and departures that were recorded after that entry, in the order of moments."""
    came = tuple(one for one in day.came if one.seq > seq)
    went = tuple(one for one in day.went if one.seq > seq)
    return changes(replace(day, came=came, went=went), {})


def follow(day: Day, seq: int, ended: datetime, later: Iterable[Change]) -> bool:
    """Whether these changes all follow a course of the entries up to `seq` that `ended` then.

    At the last moment itself others may still come and holders go, but not one who came then.
    """
    came = {one.holder_id for one in day.came if one.at == ended and one.seq <= seq}
    return all(
        change.at > ended or (change.at == ended and _joins(change, came)) for change in later
    )


def _joins(change: Change, came: Collection[int]) -> bool:
    return change.order == COMES or (change.kind == "holder" and change.holder_id not in came)


def at_moment(standings: tuple[Standing, ...], at: datetime) -> Standing:
    """The standing at a moment of such a course."""
    place = bisect_right([standing.at for standing in standings], at)
    return standings[place - 1] if place else Standing(at, 0, 0)


def _apply(room: Room, change: Change) -> None:
    there = change.order == COMES
    if change.kind == "proxy":
        if change.proxy in room.proxies:
            room.proxy(change.proxy, good=there)
    elif change.kind == "agent":
        room.agent(change.agent, there=there)
    else:
        room.holder(change.holder_id, there=there)
