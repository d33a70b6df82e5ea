"""The events of a meeting read as facts; the data were checked when they were recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, TypeVar

from app.domain.entries import Json
from app.domain.events import Event
from app.domain.meeting_day.facts import (
    LATEST,
    Came,
    Cast,
    Counted,
    Day,
    Inspected,
    Mark,
    Objected,
    ProxyEnded,
    ProxyRuling,
    ProxyTaken,
    Put,
    Signed,
    Went,
)
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
from app.domain.meetings import Place

T = TypeVar("T")


Kinds = Mapping[str, list[Event]]


def read_day(key: str, events: Iterable[Event]) -> Day:
    """What these events of the topics `proxy` and `day` come to, in any order of theirs."""
    return DayReading(key).read(events)


class DayReading:
    """One meeting read as far as it is recorded; what is recorded later is read on.

    Parts of the day that the later events do not touch stay the very same objects, so that what
    was worked out from them need not be worked out again.
    """

    def __init__(self, key: str) -> None:
        self.day = Day(key)
        self._few: dict[str, list[Event]] = {}

    def read(self, events: Iterable[Event]) -> Day:
        """The day with these events, all of them recorded after those read before."""
        touched: set[str] = set()
        grown: dict[str, list[Any]] = {}
        for event in sorted(events, key=lambda event: event.seq):
            touched.add(event.kind)
            if event.kind in MANY:
                part, read, _ = MANY[event.kind]
                grown.setdefault(part, list(getattr(self.day, part))).extend(read(event))
            else:
                self._few.setdefault(event.kind, []).append(event)
        for part, _, place in MANY.values():
            if part in grown and place:
                grown[part].sort(key=place)
        parts: dict[str, Any] = {part: tuple(ones) for part, ones in grown.items()}
        for part, (kinds, read_few) in FEW.items():
            if not touched.isdisjoint(kinds):
                parts[part] = read_few(self._few)
        self.day = replace(self.day, **parts)
        return self.day


def moment(text: Any) -> datetime | None:
    """The moment, or `None` where none is recorded."""
    return datetime.fromisoformat(text) if text else None


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _at(data: Json) -> datetime:
    return datetime.fromisoformat(data["at"])


def _words(data: Json, *names: str) -> dict[str, Any]:
    return {name: str(data.get(name) or "") for name in names}


def _all(kinds: Kinds, kind: str, read: Callable[[Event], T]) -> tuple[T, ...]:
    return tuple(read(event) for event in kinds.get(kind, ()))


def _last(kinds: Kinds, kind: str, read: Callable[[Event], T]) -> T:
    return read(kinds[kind][-1])


def _opening(event: Event) -> Opening:
    names = ("chair", "chair_office", "chair_reason", "secretary", "secretary_office")
    return Opening(moment(event.data.get("at")), **_words(event.data, *names))


def _proxy(event: Event) -> ProxyTaken:
    data = event.data
    marks: Mapping[str, list[Any]] = data.get("marks", {})
    return ProxyTaken(
        event.seq,
        data["holder"],
        tuple(data.get("agents", ())),
        _day(data.get("dated_on")),
        moment(data.get("received_at")),
        presented_at=moment(data.get("presented_at")),
        shares=int(data["shares"]) if data.get("shares") else None,
        through=_day(data.get("through")),
        unlimited=bool(data.get("unlimited")),
        irrevocable=bool(data.get("irrevocable")),
        acts=tuple(data.get("acts", ("vote",))),
        marks={int(item): Mark(*mark) for item, mark in marks.items()},
        nominees=dict(data.get("nominees", {})),
        **_words(data, "received_by", "filed_with", "designated_by", "signer", "authority"),
        **_words(data, "ground"),
    )


def _ended(event: Event) -> ProxyEnded:
    data = event.data
    return ProxyEnded(
        event.seq,
        data["holder"],
        data["how"],
        _at(data),
        _day(data.get("on")),
        proxy=data.get("proxy") or 0,
        **_words(data, "informant", "relation"),
    )


def _came(event: Event) -> Iterable[Came]:
    at = _at(event.data)
    for row in event.data.get("holders", ()):
        yield Came(event.seq, at, row["holder"], authority=row.get("authority", ""))
    for agent in event.data.get("agents", ()):
        yield Came(event.seq, at, agent=agent)


def _went(event: Event) -> Iterable[Went]:
    at = _at(event.data)
    for row in event.data.get("holders", ()):
        yield Went(event.seq, at, row["holder"])
    for agent in event.data.get("agents", ()):
        yield Went(event.seq, at, agent=agent)


def _put(event: Event) -> Put:
    data = event.data
    return Put(
        event.seq,
        data["item"],
        data["text"],
        moment(data.get("at")),
        test=data.get("test") or "ordinary",
        class_id=data.get("class") or 0,
        interested=tuple(row["holder"] for row in data.get("interested", ())),
        directors=tuple(data.get("directors", ())),
        authorized=data.get("authorized") or 0,
        entire_board=bool(data.get("entire_board")),
        **_words(data, "moved_by", "seconded_by", "fraction", "comparison", "source"),
    )


def _nominated(event: Event) -> Nominated:
    data = event.data
    at, accepted = moment(data.get("at")), bool(data.get("accepted", True))
    return Nominated(data["name"], data.get("by", ""), at, accepted, data.get("reason", ""))


def _first_said(kinds: Kinds, kind: str, what: str) -> Said | None:
    """The earliest of these: a right once opened stays open."""
    said = [
        Said(event.data["by"], _at(event.data))
        for event in kinds[kind]
        if event.data.get("what", "") == what
    ]
    return min(said, key=lambda s: s.at or LATEST, default=None)


def _polls(events: list[Event]) -> Polls:
    told = {str(event.data["what"]): _at(event.data) for event in events}
    return Polls(told.get("opened"), told.get("closed"))


def _cast(event: Event) -> Cast:
    data = event.data
    return Cast(
        event.seq,
        data["item"],
        _at(data),
        tuple(data["columns"]),
        data["rows"],
        tuple(data.get("signers", ())),
        bool(data.get("cumulative")),
        data.get("class") or 0,
    )


def _counted(event: Event) -> Counted:
    data = event.data
    return Counted(
        event.seq,
        data["item"],
        _at(data),
        data["method"],
        dict(data.get("votes", {})),
        data.get("without_vote") or 0,
        data.get("resolution", ""),
    )


def _inspectors(event: Event) -> InspectorsNamed:
    data = event.data
    asked = data.get("requested_by")
    return InspectorsNamed(
        tuple(data["names"]),
        data["by"],
        event.on,
        Said(asked, moment(data.get("requested_at"))) if asked else None,
        data.get("number_for"),
        data.get("number_present"),
        **_words(data, "replaced", "cause"),
    )


def _inspected(event: Event) -> Inspected:
    data = event.data
    return Inspected(
        event.seq,
        moment(data.get("at")),
        tuple(data.get("tasks", ())),
        dict(data.get("totals", {})),
        tuple(data.get("signers", ())),
        bool(data.get("oath")),
    )


def _ruling(event: Event) -> ChairRuling:
    words = _words(event.data, "about", "ruling", "reason", "rule")
    kind = str(event.data.get("kind") or "item")
    return ChairRuling(**words, kind=kind, at=moment(event.data.get("at")))


def _proxy_ruling(event: Event) -> ProxyRuling:
    data = event.data
    by, reason = str(data.get("by") or ""), str(data.get("reason") or "")
    at = moment(data.get("at"))
    return ProxyRuling(event.seq, data["proxy"], bool(data["counts"]), by, reason, at)


def _objections(kinds: Kinds) -> tuple[Objected, ...]:
    back = {event.data["objection"]: event.data for event in kinds.get("day.withdrawn", ())}

    def read(event: Event) -> Objected:
        data = event.data
        made = ObjectionMade(
            data["name"],
            data.get("matter", ""),
            moment(data.get("at")),
            bool(data.get("at_beginning", True)),
        )
        if event.seq in back:
            given = back[event.seq]
            at = moment(given.get("at"))
            made = replace(made, withdrawn=given["way"], withdrawn_at=at)
        return Objected(event.seq, data.get("holder") or 0, made)

    return _all(kinds, "day.objection", read)


def _signed(event: Event) -> Signed:
    data = event.data
    return Signed(
        event.seq,
        data["holder"],
        data["kind"],
        _day(data.get("signed_on")),
        tuple(data.get("natures", ())),
        data.get("filed", ""),
    )


def _adjournment(event: Event) -> Adjournment:
    data = event.data
    to_at, place = data.get("to_at"), data.get("to_place")
    return Adjournment(
        moment(data.get("at")),
        _day(data.get("to_on")),
        time.fromisoformat(to_at) if to_at else None,
        Place(**place) if place else None,
        data.get("announced"),
        data.get("votes_for"),
        data.get("reason", ""),
        _day(data.get("new_record_on")),
    )


def _by_moment(one: Any) -> tuple[datetime, int]:
    return one.at, one.seq


def _by_receipt(one: ProxyEnded) -> tuple[datetime, int]:
    return one.received_at, one.seq


def _rulings(kinds: Kinds) -> tuple[ChairRuling, ...]:
    return tuple(_ruling(e) for e in kinds["day.ruling"] if not e.data.get("proxy"))


def _proxy_rulings(kinds: Kinds) -> tuple[ProxyRuling, ...]:
    return tuple(_proxy_ruling(e) for e in kinds["day.ruling"] if e.data.get("proxy"))


MANY: Mapping[str, tuple[str, Callable[[Event], Iterable[Any]], Callable[[Any], Any] | None]] = {
    "proxy.received": ("proxies", lambda event: (_proxy(event),), None),
    "proxy.ended": ("ended", lambda event: (_ended(event),), _by_receipt),
    "day.arrived": ("came", _came, _by_moment),
    "day.left": ("went", _went, _by_moment),
    "day.ballots": ("cast", lambda event: (_cast(event),), _by_moment),
}
"""Kind of which there may be tens of thousands -> its part of the day, its reading, its order."""
FEW: Mapping[str, tuple[tuple[str, ...], Callable[[Kinds], Any]]] = {
    "opening": (("day.opened",), lambda k: _last(k, "day.opened", _opening)),
    "put": (("day.motion",), lambda k: _all(k, "day.motion", _put)),
    "nominated": (("day.nominated",), lambda k: _all(k, "day.nominated", _nominated)),
    "cumulating": (("day.cumulation",), lambda k: _first_said(k, "day.cumulation", "")),
    "ballot_demand": (("day.demanded",), lambda k: _first_said(k, "day.demanded", "ballot")),
    "inspectors_demand": (
        ("day.demanded",),
        lambda k: _first_said(k, "day.demanded", "inspectors"),
    ),
    "polls": (("day.polls",), lambda k: _polls(k["day.polls"])),
    "counted": (("day.counted",), lambda k: _all(k, "day.counted", _counted)),
    "inspectors": (("day.inspectors",), lambda k: _last(k, "day.inspectors", _inspectors)),
    "inspected": (("day.inspected",), lambda k: _last(k, "day.inspected", _inspected)),
    "rulings": (("day.ruling",), _rulings),
    "proxy_rulings": (("day.ruling",), _proxy_rulings),
    "objections": (("day.objection", "day.withdrawn"), _objections),
    "papers": (("day.waiver",), lambda k: _all(k, "day.waiver", _signed)),
    "adjournment": (("day.adjourned",), lambda k: _last(k, "day.adjourned", _adjournment)),
    "closed_at": (
        ("day.closed",),
        lambda k: _last(k, "day.closed", lambda e: moment(e.data.get("at"))),
    ),
}
"""Part of the day -> the few kinds of events that tell of it, and its reading."""
