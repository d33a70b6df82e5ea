"""The live quorum: who is there, what is needed, and whose arrival would close the gap.

Sources: 1988 II §5, II §6 ¶1; 2002 §2.6, §2.7 ¶1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import accumulate, filterfalse, islice, takewhile

from app.bylaws.answers import Citation, Finding
from app.bylaws.counting import least_votes
from app.bylaws.meeting_day.sheet import PAPERS, Sheet
from app.bylaws.votes import QUORUM, WITHDRAWAL, quorum
from app.domain.meeting_day.facts import LATEST
from app.domain.meeting_day.room import at_moment
from app.domain.words import hour_short, plural, whole

NONE = "shareholders.quorum.none-only-adjourn"
PAGE = 3
"""So many of those who would close a gap are named."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A holder whose votes are not in the room; `agents` could bring them where a proxy is good."""

    holder_id: int
    name: str
    votes: int
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuorumNow:
    """The votes in the room at a moment and what a quorum needs.

    `established_at` is when a quorum was first there; `withdrawn` says that it was and is no more,
    when `go_on` votes for carry an act. Who would close the gap is asked of `closing`.
    """

    cite: Citation
    at: datetime | None
    entitled: int
    needed: int
    in_person: int
    by_proxy: int
    established_at: datetime | None
    go_on: int
    counted: str

    @property
    def present(self) -> int:
        """The votes in person and by proxy together."""
        return self.in_person + self.by_proxy

    @property
    def short(self) -> int:
        """How many votes are missing."""
        return max(0, self.needed - self.present)

    @property
    def met(self) -> bool:
        """Whether a quorum is in the room."""
        return self.present >= self.needed

    @property
    def withdrawn(self) -> bool:
        """Whether there was a quorum once and is none now."""
        return self.established_at is not None and not self.met

    @property
    def business(self) -> bool:
        """Whether anything but an adjournment may be acted on."""
        return self.established_at is not None and (self.met or self.go_on > 0)


@dataclass(frozen=True, slots=True)
class Closing:
    """Who would close the gap: the weightiest of them, and how many holders it takes at least."""

    first: tuple[Missing, ...]
    holders: int


def quorum_now(sheet: Sheet, at: datetime | None = None) -> QuorumNow:
    """The quorum at a moment, or after all that is recorded."""
    until = LATEST if at is None else at
    return sheet.once(("quorum", at), lambda: _quorum_at(sheet, at), (*PAPERS, "opening"), until)


def _quorum_at(sheet: Sheet, at: datetime | None) -> QuorumNow:
    law, total = sheet.law, sheet.votes
    needed, go_on = quorum(law, total), 0
    last = sheet.course[-1].at if sheet.course else None
    moment = at or last
    now = at_moment(sheet.course, moment) if moment else None
    in_person, by_proxy = (now.in_person, now.by_proxy) if now else (0, 0)
    there = in_person + by_proxy
    since = established_at(sheet, needed, moment)
    if law.has(WITHDRAWAL):
        go_on = quorum_part(sheet, needed)
    counted = (
        f"{whole(in_person)} in person and {whole(by_proxy)} by proxy are {whole(there)} of "
        f"{whole(total)} votes entitled; {whole(needed)} are a quorum"
    )
    counted += "." if there >= needed else f", {whole(needed - there)} short."
    if since and there < needed:
        counted += f" A quorum was there at {hour_short(since)}."
    return QuorumNow(
        law.cite(QUORUM), at, total, needed, in_person, by_proxy, since, go_on, counted
    )


def closing(sheet: Sheet, at: datetime | None = None, page: int = PAGE) -> Closing:
    """The fewest holders whose arrival would close the gap, the first `page` of them by name."""
    gap = quorum_now(sheet, at).short
    if not gap:
        return Closing((), 0)
    holders, votes_of = _absent(sheet, at)
    count = 1 + sum(map(bool, takewhile(gap.__gt__, accumulate(map(votes_of, holders)))))
    return Closing(tuple(islice(missing(sheet, at), min(page, count))), count)


def quorum_part(sheet: Sheet, needed: int) -> int:
    """The votes for that carry an act after a withdrawal: a majority of the required quorum."""
    part = sheet.law.fraction(WITHDRAWAL, "fraction")
    return least_votes(part, sheet.law.choice(WITHDRAWAL, "comparison"), needed)


def established_at(sheet: Sheet, needed: int, until: datetime | None = None) -> datetime | None:
    """When a quorum was first in the room, not before the meeting was called to order."""
    opened = sheet.day.opening.at
    for place, standing in enumerate(sheet.course):
        if until and standing.at > until:
            break
        after = sheet.course[place + 1].at if place + 1 < len(sheet.course) else None
        if standing.present < needed or (opened and after and after <= opened):
            continue
        return max(standing.at, opened) if opened else standing.at
    return None


def missing(sheet: Sheet, at: datetime | None = None) -> Iterator[Missing]:
    """The holders whose votes are not all in the room, the most votes first, one by one."""
    room, (holders, votes_of) = sheet.room(at), _absent(sheet, at)
    for holder in holders:
        votes = votes_of(holder)
        good = [room.proxies[key] for key in room.of_holder(holder) if key in room.good]
        yield Missing(holder, sheet.name(holder), votes, good[-1].agents if good else ())


def check_quorum(sheet: Sheet, at: datetime, what: str) -> tuple[Finding, ...]:
    """An error where business is done without a quorum, and what binds after a withdrawal."""
    now, law = quorum_now(sheet, at), sheet.law
    if now.met:
        return ()
    if not now.business:
        sentence = f"{now.counted} Without a quorum the meeting can only adjourn."
        return (Finding(law.cite(NONE), "error", sentence, "item"),)
    sentence = f"{now.counted} {what} needs {plural(now.go_on, 'vote')} for it."
    return (Finding(law.cite(WITHDRAWAL), "info", sentence, "item"),)


def _absent(sheet: Sheet, at: datetime | None) -> tuple[Iterator[int], Callable[[int], int]]:
    """The holders with votes that are not in the room, the most first, and how many of each."""
    room, votes = sheet.room(at), sheet.once("votes", lambda: _by_weight(sheet))
    there = (room.in_person.__contains__, room.by_proxy.__contains__)
    away = filterfalse(there[1], filterfalse(there[0], votes))
    if not room.in_part:
        return away, votes.__getitem__

    def missed(holder: int) -> int:
        return votes[holder] - room.by_proxy.get(holder, 0)

    def order(holder: int) -> tuple[int, str, int]:
        return -missed(holder), sheet.name(holder), holder

    return merge(away, sorted(room.in_part, key=order), key=order), missed


def _by_weight(sheet: Sheet) -> dict[int, int]:
    """The votes of the holders who may vote, the most first."""
    voting = (voter for voter in sheet.voters.values() if voter.votes)
    ordered = sorted(voting, key=lambda v: (-v.votes, v.name, v.holder_id))
    return {voter.holder_id: voter.votes for voter in ordered}
