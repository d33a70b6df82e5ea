"""How a recorded meeting is called in lists, and how it stands."""

from __future__ import annotations

from app.domain.company import Company
from app.domain.meeting_titles import kind_word
from app.domain.words import day_plain

STATUS_WORDS = {
    "planned": "Planned",
    "held": "Held without notice",
    "noticed": "Notice given",
    "mailed": "Mailed",
    "affidavit": "Affidavit signed",
}


def meeting_of(company: Company, key: str) -> str:
    """`Annual meeting of May 25, 2004`; empty where no meeting of that key is recorded."""
    meeting = company.meeting(key) if key else None
    if meeting is None:
        return ""
    day = f" of {day_plain(meeting.plan.on)}" if meeting.plan.on else ""
    return f"{kind_word(meeting.plan)} meeting{day}"
