"""Whether indemnity is proper: 1988 III §16(b) to (h), 2002 §6.1 to §6.5, §6.7 and §6.11."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.indemnity import checks
from app.bylaws.law import built_in, built_in_shelf

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
MAY_5, MAY_6 = date(2003, 5, 5), date(2003, 5, 6)


@pytest.mark.parametrize(
    ("law", "derivative", "criminal", "count", "words"),
    [
        (OLD, False, False, 2, "reasonable belief in the best interests"),
        (OLD, False, True, 3, "unlawful"),
        (OLD, True, False, 3, "ordinarily prudent person"),
        (NEW, False, False, 2, "not opposed to"),
        (NEW, False, True, 3, "unlawful"),
        (NEW, True, False, 2, "its shareholders"),
    ],
)
def test_elements_of_the_standard(law, derivative, criminal, count, words) -> None:
    found = checks.elements(law, derivative=derivative, criminal=criminal)
    assert len(found) == count
    assert words in found[-1]


@pytest.mark.parametrize(
    ("met", "paid", "severities"),
    [
        ({"good faith": True}, False, ["fits", "warning"]),
        ({"good faith": False}, False, ["warning", "warning"]),
        ({"good faith": False}, True, ["error", "error"]),
    ],
)
def test_standard(met, paid, severities) -> None:
    found = checks.check_standard(NEW, met, derivative=False, criminal=False, paid=paid)
    assert [f.severity for f in found] == severities
    assert ("Not met" in found[0].sentence) is (met["good faith"] is False)
    assert ("paid all the same" in found[1].sentence) is paid


@pytest.mark.parametrize("law", [OLD, NEW])
def test_an_ending_shows_nothing(law) -> None:
    found = checks.check_ending(law, "settlement")
    assert (found.severity, found.cite.rule) == ("info", "indemnity.no-presumption")


@pytest.mark.parametrize(
    ("law", "approved", "severity"),
    [
        (OLD, None, "fits"),
        (NEW, None, "error"),
        (NEW, MAY_5, "fits"),
        (NEW, date(2003, 5, 4), "fits"),
        (NEW, MAY_6, "error"),
    ],
)
def test_settlement_with_others(law, approved, severity) -> None:
    found = checks.check_amount(
        law, "settlements", derivative=False, settled_on=MAY_5, approved_on=approved
    )
    assert found.severity == severity


def test_settlement_approved_but_not_made() -> None:
    found = checks.check_amount(NEW, "settlements", derivative=False, approved_on=MAY_5)
    assert found.severity == "fits"


@pytest.mark.parametrize(
    ("law", "item", "settled", "court", "severity"),
    [
        (OLD, "settlements", MAY_5, True, "error"),
        (OLD, "expenses", MAY_5, False, "error"),
        (OLD, "expenses", MAY_5, True, "fits"),
        (OLD, "expenses", None, False, "fits"),
        (OLD, "judgments", None, False, "error"),
        (NEW, "settlements", MAY_5, False, "warning"),
        (NEW, "expenses", MAY_5, False, "fits"),
        (NEW, "judgments", None, False, "warning"),
    ],
)
def test_amounts_of_the_corporations_own_suit(law, item, settled, court, severity) -> None:
    found = checks.check_amount(
        law, item, derivative=True, settled_on=settled, court_approved=court
    )
    assert found.severity == severity


@pytest.mark.parametrize(("item", "severity"), [("fines", "fits"), ("wages", "error")])
def test_items_in_suits_of_others(item, severity) -> None:
    assert checks.check_amount(NEW, item, derivative=False).severity == severity


@pytest.mark.parametrize(
    ("adjudged", "order", "severity"),
    [(False, False, "fits"), (True, False, "error"), (True, True, "info")],
)
@pytest.mark.parametrize("law", [OLD, NEW])
def test_adjudged_liable(law, adjudged, order, severity) -> None:
    assert checks.check_liable(law, adjudged=adjudged, court_order=order).severity == severity


@pytest.mark.parametrize(
    ("law", "success", "by_court", "count"),
    [
        (OLD, False, False, 1),
        (OLD, True, False, 0),
        (OLD, False, True, 0),
        (NEW, False, False, 0),
    ],
)
def test_inconsistent_with_the_articles(law, success, by_court, count) -> None:
    found = checks.check_bars(law, ["articles"], success=success, by_court=by_court)
    assert len(found) == count


def test_what_california_forbids_stays_forbidden_after_success() -> None:
    ground = "expressly prohibited by California law"
    (found,) = checks.check_bars(NEW, [ground], success=True, by_court=True)
    assert found.severity == "error"


@pytest.mark.parametrize(
    ("answered", "lifted", "paid", "severity"),
    [
        ("excluded acts", "", True, "warning"),
        ("claims the person started", "", False, "warning"),
        ("claims the person started", "suit approved by the board", False, "info"),
        ("claims the person started", "suit of a friend", False, "warning"),
        ("bad faith or frivolous suit", "suit approved by the board", False, "warning"),
        ("paid directly by an insurer", "", False, "warning"),
        ("paid directly by an insurer", "", True, "error"),
        ("profits under Section 16(b)", "", True, "error"),
    ],
)
def test_exceptions_of_2002(answered, lifted, paid, severity) -> None:
    (found,) = checks.check_exceptions(NEW, [answered], lifted, paid=paid)
    assert found.severity == severity
    assert found.field == answered


def test_five_exceptions_and_four() -> None:
    assert len(NEW.items(checks.EXCEPTIONS, "exceptions")) == 5
    assert len(OLD.items(checks.EXCEPTIONS, "exceptions")) == 4
    (found,) = checks.check_exceptions(OLD, ["articles"], paid=True)
    assert found.severity == "error"
    assert checks.check_exceptions(NEW, []) == ()


@pytest.mark.parametrize(
    ("law", "route", "success", "paid", "severity"),
    [
        (OLD, "", False, True, "error"),
        (OLD, "", False, False, "warning"),
        (OLD, "counsel", False, True, "error"),
        (OLD, "court", False, True, "fits"),
        (OLD, "", True, True, "info"),
        (NEW, "", False, True, "advice"),
        (NEW, "directors", False, True, "fits"),
        (NEW, "", True, True, "info"),
    ],
)
def test_finding(law, route, success, paid, severity) -> None:
    assert checks.check_found(law, route, success=success, paid=paid).severity == severity


@pytest.mark.parametrize(
    ("law", "claimant", "settlement", "refused", "severity"),
    [
        (NEW, "director", False, True, "error"),
        (NEW, "director", False, False, "info"),
        (NEW, "employee", False, True, "info"),
        (NEW, "director", True, False, "error"),
        (OLD, "director", False, True, "info"),
        (OLD, "director", True, False, "info"),
    ],
)
def test_advance(law, claimant, settlement, refused, severity) -> None:
    found = checks.check_advance(law, claimant, settlement=settlement, refused=refused)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("claim", "conduct", "words"),
    [
        (date(2003, 1, 2), date(2002, 11, 22), "under the bylaws of 1988"),
        (date(2003, 1, 2), date(2002, 11, 23), ""),
        (date(2003, 1, 2), date(1986, 1, 2), "before any bylaws"),
        (date(2002, 11, 22), date(1990, 1, 2), ""),
    ],
)
def test_conduct_before_the_bylaws_of_the_claim(claim, conduct, words) -> None:
    found = checks.check_conduct(built_in_shelf(), claim, conduct)
    assert len(found) == bool(words)
    assert all(words in f.sentence and f.severity == "warning" for f in found)
