"""The sheet of a meeting: its plan, its facts, who may vote, and which proxies are good when.

What was once worked out from a sheet is kept with it. A sheet that goes on from another takes over
what the later entries cannot have changed; all the rest is worked out again from the record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, time
from typing import Any, TypeVar, cast

from app.bylaws.law import Bylaws, Shelf
from app.bylaws.meeting_day.proxies import ProxyStanding, good_spans, standings, voted_in_person
from app.bylaws.shareholders.election_choices import seats_up
from app.domain.meeting_day.facts import EARLIEST, LATEST, Day
from app.domain.meeting_day.room import (
    Change,
    Electorate,
    Room,
    Spans,
    Standing,
    changes,
    changes_after,
    course_on,
    entitled,
    follow,
    room_at,
)
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal

T = TypeVar("T")
PAPERS = ("proxies", "ended", "proxy_rulings", "voted in person")
"""What the standing of proxies rests on."""
BY_ITEM = ("put", "cast", "counted")


@dataclass(frozen=True, slots=True)
class Known:
    """An answer, the parts of the record that it rests on, and until when it rests on the room.

    `until` is `None` where it does not rest on the room, `LATEST` where on its whole course.
    """

    answer: object
    parts: Collection[str]
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the rules of a meeting's day need. `spans` say when each proxy is good.

    `authorized` is the number of directors on the day. `votes` are all that are entitled. `known`
    holds what was worked out from this sheet before.
    """

    law: Bylaws
    shelf: Shelf
    plan: MeetingPlan
    day: Day
    voters: Electorate
    spans: Spans
    course: tuple[Standing, ...]
    authorized: int = 0
    votes: int = 0
    known: dict[Hashable, Known] = field(
        default_factory=dict[Hashable, Known], compare=False, repr=False
    )

    @property
    def seats(self) -> int:
        """The seats to be filled: as planned, or those up in the year of an annual meeting."""
        on = self.plan.on
        if self.plan.seats or self.plan.kind != "annual" or on is None:
            return self.plan.seats or self.authorized
        return seats_up(self.law, self.authorized, on.year).needed

    @property
    def ends(self) -> datetime:
        """The last moment of the meeting's day, at which a vote still to come is looked at."""
        return datetime.combine(self.plan.on or self.law.effective_from, time.max)

    def once(
        self,
        what: Hashable,
        make: Callable[[], T],
        parts: Collection[str] = (),
        until: datetime | None = None,
    ) -> T:
        """The answer as worked out before, or made now.

        It must rest on nothing but the law, the plan, the list, these `parts` of the record, and
        the room up to that moment.
        """
        found = self.known.get(what)
        if found is None:
            found = self.known[what] = Known(make(), parts, until)
        return cast("T", found.answer)

    def room(self, at: datetime | None = None) -> Room:
        """Who is in the room at the moment, or after all that is recorded; not to be changed."""
        last = self.course[-1].at if self.course else EARLIEST
        if at is not None and at >= last:
            at = None
        return self.once(
            ("room", at),
            lambda: room_at(self.day, self.voters, self.spans, at),
            PAPERS,
            at or LATEST,
        )

    def standings(
        self, vote_at: datetime, counted_at: datetime | None = None
    ) -> dict[int, ProxyStanding]:
        """How every proxy stands at a vote, counted then or not yet."""
        return self.once(
            ("standings", vote_at, counted_at),
            lambda: standings(self.law, self.shelf, self.day, self.voters, vote_at, counted_at),
            PAPERS,
        )

    def name(self, holder_id: int) -> str:
        """The holder's name as on the list."""
        voter = self.voters.get(holder_id)
        return voter.name if voter else f"holder {holder_id}"


def open_sheet(
    shelf: Shelf, plan: MeetingPlan, day: Day, voters: Electorate, authorized: int = 0
) -> Sheet:
    """The sheet under the bylaws of the meeting's day; refused where none were in force then."""
    law = shelf.on(plan.on) if plan.on else None
    if law is None:
        raise Refusal("No bylaws are on file for the day of this meeting.", field="meeting")
    sheet = Sheet(law, shelf, plan, day, voters, {}, (), authorized, entitled(voters))
    return _with_room(sheet, good_spans(law, shelf, plan, day, voters))


def go_on(before: Sheet, day: Day, after: int) -> Sheet:
    """The sheet with what was recorded after that entry: the very same as opened anew.

    `day` has grown from the day of the sheet before; parts that did not change are the same
    objects.
    """
    changed, later = _changed(before.day, day, after), changes_after(day, after)
    papers = not changed.isdisjoint(PAPERS)
    since = EARLIEST if papers else _since(before.day.opening.at, later)
    kept = {
        what: known
        for what, known in before.known.items()
        if changed.isdisjoint(known.parts)
        and (since is None or known.until is None or known.until < since)
    }
    made = replace(before, day=day, known=kept)
    if papers:
        return _with_room(made, good_spans(made.law, made.shelf, made.plan, day, made.voters))
    last = before.course[-1].at if before.course else EARLIEST
    if not follow(day, after, last, later):
        return _with_room(made, made.spans)
    room = before.room().apart()
    return _standing(made, course_on(before.course, room, later), room)


def _since(opened: datetime | None, later: Sequence[Change]) -> datetime | None:
    """From when the room is another; from the first where it changed before the call to order."""
    first = min((change.at for change in later), default=None)
    return EARLIEST if first and opened and first <= opened else first


def _with_room(sheet: Sheet, spans: Spans) -> Sheet:
    """The sheet with the course of its room, from the first moment on."""
    room = Room(sheet.voters, {proxy.key: proxy for proxy in sheet.day.proxies})
    found = course_on((), room, changes(sheet.day, spans))
    return _standing(replace(sheet, spans=spans), found, room)


def _standing(sheet: Sheet, course: tuple[Standing, ...], room: Room) -> Sheet:
    sheet.known["room", None] = Known(room, PAPERS, LATEST)
    return replace(sheet, course=course)


def _changed(before: Day, day: Day, after: int) -> set[str]:
    """The parts of the record that are not the same; votes by their items, like `cast 2`."""
    changed = {
        part.name
        for part in fields(Day)
        if getattr(before, part.name) is not getattr(day, part.name)
    }
    for part in BY_ITEM:
        new: list[Any] = [one for one in getattr(day, part) if one.seq > after]
        changed |= {f"{part} {one.item}" for one in new}
    if "cast" in changed and voted_in_person(before) != voted_in_person(day):
        changed.add("voted in person")
    return changed
