"""What was recorded of one meeting of the board or of a committee, of a consent, of a schedule.

The papers' own values stand in `board_record`; here is what lies behind them. Moments are local.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from app.domain.board_record import BoardConsent, BoardMeeting, Resolution, Signed
from app.domain.meetings import Place

FOR, AGAINST, ABSTAINED = "for", "against", "abstained"
VOTES = (FOR, AGAINST, ABSTAINED)
OF_PRESENT, OF_AUTHORIZED, OF_IN_OFFICE = "present", "authorized", "in office"
BASES = (OF_PRESENT, OF_AUTHORIZED, OF_IN_OFFICE)
"""What the votes on a resolution are counted of, beside those present."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stay at the meeting; no hour of leaving says to the end. `sat_for` as in `Presence`."""

    name: str
    from_at: datetime
    to_at: datetime | None = None
    by: str = "in person"
    sat_for: str = ""

    def there(self, at: datetime) -> bool:
        """Whether the stay covers the moment; one who leaves at that moment is gone."""
        return self.from_at <= at and (self.to_at is None or at < self.to_at)


@dataclass(frozen=True, slots=True)
class Put:
    """A resolution as it was put to the vote.

    `votes` says how each voted, by name, where names were recorded; `interests` the nature of each
    interest by name; `base` one of BASES; `power` the power of a committee that it uses.
    """

    seq: int
    resolution: Resolution
    at: datetime
    votes: Mapping[str, str] = field(default_factory=dict[str, str])
    interests: Mapping[str, str] = field(default_factory=dict[str, str])
    base: str = OF_PRESENT
    power: str = ""


@dataclass(frozen=True, slots=True)
class PaperSigned:
    """A director's waiver, consent to holding or approval of minutes, and where it is filed."""

    name: str
    kind: str
    signed_on: date | None = None
    filed: str = ""


@dataclass(frozen=True, slots=True)
class MinutesKept:
    """How far the minutes are: the facts they state, their approval, signatures and filing."""

    written: tuple[str, ...] = ()
    approved_on: date | None = None
    approved_by: str = ""
    signed: tuple[Signed, ...] = ()
    filed_on: date | None = None
    pages: int = 0

    @property
    def done(self) -> bool:
        """Whether they are approved, signed and in the minute book."""
        return bool(self.approved_on and self.signed and self.filed_on)


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One meeting: the facts for its papers, and who was there when, what was put, what is filed.

    `fixed` says that members and authorized number were fixed when the meeting was opened;
    `original` is the key of the meeting that was adjourned to this one.
    """

    meeting: BoardMeeting
    spans: tuple[Span, ...] = ()
    puts: tuple[Put, ...] = ()
    papers: tuple[PaperSigned, ...] = ()
    minutes: MinutesKept = field(default_factory=MinutesKept)
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    original: str = ""
    fixed: bool = False

    @property
    def key(self) -> str:
        """The meeting's key."""
        return self.meeting.key

    def there(self, at: datetime) -> tuple[Span, ...]:
        """The stays that cover the moment, each person once."""
        return tuple({span.name: span for span in self.spans if span.there(at)}.values())

    def put(self, key: str) -> Put | None:
        """The resolution with that key as it was put."""
        return next((put for put in self.puts if put.resolution.key == key), None)


@dataclass(frozen=True, slots=True)
class ConsentDay:
    """A written consent: what all are to sign, and who was in office at the latest signature."""

    consent: BoardConsent
    resolutions: tuple[Resolution, ...]
    begun_on: date
    serving: tuple[str, ...] = ()
    filed_on: date | None = None

    @property
    def key(self) -> str:
        """The consent's key."""
        return self.consent.key


@dataclass(frozen=True, slots=True)
class Schedule:
    """The regular meetings of the board, or of a committee, as fixed by a body on a day.

    `days` are those fixed; a schedule fixed later stands in place of the one before.
    """

    committee: str
    days: tuple[date, ...]
    fixed_on: date
    fixed_by: str = "board"
    at: time | None = None
    place: Place | None = None
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Boards:
    """All meetings, consents and schedules on record, in the order of their recording."""

    meetings: tuple[BoardDay, ...] = ()
    consents: tuple[ConsentDay, ...] = ()
    schedules: tuple[Schedule, ...] = ()

    def meeting(self, key: str) -> BoardDay | None:
        """The meeting with that key."""
        return next((day for day in self.meetings if day.key == key), None)

    def consent(self, key: str) -> ConsentDay | None:
        """The consent with that key."""
        return next((day for day in self.consents if day.key == key), None)

    def schedule(self, committee: str, on: date) -> Schedule | None:
        """The schedule that stood on the day for the board, or for that committee."""
        fixed = [s for s in self.schedules if s.committee == committee and s.fixed_on <= on]
        return max(fixed, key=lambda s: s.fixed_on, default=None)
