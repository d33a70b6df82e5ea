"""Shareholders' meetings: days of a plan, the clock of a request, the mailing, the record date.

Sources: 1988 II §2 to §7; 2002 §2.2 to §2.7, §2.11 and §2.14.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.bylaws.answers import Citation, Deadline, ours
from app.bylaws.board.directors import HOLDOVER, MISSED, missed_election
from app.bylaws.due.item import KEPT, DueItem, Room
from app.bylaws.due.places import HOLDER, MEETING, NEW_MEETING
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.notice import (
    RECORD,
    RETURNED,
    notice_window,
    record_window,
    returned_mail_hold,
)
from app.domain.meeting_titles import in_sentence, title_of
from app.domain.words import day_short, hour_short

if TYPE_CHECKING:
    from app.domain.company import Company
    from app.domain.meetings import Meeting, MeetingPlan, ReturnedMail

YEARLY, AFFIDAVIT = "shareholders.annual.yearly", "shareholders.notice.affidavit"
SPECIAL = "shareholders.special.callers"
ON_ITS_DAY = ours("ours.meeting-day", "A meeting is held on the day that is set for it.")


def planned(plan: MeetingPlan, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """What a meeting still asks for of which no notice was given."""
    law = shelf.on(plan.on or today)
    if law is None:
        return
    room = Room(f"meeting:{plan.key}", f"{MEETING}plan:{plan.key}", today)
    if plan.on and plan.on < today:
        yield replace(_day(room, plan, law, plan.on, "The day has passed"), severity="warning")
        return
    yield from _request(room, plan, law)
    if plan.on is None:
        return
    yield from _closing(room, plan, law, plan.on)
    yield from _record_date(room, plan, law, plan.on)
    if _needs_notice(plan, law, plan.on):
        yield from _notice(room, plan, shelf, plan.on)
    yield _day(room, plan, law, plan.on, "Planned")


def recorded(meeting: Meeting, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The mailing and the affidavit that follow a notice, and the meeting itself."""
    plan = meeting.plan
    law = shelf.on(plan.notice_on or plan.on or today)
    if law is None or plan.on is None:
        return
    room = Room(f"meeting:{plan.key}", f"{MEETING}mailing:{plan.key}", today)
    name = in_sentence(plan)
    if not meeting.deposits and plan.notice_on:
        window = notice_window(law, plan.on)
        late = "warning" if plan.notice_on < today else ""
        what = f"Record the mailing of the notice of {name}"
        yield room.item(
            window.cite, plan.notice_on, what, "Not recorded",
            severity=late, counted=window.counted, part="mailing",
        )  # fmt: skip
    if meeting.deposits and meeting.affidavit_signed_on is None and law.has(AFFIDAVIT):
        mailed = max(deposit.on for deposit in meeting.deposits)
        late = "warning" if plan.on < today else ""
        counted = f"The notices were deposited on {day_short(mailed)}."
        what = f"Sign the affidavit of mailing for {name}"
        yield room.item(
            law.cite(AFFIDAVIT), mailed, what, "Not signed", severity=late, counted=counted
        )
    if plan.on >= today:
        yield _day(room, plan, law, plan.on, "Notice given")


def yearly_meeting(
    company: Company, shelf: Shelf, today: date, plans: Sequence[MeetingPlan]
) -> Iterator[DueItem]:
    """One annual meeting every year: due where none is planned or recorded for this year."""
    law = shelf.on(today)
    known = [*plans, *(meeting.plan for meeting in company.meetings)]
    have = any(p.kind == "annual" and p.on and p.on.year == today.year for p in known)
    if law is None or have or not law.has(YEARLY):
        return
    fixed, _ = meetings.annual_date(law, today.year)
    on = fixed.on if fixed.on and fixed.on >= today else date(today.year, 12, 31)
    open_plan = any(p.kind == "annual" and p.on is None for p in known)
    room = Room(f"year:{today.year}", NEW_MEETING, today)
    counted = fixed.counted
    if fixed.on and fixed.on < today and (law.has(MISSED) or law.has(HOLDOVER)):
        missed = missed_election(law)
        counted = f"{counted} {missed.counted} {missed.cite.section}."
    what, standing = (
        f"The annual meeting of {today.year}",
        "No day yet" if open_plan else "Not planned",
    )
    yield room.item(law.cite(YEARLY), on, what, standing, counted=counted, steps=fixed.steps)


def held_mail(mail: ReturnedMail, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The day through which notices are held for a holder whose mail came back."""
    law, through = shelf.on(mail.returned_on), mail.hold_through
    if law is None or through is None or through < today or not law.has(RETURNED):
        return
    room = Room(f"holder:{mail.holder_id}:{mail.meeting_key}", f"{HOLDER}{mail.holder_id}", today)
    counted = f"The notice came back on {day_short(mail.returned_on)}: {mail.marking}."
    what = f"The notice that came back is held for {mail.name} through this day"
    yield room.item(law.cite(RETURNED), through, what, "Held", state=KEPT, counted=counted)


def held_notices(company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """Each later notice that is held for a holder whose mail came back, a year from its giving."""
    first = {mail.holder_id: mail for mail in reversed(company.returned)}
    came_back = {(mail.holder_id, mail.meeting_key) for mail in company.returned}
    for meeting in company.meetings if first else ():
        given = meeting.plan.notice_on
        law = shelf.on(given) if given else None
        held = returned_mail_hold(law, given) if law and given else None
        if given is None or held is None or held.due is None or held.due < today:
            continue
        for mail in first.values():
            later = (mail.holder_id, meeting.plan.key) not in came_back
            if later and meeting.noticed_seq and mail.returned_on <= given:
                yield _held_notice(mail, meeting.plan, held, today)


def _held_notice(mail: ReturnedMail, plan: MeetingPlan, held: Deadline, today: date) -> DueItem:
    room = Room(f"holder:{mail.holder_id}:{plan.key}", f"{HOLDER}{mail.holder_id}", today)
    what = f"The notice of {in_sentence(plan)} is held for {mail.name} through this day"
    counted = f"Mail came back on {day_short(mail.returned_on)}: {mail.marking}. {held.counted}"
    return room.item(
        held.cite, held.due or today, what, "Held", state=KEPT, counted=counted, steps=held.steps
    )


def _closing(room: Room, plan: MeetingPlan, law: Bylaws, on: date) -> Iterator[DueItem]:
    """The last day for holders' proposals and nominations, while it is to come."""
    close = meetings.advance_notice(law, meetings.NOMINATION, on, plan.announced_on)
    if close and close.due and close.due >= room.today:
        what = f"Holders’ proposals and nominations close for {in_sentence(plan)}"
        yield from room.by(close, what, "Open")


def _record_date(room: Room, plan: MeetingPlan, law: Bylaws, on: date) -> Iterator[DueItem]:
    """The record date that is set, or, for a long adjournment, the new one that the board sets."""
    if plan.record_on and plan.record_on >= room.today:
        window = record_window(law, on)
        what = f"Record date of {in_sentence(plan)}"
        yield room.item(
            law.cite(RECORD), plan.record_on, what, "Set",
            counted=window.counted, steps=window.steps,
        )  # fmt: skip
    start = plan.original_on
    if plan.kind != "adjourned" or start is None or not law.has(meetings.NEW_RECORD):
        return
    asked = meetings.adjournment_needs_record_date(law, start, on)
    if asked.yes and plan.record_on in (None, plan.original_record_on):
        last = record_window(law, on).last or on
        what = f"Set a new record date for {in_sentence(plan)}"
        yield room.waiting(asked.cite, last, what, "the board", counted=asked.counted)


def _needs_notice(plan: MeetingPlan, law: Bylaws, on: date) -> bool:
    """An adjourned meeting needs notice after a long adjournment, or if it was not announced."""
    if plan.kind != "adjourned" or plan.original_on is None or not plan.adjournment_announced:
        return True
    fresh = plan.record_on not in (None, plan.original_record_on)
    start = plan.original_on
    return meetings.adjournment_needs_notice(law, start, on, new_record_date=fresh).yes


def _notice(room: Room, plan: MeetingPlan, shelf: Shelf, on: date) -> Iterator[DueItem]:
    """The day set for the notice, and the last day to give it.

    Where the day of the notice and of the meeting fall under two versions, the stricter counts.
    """
    found = [notice_window(law, on) for law in shelf.governing(plan.on, plan.notice_on)]
    window = min(found, key=lambda one: one.last or date.max)
    counted, name = " ".join(dict.fromkeys(one.counted for one in found)), in_sentence(plan)
    if plan.notice_on:
        late = "warning" if plan.notice_on < room.today else ""
        what = f"Give notice of {name}"
        yield room.item(
            window.cite, plan.notice_on, what, "Not given",
            severity=late, counted=counted, steps=window.steps, part="notice",
        )  # fmt: skip
    last = window.aim_for or window.last
    if last and last != plan.notice_on:
        late = "error" if window.last and window.last < room.today else ""
        what = f"Last business day to give notice of {name}"
        yield room.item(
            window.cite, last, what, "Waits for notice", severity=late, counted=counted,
            steps=window.steps, aim_for=last, part="last notice",
        )  # fmt: skip


def _request(room: Room, plan: MeetingPlan, law: Bylaws) -> Iterator[DueItem]:
    """The clock of a requested meeting: notice within so many days, else the callers may."""
    received = plan.request.received_on
    clock = meetings.self_help(law, received) if received else None
    if clock is None or clock.due is None:
        return
    late = clock.due < room.today
    what = f"Last day to give notice of {in_sentence(plan)} asked for by holders"
    standing = "The callers may now give notice" if late else "Waits for notice"
    yield from room.by(clock, what, standing)


def _day(room: Room, plan: MeetingPlan, law: Bylaws, on: date, standing: str) -> DueItem:
    rule = meetings.ANNUAL if plan.kind == "annual" else SPECIAL
    cite: Citation = law.cite(rule) if law.has(rule) else ON_ITS_DAY
    hour = f", {hour_short(plan.at)}" if plan.at else ""
    at = datetime.combine(on, plan.at) if plan.at else None
    counted = f"Set for {day_short(on)}{hour}."
    return room.item(
        cite, on, f"{title_of(plan)}{hour}", standing, counted=counted, at=at, part="day"
    )
