"""Workbooks good and bad: read exactly, or refused with one sentence (ECMA-376 part 1)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, time
from random import Random

import pytest

from app.acts.exchange.archive import member_trouble
from app.acts.exchange.sheet import open_sheet
from app.acts.exchange.workbook import open_workbook, sheet_names
from app.acts.exchange.workbook_written import written_workbook
from app.acts.imports import ImportPreview, Taken, read_import
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.shares import ShareClass
from tests.acts.exchange.workbooks import CONTENT, TYPES, parts, row, workbook, zipped

COMPANY = Company(
    "Acme",
    "California",
    date(1986, 7, 22),
    "America/Los_Angeles",
    time(17),
    classes=(ShareClass(1, "Common Stock", 10_000_000),),
)
HEAD = row("Name", "Certificate", "Shares", "Issued", "ZIP")


def cell(value: str, **more: str) -> str:
    told = "".join(f' {name}="{text}"' for name, text in more.items())
    return f"<c{told}><v>{value}</v></c>"


def one(xml: str, **more: str) -> tuple[str, list[str]]:
    """The text of one cell, and what is doubtful about it."""
    sheet = open_workbook(workbook(row("A"), row(xml), **more))
    lines = list(sheet.lines)
    return (lines[0][1][0] if lines else ""), [doubt.sentence for doubt in sheet.doubts]


def read(data: bytes) -> ImportPreview:
    return read_import(data, "holders.xlsx", COMPANY, Taken(), date(2005, 1, 10))


CELLS = [
    ("a whole number", cell("1000"), "1000"),
    ("with decimals", cell("1000.0"), "1000"),
    ("with exponent", cell("1E+3"), "1000"),
    ("10^15", cell("1E+15"), "1000000000000000"),
    ("one and a bit", cell("1.0000000001"), "1.0000000001"),
    ("a hundred zeros", cell("1E+100"), "1E+100"),
    ("no end of zeros", cell("1E+999999999"), "1E+999999999"),
    ("not a number", cell("NaN"), "NaN"),
    ("minus", cell("-3"), "-3"),
    ("as text", "<c t='inlineStr'><is><t>007</t></is></c>", "007"),
    ("a result in text", cell("x", t="str"), "x"),
    ("leading zeros shown", cell("1234", s="2"), "01234"),
    ("money shown", cell("5", s="4"), "5"),
    ("yes", cell("1", t="b"), "TRUE"),
    ("a day", cell("38132", s="1"), "2004-05-25"),
    ("a day in another form", cell("38132", s="3"), "2004-05-25"),
    ("March 1, 1900", cell("61", s="1"), "1900-03-01"),
    ("the last day", cell("2958465", s="1"), "9999-12-31"),
    ("a day as ISO", cell("2004-05-25T00:00:00", t="d"), "2004-05-25"),
    ("an hour", cell("0.604166666666667", s="5"), "14:30"),
    ("pieces of text", "<c t='inlineStr'><is><r><t>A</t></r><r><t>nn</t></r></is></c>", "Ann"),
    ("how it sounds", "<c t='inlineStr'><is><t>田</t><rPh><t>ta</t></rPh></is></c>", "田"),
    ("written signs", "<c t='inlineStr'><is><t>a_x000A_b_x005F_x0041_</t></is></c>", "a\nb_x0041_"),
]  # fmt: skip
DOUBTS = [
    ("a formula with its value", "<c><f>A1+1</f><v>5</v></c>", "formula"),
    ("a formula without", "<c><f>A1+1</f></c>", "formula"),
    ("a shared formula", "<c><f t='shared' si='0'/><v>5</v></c>", "formula"),
    ("an error", cell("#REF!", t="e"), "#REF!"),
    ("February 29, 1900", cell("60", s="1"), "before March 1, 1900"),
    ("day 59", cell("59", s="1"), "before March 1, 1900"),
    ("below zero", cell("-1", s="1"), "before March 1, 1900"),
    ("a day and an hour", cell("38132.5", s="1"), "a day and an hour"),
]


@pytest.mark.parametrize(("what", "xml", "text"), CELLS, ids=[c[0] for c in CELLS])
def test_a_cell_is_read_exactly(what: str, xml: str, text: str) -> None:
    assert one(xml) == (text, [])


@pytest.mark.parametrize(("what", "xml", "words"), DOUBTS, ids=[d[0] for d in DOUBTS])
def test_a_cell_without_plain_value_is_doubtful(what: str, xml: str, words: str) -> None:
    text, doubts = one(xml)
    assert text == ""
    assert words in doubts[0]


@pytest.mark.parametrize(("serial", "day"), [("0", "1904-01-01"), ("36670", "2004-05-25")])
def test_days_since_1904(serial: str, day: str) -> None:
    assert one(cell(serial, s="1"), pr='date1904="1"') == (day, [])


def test_shared_texts_are_read() -> None:
    assert one(cell("1", t="s"), shared="<t>no</t>\x00<r><t>A &amp; </t></r><r><t>B</t></r>") == (
        "A & B",
        [],
    )


def test_a_table_of_holders_is_read_through() -> None:
    rows = row("Ann Lee", "7", cell("1000"), cell("38132", s="1"))
    preview = read(workbook(HEAD, rows.replace("<row>", '<row r="5">')))
    assert preview.troubles == ()
    found = preview.rows[0]
    assert (found.line, found.certificate, found.shares) == (5, "7", 1000)
    assert found.issued_on == date(2004, 5, 25)


ROWS = [
    ("formula", row("Ann", "7", "<c><f>1+1</f><v>2</v></c>", "5/25/2004"), "Shares", "formula"),
    ("a bit more than one", row("A", "7", cell("1.0000000001"), "5/25/2004"), "Shares", "whole"),
    ("day number", row("Ann", "7", cell("1"), cell("38132")), "Issued", "day number"),
    ("beyond", row("Ann", "7", "1", "5/25/2004", "", "x"), "", "beyond the last heading"),
]


@pytest.mark.parametrize(("what", "told", "column", "words"), ROWS, ids=[r[0] for r in ROWS])
def test_a_trouble_is_named_by_row_and_column(
    what: str, told: str, column: str, words: str
) -> None:
    trouble = read(workbook(HEAD, told)).troubles[0]
    assert (trouble.line, trouble.column) == (2, column)
    assert words in trouble.sentence


def test_joined_cells_are_named() -> None:
    after = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    preview = read(workbook(HEAD, row("Ann", "7", "1", "5/25/2004"), after=after))
    assert "A2:A3 are joined" in preview.troubles[0].sentence
    assert not preview.rows


def test_a_hidden_sheet_is_not_read() -> None:
    sheets = (
        '<sheet name="Old" sheetId="1" r:id="rId1" state="hidden"/>'
        '<sheet name="New" sheetId="2" r:id="rId4"/>'
    )
    data = workbook(HEAD, sheets=sheets)
    assert (open_workbook(data).headings, sheet_names(data)) == (["Second"], ["New"])


def test_the_sheet_read_is_named_where_there_are_others() -> None:
    sheets = '<sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId4"/>'
    data = workbook(HEAD, sheets=sheets)
    assert open_workbook(data).notes == ("The sheet “A” was read; 1 other sheet was not.",)
    assert open_workbook(data, "B").headings == ["Second"]


def members(count: int, size: int = 1, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    return zipped({f"m{n}": "x" * size for n in range(count)}, compression)


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
LISTED = f'<Override PartName="/xl/vbaProject.bin" ContentType="{TYPES}.vbaProject"/></Types>'
FILES: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "not an Excel workbook"),
    ("text", b"Name,Shares\nAnn,1\n", "not an Excel workbook"),
    ("an older Excel file", b"\xd0\xcf\x11\xe0" + bytes(600), "older Excel file"),
    ("cut off", workbook(HEAD)[:-30], "damaged"),
    ("another zip", zipped({"a.txt": "x"}), "damaged"),
    ("macros", workbook(HEAD, content=CONTENT.replace("</Types>", LISTED)), "macros"),
    ("a macro workbook", workbook(HEAD, content=CONTENT.replace(
        f"{TYPES}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
     "macros"),
    ("a document", workbook(HEAD, content=CONTENT.replace("spreadsheetml", "wordprocessingml")),
     "not an Excel workbook"),
    ("an entity", workbook(row("A"), row("&a;"), before=ENTITY), "damaged"),
    ("a document type", workbook(row("A"), before="<!DOCTYPE x>"), "damaged"),
    ("no sheet", workbook(HEAD, sheets=""), "no sheet"),
    ("an empty sheet", workbook(), "empty"),
    ("rows out of order", workbook('<row r="3"/><row r="2"/>'), "damaged"),
    ("a row too far", workbook('<row r="1048577"/>'), "damaged"),
    ("a column too far", workbook('<row><c r="XFE1"><v>1</v></c></row>'), "damaged"),
    ("no such text", workbook(row(cell("7", t="s"))), "damaged"),
    ("ten thousand parts", members(1_001), "1,001 parts"),
    ("a bomb", members(1, 20_000_000), "more than 100 times"),
    ("a large one", members(3, 70_000_000), "200 MB"),
    ("out of its folder", zipped({"../x": "x"}), "outside"),
    ("from the root", zipped({"/etc/x": "x"}), "outside"),
    ("from a drive", zipped({"C:x": "x"}), "outside"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "words"), FILES, ids=[f[0] for f in FILES])
def test_a_bad_file_is_refused_with_one_sentence(what: str, data: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        list(open_workbook(data).lines)
    assert words in caught.value.sentence
    assert "Nothing was recorded" in caught.value.sentence


def test_the_ratio_of_a_bomb_is_one_hundred() -> None:
    """The size told in the zip's own list is what counts; the reader takes no more than that."""
    for times, refused in ((100, False), (101, True)):
        info = zipfile.ZipInfo("padding")
        info.compress_size, info.file_size = 2_000, 2_000 * times
        assert bool(member_trouble(info)) is refused


@pytest.mark.parametrize("ending", ["xls", "xlsm", "xlsb", "ods"])
def test_other_kinds_of_workbooks_are_named(ending: str) -> None:
    with pytest.raises(Refusal, match="Save it as an Excel workbook"):
        open_sheet(b"x", f"a.{ending}", {})


def test_mutated_workbooks_are_read_or_refused() -> None:
    random = Random(1904)  # noqa: S311 - not for secrets
    rows = [row(f"Ann {n}", str(n), cell("1000"), cell("38132", s="1")) for n in range(1, 4)]
    whole = parts(HEAD + "".join(rows), shared="<t/>")
    read_whole = 0
    for _ in range(400):
        told = dict(whole)
        name = random.choice(list(told))
        text = told[name]
        at, length = random.randrange(len(text)), random.choice((0, 1, 5, 60))
        put = random.choice(("", "<", "&", "\x00", "é", "999999999999", text[:40]))
        told[name] = text[:at] + put + text[at + length :]
        data = bytearray(zipped(told))
        if random.random() < 0.3:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        try:
            read_whole += bool(read(bytes(data)).troubles == ())
        except Refusal as refusal:
            assert refusal.sentence.endswith(".")
    assert 0 < read_whole < 400


NAMES = ["=1+1", "+2", "-3", "@x", "\tx", "\rx", "'=x", "Nguyễn Thị Hồng", "田中", "&<>\"'",
         "_x0041_", "e\u0301", "👩‍👧", "a" * 300]  # fmt: skip


def test_what_is_written_is_read_again_exactly() -> None:
    data = written_workbook("Names", ["Name", "Other"], [[name, "1"] for name in NAMES])
    found = [cells[0] for _, cells in open_workbook(data).lines]
    assert found == [name.strip() for name in NAMES]
    assert data == written_workbook("Names", ["Name", "Other"], [[n, "1"] for n in NAMES])


def test_a_written_workbook_holds_texts_and_nothing_else() -> None:
    data = written_workbook("A/B [x]", ["=H"], [["=1+1"], ["5"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        book = archive.read("xl/workbook.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert sheet.count('t="s"') == sheet.count("<c ") == 3
    assert "<f" not in sheet
    assert 'name="A B  x "' in book
    marked = re.findall(r'numFmtId="49"[^>]*quotePrefix="1"', styles)
    assert len(marked) == 2
    assert sheet.count(' s="1"') + sheet.count(' s="2"') == 3
