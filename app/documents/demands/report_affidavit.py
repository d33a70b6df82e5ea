"""The affidavit that a report was given to shareholders, under the bylaws of 1988 V §4 ¶6.

Made as a declaration under penalty of perjury, Code of Civil Procedure 2015.5.
"""

from __future__ import annotations

from app.bylaws.records.reports import DELIVERY
from app.documents.affidavit import PERJURY, UNDER_TITLE
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Item,
    Numbered,
    Paragraph,
    Part,
    TableBlock,
    TableColumn,
    Title,
    as_name,
)
from app.documents.stated import Issue, Rules, day_words, paper, signature
from app.documents.wording import address_lines, corporation
from app.domain.demands import ReportMailed
from app.domain.meetings import Deposit
from app.domain.refusal import Refusal
from app.domain.words import day_paper_long, hour_paper, plural

RULES: Rules = (("delivery of reports, affidavit", DELIVERY),)
COLUMNS = (
    TableColumn("No.", "right", 0.5),
    TableColumn("Name as registered", width=3),
    TableColumn("Address", width=3.6),
    TableColumn("Manner", width=1.6),
)


def compose_report_affidavit(sent: ReportMailed, issue: Issue) -> Document:
    """The affidavit with the list of shareholders as Exhibit A.

    Refused where the version names nobody who signs one, and before anything was deposited.
    """
    law = issue.law
    signers = law.rule(DELIVERY).params.get("affidavit_signers", ())
    if not signers:
        raise Refusal(f"The bylaws of {law.short} know no affidavit of giving a report.")
    if not sent.deposits:
        raise Refusal("Record the mailing first: what was deposited, when and where.")
    year = f" for the fiscal year ended {day_words(sent.year_end)}" if sent.year_end else ""
    report = f"the {sent.title}{year}"
    names = plural(len(sent.rows), "name")
    items = (
        Item(f"I act as {_office(issue)} of {corporation(issue.company)}."),
        *(Item(_deposited(deposit, report)) for deposit in sent.deposits),
        Item(f"Exhibit A ({names}) is a true list of those to whom the report was given."),
    )
    who = f"I, {as_name(issue.signer.name)}, state:" if issue.signer else "The undersigned states:"
    blocks: tuple[Block, ...] = (
        Paragraph(who),
        Numbered(items),
        *(() if year else (Blank("Fiscal year ended:"),)),
        Paragraph(PERJURY),
        Blank("Executed at (city), California:"),
        signature(issue, signers),
        Part("A", "Exhibit A", "A"),
        Title("Exhibit A", ("Shareholders to whom the report was given",)),
        TableBlock(
            COLUMNS, tuple(_row(sent, n) for n in range(len(sent.rows))), ("", names) + ("",) * 2
        ),
    )
    return paper(issue, "Affidavit of Giving a Report", blocks, RULES, (UNDER_TITLE,))


def _office(issue: Issue) -> str:
    return issue.signer.title if issue.signer else "the officer named below"


def _deposited(deposit: Deposit, report: str) -> str:
    at = f", at {hour_paper(deposit.at)}" if deposit.at else ""
    by = deposit.by or "I"
    pieces = plural(deposit.pieces, "copy", "copies")
    manner = "personally" if deposit.manner == "personal" else f"by {deposit.manner}"
    prepaid = ", postage or charges prepaid" if "personal" not in deposit.manner else ""
    return (
        f"On {day_paper_long(deposit.on)}{at}, {by} gave {pieces} of {report} {manner} "
        f"at {deposit.place.rstrip('.')}{prepaid}."
    )


def _row(sent: ReportMailed, number: int) -> tuple[str, ...]:
    row = sent.rows[number]
    return (
        str(number + 1),
        as_name(row.name),
        address_lines(row) or "none on the books",
        row.route,
    )
