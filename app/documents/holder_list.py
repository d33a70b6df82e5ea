"""The list of shareholders as of the record date: 1988 II §7, 2002 §2.8 ¶1, §2.11 ¶1."""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Document,
    Facts,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.wording import Signer, address_lines, corporation
from app.domain.company import Company
from app.domain.meetings import ListRow, RecordList
from app.domain.refusal import Refusal
from app.domain.words import day_paper, day_paper_long, hour_paper, plural, whole

COLUMNS = (
    TableColumn("Name as registered", width=2.7),
    TableColumn("Address", width=3),
    TableColumn("Class", width=1.2),
    TableColumn("Shares", "right", 1.3),
    TableColumn("Votes", "right", 1.3),
    TableColumn("Not voting because", width=1.7),
)


def compose_holder_list(
    company: Company, held: RecordList, *, prepared_on: date, signer: Signer, law: Bylaws
) -> Document:
    """Every holder of record with shares and votes, excluded shares with the reason.

    Refused if the rows do not add up to the shares outstanding.
    """
    shares = sum(row.shares for row in held.rows)
    if shares != held.outstanding:
        raise Refusal(
            f"The list adds up to {whole(shares)} shares, but {whole(held.outstanding)} are "
            "outstanding. It was not printed. Verify the book."
        )
    title = "List of Shareholders"
    day = day_paper(held.record_on)
    rows = tuple(_row(row) for row in held.rows if row.shares)
    totals = ("Total", "", "", whole(shares), whole(held.votes), "")
    blocks = (
        Title(title, (corporation(company), f"as of the close of business on {day}")),
        Facts(_facts(held, prepared_on)),
        Paragraph(""),
        TableBlock(COLUMNS, rows, totals),
        Paragraph(
            f"I certify that this is the list of the holders of record of {company.name} as of "
            f"the close of business on {day_paper_long(held.record_on)}, compiled from its share "
            f"register, and that its total agrees with the {whole(held.outstanding)} shares "
            "outstanding at that moment."
        ),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, {day}")


RULES = (
    ("list of the record date", "record-date.list"),
    ("shares left out", "shareholders.quorum.excluded-shares"),
    ("record date", "record-date.meeting.fixed"),
)


def _facts(held: RecordList, prepared_on: date) -> tuple[tuple[str, str], ...]:
    holders = len({row.holder_id for row in held.rows})
    left_out = sum(row.shares for row in held.rows if row.excluded)
    by_class: dict[str, int] = {}
    for row in held.rows:
        by_class[row.class_name] = by_class.get(row.class_name, 0) + row.shares
    classes = ", ".join(f"{whole(count)} {name}" for name, count in by_class.items())
    return (
        ("Cut-off", f"{hour_paper(held.cut_off)} on {day_paper_long(held.record_on)}"),
        ("Holders of record", plural(holders, "holder")),
        ("Shares outstanding", f"{whole(held.outstanding)} ({classes})"),
        *((("Shares not voting", whole(left_out)),) if left_out else ()),
        ("Votes entitled", whole(held.votes)),
        ("Prepared", day_paper(prepared_on)),
    )


def _row(row: ListRow) -> tuple[str, ...]:
    address = address_lines(row) or "none on the books"
    votes = "none" if row.excluded else whole(row.votes)
    return (as_name(row.name), address, row.class_name, whole(row.shares), votes, row.excluded)
