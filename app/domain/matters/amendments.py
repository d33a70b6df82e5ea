"""Amendments of the bylaws as recorded: proposed, voted on, adopted as a version, or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.board_record import BylawsAmended
from app.domain.events import Event
from app.domain.matters.reading import by_matter, made, stated_in
from app.domain.words import day_plain

SUBJECTS = ("number-range", "number-exact", "advance-notice", "other")
BODIES = ("board", "shareholders")
COUNTS = ("outstanding", "votes_for", "against", "present", "by_consent")


@dataclass(frozen=True, slots=True)
class Proposed:
    """One amendment: the facts for its paper, and what the record holds beside them.

    `vote` is the vote in words, `version` the key of the bylaws adopted with it, `certificate` how
    the secretary certified them, `pages` the true number of pages of the text.
    """

    key: str
    amendment: BylawsAmended
    proposed_on: date
    proposed_by: str = ""
    in_articles: bool = False
    vote: str = ""
    version: str = ""
    certificate: str = ""
    pages: int | None = None
    dropped_on: date | None = None
    why: str = ""

    @property
    def open(self) -> bool:
        """Whether it is neither adopted nor dropped."""
        return not (self.version or self.dropped_on)


def read_amendments(events: Iterable[Event]) -> tuple[Proposed, ...]:
    """What these events of the topic `amendment` come to, in the order of proposal."""
    found = [_amendment(key, told) for key, told in by_matter(events).items()]
    return tuple(one for one in found if one)


def _amendment(key: str, told: list[Event]) -> Proposed | None:
    first = next((event for event in told if event.kind == "amendment.proposed"), None)
    if first is None:
        return None
    data = first.data
    found = Proposed(
        key,
        made(BylawsAmended, data, on=None, **dict.fromkeys(COUNTS[:4])),
        first.on,
        str(data.get("proposed_by") or ""),
        bool(data.get("in_articles")),
    )
    for event in told:
        found = _after(found, event)
    return found


def _after(found: Proposed, event: Event) -> Proposed:
    data = event.data
    match event.kind:
        case "amendment.voted":
            counts = {name: data[name] for name in COUNTS if data.get(name) is not None}
            voted = replace(found.amendment, on=event.on, **counts)
            return replace(found, amendment=voted, vote=data.get("vote", ""))
        case "amendment.adopted":
            days = stated_in(data, ("effective_on", "next_version"))
            adopted = replace(found.amendment, **days)
            more = {name: data.get(name) for name in ("certificate", "pages") if data.get(name)}
            return replace(found, amendment=adopted, version=data["next_version"], **more)
        case "amendment.certified":
            by = f"{data['name']}, {data['office']}, {day_plain(event.on)}"
            return replace(found, certificate=by, pages=data.get("pages") or found.pages)
        case "amendment.dropped":
            return replace(found, dropped_on=event.on, why=data.get("why", ""))
        case _:
            return found
