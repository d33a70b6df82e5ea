"""A rule of the books that is broken is refused with one sentence, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.refusal import INPUT, Refusal
from app.store.book import Book

EARLY = date(2003, 12, 1)


def number(make: Any, **more: Any) -> Any:
    data = {"number": 7, "from_on": "2004-01-05", "adopted_by": "board"}
    return make.entry("directors.number", data | more)


def deposit(make: Any) -> Any:
    data = {
        "meeting": "annual-2004",
        "on": "2004-05-01",
        "at": None,
        "place": "Post office",
        "manner": "first-class mail",
        "pieces": 2,
        "enclosures": [],
        "by": "Anna",
    }
    return make.entry("meeting.deposit", data)


# (what it is, the entry, words of the sentence)
BROKEN: list[tuple[str, Callable[[Any], Any], str]] = [
    ("unknown kind", lambda m: m.entry("shares.gift", {}), "know no entry"),
    ("second beginning", lambda m: m.begin(), "has begun already"),
    ("holder number used", lambda m: m.holder(2), "belongs to Smith"),
    ("class name used", lambda m: m.share_class(2), "Common Stock already"),
    ("issue to nobody", lambda m: m.issue(9, {"7": 1}), "no holder 9"),
    ("issue of no class", lambda m: m.issue(1, {"7": 1}, share_class=4), "no share class 4"),
    ("issue without certificate", lambda m: m.issue(1, {}), "Name a certificate"),
    ("number used twice", lambda m: m.issue(1, {"5": 1}), "Certificate 5 was issued"),
    ("number used once before", lambda m: m.issue(1, {"1": 1}), "used once only"),
    ("number twice in one act", lambda m: m.transfer(1, ["2"], [("7", 3, 1), ("7", 1, 399)]), "7"),
    ("no such certificate", lambda m: m.transfer(1, ["77"], [("7", 3, 1)]), "no certificate 77"),
    ("surrendered before", lambda m: m.transfer(1, ["1"], [("7", 3, 600)]), "was surrendered"),
    ("surrendered twice", lambda m: m.transfer(1, ["2", "2"], [("7", 3, 800)]), "surrendered"),
    ("another's certificate", lambda m: m.transfer(1, ["4"], [("7", 3, 250)]), "belongs to Ann"),
    (
        "surrendered before it was issued",
        lambda m: m.transfer(3, ["4"], [("7", 1, 250)], on=date(2004, 2, 1)),
        "issued later",
    ),
    ("sums do not agree", lambda m: m.transfer(1, ["2"], [("7", 3, 399)]), "make the two sums"),
    ("cancels more than it says", lambda m: m.cancel(1, ["2"], 100, [("7", 1, 200)]), "sums agree"),
    ("balance to another", lambda m: m.cancel(1, ["2"], 100, [("7", 3, 300)]), "who surrendered"),
    ("nothing surrendered", lambda m: m.cancel(1, [], 100), "Name the certificate"),
    ("share of a half", lambda m: m.issue(1, {"7": 0}), "“shares”"),
    ("too many shares", lambda m: m.issue(1, {"7": 10**15 + 1}), "“shares”"),
    ("no hour", lambda m: m.issue(1, {"7": 1}, at="9:00"), "“at”"),
    ("number with a space", lambda m: m.issue(1, {"7 ": 1}), "“number”"),
    ("a float", lambda m: m.entry("directors.number", {"number": 7.0}), "whole numbers only"),
    ("a lone surrogate", lambda m: m.holder(9, "A\ud800"), "cannot be kept"),
    ("a NUL", lambda m: m.holder(9, "A\x00B"), "cannot be kept"),
    ("a name too long", lambda m: m.holder(9, "A" * 301), "“name”"),
    ("a day that is none", lambda m: number(m, from_on="2004-02-30"), "“from_on”"),
    ("no directors", lambda m: number(m, number=0), "“number”"),
    ("unknown term", lambda m: m.entry("term.end", {"term": 5, "to_on": "2004-05-01"}), "term 5"),
    ("unknown meeting", deposit, "Notice of that meeting is not"),
    ("nothing to correct", lambda m: m.correct(99, None), "no entry of that number"),
    ("correcting itself", lambda m: m.correct(12, None), "no entry of that number"),
    ("the company undone", lambda m: m.correct(1, None), "names the company and stays"),
    ("holder undone who holds", lambda m: m.correct(3, None), "no holder 1"),
    ("issue undone that moved", lambda m: m.correct(6, None), "no certificate 1"),
]


@pytest.mark.parametrize(("draft", "words"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_rule_is_refused_whole(
    book: Book, make: Any, draft: Callable[[Any], Any], words: str
) -> None:
    before, held = book.head(), book.holdings("2999-01-01T00:00")
    with pytest.raises(Refusal) as refused:
        book.record([make.holder(8), draft(make)], "Anna", make.now)
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert "othing was" in refused.value.sentence
    assert refused.value.code == INPUT
    assert book.head() == before
    assert book.holdings("2999-01-01T00:00") == held
    assert not book.holders("Holder 8")
    assert book.verify().ok


def test_a_balance_below_zero_at_an_earlier_moment_is_refused(book: Book, make: Any) -> None:
    """The folio's own lock, with the certificates' rules out of the way."""
    from app.store.effects.facts import Facts
    from app.store.effects.shares import books
    from app.store.effects.writing import Writing

    entry = Facts(Writing(book._connection), 11, "shares.transfer", "2004-01-05", {})
    with pytest.raises(Refusal, match="100 below zero from 2004-01-05"):
        books._post(entry, 1, 2, "2004-01-05T10:00", -500)


def test_a_class_never_holds_more_than_can_be_counted(book: Book, make: Any) -> None:
    for i in range(8):
        book.record([make.issue(1, {f"big-{i}": 10**15})], "Anna", make.now)
    with pytest.raises(Refusal, match="9,000,000,000,000,000"):
        book.record([make.issue(1, {"over": 10**15})], "Anna", make.now)


def test_nothing_and_reading_only(path: Any, make: Any) -> None:
    book = Book.open(path, make.now, read_only=True)
    with pytest.raises(Refusal) as refused:
        book.record([make.holder(8)], "Anna", make.now)
    assert refused.value.code == 3
    with pytest.raises(Refusal):
        book.keep_draft("a", {}, make.now)
    book.close()


def test_each_kind_of_entry_has_an_effect() -> None:
    from app.store.effects import EFFECTS
    from app.store.journal import KINDS

    assert set(EFFECTS) == set(KINDS)
