"""The record of a transfer on the books: 1988 V §1 and V §6 ¶4, 2002 §8.1 ¶1 and §8.5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.shares.wording import Holders, day_words, moment_words, registered
from app.documents.wording import Signer, corporation
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.shares import Certificate
from app.domain.words import listed, plural, whole

RULES = (
    ("entry on the books", "transfers.on-books"),
    ("surrender and cancellation", "certificates.surrender"),
    ("certificate book", "certificates.register"),
)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer as entered: certificates surrendered and certificates issued for them.

    `ground` is what the transfer rests on (`assignment endorsed on the certificate`), `entry` its
    number in the journal; empty or 0 leaves a blank.
    """

    class_id: int
    source: int
    moment: str
    surrendered: tuple[Certificate, ...]
    issued: tuple[Certificate, ...]
    ground: str = ""
    entry: int = 0


def compose_transfer_record(
    company: Company, transfer: Transfer, holders: Holders, *, signer: Signer, law: Bylaws
) -> Document:
    """From whom to whom how many shares went, by which certificates, on what day and hour.

    Refused where the shares surrendered are not the shares issued.
    """
    title = "Stock Transfer Record"
    went = sum(c.shares for c in transfer.surrendered)
    came = sum(c.shares for c in transfer.issued)
    if went != came:
        raise Refusal(
            f"{whole(went)} shares were surrendered and {whole(came)} issued. The record was not "
            "printed. Verify the book."
        )
    blocks = (
        Title(title, (corporation(company),)),
        Facts(_facts(company, transfer, holders)),
        Heading("Certificates surrendered and cancelled"),
        TableBlock(OLD, _rows(transfer.surrendered, holders, old=True), ("Total", "", whole(went))),
        Heading("Certificates issued"),
        TableBlock(NEW, _rows(transfer.issued, holders), ("Total", "", whole(came))),
        Paragraph(
            "The transfer was entered on the books of the corporation at the hour stated above, "
            "and the certificates surrendered were cancelled at the same time."
        ),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, {day_words(transfer.moment)}")


OLD = (
    TableColumn("Certificate", width=1.6),
    TableColumn("Name as registered and day of issue", width=4),
    TableColumn("Shares", "right", 1.4),
)
NEW = (
    TableColumn("Certificate", width=1.6),
    TableColumn("Issued to", width=4),
    TableColumn("Shares", "right", 1.4),
)


def _facts(company: Company, transfer: Transfer, holders: Holders) -> tuple[tuple[str, str], ...]:
    kept = sum(c.shares for c in transfer.issued if c.holder_id == transfer.source)
    moved = sum(c.shares for c in transfer.issued) - kept
    new = (c.holder_id for c in transfer.issued if c.holder_id != transfer.source)
    names = listed(tuple(registered(holders, holder) for holder in dict.fromkeys(new)))
    return (
        ("Entered on the books", moment_words(transfer.moment)),
        ("Entry in the journal", f"No. {transfer.entry}" if transfer.entry else ""),
        ("Class", as_name(company.share_class(transfer.class_id).name)),
        ("From", registered(holders, transfer.source)),
        ("To", names or "the same holder"),
        ("Shares transferred", plural(moved, "share")),
        *((("Balance kept", plural(kept, "share")),) if kept and moved else ()),
        ("On the ground of", transfer.ground),
    )


def _rows(
    certificates: Sequence[Certificate], holders: Holders, *, old: bool = False
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            c.number,
            registered(holders, c.holder_id) + (f"\nissued {day_words(c.issued)}" if old else ""),
            whole(c.shares),
        )
        for c in certificates
    )
