"""The report of the rules that were asked: inputs, result, section, reasons, unclear words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.bylaws.answers import SEVERITIES, Finding
from app.bylaws.unclear import Unclear, unclear_of
from app.documents.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
)
from app.documents.stated import Issue, paper, signature
from app.domain.words import day_paper, plural

NAMED = {
    "error": "Breach",
    "warning": "Check",
    "advice": "Advice",
    "info": "Note",
    "fits": "Fits",
}
COLUMNS = (
    TableColumn("Result", width=0.8),
    TableColumn("Event and inputs", width=2.3),
    TableColumn("What was found", width=4),
    TableColumn("Bylaws", width=1.6),
    TableColumn("Reason given for going on", width=1.8),
)
OPEN = (
    TableColumn("Mark", width=0.9),
    TableColumn("Clause", width=1.4),
    TableColumn("How it is read", width=5),
)


@dataclass(frozen=True, slots=True)
class RuleAsked:
    """One rule that was asked: the finding, what it was asked of, and the reason for going on."""

    found: Finding
    event: str = ""
    inputs: str = ""
    reason: str = ""


def compose_compliance_report(asked: Sequence[RuleAsked], issue: Issue) -> Document:
    """Every rule that was asked, the worst first, and the unclear words still open behind them."""
    ordered = sorted(asked, key=lambda one: SEVERITIES.index(one.found.severity))
    counts = Counter(one.found.severity for one in asked)
    marks = dict.fromkeys(mark for one in asked for mark in one.found.cite.ambiguities)
    unclear = [one for one in unclear_of(marks) if issue.company.decision(one.mark) is None]
    summary = tuple((NAMED[s], plural(counts[s], "rule")) for s in SEVERITIES if counts[s])
    blocks: tuple[Block, ...] = (
        *((Facts(summary),) if summary else (Paragraph("No rule was asked."),)),
        *(
            (Heading("Rules asked"), TableBlock(COLUMNS, tuple(map(_row, ordered))))
            if asked
            else ()
        ),
        *_open(unclear),
        Paragraph(f"The record stands so on {day_paper(issue.on)}."),
        signature(issue),
    )
    return paper(issue, "Report on the Bylaws", blocks, ())


def _row(one: RuleAsked) -> tuple[str, ...]:
    cite = one.found.cite
    where = f"{cite.short}, {cite.section}" if cite.short else cite.section
    inputs = "\n".join(part for part in (one.event, one.inputs) if part)
    return (NAMED[one.found.severity], inputs, one.found.sentence, where, one.reason)


def _open(unclear: Sequence[Unclear]) -> tuple[Block, ...]:
    if not unclear:
        return ()
    rows = tuple((one.mark, one.clause, one.reading) for one in unclear)
    return (Heading("Unclear words not yet decided"), TableBlock(OPEN, rows))
