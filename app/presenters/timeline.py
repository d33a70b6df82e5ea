"""A meeting's plan drawn over time: one lane for each window, with its pins."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from app.bylaws.answers import Window
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.plan import PlanFacts, aim_for, check_date, windows
from app.bylaws.shareholders import meetings
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short, hour_short
from app.presenters.view import Lane, Pin, Timeline

NEAR = timedelta(62)
"""Today is drawn where it is not further than this from the plan's days."""


def present_timeline(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> Timeline | None:
    """The lanes of the plan; `None` while no day is known to draw from."""
    law = shelf.on(plan.on or plan.request.received_on or facts.today)
    lanes = _lanes(shelf, plan, facts, law) if law else ()
    days = [d for lane in lanes for d in (lane.first, lane.last, *(p.on for p in lane.pins)) if d]
    if not days:
        return None
    if min(days) - NEAR <= facts.today <= max(days) + NEAR:
        days.append(facts.today)
    first, last = min(days), max(days)
    ends = date(last.year, last.month, monthrange(last.year, last.month)[1])
    return Timeline(first.replace(day=1), ends, facts.today, lanes)


def _lanes(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, law: Bylaws) -> tuple[Lane, ...]:
    lanes = [*_request_lanes(shelf, plan, facts, law)]
    if plan.on:
        lanes += [
            *_proposals(plan, law),
            *_window_lane(shelf, plan, facts, "Record date", "record_on"),
            *_window_lane(shelf, plan, facts, "Give notice", "notice_on"),
        ]
    lanes += [*_meeting(shelf, plan, facts, law), *_adjourn(plan, law)]
    return tuple(lanes)


def _request_lanes(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, law: Bylaws) -> list[Lane]:
    received = plan.request.received_on
    bound = law.has(meetings.REQUESTED)
    if plan.kind != "special-requested" or received is None or not bound:
        return []
    window = meetings.requested_window(law, received)
    pins = [Pin(received, "event", "received")]
    if plan.on:
        inside = window.holds(plan.on)
        pins.append(Pin(plan.on, "chosen" if inside else "outside", _label(plan.on, window)))
    lanes = [_lane("Request window", window, tuple(pins), "on")]
    clock = meetings.self_help(law, received)
    if clock and clock.due:
        cut = Pin(clock.due, "cut-off", day_short(clock.due))
        lanes.append(
            Lane("Officer’s notice", clock.cite.section, received, clock.due, (cut,), "notice_on")
        )
        opens = clock.opens or clock.due + timedelta(1)
        pin = Pin(opens, "event", f"the callers may, from {day_short(opens)}")
        lanes.append(Lane("Self-help", clock.cite.section, opens, None, (pin,), "notice_on"))
    return lanes


def _proposals(plan: MeetingPlan, law: Bylaws) -> list[Lane]:
    if plan.on is None or plan.kind == "adjourned":
        return []
    due = meetings.advance_notice(law, meetings.PROPOSAL, plan.on, plan.announced_on)
    if due is None or due.due is None or plan.announced_on is None:
        return []
    cut = Pin(due.due, "cut-off", day_short(due.due))
    return [
        Lane(
            "Proposals close", due.cite.section, plan.announced_on, due.due, (cut,), "announced_on"
        )
    ]


def _window_lane(
    shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, name: str, field: str
) -> list[Lane]:
    chosen, aim = plan.day(field), aim_for(shelf, plan, field, facts)
    found = windows(shelf, plan, field, facts, chosen or aim or facts.today)
    if not found:
        return []
    window = _strictest(found)
    return [_lane(name, window, _window_pins(shelf, plan, facts, field, window), field)]


def _window_pins(
    shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, field: str, window: Window
) -> tuple[Pin, ...]:
    """The day chosen; the day to aim for while none that fits is chosen."""
    chosen, aim = plan.day(field), aim_for(shelf, plan, field, facts)
    aimed = (Pin(aim, "aim", "aim for"),) if aim else ()
    if chosen is None:
        return aimed
    found = check_date(shelf, plan, field, chosen, facts)
    if any(f.severity == "error" for f in found):
        return (*aimed, Pin(chosen, "outside", _label(chosen, window)))
    return (Pin(chosen, "chosen", _label(chosen, window)),)


def _strictest(found: tuple[Window, ...]) -> Window:
    """The days that every version allows, cited by the first."""
    first = max((w.first for w in found if w.first), default=None)
    last = min((w.last for w in found if w.last), default=None)
    head = found[0]
    return Window(head.cite, first, last, head.aim_for, head.counted, head.steps)


def _meeting(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, law: Bylaws) -> list[Lane]:
    if plan.on is None:
        return []
    rule = {
        "annual": "shareholders.annual.date",
        "adjourned": "shareholders.adjourn.notice-trigger",
    }.get(plan.kind, "shareholders.special.callers")
    section = law.cite(rule).section if law.has(rule) else ""
    hour = f", {hour_short(plan.at)}" if plan.at else ""
    errors = [f for f in check_date(shelf, plan, "on", plan.on, facts) if f.severity == "error"]
    kind = "outside" if errors else "event"
    return [
        Lane("Meeting", section, None, None, (Pin(plan.on, kind, day_short(plan.on) + hour),), "on")
    ]


def _adjourn(plan: MeetingPlan, law: Bylaws) -> list[Lane]:
    start = plan.original_on if plan.kind == "adjourned" else plan.on
    if start is None:
        return []
    last = meetings.first_day_with_notice(law, start) - timedelta(1)
    section = law.cite(meetings.TRIGGER).section
    pin = Pin(last, "cut-off", f"no new notice to {day_short(last)}")
    field = "on" if plan.kind == "adjourned" else ""
    return [Lane("Adjourn until", section, start, last, (pin,), field)]


def _lane(name: str, window: Window, pins: tuple[Pin, ...], field: str) -> Lane:
    return Lane(name, window.cite.section, window.first, window.last, pins, field)


def _label(on: date, window: Window) -> str:
    if window.first and on < window.first:
        return f"{day_short(on)}: too early"
    if window.last and on > window.last:
        return f"{day_short(on)}: too late"
    return day_short(on)
