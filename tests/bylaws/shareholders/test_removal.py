"""Removal of directors: both tests, consents, and the entire board (matrix 7.5)."""

from fractions import Fraction

import pytest

from app.bylaws.law import built_in
from app.bylaws.shareholders.removal import (
    RemovalVote,
    check_entire_board,
    check_removal,
    entire_board,
    tally_removal,
)

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
S = Fraction(1_000_000)


@pytest.mark.parametrize(
    ("votes_for", "against", "authorized", "cast", "weighed", "outcome"),
    [
        (600_000, 110_000, 5, 710_000, 660_000, "removed"),
        (600_000, 120_000, 5, 720_000, 720_000, "tie"),
        (600_000, 120_001, 5, 720_001, 720_006, "protected"),
        (600_000, 70_000, 9, 670_000, 700_000, "protected"),
        (540_000, 60_000, 9, 600_000, 600_000, "tie"),
        (600_000, 66_666, 9, 666_666, 666_660, "removed"),
    ],
)
@pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
def test_votes_that_keep_a_director(
    law, votes_for, against, authorized, cast, weighed, outcome
) -> None:
    tally = tally_removal(law, RemovalVote(S, Fraction(votes_for), Fraction(against), authorized))
    assert (tally.outcome, tally.cast) == (outcome, cast)
    assert tally.against is not None
    assert tally.against * tally.seats == weighed
    assert tally.needed == 500_001
    assert tally.cite.rule == "directors.removal.protection"


def test_without_a_majority_there_is_no_second_test() -> None:
    tally = tally_removal(NEW, RemovalVote(S, Fraction(500_000), Fraction(0), 5))
    assert (tally.outcome, tally.cast, tally.cite.section) == ("not-carried", None, "§3.15")
    assert "500,001" in tally.counted


def test_half_a_share_above_half_carries() -> None:
    half = RemovalVote(Fraction(1001), Fraction("500.5"), Fraction(0), 5)
    assert tally_removal(OLD, half).outcome == "not-carried"
    assert (
        tally_removal(OLD, RemovalVote(Fraction(1001), Fraction("500.6"), Fraction(0), 5)).outcome
        == "removed"
    )


@pytest.mark.parametrize(
    ("law", "consents", "severities"),
    [
        (OLD, 840_000, ["fits"]),
        (OLD, 833_333, ["error"]),
        (NEW, 840_000, ["fits", "warning"]),  # E02-19: careful reading
        (NEW, 833_333, ["error", "warning"]),
        (NEW, 500_000, ["error"]),
    ],
)
def test_removal_by_consent(law, consents: int, severities: list[str]) -> None:
    found = check_removal(
        law, RemovalVote(S, Fraction(consents), Fraction(0), 5, by_consent=True), "Ada Brook"
    )
    assert [f.severity for f in found] == severities


def test_a_tie_keeps_the_director_until_counsel_decides() -> None:
    (found,) = check_removal(
        NEW, RemovalVote(S, Fraction(600_000), Fraction(120_000), 5), "Ada Brook"
    )
    assert found.severity == "warning"
    assert "counsel" in found.sentence


def test_the_entire_board_is_every_director_in_office() -> None:
    serving = ("Ada Brook", "Ben Cole")
    assert entire_board(NEW, ["Ben Cole", "Ada Brook"], serving).yes
    left = entire_board(NEW, ["Ada Brook"], serving)
    assert (left.yes, left.names) == (False, ("Ben Cole",))
    assert not entire_board(NEW, [], []).yes
    (error,) = check_entire_board(OLD, ["Ada Brook"], serving, claimed=True)
    assert error.severity == "error"
    assert check_entire_board(OLD, serving, serving, claimed=True)[0].severity == "fits"
    assert check_entire_board(OLD, ["Ada Brook"], serving, claimed=False) == ()


def test_nobody_is_kept_when_the_entire_board_goes() -> None:
    vote = RemovalVote(S, Fraction(600_000), Fraction(400_000), 5, entire_board=True)
    tally = tally_removal(NEW, vote)
    assert (tally.outcome, tally.cite.rule) == ("removed", "directors.removal.entire-board")
