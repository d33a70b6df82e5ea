"""The incumbency certificate: officers of a day, with specimen signatures.

A second officer certifies the secretary's own signature: nobody can certify their own.
1988 IV §1; 2002 §5.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import Issue, Rules, office_title, paper, signature
from app.documents.wording import Signer, corporation
from app.domain.offices import OFFICES, TRANSFER_AGENT, Term, officers_in_office
from app.domain.refusal import Refusal
from app.domain.words import day_paper, number_word

RULES: Rules = (
    ("required offices", "officers.required"),
    ("other offices", "officers.optional"),
)
COLUMNS = (
    TableColumn("Name", width=2.2),
    TableColumn("Office", width=2.2),
    TableColumn("In office since", width=1.9),
    TableColumn("Specimen signature", width=2.7),
)


def compose_incumbency(issue: Issue, second: Signer | None = None) -> Document:
    """Every officer in office on the day, no former one; signed by the secretary and a second.

    Refused where nobody is in office, or where the second signer is the secretary.
    """
    held = _officers(issue)
    if not held:
        raise Refusal(f"No officer is in office on {day_paper(issue.on)}.")
    if second and issue.signer and second.name == issue.signer.name:
        raise Refusal("Another officer certifies the signature of the secretary.", field="second")
    certifier = as_name(issue.signer.name) if issue.signer else "The undersigned"
    rows = tuple(_row(term) for term in held)
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"I certify that on {day_paper(issue.on)} the following {_offices(held)} of "
            f"{corporation(issue.company)}, {'is' if len(held) == 1 else 'are'} held as stated, "
            "that no other officer is in office, and that the signature beside each name is the "
            "true signature of that person."
        ),
        TableBlock(COLUMNS, rows),
        signature(issue),
        Heading("Certificate of a second officer"),
        Paragraph(
            f"I certify that {certifier} is the duly elected and acting Secretary of "
            f"{issue.company.name} and that the signature above is genuine."
        ),
        _second(second),
    )
    under = (f"as of {day_paper(issue.on)}",)
    return paper(issue, "Certificate of Incumbency", blocks, RULES, under)


def _officers(issue: Issue) -> list[Term]:
    known = {office: place for place, office in enumerate(OFFICES)}
    served = officers_in_office(issue.company.terms, issue.on)
    held = [t for t in served if t.to_on != issue.on and t.office != TRANSFER_AGENT]
    return sorted(held, key=lambda t: (known.get(t.office, len(known)), t.from_on, t.name))


def _offices(held: Sequence[Term]) -> str:
    """`five offices`, each counted as often as it is held."""
    return f"{number_word(len(held))} {'office' if len(held) == 1 else 'offices'}"


def _row(term: Term) -> tuple[str, ...]:
    return (as_name(term.name), office_title(term.office), day_paper(term.from_on), "\n\n")


def _second(second: Signer | None) -> Signature:
    if second is None:
        return Signature("", "Name and office of the second officer", dated=True)
    return Signature(as_name(second.name), office_title(second.office), dated=True)
