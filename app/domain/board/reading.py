"""The events of the board's meetings, consents and schedules read as facts.

The data were checked when they were recorded. Within one matter the moments count, not the order
of recording; of two readings of one fact the later recorded one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain.board.facts import (
    OF_PRESENT,
    BoardDay,
    Boards,
    ConsentDay,
    MinutesKept,
    PaperSigned,
    Put,
    Schedule,
    Span,
)
from app.domain.board_record import (
    BoardConsent,
    BoardMeeting,
    Caller,
    NoticeLine,
    Presence,
    Resolution,
    Signed,
)
from app.domain.codec import day_from_json, time_from_json
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.folds import Folds
from app.domain.meetings import Place

Kinds = Mapping[str, list[Event]]

OTHER_WORDS = {
    "first-class mail": "mail",
    "telegram": "telegraph",
    "in person": "personal",
    "personally": "personal",
}
"""Other words for a manner of notice, as the bylaws and the shareholders' notices have them."""


def read_boards(events: Iterable[Event]) -> Boards:
    """What the events of the topic `board` come to, given in any order."""
    matters: dict[str, dict[str, list[Event]]] = {}
    schedules: list[Schedule] = []
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind == "board.scheduled":
            schedules.append(_schedule(event))
        else:
            matters.setdefault(event.key, {}).setdefault(event.kind, []).append(event)
    meetings = [_MEETINGS.of(key, told) for key, told in matters.items() if "board.called" in told]
    consents = [_CONSENTS.of(key, told) for key, told in matters.items() if "board.consent" in told]
    return Boards(_with_originals(meetings), tuple(consents), tuple(schedules))


def moment(text: Any) -> datetime | None:
    """The moment, or `None` where none is recorded."""
    return datetime.fromisoformat(text) if text else None


def place(data: Any) -> Place:
    """The place, empty where none is recorded."""
    return Place(**data) if data else Place()


def _at(event: Event) -> datetime:
    return datetime.fromisoformat(event.data["at"])


def _words(data: Json, *names: str) -> dict[str, Any]:
    return {name: str(data.get(name) or "") for name in names}


def _meeting(key: str, kinds: Kinds) -> BoardDay:
    called = kinds["board.called"][-1].data
    opened = kinds["board.opened"][-1] if "board.opened" in kinds else None
    papers = tuple(_paper(event.data) for event in kinds.get("board.waived", ()))
    spans = _spans(kinds)
    puts = _puts(key, kinds)
    meeting = BoardMeeting(
        key,
        starts_at=moment(called.get("starts_at")),
        place=place(called.get("place")),
        called_by=tuple(Caller(c["name"], c["office"]) for c in called.get("callers", ())),
        called_on=day_from_json(called.get("called_on")),
        notices=_notices(kinds, papers),
        resolutions=tuple(put.resolution for put in puts),
        reports=tuple(t for e in kinds.get("board.reported", ()) for t in e.data["texts"]),
        **_words(called, "kind", "committee", "place_from", "scheduled_by", "purpose"),
    )
    day = BoardDay(
        _opened(meeting, opened, kinds, spans) if opened else meeting,
        spans,
        puts,
        papers,
        _minutes(kinds),
        _at(opened) if opened else None,
        _closed(kinds),
        str(called.get("original") or ""),
        opened is not None,
    )
    return _adjourned(day, kinds)


def _opened(
    meeting: BoardMeeting, opened: Event, kinds: Kinds, spans: tuple[Span, ...]
) -> BoardMeeting:
    data = opened.data
    told = [*kinds.get("board.opened", ()), *kinds.get("board.arrived", ())]
    heard = [e.data["all_heard"] for e in told if e.data.get("all_heard") is not None]
    return replace(
        meeting,
        chair=data["chair"],
        chair_chosen=bool(data.get("chair_chosen")),
        secretary=data.get("secretary") or "",
        members=tuple(data["members"]),
        alternates=tuple(data.get("alternates", ())),
        authorized=data.get("authorized"),
        others_present=tuple(data.get("others", ())),
        all_heard=heard[-1] if heard else None,
        present=_presence(spans, _at(opened)),
    )


def _closed(kinds: Kinds) -> datetime | None:
    ends = [*kinds.get("board.closed", ()), *kinds.get("board.adjourned", ())]
    return _at(max(ends, key=lambda e: e.seq)) if ends else None


def _adjourned(day: BoardDay, kinds: Kinds) -> BoardDay:
    """The end of the meeting as its minutes state it: adjourned, to another time or for good."""
    events = kinds.get("board.adjourned", ())
    if not events:
        return replace(day, meeting=replace(day.meeting, adjourned_at=day.closed_at))
    data = events[-1].data
    meeting = replace(
        day.meeting,
        adjourned_at=day.closed_at,
        adjourned_to=moment(data.get("to")),
        adjourned_place=place(data.get("place")),
        adjourn_votes=data.get("votes_for"),
    )
    return replace(day, meeting=meeting)


def _with_originals(meetings: Iterable[BoardDay]) -> tuple[BoardDay, ...]:
    """Each adjourned meeting with the time and place of the one that it continues."""
    found = {day.key: day for day in meetings}
    made: list[BoardDay] = []
    for day in found.values():
        first = found.get(day.original)
        if first:
            start, where = first.meeting.starts_at, first.meeting.place
            meeting = replace(day.meeting, original_at=start, original_place=where)
            made.append(replace(day, meeting=meeting))
        else:
            made.append(day)
    return tuple(made)


def _notices(kinds: Kinds, papers: tuple[PaperSigned, ...]) -> tuple[NoticeLine, ...]:
    """A line for each director: the earliest notice, the protest, and the papers signed."""
    lines: dict[str, NoticeLine] = {}
    for event in kinds.get("board.noticed", ()):
        for row in event.data["rows"]:
            line = _line(row)
            known = lines.get(line.name)
            if known is None or _earlier(line, known):
                lines[line.name] = line
    for event in kinds.get("board.protested", ()):
        name = event.data["name"]
        lines[name] = replace(lines.get(name, NoticeLine(name)), protested_at=_at(event))
    for paper in papers:
        line = lines.get(paper.name, NoticeLine(paper.name))
        lines[paper.name] = replace(line, papers=(*line.papers, paper.kind))
    return tuple(lines.values())


def _earlier(line: NoticeLine, known: NoticeLine) -> bool:
    late = datetime.max  # noqa: DTZ901 - local time
    return (line.given_at or late) < (known.given_at or late)


def _line(row: Json) -> NoticeLine:
    names = ("name", "given_by", "address", "address_kind", "told_to", "told_name", "basis")
    manner = row.get("manner") or ""
    manner = OTHER_WORDS.get(manner.casefold(), manner)
    return NoticeLine(manner=manner, given_at=moment(row.get("given_at")), **_words(row, *names))


def _paper(data: Json) -> PaperSigned:
    signed = day_from_json(data.get("signed_on"))
    return PaperSigned(data["name"], data["paper"], signed, data.get("filed") or "")


@dataclass(frozen=True, slots=True)
class _Coming:
    """Somebody who comes; one who goes has no row."""

    seq: int
    at: datetime
    name: str
    row: Json | None = None


def _spans(kinds: Kinds) -> tuple[Span, ...]:
    """The stays at the meeting in order of time; who leaves and comes back has two."""
    moves = [
        *(
            _Coming(event.seq, _at(event), row["name"], row)
            for kind in ("board.opened", "board.arrived")
            for event in kinds.get(kind, ())
            for row in event.data.get("present", ())
        ),
        *(
            _Coming(event.seq, _at(event), name)
            for event in kinds.get("board.left", ())
            for name in event.data["names"]
        ),
    ]
    spans: dict[str, list[Span]] = {}
    for move in sorted(moves, key=lambda m: (m.at, m.row is not None, m.seq)):
        mine = spans.setdefault(move.name, [])
        inside = bool(mine) and mine[-1].to_at is None
        if move.row is None and inside:
            mine[-1] = replace(mine[-1], to_at=move.at)
        elif move.row is not None and not inside:
            by, sat_for = move.row.get("by") or "in person", move.row.get("sat_for") or ""
            mine.append(Span(move.name, move.at, None, by, sat_for))
    return tuple(span for mine in spans.values() for span in mine)


def _presence(spans: tuple[Span, ...], opened: datetime) -> tuple[Presence, ...]:
    """Each person once: the first coming, if after the opening, and the last going."""
    made: dict[str, Presence] = {}
    for span in spans:
        first = made.get(span.name)
        came = span.from_at if span.from_at > opened else None
        start = Presence(span.name, span.by, came, None, span.sat_for)
        made[span.name] = replace(first or start, left_at=span.to_at)
    return tuple(made.values())


def _puts(key: str, kinds: Kinds) -> tuple[Put, ...]:
    rescinded = {e.data["resolution"]: e.on for e in kinds.get("board.rescinded", ())}
    linked = {
        e.data["resolution"]: day_from_json(e.data["shareholders_on"])
        for e in kinds.get("board.linked", ())
    }
    puts = [_put(event) for event in kinds.get("board.resolved", ())]
    return tuple(
        replace(
            put,
            resolution=replace(
                put.resolution,
                rescinded_on=rescinded.get(put.resolution.key),
                shareholders_on=linked.get(put.resolution.key),
            ),
        )
        for put in sorted(puts, key=lambda p: (p.at, p.seq))
    )


def _put(event: Event) -> Put:
    data = event.data
    votes: Mapping[str, str] = data.get("votes") or {}
    counts: Mapping[str, int] = data.get("counts") or {}
    tally = {name: list(votes.values()).count(name) for name in ("for", "against", "abstained")}
    told = tally if votes else counts
    interests = {row["name"]: row.get("nature") or "" for row in data.get("interested", ())}
    own = [name for name in interests if votes.get(name) == "for"]
    resolution = Resolution(
        data["resolution"],
        data["text"],
        on=event.on,
        votes_for=told.get("for"),
        against=told.get("against"),
        abstained=told.get("abstained"),
        interested=tuple(interests),
        interested_for=len(own) if votes else data.get("interested_for") or 0,
        needs_shareholders=bool(data.get("needs_shareholders")),
        **_words(data, "title", "subject", "body"),
    )
    base, power = data.get("base") or OF_PRESENT, data.get("power") or ""
    return Put(event.seq, resolution, _at(event), dict(votes), interests, base, power)


def _minutes(kinds: Kinds) -> MinutesKept:
    kept = MinutesKept()
    for event in kinds.get("board.minutes", ()):
        data = event.data
        signed = {one.name: one for one in (*kept.signed, *_signed(data.get("signed", ())))}
        kept = MinutesKept(
            tuple(data.get("written", ())) or kept.written,
            day_from_json(data.get("approved_on")) or kept.approved_on,
            data.get("approved_by") or kept.approved_by,
            tuple(signed.values()),
            day_from_json(data.get("filed_on")) or kept.filed_on,
            data.get("pages") or kept.pages,
        )
    return kept


def _signed(rows: Iterable[Json]) -> Iterable[Signed]:
    return (Signed(row["name"], day_from_json(row.get("on"))) for row in rows)


def _consent(key: str, kinds: Kinds) -> ConsentDay:
    begun = kinds["board.consent"][-1]
    data, signatures = begun.data, kinds.get("board.signed", [])
    names = {e.data["name"]: Signed(e.data["name"], day_from_json(e.data.get("on")))
             for e in signatures}  # fmt: skip
    latest = max(signatures, key=lambda e: (e.data.get("on") or "", e.seq), default=None)
    members = tuple(latest.data["serving"]) if latest else tuple(data["members"])
    consent = BoardConsent(
        key,
        tuple(action["text"] for action in data["actions"]),
        members,
        tuple(names.values()),
        data.get("committee") or "",
        data.get("authorized"),
    )
    rescinded = {e.data["resolution"]: e.on for e in kinds.get("board.rescinded", ())}
    linked = {e.data["resolution"]: day_from_json(e.data["shareholders_on"])
              for e in kinds.get("board.linked", ())}  # fmt: skip
    resolutions = tuple(
        _consented(consent, n, action, rescinded, linked)
        for n, action in enumerate(data["actions"], 1)
    )
    filed = _minutes(kinds).filed_on
    return ConsentDay(consent, resolutions, begun.on, members, filed)


def _consented(
    consent: BoardConsent, number: int, action: Json, rescinded: Json, linked: Json
) -> Resolution:
    key = f"{consent.key}/{number}"
    signers = [s for s in consent.signed if s.name in consent.members]
    days = [signed.on for signed in signers if signed.on]
    whole = {s.name for s in signers} >= set(consent.members)
    return Resolution(
        key,
        action["text"],
        title=action.get("title") or "",
        subject=action.get("subject") or "other",
        body=consent.committee or "board",
        on=max(days) if whole and days and len(days) == len(signers) else None,
        how="written consent",
        votes_for=len(signers),
        present=len(consent.members),
        authorized=consent.authorized,
        needs_shareholders=bool(action.get("needs_shareholders")),
        shareholders_on=linked.get(key),
        rescinded_on=rescinded.get(key),
    )


def _schedule(event: Event) -> Schedule:
    data = event.data
    return Schedule(
        data.get("committee") or "",
        tuple(day for text in data["days"] if (day := day_from_json(text))),
        event.on,
        data.get("fixed_by") or "board",
        time_from_json(data.get("at")),
        place(data["place"]) if data.get("place") else None,
        data.get("resolution") or "",
    )


_MEETINGS, _CONSENTS = Folds(_meeting), Folds(_consent)
