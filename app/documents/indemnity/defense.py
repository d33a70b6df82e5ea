"""What the corporation tells the person: it takes over the defense, it consents to an expense.

2002 §6.8, §6.9; the bylaws of 1988 know neither.
"""

from __future__ import annotations

from app.bylaws.indemnity.claims import DEFENSE, GIVEN, fees_stop
from app.bylaws.indemnity.papers import CONSENT
from app.documents.blocks import Block, Document, Heading, Paragraph, as_name
from app.documents.stated import (
    Issue,
    Rules,
    dollars,
    needs_rule,
    paper,
    signature,
    stated,
)
from app.documents.wording import corporation, letterhead
from app.domain.demands import DefenseElection, IndemnityClaim, IndemnityItem
from app.domain.offices import OFFICES
from app.domain.refusal import Refusal
from app.domain.words import day_paper, listed


def compose_defense_election(claim: IndemnityClaim, issue: Issue) -> Document:
    """The written notice that the corporation takes over the defense with counsel it names."""
    law = issue.law
    needs_rule(law, DEFENSE, "taking over of the defense by the corporation")
    taken = claim.defense or DefenseElection()
    stop = fees_stop(law, taken.noticed_on, taken.approved_on, taken.retained_on)
    kept = listed(taken.exceptions) or "none"
    blocks: tuple[Block, ...] = (
        letterhead(issue.company, issue.on),
        *stated(
            ("To", as_name(claim.name)),
            ("Claim or proceeding", claim.proceeding),
            ("Date of this notice", issue.on),
        ),
        Paragraph(
            f"{corporation(issue.company)}, elects to assume the defense of this proceeding, with "
            "counsel whom you approve. Your approval may not be unreasonably withheld."
        ),
        *stated(
            ("Counsel", taken.counsel),
            ("Notice delivered on", taken.noticed_on),
            ("Approved by you on", taken.approved_on),
            ("Counsel retained on", taken.retained_on),
            ("Fees of other counsel", stop.counted),
            ("Exceptions that apply", kept),
        ),
        Paragraph(
            "After notice, approval and retention the corporation owes no fees of other counsel "
            f"for the same proceeding, except: {listed(law.items(DEFENSE, 'exceptions'), 'or')}."
        ),
        signature(issue, OFFICES),
        Heading("Approval of counsel"),
        *stated(("Approved by", ""), ("On", "")),
    )
    rules: Rules = (("defense", DEFENSE), ("communications", GIVEN))
    return paper(issue, "Election to Assume the Defense", blocks, rules)


def compose_expense_consent(claim: IndemnityClaim, item: IndemnityItem, issue: Issue) -> Document:
    """The consent to an expense before it is incurred; refused for one that needs no consent."""
    law = issue.law
    needs_rule(law, CONSENT, "consent of the corporation to expenses")
    if item.kind in law.items(CONSENT, "excepted"):
        raise Refusal(f"No consent is needed for {item.kind}.", field="kind")
    if item.consented_on and item.incurred_on and item.incurred_on < item.consented_on:
        raise Refusal(
            f"Incurred on {day_paper(item.incurred_on)}, before the consent of "
            f"{day_paper(item.consented_on)}. A prior consent cannot be given for it.",
            field="consented_on",
        )
    blocks: tuple[Block, ...] = (
        letterhead(issue.company, issue.on),
        *stated(
            ("To", as_name(claim.name)),
            ("Claim or proceeding", claim.proceeding),
            ("Expense", item.what),
            ("Kind", item.kind),
            ("Estimate", dollars(item.cents)),
            ("Consent given on", item.consented_on),
        ),
        Paragraph(
            f"{corporation(issue.company)}, consents to this expense before it is incurred, as far "
            "as it is actually and reasonably incurred."
        ),
        signature(issue, OFFICES),
    )
    rules: Rules = (("consent", CONSENT), ("communications", GIVEN))
    return paper(issue, "Consent to an Expense", blocks, rules)
