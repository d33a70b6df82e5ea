"""How a meeting is called: in its title, in lists and in sentences."""

from __future__ import annotations

from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.words import day_paper, day_plain

KIND_WORDS = {"annual": "Annual", "adjourned": "Adjourned"}
STATUS_WORDS = {
    "planned": "Planned",
    "noticed": "Notice given",
    "mailed": "Mailed",
    "affidavit": "Affidavit signed",
}


def title_of(plan: MeetingPlan) -> str:
    """`Annual meeting of shareholders, 2004`."""
    year = f", {plan.on.year}" if plan.on else ""
    return f"{_kind(plan)} meeting of shareholders{year}"


def short_title(plan: MeetingPlan) -> str:
    """`Annual meeting 2004`."""
    return f"{_kind(plan)} meeting {plan.on.year}" if plan.on else f"{_kind(plan)} meeting"


def in_sentence(plan: MeetingPlan) -> str:
    """`the annual meeting of May 25, 2004`."""
    day = f" of {day_paper(plan.on)}" if plan.on else ""
    return f"the {_kind(plan).lower()} meeting{day}"


def meeting_of(company: Company, key: str) -> str:
    """`Annual meeting of May 25, 2004`; empty where no meeting of that key is recorded."""
    meeting = company.meeting(key) if key else None
    if meeting is None:
        return ""
    day = f" of {day_plain(meeting.plan.on)}" if meeting.plan.on else ""
    return f"{_kind(meeting.plan)} meeting{day}"


def _kind(plan: MeetingPlan) -> str:
    return KIND_WORDS.get(plan.kind, "Special")
