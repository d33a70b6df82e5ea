"""The calculation sheet: how one date or figure was counted, in each version that has the rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.bylaws.answers import Step
from app.bylaws.explain import CountedDay, Explained
from app.bylaws.statute import StatuteAdvice
from app.bylaws.unclear import unclear_of
from app.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    Title,
)
from app.documents.wording import corporation
from app.domain.company import Company
from app.domain.words import day_paper, day_paper_long

SUM = (TableColumn("Count", width=2.5), TableColumn("Day", width=2.4), TableColumn("", width=2))
DAYS = (
    TableColumn("No.", "right", 0.6),
    TableColumn("Day", width=2.6),
    TableColumn("No business day", width=2.2),
    TableColumn("", width=2),
)


def compose_calculation(
    parts: Sequence[Explained],
    company: Company,
    *,
    printed_on: date,
    advice: Sequence[StatuteAdvice] = (),
) -> Document:
    """The rule as each version has it, the sum, and every day that was counted."""
    title = f"Calculation: {parts[0].rule.title}"
    blocks: tuple[Block, ...] = (
        Title(title, (corporation(company), day_paper(printed_on))),
        *(block for part in parts for block in _version(part)),
        *(
            Paragraph(f"Outside the bylaws: {said.says} {said.source}.", size="small")
            for said in advice
        ),
    )
    return Document(title, company.name, blocks, title)


def _version(part: Explained) -> tuple[Block, ...]:
    governs = ", which governs" if part.governs else ""
    return (
        Heading(f"{part.law.name}, {part.rule.section}{governs}"),
        Paragraph(part.rule.says),
        *_sum(part.steps),
        *((Paragraph(part.counted),) if part.counted else ()),
        *_days(part.days),
        *(
            Paragraph(f"{u.mark}. {u.says()}", size="small")
            for u in unclear_of(part.rule.ambiguities)
        ),
    )


def _sum(steps: Sequence[Step]) -> tuple[Block, ...]:
    rows = tuple((s.label, day_paper_long(s.on) if s.on else "", s.note) for s in steps)
    return (TableBlock(SUM, rows),) if rows else ()


def _days(days: Sequence[CountedDay]) -> tuple[Block, ...]:
    rows = tuple((str(d.number), day_paper_long(d.on), d.closed, d.note) for d in days)
    return (TableBlock(DAYS, rows),) if rows else ()
