"""Election of directors: matrix 3.9 and 7.4; what `ask` does not reach."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.bylaws.law import BUILT_IN, built_in
from app.bylaws.shareholders import elections
from app.bylaws.shareholders.elections import Nomination

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
BOTH = pytest.mark.parametrize("key", BUILT_IN)
OPENED, VOTING = (
    datetime.fromisoformat("2003-05-20T10:00"),
    datetime.fromisoformat("2003-05-20T11:00"),
)
BETWEEN, EARLY = (
    datetime.fromisoformat("2003-05-20T10:30"),
    datetime.fromisoformat("2003-05-19T10:00"),
)


@BOTH
@pytest.mark.parametrize(
    ("voting", "seats", "enough"),
    [
        (1000, 5, [167, 334, 501, 667, 834]),
        (900_000, 5, [150_001, 300_001, 450_001, 600_001, 750_001]),
        (900_000, 9, [90_001, 180_001, 270_001, 360_001, 450_001]),
        (1200, 3, [301, 601, 901]),
    ],
)
def test_shares_that_surely_elect(key: str, voting: int, seats: int, enough: list[int]) -> None:
    law = built_in(key)
    told = [
        elections.surely_elects(law, voting, seats, k).needed for k in range(1, len(enough) + 1)
    ]
    assert told == enough


@BOTH
@pytest.mark.parametrize(
    ("nominated", "noticed", "began", "allowed"),
    [
        (BETWEEN, BETWEEN, VOTING, True),
        (BETWEEN, OPENED, VOTING, True),
        (BETWEEN, BETWEEN, None, True),
        (BETWEEN, None, VOTING, False),
        (BETWEEN, EARLY, VOTING, False),
        (BETWEEN, VOTING, VOTING, False),
        (VOTING, BETWEEN, VOTING, False),
        (None, BETWEEN, VOTING, False),
    ],
)
def test_when_votes_may_be_cumulated(
    key: str,
    nominated: datetime | None,
    noticed: datetime | None,
    began: datetime | None,
    allowed: bool,
) -> None:
    law = built_in(key)
    found = elections.cumulating(law, [Nomination("Ann", nominated)], OPENED, noticed, began)
    assert found.yes is allowed
    assert found.names == (("Ann",) if allowed else ())
    entry = elections.check_cumulative_entry(law, found)
    assert entry.severity == ("info" if allowed else "error")
    assert entry.cite.rule == (elections.ALL if allowed else elections.PRECONDITION)


def test_a_nomination_not_under_the_bylaws_counts_in_1988_alone() -> None:
    named = [Nomination("Ann", BETWEEN, accepted=False), Nomination("Bob", BETWEEN)]
    told = [elections.cumulating(x, named, OPENED, BETWEEN, VOTING).names for x in (OLD, NEW)]
    assert told == [("Ann", "Bob"), ("Bob",)]


@BOTH
@pytest.mark.parametrize(
    ("ballot", "severities"),
    [
        ({"Ann": 750}, []),
        ({"Ann": 700, "Bob": 50}, []),
        ({"Ann": 751}, ["error"]),
        ({"Ann": 749}, ["info"]),
        ({"Ann": 700, "Cid": 50}, ["error"]),
        ({"Ann": 750, "Cid": 0}, []),
        ({"Ann": 750, "Cid": 1}, ["error", "error"]),
    ],
)
def test_a_cumulative_ballot(key: str, ballot: dict[str, int], severities: list[str]) -> None:
    """Matrix 3.9: 150 shares, 5 seats: 750 votes; 751 refused."""
    found = elections.check_cumulated(built_in(key), 150, 5, ballot, {"Ann", "Bob"})
    assert [f.severity for f in found] == severities


@BOTH
@pytest.mark.parametrize(
    ("ballot", "told"),
    [
        ({"Ann": 150, "Bob": 150}, 0),
        ({"Ann": 151}, 1),
        ({"Ann": 150, "Bob": 150, "Cid": 0}, 0),
        ({"Ann": 150, "Bob": 150, "Cid": 1}, 1),
        ({"Ann": 151, "Bob": 152, "Cid": 1}, 3),
    ],
)
def test_a_straight_ballot(key: str, ballot: dict[str, int], told: int) -> None:
    found = elections.check_straight(built_in(key), 150, 2, ballot)
    assert [f.severity for f in found] == ["error"] * told


def test_votes_withheld_have_no_effect_in_2002() -> None:
    assert [f.severity for f in elections.without_effect(NEW, "withheld", 10)] == ["info"]
    assert elections.without_effect(NEW, "withheld", 0) == ()
    assert elections.without_effect(NEW, "for", 10) == ()
    assert elections.without_effect(OLD, "withheld", 10) == ()


@BOTH
@pytest.mark.parametrize(("elected", "severity"), [(5, "fits"), (4, "warning"), (6, "error")])
def test_as_many_as_seats(key: str, elected: int, severity: str) -> None:
    assert elections.check_seats(built_in(key), 5, elected).severity == severity


def test_a_tie_leaves_its_seats_open() -> None:
    """EX-07; matrix 7.4: X 251, the three others tie for two seats."""
    found = elections.plurality(NEW, 3, {"X1": 753, "O1": 749, "O2": 749, "O3": 749})
    assert found.unsettled == 2
    told = elections.check_election_result(NEW, 3, found)
    assert [f.severity for f in told] == ["warning", "warning"]
    assert "O1, O2 and O3 are tied for 2 seats." in told[0].sentence
    assert "2 seats left vacant" in told[1].sentence


def test_a_candidate_without_votes_is_counted_again() -> None:
    told = elections.check_election_result(NEW, 2, elections.plurality(NEW, 2, {"A": 5, "B": 0}))
    assert [f.severity for f in told] == ["warning", "fits"]
    assert "No vote was cast for B." in told[0].sentence


def test_several_who_were_not_nominated_are_named_together() -> None:
    """1988 II §7, 2002 §2.8 ¶2: only for candidates placed in nomination before the voting."""
    found = elections.check_cumulated(NEW, 100, 5, {"Ann": 200, "Bob": 300}, ())
    assert found[0].sentence == "Ann and Bob were not in nomination before the voting."
