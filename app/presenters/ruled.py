"""Ruled dates: how each day of a plan's calendar stands, and why, from the one answer of the law.

A day is `outside` exactly when the rules find a breach in it; where two versions are in play and
only one of them allows the day, it is `partly`, with that version's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from app.bylaws.answers import Citation, Finding, Step, Window
from app.bylaws.law import Shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, aim_for, judged
from app.bylaws.unclear import unclear_of
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short, hour_short
from app.presenters.figures import capital
from app.presenters.notes import present_notes
from app.presenters.view import CountLine, DayView, RuledDate, Why

MEETS = "meets"


def ruled_dates(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> dict[str, RuledDate]:
    """A ruled date for each field that rules speak about."""
    return {field: ruled_date(shelf, plan, field, facts) for field in DATE_FIELDS}


def ruled_date(shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts) -> RuledDate:
    """The calendar of one field: its days, the day to aim for, the event, and the reasons."""
    aim = aim_for(shelf, plan, field, facts)

    @cache
    def day(on: date) -> DayView:
        return _day_view(shelf, plan, field, facts, on, aim)

    chosen = plan.day(field)
    asked = chosen or aim or plan.on or facts.today
    return RuledDate(
        day,
        facts.today,
        aim,
        asked,
        {plan.on: MEETS} if plan.on and field != "on" else {},
        _whys(shelf, plan, field, facts, asked),
    )


def why_of(cite: Citation, shelf: Shelf, steps: Iterable[Step] = (), counted: str = "") -> Why:
    """A rule explained: its sentence, version and section, and the sum line by line."""
    law = shelf.version(cite.version)
    rule = law.rules.get(cite.rule) if law else None
    return Why(
        rule.title if rule else capital(cite.says),
        cite.says,
        law.name if law else "",
        cite.section,
        cite.rule,
        tuple(count_line(step) for step in steps),
        counted,
        tuple(unclear.says() for unclear in unclear_of(cite.ambiguities)),
    )


def count_line(step: Step) -> CountLine:
    """One line of a count: `less 60 days`, `Fri, Mar 26, 2004`, `first day`."""
    day = day_short(step.on) if step.on else ""
    if step.at:
        day = f"{day_short(step.at.date())}, {hour_short(step.at)}"
    return CountLine(capital(step.label), day, step.note)


def whys_of(findings: Iterable[Finding], shelf: Shelf) -> tuple[Why, ...]:
    """Each rule of the findings once, the ones with a sum first."""
    known = {(f.cite.version, f.cite.rule): f for f in findings if f.cite.version}
    ordered = sorted(known.values(), key=lambda f: not f.steps)
    return tuple(why_of(f.cite, shelf, f.steps) for f in ordered)


def _day_view(
    shelf: Shelf,
    plan: MeetingPlan,
    field: str,
    facts: PlanFacts,
    on: date,
    aim: date | None,
) -> DayView:
    findings, found = judged(shelf, plan, field, on, facts)
    state, word = _state(on, findings, found)
    law = shelf.on(on)
    calendar = law.calendar if law else None
    holiday = (calendar.holiday(on) or calendar.part_day(on)) if calendar else None
    named = "" if holiday == "Sunday" else holiday or ""
    return DayView(on, state, word, on == aim, named, present_notes(findings))


def _state(on: date, findings: tuple[Finding, ...], found: tuple[Window, ...]) -> tuple[str, str]:
    against = {f.cite.version for f in findings if f.severity == "error"}
    if against:
        allowing = [w.cite for w in found if w.holds(on) and w.cite.version not in against]
        return ("partly", allowing[0].short) if allowing else ("outside", "")
    if not found:
        return "free", ""
    return "inside", _end_word(on, found)


def _end_word(on: date, found: tuple[Window, ...]) -> str:
    if any(w.first == on for w in found):
        return "first"
    return "last" if any(w.last == on for w in found) else ""


def _whys(
    shelf: Shelf, plan: MeetingPlan, field: str, facts: PlanFacts, on: date
) -> tuple[Why, ...]:
    """The windows with their sums, then the other rules that speak about the day."""
    findings, found = judged(shelf, plan, field, on, facts)
    whys: Mapping[tuple[str, str], Why] = {
        (w.cite.version, w.cite.rule): why_of(w.cite, shelf, w.steps, w.counted) for w in found
    }
    others = [f for f in findings if (f.cite.version, f.cite.rule) not in whys]
    return (*whys.values(), *whys_of(others, shelf))
