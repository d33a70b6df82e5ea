"""The plan sheet: the plan of a meeting on paper, as it stands today."""

from __future__ import annotations

from app.acts.meetings import plan_facts
from app.bylaws.answers import Window
from app.bylaws.plan import DATE_FIELDS, PlanFacts, check_plan, windows
from app.domain.meetings import MeetingPlan
from app.presenters.plan import DATES
from app.presenters.ruled import day_of
from app.ui.desk import Desk


def plan_pdf(desk: Desk, plan: MeetingPlan) -> bytes:
    """Every day set with its windows and sections, all findings, and the order of days."""
    from app.documents.plan_sheet import PlannedDay, compose_plan_sheet
    from app.documents.typeset import typeset

    facts = plan_facts(desk.book, plan, desk.today)
    days = [
        PlannedDay(label, day_of(plan, name), _windows(desk, plan, name, facts))
        for name, label in DATES.items()
        if day_of(plan, name)
    ]
    found = check_plan(desk.shelf, plan, facts)
    document = compose_plan_sheet(plan, desk.company, days, found, printed_on=desk.today)
    return typeset(document).data


def _windows(desk: Desk, plan: MeetingPlan, name: str, facts: PlanFacts) -> tuple[Window, ...]:
    on = day_of(plan, name)
    if on is None or name not in DATE_FIELDS:
        return ()
    return windows(desk.shelf, plan, name, facts, on)
