"""Papers of claims of indemnity: notice, requests, findings, the defense, insurers, schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from app.acts.matters.known import claims_of
from app.acts.matters.papers.making import About, Maker, Making, always
from app.bylaws.indemnity.claims import DEFENSE
from app.bylaws.indemnity.papers import CONSENT, INSURERS, NOTICE
from app.documents.blocks import Document
from app.documents.indemnity.claim import (
    compose_claim_notice,
    compose_indemnity_request,
    compose_undertaking,
)
from app.documents.indemnity.defense import compose_defense_election, compose_expense_consent
from app.documents.indemnity.determination import compose_determination
from app.documents.indemnity.insurers import compose_insurance_decision, compose_insurer_notice
from app.documents.indemnity.schedule import compose_indemnity_schedule
from app.domain.demands import ITEM_KINDS, IndemnityItem, Undertaking
from app.domain.matters.claims import OnClaim, read_claims
from app.domain.refusal import Refusal

Of = Callable[[Making, OnClaim], Iterable[About]]


def _claim(making: Making, key: str) -> OnClaim:
    """The claim behind `claim-1`, `claim-1/2` or `claim-1/2/3`."""
    matter = key.partition("/")[0]
    for claim in claims_of(making.book).claims:
        if claim.key == matter:
            return claim
    raise Refusal("There is no such claim. Record the notice of it first.")


def _number(key: str, place: int) -> int:
    parts = key.split("/")
    return int(parts[place]) if len(parts) > place and parts[place].isdecimal() else 0


def _told_on(making: Making, claim: OnClaim) -> date:
    return claim.claim.noticed_on or making.on


def _last(making: Making, claim: OnClaim) -> date:
    """The day whose bylaws set the clocks: of the last request, else of the notice."""
    days = [one.request.on for one in claim.asked if one.request.on]
    return max(days, default=_told_on(making, claim))


def claim_notice(making: Making, key: str) -> Document:
    """The person's notice of the claim."""
    claim = _claim(making, key)
    return compose_claim_notice(claim.claim, making.issue(_told_on(making, claim)))


def request(making: Making, key: str) -> Document:
    """A written request by its number, `claim-1/2`."""
    claim = _claim(making, key)
    asked = claim.request(_number(key, 1))
    if asked is None:
        raise Refusal("There is no such request. Record it first.")
    issue = making.issue(asked.request.on or _told_on(making, claim))
    return compose_indemnity_request(claim.claim, asked.request, issue)


def undertaking(making: Making, key: str) -> Document:
    """The promise to repay; blanks where it is not recorded yet."""
    claim = _claim(making, key)
    promise = claim.claim.undertaking or Undertaking()
    on = promise.received_on or _last(making, claim)
    return compose_undertaking(claim.claim, promise, making.issue(on))


def determination(making: Making, key: str) -> Document:
    """The finding whether indemnity is proper."""
    claim = _claim(making, key)
    found = claim.claim.determined
    on = found.on if found and found.on else _last(making, claim)
    return compose_determination(claim.claim, making.issue(on))


def defense(making: Making, key: str) -> Document:
    """The election to take over the defense."""
    claim = _claim(making, key)
    return compose_defense_election(claim.claim, making.issue(_told_on(making, claim)))


def expense_consent(making: Making, key: str) -> Document:
    """The consent to one item of a request, `claim-1/2/3`."""
    claim = _claim(making, key)
    asked, number = claim.request(_number(key, 1)), _number(key, 2)
    if asked is None or not 0 < number <= len(asked.request.items):
        raise Refusal("There is no such amount. Record the request first.")
    issue = making.issue(asked.request.on or _told_on(making, claim))
    return compose_expense_consent(claim.claim, asked.request.items[number - 1], issue)


def insurer_notice(making: Making, key: str) -> Document:
    """Notice to an insurer by its number, `claim-1/1`."""
    claim = _claim(making, key)
    number = _number(key, 1)
    if not 0 < number <= len(claim.claim.insurers):
        raise Refusal("There is no such insurer. Record it first.")
    issue = making.issue(_told_on(making, claim))
    return compose_insurer_notice(claim.claim, claim.claim.insurers[number - 1], issue)


def schedule(making: Making, key: str) -> Document:
    """Everything about the claim on one sheet."""
    claim = _claim(making, key)
    issue = making.issue(_last(making, claim))
    return compose_indemnity_schedule(claim.claim, issue, making.shelf)


def insurance(making: Making, key: str) -> Document:
    """A decision on insurance, by the entry that recorded it."""
    event = making.event("insurance", key)
    [made] = read_claims([event]).insurance
    return compose_insurance_decision(made, making.issue(event.on))


def _told(making: Making, claim: OnClaim) -> Iterable[About]:
    if making.law(_told_on(making, claim)).has(NOTICE):
        yield claim.key, ""


def _requests(_making: Making, claim: OnClaim) -> Iterable[About]:
    several = len(claim.asked) > 1
    for one in claim.asked:
        yield f"{claim.key}/{one.number}", str(one.number) if several else ""


def _advanced(_making: Making, claim: OnClaim) -> Iterable[About]:
    advance = any(one.request.kind == "advance" for one in claim.asked)
    if advance or claim.claim.undertaking:
        yield claim.key, ""


def _determined(_making: Making, claim: OnClaim) -> Iterable[About]:
    if claim.claim.determined or claim.asked:
        yield claim.key, ""


def _defended(making: Making, claim: OnClaim) -> Iterable[About]:
    if making.law(_told_on(making, claim)).has(DEFENSE):
        yield claim.key, ""


def _expenses(making: Making, claim: OnClaim) -> Iterable[About]:
    """The items that need consent, those left out that were incurred before it."""
    for one in claim.asked:
        law = making.law(one.request.on or _told_on(making, claim))
        excepted = law.items(CONSENT, "excepted") if law.has(CONSENT) else ITEM_KINDS
        for n, item in enumerate(one.request.items, 1):
            if item.kind not in excepted and _may_consent(item):
                yield f"{claim.key}/{one.number}/{n}", item.what


def _may_consent(item: IndemnityItem) -> bool:
    consented, incurred = item.consented_on, item.incurred_on
    return consented is None or incurred is None or consented <= incurred


def _insurers(making: Making, claim: OnClaim) -> Iterable[About]:
    if making.law(_told_on(making, claim)).has(INSURERS):
        for n, one in enumerate(claim.claim.insurers, 1):
            yield f"{claim.key}/{n}", one.insurer


def _of_claim(offers: Of) -> Callable[[Making, str], Iterable[About]]:
    return lambda making, key: offers(making, _claim(making, key))


def _decisions(making: Making, key: str) -> Iterable[About]:
    return making.entries("insurance", key, "insurance.determined")


MAKERS: Mapping[str, Maker] = {
    "claim-notice": Maker("indemnity-claim-notice", claim_notice, _of_claim(_told)),
    "indemnity-request": Maker("indemnity-request", request, _of_claim(_requests)),
    "undertaking": Maker("undertaking-repay", undertaking, _of_claim(_advanced)),
    "determination": Maker("indemnity-determination", determination, _of_claim(_determined)),
    "defense-election": Maker("indemnity-defense-election", defense, _of_claim(_defended)),
    "expense-consent": Maker("indemnity-expense-consent", expense_consent, _of_claim(_expenses)),
    "insurer-notice": Maker("insurer-notice", insurer_notice, _of_claim(_insurers)),
    "indemnity-schedule": Maker("indemnity-schedule", schedule, always),
    "insurance-decision": Maker("insurance-determination", insurance, _decisions),
}
"""What is made -> how."""
