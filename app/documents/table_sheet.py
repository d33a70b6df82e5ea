"""Any table of the screen as a printed sheet: what Ctrl+P gives on every tab."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.documents.blocks import Document, Paragraph, TableBlock, TableColumn, Title
from app.domain.words import day_paper

LEAST, MOST = 4, 34  # characters that a column asks for


def compose_table_sheet(
    title: str,
    company: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[str]],
    *,
    subtitle: str = "",
    totals: Sequence[str] = (),
    printed_on: date | None = None,
    empty: str = "",
) -> Document:
    """The table with its title; `columns` are (title, `left` or `right`).

    Widths follow the contents. `empty` is said where there are no rows.
    """
    lines = tuple(line for line in (company, subtitle) if line)
    kept = tuple(tuple(row) for row in rows)
    body = (
        TableBlock(natural_columns(columns, (*kept, tuple(totals))), kept, tuple(totals))
        if kept
        else Paragraph(empty or "There is nothing in this table.")
    )
    stamp = (Paragraph(f"Printed {day_paper(printed_on)}.", size="small"),) if printed_on else ()
    return Document(title, company, (Title(title, lines), body, *stamp), title)


def natural_columns(
    columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]
) -> tuple[TableColumn, ...]:
    """Columns as wide as what stands in them, within reason."""
    return tuple(
        TableColumn(title, align, _asked(title, [row[n] for row in rows if row]))
        for n, (title, align) in enumerate(columns)
    )


def _asked(title: str, cells: Sequence[str]) -> float:
    """The characters that nearly all cells need, the title's longest word at least."""
    lengths = sorted(max(map(len, cell.split("\n"))) for cell in cells)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    word = max(map(len, title.split()), default=0)
    return float(min(max(usual, word, LEAST), MOST) + 1)
