"""Extracts of the share register: one holder's folio, or one certificate with its way.

1988 IV §9 and V §2 ¶1, 2002 §5.9 ¶2 and §7.1 ¶1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    as_names,
)
from app.documents.shares.wording import (
    Holders,
    day_words,
    dollars,
    moment_words,
    numbers,
    registered,
)
from app.documents.wording import Signer, corporation
from app.domain.company import Company
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import LOSSES, Certificate, Holding, Movement
from app.domain.words import whole

RULES = (
    ("contents of the register", "records.share-register.content"),
    ("certificate book", "certificates.register"),
    ("place of the register", "records.share-register.location"),
)
CORPORATION = "the corporation"


@dataclass(frozen=True, slots=True)
class Folio:
    """What the books show of one holder at a moment, the certificates cancelled by then too.

    `movements` are the entries that name the holder, oldest first; without them none is printed.
    """

    holder: Holder
    moment: str
    holdings: tuple[Holding, ...]
    certificates: tuple[Certificate, ...] = ()
    movements: tuple[Movement, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificateWay:
    """A certificate as it stood at a moment, what it came from and what replaced it."""

    certificate: Certificate
    moment: str
    came_from: tuple[Certificate, ...] = ()
    replaced_by: tuple[Certificate, ...] = ()


def compose_holder_extract(
    company: Company, folio: Folio, holders: Holders, *, signer: Signer, law: Bylaws
) -> Document:
    """Name, address, shares by class, certificates, and entries with the running balance.

    Refused where the entries do not add up to the holding.
    """
    title = "Extract of the Share Register"
    name = as_name(folio.holder.name)
    blocks = (
        Title(title, (corporation(company), f"as of {_as_of(folio.moment)}")),
        Facts(_holder_facts(folio.holder)),
        Heading("Shares held"),
        TableBlock(HELD, _held(company, folio), _total(folio)),
        *_certificates(company, folio),
        *_entries(company, folio, holders),
        *_certified(company, f"the holdings of {name}", folio.moment, signer, law),
    )
    return Document(title, company.name, blocks, f"{title}, {name}")


def compose_certificate_extract(
    company: Company, way: CertificateWay, holders: Holders, *, signer: Signer, law: Bylaws
) -> Document:
    """What the certificate book says of one certificate, with its origin and what replaced it."""
    certificate = way.certificate
    title = f"Extract of the Certificate Book: Certificate {certificate.number}"
    holder = holders.get(certificate.holder_id)
    address = holder.notice_address() if holder else None
    facts = (
        ("Certificate", certificate.number),
        ("Class", as_name(company.share_class(certificate.class_id).name)),
        ("Shares", whole(certificate.shares)),
        ("Issued to", registered(holders, certificate.holder_id)),
        ("Address", address.one_line() if address else "none on the books"),
        ("Issued", moment_words(certificate.issued)),
        ("State", _state(certificate)),
        *_marks(certificate),
    )
    blocks = (
        Title(title, (corporation(company), f"as of {_as_of(way.moment)}")),
        Facts(facts),
        *_chain("Issued in place of", way.came_from, holders),
        *_chain("Replaced by", way.replaced_by, holders),
        *_certified(company, f"certificate {certificate.number}", way.moment, signer, law),
    )
    return Document(title, company.name, blocks, title)


HELD = (
    TableColumn("Class", width=4),
    TableColumn("Certificates in force", width=5),
    TableColumn("Shares", "right", 1.4),
)
LINES = (
    TableColumn("Certificate", width=1.6),
    TableColumn("Class", width=2.4),
    TableColumn("Issued", width=2),
    TableColumn("Cancelled", width=2),
    TableColumn("Shares", "right", 1.4),
)
CHAIN = (
    TableColumn("Certificate", width=1.6),
    TableColumn("Registered in name of", width=3.4),
    TableColumn("Issued", width=1.8),
    TableColumn("Cancelled", width=1.8),
    TableColumn("Shares", "right", 1.4),
)
ENTRIES = (
    TableColumn("Entered on the books", width=2.6),
    TableColumn("From or to", width=3.4),
    TableColumn("Came", "right", 1.2),
    TableColumn("Went", "right", 1.2),
    TableColumn("Balance", "right", 1.2),
)


def _as_of(moment: str) -> str:
    """`April 7, 2004`, or with the hour where the moment is not the day's end."""
    return day_words(moment) if moment[11:16] == "23:59" else moment_words(moment)


def _holder_facts(holder: Holder) -> tuple[tuple[str, str], ...]:
    book = [a for a in holder.addresses if a.kind == "book"]
    notice = [a for a in holder.addresses if a.kind == "notice"]
    capacity = "; ".join(part for part in (holder.capacity, holder.detail) if part)
    return (
        ("Name as registered", as_name(holder.name)),
        ("Capacity", capacity),
        *((("Registered persons", "\n".join(as_names(holder.members))),) if holder.members else ()),
        ("Address", "\n".join(book[-1].postal()) if book else "none on the books"),
        *((("Address for notices", "\n".join(notice[-1].postal())),) if notice else ()),
    )


def _held(company: Company, folio: Folio) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            as_name(company.share_class(held.class_id).name),
            numbers(held.certificates),
            whole(held.shares),
        )
        for held in folio.holdings
    ) or (("none", "none", "0"),)


def _total(folio: Folio) -> tuple[str, ...]:
    total = whole(sum(held.shares for held in folio.holdings))
    return ("Total", "", total) if len(folio.holdings) > 1 else ()


def _certificates(company: Company, folio: Folio) -> tuple[Block, ...]:
    if not folio.certificates:
        return ()
    rows = tuple(
        (
            c.number,
            as_name(company.share_class(c.class_id).name),
            day_words(c.issued),
            day_words(c.cancelled) or "in force",
            whole(c.shares),
        )
        for c in folio.certificates
    )
    return (Heading("Certificates issued to the holder"), TableBlock(LINES, rows))


def _entries(company: Company, folio: Folio, holders: Holders) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for class_id in dict.fromkeys(move.class_id for move in folio.movements):
        moves = [move for move in folio.movements if move.class_id == class_id]
        rows, balance = _running(moves, folio.holder.id, holders)
        _same(folio, class_id, balance)
        name = as_name(company.share_class(class_id).name)
        blocks += [Heading(f"Entries, {name}"), TableBlock(ENTRIES, rows)]
    return tuple(blocks)


def _running(
    moves: Sequence[Movement], holder: int, holders: Holders
) -> tuple[tuple[tuple[str, ...], ...], int]:
    balance, rows = 0, list[tuple[str, ...]]()
    for move in (m for m in moves if m.source != m.target):
        came = move.target == holder
        balance += move.shares if came else -move.shares
        other = move.source if came else move.target
        name = CORPORATION if other is None else registered(holders, other)
        figures = (whole(move.shares), "") if came else ("", whole(move.shares))
        way = "from" if came else "to"
        rows.append((moment_words(move.moment), f"{way} {name}", *figures, whole(balance)))
    return tuple(rows), balance


def _same(folio: Folio, class_id: int, balance: int) -> None:
    held = sum(h.shares for h in folio.holdings if h.class_id == class_id)
    if held != balance:
        raise Refusal(
            f"The entries add up to {whole(balance)} shares, but the holding is {whole(held)}. "
            "The extract was not printed. Verify the book."
        )


def _state(certificate: Certificate) -> str:
    on = moment_words(certificate.cancelled)
    lost = f"{certificate.how}; " if certificate.how in LOSSES else ""
    return f"{lost}cancelled on {on}" if on else "in force"


def _marks(certificate: Certificate) -> tuple[tuple[str, str], ...]:
    """What is noted on the certificate in the book; what is not noted takes no line."""
    owed = f"{dollars(certificate.paid or 0)} of {dollars(certificate.total)} paid"
    marks = (
        ("Partly paid", owed if certificate.owed else ""),
        ("Legends", ", ".join(certificate.legends)),
        ("Transfer stopped", certificate.stopped),
        ("Found", moment_words(certificate.found)),
    )
    return tuple(mark for mark in marks if mark[1])


def _chain(
    heading: str, certificates: Sequence[Certificate], holders: Holders
) -> tuple[Block, ...]:
    if not certificates:
        return ()
    rows = tuple(
        (
            c.number,
            registered(holders, c.holder_id),
            day_words(c.issued),
            day_words(c.cancelled) or "in force",
            whole(c.shares),
        )
        for c in certificates
    )
    return (Heading(heading), TableBlock(CHAIN, rows))


def _certified(
    company: Company, what: str, moment: str, signer: Signer, law: Bylaws
) -> tuple[Block, ...]:
    said = (
        f"I certify that this is a true extract of the share register of {as_name(company.name)}, "
        f"and that it shows {what} as the register stood as of {_as_of(moment)}."
    )
    return (
        Paragraph(said),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
