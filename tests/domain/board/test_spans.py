"""Lanes of terms, the marks at their ends, and the count of a board after each change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.board.spans import (
    Count,
    counts_of,
    lanes_of_offices,
    lanes_of_persons,
    mark_begun,
    mark_ended,
    vacant_since,
)
from app.domain.offices import AuthorizedNumber, Term, authorized_on

ANN = Term(1, 1, "Ann", "director", date(1990, 5, 21), "incorporator", date(1991, 5, 20), "term")
AGAIN = Term(2, 1, "Ann", "director", date(1991, 5, 20), "shareholders")
BO = Term(3, 2, "Bo", "director", date(1990, 5, 21), "board", date(1992, 3, 2), "resigned")
THREE = AuthorizedNumber(3, date(1990, 1, 2), "incorporator", 1)


def test_a_person_has_one_lane_and_goes_on_in_it() -> None:
    first, second = lanes_of_persons((AGAIN, BO, ANN))
    assert (first.label, first.terms) == ("Ann", (ANN, AGAIN))
    assert (second.label, second.terms) == ("Bo", (BO,))
    assert [mark_ended(ANN, AGAIN), mark_ended(AGAIN, None), mark_ended(ANN, None)] == [
        "", "", "term",
    ]  # fmt: skip
    assert mark_ended(BO, AGAIN) == "resigned"
    assert mark_ended(replace(BO, ended_by="left"), None) == "term"
    assert [mark_begun(t) for t in (ANN, AGAIN, BO)] == ["incorporator", "shareholders", "board"]
    assert mark_begun(replace(BO, chosen_by="president")) == "other"


def test_an_office_has_as_many_lanes_as_hold_it_at_a_time() -> None:
    vices = [
        Term(n, n, name, "vice president", date(1990, 1, n), "board", to)
        for n, name, to in ((1, "Ann", date(1990, 6, 1)), (2, "Bo", None), (3, "Cy", None))
    ]
    dee = Term(4, 4, "Dee", "vice president", date(1990, 6, 1), "board")
    other = Term(5, 5, "Eli", "controller", date(1989, 1, 2), "president")
    chair = Term(6, 6, "Flo", "chairman", date(1995, 1, 2), "board")
    lanes = lanes_of_offices((other, *vices, dee, chair))
    assert [(lane.label, [t.name for t in lane.terms]) for lane in lanes] == [
        ("chairman", ["Flo"]),
        ("vice president", ["Ann", "Dee"]),
        ("vice president", ["Bo"]),
        ("vice president", ["Cy"]),
        ("controller", ["Eli"]),
    ]


def test_the_board_after_each_change() -> None:
    assert counts_of((ANN, AGAIN, BO), (THREE,)) == (
        Count(date(1990, 1, 2), 0, 3),
        Count(date(1990, 5, 21), 2, 3),
        Count(date(1992, 3, 2), 1, 3),
    ), "a re-election changes nothing"
    bare = counts_of((BO,), ())
    assert [(c.serving, c.authorized, c.vacant) for c in bare] == [(1, None, 0), (0, None, 0)]


def test_seats_are_vacant_since_the_last_day_on_which_none_was() -> None:
    full = AuthorizedNumber(2, date(1990, 5, 21), "board", 2)
    counts = counts_of((ANN, AGAIN, BO), (THREE, full))
    days = (date(1990, 1, 1), date(1990, 1, 2), date(1990, 5, 20), date(1990, 5, 21))
    assert [vacant_since(counts, on) for on in days] == [None, days[1], days[1], None]
    assert vacant_since(counts, date(1999, 1, 2)) == date(1992, 3, 2)


DAYS = st.dates(date(1988, 1, 1), date(1994, 12, 31))


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 900)), max_size=8), DAYS)
def test_the_counts_are_those_of_the_day(spans: list[tuple[date, int | None]], on: date) -> None:
    terms = [
        Term(n, n, f"N{n}", "director", start, "board",
             date.fromordinal(start.toordinal() + long) if long is not None else None)
        for n, (start, long) in enumerate(spans)
    ]  # fmt: skip
    past = [c for c in counts_of(terms, (THREE,)) if c.on <= on]
    serving = sum(t.runs_on(on) and t.to_on != on for t in terms)
    assert (past[-1].serving if past else 0) == serving
    assert (past[-1].authorized if past else None) == authorized_on((THREE,), on)
    for lane in lanes_of_persons(terms):
        for before, after in zip(lane.terms, lane.terms[1:], strict=False):
            assert before.to_on is not None
            assert before.to_on <= after.from_on


@pytest.mark.parametrize("terms", [(), (BO,)])
def test_nothing_is_vacant_where_no_number_is_fixed(terms: tuple[Term, ...]) -> None:
    assert vacant_since(counts_of(terms, ()), date(2000, 1, 2)) is None
