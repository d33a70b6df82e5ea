"""The live quorum: who is there, what is needed, and whose arrival would close the gap.

Sources: 1988 II §5, II §6 ¶1; 2002 §2.6, §2.7 ¶1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.bylaws.answers import Citation, Finding
from app.bylaws.counting import least_votes
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.votes import QUORUM, WITHDRAWAL, quorum
from app.domain.meeting_day.room import at_moment, entitled
from app.domain.words import hour_short, plural, whole

NONE = "shareholders.quorum.none-only-adjourn"


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
    when `go_on` votes for carry an act. `closing` are the fewest holders who would close the gap.
    """

    cite: Citation
    at: datetime | None
    entitled: int
    needed: int
    in_person: int
    by_proxy: int
    established_at: datetime | None
    go_on: int
    closing: tuple[Missing, ...]
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


def quorum_now(sheet: Sheet, at: datetime | None = None) -> QuorumNow:
    """The quorum at a moment, or after all that is recorded."""
    law, total = sheet.law, entitled(sheet.voters)
    needed, go_on = quorum(law, total), 0
    last = sheet.course[-1].at if sheet.course else None
    moment = at or last
    now = at_moment(sheet.course, moment) if moment else None
    in_person, by_proxy = (now.in_person, now.by_proxy) if now else (0, 0)
    there = in_person + by_proxy
    since = established_at(sheet, needed, moment)
    if law.has(WITHDRAWAL):
        go_on = quorum_part(sheet, needed)
    closing = () if there >= needed else tuple(_closing(sheet, at, needed - there))
    counted = (
        f"{whole(in_person)} in person and {whole(by_proxy)} by proxy are {whole(there)} of "
        f"{whole(total)} votes entitled; {whole(needed)} are a quorum"
    )
    counted += "." if there >= needed else f", {whole(needed - there)} short."
    if since and there < needed:
        counted += f" A quorum was there at {hour_short(since)}."
    return QuorumNow(
        law.cite(QUORUM), at, total, needed, in_person, by_proxy, since, go_on, closing, counted
    )


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
    """The holders whose votes are not all in the room, the most votes first."""
    room = sheet.room(at)
    agents = {p.holder_id: p.agents for p in sheet.day.proxies if p.key in room.good}
    absent: list[Missing] = []
    for voter in sheet.voters.values():
        there = room.in_person.get(voter.holder_id, room.by_proxy.get(voter.holder_id, 0))
        if voter.votes > there:
            known = agents.get(voter.holder_id, ())
            absent.append(Missing(voter.holder_id, voter.name, voter.votes - there, known))
    yield from sorted(absent, key=lambda m: (-m.votes, m.name, m.holder_id))


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


def _closing(sheet: Sheet, at: datetime | None, short: int) -> Iterator[Missing]:
    for absent in missing(sheet, at):
        if short <= 0:
            return
        yield absent
        short -= absent.votes
