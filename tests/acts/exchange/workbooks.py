"""Workbooks made by hand, part by part, so that each can be wrong in one place."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/></Types>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="00000"/>'
    '<numFmt numFmtId="165" formatCode="[$-409]d\\-mmm\\-yyyy;@"/>'
    '<numFmt numFmtId="166" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/>'
    '<numFmt numFmtId="167" formatCode="h:mm AM/PM"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="167"/></cellXfs></styleSheet>'
)


def relations(*rows: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in rows
    )
    return f"<Relationships>{told}</Relationships>"


def parts(rows: str, **more: str) -> dict[str, str]:
    """The parts of a workbook with one sheet; `after` stands behind its rows."""
    sheets = more.get("sheets", '<sheet name="Holders" sheetId="1" r:id="rId1"/>')
    shared = "".join(f"<si>{text}</si>" for text in more.get("shared", "").split("\x00"))
    return {
        "[Content_Types].xml": more.get("content", CONTENT),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<workbookPr {more.get('pr', '')}/><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "/xl/sharedStrings.xml"),
            ("rId4", "worksheet", "worksheets/sheet2.xml"),
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'{more.get("before", "")}<worksheet xmlns="{MAIN}"><sheetData>'
        f"{rows}</sheetData>{more.get('after', '')}</worksheet>",
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'
        '<row><c t="inlineStr"><is><t>Second</t></is></c></row></sheetData></worksheet>',
    }


def zipped(told: dict[str, str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", compression) as archive:
        for name, text in told.items():
            archive.writestr(name, text)
    return to.getvalue()


def row(*cells: str) -> str:
    """A row of cells written as XML, or of plain texts."""
    told = (c if c.startswith("<c") else f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in cells)
    return f"<row>{''.join(told)}</row>"


def workbook(*rows: str, **more: str) -> bytes:
    return zipped(parts("".join(rows), **more))
