"""The folded facts as one record of the meeting, in the form from which papers are composed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.domain.meeting_day.facts import (
    ABSTAIN,
    AGAINST,
    BALLOT,
    FOR,
    Came,
    Day,
    ProxyTaken,
    Put,
    Signed,
    Went,
)
from app.domain.meeting_day.room import Electorate, Spans, entitled
from app.domain.meeting_record import (
    BY_PROXY,
    IN_PERSON,
    Attendance,
    Count,
    ElectionCount,
    MakerEvent,
    MatterDone,
    MeetingRecord,
    Motion,
    ProxyOf,
    WaiverSigned,
)


def record_of(
    day: Day,
    voters: Electorate,
    spans: Spans,
    counts: Mapping[int, Count],
    election: ElectionCount | None = None,
    quorum_at: datetime | None = None,
) -> MeetingRecord:
    """The record; the counts by item, the election and the quorum come from the bylaws' side."""
    numbers = sorted({put.item for put in day.put} | counts.keys())
    return MeetingRecord(
        day.key,
        day.opening,
        entitled(voters),
        (*in_person(day, voters), *by_proxy(day, voters, spans)),
        quorum_at,
        day.inspectors,
        day.nominated,
        day.cumulating,
        day.ballot_demand,
        day.polls,
        tuple(_done(day, number, counts.get(number)) for number in numbers),
        election,
        rulings=day.rulings,
        objections=tuple(objected.made for objected in day.objections),
        waivers=tuple(_waiver(paper, voters) for paper in day.papers),
        adjournment=day.adjournment,
        closed_at=day.closed_at,
    )


def in_person(day: Day, voters: Electorate) -> Iterator[Attendance]:
    """Each stay of a holder, from arrival to departure."""
    for came, left_at in _stays(day):
        voter = voters.get(came.holder_id)
        if voter:
            yield Attendance(
                voter.name,
                voter.shares,
                voter.votes,
                IN_PERSON,
                arrived_at=came.at,
                left_at=left_at,
                holder_id=voter.holder_id,
            )


def by_proxy(day: Day, voters: Electorate, spans: Spans) -> Iterator[Attendance]:
    """The proxies that were good while an agent was there, of holders who did not come."""
    there = {came.holder_id for came in day.came if came.holder_id}
    stays = [(came, left) for came, left in _stays(day) if came.agent]
    for proxy in day.proxies:
        voter, span = voters.get(proxy.holder_id), spans.get(proxy.key)
        if voter is None or span is None or proxy.holder_id in there:
            continue
        stay = next(((c, left) for c, left in stays if c.agent in proxy.agents), None)
        if stay is None:
            continue
        yield Attendance(
            voter.name,
            min(proxy.shares or voter.shares, voter.shares),
            voter.votes_for_shares(proxy.shares),
            BY_PROXY,
            stay[0].agent,
            max(stay[0].at, span[0]),
            min((at for at in (stay[1], span[1]) if at), default=None),
            voter.holder_id,
            proxy.key,
        )


def proxy_of(proxy: ProxyTaken, voters: Electorate) -> ProxyOf:
    """Whose the proxy is, for its papers."""
    voter = voters.get(proxy.holder_id)
    name = voter.name if voter else ""
    shares = min(proxy.shares or voter.shares, voter.shares) if voter else 0
    votes = voter.votes_for_shares(proxy.shares) if voter else 0
    return ProxyOf(proxy.key, name, shares, votes, proxy.agents, proxy.dated_on, proxy.holder_id)


def maker_event(day: Day, holder_id: int, item: int = 0) -> MakerEvent | None:
    """The notice that the maker died or became incapable, beside the count of the item."""
    count = day.count_of(item)
    for ending in day.ended:
        if ending.holder_id == holder_id and ending.how != "writing":
            return MakerEvent(
                ending.how,
                ending.on,
                ending.informant,
                ending.relation,
                ending.received_at,
                count.at if count else None,
            )
    return None


def count_for(
    votes: Mapping[str, int], without_vote: int, method: str, at: datetime | None
) -> Count:
    """An item's votes in the form of the papers."""
    return Count(
        votes.get(FOR, 0),
        votes.get(AGAINST, 0),
        votes.get(ABSTAIN, 0),
        without_vote,
        method or BALLOT,
        at,
    )


def motion_of(put: Put) -> Motion:
    """A motion in the form of the papers."""
    return Motion(put.text, put.moved_by, put.seconded_by, put.item, put.at)


def _done(day: Day, item: int, count: Count | None) -> MatterDone:
    put, told = day.motion(item), day.count_of(item)
    words = told.resolution if told else ""
    return MatterDone(item, motion_of(put) if put else None, count, words)


def _waiver(paper: Signed, voters: Electorate) -> WaiverSigned:
    voter = voters.get(paper.holder_id)
    name = voter.name if voter else ""
    return WaiverSigned(
        name, paper.kind, paper.signed_on, paper.natures, paper.filed, paper.holder_id
    )


def _stays(day: Day) -> Iterator[tuple[Came, datetime | None]]:
    """Each arrival with the departure that ends it."""
    left: dict[tuple[int, str], list[Went]] = {}
    for went in day.went:
        left.setdefault((went.holder_id, went.agent), []).append(went)
    for came in day.came:
        gone = left.get((came.holder_id, came.agent), ())
        yield came, next((went.at for went in gone if went.at > came.at), None)
