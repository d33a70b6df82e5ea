"""Committees of the board as the events made, changed and ended them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.board_record import CommitteeCharter
from app.domain.codec import day_from_json
from app.domain.entries import Json
from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class Committee:
    """One committee: its charters in order of their days, and the day on which it ended.

    A change gives the whole charter anew. `resolutions` are the keys behind each charter.
    """

    name: str
    charters: tuple[CommitteeCharter, ...]
    resolutions: tuple[str, ...] = ()
    ended_on: date | None = None
    ended_by: str = ""

    def charter_on(self, on: date) -> CommitteeCharter | None:
        """The charter in force on the day; `None` before the first and after the end."""
        if self.ended_on and on >= self.ended_on:
            return None
        past = [c for c in self.charters if c.on and c.on <= on]
        return past[-1] if past else None

    @property
    def from_on(self) -> date | None:
        """The day on which it was made."""
        return self.charters[0].on if self.charters else None


def read_committees(events: Iterable[Event]) -> tuple[Committee, ...]:
    """What the events of the topic `committee` come to, given in any order."""
    matters: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: (e.on, e.seq)):
        matters.setdefault(event.key, []).append(event)
    return tuple(_committee(name, told) for name, told in matters.items())


def charter_data(charter: CommitteeCharter) -> dict[str, Any]:
    """A charter as its entry holds it; its day is the entry's own."""
    return {
        "committee": charter.name,
        "members": list(charter.members),
        "alternates": list(charter.alternates),
        "powers": list(charter.powers),
        "chairman": charter.chairman,
        "secretary": charter.secretary,
        "rules": charter.rules,
        "votes_for": charter.votes_for,
        "authorized": charter.authorized,
    }


def _committee(name: str, events: list[Event]) -> Committee:
    made = [event for event in events if event.kind != "committee.ended"]
    ended = next((event for event in reversed(events) if event.kind == "committee.ended"), None)
    revived = ended and any(e.seq > ended.seq and e.kind == "committee.created" for e in made)
    data: Json = ended.data if ended and not revived else {}
    return Committee(
        name,
        tuple(_charter(event) for event in made),
        tuple(str(event.data.get("resolution") or "") for event in made),
        day_from_json(data.get("ended_on")),
        str(data.get("resolution") or ""),
    )


def _charter(event: Event) -> CommitteeCharter:
    data = event.data
    return CommitteeCharter(
        data["committee"],
        tuple(data["members"]),
        tuple(data.get("alternates", ())),
        tuple(data.get("powers", ())),
        data.get("chairman") or "",
        data.get("secretary") or "",
        data.get("rules") or "",
        event.on,
        data.get("votes_for"),
        data.get("authorized"),
    )
