"""What a person who claims indemnity signs: notice of claim, request, undertaking to repay.

1988 III §16(b) to (f); 2002 §6.1 to §6.7, §6.9, §6.20.
"""

from __future__ import annotations

from app.bylaws.due.joined import request_start
from app.bylaws.indemnity.claims import GIVEN, PAYMENT, must_advance, must_indemnify
from app.bylaws.indemnity.papers import NOTICE, UNDERTAKING, must_repay
from app.bylaws.records.offices import PLACE_OF_BUSINESS
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import (
    Issue,
    Rules,
    day_words,
    dollars,
    needs_rule,
    own_signature,
    paper,
    stated,
    told,
)
from app.documents.wording import corporation
from app.domain.demands import IndemnityClaim, IndemnityItem, IndemnityRequest, Undertaking
from app.domain.refusal import Refusal
from app.domain.words import plural

ITEMS = (
    TableColumn("Kind", width=1.4),
    TableColumn("For what", width=3.2),
    TableColumn("Incurred", width=1.4),
    TableColumn("Consented or approved", width=1.5),
    TableColumn("Amount", "right", 1.3),
)
RECEIPT = Heading("Receipt")


def compose_claim_notice(claim: IndemnityClaim, issue: Issue) -> Document:
    """The person's notice of a claim to the secretary, with the secretary's receipt (2002 §6.6)."""
    law = issue.law
    needs_rule(law, NOTICE, "notice of a claim by the person")
    blocks: tuple[Block, ...] = (
        *stated(
            ("To", f"the Secretary of {issue.company.name}"),
            ("At", claim.told_to or _business_office(issue)),
        ),
        Paragraph(
            f"I give notice of a claim for which I may ask indemnity of "
            f"{corporation(issue.company)}."
        ),
        *_person(claim),
        *stated(
            ("Claim or proceeding", claim.proceeding),
            ("Claim made on", claim.made_on),
            ("Date of this notice", claim.noticed_on),
        ),
        Paragraph("I will give the information and cooperation that the corporation may need."),
        own_signature(claim.name, _title(claim)),
        RECEIPT,
        *stated(("Received on", ""), ("Received by the Secretary", "")),
    )
    rules: Rules = (("notice of a claim", NOTICE), ("communications", GIVEN))
    return paper(issue, "Notice of Claim", blocks, rules)


def compose_indemnity_request(
    claim: IndemnityClaim, request: IndemnityRequest, issue: Issue
) -> Document:
    """The written request for an advance or for payment: amounts by kind, and its delivery."""
    law, advance = issue.law, request.kind == "advance"
    if request.kind not in ("advance", "payment"):
        raise Refusal("A request is for an advance or for payment.", field="kind")
    duty = (must_advance if advance else must_indemnify)(law, claim.claimant)
    start = request_start(law, request)
    blocks: tuple[Block, ...] = (
        *stated(("To", f"the Secretary of {issue.company.name}"), ("Date", request.on)),
        *_person(claim),
        *stated(("Claim or proceeding", claim.proceeding)),
        Heading("Amounts"),
        *_amounts(request.items),
        *stated(("Duty or power", duty.counted)),
        *_success(claim, advance=advance),
        Paragraph(
            f"I request {'an advance of expenses' if advance else 'payment of indemnity'} by "
            f"{corporation(issue.company)}, in the amounts stated."
        ),
        own_signature(claim.name, _title(claim)),
        Heading("Delivery"),
        *stated(("Manner", request.manner)),
        *told(("Receipt by hand", request.receipted_on), ("Postmark", request.postmarked_on)),
        *stated(("Received on", request.received_on)),
        *told(("Clocks run from", start.on if start else None)),
    )
    covered = (
        "indemnity.derivative.amounts" if claim.derivative else "indemnity.third-party.amounts"
    )
    rules: Rules = (
        ("who is indemnified", "indemnity.persons"),
        *((("advance", "indemnity.advance"),) if advance else (("amounts", covered),)),
        *((("success", "indemnity.success"),) if claim.success and not advance else ()),
        ("part", "indemnity.partial"),
        *(() if advance else (("payment", PAYMENT),)),
        ("consent to expenses", "indemnity.expense-consent"),
        ("communications", GIVEN),
    )
    title = "Request for an Advance" if advance else "Request for Indemnity"
    return paper(issue, title, blocks, rules)


def compose_undertaking(claim: IndemnityClaim, promise: Undertaking, issue: Issue) -> Document:
    """The promise to repay an advance, in the words of the version.

    1988: unless the person is finally found entitled. 2002: if, and as far as, the person is
    finally found not entitled.
    """
    kept = must_repay(issue.law, None)
    condition = (
        "unless it is ultimately determined that the person is entitled to be indemnified"
        if kept.yes
        else "if, and only as far as, it is ultimately determined that the person is not entitled "
        "to be indemnified"
    )
    by = promise.by or claim.name
    blocks: tuple[Block, ...] = (
        *_person(claim),
        *stated(
            ("Claim or proceeding", claim.proceeding),
            ("Amount", dollars(promise.cents)),
            ("Date", promise.on),
        ),
        Paragraph(
            f"The undersigned undertakes to repay to {corporation(issue.company)}, the expenses "
            f"of defending this proceeding that it advances, {condition}."
        ),
        own_signature(by, _title(claim) if by == claim.name else f"for {as_name(claim.name)}"),
        RECEIPT,
        *stated(("Received on", promise.received_on)),
    )
    rules: Rules = (("undertaking", UNDERTAKING), ("advance", "indemnity.advance"))
    return paper(issue, "Undertaking to Repay", blocks, rules)


def _person(claim: IndemnityClaim) -> tuple[Block, ...]:
    return (
        *stated(
            ("Person", as_name(claim.name)),
            ("Class", claim.claimant),
            ("Capacity", claim.capacity),
        ),
        *told(("In", claim.entity)),
    )


def _title(claim: IndemnityClaim) -> str:
    return claim.capacity or claim.claimant.capitalize()


def _amounts(items: tuple[IndemnityItem, ...]) -> tuple[Block, ...]:
    if not items:
        return stated(("Amounts by kind", ""))
    rows = tuple(
        (
            item.kind,
            item.what,
            day_words(item.incurred_on) or "not stated",
            day_words(item.consented_on or item.approved_on) or "not recorded",
            dollars(item.cents) or "not stated",
        )
        for item in items
    )
    known = [item.cents for item in items if item.cents is not None]
    unsaid = len(items) - len(known)
    note = f"without {plural(unsaid, 'amount')} not stated" if unsaid else ""
    totals = ("Total", note, "", "", dollars(sum(known)))
    return (TableBlock(ITEMS, rows, totals),)


def _success(claim: IndemnityClaim, *, advance: bool) -> tuple[Block, ...]:
    if advance or not claim.success:
        return ()
    said = "I succeeded on the merits: the expenses are owed without a finding."
    return (Paragraph(said),)


def _business_office(issue: Issue) -> str:
    """The principal business office, or the executive office where that is the only one."""
    company = issue.company
    office = company.office_on(issue.on, PLACE_OF_BUSINESS) or company.office_on(issue.on)
    return office.place.one_line() if office else ""
