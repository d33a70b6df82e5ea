"""Who held what at a moment: SQL equals the fold, back-dated entries included; plans are seeks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.refusal import Refusal
from app.domain.shares import end_of, fold_holdings
from app.store.book import Book
from app.store.share_reads import BALANCE, HOLDINGS

FIRST = date(2004, 1, 1)
DAYS = 12


@dataclass
class Model:
    """The register as plain dictionaries: number -> [holder, shares, issued, cancelled]."""

    certificates: dict[str, list[Any]] = field(default_factory=dict)

    def held(self, holder: int, moment: str) -> int:
        return sum(
            shares
            for owner, shares, issued, cancelled in self.certificates.values()
            if owner == holder and issued <= moment and not (cancelled and cancelled <= moment)
        )


steps_drawn = st.tuples(
    st.sampled_from(["issue", "transfer", "transfer", "transfer", "cancel"]),
    st.integers(0, 30),  # which certificate, or which holder
    st.integers(1, 3),  # to whom
    st.integers(1, 100),  # how many shares
    st.integers(0, DAYS),  # on which day: in any order
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(steps_drawn, min_size=3, max_size=18))
def test_holdings_equal_fold_and_model_at_every_moment(
    steps: list[tuple[str, int, int, int, int]],
    make: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("fold") / "a.minutebook"
    first = [make.begin(), make.share_class(), *(make.holder(i) for i in (1, 2, 3))]
    book, model = Book.create(path, first, "Anna", make.now), Model()
    for n, (what, which, to, shares, day) in enumerate(steps):
        on = FIRST + timedelta(day)
        Step(book, make, model, f"{n}", on).take(what, which, to, shares)
    assert_agree(book, model)
    assert book.verify().ok
    book.close()


@dataclass
class Step:
    """One act on the book and on the model; refused exactly when the model says so."""

    book: Book
    make: Any
    model: Model
    name: str
    on: date

    def take(self, what: str, which: int, to: int, shares: int) -> None:
        numbers = list(self.model.certificates)
        if what == "issue" or not numbers:
            rows = [(self.name, to, shares)]
            self.record(self.make.issue(to, {self.name: shares}, on=self.on, at="12:00"), rows)
        else:
            self.surrender(what, numbers[which % len(numbers)], to, shares)

    def surrender(self, what: str, number: str, to: int, asked: int) -> None:
        owner, shares, issued, cancelled = self.model.certificates[number]
        part = asked % shares
        rest = [(f"{self.name}r", owner, part)] if part else []
        moved = [] if what == "cancel" else [(f"{self.name}t", to, shares - part)]
        when = {"on": self.on, "at": "12:00"}
        draft = (
            self.make.cancel(owner, [number], shares - part, rest, **when)
            if what == "cancel"
            else self.make.transfer(owner, [number], moved + rest, **when)
        )
        if cancelled or issued > self.moment:
            with pytest.raises(Refusal):
                self.book.record([draft], "Anna", self.make.now)
            return
        self.record(draft, moved + rest)
        self.model.certificates[number][3] = self.moment

    def record(self, draft: Any, rows: list[tuple[str, int, int]]) -> None:
        self.book.record([draft], "Anna", self.make.now)
        for number, holder, shares in rows:
            self.model.certificates[number] = [holder, shares, self.moment, ""]

    @property
    def moment(self) -> str:
        return f"{self.on}T12:00"


def assert_agree(book: Book, model: Model) -> None:
    movements = book.movements()
    for day in range(-1, DAYS + 1):
        on = FIRST + timedelta(day)
        for moment in (f"{on}T11:59", f"{on}T12:00", end_of(on)):
            held = {(h.class_id, h.holder_id): h.shares for h in book.holdings(moment)}
            assert held == fold_holdings(movements, moment)
            assert held == {(1, i): n for i in (1, 2, 3) if (n := model.held(i, moment))}
            assert all(book.balance(1, i, moment) == held.get((1, i), 0) for i in (1, 2, 3))
            live = book.certificates(moment=moment, live_only=True)
            assert sum(held.values()) == book.outstanding(1, moment) == sum(c.shares for c in live)
            assert book.sums(moment) == (sum(held.values()), sum(held.values()))
            listed = [n for h in book.holdings(moment) for n in h.certificates]
            assert sorted(listed) == sorted(c.number for c in live)


def test_the_small_company(book: Book) -> None:
    def held(on: date) -> list[tuple[int, int, tuple[str, ...]]]:
        return [(h.holder_id, h.shares, h.certificates) for h in book.holdings(end_of(on))]

    assert held(date(2004, 1, 4)) == []
    assert held(date(2004, 1, 5)) == [(1, 1000, ("1", "2")), (2, 500, ("3",))]
    assert held(date(2004, 3, 1)) == [(3, 250, ("4",)), (1, 750, ("2", "5")), (2, 500, ("3",))]
    assert book.outstanding(1, end_of(date(2004, 3, 31))) == 1500
    assert book.outstanding(1, "2004-04-01T11:00") == 1400
    assert book.balance(1, 1, "2004-03-01T10:59") == 1000
    assert book.balance(1, 1, "2004-03-01T11:00") == 750
    assert book.holdings("2999-01-01T00:00", class_id=2) == []


def test_certificates(book: Book) -> None:
    one = book.certificate("1")
    assert one is not None
    assert (one.shares, one.issued, one.cancelled) == (600, "2004-01-05T10:00", "2004-03-01T11:00")
    four = book.certificate("4")
    assert four is not None
    assert (four.holder_id, four.came_from, four.issued_seq) == (3, ("1",), 8)
    assert book.certificate("99") is None
    assert [c.number for c in book.certificates()] == ["1", "2", "3", "4", "5", "6"]
    assert [c.number for c in book.certificates(live_only=True)] == ["2", "4", "5", "6"]
    assert [c.number for c in book.certificates(holder_id=1, live_only=True)] == ["2", "5"]
    assert [c.number for c in book.certificates(moment="2004-02-01T00:00")] == ["1", "2", "3"]
    assert book.next_certificate() == "7"


def test_a_certificate_split_for_the_same_holder_moves_nothing(book: Book, make: Any) -> None:
    before = len(book.movements())
    draft = make.transfer(1, ["2"], [("7", 1, 150), ("8", 1, 250)], on=date(2004, 5, 1))
    book.record([draft], "Anna", make.now)
    assert len(book.movements()) == before
    assert book.balance(1, 1, end_of(date(2004, 5, 1))) == 750
    assert book.verify().ok


def plan(book: Book, sql: str, values: Any) -> list[str]:
    rows = book._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row[3] for row in rows]


def test_one_holder_is_one_seek(book: Book) -> None:
    assert plan(book, BALANCE, (1, 1, "2004")) == [
        "SEARCH folio USING PRIMARY KEY (class=? AND holder=? AND moment<?)"
    ]


def test_all_holders_are_one_seek_each(book: Book) -> None:
    steps = plan(book, HOLDINGS, {"moment": "2004", "class": None})
    assert steps[0] == "MATERIALIZE held"
    assert "SEARCH folio USING PRIMARY KEY (class=? AND holder=? AND moment<?)" in steps
    assert sum("folio" in step for step in steps) == 1


@pytest.mark.parametrize(
    ("ask", "table"),
    [
        (lambda book: book.certificate("4"), "certificate"),
        (lambda book: book.certificates(holder_id=1), "certificate"),
        (lambda book: book.holder(1), "holder"),
        (lambda book: book.movements(1), "movement"),
        (lambda book: book.entries(holder_id=1), "entry"),
        (lambda book: book.outstanding(1, "2004"), "tally"),
        (lambda book: book.entry(3), "journal"),
        (lambda book: book.papers("annual-2004"), "paper"),
    ],
)
def test_single_questions_scan_no_table(book: Book, ask: Callable[[Book], Any], table: str) -> None:
    asked: list[str] = []
    book._connection.set_trace_callback(asked.append)
    ask(book)
    book._connection.set_trace_callback(None)
    assert asked
    for sql in asked:
        assert f"SCAN {table}" not in " ".join(plan(book, sql, ()))


BIG = [
    *"journal entry entry_holder folio certificate movement tally signature mark payment".split(),
    *"c o e f j".split(),
]


def test_each_line_of_a_folio_follows_the_one_before(book: Book, make: Any) -> None:
    """Also where an entry is dated back to the very moment of another."""
    for number, on in (
        ("20", date(2005, 1, 1)),
        ("21", date(2005, 2, 1)),
        ("22", date(2005, 1, 1)),
    ):
        book.record([make.issue(2, {number: int(number)}, on=on)], "Anna", make.now)
    lines = book.folio(2, 1)
    assert [line.delta for line in lines] == [500, -100, 20, 22, 21]
    assert [line.balance for line in lines] == [500, 400, 420, 442, 463]


@pytest.mark.parametrize(
    "on", [date(2004, 3, 2), date(2004, 9, 1)], ids=["back-dated", "at the end"]
)
def test_recording_and_foreseeing_scan_no_big_table(book: Book, make: Any, on: date) -> None:
    asked: list[str] = []
    drafts = [
        make.transfer(3, ["4"], [("7", 2, 100), ("8", 3, 150)], on=on),
        make.issue(1, {"9": 10}, on=on),
        make.entry("shares.exchange", moved(["5"], "10", 350), on=on),
    ]
    book._connection.set_trace_callback(asked.append)
    for draft in drafts:
        book.foresee([draft], "Anna", make.now)
        book.record([draft], "Anna", make.now)
    book.chain("5")
    book.folio(1, 1)
    book.treasury(1, "2004")
    book._connection.set_trace_callback(None)
    verbs = ("SELECT", "UPDATE", "INSERT", "\nSELECT", "\nWITH")
    read = {sql for sql in asked if sql.startswith(verbs) and "--" not in sql}
    assert len(read) > 20
    for sql in read:
        steps = plan(book, sql, ())
        if "max(seq)" not in sql and "ORDER BY seq DESC LIMIT 1" not in sql:
            assert not [
                s for s in steps for name in BIG if s.split(" USING")[0] == f"SCAN {name}"
            ], sql


def moved(surrendered: list[str], number: str, shares: int) -> dict[str, Any]:
    row = {"number": number, "shares": str(shares)}
    data = {"class": 1, "from": 1, "at": "12:00", "why": "worn"}
    return data | {"surrendered": surrendered, "issued": [row]}


def test_entries_by_holder_and_text(book: Book, make: Any) -> None:
    assert [e.seq for e in book.entries(holder_id=3)] == [5, 8]
    assert [e.seq for e in book.entries(text="SHARES.issue")] == [6, 7]
    assert [e.seq for e in book.entries(text="issue", holder_id=2)] == [7]
    assert [e.seq for e in book.entries(limit=2)] == [9, 10]
    assert [e.seq for e in book.entries(after=8)] == [9, 10]
    assert book.entries(text="%") == []
    with pytest.raises(KeyError):
        book.entry(11)


def test_holders_by_text(book: Book) -> None:
    assert [h.name for h in book.holders()] == [
        "Ann Lee",
        "José Luis Arriaga",
        "Smith & Sons <Holdings> Ltd",
    ]
    assert [h.id for h in book.holders("jose arriaga")] == [1]
    assert [h.id for h in book.holders("2 elm fresno")] == [2]
    assert book.holders("' OR 1=1 --") == []
    assert [h.id for h in book.holders(limit=1)] == [3]
    with pytest.raises(KeyError):
        book.holder(9)


def test_numbers_are_not_used_again(book: Book, make: Any) -> None:
    assert [book.next_id(k) for k in ("holder", "class", "person", "term")] == [4, 2, 1, 1]
    book.record([make.holder(4)], "Anna", make.now)
    book.record([make.correct(11, None)], "Anna", make.now)
    assert book.next_id("holder") == 5
    with pytest.raises(KeyError):
        book.holder(4)


def test_as_believed_at_an_entry(book: Book, make: Any) -> None:
    draft = make.transfer(3, ["4"], [("7", 2, 250)], on=date(2004, 3, 2))
    book.record([draft], "Anna", make.now)
    moment = end_of(date(2004, 3, 2))
    assert {h.holder_id for h in book.holdings(moment)} == {1, 2}
    earlier = book.believed_at(10)
    assert {h.holder_id for h in earlier.holdings(moment)} == {1, 2, 3}
    assert earlier.head()[0] == 10
    earlier.close()
    with pytest.raises(KeyError):
        book.believed_at(12)


def test_dump_is_sorted_json(path: Path) -> None:
    from app.store.book import dump

    text = dump(path)
    content = json.loads(text)
    assert [e["seq"] for e in content["entries"]] == list(range(1, 11))
    assert len(content["tables"]["certificate"]) == 6
    assert (
        json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
        == text.decode()
    )


def test_ids_of_holders_by_text(book: Book) -> None:
    for text in ("", "jose arriaga", "2 elm fresno", "' OR 1=1 --", "elm"):
        assert book.holder_ids(text) == {holder.id for holder in book.holders(text)}


def test_balances_are_the_holdings_without_their_certificates(book: Book) -> None:
    for moment in ("2004-01-05T09:59", "2004-01-05T10:00", "2004-12-31T23:59"):
        held = [(h.class_id, h.holder_id, h.shares) for h in book.holdings(moment)]
        assert list(book.balances(moment)) == held
