"""The bond for a lost certificate and the board's authorization: 1988 V §6 ¶4, 2002 §8.5.

Corporations Code 419 and Commercial Code 8405. The bylaws say who authorizes and what security
may be asked; both are read from the version in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shares.certificate_papers import LOST
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Document,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Signature,
    Space,
    Title,
    as_name,
)
from app.documents.shares.assignment import signature_lines
from app.documents.shares.lost import RULES, lost_facts
from app.documents.shares.wording import dollars, shares_of
from app.documents.wording import Signer, corporation, sentence
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import Certificate
from app.domain.words import day_paper

BOARD = "board"


@dataclass(frozen=True, slots=True)
class Bond:
    """The surety and the sum in cents; what is empty or `None` is left blank for the pen."""

    surety: str = ""
    sum: int | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What was resolved. Either `security` is asked (`bond`) or it is waived for a reason.

    `manner` is how the board acted (`at a meeting held on that day at which a quorum was present
    and acting throughout`); `new_number` is the number of the new certificate.
    """

    resolved_on: date | None = None
    manner: str = ""
    affidavit_on: date | None = None
    security: str = ""
    sum: int | None = None
    waived: str = ""
    new_number: str = ""
    other_terms: tuple[str, ...] = ()


def compose_lost_bond(
    company: Company, certificate: Certificate, holder: Holder, bond: Bond, *, law: Bylaws
) -> Document:
    """The owner and a surety bound to the corporation against every claim on the lost one."""
    title = "Bond of Indemnity for a Lost Certificate"
    owner, name = as_name(holder.name), as_name(company.name)
    blocks = (
        Title(title, (corporation(company),)),
        Facts(
            (
                ("Principal", owner),
                ("Surety", as_name(bond.surety)),
                ("Obligee", name),
                ("Sum of the bond", dollars(bond.sum)),
                ("Dated", day_paper(bond.dated_on) if bond.dated_on else ""),
            )
        ),
        Space(8),
        Paragraph(
            "The principal and the surety are bound to the obligee, its successors and assigns, in "
            "the sum stated above, jointly and severally, and bind their heirs, executors, "
            "administrators, successors and assigns."
        ),
        Heading("The certificate"),
        Facts(lost_facts(company, certificate, holder)),
        Heading("Condition of the bond"),
        Paragraph(
            "The principal has stated in an affidavit that the certificate was lost, stolen or "
            f"destroyed and has asked {name} to issue a new certificate in its place."
        ),
        Paragraph(
            "This bond is void if the principal and the surety indemnify the obligee, its transfer "
            "agent and registrar, its directors and officers, and their successors, and hold them "
            "harmless, against any claim, expense or liability, attorneys’ fees included, on "
            "account of the original certificate or of the issue of the new one, and if the "
            "principal will surrender the original certificate for cancellation as soon as it is "
            "found. Otherwise it stays in full force."
        ),
        *_principal(holder),
        Signature(as_name(bond.surety), "Surety, by its authorized officer", dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, certificate {certificate.number}")


def _principal(holder: Holder) -> tuple[Signature, ...]:
    lines = signature_lines(holder)
    return tuple(Signature(line.name, "Principal", dated=True) for line in lines)


def compose_lost_authorization(
    company: Company,
    certificate: Certificate,
    holder: Holder,
    terms: Terms,
    *,
    signer: Signer,
    law: Bylaws,
) -> Document:
    """The resolution on a new certificate, certified by the secretary for book and agent.

    Refused when it is resolved before the affidavit was signed.
    """
    if terms.resolved_on and terms.affidavit_on and terms.resolved_on < terms.affidavit_on:
        raise Refusal(
            f"{day_paper(terms.affidavit_on)} is the day of the affidavit. The new certificate is "
            "authorized on that day or later.",
            field="authorized_on",
        )
    title = "Authorization of a New Certificate"
    body = _body(law)
    blocks = (
        Title(title, ("in place of one lost, stolen or destroyed", corporation(company))),
        Paragraph(
            f"I, {as_name(signer.name)}, do hereby certify that I am the duly elected and acting "
            f"{signer.title} of {corporation(company)}; that the resolutions below were duly "
            f"adopted by {body}; and that they were not amended or rescinded and are in full force "
            "and effect."
        ),
        Facts(_terms(terms)),
        Heading("The certificate"),
        Facts(lost_facts(company, certificate, holder)),
        Heading("Resolutions"),
        Numbered(tuple(Item(text) for text in _resolved(company, certificate, holder, terms))),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, certificate {certificate.number}")


def _body(law: Bylaws) -> str:
    """`the Board of Directors` where the bylaws name the board, else the corporation's."""
    named = law.items(LOST, "authorized_by") if law.has(LOST) else ()
    return (
        "the Board of Directors"
        if BOARD in named
        else "the Board of Directors, acting for the corporation"
    )


def _resolved(
    company: Company, certificate: Certificate, holder: Holder, terms: Terms
) -> tuple[str, ...]:
    shares = shares_of(certificate.shares, company.share_class(certificate.class_id).name)
    dated = f" dated {day_paper(terms.affidavit_on)}" if terms.affidavit_on else ""
    new = f" No. {terms.new_number}" if terms.new_number else ""
    return (
        f"RESOLVED, that on the affidavit of {as_name(holder.name)}{dated} that certificate No. "
        f"{certificate.number} for {shares} was lost, stolen or destroyed, a new certificate{new} "
        "for the same number of shares be issued in its place.",
        _security(terms),
        *(sentence(f"RESOLVED, that {term}") for term in terms.other_terms),
        f"RESOLVED, that no transfer of certificate No. {certificate.number} be entered on the "
        "books, and that the transfer agent, if there is one, be told so at once.",
        "RESOLVED, that the new certificate bear on its face the words “REPLACES LOST CERTIFICATE "
        f"NO. {certificate.number}”, and that the original certificate be cancelled if it is "
        "surrendered.",
    )


def _security(terms: Terms) -> str:
    if terms.waived:
        return f"RESOLVED, that no bond or other security be required: {sentence(terms.waived)}"
    if not terms.security:
        return "RESOLVED, that the new certificate be issued on the security stated above."
    amount = f" in the sum of {dollars(terms.sum)}" if terms.sum is not None else ""
    return (
        "RESOLVED, that the new certificate be issued only when the owner has given "
        f"{_article(terms)}{amount}, sufficient to indemnify the corporation against any claim, "
        "expense or liability on account of the original certificate or of the issue of the new "
        "one."
    )


def _article(terms: Terms) -> str:
    return f"a {terms.security}" if terms.security == "bond" else terms.security


def _terms(terms: Terms) -> tuple[tuple[str, str], ...]:
    """The terms in short; what is not known yet is a line to write on."""
    sum_asked = () if terms.waived else (("Sum", dollars(terms.sum)),)
    return (
        ("Adopted on", _day(terms.resolved_on)),
        ("Manner", terms.manner),
        ("Security", "none: waived" if terms.waived else terms.security),
        *sum_asked,
        ("New certificate", terms.new_number),
    )


def _day(on: date | None) -> str:
    return day_paper(on) if on else ""
