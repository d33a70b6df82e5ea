"""Tables written for a spreadsheet: as of a day, none of their cells to be run, exact again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from app.acts.act import Who
from app.acts.exchange.in_and_out import bring_in, write_out
from app.acts.exchange.mapping import headings_for, keep_mapping, kept_mapping
from app.acts.exchange.source import Source
from app.acts.exchange.tables import exported
from app.acts.exchange.workbook import open_workbook
from app.acts.imports import Taken, read_import
from app.domain.cells import as_meant
from app.domain.entries import Entry, EntryDraft
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.store.book import Book
from tests.acts.exchange.registers import TODAY, draft

CERTIFICATES = "Name,Certificate,Shares,Issued,Class,Street,City\n"


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("what", ["holders", "certificates", "holdings", "history"])
def test_both_forms_say_the_same(full: Book, what: str) -> None:
    as_csv = [[as_meant(cell) for cell in row] for row in rows(exported(full, what, TODAY, "csv"))]
    sheet = open_workbook(exported(full, what, TODAY, "xlsx"))
    width = len(as_csv[0])
    found = [sheet.headings, *(cells for _, cells in sheet.lines)]
    assert len(found) > 4
    assert [row + [""] * (width - len(row)) for row in found] == as_csv


def test_holdings_add_up_to_the_shares_outstanding(full: Book) -> None:
    on = date(2004, 6, 1)
    table = rows(exported(full, "holdings", on, "csv"))
    shares = table[0].index("Shares")
    assert sum(int(row[shares]) for row in table[1:]) == full.sums(end_of(on))[0] > 0


def test_certificates_are_those_in_force_on_the_day(full: Book) -> None:
    on = date(2004, 6, 1)
    table = rows(exported(full, "certificates", on, "csv"))
    live = full.certificates(moment=end_of(on), live_only=True)
    assert [row[0] for row in table[1:]] == [c.number for c in live]
    assert "Legends" in table[0]


def test_holders_are_named_as_on_the_day(full: Book) -> None:
    early = {row[1]: row[0] for row in rows(exported(full, "holders", date(2004, 1, 5), "csv"))}
    assert early["1"] == "Smith & Sons <Holdings> Ltd"
    assert rows(exported(full, "holders", date(2003, 1, 1), "csv"))[1:] == []


def test_the_history_names_every_entry(full: Book) -> None:
    kinds = {row[3] for row in rows(exported(full, "history", TODAY, "csv"))}
    assert kinds >= {"issue", "transfer", "cancel", "repurchase", "exchange", "replacement",
                     "split", "conversion", "payment", "legend placed", "stop lifted"}  # fmt: skip


STARTS = [lead + sign for lead in ("", " ", '"', "'", "\ufeff") for sign in "=+-@＝＋－＠"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_texts_that_look_like_formulas_come_back_exactly(
    bare: Book, empty: Book, who: Who, form: str
) -> None:
    """Every start in names, remarks and addresses; written, read as text, and brought in again."""
    to = io.StringIO(newline="")
    writer = csv.writer(to)
    writer.writerow(
        ["Name", "Certificate", "Shares", "Issued", "Class", "Remark", "Street", "City"]
    )
    for number, start in enumerate(STARTS, 1):
        text = f"{start}cmd|'/c calc'!A{number}"
        writer.writerow([f"'{text}" if text != text.strip() else text, number, 1, "2004-05-25",
                         "Common Stock", text, text, text])  # fmt: skip
    bring_in(bare, "holders", Source("a.csv", to.getvalue().encode()), who)
    data = exported(bare, "certificates", TODAY, form)
    if form == "csv":
        cells = [cell for row in rows(data) for cell in row]
        assert not [c for c in cells if c[:1] and c[0] in "=+-@＝＋－＠\t\r"]
    classes = [d for d in bare.entries() if d.kind == "class.create"]
    empty.record([_again(d) for d in classes], "Anna", who.now)
    bring_in(empty, "holders", Source(f"b.{form}", data), who)
    assert [(h.name, h.detail, h.addresses[0].lines) for h in _by_id(empty)] == [
        (h.name, h.detail, h.addresses[0].lines) for h in _by_id(bare)
    ]


def _again(entry: Entry) -> EntryDraft:
    return draft(entry.kind, entry.effective_on, dict(entry.data))


def _by_id(book: Book) -> list[Holder]:
    return sorted(book.holders(), key=lambda h: h.id)


FOREIGN = b"Inhaber,Nummer,Stueck,Datum,Farbe\nAnn Lee,7,1000,2004-05-25,red\n"
MAPPED = {"Inhaber": "name", "Nummer": "certificate", "Stueck": "shares", "Datum": "issued_on",
          "Farbe": ""}  # fmt: skip


def test_any_heading_is_mapped_and_remembered(bare: Book, who: Who) -> None:
    before = bare.head()
    keep_mapping(bare, "holders", {**MAPPED, "Klasse": "class"}, who)
    assert bare.head() == before, "outside the chain"
    assert kept_mapping(bare, "holders")["inhaber"] == "name"
    keep_mapping(bare, "holders", {"Ort": "city"}, who)
    assert kept_mapping(bare, "holders")["inhaber"] == "name", "added to what was settled"
    assert kept_mapping(bare, "history") == {}
    data = FOREIGN.replace(b",Farbe", b",Klasse").replace(b",red", b",Series A")
    bring_in(bare, "holders", Source("a.csv", data), who)
    assert [(c.number, c.class_id) for c in bare.certificates()] == [("7", 2)]


def test_headings_are_shown_with_what_they_would_be(bare: Book, who: Who) -> None:
    data = b"Name,Number,Farbe\nAnn,7,red\nBo,8,blue\n"
    keep_mapping(bare, "holders", {"Number": "certificate"}, who)
    found = headings_for(bare, "holders", data, "a.csv")
    assert [(h.heading, h.column, h.examples) for h in found] == [
        ("Name", "name", ("Ann", "Bo")),
        ("Number", "certificate", ("7", "8")),
        ("Farbe", "", ("red", "blue")),
    ]


def test_an_unknown_column_is_refused_and_a_left_out_one_is_not(bare: Book) -> None:
    company = bare.company()
    with pytest.raises(Refusal, match="no heading that is known"):
        read_import(FOREIGN, "a.csv", company, Taken(), TODAY)
    three = {k.casefold(): v for k, v in MAPPED.items() if v}
    with pytest.raises(Refusal, match="“Farbe” is not known"):
        read_import(FOREIGN, "a.csv", company, Taken(), TODAY, mapped=three)
    whole = {k.casefold(): v for k, v in MAPPED.items()}
    trouble = read_import(FOREIGN, "a.csv", company, Taken(), TODAY, mapped=whole).troubles
    assert [t.column for t in trouble] == ["Class"]


def test_a_mapping_to_no_column_of_ours_is_refused(bare: Book, who: Who) -> None:
    with pytest.raises(Refusal, match="no column “colour”"):
        keep_mapping(bare, "holders", {"Farbe": "colour"}, who)


def test_everything_can_be_written_and_brought_in_by_its_name(
    full: Book, empty: Book, who: Who
) -> None:
    package = write_out(full, "ocf", TODAY)
    assert package.ending == "zip"
    assert package.notes
    bring_in(empty, "ocf", Source("full.zip", package.data), who)
    assert empty.holdings(end_of(TODAY)) == full.holdings(end_of(TODAY))
    assert write_out(full, "addresses", TODAY).data.startswith(b"BEGIN:VCARD")
    assert write_out(full, "holders", TODAY, ".XLSX").data.startswith(b"PK")


REFUSED: list[tuple[Callable[[Book, Who], object], str]] = [
    (lambda b, w: write_out(b, "boats", TODAY), "Choose what to write"),
    (lambda b, w: write_out(b, "holders", TODAY, "pdf"), "csv or xlsx"),
    (lambda b, w: bring_in(b, "boats", Source("a"), w), "Choose what to bring in"),
    (lambda b, w: bring_in(b, "ocf", Source("a.zip", b"PK"), w), "not an Open Cap Format package"),
    (lambda b, w: bring_in(b, "holders", Source("a.csv", CERTIFICATES.encode() +
                           b"A,1,0,2004-05-25,Common Stock,,\n"), w), "C2, Shares"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "words"), REFUSED, ids=[r[1] for r in REFUSED])
def test_what_cannot_be_done_is_said(
    bare: Book, who: Who, act: Callable[[Book, Who], object], words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        act(bare, who)
