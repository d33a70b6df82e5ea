"""Plans of shareholders' meetings, the record-date list, and the mailing of a notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time

from app.domain.value import value

KINDS = ("annual", "special-board", "special-requested", "adjourned")
SOURCES = ("board", "shareholder")
MANNERS = ("first-class mail", "personal", "telegraph", "facsimile", "e-mail", "other written")
REQUESTERS = "requesting shareholders"
"""Who gives the notice in place of an officer, where the bylaws let them."""
FALLBACKS = ("principal office", "publication")
MATTERS = (
    "ordinary",
    "election",
    "director-contract",
    "articles-amendment",
    "reorganization",
    "dissolution",
    "distribution",
    "bylaws-amendment",
    "removal",
)
"""What an agenda item is about; the five after `election` are the special matters of the bylaws."""
DAYS = {
    "received_on": "Request received",
    "asked_for": "Day asked for",
    "original_on": "First set for",
    "adjourned_on": "Adjourned on",
    "designated_on": "Set by the board",
    "announced_on": "First announced",
    "record_resolved_on": "Record date set on",
    "record_on": "Record date",
    "notice_on": "Notice given on",
    "on": "Meeting",
}
"""The days of a plan, named, in the order in which they are printed."""


@value
class AgendaItem:
    """One item of business; `nature` is its general nature as the notice states it.

    `received_on` is the day on which a shareholder's proposal reached the secretary.
    """

    text: str
    matter: str = "ordinary"
    nature: str = ""
    source: str = "board"
    received_on: date | None = None


@value
class Nominee:
    """A person intended to be presented for election, by the board or by a shareholder."""

    name: str
    source: str = "board"
    nominated_by: str = ""
    received_on: date | None = None


@value
class MeetingRequest:
    """A written request by holders for a special meeting (1988 II §3, 2002 §2.3 ¶2)."""

    received_on: date | None = None
    addressee: str = ""
    manner: str = ""
    holder_ids: tuple[int, ...] = ()
    asked_for: date | None = None
    votes_held: int = 0
    votes_entitled: int = 0


@value
class Place:
    """Where a meeting is held, as the notice prints it."""

    name: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""

    def lines(self) -> tuple[str, ...]:
        """Name, street, and city with state and ZIP; empty parts left out."""
        last = f"{self.city}, {self.state} {self.zip}".strip(", ")
        return tuple(line for line in (self.name, self.street, last) if line)

    def one_line(self) -> str:
        """The place in one sentence part."""
        return ", ".join(self.lines())


@value
class MeetingPlan:
    """The plan of one shareholders' meeting: a draft until notice is given.

    `fallback` serves holders without any address. `original_on` and `adjourned_on` belong to an
    adjourned meeting: the date set for the original meeting and the day on which it was adjourned.
    `done_before` are the numbers of the items that were voted on before the adjournment; they keep
    their numbers, by which proxies direct. `reasons` holds, by field, why a day that the bylaws do
    not allow was kept.
    """

    key: str
    kind: str = "annual"
    on: date | None = None
    at: time | None = None
    place: Place = field(default_factory=Place)
    place_set_by: str = "board"
    called_by: str = "board"
    designated_on: date | None = None
    record_on: date | None = None
    record_resolved_on: date | None = None
    announced_on: date | None = None
    announced_by: str = ""
    notice_on: date | None = None
    manner: str = "first-class mail"
    fallback: str = "principal office"
    seats: int = 0
    items: tuple[AgendaItem, ...] = ()
    nominees: tuple[Nominee, ...] = ()
    request: MeetingRequest = field(default_factory=MeetingRequest)
    original_key: str = ""
    original_on: date | None = None
    original_record_on: date | None = None
    adjourned_on: date | None = None
    adjournment_announced: bool = True
    done_before: tuple[int, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])

    def day(self, name: str) -> date | None:
        """The day of that name in `DAYS`, also one of the request."""
        return getattr(self.request if name in ("received_on", "asked_for") else self, name)

    @property
    def elects(self) -> bool:
        """Whether directors are to be elected."""
        return any(item.matter == "election" for _, item in self.open_items)

    @property
    def open_items(self) -> tuple[tuple[int, AgendaItem], ...]:
        """The items still to be voted on, each with its number from 1."""
        numbered = enumerate(self.items, 1)
        return tuple(one for one in numbered if one[0] not in self.done_before)


@value
class ListRow:
    """One line of the record-date list. `excluded` says why the shares do not vote, or is empty.

    `route` is a manner of `MANNERS`, a fallback of `FALLBACKS`, or `hold` for a holder whose mail
    came back; `address` is empty for fallbacks and holds without one.
    """

    holder_id: int
    name: str
    class_id: int
    class_name: str
    shares: int
    votes: int
    address: tuple[str, ...]
    route: str = "first-class mail"
    excluded: str = ""


@value
class RecordList:
    """The holders of record frozen at the close of business of the record date.

    Source: 1988 V §1, II §7; 2002 §2.11 ¶1. `sha256` is the check of its canonical text.
    """

    meeting_key: str
    record_on: date
    cut_off: time
    rows: tuple[ListRow, ...]
    outstanding: int
    sha256: str = ""

    @property
    def votes(self) -> int:
        """Votes entitled: excluded shares left out."""
        return sum(row.votes for row in self.rows if not row.excluded)

    @property
    def entitled(self) -> tuple[ListRow, ...]:
        """The rows that are entitled to notice and to vote."""
        return tuple(row for row in self.rows if not row.excluded and row.votes)

    def routed(self, *routes: str) -> tuple[ListRow, ...]:
        """Entitled rows that are served by one of these routes, in the list's order."""
        return tuple(row for row in self.entitled if row.route in routes)


@value
class Deposit:
    """What was deposited or handed over when, where and how, as the secretary recorded it."""

    on: date
    at: time | None
    place: str
    manner: str
    pieces: int
    enclosures: tuple[str, ...] = ()
    by: str = ""


@value
class ReturnedMail:
    """A notice that came back from the Postal Service (1988 II §4 ¶1, 2002 §2.5 ¶2)."""

    holder_id: int
    name: str
    meeting_key: str
    returned_on: date
    marking: str
    hold_through: date | None = None
    seq: int = 0


@value
class Meeting:
    """A meeting as recorded: its plan when notice was given, and what followed."""

    plan: MeetingPlan
    noticed_seq: int = 0
    list_sha256: str = ""
    deposits: tuple[Deposit, ...] = ()
    affidavit_signed_on: date | None = None
    affidavit_signer: str = ""
    status: str = "planned"  # planned, held (without notice), noticed, mailed, affidavit
