"""Offices: required, filled, vacated (1988 IV §1 to §5; 2002 §5.1 to §5.5)."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.law import built_in
from app.bylaws.officers import filling as officers

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
MAY_5 = date(2003, 5, 5)


@pytest.mark.parametrize(
    ("law", "held", "complete"),
    [
        (OLD, ("chairman", "secretary", "chief financial officer"), True),
        (NEW, ("chairman", "secretary", "chief financial officer"), False),
        (NEW, ("president", "secretary", "chief financial officer"), True),
    ],
)
def test_complete(law, held, complete) -> None:
    assert officers.missing_offices(law, held).yes is complete


@pytest.mark.parametrize(
    ("on", "severity"), [(date(2004, 5, 5), "warning"), (date(2004, 5, 6), "error")]
)
def test_vacant_over_a_year(on, severity) -> None:
    found = officers.check_vacant(NEW, "secretary", MAY_5, on)
    assert (found.severity, found.field) == (severity, "secretary")


@pytest.mark.parametrize(
    ("law", "elected", "severity"),
    [
        (OLD, [date(2001, 6, 1)], "fits"),
        (OLD, [date(2000, 12, 31), date(2002, 1, 1)], "warning"),
        (NEW, [], "info"),
        (NEW, [date(2001, 6, 1)], "fits"),
    ],
)
def test_chosen_every_year(law, elected, severity) -> None:
    assert officers.check_yearly_election(law, 2001, elected).severity == severity


@pytest.mark.parametrize(
    ("law", "office", "appointer", "delegated", "severity"),
    [
        (OLD, "secretary", "board", False, "fits"),
        (OLD, "secretary", "president", True, "error"),
        (OLD, "controller", "board", False, "fits"),
        (OLD, "controller", "chairman", True, "fits"),
        (OLD, "controller", "chairman", False, "error"),
        (OLD, "controller", "secretary", True, "error"),
        (NEW, "controller", "president", True, "fits"),
        (NEW, "controller", "president", False, "error"),
        (NEW, "controller", "chairman", True, "error"),
        (NEW, "vice president", "president", True, "error"),
    ],
)
def test_who_appoints(law, office, appointer, delegated, severity) -> None:
    found = officers.check_appointer(law, office, appointer, delegated=delegated)
    assert found.severity == severity
    filled = officers.check_vacancy_filler(law, office, appointer, delegated=delegated)
    assert (filled.severity, filled.sentence) == (severity, found.sentence)
    assert filled.cite.rule == "officers.vacancy"


def test_who_appoints_is_named() -> None:
    assert officers.who_appoints(OLD, "controller").names == ("board", "chairman", "president")
    assert officers.who_appoints(NEW, "controller").names == ("board", "president")
    assert officers.who_appoints(NEW, "chairman").names == ("board",)


@pytest.mark.parametrize(
    ("law", "chosen_by", "remover", "delegated", "at_meeting", "severity"),
    [
        (OLD, "board", "board", False, True, "fits"),
        (OLD, "board", "board", False, False, "fits"),
        (NEW, "board", "board", False, True, "fits"),
        (NEW, "board", "board", False, False, "warning"),
        (OLD, "board", "president", True, True, "error"),
        (NEW, "board", "president", True, True, "error"),
        (NEW, "president", "president", True, False, "fits"),
        (NEW, "president", "president", False, False, "error"),
        (NEW, "president", "board", False, True, "fits"),
    ],
)
def test_removal(law, chosen_by, remover, delegated, at_meeting, severity) -> None:
    (found,) = officers.check_removal(
        law, chosen_by, remover, delegated=delegated, at_meeting=at_meeting, contract=False
    )
    assert found.severity == severity


def test_removal_keeps_the_contract() -> None:
    found = officers.check_removal(
        NEW, "board", "board", delegated=False, at_meeting=True, contract=True
    )
    assert [f.severity for f in found] == ["fits", "info"]


@pytest.mark.parametrize(
    ("law", "written", "effective", "severities"),
    [
        (OLD, True, MAY_5, ["fits"]),
        (OLD, True, date(2003, 6, 1), ["fits", "info"]),
        (NEW, True, date(2003, 6, 1), ["fits"]),
        (NEW, True, date(2003, 5, 4), ["error"]),
        (NEW, False, MAY_5, ["error", "fits"]),
    ],
)
def test_resignation(law, written, effective, severities) -> None:
    found = officers.check_resignation(law, written=written, received=MAY_5, effective=effective)
    assert [f.severity for f in found] == severities


def test_resignation_too_early_is_repaired() -> None:
    (found,) = officers.check_resignation(
        NEW, written=True, received=MAY_5, effective=date(2003, 5, 4)
    )
    assert found.repair == MAY_5
