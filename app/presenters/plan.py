"""The plan of a meeting: title, facts, notes by field, calendars, timeline and printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Shelf
from app.bylaws.plan import PlanFacts, check_plan
from app.domain.meeting_titles import title_of
from app.domain.meetings import DAYS, MeetingPlan
from app.domain.words import day_paper_long, day_short, hour_short, listed
from app.presenters.figures import from_today
from app.presenters.meeting_words import STATUS_WORDS
from app.presenters.notes import notes_by_field, present_notes, worst_of
from app.presenters.ruled import ruled_dates, whys_of
from app.presenters.timeline import present_timeline
from app.presenters.view import Column, Note, Row, RuledDate, Table, Timeline

FIRST_STEP = "Set this day first. The other days are counted from it."


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan page: `days` is the same as a table, each date with its section and count."""

    title: str
    fact: str
    chip: str
    notes: Mapping[str, tuple[Note, ...]]
    dates: Mapping[str, RuledDate]
    timeline: Timeline | None
    days: Table


def present_plan(
    shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, status: str = "planned"
) -> PlanView:
    """What the plan page shows of this plan on the day of `facts`."""
    findings = check_plan(shelf, plan, facts)
    return PlanView(
        title_of(plan),
        plan_fact(shelf, plan, facts.today),
        STATUS_WORDS[status],
        _with_first_step(plan, notes_by_field(findings)),
        ruled_dates(shelf, plan, facts),
        present_timeline(shelf, plan, facts),
        _days(plan, findings),
    )


def _with_first_step(
    plan: MeetingPlan, notes: Mapping[str, tuple[Note, ...]]
) -> Mapping[str, tuple[Note, ...]]:
    """Beside the day from which all others are counted, while it is not set."""
    asked = plan.kind == "special-requested" and plan.request.received_on is None
    first = "received_on" if asked else "on"
    if plan.day(first):
        return notes
    return {**notes, first: (*notes.get(first, ()), Note("info", FIRST_STEP))}


def present_plan_table(view: PlanView) -> Table:
    """The plan's days as a table to copy and print."""
    return view.days


def plan_fact(shelf: Shelf, plan: MeetingPlan, today: date) -> str:
    """`Tuesday, May 25, 2004, 9:00 AM · 50 days from today · judged by the bylaws of 2002`."""
    if plan.on is None:
        return "No day is set yet."
    hour = f", {hour_short(plan.at)}" if plan.at else ""
    laws = shelf.governing(plan.notice_on, plan.on)
    judged = listed([law.short for law in laws])
    tail = f"judged by the bylaws of {judged}" if laws else "no bylaws were in force on that day"
    return f"{day_paper_long(plan.on)}{hour} · {from_today(plan.on, today)} · {tail}"


def plan_lines(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> tuple[str, ...]:
    """The plan as plain text: each date with its section and count, then all that is found."""
    findings = check_plan(shelf, plan, facts)
    lines = [title_of(plan), plan_fact(shelf, plan, facts.today), ""]
    for name, label in DAYS.items():
        if on := plan.day(name):
            mine = [f for f in findings if f.field == name]
            sections = "; ".join(dict.fromkeys(n.section for n in present_notes(mine)))
            lines.append(f"{label}: {day_paper_long(on)}{f' ({sections})' if sections else ''}")
            lines += [f"  {line}" for line in _counts(mine, shelf)]
    lines += ["", *(note.spoken() for note in present_notes(findings))]
    return tuple(lines)


def _counts(findings: Iterable[Finding], shelf: Shelf) -> list[str]:
    return [
        f"{line.label}: {line.day}{f', {line.remark}' if line.remark else ''}"
        for why in whys_of(findings, shelf)
        for line in why.lines
    ]


def _days(plan: MeetingPlan, findings: tuple[Finding, ...]) -> Table:
    columns = (
        Column("What", width=22),
        Column("Day", width=20),
        Column("How it stands"),
        Column("Section", width=18),
    )
    by_field = notes_by_field(findings)
    rows: list[Row] = []
    for name, label in DAYS.items():
        if on := plan.day(name):
            notes = by_field.get(name, ())
            says = " ".join(note.sentence for note in notes)
            sections = ", ".join(dict.fromkeys(note.section for note in notes))
            severity = worst_of(notes) if notes else ""
            rows.append(
                Row(name, (label, day_short(on), says, sections), (label, on), severity=severity)
            )
    return Table(columns, tuple(rows), empty="No day is set yet.", title=title_of(plan))
