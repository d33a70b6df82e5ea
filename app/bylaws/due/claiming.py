"""A claim of indemnity on record beside the rules: as told, asked, found and paid.

Sources: 1988 III §16; 2002 Article VI. Governed by the day of the claim or of the request.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Deadline, Finding
from app.bylaws.due.joined import check_late, request_clocks
from app.bylaws.due.ruled import ruled
from app.bylaws.indemnity.checks import (
    FOUND,
    SETTLEMENTS,
    check_advance,
    check_amount,
    check_bars,
    check_conduct,
    check_exceptions,
    check_found,
    check_liable,
    check_standard,
)
from app.bylaws.indemnity.claims import CLAIMANTS, must_indemnify
from app.bylaws.indemnity.papers import (
    check_claim_notice,
    check_expense,
    check_fees_refused,
    check_manner,
    check_undertaking,
)
from app.bylaws.indemnity.votes import Approval, by_consent, by_directors, by_meeting
from app.bylaws.law import Bylaws, Shelf
from app.domain.demands import ITEM_KINDS, Determined, IndemnityClaim, IndemnityRequest
from app.domain.matters.claims import REFUSED, Asked, OnClaim

ADVANCED, COURT, CLAIM, EXPENSES = "advance", "court", "claim", ITEM_KINDS[0]


def check_noticed(shelf: Shelf, found: OnClaim) -> tuple[Finding, ...]:
    """How soon the corporation was told, and whether two versions meet."""
    claim = found.claim
    noticed, made = claim.noticed_on, claim.made_on
    law = shelf.on(noticed) if noticed else None
    if law is None or noticed is None or not ruled(law, CLAIM):
        return ()
    soon = check_claim_notice(law, made, noticed, noticed) if made else ()
    conduct = claim.conduct_on
    return (*soon, *(check_conduct(shelf, made or noticed, conduct) if conduct else ()))


def check_asked(
    law: Bylaws, claim: IndemnityClaim, request: IndemnityRequest
) -> tuple[Finding, ...]:
    """The manner of a request, and each of its amounts; a request is recorded as it came."""
    if not ruled(law, CLAIM):
        return ()
    found = list(check_manner(law, request.manner)) if request.manner else []
    for item in request.items:
        found.append(_amount(law, claim, request, item.kind, item.incurred_on, item.approved_on))
        if item.incurred_on:
            found += check_expense(law, item.kind, item.incurred_on, item.consented_on)
    return tuple(_softened(one) for one in found)


def check_decided(
    law: Bylaws, claim: IndemnityClaim, asked: Asked, decision: str
) -> tuple[Finding, ...]:
    """Whether the request may be refused, or granted.

    Fees of other counsel after the corporation took over the defense are not owed (2002 §6.8).
    """
    if not ruled(law, CLAIM):
        return ()
    refused = decision == REFUSED
    fees = _fees(law, claim, asked.request) if refused else ()
    if fees and len(fees) == len(asked.request.items) and all(f.severity == "fits" for f in fees):
        return fees
    if asked.request.kind == ADVANCED:
        settled = any(item.kind == SETTLEMENTS for item in asked.request.items)
        owed = check_advance(law, claim.claimant, settlement=False, refused=refused)
        barred = check_advance(law, claim.claimant, settlement=True, refused=refused)
        return (barred if settled and not refused else owed, *fees)
    duty = must_indemnify(law, claim.claimant)
    if refused and duty.yes:
        sentence = f"{duty.counted} It was refused."
        return (Finding(duty.cite, "warning", sentence, "decision"), *fees)
    return ()


def _fees(law: Bylaws, claim: IndemnityClaim, request: IndemnityRequest) -> tuple[Finding, ...]:
    """Each expense of a request beside the defense that the corporation took over."""
    taken = claim.defense
    if taken is None:
        return ()
    days = taken.noticed_on, taken.approved_on, taken.retained_on
    dated = (i.incurred_on for i in request.items if i.kind == EXPENSES and i.incurred_on)
    return tuple(
        found for on in dated for found in check_fees_refused(law, on, *days, taken.exceptions)
    )


def check_determined(law: Bylaws, claim: IndemnityClaim) -> tuple[Finding, ...]:
    """The vote of the finding, the standard of conduct, and what stands against indemnity."""
    made = claim.determined
    if made is None or not ruled(law, CLAIM):
        return ()
    vote = approval(law, made)
    found: list[Finding] = []
    if vote and vote.met is not None:
        severity = "fits" if vote.met else "error"
        found.append(Finding(vote.cite, severity, vote.counted, "votes_for"))
    return (*found, *_merits(law, claim, paid=False))


def approval(law: Bylaws, made: Determined) -> Approval | None:
    """The votes that the finding needed; `None` for a court, or where no vote is asked for."""
    if made.route == "directors" and made.authorized and made.present is not None:
        return by_directors(law, made.authorized, made.present, made.parties, made.votes_for)
    if made.route == "shareholders" and made.entitled is not None:
        if made.by_consent:
            return by_consent(law, made.entitled, made.own, made.votes_for)
        if made.others is not None:
            return by_meeting(law, made.entitled, made.own, made.others, made.votes_for)
    return None


def check_paid(shelf: Shelf, found: OnClaim, asked: Asked, on: date) -> tuple[Finding, ...]:
    """Whether the payment was in time, and what had to come before it."""
    claim, request = found.claim, asked.request
    law = shelf.on(request.on) if request.on else None
    if law is None or not ruled(law, CLAIM):
        return ()
    late = check_late(due_of(law, claim, request), on)
    if request.kind == ADVANCED:
        promised = claim.undertaking.received_on if claim.undertaking else None
        return (*late, check_undertaking(law, promised, on))
    return (*late, *_merits(law, claim, paid=True))


def due_of(law: Bylaws, claim: IndemnityClaim, request: IndemnityRequest) -> Deadline | None:
    """The last day to pay the request; `None` where no clock runs in this version."""
    running = request_clocks(law, request, claim.claimant) if claim.claimant in CLAIMANTS else None
    if running is None:
        return None
    return running.advance if request.kind == ADVANCED else running.payment


def _merits(law: Bylaws, claim: IndemnityClaim, *, paid: bool) -> tuple[Finding, ...]:
    made = claim.determined or Determined()
    by_court = made.route == COURT
    standing = [check_found(law, made.route, success=claim.success, paid=paid)]
    if not claim.success:
        standing += _standard(law, claim, made, paid=paid)
    if claim.adjudged_liable:
        order = claim.court_order_on is not None
        standing.append(check_liable(law, adjudged=True, court_order=order))
    bars = check_bars(law, made.bars, success=claim.success, by_court=by_court)
    excepted = check_exceptions(law, made.exceptions, made.lifted_by, paid=paid)
    return (*standing, *bars, *excepted)


def _standard(
    law: Bylaws, claim: IndemnityClaim, made: Determined, *, paid: bool
) -> tuple[Finding, ...]:
    """The standard of conduct; where nobody must find it, only what was found."""
    met = dict(made.met)
    found = check_standard(
        law, met, derivative=claim.derivative, criminal=claim.criminal, paid=paid
    )
    needed = law.items(FOUND, "routes")
    return found if needed else tuple(one for one in found if one.field in met)


def _amount(
    law: Bylaws,
    claim: IndemnityClaim,
    request: IndemnityRequest,
    kind: str,
    settled_on: date | None,
    approved_on: date | None,
) -> Finding:
    if request.kind == ADVANCED:
        settled = kind == SETTLEMENTS
        return check_advance(law, claim.claimant, settlement=settled, refused=False)
    return check_amount(
        law,
        kind,
        derivative=claim.derivative,
        settled_on=settled_on if kind == SETTLEMENTS else None,
        approved_on=approved_on,
        court_approved=claim.court_order_on is not None,
    )


def _softened(found: Finding) -> Finding:
    """What stands against a request that came in is a check; it is no breach to receive it."""
    return replace(found, severity="warning") if found.severity == "error" else found
