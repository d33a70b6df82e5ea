"""An action by written consent as recorded: its words, the papers signed, filed and revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.events import Event
from app.domain.meeting_record import ConsentAction

BOARD_FIXED, BOARD_ACTED, FIRST_CONSENT = "board", "board action", "first consent"
PATHS = (BOARD_FIXED, BOARD_ACTED, FIRST_CONSENT)
"""How the record date comes about: fixed by the board, after an act of the board, or neither."""
PROMPT, BEFORE = "prompt", "before"
NOTICES = (PROMPT, BEFORE)
TESTS = ("ordinary", "election", "vacancy", "removal", "bylaws", "indemnity")


@dataclass(frozen=True, slots=True)
class Begun:
    """An action begun: its words and nature, the vote that it needs, how its record date comes.

    `resolved_on` is the day of the board's resolution; `director` and `authorized` belong to a
    removal, `interested` to the indemnity vote of 1988.
    """

    action: ConsentAction
    test: str = "ordinary"
    path: str = FIRST_CONSENT
    resolved_on: date | None = None
    action_on: date | None = None
    director: str = ""
    authorized: int = 0
    interested: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A holder's consent, signed, and filed with the secretary at a moment."""

    seq: int
    holder_id: int
    signed_on: date | None = None
    filed_at: datetime | None = None
    capacity: str = "holder"
    shares: int | None = None


@dataclass(frozen=True, slots=True)
class Revoked:
    """A writing that takes a holder's consent back, with the moments of its receipt."""

    seq: int
    holder_id: int
    by: str
    corporation_at: datetime
    secretary_at: datetime


@dataclass(frozen=True, slots=True)
class Consents:
    """All that is recorded of one action by written consent."""

    key: str
    begun: Begun | None = None
    given: tuple[Given, ...] = ()
    revoked: tuple[Revoked, ...] = ()
    noticed: dict[str, date] = field(default_factory=dict[str, date])
    done_on: date | None = None

    @property
    def first_on(self) -> date | None:
        """The day of the first consent: of its signing, or of its filing where it has no day."""
        days = [g.signed_on or (g.filed_at.date() if g.filed_at else None) for g in self.given]
        return min((day for day in days if day), default=None)


def read_consents(key: str, events: Iterable[Event]) -> Consents:
    """What the events of the topic `consent` come to for that action."""
    found, given, revoked = Consents(key), list[Given](), list[Revoked]()
    noticed: dict[str, date] = {}
    begun, done_on = found.begun, found.done_on
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind == "consent.begun":
            begun = _begun(event)
        elif event.kind == "consent.given":
            given.append(_given(event))
        elif event.kind == "consent.revoked":
            revoked.append(_revoked(event))
        elif event.kind == "consent.noticed":
            noticed.setdefault(event.data["what"], event.on)
        elif event.kind == "consent.closed":
            done_on = event.on
    return Consents(key, begun, tuple(given), tuple(revoked), noticed, done_on)


def _begun(event: Event) -> Begun:
    data = event.data
    record_on, path = _day(data.get("record_on")), data.get("path") or FIRST_CONSENT
    solicited = data.get("solicited_all")
    action = ConsentAction(
        event.key,
        data["text"],
        data["rule"],
        data.get("matter") or "ordinary",
        data.get("nature", ""),
        record_on,
        path,
        solicited,
        _day(data.get("consummation_on")),
    )
    return Begun(
        action,
        data.get("test") or "ordinary",
        path,
        _day(data.get("resolved_on")),
        _day(data.get("action_on")),
        data.get("director", ""),
        data.get("authorized") or 0,
        tuple(row["holder"] for row in data.get("interested", ())),
    )


def _given(event: Event) -> Given:
    data, filed = event.data, event.data.get("filed_at")
    return Given(
        event.seq,
        data["holder"],
        _day(data.get("signed_on")),
        datetime.fromisoformat(filed) if filed else None,
        data.get("capacity") or "holder",
        int(data["shares"]) if data.get("shares") else None,
    )


def _revoked(event: Event) -> Revoked:
    data = event.data
    secretary = datetime.fromisoformat(data["secretary_at"])
    corporation = data.get("corporation_at")
    first = datetime.fromisoformat(corporation) if corporation else secretary
    return Revoked(event.seq, data["holder"], data["by"], first, secretary)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
