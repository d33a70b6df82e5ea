"""The sheet of a meeting: its plan, its facts, who may vote, and which proxies are good when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from app.bylaws.law import Bylaws, Shelf
from app.bylaws.meeting_day.proxies import good_spans
from app.domain.meeting_day.facts import Day
from app.domain.meeting_day.room import Electorate, Room, Spans, Standing, course, room_at
from app.domain.meetings import MeetingPlan
from app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the rules of a meeting's day need. `spans` say when each proxy is good.

    `authorized` is the number of directors on the day.
    """

    law: Bylaws
    shelf: Shelf
    plan: MeetingPlan
    day: Day
    voters: Electorate
    spans: Spans
    course: tuple[Standing, ...]
    authorized: int = 0

    @property
    def seats(self) -> int:
        """The seats to be filled."""
        return self.plan.seats or self.authorized

    @property
    def ends(self) -> datetime:
        """The last moment of the meeting's day, at which a vote still to come is looked at."""
        return datetime.combine(self.plan.on or self.law.effective_from, time.max)

    def room(self, at: datetime | None = None) -> Room:
        """Who is in the room at the moment, or after all that is recorded."""
        return room_at(self.day, self.voters, self.spans, at)

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
    spans = good_spans(law, shelf, plan, day, voters)
    found = course(day, voters, spans)
    return Sheet(law, shelf, plan, day, voters, spans, found, authorized)
