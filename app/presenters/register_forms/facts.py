"""What the forms of shares know, and what they share: certificates, signers, holders, hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import OURS
from app.bylaws.law import Shelf
from app.bylaws.shares.certificates import may_sign
from app.domain.company import Company
from app.domain.meetings import MeetingPlan
from app.domain.offices import Term
from app.domain.people import Holder
from app.domain.shares import Certificate
from app.domain.words import day_paper, plural
from app.presenters.figures import holder_choices, picked
from app.presenters.view import Choice, Draft, Field, Note

SIGNERS = (("first_signer", "Signs &first"), ("second_signer", "Signs s&econd"))
Notes = Mapping[str, tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What the forms of shares need to know; `outstanding` answers for a class and a moment.

    `plans` are the meetings still planned, whose record dates say who may vote what is moved.
    """

    company: Company
    shelf: Shelf
    today: date
    holders: Sequence[Holder]
    certificates: Sequence[Certificate]
    outstanding: Callable[[int, str], int]
    next_certificate: str
    plans: Sequence[MeetingPlan] = ()

    def held_by(self, holder_id: int) -> int:
        """The shares on a holder's live certificates."""
        return sum(c.shares for c in self.certificates if c.holder_id == holder_id)

    def holder(self, draft: Draft, name: str) -> Holder | None:
        """The holder picked in this field."""
        wanted = picked(holder_choices(self.holders), draft.get(name))
        return next((h for h in self.holders if str(h.id) == wanted), None)

    def certificate(self, draft: Draft) -> Certificate | None:
        """The live certificate picked, also where its number alone was typed."""
        wanted = picked(live_choices(self, 0), draft.get("certificate"))
        return next((c for c in self.certificates if c.number == wanted), None)

    def terms(self, draft: Draft) -> tuple[Term, ...]:
        """The terms of the signers chosen."""
        by_id = {str(term.id): term for term in self.company.terms}
        wanted = [str(draft.get(name) or "") for name, _ in SIGNERS]
        return tuple(by_id[value] for value in wanted if value in by_id)


def moment_fields() -> tuple[Field, ...]:
    """The day and the hour of an entry on the books."""
    return (
        Field("on", "Entered &on", "date"),
        Field("at", "&Hour", "time", optional=True, placeholder="12:00 PM"),
    )


def signer_fields(facts: ShareFacts) -> tuple[Field, ...]:
    """Who signs the new certificates: one of each group."""
    offered = signer_choices(facts, facts.today, {})
    return tuple(
        Field(name, label, "choice", optional=True, choices=offered.get(name, ()))
        for name, label in SIGNERS
    )


def signer_choices(facts: ShareFacts, on: date, draft: Draft) -> dict[str, tuple[Choice, ...]]:
    """Who may sign on that day; one already chosen stays, and its note says why not."""
    by_id = {str(term.id): term for term in facts.company.terms}
    offered: dict[str, tuple[Choice, ...]] = {}
    for signers in may_sign(facts.shelf, facts.company, on):
        if signers.key in dict(SIGNERS):
            chosen = by_id.get(str(draft.get(signers.key) or ""))
            terms = dict.fromkeys((*signers.terms, *((chosen,) if chosen else ())))
            offered[signers.key] = tuple(Choice(str(t.id), f"{t.name}, {t.office}") for t in terms)
    return offered


def first_draft(facts: ShareFacts) -> dict[str, object]:
    """Today, the only class, and the first who may sign in each group."""
    offered = signer_choices(facts, facts.today, {})
    first = {name: choices[0].value if choices else "" for name, choices in offered.items()}
    classes = facts.company.classes
    return {"on": facts.today.isoformat(), "class": str(classes[0].id) if classes else "", **first}


def live_choices(facts: ShareFacts, holder: int) -> tuple[Choice, ...]:
    """Live certificates to pick from, those of the holder first."""
    names = {h.id: h.name for h in facts.holders}
    ordered = sorted(facts.certificates, key=lambda c: c.holder_id != holder)
    return tuple(
        Choice(c.number, f"{c.number}, {plural(c.shares, 'share')}, {names[c.holder_id]}")
        for c in ordered
    )


def signers_given(draft: Draft) -> list[int]:
    """The terms of the signers as the act is given them."""
    chosen = [str(draft.get(name) or "") for name, _ in SIGNERS]
    return [int(value) for value in chosen if value.isdecimal()]


def holder_notes(facts: ShareFacts, holder: Holder | None, name: str) -> Notes:
    """What the register has of the holder picked."""
    if holder is None:
        return {}
    held, address = facts.held_by(holder.id), holder.notice_address()
    where = f"Address of record in {address.city}." if address else "No address is known."
    shares = plural(held, "share") if held else "no shares"
    return {name: (Note("fits", f"On the register: {shares}. {where}"),)}


def future_notes(facts: ShareFacts, on: date) -> Notes:
    """Shares are entered when it happens: a day to come is refused by the act."""
    if on <= facts.today:
        return {}
    sentence = f"{day_paper(on)} is still to come. Shares are entered when it happens."
    return {"on": (Note("warning", sentence, OURS),)}


def next_number(number: str) -> str:
    """The plain number after this one; empty where it is not plain."""
    return str(int(number) + 1) if number.isdecimal() else ""
