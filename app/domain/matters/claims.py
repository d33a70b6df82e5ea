"""Claims of indemnity as recorded: notice, requests, findings, consents, insurers and payments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.demands import (
    DefenseElection,
    Determined,
    IndemnityClaim,
    IndemnityItem,
    IndemnityRequest,
    InsuranceDecision,
    InsurerNotice,
    Paid,
    Undertaking,
)
from app.domain.events import Event
from app.domain.matters.reading import by_matter, made, rows_of, stated_in, texts_of

CLAIMANTS = ("director", "officer", "employee", "other agent")
GRANTED, REFUSED = "granted", "refused"
ENDED = ("success", "adjudged_liable", "court_order_on", "ending")
CONSENTS = ("consented_on", "approved_on", "allowed_cents")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a claim by its number, counted from 1, and what the corporation decided.

    `decision` is `granted`, `refused` or empty while none is recorded.
    """

    number: int
    request: IndemnityRequest
    decision: str = ""
    why: str = ""

    @property
    def cents(self) -> int | None:
        """What is to be paid: what was allowed of each item, else what was asked, where known."""
        amounts = [
            item.cents if item.allowed_cents is None else item.allowed_cents
            for item in self.request.items
        ]
        known = [cents for cents in amounts if cents is not None]
        return sum(known) if len(known) == len(amounts) > 0 else None

    @property
    def paid(self) -> bool:
        """Whether it is paid whole; where an amount is not known, any payment counts."""
        if self.request.paid_on is None:
            return False
        return self.cents is None or (self.request.paid_cents or 0) >= self.cents


@dataclass(frozen=True, slots=True)
class OnClaim:
    """One claim: the facts for its papers, its requests by number, and how it was closed.

    `entitled` is the final finding on entitlement, `None` while there is none.
    """

    claim: IndemnityClaim
    asked: tuple[Asked, ...] = ()
    entitled: bool | None = None
    closed_on: date | None = None
    closed_why: str = ""

    @property
    def key(self) -> str:
        """The claim's key."""
        return self.claim.key

    def request(self, number: int) -> Asked | None:
        """The request of that number."""
        return next((one for one in self.asked if one.number == number), None)


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims in the order of recording, and the decisions on insurance of agents."""

    claims: tuple[OnClaim, ...] = ()
    insurance: tuple[InsuranceDecision, ...] = ()

    @property
    def insured_on(self) -> date | None:
        """The day of the latest decision on insurance."""
        return max((one.on for one in self.insurance if one.on), default=None)


def read_claims(events: Iterable[Event]) -> Claims:
    """What these events of the topics `claim` and `insurance` come to."""
    told = list(events)
    claims = by_matter(event for event in told if event.topic == "claim")
    found = [_claim(key, events_of) for key, events_of in claims.items()]
    decided = [event for event in told if event.kind == "insurance.determined"]
    insurance = tuple(
        made(InsuranceDecision, event.data, on=event.on)
        for event in sorted(decided, key=lambda event: event.seq)
    )
    return Claims(tuple(one for one in found if one), insurance)


def _claim(key: str, told: list[Event]) -> OnClaim | None:
    first = next((event for event in told if event.kind == "claim.notified"), None)
    if first is None:
        return None
    claim = made(IndemnityClaim, first.data, key=key, noticed_on=first.on, insurers=(), **_EMPTY)
    found = OnClaim(claim)
    for event in told:
        found = _after(found, event)
    return replace(found, claim=replace(found.claim, requests=_requests(found)))


_EMPTY = {"requests": (), "undertaking": None, "determined": None, "defense": None, "paid": ()}


def _requests(found: OnClaim) -> tuple[IndemnityRequest, ...]:
    return tuple(one.request for one in found.asked)


def _after(found: OnClaim, event: Event) -> OnClaim:
    data = event.data
    if step := _STEPS.get(event.kind):
        found = replace(found, claim=step(found.claim, event))
    match event.kind:
        case "claim.requested":
            return replace(found, asked=(*found.asked, _asked(event, len(found.asked) + 1)))
        case "claim.decided" | "claim.consented" | "claim.paid":
            asked = (_told(one, event) for one in found.asked)
            return replace(found, asked=tuple(asked))
        case "claim.ended":
            return replace(found, entitled=data.get("entitled", found.entitled))
        case "claim.closed":
            return replace(found, closed_on=event.on, closed_why=data.get("why", ""))
        case _:
            return found


def _undertaken(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    return replace(claim, undertaking=made(Undertaking, event.data))


def _determined(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    met = tuple((str(row["element"]), bool(row["met"])) for row in rows_of(event.data, "met"))
    return replace(claim, determined=made(Determined, event.data, on=event.on, met=met))


def _defended(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    said, data = claim.defense or DefenseElection(), event.data
    days = stated_in(data, ("counsel", "noticed_on", "approved_on", "retained_on"))
    exceptions = texts_of(data, "exceptions") or said.exceptions
    return replace(claim, defense=replace(said, **days, exceptions=exceptions))


def _insured(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    """What is told later of a policy stands in place of what was told first."""
    data = event.data
    which = (data["insurer"], data.get("policy", ""))
    kept = {(one.insurer, one.policy): one for one in claim.insurers}
    said = kept.get(which, InsurerNotice(*which))
    names = ("from_on", "to_on", "procedure", "due_on", "address", "told_on", "manner")
    kept[which] = replace(said, **stated_in(data, names))
    return replace(claim, insurers=tuple(kept.values()))


def _paid(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    return replace(claim, paid=(*claim.paid, _money(event)))


def _recovered(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    return replace(claim, recovered=(*claim.recovered, _money(event)))


def _ended(claim: IndemnityClaim, event: Event) -> IndemnityClaim:
    return replace(claim, **stated_in(event.data, ENDED))


_STEPS: Mapping[str, Callable[[IndemnityClaim, Event], IndemnityClaim]] = {
    "claim.undertaken": _undertaken,
    "claim.determined": _determined,
    "claim.defended": _defended,
    "claim.insurer": _insured,
    "claim.paid": _paid,
    "claim.recovered": _recovered,
    "claim.ended": _ended,
}


def _money(event: Event) -> Paid:
    return Paid(event.on, event.data["cents"], event.data.get("what", ""))


def _asked(event: Event, number: int) -> Asked:
    items = tuple(made(IndemnityItem, row) for row in rows_of(event.data, "items"))
    return Asked(number, made(IndemnityRequest, event.data, on=event.on, items=items))


def _told(one: Asked, event: Event) -> Asked:
    data, request = event.data, one.request
    if data.get("request") != one.number:
        return one
    match event.kind:
        case "claim.decided":
            decided = event.on if data["decision"] == GRANTED else None
            return replace(
                one,
                request=replace(request, decided_on=decided),
                decision=data["decision"],
                why=data.get("why", ""),
            )
        case "claim.paid":
            cents = (request.paid_cents or 0) + data["cents"]
            return replace(one, request=replace(request, paid_on=event.on, paid_cents=cents))
        case _:
            items = tuple(
                replace(item, **stated_in(data, CONSENTS)) if n == data["item"] else item
                for n, item in enumerate(request.items, 1)
            )
            return replace(one, request=replace(request, items=items))
