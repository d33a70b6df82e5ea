"""Sentence parts that several papers share: the corporation, the meeting, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.blocks import Letterhead, as_name
from app.domain.company import Company
from app.domain.meetings import ListRow, MeetingPlan, Place
from app.domain.refusal import Refusal
from app.domain.words import day_paper_long, hour_paper

STATES = {"CA": "California"}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a paper, and the office in which they sign (`secretary`)."""

    name: str
    office: str

    @property
    def title(self) -> str:
        """The office as it is printed under a signature: `Assistant Secretary`."""
        return self.office.title()


def state_name(state: str) -> str:
    """`California` for `CA`."""
    return STATES.get(state, state)


def corporation(company: Company) -> str:
    """`HemaCare Corporation, a California corporation`: the name exactly as in the articles."""
    return f"{as_name(company.name)}, a {state_name(company.state)} corporation"


def corporation_lines(company: Company) -> str:
    """The same over two lines, for a signature."""
    return corporation(company).replace(", a ", ",\na ", 1)


def address_lines(row: ListRow) -> str:
    """An address over two lines, for tables: street, then city with ZIP."""
    *street, last = row.address or ("",)
    return "\n".join(part for part in (", ".join(street), last) if part)


def letterhead(company: Company, on: date) -> Letterhead:
    """The corporation's name and the office of that day."""
    office = company.office_on(on)
    lines = (", ".join(office.place.lines()),) if office else ()
    return Letterhead(as_name(company.name), lines)


def office_place(company: Company, on: date) -> Place:
    """The principal executive office of that day; refused before one was fixed."""
    office = company.office_on(on)
    if office is None:
        raise Refusal("The principal executive office is not in the book. Fix it first.")
    return office.place


def meeting_words(plan: MeetingPlan) -> str:
    """`annual meeting of shareholders`."""
    return f"{_kind(plan)} meeting of shareholders"


def notice_title(plan: MeetingPlan) -> str:
    """`Notice of Annual Meeting of Shareholders`."""
    return f"Notice of {meeting_words(plan).title().replace(' Of ', ' of ')}"


def meeting_day(plan: MeetingPlan) -> date:
    """The day of the meeting; refused while the plan has none."""
    if plan.on is None:
        raise Refusal("Set the day of the meeting first.", field="on")
    return plan.on


def when(plan: MeetingPlan, zone_words: str = "") -> str:
    """`Tuesday, May 25, 2004, at 9:00 a.m. (local time)`.

    Without `zone_words` it is California time at a place in California, else local time.
    """
    if plan.at is None:
        raise Refusal("Set the hour of the meeting first.", field="at")
    californian = state_name(plan.place.state) == "California"
    words = zone_words or ("California time" if californian else "local time")
    return f"{day_paper_long(meeting_day(plan))}, at {hour_paper(plan.at)} ({words})"


def where(plan: MeetingPlan) -> str:
    """The place in one line, as the notice prints it; refused while the plan has none."""
    if not plan.place.lines():
        raise Refusal("Set the place of the meeting first.", field="place")
    return plan.place.one_line()


def sentence(text: str) -> str:
    """The text with a full stop at its end, unless it ends in a stop already."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."


def percent(part: int, whole: int) -> str:
    """`10.31 %`, never rounded up."""
    hundredths = part * 10_000 // whole if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02d} %"


def street_city(place: Place) -> str:
    """`Woodland Hills, California`, where a paper is dated."""
    return ", ".join(part for part in (place.city, state_name(place.state)) if part)


def paragraphs_of(parts: Sequence[str]) -> str:
    """Sentences in one paragraph; empty ones are left out."""
    return " ".join(part for part in parts if part)


def _kind(plan: MeetingPlan) -> str:
    return {"annual": "annual", "adjourned": "adjourned"}.get(plan.kind, "special")
