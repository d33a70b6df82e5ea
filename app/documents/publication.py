"""A notice for publication, for shareholders of whom no address is known.

1988 II §4 ¶1, 2002 §2.5 ¶1; Corporations Code 601(b).
"""

from __future__ import annotations

from datetime import date

from app.bylaws.law import Bylaws
from app.documents.basis import basis_line, rests_on
from app.documents.blocks import AddressBlock, Document, Facts, Paragraph, Part, Title, as_names
from app.documents.wording import corporation
from app.domain.company import Company
from app.domain.meetings import ListRow
from app.domain.words import day_paper, day_paper_long, plural

RULES = (("no address", "shareholders.notice.no-address"),)


def compose_publication(
    notice: Document, company: Company, rows: tuple[ListRow, ...], *, on: date, law: Bylaws
) -> Document:
    """The order to the newspaper, and on pages of its own the text of the notice to be printed.

    `rows` are the holders without an address; `on` is the day of the notice.
    """
    office = company.office_on(on)
    county = office.county if office and office.county else "the principal executive office"
    people = dict.fromkeys(row.holder_id for row in rows)
    title = "Notice for Publication"
    blocks = (
        Title(title, (corporation(company), day_paper(on))),
        Paragraph(
            f"No address of {plural(len(people), 'shareholder')} of record appears on the books or "
            "was given for the purpose of notice. Notice to them is given by publishing the text "
            "that follows once in a newspaper of general circulation in the county in which the "
            "principal executive office is located."
        ),
        Facts(
            (
                ("Newspaper", "______________________________"),
                ("County", county),
                ("To be published on", day_paper_long(on)),
                ("Shareholders", "; ".join(as_names(dict.fromkeys(r.name for r in rows)))),
            )
        ),
        Paragraph("File the publisher’s affidavit of publication with the affidavit of mailing."),
        *basis_line(rests_on(law, RULES), "Sections of"),
        Part("text", notice.title),
        *(block for block in notice.blocks if not isinstance(block, AddressBlock)),
    )
    return Document(title, company.name, blocks, f"{title}, {day_paper(on)}")
