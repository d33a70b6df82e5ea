"""The stub that stays in the certificate book for each certificate: 2002 §5.9 ¶2, 1988 IV §9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Block,
    Document,
    Facts,
    PageBreak,
    Paragraph,
    RuleLine,
    Run,
    Signature,
    Space,
    Title,
    as_name,
)
from app.documents.shares.wording import Holders, day_words, numbers, registered
from app.documents.wording import corporation
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.shares import Certificate
from app.domain.words import listed, plural, whole

RULES = (
    ("number and day of each certificate", "certificates.register"),
    ("certificate for every holder", "certificates.entitlement"),
)


@dataclass(frozen=True, slots=True)
class Stub:
    """A certificate, and the certificates surrendered for it, none for a first issue."""

    certificate: Certificate
    surrendered: tuple[Certificate, ...] = ()


def compose_stubs(
    company: Company, stubs: Sequence[Stub], holders: Holders, *, law: Bylaws
) -> Document:
    """The stubs in order, two on a page, each with the receipt to be signed for its certificate."""
    if not stubs:
        raise Refusal("There is no certificate to make a stub for.")
    said = [stub.certificate.number for stub in stubs]
    title = f"Stub of Certificate {said[0]}" if len(said) == 1 else "Stubs of the Certificate Book"
    basis = basis_line(rests_on(law, RULES), "Sections of")
    blocks: list[Block] = [Title(title, (corporation(company),)), *basis]
    for place, stub in enumerate(stubs):
        between = RuleLine() if place % 2 else PageBreak()
        blocks += [between] if place else []
        blocks += _stub(company, stub, holders)
    return Document(title, company.name, tuple(blocks), f"Certificate {', '.join(said)}")


def _stub(company: Company, stub: Stub, holders: Holders) -> tuple[Block, ...]:
    certificate = stub.certificate
    count = plural(certificate.shares, "share")
    return (
        Paragraph((Run(f"Certificate No. {certificate.number} for {count}", "strong"),)),
        Facts(_facts(company, stub, holders)),
        Space(5),
        Paragraph(f"Received certificate No. {certificate.number} for {count}."),
        Signature("", "Signature of the receiver", dated=True),
    )


def _facts(company: Company, stub: Stub, holders: Holders) -> tuple[tuple[str, str], ...]:
    certificate, old = stub.certificate, stub.surrendered
    address = holders[certificate.holder_id].notice_address()
    before = listed(tuple(dict.fromkeys(registered(holders, c.holder_id) for c in old)))
    return (
        ("Class", as_name(company.share_class(certificate.class_id).name)),
        ("Issued to", registered(holders, certificate.holder_id)),
        ("Address", address.one_line() if address else ""),
        ("Dated", day_words(certificate.issued)),
        ("From whom transferred", before or "the corporation"),
        ("Original certificate", numbers(old)),
        ("Original shares", whole(sum(c.shares for c in old)) if old else "none"),
    )
