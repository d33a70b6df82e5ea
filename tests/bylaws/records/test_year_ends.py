"""The ends of years and interim periods that requests for statements count from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Bylaws, built_in
from app.bylaws.records.reports import ANNUAL, INTERIM
from app.bylaws.records.year_ends import (
    annual_end,
    check_period_end,
    check_year_end,
    interim_end,
)
from app.domain.company_facts import Close, FiscalYear

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
JUNE = (FiscalYear(6, 30, date(1990, 1, 1)),)


def without(law: Bylaws, rule: str) -> Bylaws:
    """The version without that rule."""
    return replace(law, rules={key: one for key, one in law.rules.items() if key != rule})


BOTH = pytest.mark.parametrize("law", [LAW_88, LAW_02], ids=["1988", "2002"])


def test_the_year_that_was_over_on_the_day() -> None:
    assert annual_end(JUNE, date(2003, 7, 1)) == Close(date(2003, 6, 30), assumed=False)
    assert annual_end((), date(2003, 7, 1)) == Close(date(2002, 12, 31), assumed=True)


@BOTH
def test_the_last_interim_period_that_ended_more_than_thirty_days_ago(law: Bylaws) -> None:
    """1988 V §4, 2002 §7.6: of three, six or nine months, ended more than 30 days before."""
    told = {on: interim_end(law, JUNE, on) for on in (date(2003, 10, 30), date(2003, 10, 31))}
    assert told == {
        date(2003, 10, 30): None,
        date(2003, 10, 31): Close(date(2003, 9, 30), assumed=False),
    }
    assert interim_end(law, (), date(2003, 10, 31)) == Close(date(2003, 9, 30), assumed=True)
    assert interim_end(law, JUNE, date(2004, 6, 30)) == Close(date(2004, 3, 31), assumed=False)


@BOTH
def test_a_day_that_closes_no_recorded_year_is_a_check(law: Bylaws) -> None:
    assert check_year_end(law, JUNE, date(2003, 6, 30)) == ()
    assert check_year_end(law, (), date(2003, 9, 30)) == ()
    (found,) = check_year_end(law, JUNE, date(2002, 12, 31))
    assert (found.cite.rule, found.severity) == (ANNUAL, "warning")
    assert found.repair == date(2002, 6, 30)


@BOTH
def test_a_day_that_ends_no_interim_period_is_a_check(law: Bylaws) -> None:
    assert check_period_end(law, JUNE, date(2002, 12, 31)) == ()
    assert check_period_end(law, (), date(2002, 11, 30)) == ()
    (found,) = check_period_end(law, JUNE, date(2002, 11, 30))
    assert (found.cite.rule, found.severity) == (INTERIM, "warning")
    assert found.sentence.startswith("The interim periods of that fiscal year end on Mon, Sep 30")


def test_bylaws_without_the_rules_say_nothing() -> None:
    assert check_year_end(without(LAW_02, ANNUAL), JUNE, date(2002, 12, 31)) == ()
    assert check_period_end(without(LAW_02, INTERIM), JUNE, date(2002, 11, 30)) == ()
