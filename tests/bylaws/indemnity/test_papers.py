"""Undertaking, notices, consents and insurance: 1988 III §16(f) and (i), 2002 §6.5 to §6.20."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.indemnity import papers
from app.bylaws.law import built_in

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
MON, TUE, FRI = date(2003, 3, 3), date(2003, 3, 4), date(2003, 3, 7)
NEXT_MON, NEXT_TUE = date(2003, 3, 10), date(2003, 3, 11)


@pytest.mark.parametrize(
    ("law", "received", "paid", "severity"),
    [
        (OLD, MON, TUE, "fits"),
        (OLD, MON, MON, "fits"),
        (OLD, MON, None, "fits"),
        (OLD, TUE, MON, "error"),
        (OLD, None, MON, "error"),
        (OLD, None, None, "warning"),
        (NEW, None, MON, "advice"),
        (NEW, TUE, MON, "advice"),
        (NEW, MON, TUE, "fits"),
    ],
)
def test_undertaking(law, received, paid, severity) -> None:
    assert papers.check_undertaking(law, received, paid).severity == severity


@pytest.mark.parametrize(
    ("law", "entitled", "repaid"),
    [
        (OLD, None, True),
        (NEW, None, False),
        (OLD, True, False),
        (NEW, True, False),
        (OLD, False, True),
        (NEW, False, True),
    ],
)
def test_repaid(law, entitled, repaid) -> None:
    assert papers.must_repay(law, entitled).yes is repaid


@pytest.mark.parametrize(
    ("noticed", "today", "severities"),
    [
        (TUE, FRI, ["fits"]),
        (date(2003, 3, 5), FRI, ["advice"]),
        (NEXT_MON, NEXT_TUE, ["advice"]),
        (NEXT_TUE, NEXT_TUE, ["warning"]),
        (None, TUE, []),
        (None, FRI, ["advice"]),
        (None, NEXT_TUE, ["warning"]),
    ],
)
def test_notice_of_a_claim(noticed, today, severities) -> None:
    found = papers.check_claim_notice(NEW, MON, noticed, today)
    assert [f.severity for f in found] == severities


@pytest.mark.parametrize(
    ("manner", "severity"),
    [("hand", "fits"), ("certified", "fits"), ("registered", "fits"), ("fax", "warning")],
)
def test_manner(manner, severity) -> None:
    (found,) = papers.check_manner(NEW, manner)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("kind", "consented", "severity"),
    [
        ("counsel", None, "warning"),
        ("counsel", MON, "fits"),
        ("counsel", TUE, "fits"),
        ("counsel", FRI, "warning"),
        ("judgments", None, "fits"),
        ("verdicts", FRI, "fits"),
    ],
)
def test_consent_to_expenses(kind, consented, severity) -> None:
    (found,) = papers.check_expense(NEW, kind, TUE, consented)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("incurred", "retained", "exceptions", "severity"),
    [
        (FRI, TUE, (), "fits"),
        (TUE, TUE, (), "warning"),
        (FRI, None, (), "warning"),
        (FRI, TUE, ("authorized by the corporation",), "warning"),
        (FRI, TUE, ("the person likes them better",), "fits"),
    ],
)
def test_fees_refused(incurred, retained, exceptions, severity) -> None:
    (found,) = papers.check_fees_refused(NEW, incurred, MON, MON, retained, exceptions)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("told", "today", "policy_due", "severities"),
    [
        (None, TUE, None, []),
        (None, FRI, None, ["advice"]),
        (None, NEXT_TUE, None, ["warning"]),
        (None, FRI, FRI, ["info"]),
        (None, NEXT_MON, FRI, ["error"]),
        (FRI, NEXT_MON, FRI, ["fits"]),
        (NEXT_MON, NEXT_MON, FRI, ["error"]),
        (TUE, NEXT_TUE, None, ["fits"]),
        (NEXT_TUE, NEXT_TUE, None, ["warning"]),
    ],
)
def test_notice_to_insurers(told, today, policy_due, severities) -> None:
    found = papers.check_insurers(NEW, MON, told, today, in_force=True, policy_due=policy_due)
    assert [f.severity for f in found] == severities


def test_no_policy_no_notice() -> None:
    assert papers.check_insurers(NEW, MON, None, NEXT_TUE, in_force=False) == ()


@pytest.mark.parametrize(
    ("last", "today", "severity"),
    [
        (None, MON, "advice"),
        (date(2003, 1, 31), date(2004, 1, 31), "fits"),
        (date(2003, 1, 31), date(2004, 2, 1), "warning"),
        (date(2004, 2, 29), date(2005, 2, 28), "fits"),
    ],
)
def test_determination_on_insurance(last, today, severity) -> None:
    (found,) = papers.check_insurance(NEW, last, today)
    assert found.severity == severity


def test_review_of_insurance() -> None:
    found = papers.insurance_review(NEW, date(2003, 3, 3))
    assert found
    assert found.on == date(2004, 3, 3)
    assert "our setting" in found.counted


def test_1988_has_none_of_these_rules() -> None:
    assert papers.check_claim_notice(OLD, MON, None, NEXT_TUE) == ()
    assert papers.check_manner(OLD, "fax") == ()
    assert papers.check_expense(OLD, "counsel", TUE, None) == ()
    assert papers.check_fees_refused(OLD, FRI, MON, MON, MON) == ()
    assert papers.check_insurers(OLD, MON, None, NEXT_TUE, in_force=True) == ()
    assert papers.check_insurance(OLD, None, MON) == ()
    assert papers.insurance_review(OLD, MON) is None


@pytest.mark.parametrize(
    ("law", "proceeding", "found", "owed"),
    [
        (OLD, "right by success", (), True),
        (OLD, "application to the court", ("bad faith",), True),  # 1988 names no such finding
        (OLD, "suit of the corporation", (), False),
        (NEW, "suit of the person", (), True),
        (NEW, "suit of the corporation", (), True),
        (NEW, "suit of the person", ("bad faith",), False),
        (NEW, "suit of the person", ("frivolous",), False),
        (NEW, "suit of the person", ("mistaken",), True),
        (NEW, "right by success", (), False),
    ],
)
def test_fees_of_a_suit_on_the_right_itself(law, proceeding: str, found, owed: bool) -> None:
    """1988 III §16(a), 2002 §6.19 and §6.7."""
    told = papers.fees_owed(law, proceeding, found)
    assert told.yes is owed
    assert told.cite.rule == "indemnity.attorneys-fees"


@pytest.mark.parametrize(
    ("law", "claimant", "sources"),
    [
        (OLD, "director", 0),
        (OLD, "officer", 0),
        (OLD, "employee", 2),
        (NEW, "director", 5),
        (NEW, "other agent", 5),
    ],
)
def test_other_rights_to_indemnity_that_stay(law, claimant: str, sources: int) -> None:
    """1988 III §16(g) leaves out directors and officers; 2002 §6.14 names everyone."""
    told = papers.other_rights(law, claimant)
    assert (told.yes, len(told.names)) == (bool(sources), sources)
