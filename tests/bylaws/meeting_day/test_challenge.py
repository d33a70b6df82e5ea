"""The fewest ballots that turn a result, held against every set of ballots there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bylaws.meeting_day.challenge import turning_item, turning_quorum, turning_seat
from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from tests.bylaws.meeting_day.conftest import ELECTION, Making

VERSIONS = st.sampled_from(["1988", "2002"])
VOTES = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), min_size=1, max_size=6)


def item_sheet(version: str, votes: list[tuple[int, int]], absent: int) -> Sheet:
    """Holders who vote for, against, abstain, or not at all, and one who is absent."""
    made = Making(version, {n: shares for n, (shares, _) in enumerate(votes, 1)})
    made.rows.append(made.row(99, absent))
    made.opened().come("09:00", *range(1, len(votes) + 1))
    made.motion()
    rows = [
        [n, 0, *(shares if mark == place else 0 for place in range(3))]
        for n, (shares, mark) in enumerate(votes, 1)
        if mark < 3
    ]
    made.ballots("09:20", rows)
    return made.sheet()


@settings(max_examples=60, deadline=None)
@given(VERSIONS, VOTES, st.integers(1, 20))
def test_fewest_ballots_for_an_item(
    version: str, votes: list[tuple[int, int]], absent: int
) -> None:
    sheet = item_sheet(version, votes, absent)
    found, was = turning_item(sheet, 1), count_item(sheet, 1).result.carried
    ballots = [row[0] for batch in sheet.day.cast for row in batch.rows]
    turning = [
        size
        for size in range(1, len(ballots) + 1)
        for lost in combinations(ballots, size)
        if count_item(sheet, 1, set(lost)).result.carried != was
    ]
    fewest = min(turning, default=0)
    if was:
        assert len(found.lost) == fewest
    elif found.lost:
        assert {one.ballot for one in found.lost} <= set(ballots)
        lost = {one.ballot for one in found.lost}
        assert count_item(sheet, 1, lost).result.carried
        assert len(lost) >= fewest
    assert (found.before == "carried") is was


@settings(max_examples=40, deadline=None)
@given(VERSIONS, VOTES, st.integers(101, 120))
def test_fewest_ballots_that_carry_with_a_sure_quorum(
    version: str, votes: list[tuple[int, int]], sure: int
) -> None:
    """A holder who is there and does not vote keeps the quorum, whatever ballots are struck."""
    made = Making(version, {n: shares for n, (shares, _) in enumerate(votes, 1)} | {99: sure})
    made.opened().come("09:00", 99, *range(1, len(votes) + 1))
    made.motion()
    marks = [(n, shares, mark) for n, (shares, mark) in enumerate(votes, 1) if mark < 3]
    rows = [[n, 0, *(shares if mark == p else 0 for p in range(3))] for n, shares, mark in marks]
    made.ballots("09:20", [*rows, [99, 0, sure // 2, sure // 2, 0]])
    sheet = made.sheet()
    found, was = turning_item(sheet, 1), count_item(sheet, 1).result.carried
    turning = [
        size
        for size in range(1, len(rows) + 1)
        for lost in combinations([row[0] for row in rows], size)
        if count_item(sheet, 1, set(lost)).result.carried != was
    ]
    if not was and turning:
        assert len(found.lost) == min(turning)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2)), min_size=2, max_size=6))
def test_fewest_ballots_for_a_seat(votes: list[tuple[int, int]]) -> None:
    names = ("A", "B", "C")
    made = Making("2002", {n: v for n, (v, _) in enumerate(votes, 1)}, seats=1, items=ELECTION)
    made.opened().come("09:00", *range(1, len(votes) + 1))
    for name in names:
        made.add("day.nominated", "09:05", name=name)
    rows = [
        [n, 0, *(v if place == choice else 0 for place in range(3))]
        for n, (v, choice) in enumerate(votes, 1)
    ]
    made.ballots("09:20", rows, names)
    sheet = made.sheet()
    before = count_election(sheet, 1).result.elected
    found = turning_seat(sheet, 1)
    turning = [
        size
        for size in range(1, len(votes) + 1)
        for lost in combinations(range(1, len(votes) + 1), size)
        if before and before[0] not in count_election(sheet, 1, set(lost)).result.elected
    ]
    assert len(found.lost) == min(turning, default=0)


def test_fewest_holders_for_the_quorum() -> None:
    made = Making("2002", {1: 300, 2: 201, 3: 100, 4: 399}).opened()
    made.come("09:00", 1, 2, 3)
    sheet = made.sheet()
    assert [one.holder_id for one in turning_quorum(sheet).lost] == [1]
    assert quorum_now(sheet).met
    made.come("09:05", 4)
    assert [one.holder_id for one in turning_quorum(made.sheet()).lost] == [4, 1]
