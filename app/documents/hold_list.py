"""Holders whose mail came back, and what is held for them: 1988 II §4 ¶1, 2002 §2.5 ¶2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import (
    Document,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.wording import Signer, corporation, office_place
from app.domain.company import Company
from app.domain.meetings import ReturnedMail
from app.domain.words import day_paper, plural

COLUMNS = (
    TableColumn("Holder", width=2.6),
    TableColumn("Notice returned", width=2.4),
    TableColumn("Returned on", width=1.5),
    TableColumn("Marking", width=2),
    TableColumn("Held through", width=1.5),
)


def compose_hold_list(
    company: Company,
    returned: Iterable[ReturnedMail],
    *,
    notices: Mapping[str, str],
    on: date,
    signer: Signer,
    law: Bylaws,
) -> Document:
    """The sheet that lies with the notices held at the principal executive office.

    `notices` are the notices' names by meeting key; `on` is the day of the sheet.
    """
    rows = tuple(
        (
            as_name(mail.name),
            notices.get(mail.meeting_key, mail.meeting_key),
            day_paper(mail.returned_on),
            mail.marking,
            day_paper(mail.hold_through) if mail.hold_through else "",
        )
        for mail in returned
    )
    place = office_place(company, on).one_line()
    title = "Notices Held for Shareholders"
    blocks = (
        Title(title, (corporation(company), day_paper(on))),
        Paragraph(
            "Notices to these shareholders were returned by the United States Postal Service as "
            "undeliverable. Later notices are held for them at the principal executive office, "
            f"{place}, and are available on their written demand through the day stated."
        ),
        TableBlock(COLUMNS, rows, (plural(len(rows), "notice"), "", "", "", "")),
        Signature(as_name(signer.name), signer.title, dated=True),
        *basis_line(rests_on(law, RULES), "Sections of"),
    )
    return Document(title, company.name, blocks, f"{title}, {day_paper(on)}")


RULES = (("mail returned", "shareholders.notice.returned-mail"),)
