"""What the events on officers, on authority to sign and on what is kept come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from typing import Any

from app.domain.board.directors import resigned
from app.domain.board_record import (
    Delegated,
    OfficerAppointed,
    OfficerRemoved,
    Resigned,
    Seal,
    SealUse,
    SigningAuthority,
)
from app.domain.codec import day_from_json
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.value import value


@value
class Ranked:
    """The vice presidents in their order, as the board fixed it from a day on."""

    on: date
    names: tuple[str, ...]
    resolution: str = ""


@value
class Designated:
    """A vice president designated to act; `by` is `board` or `chief executive officer`."""

    on: date
    name: str
    by: str


@value
class Away:
    """An officer absent or disabled from a day to a day, both inside."""

    name: str
    from_on: date
    to_on: date | None = None
    why: str = ""

    def runs_on(self, on: date) -> bool:
        """Whether the officer is away on that day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@value
class Prohibited:
    """An act that an assistant may not do, and who prohibited it; an empty act says any."""

    name: str
    on: date
    by: str
    act: str = ""
    until: date | None = None


@value
class Depositary:
    """A bank that keeps the money; `by` is who designated it, the resolution by its key."""

    name: str
    by: str
    from_on: date
    to_on: date | None = None
    resolution: str = ""


@value
class KeptAt:
    """Where a kind of record is kept from a day on, by whom, and the resolution behind it."""

    what: str
    place: str
    from_on: date
    keeper: str = ""
    resolution: str = ""


@value
class AccountAsked:
    """An account asked of the chief financial officer, and when it was given."""

    key: str
    by: str
    on: date
    about: str = ""
    answered_on: date | None = None


@value
class OfficerFacts:
    """All facts of officers, of authority and of what is kept, in the order of recording."""

    appointed: tuple[OfficerAppointed, ...] = ()
    resigned: tuple[Resigned, ...] = ()
    removed: tuple[OfficerRemoved, ...] = ()
    delegated: tuple[Delegated, ...] = ()
    ranked: tuple[Ranked, ...] = ()
    designated: tuple[Designated, ...] = ()
    away: tuple[Away, ...] = ()
    prohibited: tuple[Prohibited, ...] = ()
    authorities: tuple[SigningAuthority, ...] = ()
    depositaries: tuple[Depositary, ...] = ()
    kept: tuple[KeptAt, ...] = ()
    asked: tuple[AccountAsked, ...] = ()
    seal: Seal = field(default_factory=Seal)

    def away_on(self, on: date) -> tuple[str, ...]:
        """Who is absent or disabled on the day."""
        return tuple(dict.fromkeys(a.name for a in self.away if a.runs_on(on)))

    def ranks_on(self, on: date) -> tuple[str, ...]:
        """The vice presidents by the rank that stood on the day."""
        fixed = [r for r in self.ranked if r.on <= on]
        return max(fixed, key=lambda r: r.on).names if fixed else ()

    def powers_on(self, name: str, on: date) -> tuple[Delegated, ...]:
        """The powers that the board gave to this officer and that run on the day."""
        return tuple(
            d
            for d in self.delegated
            if d.name == name
            and (d.on is None or d.on <= on)
            and (d.to_on is None or on <= d.to_on)
        )

    def kept_on(self, what: str, on: date) -> KeptAt | None:
        """Where that kind of record is kept on the day."""
        told = [k for k in self.kept if k.what == what and k.from_on <= on]
        return max(told, key=lambda k: k.from_on) if told else None


def read_officers(events: Iterable[Event]) -> OfficerFacts:
    """What the events of the topics `officer`, `authority` and `kept` come to, in any order."""
    kinds: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: e.seq):
        kinds.setdefault(event.kind, []).append(event)
    return OfficerFacts(
        tuple(_appointed(e) for e in kinds.get("officer.chosen", ())),
        tuple(resigned(e.data) for e in kinds.get("officer.resigned", ())),
        tuple(_removed(e) for e in kinds.get("officer.removed", ())),
        tuple(_delegated(e) for e in kinds.get("officer.delegated", ())),
        tuple(_ranked(e) for e in kinds.get("officer.ranked", ())),
        tuple(
            Designated(e.on, e.data["officer"], e.data["by"])
            for e in kinds.get("officer.designated", ())
        ),
        tuple(_away(e) for e in kinds.get("officer.away", ())),
        tuple(_prohibited(e) for e in kinds.get("officer.prohibited", ())),
        _authorities(kinds),
        tuple(_depositary(e) for e in kinds.get("authority.depositary", ())),
        tuple(_kept(e) for e in kinds.get("kept.place", ())),
        _asked(kinds),
        _seal(kinds),
    )


def _words(data: Json, *names: str) -> dict[str, Any]:
    return {name: str(data.get(name) or "") for name in names}


def _appointed(event: Event) -> OfficerAppointed:
    data = event.data
    return OfficerAppointed(
        data["office"],
        data["officer"],
        data.get("by") or "board",
        event.on,
        day_from_json(data.get("starts_on")),
        data.get("rank"),
        bool(data.get("fills_vacancy")),
        data.get("power") or "",
        data.get("contract"),
    )


def _removed(event: Event) -> OfficerRemoved:
    data = event.data
    return OfficerRemoved(
        data["office"],
        data["officer"],
        on=event.on,
        at_on=day_from_json(data.get("at_on")),
        contract=data.get("contract"),
        **_words(data, "by", "chosen_by", "at", "power"),
    )


def _delegated(event: Event) -> Delegated:
    data = event.data
    return Delegated(
        data["power"],
        data["officer"],
        on=event.on,
        to_on=day_from_json(data.get("to_on")),
        **_words(data, "office", "limits", "resolution"),
    )


def _ranked(event: Event) -> Ranked:
    return Ranked(event.on, tuple(event.data["names"]), event.data.get("resolution") or "")


def _away(event: Event) -> Away:
    data = event.data
    return Away(data["officer"], event.on, day_from_json(data.get("to_on")), data.get("why") or "")


def _prohibited(event: Event) -> Prohibited:
    data = event.data
    until = day_from_json(data.get("until"))
    return Prohibited(data["officer"], event.on, data["by"], data.get("act") or "", until)


def _authorities(kinds: dict[str, list[Event]]) -> tuple[SigningAuthority, ...]:
    """The register of authority; one that was ended has its last day."""
    ended = {e.data["of"]: e.data["to_on"] for e in kinds.get("authority.ended", ())}
    return tuple(
        SigningAuthority(
            event.data["name"],
            event.data["covers"],
            limit_cents=int(event.data["cents"]) if event.data.get("cents") else None,
            resolution_on=day_from_json(event.data.get("resolution_on")),
            from_on=event.on,
            to_on=day_from_json(ended.get(event.seq, event.data.get("to_on"))),
            **_words(event.data, "office", "instruments", "jointly_with", "source"),
        )
        for event in kinds.get("authority.given", ())
    )


def _depositary(event: Event) -> Depositary:
    data = event.data
    to_on = day_from_json(data.get("to_on"))
    return Depositary(data["name"], data["by"], event.on, to_on, data.get("resolution") or "")


def _kept(event: Event) -> KeptAt:
    words = _words(event.data, "place", "keeper", "resolution")
    return KeptAt(event.data["kept"], from_on=event.on, **words)


def _asked(kinds: dict[str, list[Event]]) -> tuple[AccountAsked, ...]:
    answered = {e.key: day_from_json(e.data["on"]) for e in kinds.get("kept.answered", ())}
    return tuple(
        AccountAsked(e.key, e.data["by"], e.on, e.data.get("about") or "", answered.get(e.key))
        for e in kinds.get("kept.asked", ())
    )


def _seal(kinds: dict[str, list[Event]]) -> Seal:
    told = [event.data for event in kinds.get("kept.seal", ())]
    uses = tuple(
        SealUse(event.on, event.data["paper"], event.data.get("by") or "")
        for event in sorted(kinds.get("kept.sealed", ()), key=lambda e: (e.on, e.seq))
    )
    if not told:
        return Seal(uses=uses)
    first, last = told[0], told[-1]
    words = _words(last, "keeper", "kept_at")
    return Seal(day_from_json(first.get("adopted_on")), uses=uses, **words)
