"""The register of unclear words: the clause, what is open, how it is read, and who decided so."""

from __future__ import annotations

from collections.abc import Sequence

from app.bylaws.law import Bylaws
from app.bylaws.unclear import Unclear, unclear_of
from app.documents.blocks import Block, Document, Paragraph, TableBlock, TableColumn, as_name
from app.documents.stated import Issue, paper, signature
from app.documents.wording import sentence
from app.domain.company import Company
from app.domain.words import day_paper, day_plain, plural

COLUMNS = (
    TableColumn("Mark", width=0.9),
    TableColumn("Clause", width=1.3),
    TableColumn("What is unclear", width=3.2),
    TableColumn("How it is read", width=3.2),
    TableColumn("Decided", width=1.9),
)
CAREFUL = "not decided: the careful reading is used"


def unclear_in(law: Bylaws) -> tuple[Unclear, ...]:
    """The unclear clauses on which rules of this version rest, each once, by their marks."""
    marks = {mark for rule in law.rules.values() for mark in rule.ambiguities}
    return unclear_of(sorted(marks))


def compose_unclear_register(unclear: Sequence[Unclear], issue: Issue) -> Document:
    """Every unclear clause with the company's decision, or the careful reading without one."""
    rows = tuple(_row(one, issue.company) for one in unclear)
    decided = sum(issue.company.decision(one.mark) is not None for one in unclear)
    counts = f"{plural(len(rows), 'clause')}, {decided} decided"
    said = f"Clauses of the bylaws of {issue.law.short} that can be read in more than one way."
    blocks: tuple[Block, ...] = (
        Paragraph(said),
        TableBlock(COLUMNS, rows, ("", "", counts, "", "")),
        Paragraph(f"The decisions of the company stand so on {day_paper(issue.on)}."),
        signature(issue),
    )
    return paper(issue, "Register of Unclear Words", blocks, ())


def _row(one: Unclear, company: Company) -> tuple[str, ...]:
    decision = company.decision(one.mark)
    if decision is None:
        return (one.mark, one.clause, _capital(one.unclear), _capital(one.reading), CAREFUL)
    who = f"{as_name(decision.decided_by)}\n{day_plain(decision.decided_on)}"
    why = f"\n{sentence(decision.reason)}" if decision.reason else ""
    return (one.mark, one.clause, _capital(one.unclear), _capital(decision.reading), f"{who}{why}")


def _capital(text: str) -> str:
    return sentence(text[:1].upper() + text[1:])
