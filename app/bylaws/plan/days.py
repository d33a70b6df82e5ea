"""How one day of a plan stands: the windows that shade a calendar and the findings that warn.

Both come from the same windows, so that a day is shaded exactly when it would be a breach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.bylaws.answers import Finding, Window
from app.bylaws.law import Shelf
from app.bylaws.plan.beside import BESIDE
from app.bylaws.plan.facts import Case, PlanFacts
from app.bylaws.plan.limits import COUNTED, ORDER, RULED, Ruled
from app.bylaws.plan.telling import distance
from app.bylaws.shareholders import meetings
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short

DATE_FIELDS = tuple(RULED)
"""The date fields of a plan about which a rule speaks."""
HAPPENED = ("announced_on", "received_on", "asked_for", "original_on", "adjourned_on")
"""Days that others set: no better day is offered in their place."""


def windows(
    shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts, day: date
) -> tuple[Window, ...]:
    """All windows that govern the field if that day stood in it."""
    case = Case(shelf, plan, facts).with_day(field, day)
    return tuple(ruled.window for ruled in RULED[field](case))


def check_date(
    shelf: Shelf, plan: MeetingPlan, field: str, day: date, facts: PlanFacts
) -> tuple[Finding, ...]:
    """How that day would stand to every rule that speaks about the field."""
    return judged(shelf, plan, field, day, facts)[0]


def judged(
    shelf: Shelf, plan: MeetingPlan, field: str, day: date, facts: PlanFacts
) -> tuple[tuple[Finding, ...], tuple[Window, ...]]:
    """What `check_date` and `windows` say of that day, each rule asked once."""
    case = Case(shelf, plan, facts).with_day(field, day)
    limits = tuple(RULED[field](case))
    found = (*_within(limits, field, day), *_beside(case, field))
    return found, tuple(ruled.window for ruled in limits)


def check_days(case: Case) -> Iterator[Finding]:
    """How every day set in the plan stands; what two fields share is told at one of them."""
    for field, ruled_days in RULED.items():
        if day := case.plan.day(field):
            yield from _within((r for r in ruled_days(case) if not r.mirrored), field, day)
            yield from _beside(case, field)


def aim_for(shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts) -> date | None:
    """The good day on which an empty field opens, `None` where nothing is known yet."""
    if field == "on":
        return _meeting_day(shelf, plan, facts)
    if plan.on is None:
        return None
    first_try = _aim(shelf, plan, field, facts, plan.on)
    return _aim(shelf, plan, field, facts, first_try) if first_try else None


def stand(ruled: Ruled, field: str, day: date) -> Finding:
    """How that day stands to one window."""
    window, far = ruled.window, distance(day, ruled.event, ruled.name)
    if not window.holds(day):
        return _outside(ruled, field, day, far)
    severity, says, repair = "fits", f"{far}. Fits.", None
    if day == ruled.event and ruled.same_day:
        severity, says, repair = ruled.same_day, ruled.same_says, window.aim_for
    elif ruled.ends != ORDER and window.aim_for and day == window.last != window.aim_for:
        severity, repair = "advice", window.aim_for
        says = f"{far}. It fits, and is no business day; aim for {day_short(repair)}."
    elif ruled.ends == COUNTED and day in (window.first, window.last):
        end = "first" if day == window.first else "last"
        severity, repair = "advice", _inside(window, day)
        says = f"{far}. The {end} day: counted in clear days it is one day outside."
    return Finding(window.cite, severity, says, field, _offered(field, repair), window.steps)


def _inside(window: Window, day: date) -> date | None:
    """The next day that is inside however the days are counted; `None` where there is none."""
    step = timedelta(1 if day == window.first else -1)
    return day + step if window.holds(day + 2 * step) else None


def _within(limits: Iterable[Ruled], field: str, day: date) -> Iterator[Finding]:
    for ruled in limits:
        found = stand(ruled, field, day)
        if found.severity != "fits" or not ruled.quiet:
            yield found


def _outside(ruled: Ruled, field: str, day: date, far: str) -> Finding:
    window = ruled.window
    if window.first and day < window.first:
        says, repair = f"{far}. The first day is {day_short(window.first)}.", window.first
    else:
        last, aim = window.last or day, window.aim_for
        says, repair = f"{far}. The last day is {day_short(last)}", aim or last
        says += f"; aim for {day_short(aim)}." if aim and aim != last else "."
    says = ruled.outside or says
    return Finding(window.cite, "error", says, field, _offered(field, repair), window.steps)


def _offered(field: str, repair: date | None) -> date | None:
    return None if field in HAPPENED else repair


def _beside(case: Case, field: str) -> Iterator[Finding]:
    for check in BESIDE.get(field, ()):
        yield from check(case)


def _aim(shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts, day: date) -> date | None:
    """The earliest of the days that the windows aim for, if every window holds it."""
    found = windows(shelf, plan, field, facts, day)
    aims = sorted(window.aim_for for window in found if window.aim_for)
    return next((aim for aim in aims if all(window.holds(aim) for window in found)), None)


def _meeting_day(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> date | None:
    """The day that the callers asked for, else a day of their window, else the bylaws' own day."""
    received, asked = plan.request.received_on, plan.request.asked_for
    if received and plan.kind.startswith("special"):
        found = windows(shelf, plan, "on", facts, asked or received)
        if asked and found and all(window.holds(asked) for window in found):
            return asked
        return _aim(shelf, replace(plan, on=None), "on", facts, received)
    law = shelf.on(facts.today)
    if plan.kind != "annual" or law is None or not law.has(meetings.ANNUAL):
        return None
    days = [meetings.annual_date(law, facts.today.year + n)[0].on for n in (0, 1)]
    return next((day for day in days if day and day >= facts.today), None)
