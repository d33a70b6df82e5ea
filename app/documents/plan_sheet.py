"""The plan of a meeting on paper: days with their windows, findings, and the order of days.

Every line names the section it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Citation, Deadline, Finding, Window
from app.bylaws.law import Shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, check_plan, windows
from app.documents.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.wording import corporation, meeting_words
from app.domain.company import Company
from app.domain.meetings import DAYS, MeetingPlan
from app.domain.words import day_paper, day_paper_long, day_plain, hour_paper

SEVERITY = {"error": "Breach", "warning": "Check", "advice": "Advice", "info": "Note", "fits": ""}


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One date of the plan: its label, the day chosen, and the windows that rules set for it."""

    label: str
    on: date | None
    windows: tuple[Window | Deadline, ...] = ()


def plan_sheet(
    plan: MeetingPlan, company: Company, shelf: Shelf, facts: PlanFacts, printed_on: date
) -> Document:
    """The plan with every day that is set, its windows, and all that the rules find."""
    days = [
        PlannedDay(label, plan.day(name), _windows(plan, name, shelf, facts))
        for name, label in DAYS.items()
        if plan.day(name)
    ]
    findings = check_plan(shelf, plan, facts)
    return compose_plan_sheet(plan, company, days, findings, printed_on=printed_on)


def _windows(plan: MeetingPlan, name: str, shelf: Shelf, facts: PlanFacts) -> tuple[Window, ...]:
    on = plan.day(name)
    return windows(shelf, plan, name, facts, on) if on and name in DATE_FIELDS else ()


def compose_plan_sheet(
    plan: MeetingPlan,
    company: Company,
    days: Sequence[PlannedDay],
    findings: Sequence[Finding],
    *,
    printed_on: date,
) -> Document:
    """The plan as it stands on the day it is printed."""
    kind = meeting_words(plan)
    title = f"Plan of the {kind.title().replace(' Of ', ' of ')}"
    blocks: tuple[Block, ...] = (
        Title(title, (corporation(company), f"as of {day_paper(printed_on)}")),
        Facts(_facts(plan)),
        Heading("Days"),
        TableBlock(DAY_COLUMNS, tuple(row for day in days for row in _day_rows(day))),
        *_findings(findings),
        *_order(days),
    )
    return Document(title, company.name, blocks, title)


DAY_COLUMNS = (
    TableColumn("Date", width=1.5),
    TableColumn("Chosen", width=1.7),
    TableColumn("First", width=1.7),
    TableColumn("Last", width=1.7),
    TableColumn("Aim for", width=1.7),
    TableColumn("Section and count", width=3.4),
)


def _facts(plan: MeetingPlan) -> tuple[tuple[str, str], ...]:
    nominees = ", ".join(as_name(n.name) for n in plan.nominees)
    facts = (
        ("Meeting", day_paper_long(plan.on) if plan.on else "no day yet"),
        ("Hour", hour_paper(plan.at) if plan.at else "no hour yet"),
        ("Place", plan.place.one_line() or "no place yet"),
        ("Seats to fill", str(plan.seats) if plan.elects else ""),
        ("Nominees", nominees),
        ("Business", "\n".join(item.text for item in plan.items)),
    )
    return tuple((label, text) for label, text in facts if text)


def _day_rows(day: PlannedDay) -> list[tuple[str, ...]]:
    chosen = day_plain(day.on) if day.on else "not set"
    if not day.windows:
        return [(day.label, chosen, "", "", "", "")]
    rows: list[tuple[str, ...]] = []
    for number, window in enumerate(day.windows):
        first, last, aim = _ends(window)
        lead = (day.label, chosen) if number == 0 else ("", "")
        rows.append((*lead, first, last, aim, f"{_section(window.cite)}\n{window.counted}"))
    return rows


def _ends(window: Window | Deadline) -> tuple[str, str, str]:
    if isinstance(window, Window):
        return _day(window.first), _day(window.last), _day(window.aim_for)
    return _day(window.opens), _day(window.due), _day(window.aim_for)


def _day(on: date | None) -> str:
    return day_plain(on) if on else ""


def _section(cite: Citation) -> str:
    return f"Bylaws of {cite.short}, {cite.section}"


def _findings(findings: Sequence[Finding]) -> tuple[Block, ...]:
    told = [f for f in findings if f.severity != "fits"]
    if not told:
        return (Heading("Findings"), Paragraph("The plan fits every rule that was asked."))
    rows = tuple((SEVERITY[f.severity], f.sentence, _section(f.cite)) for f in told)
    columns = (
        TableColumn("", width=0.8),
        TableColumn("What stands against a rule, or should be looked at", width=5),
        TableColumn("Section", width=1.9),
    )
    return (Heading("Findings"), TableBlock(columns, rows))


def _order(days: Sequence[PlannedDay]) -> tuple[Block, ...]:
    """All days of the plan and of its windows in order of time."""
    told: set[tuple[date, str, str]] = set()
    for day in days:
        if day.on:
            told.add((day.on, day.label, ""))
        for window in day.windows:
            told |= _marks(day.label, window)
    rows = tuple((day_paper_long(on), what, section) for on, what, section in sorted(told))
    columns = (
        TableColumn("Day", width=2.4),
        TableColumn("What", width=3.2),
        TableColumn("Section", width=1.9),
    )
    return (Heading("In order of time"), TableBlock(columns, rows)) if rows else ()


def _marks(label: str, window: Window | Deadline) -> set[tuple[date, str, str]]:
    section = _section(window.cite)
    ends = (
        ((window.first, "first day"), (window.last, "last day"))
        if isinstance(window, Window)
        else ((window.opens, "opens"), (window.due, "last day"))
    )
    return {(on, f"{label}: {word}", section) for on, word in ends if on}
