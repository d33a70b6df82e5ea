"""Splits are exact, the authorized number is that of the day, and money is whole cents (B5)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from app.domain.refusal import Refusal
from app.domain.register import Balance
from app.domain.shares import Authorized, ShareClass, split_shares
from app.domain.typed import read_cents


@pytest.mark.parametrize(
    ("before", "new", "old", "fractions", "after", "cash"),
    [
        (100, 2, 1, "down", 200, Fraction(0)),
        (100, 3, 2, "cash", 150, Fraction(0)),
        (7, 1, 3, "up", 3, Fraction(0)),
        (7, 1, 3, "down", 2, Fraction(0)),
        (7, 1, 3, "cash", 2, Fraction(1, 3)),
        (6, 1, 3, "up", 2, Fraction(0)),
        (1, 1, 100, "cash", 0, Fraction(1, 100)),
        (10**15 - 1, 10**9 + 7, 10**9, "cash", 1000000006999998, Fraction(999999993, 10**9)),
    ],
)
def test_split(before: int, new: int, old: int, fractions: str, after: int, cash: Fraction) -> None:
    assert split_shares(before, new, old, fractions) == (after, cash)


@pytest.mark.parametrize(
    ("on", "authorized"),
    [(date(2002, 1, 1), 100), (date(2003, 1, 2), 100), (date(2004, 6, 14), 100)]
    + [(date(2004, 6, 15), 500), (date(2009, 1, 1), 500)],
)
def test_authorized_on(on: date, authorized: int) -> None:
    numbers = (Authorized(100, date(2003, 1, 2)), Authorized(500, date(2004, 6, 15)))
    assert ShareClass(1, "Common", 500, numbers=numbers).authorized_on(on) == authorized
    assert ShareClass(1, "Common", 500).authorized_on(on) == 500


def test_the_balance_agrees_only_when_every_sum_does() -> None:
    good = Balance(1, "2004", 100, 60, 10, 60, 60)
    assert (good.unissued, good.agrees) == (30, True)
    assert not Balance(1, "2004", 100, 60, 10, 59, 60).agrees
    assert not Balance(1, "2004", 100, 60, 10, 60, 61).agrees
    assert Balance(1, "2004", 69, 60, 10, 60, 60).unissued == -1
    assert not Balance(1, "2004", 69, 60, 10, 60, 60).agrees


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1", 100), ("1250.50", 125050), ("$1,250.50", 125050), ("0.01", 1), ("0", 0), (7, 700)],
)
def test_money_read(typed: object, cents: int) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize(
    "typed",
    ["", "-1", "1.5", "1.505", "1e3", "1.000,00", "1,00", "½", "１２", "NaN", "inf", "0x10"]
    + ["9" * 16, "$", "1 000", None, True, 1.5, "1.00 USD"],
)
def test_money_refused(typed: object) -> None:
    with pytest.raises(Refusal, match=r"in dollars like 1,250\.00\."):
        read_cents(typed)
