"""Facts of the board, its committees and the officers, as they are written down when they happen.

Times are local times of the corporation's zone. An empty text or `None` says that a fact is not
known; a paper prints a blank for it.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from app.domain.meetings import Place
from app.domain.value import value

MEETING_KINDS = ("regular", "organizational", "special", "adjourned")
PRESENT_BY = ("in person", "by telephone")
DIRECTOR_PAPERS = ("waiver of notice", "consent to holding", "approval of minutes")
SUBJECTS = {
    "office": "principal executive office",
    "annual-date": "date of the annual meeting",
    "record-date": "record date",
    "place": "place of meetings",
    "number": "number of directors",
    "depositary": "depositary",
    "signers": "signers",
    "contract": "contract",
    "vacancy": "vacancy",
    "committee": "committee",
    "inspectors": "inspectors of election",
    "pay": "pay",
    "indemnity": "indemnity",
    "insurance": "insurance",
    "lost-certificate": "lost certificate",
    "register-place": "place of the share register",
    "amendment": "amendment of the bylaws",
    "officers": "officers",
    "seal": "corporate seal",
    "other": "other business",
}
"""What a resolution is about, by code."""
FIXED_BY = ("notice or waiver", "board resolution", "consent of all absent")
"""What a meeting's place can be taken from; else it is the principal executive office."""
FILLED_BY = ("board", "shareholders at a meeting", "written consent of shareholders")
"""Who fills a vacancy on the board, and how."""


@value
class Caller:
    """One who calls a meeting, and the office, or the part in a committee, in which they call."""

    name: str
    office: str


@value
class NoticeLine:
    """Notice to one director, and what cures its want.

    `address` is what it was sent to: a postal address or a number. `address_kind` is
    `corporate-records`, `regular-meeting-place` or another word. `told_to` is `director`, or who
    was told instead, by name in `told_name`; `basis` says why that person would pass it on.
    """

    name: str
    manner: str = ""
    given_at: datetime | None = None
    given_by: str = ""
    address: str = ""
    address_kind: str = "corporate-records"
    told_to: str = "director"
    told_name: str = ""
    basis: str = ""
    protested_at: datetime | None = None
    papers: tuple[str, ...] = ()


@value
class Presence:
    """One member at a meeting: how, and for whom where an alternate sat."""

    name: str
    by: str = "in person"
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    sat_for: str = ""


@value
class Resolution:
    """One resolution. `subject` is a code of SUBJECTS; `how` is `meeting` or `written consent`.

    `interested_for` of those interested voted for it. `left` says that directors had left, so that
    the required quorum is the base. `rescinded_on` is the day it ceased to be in force.
    """

    key: str
    text: str
    title: str = ""
    subject: str = "other"
    body: str = "board"
    on: date | None = None
    how: str = "meeting"
    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    present: int | None = None
    authorized: int | None = None
    left: bool = False
    interested: tuple[str, ...] = ()
    interested_for: int = 0
    needs_shareholders: bool = False
    shareholders_on: date | None = None
    rescinded_on: date | None = None


@value
class BoardMeeting:
    """One meeting of the board, or of the committee named in `committee`.

    `members` are all directors, or committee members, in office on its day; `authorized` is the
    authorized number of directors. `place_from` is one of FIXED_BY or empty. `scheduled_by` says
    what fixed a regular meeting. `all_heard` is whether all could hear one another. `opened_at` is
    when it was called to order.
    """

    key: str
    kind: str = "special"
    committee: str = ""
    starts_at: datetime | None = None
    place: Place = field(default_factory=Place)
    place_from: str = ""
    scheduled_by: str = ""
    called_by: tuple[Caller, ...] = ()
    called_on: date | None = None
    purpose: str = ""
    members: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    authorized: int | None = None
    notices: tuple[NoticeLine, ...] = ()
    present: tuple[Presence, ...] = ()
    others_present: tuple[str, ...] = ()
    all_heard: bool | None = None
    chair: str = ""
    chair_chosen: bool = False
    secretary: str = ""
    reports: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    original_at: datetime | None = None
    original_place: Place = field(default_factory=Place)
    adjourned_at: datetime | None = None
    adjourned_to: datetime | None = None
    adjourned_place: Place = field(default_factory=Place)
    adjourn_votes: int | None = None
    opened_at: datetime | None = None

    @property
    def absent(self) -> tuple[str, ...]:
        """The members who were not present."""
        there = {presence.name for presence in self.present}
        return tuple(name for name in self.members if name not in there)


@value
class Signed:
    """A signature on a paper that several sign, and its day."""

    name: str
    on: date | None = None


@value
class BoardConsent:
    """Action of the board, or of the committee named, without a meeting; all members sign."""

    key: str
    action: tuple[str, ...]
    members: tuple[str, ...]
    signed: tuple[Signed, ...] = ()
    committee: str = ""
    authorized: int | None = None


@value
class DirectorPaper:
    """A waiver, a consent to holding, or an approval of minutes, of one director.

    `meeting_at` and `place` identify the meeting, `minutes_on` the day of the minutes approved.
    """

    kind: str
    name: str
    meeting_kind: str = "special"
    committee: str = ""
    meeting_at: datetime | None = None
    place: Place = field(default_factory=Place)
    purpose: str = ""
    minutes_on: date | None = None


@value
class CommitteeCharter:
    """A committee as the board made it: members, powers, and the vote on its resolution."""

    name: str
    members: tuple[str, ...]
    alternates: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    chairman: str = ""
    secretary: str = ""
    rules: str = ""
    on: date | None = None
    votes_for: int | None = None
    authorized: int | None = None


@value
class Resigned:
    """A resignation in writing. `office` is `director` or an officer's office.

    `addressee` is `board`, `chairman`, `president` or `secretary`, for an officer `corporation`.
    `effective_on` is empty where it takes effect when given or received.
    """

    name: str
    office: str
    addressee: str = ""
    given_on: date | None = None
    effective_on: date | None = None
    received_at: datetime | None = None
    received_by: str = ""


@value
class SeatDeclaredVacant:
    """A seat declared vacant: the ground in the bylaws' words, and the court's paper behind it."""

    name: str
    ground: str = ""
    document: str = ""
    document_on: date | None = None
    resolution: Resolution | None = None


@value
class SeatFilled:
    """A vacancy filled, and the route taken.

    `cause` is one of the bylaws' events; `route` is `board`, `shareholders at a meeting` or
    `written consent of shareholders`. `base` is what the votes are counted of: directors in
    office, votes cast, or outstanding shares.
    """

    name: str
    cause: str = ""
    opened_on: date | None = None
    former: str = ""
    route: str = "board"
    on: date | None = None
    votes_for: int | None = None
    base: int | None = None
    starts_on: date | None = None


@value
class RemovalCount:
    """The count on removing one director; shares as whole numbers of the smallest unit.

    `authorized` is the number authorized at that director's latest election; `named` are all
    directors whom the proposal names, `serving` all in office.
    """

    name: str
    on: date | None = None
    entitled: int | None = None
    votes_for: int | None = None
    against: int | None = None
    authorized: int | None = None
    by_consent: bool = False
    named: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()


@value
class OfficerAppointed:
    """An officer appointed; `by` is `board`, `chairman` or `president`.

    `power` is the resolution from which an officer who appoints has the power. `contract` says
    whether there is a contract of employment.
    """

    office: str
    name: str
    by: str = "board"
    on: date | None = None
    starts_on: date | None = None
    rank: int | None = None
    fills_vacancy: bool = False
    power: str = ""
    contract: bool | None = None


@value
class Delegated:
    """A power given to an officer by the board; `ranks` are the vice presidents in their order."""

    power: str
    name: str
    office: str
    limits: str = ""
    resolution: str = ""
    on: date | None = None
    to_on: date | None = None
    ranks: tuple[str, ...] = ()


@value
class OfficerRemoved:
    """An officer removed; `chosen_by` and `by` are `board`, `chairman` or `president`.

    `at` names the meeting: `regular meeting`, `special meeting` or `written consent`.
    """

    office: str
    name: str
    by: str = "board"
    chosen_by: str = "board"
    on: date | None = None
    at: str = ""
    at_on: date | None = None
    power: str = ""
    contract: bool | None = None


@value
class SealUse:
    """One use of the seal: the day, the paper it was set on, and who set it."""

    on: date
    paper: str
    by: str = ""


@value
class Seal:
    """The corporate seal: when it was adopted, who keeps it and where, and its uses."""

    adopted_on: date | None = None
    keeper: str = ""
    kept_at: str = ""
    uses: tuple[SealUse, ...] = ()


@value
class SigningAuthority:
    """Who may sign what: `covers` is `checks`, `contracts` or `other-shares`; amounts in cents.

    `source` is one of those the bylaws name, `resolution_on` the day of the act behind it.
    """

    name: str
    covers: str
    office: str = ""
    instruments: str = ""
    limit_cents: int | None = None
    jointly_with: str = ""
    source: str = ""
    resolution_on: date | None = None
    from_on: date | None = None
    to_on: date | None = None

    def runs_on(self, on: date) -> bool:
        """Whether the authority runs on that day; both ends are inside."""
        return (self.from_on or on) <= on <= (self.to_on or on)


@value
class BylawsAmended:
    """An amendment of the bylaws: the text before and after, the body, and the vote.

    `subject` is `number-range`, `number-exact`, `advance-notice` or `other`. For shareholders the
    counts are shares, for the board directors. `least` and `least_before` are the minimum number
    of directors after and before, for the test that blocks a minimum below five.
    """

    section: str
    before: str
    after: str
    body: str = "board"
    subject: str = "other"
    on: date | None = None
    effective_on: date | None = None
    outstanding: int | None = None
    votes_for: int | None = None
    against: int | None = None
    present: int | None = None
    by_consent: bool = False
    least: int | None = None
    least_before: int | None = None
    most: int | None = None
    next_version: str = ""
