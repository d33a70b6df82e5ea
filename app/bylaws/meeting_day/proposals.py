"""Whether a shareholder's notice of business or of a nomination is in order: 2002 §2.14.

The 1988 bylaws ask for no notice in advance; there every notice is in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Deadline, Finding
from app.bylaws.law import Bylaws
from app.bylaws.records.inspection import open_since
from app.bylaws.shareholders.meetings import advance_notice
from app.domain.advance_record import NominationReceived, ProposalReceived
from app.domain.meeting_day.proposals import BUSINESS, Advance
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short, listed

DEADLINES = {
    BUSINESS: "shareholders.proposal.deadline",
    "nomination": "shareholders.nomination.deadline",
}
CONTENTS = {
    BUSINESS: "shareholders.proposal.content",
    "nomination": "shareholders.nomination.content",
}
PROPONENT, NOMINATORS = "shareholders.proposal.proponent", "shareholders.nomination.who"
MORE = "shareholders.proposal.more-information"


@dataclass(frozen=True, slots=True)
class AdvanceStanding:
    """How a notice stands: the last day, each content with its tick, and what is against it."""

    notice: Advance
    deadline: Deadline | None
    contents: tuple[tuple[str, bool], ...]
    findings: tuple[Finding, ...]

    @property
    def in_order(self) -> bool:
        """Whether nothing stands against it."""
        return all(found.severity != "error" for found in self.findings)

    @property
    def missing(self) -> tuple[str, ...]:
        """The contents that are not in it."""
        return tuple(name for name, there in self.contents if not there)


def advance_standing(
    law: Bylaws,
    plan: MeetingPlan,
    notice: Advance,
    today: date,
    entitled: bool | None = None,
) -> AdvanceStanding:
    """The standing of one notice; `entitled` is `None` until the record date is known."""
    rule = DEADLINES[notice.kind]
    due = advance_notice(law, rule, plan.on, plan.announced_on) if plan.on else None
    contents = tuple(_contents(law, notice))
    findings = (
        *_in_time(due, notice),
        *_proponent(law, notice, entitled),
        *_whole(law, notice, contents),
        *_asked(law, notice, today),
    )
    return AdvanceStanding(notice, due, contents, findings)


def _contents(law: Bylaws, notice: Advance) -> Iterator[tuple[str, bool]]:
    """Each content that the version asks for, found in the notice's facts or ticked by eye."""
    rule = CONTENTS[notice.kind]
    if not law.has(rule):
        return
    for name in law.items(rule, "states"):
        yield name, name in notice.ticked or _stated(notice, name)


def _stated(notice: Advance, name: str) -> bool:
    if notice.business:
        told = BUSINESS_STATES.get(name)
        return bool(told and told(notice.business))
    told_of = NOMINATION_STATES.get(name)
    return bool(told_of and notice.nomination and told_of(notice.nomination))


BUSINESS_STATES: Mapping[str, Callable[[ProposalReceived], bool]] = {
    "business and reasons": lambda p: (
        bool(p.matters) and all(m.description and m.reasons for m in p.matters)
    ),
    "name and address": lambda p: bool(p.name and p.address),
    "class and number of shares": lambda p: bool(p.class_name and p.shares),
    "material interest": lambda p: bool(p.matters) and all(m.interest for m in p.matters),
}
NOMINATION_STATES: Mapping[str, Callable[[NominationReceived], bool]] = {
    "names and addresses": lambda n: (
        bool(n.name and n.address and n.nominees) and all(x.name and x.address for x in n.nominees)
    ),
    "ownership and intent to appear": lambda n: bool(n.class_name and n.shares and n.intends),
    "arrangements": lambda n: bool(n.arrangements),
    "proxy statement information": lambda n: (
        bool(n.nominees) and all(x.information for x in n.nominees)
    ),
    "consent to serve": lambda n: bool(n.nominees) and all(x.consented_on for x in n.nominees),
}


def _in_time(due: Deadline | None, notice: Advance) -> Iterator[Finding]:
    if due is None or notice.received_at is None:
        return
    on = notice.received_at.date()
    if due.due is None:
        yield Finding(due.cite, "warning", due.counted, "received_at")
    elif on > due.due:
        said = f"Received {day_short(on)}; the last day was {day_short(due.due)}. {due.counted}"
        yield Finding(due.cite, "error", said, "received_at", steps=due.steps)
    else:
        said = f"Received {day_short(on)}, in time: the last day is {day_short(due.due)}."
        yield Finding(due.cite, "fits", said, "received_at", steps=due.steps)


def _proponent(law: Bylaws, notice: Advance, entitled: bool | None) -> Iterator[Finding]:
    """Of record when the notice was given, and entitled to vote at the meeting."""
    rule = PROPONENT if notice.kind == BUSINESS else NOMINATORS
    if not law.has(rule) or not law.has(DEADLINES[notice.kind]):
        return
    cite = law.cite(rule)
    if not notice.of_record and notice.kind == BUSINESS:
        said = f"{notice.name} was not of record on the day of the notice."
        yield Finding(cite, "error", said, "holder")
    if entitled is None:
        said = "Whether the holder is entitled to vote shows when the record date is known."
        yield Finding(cite, "warning", said, "holder")
    elif not entitled:
        said = f"{notice.name} is not entitled to vote at the meeting."
        yield Finding(cite, "error", said, "holder")


def _whole(
    law: Bylaws, notice: Advance, contents: tuple[tuple[str, bool], ...]
) -> Iterator[Finding]:
    missing = [name for name, there in contents if not there]
    if missing:
        said = f"The notice does not state: {listed(missing)}."
        yield Finding(law.cite(CONTENTS[notice.kind]), "error", said, "contents")


def _asked(law: Bylaws, notice: Advance, today: date) -> tuple[Finding, ...]:
    """How long a request for more information is waiting."""
    if notice.asked_on is None or not law.has(MORE):
        return ()
    return open_since(law, MORE, notice.asked_on, today)
