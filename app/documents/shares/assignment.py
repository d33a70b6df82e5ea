"""The stock assignment separate from the certificate: Commercial Code 8304.

What is not known stays a blank for the holder's pen; an assignment without an assignee is an
endorsement in blank.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Facts,
    Paragraph,
    Run,
    Signature,
    Space,
    Title,
    as_name,
)
from app.documents.shares.wording import day_words, shares_in_words
from app.documents.wording import corporation
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.shares import Certificate
from app.domain.words import plural, whole

FOR_VALUE = "For value received, the undersigned hereby sell(s), assign(s) and transfer(s) unto"
APPOINT = "and do(es) hereby irrevocably constitute and appoint"
ATTORNEY = (
    "attorney to transfer the said stock on the books of the within named corporation with full "
    "power of substitution in the premises."
)
CORRESPOND = (
    "the signature(s) to this assignment must correspond with the name(s) as written upon the face "
    "of the certificate in every particular, without alteration or enlargement or any change "
    "whatever."
)
GUARANTEED = "Signature(s) guaranteed by, if the corporation requires it"

RULES = (
    ("rights follow the books", "transfers.on-books"),
    ("surrender of the certificate", "certificates.surrender"),
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """To whom how many shares go; what is empty or `None` is left for the pen."""

    assignee: str = ""
    address: str = ""
    shares: int | None = None
    attorney: str = ""


def compose_assignment(
    company: Company,
    certificate: Certificate,
    holder: Holder,
    assignment: Assignment,
    *,
    law: Bylaws,
) -> Document:
    """The assignment of a certificate's shares, to be signed by every registered holder."""
    title = "Stock Assignment Separate from Certificate"
    share_class = company.share_class(certificate.class_id)
    blocks: tuple[Block, ...] = (
        Title(title, (corporation(company),)),
        Paragraph(FOR_VALUE),
        Facts(
            (
                ("Assignee", as_name(assignment.assignee)),
                ("Address", assignment.address),
                ("Taxpayer number", ""),
                ("Number of shares", _shares(assignment.shares)),
            )
        ),
        Space(8),
        Paragraph(
            f"of the {as_name(share_class.name)} of {company.name} standing in the name of the "
            "undersigned on the books of the corporation, represented by the certificate described "
            f"here, {APPOINT}"
        ),
        Facts((("Attorney", as_name(assignment.attorney)),)),
        Space(8),
        Paragraph(ATTORNEY),
        *_certificate(certificate, holder),
        Paragraph((Run("NOTICE: ", "strong"), Run(CORRESPOND)), size="small"),
        *signature_lines(holder),
        Blank(GUARANTEED, 200),
        Space(4),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, certificate {certificate.number}")


def signature_lines(holder: Holder) -> tuple[Signature, ...]:
    """A dated line for each of the registered persons, or one for a single holder."""
    names = holder.members or (holder.name,)
    return tuple(Signature(as_name(name), dated=True) for name in names)


def _certificate(certificate: Certificate, holder: Holder) -> tuple[Block, ...]:
    facts = (
        ("Certificate", f"No. {certificate.number} for {plural(certificate.shares, 'share')}"),
        ("Registered in name of", as_name(holder.name)),
        ("Issued", day_words(certificate.issued)),
    )
    return (Facts(facts), Space(8))


def _shares(shares: int | None) -> str:
    return "" if shares is None else f"{shares_in_words(shares)} ({whole(shares)})"
