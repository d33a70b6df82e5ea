"""Meetings of the board and its committees: notice to the hour, adjournments, minutes, consents.

Sources: 1988 III §7 to §13; 2002 §3.6 to §3.13. Hours are counted in the corporation's zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.bylaws.answers import Deadline
from app.bylaws.board.composition import board_on
from app.bylaws.board.meetings import (
    ADJOURN,
    CALLERS,
    CONSENT,
    FILING,
    MINUTES_DAYS,
    ORGANIZATIONAL,
    REGULAR,
)
from app.bylaws.board.notice import adjourned_needs_notice, mailed_notice, personal_notice
from app.bylaws.due.item import DueItem, Room
from app.bylaws.due.places import BOARD_CONSENT, BOARD_MEETING, SCHEDULE
from app.bylaws.due.ruled import ruled
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws, Shelf
from app.domain.board.facts import BoardDay, Boards, ConsentDay
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.words import day_short, hour_short, listed, plural

CITED = {
    "special": CALLERS,
    "regular": REGULAR,
    "organizational": ORGANIZATIONAL,
    "adjourned": ADJOURN,
}
AHEAD = timedelta(366)
"""How far ahead regular meetings of a schedule are shown."""


def board_items(company: Company, shelf: Shelf, boards: Boards, today: date) -> Iterator[DueItem]:
    """What meetings, consents and schedules of the board and its committees still ask for."""
    for day in boards.meetings:
        yield from _meeting(day, company, shelf, boards, today)
    for consent in boards.consents:
        yield from _consent(consent, shelf, today)
    yield from _scheduled(shelf, boards, today)


def _meeting(
    day: BoardDay, company: Company, shelf: Shelf, boards: Boards, today: date
) -> Iterator[DueItem]:
    start = day.meeting.starts_at or day.opened_at
    law = shelf.on(start.date()) if start else None
    if law is None or start is None:
        return
    room = Room(f"board:{day.key}", f"{BOARD_MEETING}{day.key}", today)
    if day.opened_at is None and day.closed_at is None:
        yield from _to_come(room, day, law, company, start)
    elif day.closed_at and not day.minutes.done:
        yield _minutes(room, day, law, day.closed_at.date())
    resumes, adjourned = day.meeting.adjourned_to, day.meeting.adjourned_at
    if resumes and adjourned and resumes.date() >= today:
        span = _zoned(adjourned, company.zone), _zoned(resumes, company.zone)
        yield from _resumed(room, day, law, boards, span)


def _to_come(
    room: Room, day: BoardDay, law: Bylaws, company: Company, start: datetime
) -> Iterator[DueItem]:
    name = f"{day.meeting.kind.capitalize()} meeting of {_body(day.meeting.committee)}"
    hour = hour_short(start)
    past = start.date() < room.today
    standing = "The day has passed" if past else "Called"
    yield room.item(
        law.cite(CITED.get(day.meeting.kind, CALLERS)), start.date(), f"{name}, {hour}", standing,
        counted=f"Called for {day_short(start.date())}, {hour}.", at=start, part="day",
        severity="warning" if past else "",
    )  # fmt: skip
    missing = _without_notice(day, company, start.date())
    at = _zoned(start, company.zone)
    if day.meeting.kind == "special" and missing and at and not past and ruled(law, "board notice"):
        who, body = listed(missing), _body(day.meeting.committee)
        spoken = f"Tell {who} in person, by telephone or telegram, of the meeting of {body}"
        mailed = f"Mail notice of the meeting of {body} to {who}"
        yield _to_the_hour(room, personal_notice(law, at), spoken)
        yield _to_the_hour(room, mailed_notice(law, at), mailed)


def _to_the_hour(room: Room, due: Deadline, what: str) -> DueItem:
    """The latest moment of one manner of notice."""
    on = due.due or room.today
    local = due.due_at.replace(tzinfo=None) if due.due_at else None
    hour = f", by {hour_short(local)}" if local else ""
    return room.item(
        due.cite, on, f"{what}{hour}", "No notice", counted=due.counted, at=local,
        steps=due.steps, severity="warning" if on < room.today else "",
    )  # fmt: skip


def _without_notice(day: BoardDay, company: Company, on: date) -> list[str]:
    """Who is to be told and was not; those who signed a waiver need none."""
    known = {line.name: line for line in day.meeting.notices}
    serving = [term.name for term in board_on(company, on).in_office]
    members = day.meeting.members or (() if day.meeting.committee else serving)
    names = dict.fromkeys([*members, *known])
    return [n for n in names if n not in known or not (known[n].given_at or known[n].papers)]


def _resumed(
    room: Room,
    day: BoardDay,
    law: Bylaws,
    boards: Boards,
    span: tuple[datetime | None, datetime | None],
) -> Iterator[DueItem]:
    """Notice of an adjourned meeting to those who were absent, where the time asks for it."""
    after = next((one for one in boards.meetings if one.original == day.key), None)
    told = {line.name for line in after.meeting.notices if line.given_at} if after else set[str]()
    absent = [name for name in day.meeting.absent if name not in told]
    start, end = span
    if not absent or start is None or end is None or not ruled(law, "board adjourned"):
        return
    asked = adjourned_needs_notice(law, start, end)
    if asked.yes:
        what = f"Tell {listed(absent)} of the adjourned meeting, before {hour_short(end)}"
        at = end.replace(tzinfo=None)
        yield room.item(asked.cite, end.date(), what, "No notice", counted=asked.counted, at=at)


def _minutes(room: Room, day: BoardDay, law: Bylaws, held: date) -> DueItem:
    """Minutes to approve, sign and file; the days are our setting."""
    on = held + timedelta(MINUTES_DAYS)
    what = f"File the minutes of {_body(day.meeting.committee)} of {day_short(held)}"
    counted = (
        f"{day_short(held)} plus {plural(MINUTES_DAYS, 'day')} is {day_short(on)}. The bylaws "
        "give no number of days; this is our setting."
    )
    late = "warning" if on < room.today else ""
    return room.item(law.cite(FILING), on, what, "Not filed", counted=counted, severity=late)


def _consent(day: ConsentDay, shelf: Shelf, today: date) -> Iterator[DueItem]:
    law = shelf.on(day.begun_on)
    if law is None or day.filed_on:
        return
    room = Room(f"board:{day.key}", f"{BOARD_CONSENT}{day.key}", today)
    signed = {one.name for one in day.consent.signed}
    open_to = [name for name in day.serving or day.consent.members if name not in signed]
    body = _body(day.consent.committee)
    counted = "Every member in office signs; it takes effect when the last has signed."
    if open_to:
        what = f"Written consent of {body}"
        yield room.waiting(law.cite(CONSENT), day.begun_on, what, listed(open_to), counted=counted)
        return
    what = f"File the written consent of {body} with the minutes"
    yield room.item(
        law.cite(CONSENT), day.begun_on, what, "Not filed", counted=counted, severity="warning"
    )


def _scheduled(shelf: Shelf, boards: Boards, today: date) -> Iterator[DueItem]:
    """Regular meetings to come on the schedules that stand; those called already stand alone."""
    called = {(d.meeting.committee, d.meeting.starts_at.date()) for d in boards.meetings
              if d.meeting.starts_at}  # fmt: skip
    law = shelf.on(today)
    for committee in dict.fromkeys(one.committee for one in boards.schedules):
        schedule = boards.schedule(committee, today)
        for on in schedule.days if schedule and law else ():
            if law and schedule and today <= on <= today + AHEAD and (committee, on) not in called:
                room = Room(f"schedule:{committee}:{on.isoformat()}", SCHEDULE, today)
                at = datetime.combine(on, schedule.at) if schedule.at else None
                hour = f", {hour_short(at)}" if at else ""
                counted = f"On the schedule of {day_short(schedule.fixed_on)}; no notice is needed."
                what = f"Regular meeting of {_body(committee)}{hour}"
                yield room.item(law.cite(REGULAR), on, what, "Scheduled", counted=counted, at=at)


def _zoned(local: datetime, zone: str) -> datetime | None:
    """The moment in the zone; `None` for an hour that a change of clocks skips or doubles."""
    try:
        return moment(local, zone)
    except Refusal:
        return None


def _body(committee: str) -> str:
    return f"the {committee}" if committee else "the board"
