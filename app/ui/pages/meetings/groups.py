"""The meetings of the list, each plan with the sign of what stands worst in it."""

from __future__ import annotations

from dataclasses import replace

from app.acts.meetings.notice_given import kept_plans, plan_facts
from app.domain.meetings import MeetingPlan
from app.presenters.meetings import present_meetings
from app.presenters.notes import worst_of
from app.presenters.plan import present_plan
from app.presenters.view import Table
from app.ui.desk import Desk

LOUD = ("error", "warning")


def meeting_groups(desk: Desk, text: str) -> tuple[Table, ...]:
    """Planned, notice given, held; narrowed by the filter."""
    plans = kept_plans(desk.book)
    groups = present_meetings(plans, desk.company, desk.today, text)
    signs = {one.key: _sign(desk, one) for one in plans}
    return tuple(
        replace(
            group,
            rows=[replace(row, severity=signs.get(row.key, row.severity)) for row in group.rows],
        )
        for group in groups
    )


def _sign(desk: Desk, plan: MeetingPlan) -> str:
    """Breach or check, if the plan has one."""
    facts = plan_facts(desk.book, plan, desk.today)
    notes = present_plan(desk.shelf, plan, facts).notes.values()
    worst = worst_of(note for some in notes for note in some)
    return worst if worst in LOUD else ""
