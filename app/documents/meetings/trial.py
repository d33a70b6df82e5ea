"""A count tried both ways on paper: each result as counted and as tried, and what was ticked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.documents.blocks import Document, Heading, Paragraph, TableBlock, TableColumn, Title
from app.domain.words import day_paper

TITLE = "Count tried both ways"
RESULTS = (
    TableColumn("What", width=2.6),
    TableColumn("As counted", width=2),
    TableColumn("As tried", width=2),
    TableColumn("Difference", width=1.2),
    TableColumn("Section", width=1),
)
TICKED = (
    TableColumn("Holder", width=2.6),
    TableColumn("Paper", width=1.3),
    TableColumn("Votes", "right", 1),
    TableColumn("As recorded", width=2.2),
    TableColumn("On trial", width=1.2),
)
ABOUT = (
    "What is left out is taken as neither represented nor voted; what was set aside is taken to "
    "count. This is a trial: nothing of it is recorded, and the results of the record stand."
)


def compose_trial(
    company: str,
    meeting: str,
    said: str,
    results: Sequence[tuple[str, ...]],
    ticked: Sequence[tuple[str, ...]],
    printed_on: date,
) -> Document:
    """The results, then the papers ticked; rows have a text for each column."""
    blocks = (
        Title(TITLE, (company, meeting)),
        Paragraph(said),
        TableBlock(RESULTS, tuple(results)),
        *((Heading("Papers ticked"), TableBlock(TICKED, tuple(ticked))) if ticked else ()),
        Paragraph(ABOUT),
        Paragraph(f"Printed {day_paper(printed_on)}.", size="small"),
    )
    return Document(TITLE, company, blocks, TITLE)
