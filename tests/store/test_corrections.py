"""A correction is a later entry: the books are read anew, and both readings stay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.store.book import Book
from app.store.replay import readings

ALWAYS = "2999-01-01T00:00"


def held(book: Book, moment: str = ALWAYS) -> dict[int, int]:
    return {h.holder_id: h.shares for h in book.holdings(moment)}


def test_other_data(book: Book, make: Any) -> None:
    right = make.issue(2, {"3": 500}).data | {"holder": 2, "consideration": "services"}
    receipt = book.record([make.correct(7, right)], "Anna", make.now)
    assert book.entry(7).corrected_by == receipt.seq == 11
    assert book.entry(7).data["consideration"] == "cash"
    assert book.entry(11).corrects == 7
    assert held(book) == {1: 750, 2: 400, 3: 250}
    assert 11 in {e.seq for e in book.entries(holder_id=2)}
    assert book.verify().ok


def test_other_shares_flow_through_later_entries(book: Book, make: Any) -> None:
    issue = make.issue(1, {"1": 600, "2": 450}).data
    book.record([make.correct(6, issue)], "Anna", make.now)
    assert held(book) == {1: 800, 2: 400, 3: 250}
    assert held(book, end_of(date(2004, 1, 5)))[1] == 1050


def test_never_took_effect_and_back_again(book: Book, make: Any) -> None:
    book.record([make.correct(9, None)], "Anna", make.now)
    assert held(book)[2] == 500
    assert book.certificate("6") is None
    book.record([make.correct(11, None)], "Anna", make.now)
    assert held(book)[2] == 400
    assert book.entry(9).corrected_by == 0
    assert book.entry(11).corrected_by == 12
    assert book.verify().ok


def test_a_correction_of_a_correction(book: Book, make: Any) -> None:
    other = make.cancel(2, ["3"], 200, [("6", 2, 300)]).data
    book.record([make.correct(9, None)], "Anna", make.now)
    book.record([make.correct(11, {"corrects": 9, "data": dict(other)})], "Anna", make.now)
    assert held(book)[2] == 300
    assert book.entry(9).corrected_by == 11
    book.record([make.correct(9, None)], "Anna", make.now)
    assert held(book)[2] == 500
    assert book.entry(9).corrected_by == 13
    assert book.verify().ok


def test_a_holder_whom_a_correction_put_in_place_is_foreseen_to_lose(book: Book, make: Any) -> None:
    """Entry 8 went to holder 3; it was corrected to go to holder 2, who holds shares already."""
    to_2 = make.transfer(1, ["1"], [("4", 2, 250), ("5", 1, 350)]).data
    book.record([make.correct(8, dict(to_2))], "Anna", make.now)
    foreseen = book.foresee([make.correct(8, None)], "Anna", make.now)
    lost = [(c.moment[:10], c.before - c.after) for c in foreseen.balances if c.holder_id == 2]
    assert lost == [("2004-03-01", 250), ("2004-04-01", 250)]


def test_another_day(book: Book, make: Any) -> None:
    data = dict(book.entry(8).data)
    book.record([make.correct(8, data, effective_on="2004-02-02")], "Anna", make.now)
    assert held(book, end_of(date(2004, 2, 2)))[3] == 250
    assert book.entry(8).effective_on == date(2004, 3, 1)
    with pytest.raises(Refusal, match="no known day"):
        book.record([make.correct(8, data, effective_on="2004-02-31")], "Anna", make.now)
    with pytest.raises(Refusal, match="issued later"):
        book.record([make.correct(6, issue_of(book, 6), effective_on="2004-03-02")], "A", make.now)


def issue_of(book: Book, seq: int) -> dict[str, Any]:
    return dict(book.entry(seq).data)


def test_two_corrections_that_only_fit_together(book: Book, make: Any) -> None:
    """Certificate 1 was of 700 shares, and 350 of them went to Ann Lee."""
    issue = make.issue(1, {"1": 700, "2": 400}).data
    moved = make.transfer(1, ["1"], [("4", 3, 350), ("5", 1, 350)]).data
    head = book.head()
    with pytest.raises(Refusal, match="sums agree"):
        book.record([make.correct(6, issue)], "Anna", make.now)
    assert book.head() == head
    book.record([make.correct(6, issue), make.correct(8, moved)], "Anna", make.now)
    assert held(book) == {1: 750, 2: 400, 3: 350}


def test_later_entries_build_on_the_corrected_reading(book: Book, make: Any) -> None:
    book.record([make.correct(9, None)], "Anna", make.now)
    again = make.transfer(2, ["3"], [("6", 1, 500)], on=date(2004, 5, 1))
    book.record([again], "Anna", make.now)
    with pytest.raises(Refusal):
        book.record([make.correct(11, None)], "Anna", make.now)
    assert held(book) == {1: 1250, 3: 250}
    assert book.believed_at(10).balance(1, 2, ALWAYS) == 400
    assert book.verify().ok


def test_readings_are_a_fold_from_the_newest_back() -> None:
    def correction(seq: int, target: int, data: Any) -> dict[str, Any]:
        return {"seq": seq, "kind": "entry.correct", "data": {"corrects": target, "data": data}}

    bodies = [
        {"seq": 1, "kind": "holder.add", "data": {}},
        correction(2, 1, {"a": 1}),
        correction(3, 1, {"a": 2}),
        correction(4, 3, None),
    ]
    found = {seq: (r.data, r.by) for seq, r in readings(bodies).items()}
    assert found == {1: ({"a": 1}, 2), 3: (None, 4)}
