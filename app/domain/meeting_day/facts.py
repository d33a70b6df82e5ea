"""The facts of one meeting, gathered by what they are; each names the entry that recorded it.

Moments are in the corporation's own zone, votes are whole numbers. Lists are in the order of
their moments; where two are equal, in the order of recording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.meeting_record import (
    Adjournment,
    ChairRuling,
    InspectorsNamed,
    Nominated,
    ObjectionMade,
    Opening,
    Polls,
    Said,
)

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
ON_ITEM = (FOR, AGAINST, ABSTAIN)
"""The columns of ballots on an item; those of an election are the candidates' names."""
WRITING, DEATH, INCAPACITY = "writing", "death", "incapacity"
ENDINGS = (WRITING, DEATH, INCAPACITY)
VOICE, BALLOT = "voice", "ballot"
EARLIEST = datetime.fromisoformat("0001-01-01T00:00")
LATEST = datetime.fromisoformat("9999-12-31T23:59")
"""Stand for the moments of what is not recorded, or is still to come."""
WAIVERS = ("waiver of notice", "consent to holding", "approval of minutes")


@dataclass(frozen=True, slots=True)
class Mark:
    """A direction on one item, in votes; `votes_for` is `None` for all without a number."""

    votes_for: int | None = 0
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class ProxyTaken:
    """A proxy as it came in. `shares` is `None` for all of the holder's.

    `marks` are the directions by item number: votes for, against and abstaining, the first `None`
    for a mark without a number. `seats` are the votes directed to each nominee.
    """

    key: int
    holder_id: int
    agents: tuple[str, ...] = ()
    dated_on: date | None = None
    received_at: datetime | None = None
    received_by: str = ""
    filed_with: str = ""
    designated_by: str = ""
    presented_at: datetime | None = None
    signer: str = ""
    authority: str = ""
    shares: int | None = None
    through: date | None = None
    unlimited: bool = False
    irrevocable: bool = False
    ground: str = ""
    acts: tuple[str, ...] = ("vote",)
    marks: Mapping[int, Mark] = field(default_factory=dict[int, Mark])
    nominees: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class ProxyEnded:
    """What ends a holder's proxies: a writing that revokes, or notice of death or incapacity.

    `proxy` is the key of the one meant, 0 for all of the holder.
    """

    seq: int
    holder_id: int
    how: str
    received_at: datetime
    on: date | None = None
    informant: str = ""
    relation: str = ""
    proxy: int = 0


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody came to the meeting: a holder in person, or an agent with the proxies held."""

    seq: int
    at: datetime
    holder_id: int = 0
    agent: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Went:
    """A holder or an agent left the meeting."""

    seq: int
    at: datetime
    holder_id: int = 0
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """A motion put, and the vote that it needs.

    `test` is `ordinary`, `adjourn`, `removal`, `indemnity` or another of the tests that the law
    knows; `fraction` and `comparison` belong to a greater vote, `source` says who asks for it.
    `interested` are the holders left out of the vote, `directors` those to be removed, of so many
    `authorized` at the latest election.
    """

    seq: int
    item: int
    text: str
    at: datetime | None = None
    moved_by: str = ""
    seconded_by: str = ""
    test: str = "ordinary"
    fraction: str = ""
    comparison: str = ""
    source: str = ""
    class_id: int = 0
    interested: tuple[int, ...] = ()
    directors: tuple[str, ...] = ()
    authorized: int = 0
    entire_board: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Ballots on one item in bulk. A row is the holder, the proxy's key (0 in person), the votes.

    `columns` name the votes of a row: `ON_ITEM`, or the candidates. `signers` are the agents who
    signed, `class_id` the class where one votes apart.
    """

    seq: int
    item: int
    at: datetime
    columns: tuple[str, ...]
    rows: Sequence[Sequence[int]]
    signers: tuple[str, ...] = ()
    cumulative: bool = False
    class_id: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """The votes on an item counted; the totals of a vote by voice, the resolution's words."""

    seq: int
    item: int
    at: datetime
    method: str
    votes: Mapping[str, int] = field(default_factory=dict[str, int])
    without_vote: int = 0
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class ProxyRuling:
    """How the inspectors, or the chairman without them, decided on one proxy."""

    seq: int
    proxy: int
    counts: bool
    by: str
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper of a holder on the holding of the meeting; `kind` is one of `WAIVERS`."""

    seq: int
    holder_id: int
    kind: str
    signed_on: date | None
    natures: tuple[str, ...] = ()
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The inspectors' report: tasks done by number, totals as they say, who signed."""

    seq: int
    at: datetime | None = None
    tasks: tuple[int, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict[str, int])
    signers: tuple[str, ...] = ()
    oath: bool = False


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection and the entry that holds it; `made` carries its withdrawal."""

    seq: int
    holder_id: int
    made: ObjectionMade


@dataclass(frozen=True, slots=True)
class Day:
    """All that is recorded of one meeting: before it, on the day, and after it."""

    key: str
    opening: Opening = field(default_factory=Opening)
    proxies: tuple[ProxyTaken, ...] = ()
    ended: tuple[ProxyEnded, ...] = ()
    came: tuple[Came, ...] = ()
    went: tuple[Went, ...] = ()
    put: tuple[Put, ...] = ()
    nominated: tuple[Nominated, ...] = ()
    cumulating: Said | None = None
    ballot_demand: Said | None = None
    inspectors_demand: Said | None = None
    polls: Polls = field(default_factory=Polls)
    cast: tuple[Cast, ...] = ()
    counted: tuple[Counted, ...] = ()
    inspectors: InspectorsNamed = field(default_factory=InspectorsNamed)
    inspected: Inspected | None = None
    rulings: tuple[ChairRuling, ...] = ()
    proxy_rulings: tuple[ProxyRuling, ...] = ()
    objections: tuple[Objected, ...] = ()
    papers: tuple[Signed, ...] = ()
    adjournment: Adjournment | None = None
    closed_at: datetime | None = None

    def motion(self, item: int) -> Put | None:
        """The motion put last on that item."""
        return next((m for m in reversed(self.put) if m.item == item), None)

    def cast_on(self, item: int) -> tuple[Cast, ...]:
        """The ballots on that item."""
        return tuple(batch for batch in self.cast if batch.item == item)

    def count_of(self, item: int) -> Counted | None:
        """The count of that item, the last one recorded."""
        return next((count for count in reversed(self.counted) if count.item == item), None)

    def began_at(self, item: int) -> datetime | None:
        """When the voting on the item began: its polls, or its first ballot or count."""
        told = [batch.at for batch in self.cast_on(item)]
        if told and self.polls.opened_at:
            told.append(self.polls.opened_at)
        if not told and (count := self.count_of(item)):
            told.append(count.at)
        return min(told, default=self.polls.opened_at)

    def voted_at(self, item: int) -> datetime | None:
        """When the vote on the item was taken: its last ballot, or the vote by voice."""
        told = [batch.at for batch in self.cast_on(item)]
        if not told and (count := self.count_of(item)):
            return count.at
        return max(told, default=None)
