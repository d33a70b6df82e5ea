"""Votes: matrix 3.8, 7.2 and 7.3; what `ask` does not reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest

from app.bylaws import votes
from app.bylaws.law import BUILT_IN, built_in
from app.bylaws.votes import Tally

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
TEN, NOON = datetime.fromisoformat("2003-05-20T10:00"), datetime.fromisoformat("2003-05-20T12:00")
BOTH = pytest.mark.parametrize("key", BUILT_IN)


@BOTH
@pytest.mark.parametrize(("votes_for", "carried"), [(251, True), (250, False)])
def test_after_a_withdrawal_a_majority_of_the_quorum_carries(
    key: str, votes_for: int, carried: bool
) -> None:
    found = votes.after_withdrawal(built_in(key), 1000, votes_for)
    assert (found.carried, found.needed) == (carried, 251)
    assert found.short(votes_for) == (0 if carried else 1)


def test_votes_without_a_vote_on_the_matter_leave_the_base_of_1988() -> None:
    """E88-11: shares represented and not entitled on this item are left out."""
    tally = Tally(1000, 600, 280, 200, without_vote=50)
    assert votes.ordinary(OLD, tally).carried
    assert not votes.ordinary(OLD, Tally(1000, 600, 280, 200)).carried


def test_both_tests_of_2002_are_shown() -> None:
    found = votes.ordinary(NEW, Tally(1000, 520, 240, 200))
    assert [(test.needed, test.met) for test in found.tests] == [(201, True), (251, False)]
    assert found.short(240) == 11
    assert "501" in found.counted


@pytest.mark.parametrize(
    ("fraction", "comparison", "of", "needed"),
    [
        (Fraction(2, 3), "at-least", 1_000_000, 666_667),
        (Fraction(2, 3), "at-least", 999_999, 666_666),
        (Fraction(1, 2), "more-than", 7_163_842, 3_581_922),
    ],
)
def test_a_greater_vote(fraction: Fraction, comparison: str, of: int, needed: int) -> None:
    assert votes.greater(NEW, fraction, comparison, of, needed).met
    assert not votes.greater(NEW, fraction, comparison, of, needed - 1).met


@BOTH
@pytest.mark.parametrize(
    ("matter", "source", "told"),
    [
        ("articles-amendment", "", 1),
        ("reorganization", "", 1),
        ("dissolution", "", 1),
        ("dissolution", "articles", 0),
        ("ordinary", "", 0),
    ],
)
def test_matters_that_usually_ask_for_more(key: str, matter: str, source: str, told: int) -> None:
    assert len(votes.check_greater(built_in(key), matter, source)) == told


@BOTH
@pytest.mark.parametrize(("cast", "severity"), [(900, "fits"), (901, "error")])
def test_no_more_votes_than_the_holder_has(key: str, cast: int, severity: str) -> None:
    found = votes.check_cast(built_in(key), 900, cast)
    assert found.severity == severity
    assert found.sentence.endswith("too many." if severity == "error" else "0 votes are left.")


def test_a_mark_without_a_number_counts_for_all_the_shares() -> None:
    """Matrix 3.8: a holder of 900 marks for with no number: 900 for (2002 §2.8 ¶1)."""
    found = votes.count_holder(NEW, 900, None, 100)
    assert (found.votes_for, found.against, found.findings) == (900, 0, ())
    plain = votes.count_holder(OLD, 900, None, 0)
    assert (plain.votes_for, plain.findings) == (900, ())


def test_a_split_is_a_right_of_2002_and_a_warning_in_1988() -> None:
    new, old = (votes.count_holder(law, 900, 400, 300) for law in (NEW, OLD))
    assert (new.votes_for, new.against, new.unvoted) == (400, 300, 200)
    assert (old.votes_for, old.against, old.unvoted) == (400, 300, 200)
    assert [f.severity for f in new.findings] == ["fits"]
    assert [f.severity for f in old.findings] == ["warning"]
    assert votes.count_holder(NEW, 900, 800, 101).findings[0].severity == "error"


@BOTH
@pytest.mark.parametrize(
    ("demanded", "began", "ballots", "severities"),
    [
        (None, NOON, False, []),
        (TEN, NOON, True, ["fits"]),
        (TEN, NOON, False, ["error"]),
        (TEN, None, False, ["error"]),
        (NOON, NOON, False, ["info"]),
        (NOON, TEN, False, ["info"]),
    ],
)
def test_a_ballot_on_demand_before_the_voting(
    key: str,
    demanded: datetime | None,
    began: datetime | None,
    ballots: bool,
    severities: list[str],
) -> None:
    found = votes.check_method(built_in(key), demanded, began, ballots=ballots)
    assert [f.severity for f in found] == severities


@BOTH
@pytest.mark.parametrize(
    ("capacity", "authority", "told"),
    [
        ("fiduciary", "", 1),
        ("joint", "", 1),
        ("institution", "", 1),
        ("fiduciary", "letters of trust", 0),
        ("individual", "", 0),
    ],
)
def test_authority_of_fiduciaries(key: str, capacity: str, authority: str, told: int) -> None:
    found = votes.check_authority(built_in(key), capacity, authority)
    assert len(found) == told
    assert not found or "702, 703 and 704" in found[0].sentence


@pytest.mark.parametrize(
    ("office", "decided_by", "absence", "old", "new"),
    [
        ("president", "", "", "fits", "fits"),
        ("chairman", "board", "", "fits", "warning"),
        ("chairman", "", "", "warning", "warning"),
        ("vice president", "", "the president is ill", "fits", "fits"),
        ("vice president", "", "", "warning", "warning"),
    ],
)
def test_who_presides(office: str, decided_by: str, absence: str, old: str, new: str) -> None:
    told = [
        votes.check_presiding(law, office, decided_by=decided_by, absence=absence).severity
        for law in (OLD, NEW)
    ]
    assert told == [old, new]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1234, "1,234"),
        (Fraction("1234.5"), "1,234.5"),
        (Fraction("0.000000000001"), "0.000000000001"),
        (Fraction("10.050"), "10.05"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_votes_are_written_with_every_decimal(number: int | Fraction, said: str) -> None:
    assert votes.exact(number) == said


@BOTH
def test_without_a_quorum_nothing_carries(key: str) -> None:
    """1988 II §5 ¶1, 2002 §2.6."""
    found = votes.ordinary(built_in(key), Tally(1000, 500, 400, 0))
    assert (found.carried, found.needed, found.tests) == (False, None, ())
    assert found.counted.endswith("There is no quorum.")


@pytest.mark.parametrize(("against", "carried"), [(0, True), (1, False)])
def test_bylaws_that_ask_for_every_vote_cast(against: int, carried: bool) -> None:
    """Other companies' bylaws may ask for 1/1 of those voting: one vote against is too many."""
    rule = NEW.rule(votes.ACT)
    strict = replace(rule, params={**rule.params, "fraction": "1/1", "comparison": "at-least"})
    law = replace(NEW, rules={**{key: NEW.rules[key] for key in NEW.rules}, votes.ACT: strict})
    assert votes.ordinary(law, Tally(1000, 600, 400, against)).carried is carried
