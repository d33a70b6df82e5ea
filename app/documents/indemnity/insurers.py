"""Insurance of agents: notice of a claim to an insurer, and the decision on insurance.

1988 III §16(i); 2002 §6.17, §6.18.
"""

from __future__ import annotations

from app.bylaws.indemnity.papers import INSURANCE, INSURERS, insurance_review
from app.documents.blocks import Block, Document, Paragraph, as_name
from app.documents.stated import (
    Issue,
    Rules,
    needs_rule,
    paper,
    resolved,
    signature,
    stated,
    told,
)
from app.documents.wording import corporation, letterhead
from app.domain.demands import IndemnityClaim, InsuranceDecision, InsurerNotice
from app.domain.offices import OFFICES
from app.domain.refusal import Refusal
from app.domain.words import listed


def compose_insurer_notice(claim: IndemnityClaim, notice: InsurerNotice, issue: Issue) -> Document:
    """Notice of a claim to one insurer by the procedure of its policy (2002 §6.18)."""
    needs_rule(issue.law, INSURERS, "notice of a claim to insurers")
    blocks: tuple[Block, ...] = (
        letterhead(issue.company, issue.on),
        *stated(
            ("To", as_name(notice.insurer)),
            ("Address for notices", notice.address),
            ("Date", issue.on),
            ("Policy", notice.policy),
        ),
        *told(("In effect from", notice.from_on), ("Through", notice.to_on)),
        *stated(
            ("Insured person", as_name(claim.name)),
            ("Capacity", claim.capacity),
            ("Claim or proceeding", claim.proceeding),
            ("Claim made on", claim.made_on),
            ("Notice to corporation", claim.noticed_on),
            ("Procedure of the policy", notice.procedure),
        ),
        *told(("Last day by the policy", notice.due_on)),
        *stated(("Sent on", notice.told_on), ("Manner", notice.manner)),
        Paragraph(
            f"{corporation(issue.company)}, gives notice of this claim under the policy and asks "
            "you to pay the amounts payable under it."
        ),
        signature(issue, OFFICES),
    )
    rules: Rules = (("notice to insurers", INSURERS),)
    return paper(issue, "Notice of Claim to Insurer", blocks, rules)


def compose_insurance_decision(made: InsuranceDecision, issue: Issue) -> Document:
    """Whether insurance is practicable (2002), or that it is bought (1988), as the board decided.

    Refused on a ground that the version does not know.
    """
    law = issue.law
    yearly = law.choice(INSURANCE, "cycle") != "none"
    grounds = law.rule(INSURANCE).params.get("no_duty_if", ())
    if made.ground and made.ground not in grounds:
        known = f"Grounds are: {listed(grounds, 'or')}." if grounds else "They name no grounds."
        raise Refusal(f"The bylaws of {law.short} know no such ground. {known}", field="ground")
    review = insurance_review(law, made.on) if made.on else None
    refused = made.practicable is False and yearly
    blocks: tuple[Block, ...] = (
        *stated(("Date", made.on)),
        *stated(("Practicable" if yearly else "To be bought", _answer(made))),
        *(stated(("Ground", made.ground)) if refused else ()),
        *stated(("Reasons", made.reasons)),
        *told(("Insurer", made.insurer)),
        *_resolution(made, yearly=yearly),
        *stated(("Vote of the board", _vote(made))),
        *told(("To be asked again by", review.on if review else None)),
        signature(issue),
    )
    rules: Rules = (("insurance", INSURANCE), ("vote", "board.vote.act"))
    return paper(issue, "Determination on Insurance", blocks, rules)


def _answer(made: InsuranceDecision) -> str:
    return "" if made.practicable is None else ("no", "yes")[made.practicable]


def _resolution(made: InsuranceDecision, *, yearly: bool) -> tuple[Block, ...]:
    if made.practicable is None:
        return ()
    if not yearly:
        does = "purchases and maintains" if made.practicable else "does not purchase"
        return (resolved(f"the corporation {does} insurance on behalf of its agents."),)
    does = "is" if made.practicable else "is not"
    return (
        resolved(
            f"it is determined in good faith that it {does} practicable for the corporation to "
            "obtain and maintain insurance for its directors, officers and agents."
        ),
    )


def _vote(made: InsuranceDecision) -> str:
    if made.votes_for is None or made.present is None:
        return ""
    return f"{made.votes_for} for, of {made.present} present."
