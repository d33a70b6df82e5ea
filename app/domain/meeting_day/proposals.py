"""Shareholders' notices of business and of nominations as recorded, and how each was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.advance_record import (
    NominationReceived,
    ProposalReceived,
    ProposedMatter,
    ProposedNominee,
)
from app.domain.entries import Json
from app.domain.events import Event
from app.domain.meetings import AgendaItem, MeetingPlan, Nominee

BUSINESS, NOMINATION = "business", "nomination"
KINDS = (BUSINESS, NOMINATION)
ACCEPTED, REFUSED, ASKED, ANSWERED = "accepted", "refused", "asked", "answered"
ANSWERS = (ACCEPTED, REFUSED, ASKED, ANSWERED)
"""Accepted or refused; more information asked for, or received."""
SHAREHOLDER = "shareholder"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a notice, on its day, with the reason."""

    seq: int
    answer: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Advance:
    """A notice of business or of a nomination, and what was answered.

    `of_record` says whether the holder had shares of record on the day of the notice; `ticked` are
    the contents found in it by eye.
    """

    seq: int
    kind: str
    holder_id: int
    business: ProposalReceived | None
    nomination: NominationReceived | None
    of_record: bool
    ticked: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def received_at(self) -> datetime | None:
        """When it reached the secretary."""
        notice = self.business or self.nomination
        return notice.received_at if notice else None

    @property
    def name(self) -> str:
        """The holder's name as on the notice."""
        notice = self.business or self.nomination
        return notice.name if notice else ""

    @property
    def answer(self) -> Answer | None:
        """Whether it was accepted or refused; the last answer stands."""
        told = [a for a in self.answers if a.answer in (ACCEPTED, REFUSED)]
        return told[-1] if told else None

    @property
    def asked_on(self) -> date | None:
        """The day of a request for more that is not yet answered."""
        told = [a for a in self.answers if a.answer in (ASKED, ANSWERED)]
        return told[-1].on if told and told[-1].answer == ASKED else None

    def agenda(self) -> tuple[AgendaItem, ...]:
        """The items of business that it adds to the agenda, as the notice states them."""
        on = self.received_at.date() if self.received_at else None
        matters = self.business.matters if self.business else ()
        return tuple(AgendaItem(m.description, source=SHAREHOLDER, received_on=on) for m in matters)

    def nominees(self) -> tuple[Nominee, ...]:
        """The nominees that it adds."""
        on = self.received_at.date() if self.received_at else None
        named = self.nomination.nominees if self.nomination else ()
        return tuple(Nominee(n.name, SHAREHOLDER, self.name, on) for n in named)


def followed(plan: MeetingPlan, notice: Advance) -> MeetingPlan:
    """The plan as the answer leaves it: what was accepted stands in it, what was refused does not.

    An item or a nominee that the secretary worded anew is left as it stands.
    """
    if notice.answer is None:
        return plan
    items, nominees = notice.agenda(), notice.nominees()
    if notice.answer.answer == ACCEPTED:
        known = {nominee.name for nominee in plan.nominees}
        return replace(
            plan,
            items=(*plan.items, *(item for item in items if item not in plan.items)),
            nominees=(*plan.nominees, *(n for n in nominees if n.name not in known)),
        )
    return replace(
        plan,
        items=tuple(item for item in plan.items if item not in items),
        nominees=tuple(nominee for nominee in plan.nominees if nominee not in nominees),
    )


def read_proposals(events: Iterable[Event]) -> tuple[Advance, ...]:
    """What the events of the topic `proposal` come to, in order of recording."""
    found: dict[int, Advance] = {}
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind == "proposal.received":
            found[event.seq] = _received(event)
        elif event.kind == "proposal.answered" and event.data["proposal"] in found:
            known = found[event.data["proposal"]]
            reason = str(event.data.get("reason") or "")
            answer = Answer(event.seq, event.data["answer"], event.on, reason)
            found[known.seq] = replace(known, answers=(*known.answers, answer))
    return tuple(found.values())


def _received(event: Event) -> Advance:
    data, kind = event.data, event.data["kind"]
    return Advance(
        event.seq,
        kind,
        data["holder"],
        _business(data) if kind == BUSINESS else None,
        _nomination(data) if kind == NOMINATION else None,
        bool(data.get("of_record")),
        tuple(data.get("ticked", ())),
    )


def _business(data: Json) -> ProposalReceived:
    matters = tuple(
        ProposedMatter(m.get("description", ""), m.get("reasons", ""), m.get("interest", ""))
        for m in data.get("matters", ())
    )
    return ProposalReceived(*_holder(data), matters, datetime.fromisoformat(data["received_at"]))


def _nomination(data: Json) -> NominationReceived:
    nominees = tuple(
        ProposedNominee(
            n["name"],
            tuple(n.get("address", ())),
            n.get("information", ""),
            date.fromisoformat(n["consented_on"]) if n.get("consented_on") else None,
        )
        for n in data.get("nominees", ())
    )
    return NominationReceived(
        *_holder(data),
        data.get("intends"),
        data.get("arrangements", ""),
        nominees,
        datetime.fromisoformat(data["received_at"]),
    )


def _holder(data: Json) -> tuple[str, tuple[str, ...], str, int | None]:
    shares = data.get("shares")
    return (
        data.get("name", ""),
        tuple(data.get("address", ())),
        data.get("class_name", ""),
        int(shares) if shares else None,
    )
