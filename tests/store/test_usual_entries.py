"""A plain entry of a long act leaves what it leaves by itself, and is refused as by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.domain.entries import EntryDraft
from app.domain.refusal import Refusal
from app.store import book as books
from app.store import schema
from app.store.book import Book
from app.store.effects import usual, writing
from app.store.effects.packed import in_order_of_text
from app.store.replay import differing_table

ON = date(2005, 3, 1)


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of five entries, and indexes made anew after twenty."""
    monkeypatch.setattr(books, "MOST_AT_ONCE", 5)
    monkeypatch.setattr(writing, "MANY", 20)


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each entry whether it was carried out as a plain one."""
    told, carry_out = list[bool](), usual.Usual.carry_out

    def watched(self: usual.Usual, body: Any) -> bool:
        told.append(carry_out(self, body))
        return told[-1]

    monkeypatch.setattr(usual.Usual, "carry_out", watched)
    return told


def issue(
    number: int, holder: int = 1, shares: int = 100, on: date = ON, **more: Any
) -> EntryDraft:
    rows = [{"number": str(number), "shares": str(shares)}]
    data = {"class": 1, "holder": holder, "at": "10:00", "certificates": rows, "out_of": ""}
    data |= {"consideration": "", "authorized": "", "signers": []}
    return EntryDraft("shares.issue", on, data | more, "issued")


def transfer(
    source: int, old: list[str], rows: list[tuple[int, int, int]], on: date = ON, **more: Any
) -> EntryDraft:
    made = [{"number": str(n), "holder": holder, "shares": str(s)} for n, holder, s in rows]
    data = {"class": 1, "from": source, "at": "10:00", "surrendered": old, "issued": made}
    data |= {"cause": "", "evidence": "", "signers": []}
    return EntryDraft("shares.transfer", on, data | more, "transferred")


def cancel(
    source: int, old: list[str], gone: int, rows: list[tuple[int, int, int]], **more: Any
) -> EntryDraft:
    data = transfer(source, old, rows).data
    told = {name: data[name] for name in data if name not in ("cause", "evidence")}
    told |= {"why": "cancelled", "shares": str(gone)}
    return EntryDraft("shares.cancel", ON, told | more, "cancelled")


def before() -> list[EntryDraft]:
    """A part that is no long act yet; then certificates 100 to 109, 103 given up for two.

    One holds 500 of another class too.
    """
    other = {"id": 2, "name": "Series A", "authorized": "1000", "votes_per_share": 1, "par": ""}
    drafts = [EntryDraft("class.create", ON, other, "another class")]
    drafts += [issue(90 + n) for n in range(5)]
    drafts += [issue(100 + n, 1 + n % 3, 100 + n) for n in range(10)]
    return [
        *drafts,
        transfer(1, ["103"], [(110, 2, 60), (111, 1, 43)]),
        issue(112, 1, 500, **{"class": 2}),
    ]


def outcome(book: Book, acts: list[list[EntryDraft]], make: Any) -> str:
    """The sentence with which the last of these acts is refused, or empty."""
    try:
        for act in acts:
            book.record(act, "Anna", make.now)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def row(number: str, shares: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "shares": shares, **more}


PLAIN = {
    "issue": issue(120),
    "issue without its source": EntryDraft(
        "shares.issue", ON, {k: v for k, v in issue(120).data.items() if k != "out_of"}
    ),
    "issue of two": issue(120, certificates=[row("120", "5"), row("122", "6")]),
    "transfer": transfer(2, ["110"], [(120, 3, 60)]),
    "transfer of two": transfer(1, ["100", "111"], [(120, 3, 100), (121, 2, 43)]),
    "transfer in part": transfer(1, ["100"], [(120, 3, 40), (121, 1, 60)]),
    "transfer to one in two": transfer(1, ["100"], [(120, 3, 40), (121, 3, 60)]),
    "transfer to oneself": transfer(1, ["100"], [(120, 1, 100)]),
    "transfer for a price": transfer(1, ["100"], [(120, 2, 100)], consideration="cash"),
    "cancel": cancel(1, ["100"], 100, []),
    "cancel in part": cancel(1, ["100"], 30, [(120, 1, 70)]),
    "a later hour": issue(120, at="23:59"),
}
ODD = {
    "no class": issue(120, **{"class": 9}),
    "class of a truth": issue(120, **{"class": True}),
    "class of a text": issue(120, **{"class": "1"}),
    "no holder": issue(120, 9),
    "no holder to take": transfer(1, ["100"], [(120, 9, 100)]),
    "holder of a truth": issue(120, **{"holder": True}),
    "another holder's": transfer(2, ["100"], [(120, 3, 100)]),
    "another class's": transfer(1, ["100"], [(120, 3, 100)], **{"class": 2}),
    "given up before": transfer(1, ["103"], [(120, 3, 103)]),
    "given up twice": transfer(1, ["100", "100"], [(120, 3, 200)]),
    "of long ago": transfer(1, ["2"], [(120, 3, 400)]),
    "unknown": transfer(1, ["999"], [(120, 3, 100)]),
    "nothing given up": transfer(1, [], [(120, 3, 100)]),
    "a text given up": transfer(1, [], [], surrendered="100"),
    "number with a letter": transfer(1, ["A-1"], [(120, 3, 100)]),
    "number with a nought": issue(120, certificates=[row("0120", "5")]),
    "number with letters made": issue(120, certificates=[row("B 1", "5")]),
    "number used before": issue(110),
    "number left out before": issue(99),
    "number twice": issue(120, certificates=[row("120", "5"), row("120", "5")]),
    "numbers downward": issue(120, certificates=[row("121", "5"), row("120", "5")]),
    "number far away": issue(10**9),
    "number too long": issue(10**15),
    "no certificate": issue(120, certificates=[]),
    "no shares": issue(120, shares=0),
    "shares with a nought": issue(120, certificates=[row("120", "05")]),
    "too many shares": issue(120, shares=10**15 + 1),
    "too many together": issue(
        120, certificates=[row(str(120 + n), str(10**15)) for n in range(10)]
    ),
    "legends": issue(120, certificates=[row("120", "5", legends=["Restricted"])]),
    "partly paid": issue(120, certificates=[row("120", "5", total="10", paid="5")]),
    "holder in a row": issue(120, certificates=[row("120", "5", holder=1)]),
    "another holder in a row": issue(120, certificates=[row("120", "5", holder=2)]),
    "out of the treasury": issue(120, out_of="treasury"),
    "out of nowhere": issue(120, out_of="x"),
    "signed": issue(120, signers=[{"term": 1, "name": "Bo", "office": "President"}]),
    "signed by a text": issue(120, signers="Bo"),
    "an hour too many": issue(120, at="24:00"),
    "an hour short": issue(120, at="9:00"),
    "no hour": issue(120, at=None),
    "an earlier day": issue(120, on=date(2005, 2, 28)),
    "an earlier hour": transfer(1, ["100"], [(120, 3, 100)], at="09:59"),
    "to oneself at an earlier hour": transfer(1, ["100"], [(120, 1, 100)], at="09:59"),
    "sums unlike": transfer(1, ["100"], [(120, 3, 99)]),
    "a long cause": transfer(1, ["100"], [(120, 3, 100)], cause="x" * 20_001),
    "no cause": transfer(1, ["100"], [(120, 3, 100)], cause=None),
    "a number for a cause": transfer(1, ["100"], [(120, 3, 100)], cause=5),
    "something more": transfer(1, ["100"], [(120, 3, 100)], more={"holder": 3}),
    "cancelled more": cancel(1, ["100"], 101, []),
    "cancelled less": cancel(1, ["100"], 30, [(120, 1, 71)]),
    "cancelled for another": cancel(1, ["100"], 30, [(120, 2, 70)]),
    "cancelled nothing": cancel(1, ["100"], 0, [(120, 1, 100)]),
    "a long reason": cancel(1, ["100"], 100, [], why="x" * 1_001),
}


@pytest.mark.parametrize("what", [*PLAIN, *ODD])
def test_as_by_itself(book: Book, path: Path, make: Any, carried: list[bool], what: str) -> None:
    other = Book.create(path.with_name("other.minutebook"), make.first(), "Anna", make.now)
    draft = (PLAIN | ODD)[what]
    drafts, carried[:] = [*before(), draft], []
    told = outcome(book, [drafts], make)
    assert carried[-1] == (what in PLAIN), "only what is plain is carried out so"
    if told:
        outcome(book, [before()], make)
    assert outcome(other, [before(), [draft]], make) == told
    assert differing_table(book._connection, other._connection, schema.DERIVED_TABLES) == ""
    assert book.head() == other.head()
    assert book.verify().ok
    other.close()


def test_a_paper_is_filed_with_a_plain_entry(book: Book, make: Any) -> None:
    paper = make.paper(b"%PDF certificate").papers
    plain = issue(120)
    filed = EntryDraft(plain.kind, plain.effective_on, plain.data, "issued", papers=paper)
    receipt = book.record([*before(), filed], "Anna", make.now)
    assert [book.paper_bytes(i) for i in receipt.paper_ids] == [b"%PDF certificate"]
    assert book.verify().ok


def drawn(pick: Random, count: int) -> Iterator[EntryDraft]:
    """Entries by chance: passed on in full and in part, of earlier days, some with a legend."""
    live, number = dict[int, tuple[int, int]](), 200
    for n in range(count):
        on = date(2005, 1 + n // 10, 1 + pick.randrange(10)) if pick.random() < 0.2 else ON
        kind = pick.choice(("issue", "transfer", "transfer", "cancel")) if live else "issue"
        number += pick.choice((1, 1, 1, 3))
        if kind == "issue":
            holder, shares = pick.randrange(1, 4), pick.randrange(2, 50)
            rows = [row(str(number), str(shares))]
            rows[0] |= {"legends": ["Restricted"]} if pick.random() < 0.1 else {}
            yield issue(number, holder, on=on, certificates=rows)
            live[number] = (holder, shares)
            continue
        old = pick.choice([*live])
        holder, shares = live.pop(old)
        rest = pick.randrange(shares)
        kept = [(number, holder, rest)] if rest else []
        if kind == "cancel":
            yield cancel(holder, [str(old)], shares - rest, kept)
        else:
            to = pick.randrange(1, 4)
            yield transfer(holder, [str(old)], [*kept, (number + 1, to, shares - rest)], on)
            number += 1
            live[number] = (to, shares - rest)
        live |= {n: (holder, rest) for n, _, _ in kept}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("room", [60, 8_000_000], ids=["written in between", "at the end"])
def test_entries_by_chance(
    book: Book, path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, seed: int, room: int
) -> None:
    """What stands is recorded in one act and entry by entry; what does not is left out."""
    monkeypatch.setattr(writing, "MOST_PACKED", room)
    other = Book.create(path.with_name("other.minutebook"), make.first(), "Anna", make.now)
    drafts = list(drawn(Random(seed), 70))  # noqa: S311 - the same entries each time
    stood = [draft for draft in drafts if not outcome(other, [[draft]], make)]
    assert len(stood) > 20
    assert outcome(book, [stood], make) == ""
    assert differing_table(book._connection, other._connection, schema.DERIVED_TABLES) == ""
    assert book.head() == other.head()
    other.close()


def test_holders_come_before_what_names_them(book: Book, make: Any, carried: list[bool]) -> None:
    """In one part shares of an old holder, then a new holder and its shares."""
    drafts = [*before(), issue(120), make.holder(9), issue(121, 9), issue(122, 1)]
    book.record(drafts, "Anna", make.now)
    assert book.balance(1, 9, "2999-01-01T00:00") == 100
    assert book.verify().ok


@pytest.mark.parametrize(("first", "end"), [(1, 1), (1, 13), (7, 1_205), (995, 10_020), (12, 99)])
def test_numbers_in_the_order_of_texts(first: int, end: int) -> None:
    assert list(in_order_of_text(first, end)) == sorted(map(str, range(first, end)))


def test_long_numbers_in_the_order_of_texts() -> None:
    told = list(in_order_of_text(10**14 - 5, 10**14 + 5))
    assert told == sorted(map(str, range(10**14 - 5, 10**14 + 5)))
    assert all(a < b for a, b in pairwise(islice(in_order_of_text(1, 10**6), 0, None, 997)))
