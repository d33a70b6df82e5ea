"""Proxies are not votes: the ballot that the agents must sign, and shares left without one.

Sources: 1988 II §7, II §10; 2002 §2.8, §2.12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.meeting_day.elections import cumulation
from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.sheet import PAPERS, Sheet
from app.bylaws.shareholders.elections import check_cumulated, check_straight
from app.bylaws.votes import check_cast, count_holder
from app.domain.meeting_day.facts import ABSTAIN, AGAINST, FOR, ProxyTaken
from app.domain.meeting_day.spreading import Free


@dataclass(frozen=True, slots=True)
class AgentLine:
    """One proxy on the agents' ballot: votes as directed, and those at the agents' discretion.

    `fault` says why a direction is void; nothing is voted for the proxy then.
    """

    proxy: ProxyStanding
    directed: Mapping[str, int]
    free: int
    fault: Finding | None = None


@dataclass(frozen=True, slots=True)
class AgentBallot:
    """What agents vote on one item, line by line, with its sums."""

    agents: tuple[str, ...]
    item: int
    lines: tuple[AgentLine, ...]

    @property
    def directed(self) -> dict[str, int]:
        """The directed votes together, by column."""
        sums: dict[str, int] = {}
        for line in self.lines:
            for name, votes in line.directed.items():
                sums[name] = sums.get(name, 0) + votes
        return sums

    @property
    def free(self) -> tuple[Free, ...]:
        """The votes without a direction, proxy by proxy."""
        return tuple(Free(line.proxy.key, line.free) for line in self.lines if line.free)

    @property
    def votes(self) -> int:
        """The votes of all its proxies, once."""
        return sum(line.proxy.votes for line in self.lines)


def agents_ballot(
    sheet: Sheet, item: int, agents: Sequence[str], at: datetime, *, election: bool = False
) -> AgentBallot:
    """The ballot for the proxies that name one of these agents and count at the moment.

    Holders who are there in person vote for themselves and are left out.
    """
    there = sheet.room(at).in_person
    taken = {proxy.key: proxy for proxy in sheet.day.proxies}
    put = sheet.day.motion(item)
    out = set(put.interested) if put else set[int]()
    found = sheet.standings(at)
    lines = tuple(
        _line(sheet, item, stands, taken[stands.key], election=election)
        for stands in sorted(found.values(), key=lambda s: s.key)
        if stands.counts
        and stands.holder_id not in there
        and stands.holder_id not in out
        and not set(agents).isdisjoint(taken[stands.key].agents)
    )
    return AgentBallot(tuple(agents), item, lines)


def stranded(sheet: Sheet, item: int, at: datetime | None = None) -> tuple[ProxyStanding, ...]:
    """The proxies that count at the vote on the item, and for which no agent signed a ballot."""
    moment = at or sheet.day.voted_at(item) or sheet.ends
    return sheet.once(
        ("stranded", item, moment),
        lambda: _stranded(sheet, item, moment),
        (*PAPERS, f"cast {item}"),
        moment,
    )


def _stranded(sheet: Sheet, item: int, moment: datetime) -> tuple[ProxyStanding, ...]:
    voted = {row[1] for batch in sheet.day.cast_on(item) for row in batch.rows if row[1]}
    there = sheet.room(moment).in_person
    return tuple(
        stands
        for stands in sheet.standings(moment).values()
        if stands.counts and stands.key not in voted and stands.holder_id not in there
    )


def rejected(sheet: Sheet, at: datetime) -> Iterator[ProxyStanding]:
    """The proxies that do not count at the moment, each with its reason and section."""
    found = sheet.standings(at)
    yield from (stands for stands in found.values() if not stands.counts)


def _line(
    sheet: Sheet, item: int, stands: ProxyStanding, taken: ProxyTaken, *, election: bool
) -> AgentLine:
    if election:
        return _of_election(sheet, item, stands, taken)
    mark = taken.marks.get(item)
    if mark is None:
        return AgentLine(stands, {}, stands.votes)
    return _of_item(sheet.law, stands, mark.votes_for, mark.against, mark.abstained)


def _of_item(
    law: Bylaws, stands: ProxyStanding, votes_for: int | None, against: int, abstained: int
) -> AgentLine:
    counted = count_holder(law, stands.votes, votes_for, against)
    voted = int(counted.votes_for + counted.against)
    over = check_cast(law, stands.votes, voted + (abstained if votes_for is not None else 0))
    if over.severity == "error":
        return AgentLine(stands, {}, 0, over)
    left = 0 if votes_for is None else abstained
    votes = {FOR: int(counted.votes_for), AGAINST: int(counted.against), ABSTAIN: left}
    return AgentLine(stands, {name: number for name, number in votes.items() if number}, 0)


def _of_election(sheet: Sheet, item: int, stands: ProxyStanding, taken: ProxyTaken) -> AgentLine:
    """Directions to vote for nominees; over-voted ones are void (1988 II §7, 2002 §2.8 ¶2)."""
    if not taken.nominees:
        allowed = cumulation(sheet, item)
        return AgentLine(stands, {}, stands.votes * (sheet.seats if allowed.yes else 1))
    found = check_votes(sheet, item, stands.votes, taken.nominees)
    fault = next((f for f in found if f.severity == "error"), None)
    return AgentLine(stands, {} if fault else dict(taken.nominees), 0, fault)


def check_votes(
    sheet: Sheet, item: int, votes: int, ballot: Mapping[str, int]
) -> tuple[Finding, ...]:
    """Whether a ballot in the election keeps within the holder's votes, cumulated or straight."""
    allowed = cumulation(sheet, item)
    if allowed.yes:
        return check_cumulated(sheet.law, votes, sheet.seats, ballot, allowed.names)
    return check_straight(sheet.law, votes, sheet.seats, ballot)
