"""Demands of shareholders and directors as logged: who asked, what was shown, what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from app.domain.demands import BylawsRequest, DirectorInspection, InspectionDemand
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.matters.reading import (
    by_matter,
    day_of,
    made,
    rows_of,
    stated_in,
    texts_of,
)

WANTS = ("register", "list", "books", "director", "bylaws")
"""What is demanded: the record of shareholders, the agent's list, books and minutes, the absolute
right of a director, a copy of the bylaws."""
WAYS = ("letter", "counter", "e-mail", "facsimile", "other")
"""How a demand came."""
SUPPLIED = ("purpose", "filed", "agent", "authority", "charges_tendered", "as_of")
"""What a demander may hand in after the demand."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The voting shares that one holder was found to hold on the day of the demand."""

    holder_id: int
    name: str
    shares: int


@dataclass(frozen=True, slots=True)
class Logged:
    """One demand: the facts for its papers, and what the log holds beside them.

    `holders` demand together. `right` is the rule relied on, empty where none is named. `pages`
    and `manner` say how a copy of the bylaws was sent.
    """

    demand: InspectionDemand
    way: str = "letter"
    taken_by: str = ""
    right: str = ""
    holders: tuple[Proved, ...] = ()
    seen: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    manner: str = ""
    pages: int | None = None
    closed_on: date | None = None
    closed_why: str = ""

    @property
    def key(self) -> str:
        """The demand's key."""
        return self.demand.key

    @property
    def share(self) -> Fraction | None:
        """The exact part of the voting shares; `None` where it was not counted."""
        held, of = self.demand.held, self.demand.outstanding
        return Fraction(held, of) if held is not None and of else None

    @property
    def open(self) -> bool:
        """Whether something is still to be done: to answer, or, once granted, to show."""
        return not (
            self.closed_on
            or self.demand.inspected_on
            or self.demand.answer == "refused"
            or (self.demand.answer and self.demand.wants in ("list", "bylaws"))
        )

    def as_director(self) -> DirectorInspection:
        """The same as a director's inspection."""
        asked = self.demand
        return DirectorInspection(
            asked.demander,
            asked.inspected_on,
            self.seen or asked.records,
            self.copies,
            asked.agent,
            asked.attended_by,
        )

    def as_bylaws_request(self, amended: tuple[date, ...] = ()) -> BylawsRequest:
        """The same as a request for a copy of the bylaws, amended on these days."""
        asked = self.demand
        sent = asked.answered_on if asked.answer == "granted" else None
        return BylawsRequest(
            asked.demander, asked.received_on, sent, self.manner, self.pages, amended
        )


def read_demands(events: Iterable[Event]) -> tuple[Logged, ...]:
    """What these events of the topic `demand` come to, the demands in the order of receipt."""
    read = [_demand(key, told) for key, told in by_matter(events).items()]
    found = [logged for logged in read if logged]
    return tuple(sorted(found, key=lambda logged: (logged.demand.received_on, logged.key)))


def _demand(key: str, told: list[Event]) -> Logged | None:
    """One demand; nothing where its receipt was corrected away."""
    first = next((event.data for event in told if event.kind == "demand.received"), None)
    if first is None:
        return None
    logged = _received(key, first)
    for event in told:
        logged = _after(logged, event)
    return logged


def _received(key: str, data: Json) -> Logged:
    return Logged(
        made(InspectionDemand, data, key=key, as_of=day_of(data, "as_of")),
        str(data.get("way") or "letter"),
        str(data.get("taken_by") or ""),
        str(data.get("right") or ""),
        tuple(Proved(r["holder"], r["name"], r["shares"]) for r in rows_of(data, "holders")),
    )


def _after(logged: Logged, event: Event) -> Logged:
    data, asked = event.data, logged.demand
    match event.kind:
        case "demand.supplied":
            more = stated_in(data, SUPPLIED)
            if "as_of" in more:
                more["as_of"] = day_of(data, "as_of")
            return replace(logged, demand=replace(asked, **more))
        case "demand.answered":
            said = replace(
                asked, answer=data["answer"], reason=data.get("why", ""), answered_on=event.on
            )
            return replace(
                logged, demand=said, manner=data.get("manner", ""), pages=data.get("pages")
            )
        case "demand.attended":
            there = replace(asked, inspected_on=event.on, attended_by=data.get("attended_by", ""))
            seen, copies = texts_of(data, "seen"), texts_of(data, "copies")
            return replace(
                logged, demand=there, seen=logged.seen + seen, copies=logged.copies + copies
            )
        case "demand.closed":
            return replace(logged, closed_on=event.on, closed_why=data.get("why", ""))
        case _:
            return logged
