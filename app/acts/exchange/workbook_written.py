"""An Excel workbook of one sheet whose cells are all texts: nothing in it can be run.

Every cell is a text in a style that keeps it a text when it is edited (`quotePrefix`, format `@`);
there are no formulas, links or macros. The same table gives the same bytes. It is made in memory,
so that no name or address lies in a temporary file.
"""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from xlsxwriter import Workbook

MOST_CELL = 32_767
"""Letters in one cell, the most that a spreadsheet reads; the rest is left off."""
MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - no moment: what every file of ours bears
TEXT = {"num_format": 49, "quote_prefix": True}
"""Format 49 is text (ECMA-376 part 1, 18.8.30)."""


def written_workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of an .xlsx file with that one sheet, its headings bold and always in sight."""
    to = io.BytesIO()
    with Workbook(to, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
        text, heading = book.add_format(TEXT), book.add_format({**TEXT, "bold": True})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate((headings, *rows)):
            for place, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, place, cell[:MOST_CELL], text if number else heading)
        sheet.autofit(max_width=300)
    return to.getvalue()
