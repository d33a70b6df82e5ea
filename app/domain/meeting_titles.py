"""How a shareholders' meeting is called: in its title, in lists and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.meetings import MeetingPlan
from app.domain.words import day_paper

KIND_WORDS = {"annual": "Annual", "adjourned": "Adjourned"}


def kind_word(plan: MeetingPlan) -> str:
    """`Annual`, `Adjourned` or `Special`."""
    return KIND_WORDS.get(plan.kind, "Special")


def title_of(plan: MeetingPlan) -> str:
    """`Annual meeting of shareholders, 2004`."""
    year = f", {plan.on.year}" if plan.on else ""
    return f"{kind_word(plan)} meeting of shareholders{year}"


def short_title(plan: MeetingPlan) -> str:
    """`Annual meeting 2004`."""
    return f"{kind_word(plan)} meeting {plan.on.year}" if plan.on else f"{kind_word(plan)} meeting"


def in_sentence(plan: MeetingPlan) -> str:
    """`the annual meeting of May 25, 2004`."""
    day = f" of {day_paper(plan.on)}" if plan.on else ""
    return f"the {kind_word(plan).lower()} meeting{day}"
