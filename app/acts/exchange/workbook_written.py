"""An Excel workbook of one sheet whose cells are all texts: nothing in it can be run.

Every cell is an inline text in a style that keeps it a text when it is edited (`quotePrefix`,
format `@`); there are no formulas, links or macros. The same table gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from app.acts.exchange.sheet import column_letters

EPOCH = (1980, 1, 1, 0, 0, 0)
MOST_CELL = 32_767
"""Letters in one cell, the most that a spreadsheet reads; the rest is left off."""
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\r|_(?=x[0-9A-Fa-f]{4}_)")
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{SPREADSHEET}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" '
        'applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def written_workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of an .xlsx file with that one sheet."""
    to = io.BytesIO()
    name = escape(re.sub(r"[\[\]:*?/\\]", " ", title)[:31], {'"': "&quot;"})
    book = (
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in {**PARTS, "xl/workbook.xml": book}.items():
            archive.writestr(_info(path), HEAD + text)
        with archive.open(_info("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{SPREADSHEET}"><sheetData>'.encode())
            for number, row in enumerate((headings, *rows), 1):
                sheet.write(_row(number, row).encode())
            sheet.write(b"</sheetData></worksheet>")
    return to.getvalue()


def _row(number: int, row: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{column_letters(place)}{number}" s="1" t="inlineStr">'
        f'<is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        for place, cell in enumerate(row)
        if cell
    )
    return f'<row r="{number}">{cells}</row>'


def _text(cell: str) -> str:
    """The text with signs that XML cannot hold written as `_x000D_`."""
    return escape(_UNFIT.sub(lambda m: f"_x{ord(m[0]):04X}_", cell[:MOST_CELL]))


def _info(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
