"""Bad CSV files: each is refused with one clear sentence, by row and column.

The good ones beside them show that the reader reads what it should.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from app.acts.imports import ImportPreview, Taken, read_import
from app.domain.company import Company
from app.domain.refusal import Refusal
from app.domain.shares import ShareClass

COMPANY = Company(
    "Acme, Inc.",
    "California",
    date(1986, 7, 22),
    "America/Los_Angeles",
    time(17),
    classes=(ShareClass(1, "Common Stock", 10_000_000), ShareClass(2, "Series A", 500_000)),
)
ONE_CLASS = Company(
    "Acme",
    "California",
    date(1986, 7, 22),
    "America/Los_Angeles",
    time(17),
    classes=(ShareClass(1, "Common Stock", 10_000_000),),
)
TAKEN = Taken(frozenset({"900"}))
TODAY = date(2005, 1, 10)
HEAD = "Name,Certificate,Shares,Issued,Class\n"
FULL = "Name,Certificate,Shares,Issued,Class,Street,City,State,ZIP\n"
GOOD = "Ann Lee,1,100,5/25/2004,Common Stock\n"


def read(data: bytes, company: Company = COMPANY) -> ImportPreview:
    return read_import(data, "holders.csv", company, TAKEN, TODAY)


def one_row(row: str) -> bytes:
    return (HEAD + GOOD + row).encode()


# (what it is, the bytes, words of the sentence)
REFUSED_FILES: list[tuple[str, bytes, str]] = [
    ("nothing at all", b"", "empty"),
    ("only spaces", b"   \n \n", "empty"),
    ("only a mark", "\ufeff".encode(), "no heading"),
    ("headings only", HEAD.encode(), "no rows"),
    ("headings and blank lines", (HEAD + "\n\n,,,,\n").encode(), "no rows"),
    ("cp1252", (HEAD + "José,1,100,5/25/2004,Common Stock\n").encode("cp1252"), "UTF-8"),
    ("Shift-JIS", (HEAD + "田中,1,100,5/25/2004,Common Stock\n").encode("shift-jis"), "UTF-8"),
    ("mixed encodings", (HEAD + GOOD).encode() + "é,2,1,5/25/2004,x\n".encode("latin-1"), "UTF-8"),
    ("UTF-16 without its mark", (HEAD + GOOD).encode("utf-16-le"), "empty bytes"),
    ("NUL in a cell", one_row("B\x00b,2,1,5/25/2004,Common Stock\n"), "empty bytes"),
    ("a zip", b"PK\x03\x04" + bytes(range(128, 250)), "UTF-8"),
    ("a PDF", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "no heading"),
    ("an SQLite file", b"SQLite format 3\x00" + bytes(80), "empty bytes"),
    ("prose", b"Dear sirs,\nplease find our list.\n", "no heading"),
    ("no headings", b"Ann Lee,1,100,5/25/2004,Common Stock\n", "no heading"),
    ("missing name", b"Certificate,Shares,Issued\n1,100,5/25/2004\n", "Name is missing"),
    ("missing shares", b"Name,Certificate,Issued\nA,1,5/25/2004\n", "Shares is missing"),
    ("missing two", b"Name,Shares\nA,1\n", "Certificate and Issued is missing"),
    ("heading twice", b"Name,Name,Certificate,Shares,Issued\nA,B,1,1,5/25/2004\n", "Two columns"),
    ("same under two words", b"Name,Holder,Certificate,Shares,Issued\nA,B,1,1,5/25/2004\n", "Two"),
    ("unknown column", b"Name,Certificate,Shares,Issued,Colour\nA,1,1,5/25/2004,x\n", "Colour"),
    ("nameless column", b"Name,,Certificate,Shares,Issued\nA,,1,1,5/25/2004\n", "without a name"),
    (
        "ten thousand columns",
        (HEAD.strip() + "," * 10_000 + "\n" + GOOD).encode(),
        "without a name",
    ),
    ("unclosed quote", (HEAD + '"Ann,1,100,5/25/2004,Common Stock\n').encode(), "quotation mark"),
    ("text after a quote", (HEAD + '"Ann" x,1,100,5/25/2004,Common\n').encode(), "quotation mark"),
    ("a huge cell", (HEAD + "A" * 30_000 + ",1,100,5/25/2004,Common\n").encode(), "Row 2"),
]

# (what it is, the second row, the column, words of the sentence)
REFUSED_ROWS: list[tuple[str, str, str, str]] = [
    ("too few cells", "B,2,1,5/25/2004\n", "", "4 cells stand under 5 headings"),
    ("too many cells", "B,2,1,000,5/25/2004,Common Stock\n", "", "6 cells"),
    ("another separator", "B;2;1;5/25/2004;Common Stock\n", "", "1 cells"),
    ("no name", ",2,1,5/25/2004,Common Stock\n", "Name", "Write the name"),
    ("totals row", ",,101,,\n", "Name", "Write the name"),
    ("name of 301 letters", "B" * 301 + ",2,1,5/25/2004,Common Stock\n", "Name", "301"),
    ("tab in a name", '"B\tb",2,1,5/25/2004,Common Stock\n', "Name", "cannot be printed"),
    ("line break in a name", '"B\nb",2,1,5/25/2004,Common Stock\n', "Name", "cannot be printed"),
    ("no certificate", "B,,1,5/25/2004,Common Stock\n", "Certificate", "Write the certificate"),
    ("formula certificate", "B,=1+1,1,5/25/2004,Common Stock\n", "Certificate", "=1+1"),
    ("certificate twice", "B,1,1,5/25/2004,Common Stock\n", "Certificate", "already used"),
    ("certificate in the book", "B,900,1,5/25/2004,Common Stock\n", "Certificate", "already used"),
    ("no shares", "B,2,,5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("zero", "B,2,0,5/25/2004,Common Stock\n", "Shares", "too few"),
    ("minus", "B,2,-5,5/25/2004,Common Stock\n", "Shares", "-5"),
    ("minus zero", "B,2,−0,5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("one and a half", "B,2,1.5,5/25/2004,Common Stock\n", "Shares", "1.5"),
    ("a half sign", "B,2,½,5/25/2004,Common Stock\n", "Shares", "½"),
    ("with exponent", "B,2,1e3,5/25/2004,Common Stock\n", "Shares", "1e3"),
    ("points for thousands", "B,2,1.000,5/25/2004,Common Stock\n", "Shares", "1.000"),
    ("spaces for thousands", "B,2,1 000,5/25/2004,Common Stock\n", "Shares", "1 000"),
    ("commas astray", 'B,2,"10,00",5/25/2004,Common Stock\n', "Shares", "10,00"),
    ("full-width digits", "B,2,１２,5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("Arabic digits", "B,2,١٢,5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("over the limit", f"B,2,{10**15 + 1},5/25/2004,Common Stock\n", "Shares", "more than"),
    ("past 64 bits", f"B,2,{2**63},5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("400 digits", f"B,2,{'9' * 400},5/25/2004,Common Stock\n", "Shares", "whole number"),
    ("not a number", "B,2,NaN,5/25/2004,Common Stock\n", "Shares", "NaN"),
    ("infinity", "B,2,inf,5/25/2004,Common Stock\n", "Shares", "inf"),
    ("hexadecimal", "B,2,0x10,5/25/2004,Common Stock\n", "Shares", "0x10"),
    ("words", "B,2,ten,5/25/2004,Common Stock\n", "Shares", "ten"),
    ("no date", "B,2,1,,Common Stock\n", "Issued", "Write the day"),
    ("two-digit year", "B,2,1,5/25/04,Common Stock\n", "Issued", "all four"),
    ("1/2/3", "B,2,1,1/2/3,Common Stock\n", "Issued", "not a day"),
    ("day first", "B,2,1,25/5/2004,Common Stock\n", "Issued", "month first"),
    ("31 April", "B,2,1,4/31/2004,Common Stock\n", "Issued", "no day"),
    ("29 February 1900", "B,2,1,1900-02-29,Common Stock\n", "Issued", "no day"),
    ("29 February 2003", "B,2,1,2/29/2003,Common Stock\n", "Issued", "no day"),
    ("spreadsheet serial", "B,2,1,38132,Common Stock\n", "Issued", "spreadsheet"),
    ("French month", "B,2,1,25 mai 2004,Common Stock\n", "Issued", "not a day"),
    ("with an hour", "B,2,1,2004-05-25T10:00Z,Common Stock\n", "Issued", "not a day"),
    ("year 1", "B,2,1,0001-01-01,Common Stock\n", "Issued", "outside"),
    ("year 9999", "B,2,1,9999-12-31,Common Stock\n", "Issued", "outside"),
    ("before the company", "B,2,1,7/21/1986,Common Stock\n", "Issued", "incorporated"),
    ("tomorrow", "B,2,1,1/11/2005,Common Stock\n", "Issued", "still to come"),
    ("unknown class", "B,2,1,5/25/2004,Preferred\n", "Class", "Preferred"),
    ("no class of two", "B,2,1,5/25/2004,\n", "Class", "classes are"),
]


@pytest.mark.parametrize(
    ("what", "data", "words"), REFUSED_FILES, ids=[r[0] for r in REFUSED_FILES]
)
def test_bad_file_is_refused_with_one_sentence(what: str, data: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(data)
    assert words in caught.value.sentence
    assert "Nothing was recorded" in caught.value.sentence


@pytest.mark.parametrize(
    ("what", "row", "column", "words"), REFUSED_ROWS, ids=[r[0] for r in REFUSED_ROWS]
)
def test_bad_row_is_named_by_row_and_column(what: str, row: str, column: str, words: str) -> None:
    preview = read(one_row(row))
    trouble = preview.troubles[0]
    assert (trouble.line, trouble.column) in ((3, column), (4, column))
    assert words in trouble.sentence
    assert trouble.sentence.endswith(".")
    assert not preview.rows, "one bad row keeps every row out"


def test_the_table_is_as_long_as_was_asked() -> None:
    assert len(REFUSED_FILES) + len(REFUSED_ROWS) >= 60


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_good_file_is_read_in_every_dress(separator: str, line_end: str, encoding: str) -> None:
    text = (HEAD + "Nguyễn Thị Hồng,7,1000,2004-05-25,series a\n").replace(",", separator)
    preview = read(text.replace("\n", line_end).encode(encoding))
    assert preview.troubles == ()
    assert [(r.certificate, r.shares, r.class_id) for r in preview.rows] == [("7", 1000, 2)]
    assert preview.holders[0]["name"] == "Nguyễn Thị Hồng"


def test_quotes_commas_and_markup_stay_as_typed() -> None:
    row = '"Smith & Sons <Holdings>, Ltd ""The""",2,"1,000","May 25, 2004",Common Stock\n'
    preview = read(one_row(row))
    assert preview.holders[1]["name"] == 'Smith & Sons <Holdings>, Ltd "The"'
    assert preview.rows[1].shares == 1000


def test_headings_in_any_order_and_case_and_no_class_where_there_is_one() -> None:
    data = b"SHARES,issued on,Holder,Certificate No.\n5,5/25/2004,Ann,3"
    assert [(r.shares, r.class_id) for r in read(data, ONE_CLASS).rows] == [(5, 1)]


def test_rows_of_one_holder_go_together_only_letter_by_letter() -> None:
    rows = [
        "Ann,1,1,5/25/2004,Common Stock,1 Elm St,Reno,NV,89501",
        "Ann,2,1,5/25/2004,Common Stock,1 Elm St,Reno,NV,89501",
        "Ann,3,1,5/25/2004,Common Stock,1 Elm Street,Reno,NV,89501",
    ]
    preview = read((FULL + "\n".join(rows)).encode())
    assert [r.holder for r in preview.rows] == [0, 0, 1]
    assert any("1 row" in note for note in preview.notes)


def test_holder_number_with_two_names_is_refused() -> None:
    data = b"Holder no,Name,Certificate,Shares,Issued,Class\n" + (
        b"A1,Ann,1,1,5/25/2004,Common Stock\nA1,Bob,2,1,5/25/2004,Common Stock\n"
    )
    assert "another name" in read(data).troubles[0].sentence


def test_half_an_address_is_refused() -> None:
    preview = read((FULL + "Ann,1,1,5/25/2004,Common Stock,1 Elm St,,NV,89501\n").encode())
    assert (preview.troubles[0].column, preview.troubles[0].line) == ("City", 2)


def test_cancel_in_the_middle_stops_the_reading() -> None:
    def stop(done: int, total: int) -> None:
        raise Refusal("The import was cancelled. Nothing was recorded.")

    with pytest.raises(Refusal, match="cancelled"):
        read_import((HEAD + GOOD).encode(), "x.csv", COMPANY, TAKEN, TODAY, stop)
