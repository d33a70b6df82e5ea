"""The worksheet of the yearly statement of information: 2002 §7.7; Corporations Code 1502.

It is no filing: the official form is filled in from it by hand. What today's form asks beyond the
bylaws stands under a heading of its own.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from app.bylaws.due.joined import as_statement
from app.bylaws.records.offices import BUSINESS
from app.bylaws.records.reports import CONTENT, YEARLY, check_statement
from app.documents.blocks import (
    Blank,
    Block,
    Document,
    Heading,
    Item,
    Numbered,
    Paragraph,
    TableBlock,
    TableColumn,
    as_name,
)
from app.documents.stated import (
    Issue,
    Rules,
    needs_rule,
    office_title,
    paper,
    signature,
    stated,
    told,
)
from app.domain.company import Company
from app.domain.demands import Addressed, InformationStatement
from app.domain.offices import OFFICES
from app.domain.words import whole

RULES: Rules = (
    ("yearly statement", YEARLY),
    ("contents", CONTENT),
    ("California office", BUSINESS),
)
NOT_FOR_FILING = "WORKSHEET - NOT FOR FILING"
PERSONS = (
    TableColumn("Office", width=1.8),
    TableColumn("Name", width=2),
    TableColumn("Complete business or residence address", width=4),
)
GAP = "address missing"


def compose_information(said: InformationStatement, issue: Issue) -> Document:
    """The six groups of facts that the bylaws ask for, with every gap; refused in 1988."""
    law = issue.law
    needs_rule(law, CONTENT, "yearly statement of information")
    gaps = list(dict.fromkeys(f.sentence for f in check_statement(law, as_statement(said))))
    blocks: tuple[Block, ...] = (
        *stated(
            ("Name", issue.company.name),
            ("File number", said.file_number),
            ("Year", str(said.year)),
            ("Due by statute", statute_due(issue.company, said.year)),
        ),
        Heading("1. Directors"),
        *_people(said.directors),
        Heading("2. Vacancies on the board"),
        *stated(("Number of vacancies", _count(said.vacancies))),
        *stated(("Authorized number", _count(said.authorized))),
        *_check_count(said),
        Heading("3. Officers"),
        *_people(said.officers),
        Heading("4. Office in California"),
        *stated(
            ("Street address", said.street),
            ("Principal office", said.office or _office(issue)),
        ),
        *told(("Mailing address", said.mailing)),
        Heading("5. Type of business"),
        *stated(("Type of business", said.business)),
        Heading("6. Agent for service of process"),
        *_agent(said),
        Heading("Asked by today’s form, not by the bylaws"),
        *stated(("E-mail for notices", said.email), ("Labor judgment", _yes_no(said))),
        Heading("Gaps"),
        *(
            (Numbered(tuple(Item(gap) for gap in gaps)),)
            if gaps
            else (Paragraph("Every item that the bylaws ask for is there."),)
        ),
        *stated(("Filed on", said.filed_on)),
        signature(issue, OFFICES),
    )
    return paper(issue, "Statement of Information", blocks, RULES, (NOT_FOR_FILING,))


def statute_due(company: Company, year: int) -> date | None:
    """The last day of the month of incorporation; `None` where that day is not known."""
    on = company.incorporated_on
    return date(year, on.month, monthrange(year, on.month)[1]) if on else None


def _office(issue: Issue) -> str:
    office = issue.company.office_on(issue.on)
    return office.place.one_line() if office else ""


def _people(people: Sequence[Addressed]) -> tuple[Block, ...]:
    if not people:
        return (Blank("Names and complete addresses:"),)
    rows = tuple(
        (office_title(one.office), as_name(one.name), one.address or GAP) for one in people
    )
    return (TableBlock(PERSONS, rows),)


def _check_count(said: InformationStatement) -> tuple[Block, ...]:
    if said.vacancies is None or said.authorized is None:
        return ()
    total = len(said.directors) + said.vacancies
    if total == said.authorized:
        return ()
    words = (
        f"{len(said.directors)} directors and {said.vacancies} vacancies make {total}, not the "
        f"authorized {said.authorized}."
    )
    return (Paragraph(words),)


def _agent(said: InformationStatement) -> tuple[Block, ...]:
    if said.agent_is_corporation:
        return stated(("Corporate agent", said.agent))
    return stated(("Agent", said.agent), ("Street address in California", said.agent_address))


def _count(number: int | None) -> str:
    return "" if number is None else whole(number)


def _yes_no(said: InformationStatement) -> str:
    return "" if said.labor_judgment is None else ("no", "yes")[said.labor_judgment]
