"""A history brought in: rows become entries in order, or each trouble is named by its cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.acts.act import Who
from app.acts.exchange.deeds import Deed, Deeds, NewCertificate
from app.acts.exchange.history import HistoryPreview, read_history
from app.acts.exchange.history_entries import record_history
from app.acts.exchange.in_force import entries_in_force
from app.acts.exchange.papers_known import Known, PapersKnown, as_number, day_of
from app.acts.exchange.tables import exported
from app.domain.refusal import Refusal
from app.store.book import Book
from tests.acts.exchange.registers import TODAY, draft, holder
from tests.acts.exchange.workbooks import row, workbook

HEAD = "Entry,Date,Kind,From,To,Surrendered,Certificate,Shares,Balance certificate,Class\n"
GOOD = (
    "1,2004-02-02,issue,,Ann Lee,,1,600,,Common Stock\n"
    "2,2004-03-01,transfer,Ann Lee,Bo Ray,1,2,250,3,\n"
    "3,2004-04-01,cancel,Bo Ray,,2,,100,4,\n"
)


def read(book: Book, rows: str, today: date = TODAY) -> HistoryPreview:
    return read_history((HEAD + rows).encode(), "history.csv", book, today)


def live(book: Book) -> list[tuple[str, str, int]]:
    names = {h.id: h.name for h in book.holders()}
    return [(c.number, names[c.holder_id], c.shares) for c in book.certificates(live_only=True)]


def test_an_issue_a_transfer_and_a_cancellation(bare: Book, who: Who) -> None:
    preview = read(bare, GOOD)
    assert preview.troubles == ()
    assert "2 names are not on the register" in preview.notes[1]
    receipt = record_history(bare, preview, who)
    assert live(bare) == [("3", "Ann Lee", 350), ("4", "Bo Ray", 150)]
    assert bare.outstanding(1, "2004-12-31T23:59") == 500
    assert bare.entry(receipt.seq).kind == "shares.cancel"
    head = next(e for e in bare.entries() if e.kind == "import.table")
    assert (head.source_sha256, head.data["what"]) == (preview.sha256, "history")
    assert bare.verify().ok


def test_rows_in_any_order_of_days(bare: Book, who: Who) -> None:
    rows = "".join(reversed(GOOD.splitlines(keepends=True))).replace(",,\n", ",,Common Stock\n")
    rows = rows.replace("250,3,\n", "250,3,Common Stock\n").replace(
        "100,4,\n", "100,4,Common Stock\n"
    )
    record_history(bare, read(bare, rows), who)
    assert live(bare) == [("3", "Ann Lee", 350), ("4", "Bo Ray", 150)]


def test_rows_of_one_entry_go_together(bare: Book, who: Who) -> None:
    rows = (
        "1,2004-02-02,issue,,Ann,,1,600,,Common Stock\n1,,,,Ann,,2,400,,\n"
        "2,2004-03-01,transfer,Ann,Bo,1; 2,3,300,,\n2,,,,Cy,,4,600,,\n2,,,,Ann,,5,100,,\n"
        "3,2004-03-02,exchange,Bo,,3,6,100,7,\n"
    )
    rows = rows.replace(",,,,", ",2004-02-02,issue,,", 1)
    rows = rows.replace("2,,,,", "2,2004-03-01,transfer,Ann,")
    record_history(bare, read(bare, rows), who)
    assert live(bare) == [("4", "Cy", 600), ("5", "Ann", 100), ("6", "Bo", 100), ("7", "Bo", 200)]
    kinds = [e.kind for e in entries_in_force(bare) if e.kind.startswith("shares.")]
    assert kinds == ["shares.issue", "shares.transfer", "shares.exchange"]


def test_legends_go_over_to_the_new_certificates(bare: Book, who: Who) -> None:
    record_history(bare, read(bare, GOOD), who)
    seq = bare.head()[0]
    data = {"at": "12:00", "text": "Restricted.", "source": "",
            "certificates": [{"number": "3", "holder": 1}]}  # fmt: skip
    bare.record([draft("legend.place", date(2004, 5, 1), data)], "Anna", who.now)
    assert bare.head()[0] == seq + 1
    record_history(bare, read(bare, "9,2004-06-01,transfer,Ann Lee,Cy,3,8,350,,\n"), who)
    certificate = bare.certificate("8")
    assert certificate
    assert certificate.legends == ("Restricted.",)


TROUBLES = [
    ("no such certificate", "2,2004-03-01,transfer,Ann Lee,Bo,9,2,250,3,Series A", "Surrendered",
     "no certificate 9"),
    ("another's", "2,2004-03-01,transfer,Cy,Bo,1,2,250,3,", "From", "another holder"),
    ("too many", "2,2004-03-01,transfer,Ann Lee,Bo,1,2,601,,", "Shares", "600 shares surrendered"),
    ("too few", "2,2004-03-01,transfer,Ann Lee,Bo,1,2,599,,", "Shares", "599 accounted"),
    ("nothing left", "2,2004-03-01,transfer,Ann Lee,Bo,1,2,600,3,", "Balance", "Nothing is left"),
    ("number used", "2,2004-03-01,transfer,Ann Lee,Bo,1,1,600,,", "Certificate", "used before"),
    ("before its issue", "2,2004-02-01,transfer,Ann Lee,Bo,1,2,600,,", "Surrendered", "before"),
    ("named twice", "2,2004-03-01,transfer,Ann Lee,Bo,1;1,2,600,,", "Surrendered", "twice"),
    ("another class", "2,2004-03-01,transfer,Ann Lee,Bo,1,2,600,,Series A", "Surrendered", "class"),
    ("no class", "2,2004-03-01,issue,,Ann,,2,600,,", "Class", "no class"),
    ("no kind", "2,2004-03-01,sell,Ann Lee,Bo,1,2,600,,", "Kind", "Choose the kind"),
    ("no day", "2,,issue,,Ann,,2,600,,Common Stock", "Date", "Write the day"),
    ("31 April", "2,4/31/2004,issue,,Ann,,2,600,,Common Stock", "Date", "no day"),
    ("two-digit year", "2,4/30/04,issue,,Ann,,2,600,,Common Stock", "Date", "all four"),
    ("29 February", "2,2003-02-29,issue,,Ann,,2,600,,Common Stock", "Date", "no day"),
    ("day number", "2,38132,issue,,Ann,,2,600,,Common Stock", "Date", "spreadsheet"),
    ("to come", "2,2010-01-02,issue,,Ann,,2,600,,Common Stock", "Date", "still to come"),
    ("before the company", "2,1986-07-21,issue,,Ann,,2,6,,Common Stock", "Date", "incorporated"),
    ("half a share", "2,2004-03-01,issue,,Ann,,2,0.5,,Common Stock", "Shares", "whole number"),
    ("no shares", "2,2004-03-01,cancel,Ann Lee,,1,,,,", "Shares", "Write the number"),
    ("no holder", "2,2004-03-01,issue,,,,2,600,,Common Stock", "To", "Write the name"),
    ("no source", "2,2004-03-01,transfer,,Bo,1,2,600,,", "From", "Write the name"),
    ("unknown number", "2,2004-03-01,issue,,#9,,2,600,,Common Stock", "To", "no holder 9"),
    ("nothing surrendered", "2,2004-03-01,transfer,Ann Lee,Bo,,2,600,,Common Stock",
     "Surrendered", "Name the"),
    ("an issue surrenders", "2,2004-03-01,issue,,Bo,1,2,600,,", "Surrendered", "ends no"),
    ("too few cells", "2,2004-03-01,issue", "", "3 cells stand under 10"),
]  # fmt: skip
FIRST = "1,2004-02-02,issue,,Ann Lee,,1,600,,Common Stock\n"


@pytest.mark.parametrize(
    ("what", "told", "column", "words"), TROUBLES, ids=[t[0] for t in TROUBLES]
)
def test_each_trouble_is_named(bare: Book, what: str, told: str, column: str, words: str) -> None:
    preview = read(bare, FIRST + told + "\n")
    trouble = preview.troubles[0]
    assert trouble.line == 3
    assert trouble.column.startswith(column)
    assert words in trouble.sentence
    assert preview.deeds == ()


def test_rows_of_one_entry_that_differ_are_named(bare: Book) -> None:
    rows = FIRST + "1,2004-02-03,issue,,Bo,,2,1,,\n"
    assert [(t.column, t.line) for t in read(bare, rows).troubles] == [("Date", 3), ("To", 3)]


def test_two_holders_of_one_name_are_never_taken_for_each_other(bare: Book, who: Who) -> None:
    bare.record([holder(1, "Ann Lee"), holder(2, "Ann Lee")], "Anna", who.now)
    assert "Write a number like #1 or #2" in read(bare, FIRST).troubles[0].sentence
    record_history(bare, read(bare, FIRST.replace("Ann Lee", "#2")), who)
    assert [c.holder_id for c in bare.certificates()] == [2]


def test_account_numbers_keep_new_holders_of_one_name_apart(bare: Book, who: Who) -> None:
    data = (
        "Date,Kind,To,To no,Certificate,Shares,Class\n"
        "2004-02-02,issue,Ann,A1,1,10,Common Stock\n2004-02-02,issue,Ann,A2,2,20,Common Stock\n"
    )
    record_history(bare, read_history(data.encode(), "h.csv", bare, TODAY), who)
    assert [h.name for h in bare.holders()] == ["Ann", "Ann"]


def test_what_stands_on_a_certificate_is_not_passed_over(bare: Book, who: Who) -> None:
    record_history(bare, read(bare, GOOD), who)
    rows = [{"number": "3", "holder": 1}]
    data = {"at": "12:00", "text": "court", "certificates": rows, "source": ""}
    bare.record([draft("stop.place", date(2004, 5, 1), data)], "Anna", who.now)
    told = read(bare, "9,2004-06-01,transfer,Ann Lee,Cy,3,8,350,,\n").troubles[0].sentence
    assert "bears a stop" in told


def test_more_than_authorized_is_said(bare: Book) -> None:
    notes = read(bare, FIRST.replace("600", "10000001")).notes
    assert "From 2004-02-02 on, 10,000,001 shares of Common Stock" in notes[-1]


def test_cancelling_keeps_nothing(bare: Book, who: Who) -> None:
    def stop(done: int, total: int) -> None:
        raise Refusal("The import was cancelled. Nothing was recorded.")

    with pytest.raises(Refusal, match="cancelled"):
        read_history((HEAD + GOOD).encode(), "h.csv", bare, TODAY, stop)
    with pytest.raises(Refusal, match="cancelled"):
        record_history(bare, read(bare, GOOD), who, lambda: True)
    assert bare.holders() == []


def test_a_certificate_ends_once(bare: Book) -> None:
    row = "{0},2004-03-0{0},transfer,Ann Lee,Bo,1,{1},600,,\n"
    told = read(bare, FIRST + row.format(2, 20) + row.format(3, 30)).troubles
    assert [(t.line, t.sentence) for t in told] == [(4, "Certificate 1 ended on 2004-03-02.")]


def test_a_certificate_of_the_book_is_not_given_up_before_its_issue(bare: Book, who: Who) -> None:
    record_history(bare, read(bare, FIRST), who)
    told = read(bare, "2,2004-02-01,transfer,Ann Lee,Bo,1,2,600,,\n").troubles
    assert [t.sentence for t in told] == ["Certificate 1 was issued later, on 2004-02-02."]


def test_today_is_not_to_come(bare: Book) -> None:
    assert read(bare, FIRST, date(2004, 2, 2)).troubles == ()
    assert read(bare, FIRST, date(2004, 2, 1)).troubles != ()


def test_one_entry_that_does_not_stand_keeps_every_other_out(bare: Book, who: Who) -> None:
    preview = read(bare, GOOD)
    record_history(bare, preview, who)
    before = bare.head()
    with pytest.raises(Refusal, match="was issued on"):
        record_history(bare, preview, who)
    assert bare.head() == before


def test_a_workbook_is_read_as_well(bare: Book, who: Who) -> None:
    cells = "<c><v>{}</v></c>"
    data = workbook(
        row("Date", "Kind", "To", "Certificate", "Shares", "Class"),
        row('<c s="1"><v>38132</v></c>', "issue", "Ann", cells.format(7), cells.format(1000),
            "Common Stock"),
    )  # fmt: skip
    record_history(bare, read_history(data, "h.xlsx", bare, TODAY), who)
    assert live(bare) == [("7", "Ann", 1000)]
    assert bare.certificates()[0].issued == "2004-05-25T12:00"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_history_written_out_comes_back(bare: Book, empty: Book, who: Who, form: str) -> None:
    rows = GOOD + "4,2004-05-01,exchange,Ann Lee,,3,5,100,6,\n"
    record_history(bare, read(bare, rows), who)
    classes = [e for e in bare.entries() if e.kind == "class.create"]
    empty.record([draft(e.kind, e.effective_on, dict(e.data)) for e in classes], "Anna", who.now)
    again = read_history(exported(bare, "history", TODAY, form), f"h.{form}", empty, TODAY)
    assert again.troubles == ()
    record_history(empty, again, who)
    assert empty.certificates() != []
    assert live(empty) == live(bare)
    assert [m.moment for m in empty.movements()] == [m.moment for m in bare.movements()]


def test_a_long_history_is_packed_and_comes_out_as_it_went_in() -> None:
    deeds = Deeds()
    made = [
        Deed(
            *(n + 2, "transfer", f"2004-01-{1 + n % 28:02}T12:00", 1, 3, [str(n)]),
            [NewCertificate(f"N-{n}", -n - 1, 10**15, ("Rule 144",) * (n % 2))],
            *(0, "ü", "=1", ""),
        )
        for n in range(2_345)
    ]
    for deed in made:
        deeds.append(deed)
    assert list(deeds) == list(deeds) == made
    assert len(deeds) == 2_345
    assert (deeds[0], deeds[1_999], deeds[-1], deeds[2_340:]) == (
        *(made[0], made[1_999], made[-1]),
        made[2_340:],
    )


@pytest.mark.parametrize("number", ["1", "99", "007", "7", "C-7", "123456789", "9999999999", "٣"])
def test_every_kind_of_number_is_known_apart(number: str) -> None:
    papers = PapersKnown()
    others = {n: Known(1, 5, 10, 200401051000) for n in ("2", "98", "0007", "C-8", "100500")}
    for other, known in others.items():
        papers.put(other, known)
    assert papers.get(number) is None
    told = Known(2, -3, 10**15, 200402011200, 0, ("Rule 144",), "bears a stop")
    papers.put(number, told)
    assert papers.get(number) == told
    papers.end(number, 200403011200)
    assert papers.get(number) == replace(told, ended=200403011200)
    assert {other: papers.get(other) for other in others} == others


def test_moments_as_numbers_keep_their_order() -> None:
    moments = ["", "1990-01-02T00:00", "2004-01-05T09:59", "2004-01-05T10:00", "2004-10-01T00:00"]
    numbers = [as_number(moment) for moment in moments]
    assert numbers == sorted(numbers)
    assert day_of(as_number("2004-01-05T10:00")) == "2004-01-05"
