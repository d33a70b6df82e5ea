"""The record of a cancelled certificate: 1988 V §6 ¶4, 2002 §5.9 ¶2 and §8.5."""

from __future__ import annotations

from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Block,
    Boxed,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Signature,
    Space,
    TableBlock,
    Title,
    as_name,
)
from app.documents.shares.transfer_record import NEW
from app.documents.shares.wording import Holders, day_words, moment_words, registered
from app.documents.wording import Signer, corporation
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.shares import LOSSES, Certificate
from app.domain.words import whole

RULES = (
    ("surrender and cancellation", "certificates.surrender"),
    ("number and day of cancellation", "certificates.register"),
)


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A cancelled certificate, by whom it was surrendered and why, and what replaced it.

    `surrendered_by` and `why` may be empty: they are left blank. `cancellation` is the number of
    the cancellation where the book gives it one of its own.
    """

    certificate: Certificate
    surrendered_by: str = ""
    why: str = ""
    replaced_by: tuple[Certificate, ...] = ()
    cancellation: str = ""


def compose_cancelled_record(
    company: Company, cancelled: Cancellation, holders: Holders, *, signer: Signer, law: Bylaws
) -> Document:
    """The stamp and what the certificate book keeps; refused for a certificate still in force."""
    certificate = cancelled.certificate
    if not certificate.cancelled:
        raise Refusal(f"Certificate {certificate.number} is not cancelled.", field="number")
    title = "Record of a Cancelled Certificate"
    blocks = (
        Title(title, (corporation(company),)),
        Boxed(_stamp(certificate)),
        Facts(_facts(company, cancelled, holders)),
        *_replaced(cancelled, holders),
        Paragraph(
            f"Certificate No. {certificate.number} was cancelled on the day stated above and is "
            "kept in the certificate book."
        ),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"Certificate {certificate.number}, cancelled")


def _stamp(certificate: Certificate) -> tuple[Block, ...]:
    words = f"No. {certificate.number}, {day_words(certificate.cancelled)}"
    return (
        Paragraph((Run("CANCELLED", "strong"),), align="center"),
        Paragraph(words, align="center"),
    )


def _facts(
    company: Company, cancelled: Cancellation, holders: Holders
) -> tuple[tuple[str, str], ...]:
    certificate = cancelled.certificate
    numbered = (("Cancellation", cancelled.cancellation),) if cancelled.cancellation else ()
    return (
        ("Certificate", certificate.number),
        ("Class", as_name(company.share_class(certificate.class_id).name)),
        ("Shares", whole(certificate.shares)),
        ("Registered in name of", registered(holders, certificate.holder_id)),
        ("Issued", moment_words(certificate.issued)),
        ("Surrendered by", _surrendered(cancelled)),
        ("Cancelled on", moment_words(certificate.cancelled)),
        *numbered,
        ("Cancelled for", cancelled.why),
    )


def _surrendered(cancelled: Cancellation) -> str:
    how = cancelled.certificate.how
    return f"not surrendered: {how}" if how in LOSSES else as_name(cancelled.surrendered_by)


def _replaced(cancelled: Cancellation, holders: Holders) -> tuple[Block, ...]:
    new = cancelled.replaced_by
    if not new:
        return (Space(8), Paragraph("No certificate was issued in its place."))
    rows = tuple((c.number, registered(holders, c.holder_id), whole(c.shares)) for c in new)
    total = sum(c.shares for c in new)
    return (
        Heading("Replaced by"),
        TableBlock(NEW, rows, ("Total", "", whole(total))),
    )
