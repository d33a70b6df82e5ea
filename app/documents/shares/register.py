"""The share register on paper: holders with addresses and shares, certificates with their days.

Corporations Code 1500; 1988 IV §9; 2002 §5.9 ¶2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Block,
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
from app.documents.shares.wording import Holders, day_words
from app.documents.wording import Signer, corporation
from app.domain.company import Company
from app.domain.shares import Certificate, Holding
from app.domain.words import day_paper, day_paper_long, plural, whole

RULES = (
    ("contents of the register", "records.share-register.content"),
    ("place of the register", "records.share-register.location"),
)
HOLDERS = (
    TableColumn("Name", width=2.6),
    TableColumn("Address", width=3.4),
    TableColumn("Class", width=1.6),
    TableColumn("Shares", "right", 1.2),
)
CERTIFICATES = (
    TableColumn("No.", "right", 0.8),
    TableColumn("Holder", width=2.8),
    TableColumn("Class", width=1.6),
    TableColumn("Shares", "right", 1.1),
    TableColumn("Issued", width=1.6),
    TableColumn("Cancelled", width=1.6),
)


@dataclass(frozen=True, slots=True)
class Books:
    """The register at the end of the day `on`: holdings, and every certificate up to it."""

    on: date
    holdings: Sequence[Holding]
    certificates: Sequence[Certificate]


def compose_register(
    company: Company, books: Books, holders: Holders, *, signer: Signer, law: Bylaws
) -> Document:
    """The whole register as of the end of the day, signed by who keeps it."""
    title, moment = "Share Register", f"as of the end of {day_paper(books.on)}"
    people = sorted({h.holder_id for h in books.holdings}, key=lambda n: holders[n].name.casefold())
    held = tuple(_held(company, books, holders, one) for one in people)
    total = whole(sum(h.shares for h in books.holdings))
    blocks: tuple[Block, ...] = (
        Title(title, (corporation(company), moment)),
        Facts((("Holders", whole(len(people))), ("Shares held", total))),
        Heading("Holders"),
        TableBlock(HOLDERS, tuple(row for rows in held for row in rows), ("Total", "", "", total)),
        Heading("Certificates"),
        TableBlock(
            CERTIFICATES, tuple(_issued(company, holders, books.on, c) for c in books.certificates)
        ),
        Paragraph(
            f"This is the share register as it stood at the end of {day_paper_long(books.on)}, "
            f"with {plural(len(books.certificates), 'certificate')} issued up to that day."
        ),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, {day_paper(books.on)}")


def _held(company: Company, books: Books, holders: Holders, one: int) -> list[tuple[str, ...]]:
    """A row for each class that the holder has; the name and address once."""
    address = holders[one].notice_address()
    lead = (as_name(holders[one].name), ", ".join(address.postal()) if address else "none given")
    mine = [h for h in books.holdings if h.holder_id == one]
    return [
        (*(lead if n == 0 else ("", "")), _class(company, h.class_id), whole(h.shares))
        for n, h in enumerate(mine)
    ]


def _issued(company: Company, holders: Holders, on: date, c: Certificate) -> tuple[str, ...]:
    ended = day_words(c.cancelled) if c.cancelled[:10] <= on.isoformat() else ""
    return (
        c.number,
        as_name(holders[c.holder_id].name),
        _class(company, c.class_id),
        whole(c.shares),
        day_words(c.issued),
        ended or "in force",
    )


def _class(company: Company, class_id: int) -> str:
    return as_name(company.share_class(class_id).name)
