"""What happened before, at and after a meeting of shareholders, as the secretary recorded it.

Every fact is a plain value that an entry can hold: text, whole shares and votes, days, and moments
in the corporation's own zone. `None` or an empty text says that a fact is not recorded; a paper
then prints a blank with its label. Source of the fields: 1988 II §3 to §11, IV §9; 2002 §2.3 to
§2.14, §5.9 ¶1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.domain.meetings import Place

IN_PERSON, BY_PROXY = "in person", "by proxy"
BOARD, CHAIR = "board", "chair"
ITEM, NOMINATION = "item", "nomination"
NOTES = ("opening", "last minutes", "reports", "nominations", "closing")
"""Where free words stand in the minutes, beside `item 1`, `item 2` and so on."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A holder who asks for a special meeting, with the votes held on the day of receipt."""

    name: str
    shares: int = 0
    votes: int = 0
    signed_on: date | None = None
    holder_id: int = 0


@dataclass(frozen=True, slots=True)
class RequestReceived:
    """A written request for a special meeting as it came in (1988 II §3, 2002 §2.3 ¶2).

    `votes_entitled` are the votes that could be cast at the meeting. `received_on` stands where
    the hour of receipt is not known.
    """

    callers: tuple[Caller, ...] = ()
    votes_entitled: int = 0
    received_at: datetime | None = None
    addressee: str = ""
    manner: str = ""
    asked_on: date | None = None
    asked_at: time | None = None
    business: tuple[str, ...] = ()
    received_on: date | None = None

    @property
    def day(self) -> date | None:
        """The day of receipt, if it is known."""
        return self.received_at.date() if self.received_at else self.received_on


@dataclass(frozen=True, slots=True)
class ProxyOf:
    """Whose a proxy is, how many shares and votes it stands for, and what identifies it.

    `key` is the key of the proxy that the bylaws rule on.
    """

    key: int
    holder: str
    shares: int
    votes: int
    agents: tuple[str, ...] = ()
    dated_on: date | None = None
    holder_id: int = 0


@dataclass(frozen=True, slots=True)
class MakerEvent:
    """Written notice that the maker of a proxy died or became incapable (2002 §2.12)."""

    event: str = ""  # death, incapacity
    on: date | None = None
    informant: str = ""
    relation: str = ""
    received_at: datetime | None = None
    counted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Who called the meeting to order, when, and who kept its minutes."""

    at: datetime | None = None
    chair: str = ""
    chair_office: str = ""
    chair_reason: str = ""
    secretary: str = ""
    secretary_office: str = "secretary"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A holder's votes at the meeting, in person or by proxy, from one moment to another."""

    name: str
    shares: int
    votes: int
    how: str = IN_PERSON
    agent: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    holder_id: int = 0
    proxy_key: int = 0

    def there(self, at: datetime) -> bool:
        """Whether the votes are represented at the moment; no hour recorded means throughout."""
        came = self.arrived_at is None or self.arrived_at <= at
        return came and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion: its text, who made and who seconded it, and the item of business it belongs to."""

    text: str
    moved_by: str = ""
    seconded_by: str = ""
    item: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """The votes on one matter, in votes; `method` is `voice` or `ballot`.

    What is represented and stands in none of the four was not voted.
    """

    votes_for: int
    against: int
    abstained: int = 0
    without_vote: int = 0
    method: str = ""
    at: datetime | None = None

    def unvoted(self, represented: int) -> int:
        """The votes represented that were not voted; below zero where more were counted."""
        return represented - self.votes_for - self.against - self.abstained - self.without_vote


@dataclass(frozen=True, slots=True)
class Nominated:
    """A name placed in nomination. `accepted` says that the bylaws' own steps were kept."""

    name: str
    by: str = ""
    at: datetime | None = None
    accepted: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something a person said that opens a right: notice to cumulate, a demand, a request."""

    by: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ElectionCount:
    """The votes for each candidate, and those withheld from each, which count for nobody.

    `seats` is the number of directors to be elected.
    """

    seats: int
    votes: Mapping[str, int]
    withheld: Mapping[str, int] = field(default_factory=dict[str, int])
    cumulative: bool = False
    method: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InspectorsNamed:
    """The inspectors of election: who appointed them, who asked, and the vote on their number.

    `by` is `board` or `chair`; `replaced` names one whose place is filled, `cause` says why.
    """

    names: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    requested: Said | None = None
    number_for: int | None = None
    number_present: int | None = None
    replaced: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge or question on the right to vote, and how the inspectors decided it."""

    by: str
    about: str
    ruling: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Polls:
    """When the polls opened and when they closed."""

    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChairRuling:
    """A ruling of the chairman on an item or a nomination; `rule` is the rule that bears it."""

    about: str
    ruling: str
    reason: str
    rule: str
    kind: str = ITEM
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ObjectionMade:
    """An objection; `matter` is empty where it is to the meeting itself.

    `at_beginning` is `None` while it is not recorded. `withdrawn` is the way in which the objection
    was taken back, or empty.
    """

    name: str
    matter: str = ""
    at: datetime | None = None
    at_beginning: bool | None = None
    withdrawn: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WaiverSigned:
    """A paper of an absent holder: `waiver of notice`, `consent to holding`, `approval of minutes`.

    `natures` are the special matters whose general nature it states; `filed` where it is kept.
    """

    name: str
    kind: str
    signed_on: date | None = None
    natures: tuple[str, ...] = ()
    filed: str = ""
    holder_id: int = 0


@dataclass(frozen=True, slots=True)
class Adjournment:
    """An adjournment to another time, and what was announced at the meeting."""

    at: datetime | None = None
    to_on: date | None = None
    to_at: time | None = None
    to_place: Place | None = None
    announced: bool | None = None
    votes_for: int | None = None
    reason: str = ""
    new_record_on: date | None = None


@dataclass(frozen=True, slots=True)
class MatterDone:
    """What was done on one item of business: the motion, its count, the resolution's words."""

    item: int
    motion: Motion | None = None
    count: Count | None = None
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """All that was recorded of one meeting's day.

    `entitled` are the votes entitled, `quorum_at` when the quorum was found. `notes` are the
    secretary's free words by place (see `NOTES`), `annexed` the papers put to the minutes.
    """

    key: str
    opening: Opening = field(default_factory=Opening)
    entitled: int = 0
    attendance: tuple[Attendance, ...] = ()
    quorum_at: datetime | None = None
    inspectors: InspectorsNamed = field(default_factory=InspectorsNamed)
    nominations: tuple[Nominated, ...] = ()
    cumulating: Said | None = None
    ballot_demand: Said | None = None
    polls: Polls = field(default_factory=Polls)
    done: tuple[MatterDone, ...] = ()
    election: ElectionCount | None = None
    challenges: tuple[Challenge, ...] = ()
    rulings: tuple[ChairRuling, ...] = ()
    objections: tuple[ObjectionMade, ...] = ()
    waivers: tuple[WaiverSigned, ...] = ()
    adjournment: Adjournment | None = None
    closed_at: datetime | None = None
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    annexed: tuple[str, ...] = ()

    def present(self, at: datetime | None = None) -> tuple[Attendance, ...]:
        """Who was there or represented at the moment; at any time where none is given."""
        return tuple(each for each in self.attendance if at is None or each.there(at))

    def represented(self, at: datetime | None = None, how: str = "") -> int:
        """The votes represented at the moment, in person, by proxy or both."""
        return sum(each.votes for each in self.present(at) if how in ("", each.how))

    def matter(self, item: int) -> MatterDone | None:
        """What was done on the item of that number."""
        return next((done for done in self.done if done.item == item), None)

    def left(self) -> tuple[Attendance, ...]:
        """Those who left before the end, in order of time."""
        gone = [(each.left_at, n) for n, each in enumerate(self.attendance) if each.left_at]
        return tuple(self.attendance[n] for _, n in sorted(gone))


@dataclass(frozen=True, slots=True)
class ConsentAction:
    """An action by written consent: its words, its record date and how it was reached.

    `rule` is the rule of its threshold, `solicited_all` `None` while not told. `record_source` says
    who or what fixed the record date.
    """

    key: str
    text: str
    rule: str
    matter: str = "ordinary"
    nature: str = ""
    record_on: date | None = None
    record_source: str = ""
    solicited_all: bool | None = None
    consummation_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentBy:
    """Who signs a consent, for which shares, and in which capacity."""

    name: str
    class_name: str = ""
    shares: int | None = None
    capacity: str = "holder"
    signed_on: date | None = None
    filed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution as it stands in the minutes; `manner` is `meeting` or `written consent`.

    `body` is `shareholders` or `board`; `quorum` says that one was present and acting throughout.
    """

    text: str
    body: str = "shareholders"
    on: date | None = None
    manner: str = "meeting"
    quorum: bool | None = None
    in_force: bool | None = None
