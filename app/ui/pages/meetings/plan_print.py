"""The plan sheet: the plan of a meeting on paper, as it stands today."""

from __future__ import annotations

from app.acts.meetings.notice_given import plan_facts
from app.domain.meetings import MeetingPlan
from app.ui.desk import Desk


def plan_pdf(desk: Desk, plan: MeetingPlan) -> bytes:
    """Every day set with its windows and sections, all findings, and the order of days."""
    from app.documents.plan_sheet import plan_sheet
    from app.documents.typeset import typeset

    facts = plan_facts(desk.book, plan, desk.today)
    return typeset(plan_sheet(plan, desk.company, desk.shelf, facts, desk.today)).data
