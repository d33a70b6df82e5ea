"""What the events of the topic `director` come to: the papers and votes behind seats and number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.domain.board_record import RemovalCount, Resigned, SeatDeclaredVacant, SeatFilled
from app.domain.codec import day_from_json
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.value import value


@value
class PayFixed:
    """Pay or expenses of a director: cents, for serving as director or for other services.

    `approved_by` is `board` or the name of the chief executive officer.
    """

    name: str
    on: date
    cents: int
    what: str = ""
    as_director: bool = True
    resolution: str = ""
    approved_by: str = "board"


@value
class NumberChanged:
    """A change of the authorized number: who changed it, the resolution, and the votes."""

    number: int
    on: date
    adopted_by: str
    resolution: str = ""
    votes_for: int | None = None
    base: int | None = None


@value
class ArticlesState:
    """Whether the articles state the number of directors, from a day on."""

    on: date
    stated: bool


@value
class DirectorFacts:
    """All facts of directors in the order of recording. `removed` are counts, carried or not."""

    resigned: tuple[Resigned, ...] = ()
    declared: tuple[SeatDeclaredVacant, ...] = ()
    removed: tuple[RemovalCount, ...] = ()
    filled: tuple[SeatFilled, ...] = ()
    pay: tuple[PayFixed, ...] = ()
    numbers: tuple[NumberChanged, ...] = ()
    articles: tuple[ArticlesState, ...] = ()

    def articles_state(self, on: date) -> bool:
        """Whether the articles state the number on the day; no while nothing is recorded."""
        told = [a for a in self.articles if a.on <= on]
        return max(told, key=lambda a: a.on).stated if told else False


def read_directors(events: Iterable[Event]) -> DirectorFacts:
    """What the events come to, given in any order."""
    kinds: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: e.seq):
        kinds.setdefault(event.kind.partition(".")[2], []).append(event)
    return DirectorFacts(
        tuple(resigned(e.data) for e in kinds.get("resigned", ())),
        tuple(_declared(e) for e in kinds.get("declared", ())),
        tuple(_removed(e) for e in kinds.get("removed", ())),
        tuple(_filled(e) for e in kinds.get("filled", ())),
        tuple(_pay(e) for e in kinds.get("paid", ())),
        tuple(_number(e) for e in kinds.get("number", ())),
        tuple(ArticlesState(e.on, bool(e.data["stated"])) for e in kinds.get("articles", ())),
    )


def resigned(data: Json) -> Resigned:
    """A resignation of a director or an officer as its event holds it."""
    received = data.get("received_at")
    return Resigned(
        data["name"],
        data["office"],
        data.get("addressee") or "",
        day_from_json(data.get("given_on")),
        day_from_json(data.get("effective_on")),
        datetime.fromisoformat(received) if received else None,
        data.get("received_by") or "",
    )


def _words(data: Json, *names: str) -> dict[str, Any]:
    return {name: str(data.get(name) or "") for name in names}


def _declared(event: Event) -> SeatDeclaredVacant:
    words = _words(event.data, "ground", "document")
    dated = day_from_json(event.data.get("document_on"))
    return SeatDeclaredVacant(event.data["director"], document_on=dated, **words)


def _removed(event: Event) -> RemovalCount:
    data = event.data
    return RemovalCount(
        data["director"],
        event.on,
        data.get("entitled"),
        data.get("votes_for"),
        data.get("against"),
        data.get("authorized"),
        bool(data.get("by_consent")),
        tuple(data.get("named", ())),
        tuple(data.get("serving", ())),
    )


def _filled(event: Event) -> SeatFilled:
    data = event.data
    return SeatFilled(
        data["director"],
        on=event.on,
        opened_on=day_from_json(data.get("opened_on")),
        starts_on=day_from_json(data.get("starts_on")),
        votes_for=data.get("votes_for"),
        base=data.get("base"),
        **_words(data, "cause", "former", "route"),
    )


def _pay(event: Event) -> PayFixed:
    data = event.data
    words = _words(data, "what", "resolution", "approved_by")
    as_director = bool(data.get("as_director", True))
    return PayFixed(
        data["director"], event.on, int(data["cents"]), as_director=as_director, **words
    )


def _number(event: Event) -> NumberChanged:
    data = event.data
    return NumberChanged(
        data["number"],
        event.on,
        votes_for=data.get("votes_for"),
        base=data.get("base"),
        **_words(data, "adopted_by", "resolution"),
    )
