"""Ballots added up, votes of agents spread, votes of joint holders; the room by its moments."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.meeting_day.ballots import Limits, count, sort_out
from app.domain.meeting_day.facts import Cast
from app.domain.meeting_day.joint import joint_votes
from app.domain.meeting_day.spreading import Free, spread, straight

AT = datetime.fromisoformat("2004-05-25T10:00")
NAMES = ("Ann", "Bea", "Cy")


def cast(*rows: list[int]) -> Cast:
    return Cast(1, 1, AT, NAMES, rows)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([1, 0, 10, 0, 0], ""),
        ([1, 0, 30, 0, 0], ""),
        ([1, 0, 30, 1, 0], "over-voted"),
        ([1, 0, -1, 0, 0], "over-voted"),
        ([7, 0, 1, 0, 0], "no vote"),
        ([2, 9, 15, 0, 0], ""),
        ([2, 9, 16, 0, 0], "over-voted"),
        ([2, 8, 1, 0, 0], "proxy does not count"),
    ],
)
def test_each_ballot_within_its_votes(row: list[int], reason: str) -> None:
    """10 and 5 votes, three seats, cumulated."""
    found = count([cast(row)], Limits({1: 10, 2: 20}, {9: 5}, 3))
    assert [aside.reason for aside in found.aside] == ([reason] if reason else [])
    assert found.cast == (0 if reason else sum(row[2:]))


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ([1, 0, 10, 10, 0], True),
        ([1, 0, 11, 0, 0], False),
        ([1, 0, 10, 10, 10], False),
    ],
)
def test_straight_ballots(row: list[int], counts: bool) -> None:
    """2 seats: each candidate at most the holder's votes, at most two candidates."""
    found = count([cast(row)], Limits({1: 10}, {}, 2, cumulative=False))
    assert bool(found.ballots) is counts


def test_the_second_ballot_and_the_proxy_of_one_who_votes_do_not_count() -> None:
    limits = Limits({1: 10, 2: 10}, {9: 10, 8: 10})
    first, second = (
        cast([1, 9, 10, 0, 0], [2, 8, 0, 10, 0]),
        cast([1, 0, 0, 0, 10], [2, 8, 1, 0, 0]),
    )
    found = count([first, second], limits)
    assert found.votes == {"Ann": 0, "Bea": 10, "Cy": 10}
    told = [(aside.ballot, aside.reason) for aside in found.aside]
    assert told == [(-9, "voted in person"), (-8, "second ballot")]


def test_a_ballot_left_out_on_trial_gives_way_to_the_proxy() -> None:
    limits = Limits({1: 10}, {9: 10})
    batches = [cast([1, 9, 10, 0, 0]), cast([1, 0, 0, 0, 10])]
    assert count(batches, limits, {1}).votes == {"Ann": 10, "Bea": 0, "Cy": 0}
    assert count(batches, limits, {1, -9}).cast == 0
    assert [n for n, _, _ in sort_out(batches, limits).ballots()] == [1]


def test_columns_in_another_order_are_added_by_name() -> None:
    other = Cast(2, 1, AT, ("Cy", "Dan"), [[2, 0, 4, 6]])
    found = count([cast([1, 0, 1, 2, 7]), other], Limits({1: 10, 2: 10}, {}))
    assert found.votes == {"Ann": 1, "Bea": 2, "Cy": 11, "Dan": 6}


def test_many_ballots_are_added_exactly() -> None:
    rows = [[n, 0, n, 0, n % 3] for n in range(1, 1001)]
    found = count([cast(*rows)], Limits({n: 2 * n for n in range(1, 1001)}, {}))
    assert found.of("Ann") == 500_500
    assert found.of("Cy") == sum(n % 3 for n in range(1, 1001))


def test_votes_left_to_agents_are_spread_in_order() -> None:
    free = [Free(7, 10), Free(8, 5), Free(9, 5)]
    found = spread(free, {"Ann": 12, "Cy": 6})
    assert found == {7: {"Ann": 10}, 8: {"Ann": 2, "Cy": 3}, 9: {"Cy": 3}}
    assert straight(free[1:], ["Ann"]) == {8: {"Ann": 5}, 9: {"Ann": 5}}


@pytest.mark.parametrize(
    ("marks", "votes"),
    [
        ([], {}),
        (["for"], {"for": 101}),
        (["for", "for", "against"], {"for": 101}),
        (["for", "against"], {"against": 50, "for": 50}),
    ],
)
def test_joint_holders(marks: list[str], votes: dict[str, int]) -> None:
    """Corporations Code 704(a)."""
    assert joint_votes(101, marks) == votes
