"""How far a meeting's day is: its chip, its line of fact, what is still missing, the next act."""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.meeting_day.validity import Notice, still_missing
from app.bylaws.shareholders.meetings import adjournment_needs_notice
from app.domain.meeting_day.facts import Day
from app.domain.meetings import Meeting, MeetingPlan
from app.domain.words import day_paper_long, day_plain, hour_short
from app.presenters.meeting_day.told import told_notes
from app.presenters.view import Link, Note

AHEAD, OPEN, ADJOURNED, CLOSED = "ahead", "open", "adjourned", "closed"
CHIPS = {OPEN: "In session", ADJOURNED: "Adjourned", CLOSED: "Closed"}
NEXT = {
    AHEAD: (Link("Open the meeting…", "open-meeting"), Link("Rehearse…", "rehearse")),
    OPEN: (Link("Close the meeting…", "close-meeting"), Link("Adjourn…", "adjourn")),
    ADJOURNED: (Link("Close the meeting…", "close-meeting"),),
    CLOSED: (Link("Write the minutes…", "minutes"),),
}
"""The acts of the heading by state, the primary one first."""
GO_ON = Link("Adjourned meeting…", "go-on")
"""Offered once a meeting was adjourned to another time."""


@dataclass(frozen=True, slots=True)
class StateView:
    """The heading of a meeting's day."""

    state: str
    chip: str
    fact: str
    acts: tuple[Link, ...]


def state_of(day: Day) -> str:
    """Ahead, open, adjourned or closed."""
    if day.closed_at:
        return CLOSED
    if day.adjournment:
        return ADJOURNED
    return OPEN if day.opening.at else AHEAD


def present_state(plan: MeetingPlan, day: Day, law: str) -> StateView:
    """The heading; `law` is the version by which the meeting is judged, like `2002`."""
    state, opening = state_of(day), day.opening
    parts = [day_paper_long(plan.on)] if plan.on else []
    if opening.at:
        office = f", {opening.chair_office}" if opening.chair_office else ""
        parts.append(f"called to order at {hour_short(opening.at)} by {opening.chair}{office}")
    if day.adjournment and day.adjournment.to_on:
        parts.append(f"adjourned to {day_plain(day.adjournment.to_on)}")
    if day.closed_at:
        parts.append(f"closed at {hour_short(day.closed_at)}")
    if law:
        parts.append(f"judged by the bylaws of {law}")
    acts = (*NEXT[state], GO_ON) if day.adjournment else NEXT[state]
    return StateView(state, CHIPS.get(state, ""), " · ".join(parts), acts)


def present_missing(sheet: Sheet, meeting: Meeting | None) -> tuple[Note, ...]:
    """What is still missing for the meeting to be valid; the list empties as facts come in."""
    given = meeting is not None and meeting.status != "held"
    found = told_notes(still_missing(sheet, Notice(given or goes_on_unsaid(sheet))))
    if found:
        return found
    return (Note("fits", "Nothing is missing for the meeting to be valid."),)


def goes_on_unsaid(sheet: Sheet) -> bool:
    """Whether the meeting goes on after an adjournment so short that no notice was needed."""
    plan = sheet.plan
    if plan.kind != "adjourned" or not plan.original_on or not plan.on:
        return False
    fresh = plan.record_on != plan.original_record_on
    needed = adjournment_needs_notice(sheet.law, plan.original_on, plan.on, new_record_date=fresh)
    return plan.adjournment_announced and not needed.yes


def present_events(day: Day) -> tuple[tuple[str, str], ...]:
    """The other facts of the day in one line each: polls, demands, inspectors, objections."""
    facts: list[tuple[str, str]] = []
    if day.polls.opened_at:
        shut = f", closed {hour_short(day.polls.closed_at)}" if day.polls.closed_at else ""
        facts.append(("Polls", f"Opened {hour_short(day.polls.opened_at)}{shut}"))
    for label, said in (
        ("Cumulating", day.cumulating),
        ("Ballot asked", day.ballot_demand),
        ("Inspectors asked", day.inspectors_demand),
    ):
        if said:
            at = f", {hour_short(said.at)}" if said.at else ""
            facts.append((label, f"{said.by}{at}"))
    if day.inspectors.names:
        facts.append(("Inspectors", "; ".join(day.inspectors.names)))
    facts += [("Objection", objected.made.name) for objected in day.objections]
    facts += [("Ruling", f"{ruling.about}: {ruling.ruling}") for ruling in day.rulings]
    facts += [("Paper", f"{paper.kind}") for paper in day.papers[:3]]
    return tuple(facts)
