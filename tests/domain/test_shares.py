"""Authorized numbers by day, splits to the last share, and holdings added up from movements."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest

from app.domain.register import Balance, CertificateChange, Foreseen
from app.domain.shares import (
    Authorized,
    Certificate,
    Movement,
    ShareClass,
    end_of,
    fold_holdings,
    moment_of,
    split_shares,
)

GROWN = ShareClass(
    1,
    "Common",
    20_000,
    numbers=(Authorized(5_000, date(1978, 8, 15)), Authorized(20_000, date(1987, 4, 1))),
)


@pytest.mark.parametrize(
    ("share_class", "on", "authorized"),
    [
        (GROWN, date(1970, 1, 1), 5_000),  # before the first one known, the first
        (GROWN, date(1987, 3, 31), 5_000),
        (GROWN, date(1987, 4, 1), 20_000),
        (ShareClass(2, "Preferred", 300), date(1990, 1, 1), 300),
    ],
)
def test_the_number_authorized_on_a_day(share_class: ShareClass, on: date, authorized: int) -> None:
    assert share_class.authorized_on(on) == authorized


@pytest.mark.parametrize(
    ("before", "new", "old", "fractions", "after"),
    [
        (10, 3, 2, "drop", (15, Fraction(0))),
        (5, 3, 2, "drop", (7, Fraction(0))),
        (5, 3, 2, "up", (8, Fraction(0))),
        (4, 3, 2, "up", (6, Fraction(0))),
        (5, 3, 2, "cash", (7, Fraction(1, 2))),
        (7, 1, 10, "cash", (0, Fraction(7, 10))),
        (10**15, 1, 3, "cash", (333_333_333_333_333, Fraction(1, 3))),
    ],
)
def test_a_split_is_exact(
    before: int, new: int, old: int, fractions: str, after: tuple[int, Fraction]
) -> None:
    assert split_shares(before, new, old, fractions) == after


def test_moments_sort_as_text_and_a_day_holds_the_whole_of_it() -> None:
    assert moment_of(date(2004, 5, 25), time(9, 5)) == "2004-05-25T09:05"
    assert moment_of(date(2004, 5, 25), time(23, 59)) == end_of(date(2004, 5, 25))
    assert end_of(date(2004, 5, 24)) < moment_of(date(2004, 5, 25), time(0))


def test_holdings_are_what_came_less_what_went() -> None:
    moves = [
        Movement(1, "2004-01-05T10:00", "issue", 1, None, 7, 100),
        Movement(2, "2004-02-05T10:00", "transfer", 1, 7, 8, 40),
        Movement(3, "2004-03-05T10:00", "transfer", 1, 8, 7, 40),
        Movement(4, "2004-04-05T10:00", "repurchase", 1, 7, None, 100),
    ]
    assert fold_holdings(moves, "2004-01-31T23:59") == {(1, 7): 100}
    assert fold_holdings(moves, "2004-02-05T10:00") == {(1, 7): 60, (1, 8): 40}
    assert fold_holdings(moves, "2004-03-31T23:59") == {(1, 7): 100}
    assert fold_holdings(moves, "2004-12-31T23:59") == {}


def test_what_is_still_owed_on_partly_paid_shares() -> None:
    """1988 V §6, 2002 §8.4: the certificate states the total and what is paid."""
    paid = Certificate("1", 1, 7, 100, "2004-01-05T10:00")
    partly = Certificate("2", 1, 7, 100, "2004-01-05T10:00", total=50_000, paid=12_500)
    assert (paid.owed, partly.owed) == (0, 37_500)


def test_entries_that_change_nothing_known() -> None:
    assert Foreseen().nothing
    assert not Foreseen(refused="The class is not known.").nothing
    assert not Foreseen(certificates=(CertificateChange("1", None, None),)).nothing


@pytest.mark.parametrize(
    ("authorized", "outstanding", "held", "certified", "agrees"),
    [
        (1000, 900, 900, 900, True),
        (1000, 900, 899, 900, False),
        (1000, 900, 900, 901, False),
        (899, 900, 900, 900, False),
    ],
)
def test_books_that_balance(
    authorized: int, outstanding: int, held: int, certified: int, agrees: bool
) -> None:
    """1988 IV §9, 2002 §5.9 ¶2: holders and certificates add up, none over-issued."""
    balance = Balance(1, "2004-06-01T12:00", authorized, outstanding, 0, held, certified)
    assert balance.agrees is agrees
    assert balance.unissued == authorized - outstanding
