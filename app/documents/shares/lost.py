"""The owner's affidavit that a certificate is lost: 1988 V §6 ¶4, 2002 §8.5.

Corporations Code 419 and Commercial Code 8405; Code of Civil Procedure 2015.5 for the declaration,
Government Code 8202 for the notary's certificate of the sworn form, which is printed empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.bylaws.shares.certificate_papers import LOST
from app.documents.affidavit import PERJURY, UNDER_TITLE, jurat
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Blank,
    Block,
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
from app.documents.shares.wording import day_words, shares_of
from app.documents.wording import corporation, sentence
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.shares import Certificate
from app.domain.words import day_paper

RULES = (("lost certificates", LOST), ("surrender", "certificates.surrender"))


@dataclass(frozen=True, slots=True)
class LossClaim:
    """What the owner says; what is empty or `None` is left blank for the pen.

    `cause` is `lost`, `stolen` or `destroyed`. `by` is the legal representative who signs in place
    of the holder, with `capacity` (`executor`).
    """

    cause: str = ""
    circumstances: str = ""
    search: str = ""
    discovered_on: date | None = None
    by: str = ""
    capacity: str = ""
    signed_on: date | None = None
    signed_at: str = ""
    sworn: bool = True


def compose_lost_affidavit(
    company: Company, certificate: Certificate, holder: Holder, claim: LossClaim, *, law: Bylaws
) -> Document:
    """The affidavit with the facts, the search, what was not done, and the undertakings."""
    title = "Affidavit of Lost Certificate"
    blocks = (
        *_caption(claim),
        Title(title, () if claim.sworn else (UNDER_TITLE,)),
        Facts((("Corporation", corporation(company)), *lost_facts(company, certificate, holder))),
        Space(8),
        *_who(holder, claim),
        Numbered(tuple(Item(text) for text in _stated(company, certificate, claim, law))),
        *_told("How it was lost, stolen or destroyed", claim.circumstances),
        *_told("The diligent search that was made", claim.search),
        *_discovered(claim),
        Heading("Undertakings"),
        Numbered(tuple(Item(text) for text in _undertaken(company))),
        Paragraph(PERJURY),
        *_executed(claim),
        *_signatures(holder, claim),
        *basis_line(rests_on(law, RULES), "Sections of"),
        *(jurat() if claim.sworn else ()),
    )
    return Document(title, company.name, blocks, f"{title} {certificate.number}")


def lost_facts(
    company: Company, certificate: Certificate, holder: Holder
) -> tuple[tuple[str, str], ...]:
    """The certificate as the book has it."""
    shares = shares_of(certificate.shares, company.share_class(certificate.class_id).name)
    return (
        ("Certificate", f"No. {certificate.number} for {shares}"),
        ("Registered in name of", as_name(holder.name)),
        ("Issued", day_words(certificate.issued)),
    )


def _caption(claim: LossClaim) -> tuple[Block, ...]:
    """State and county where it is sworn, left to the pen."""
    if not claim.sworn:
        return ()
    return (Blank("State of", 180), Blank("County of", 180), Space(8))


def _who(holder: Holder, claim: LossClaim) -> tuple[Block, ...]:
    address = holder.notice_address()
    name = as_name(claim.by or holder.name)
    legal = f", legal representative of {as_name(holder.name)}" if claim.by else ""
    if claim.by and claim.capacity:
        legal = f", {claim.capacity} of {as_name(holder.name)}"
    where = () if address and not claim.by else (Blank("Address", 300), Space(6))
    at = f", of {address.one_line()}" if address and not claim.by else ""
    state = "state" if len(holder.members) < 2 or claim.by else "each state"
    one = "I" if state == "state" else "We"
    return (Paragraph(f"{one}, {name}{legal}{at}, {state}:"), *where)


def _stated(
    company: Company, certificate: Certificate, claim: LossClaim, law: Bylaws
) -> tuple[str, ...]:
    owner = "The person named above as registered" if claim.by else "The affiant"
    causes = law.items(LOST, "causes") if law.has(LOST) else ()
    cause = claim.cause if claim.cause in causes else "lost, stolen or destroyed"
    shares = shares_of(certificate.shares, company.share_class(certificate.class_id).name)
    return (
        f"{owner} is the owner of record of {shares} of {company.name}, represented by certificate "
        f"No. {certificate.number}.",
        f"The certificate was {cause} and cannot be surrendered. This is stated for the purpose of "
        "the bylaws on certificates lost, stolen or destroyed.",
        "The certificate was not endorsed. Neither the certificate nor the shares nor any interest "
        "in them was sold, assigned, pledged, deposited or transferred, and no power of attorney "
        "to do so was given that is still in force.",
        "No other person has any right, title, claim or interest in the certificate or the shares, "
        "and the affiant has no notice of an adverse claim to them.",
        "This affidavit is made to induce the corporation to issue a new certificate in place of "
        "the original one.",
    )


def _undertaken(company: Company) -> tuple[str, ...]:
    return (
        "If the original certificate is found or comes into the hands of the affiant, the affiant "
        f"will surrender it at once to {company.name} for cancellation.",
        f"The affiant will indemnify {company.name}, its transfer agent and registrar, its "
        "directors and officers, and their successors, and hold them harmless, against all claims, "
        "expenses and liabilities, attorneys’ fees included, that arise from the original "
        "certificate or from the issue of a new one in its place.",
    )


def _told(heading: str, text: str) -> tuple[Block, ...]:
    """The owner's words, or three lines to write them on."""
    if text:
        return (Heading(heading), Paragraph(sentence(text)))
    return (Heading(heading), *(Blank("", 460) for _ in range(3)), Space(6))


def _discovered(claim: LossClaim) -> tuple[Block, ...]:
    if claim.discovered_on:
        return (Paragraph(f"The loss was discovered on {day_paper(claim.discovered_on)}."),)
    return (Blank("The loss was discovered on", 200), Space(6))


def _executed(claim: LossClaim) -> tuple[Block, ...]:
    on = day_paper(claim.signed_on) if claim.signed_on else ""
    return (Facts((("Executed on", on), ("At (city and state)", claim.signed_at))),)


def _signatures(holder: Holder, claim: LossClaim) -> tuple[Signature, ...]:
    if claim.by:
        return (Signature(as_name(claim.by), claim.capacity.capitalize()),)
    lines = signature_lines(holder)
    return tuple(Signature(line.name, "Owner of record") for line in lines)
