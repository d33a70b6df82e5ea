"""What the books themselves refuse of shares, whoever records it: table cases of each rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.domain.register import BalanceChange
from app.store.book import Book

ON = date(2004, 6, 1)
Cases = list[tuple[str, Callable[[Any], Any], str]]


@pytest.fixture
def book(tmp_path: Path, make: Any) -> Iterator[Book]:
    """Class 1: Ann 1 and 2 of 100 and 50, Bob 3 of 60 that owes 45,000 cents. Class 2: Ann 4 of 9.

    Certificate 5 of 20 was lost on May 1 and replaced by 6.
    """
    row = {"number": "3", "shares": "60", "total": "60000", "paid": "15000"}
    partly = make.issue(2, {"3": 60})
    lost = {"holder": 1, "number": "5", "cause": "lost", "issued": [cert("6", 20)]}
    drafts = [
        make.begin(),
        make.share_class(),
        make.share_class(2, "Preferred"),
        *(make.holder(i) for i in (1, 2, 3)),
        make.issue(1, {"1": 100, "2": 50}),
        make.entry("shares.issue", partly.data | {"certificates": [row]}),
        make.issue(1, {"4": 9}, share_class=2),
        make.issue(1, {"5": 20}),
        make.entry("shares.replace", {"class": 1, "at": "10:00"} | lost, date(2004, 5, 1)),
    ]
    opened = Book.create(tmp_path / "a.minutebook", drafts, "Anna", make.now)
    yield opened
    opened.close()


def cert(number: str, shares: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "shares": str(shares)} | more


def entry(kind: str, **data: Any) -> Callable[[Any], Any]:
    on = data.pop("on", ON)
    return lambda make: make.entry(kind, {"class": 1, "at": "12:00"} | data, on)


def surrendered(kind: str, numbers: list[str], *issued: dict[str, Any], **data: Any) -> Any:
    whose = {"from": 2 if "3" in numbers else 1, "surrendered": numbers, "issued": list(issued)}
    return entry(kind, **whose | {"why": "x"} | data)


ANN = {"holder": 1, "before": 170, "after": 340, "surrendered": ["1", "2", "6"]}
ANN_ROW = ANN | {"issued": [cert("7", 340)]}
BOB = {"holder": 2, "before": 60, "after": 120, "surrendered": ["3"]}
BOB_ROW = BOB | {"issued": [cert("8", 120, total="60000", paid="15000")]}


def split(*rows: dict[str, Any], new: Any = 2, fractions: str = "down") -> Any:
    return entry("shares.split", new=new, old=1, fractions=fractions, rows=list(rows))


def converted(**data: Any) -> Any:
    usual = {"to_class": 2, "holder": 1, "surrendered": ["1"], "shares": "100", "new": 1, "old": 2}
    rows = {"fractions": "down", "issued": [cert("7", 50)], "kept": []}
    return entry("shares.convert", **usual | rows | data)


def marked(kind: str, number: str, text: str = "Rule 144", **data: Any) -> Any:
    rows = [{"number": number, "holder": 1}] if number else []
    return entry(kind, certificates=rows, text=text, **data)


def paid(number: str, cents: str, **data: Any) -> Any:
    return entry("shares.pay", holder=2, payments=[{"number": number, "cents": cents}], **data)


OWED = {"total": "45000", "paid": "0"}
REFUSED: Cases = [
    ("another class", surrendered("shares.exchange", ["4"], cert("7", 9)), "of another class"),
    ("owed less", surrendered("shares.exchange", ["3"], cert("7", 60)), "still to be paid"),
    (
        "owed more",
        surrendered("shares.exchange", ["3"], cert("7", 60, total="45001", paid="0")),
        "still to be paid",
    ),
    (
        "owed more after a part went",
        surrendered(
            "shares.repurchase",
            ["3"],
            cert("7", 50, holder=2, total="45001", paid="0"),
            shares="10",
            into="retired",
        ),
        "still to be paid",
    ),
    (
        "more paid than the whole",
        surrendered("shares.exchange", ["3"], cert("7", 60, total="5", paid="6")),
        "“paid”",
    ),
    (
        "paid without the whole",
        surrendered("shares.exchange", ["1"], cert("7", 100, paid="6")),
        "“paid”",
    ),
    (
        "exchange for another",
        surrendered("shares.exchange", ["1"], cert("7", 100, holder=2)),
        "“holder”",
    ),
    ("exchange for more", surrendered("shares.exchange", ["1"], cert("7", 101)), "sums agree"),
    ("exchange for less", surrendered("shares.exchange", ["1"], cert("7", 99)), "sums agree"),
    ("nothing exchanged", surrendered("shares.exchange", [], cert("7", 1)), "Name the certificate"),
    (
        "bought back nowhere",
        surrendered("shares.repurchase", ["1"], shares="100", into=""),
        "“into”",
    ),
    ("retired from an empty treasury", entry("treasury.retire", shares="1", why=""), "below zero"),
    (
        "issued from an empty treasury",
        entry("shares.issue", holder=1, certificates=[cert("7", 1)], out_of="treasury"),
        "in the treasury would be 1 below zero",
    ),
    (
        "issued from elsewhere",
        entry("shares.issue", holder=1, certificates=[cert("7", 1)], out_of="pocket"),
        "“out_of”",
    ),
    (
        "replaced without a loss",
        entry("shares.replace", holder=1, number="1", cause="sold", issued=[cert("7", 100)]),
        "“cause”",
    ),
    ("found though not lost", entry("shares.found", holder=1, number="1"), "not replaced as lost"),
    ("found though unknown", entry("shares.found", holder=1, number="77"), "no certificate 77"),
    (
        "found before it was lost",
        entry("shares.found", holder=1, number="5", on=date(2004, 4, 30)),
        "replaced later, on 2004-05-01",
    ),
    ("split without Bob", split(ANN_ROW), "names holders of 170 shares; 230 are outstanding"),
    ("split of nobody", split(), "names holders of 0"),
    ("split twice of one", split(ANN_ROW, ANN_ROW), "was surrendered"),
    (
        "split without a certificate",
        split(ANN_ROW | {"surrendered": ["1", "2"]}, BOB_ROW),
        "would have 340",
    ),
    ("split of other shares", split(ANN_ROW | {"before": 169}, BOB_ROW), "would have 340"),
    ("split into other shares", split(ANN_ROW | {"after": 339}, BOB_ROW), "would have 340"),
    (
        "split with a share less made out",
        split(ANN | {"issued": [cert("7", 339)]}, BOB_ROW),
        "340 shares are due",
    ),
    ("split that forgives", split(ANN_ROW, BOB | {"issued": [cert("8", 120)]}), "still owes"),
    ("split by nothing", split(ANN_ROW, BOB_ROW, new=0), "“new”"),
    ("split that keeps fractions", split(ANN_ROW, BOB_ROW, fractions="keep"), "“fractions”"),
    ("converted into itself", converted(to_class=1), "“to_class”"),
    ("converted at another ratio", converted(issued=[cert("7", 51)]), "50 shares are due"),
    ("converted more than given up", converted(kept=[cert("8", 1)]), "sums agree"),
    ("converted less than given up", converted(shares="99"), "sums agree"),
    ("legend on one that ended", marked("legend.place", "5"), "ended on 2004-05-01"),
    ("legend on none", marked("legend.place", ""), "Name a certificate"),
    (
        "legend before it was issued",
        marked("legend.place", "6", on=date(2004, 4, 1)),
        "issued later",
    ),
    ("legend without words", marked("legend.place", "1", " "), "“text”"),
    ("legend lifted that is not there", marked("legend.lift", "1"), "bears no such legend"),
    ("stop lifted that is not there", marked("stop.lift", "1"), "bears no such stop"),
    ("paid on a paid certificate", paid("1", "1"), "0 cents are still to be paid"),
    ("paid too much", paid("3", "45001"), "45,000 cents are still to be paid"),
    ("paid nothing", paid("3", "0"), "still to be paid"),
    ("paid before it was issued", paid("3", "1", on=date(2004, 1, 4)), "issued later"),
    ("paid for none", entry("shares.pay", holder=2, payments=[]), "Name the certificate"),
    (
        "authorized of no class",
        entry("class.authorized", **{"class": 9}, authorized="1", from_on="2004-06-01"),
        "no share class 9",
    ),
    ("renamed nobody", entry("holder.change", holder=9, from_on="2004-06-01"), "no holder 9"),
]


@pytest.mark.parametrize(("draft", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(book: Book, make: Any, draft: Callable[[Any], Any], words: str) -> None:
    before, certificates = book.head(), book.certificates()
    with pytest.raises(Refusal) as refused:
        book.record([draft(make)], "Anna", make.now)
    assert words in refused.value.sentence
    assert "othing was recorded" in refused.value.sentence
    assert (book.head(), book.certificates()) == (before, certificates)


@pytest.mark.parametrize(
    "draft",
    [
        surrendered("shares.exchange", ["3"], cert("7", 60, **OWED)),
        surrendered("shares.exchange", ["3"], cert("7", 50, **OWED), cert("8", 10)),
        split(ANN_ROW, BOB_ROW),
        converted(),
        paid("3", "45000"),
        entry("shares.found", holder=1, number="5", on=date(2004, 5, 1), at="10:00"),
        marked("stop.place", "1"),
    ],
)
def test_and_its_neighbour_is_recorded(book: Book, make: Any, draft: Callable[[Any], Any]) -> None:
    book.record([draft(make)], "Anna", make.now)
    assert book.verify().ok
    assert all(book.share_balance(c, "9999-12-31T23:59").agrees for c in (1, 2))


def test_a_legend_stands_once_and_again_after_it_was_lifted(book: Book, make: Any) -> None:
    place, lift = marked("legend.place", "1")(make), marked("legend.lift", "1", at="12:30")(make)
    book.record([place], "Anna", make.now)
    with pytest.raises(Refusal, match="bears that legend already"):
        book.record([place], "Anna", make.now)
    book.record([lift], "Anna", make.now)
    book.record([marked("legend.place", "1", at="13:00")(make)], "Anna", make.now)
    borne = [
        found.legends
        for at in ("11:59", "12:00", "12:29", "12:30", "12:59", "13:00")
        if (found := book.certificate("1", f"2004-06-01T{at}"))
    ]
    assert borne == [(), ("Rule 144",), ("Rule 144",), (), (), ("Rule 144",)]


def test_what_is_owed_on_several_certificates_is_owed_on_the_one_made_of_them(
    book: Book, make: Any
) -> None:
    """60,000 and 45,000 cents are owed on 1,000 shares and 60; neither alone would do."""
    row = cert("9", 1_000, total="60000", paid="0")
    issue = make.entry("shares.issue", make.issue(2, {"9": 1}).data | {"certificates": [row]}, ON)
    both = cert("10", 1_060, total="105000", paid="0")
    book.record([issue], "Anna", make.now)
    book.record([surrendered("shares.exchange", ["9", "3"], both)(make)], "Anna", make.now)
    found = book.certificate("10")
    assert found is not None
    assert (found.shares, found.owed) == (1_060, 105_000)


def test_two_certificates_for_one_holder_move_the_shares_of_both(book: Book, make: Any) -> None:
    rows = [("7", 3, 60), ("8", 3, 40)]
    book.record([make.transfer(1, ["1"], rows, on=ON)], "Anna", make.now)
    assert [book.balance(1, holder, "2004-06-01T23:59") for holder in (1, 3)] == [70, 100]
    assert book.verify().ok


def test_a_stop_of_the_same_words_stays_when_the_legend_is_lifted(book: Book, make: Any) -> None:
    same = [marked("legend.place", "1")(make), marked("stop.place", "1")(make)]
    lift = marked("legend.lift", "1", at="12:30")(make)
    book.record([*same, lift], "Anna", make.now)
    found = book.certificate("1")
    assert found is not None
    assert (found.legends, found.stopped) == ((), "Rule 144")


def test_a_row_without_stops_reads_as_none_and_one_with_them_as_they_are(
    book: Book, make: Any
) -> None:
    """Entries of before a row could have stops are read as they were."""
    rows = [cert("7", 40), cert("8", 60, stops=["Pledged", "Court order"])]
    book.record([surrendered("shares.exchange", ["1"], *rows)(make)], "Anna", make.now)
    found = {c.number: (c.stops, c.stopped, c.legends) for c in book.certificates(live_only=True)}
    assert found["7"] == ((), "", ())
    assert found["8"] == (("Court order", "Pledged"), "Court order; Pledged", ())
    assert book.verify().ok


@pytest.mark.parametrize("stops", ["Pledged", [5], ["A", "A"], [""], [None], {"A": 1}])
def test_stops_of_a_row_are_texts_each_once_or_refused(book: Book, make: Any, stops: Any) -> None:
    before, row = book.head(), cert("8", 100, stops=stops)
    with pytest.raises(Refusal):
        book.record([surrendered("shares.exchange", ["1"], row)(make)], "Anna", make.now)
    assert book.head() == before


@pytest.mark.parametrize(("at", "later"), [("09:59", 1), ("10:00", 0)])
def test_a_later_line_is_foreseen_where_no_list_is_closed(
    book: Book, make: Any, at: str, later: int
) -> None:
    """Bob's only line is of January 5, 10:00; what comes at that minute comes after it."""
    draft = make.issue(2, {"7": 5}, on=date(2004, 1, 5), at=at)
    foreseen = book.foresee([draft], "Anna", make.now)
    changes = (BalanceChange(1, 2, "2004-01-05T10:00", 60, 65),)
    assert foreseen.balances == changes[:later]


UNREAD = [
    *("", "0", "-5", "+5", "1.5", "1e3", "1,000", "01", " 1", "1 ", "½", "１２", "١٢", "1_000"),
    *(str(10**15 + 1), str(2**63), "9" * 400, "NaN", "inf", "0x10", "0b1", "ten"),
    *(5, -5, 0, 2**63, True, None, [], ["5"], {"shares": "5"}),
]


@pytest.mark.parametrize("shares", UNREAD, ids=[repr(value)[:20] for value in UNREAD])
def test_shares_are_told_as_plain_digits_or_refused(book: Book, make: Any, shares: Any) -> None:
    """Whatever an act lets through, the books take whole numbers from 1 to 10^15 (B5)."""
    before = book.head()
    for data in (
        make.issue(1, {"7": 1}).data | {"certificates": [{"number": "7", "shares": shares}]},
        make.cancel(1, ["1"], 1, [("7", 1, 99)]).data | {"shares": shares},
    ):
        kind = "shares.issue" if "certificates" in data else "shares.cancel"
        with pytest.raises(Refusal, match="“shares”"):
            book.record([make.entry(kind, data, ON)], "Anna", make.now)
    assert book.head() == before


@pytest.mark.parametrize("shares", [1, 2**31, 2**49 + 1, 10**15 - 1, 10**15])
def test_shares_are_kept_to_the_last_one(book: Book, make: Any, shares: int) -> None:
    book.record([make.issue(3, {"7": shares}, on=ON)], "Anna", make.now)
    end = "2004-06-01T23:59"
    assert book.balance(1, 3, end) == shares
    assert book.outstanding(1, end) == 230 + shares
    assert book.verify().ok
