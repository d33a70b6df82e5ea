"""A record joined with the rules where it is not complete, late, or decided in an unusual way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.due.amending import check_kept, check_voted
from app.bylaws.due.claiming import (
    approval,
    check_asked,
    check_decided,
    check_determined,
    check_noticed,
    check_paid,
)
from app.bylaws.due.joined import (
    as_demand,
    check_late,
    check_receipt,
    demand_due,
    prompt_by,
    request_clocks,
    request_start,
    statements_due,
)
from app.bylaws.law import Shelf, built_in, built_in_shelf
from app.bylaws.records.inspection import BOOKS
from app.domain.board_record import BylawsAmended
from app.domain.demands import (
    Determined,
    FinancialRequest,
    IndemnityClaim,
    IndemnityItem,
    IndemnityRequest,
)
from app.domain.matters.amendments import Proposed
from app.domain.matters.claims import REFUSED, Asked, OnClaim
from tests.bylaws.due.test_due_items import FIVE, HAND, PAY

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
SHELF = built_in_shelf()
CLAIM = IndemnityClaim("c", "Ada", "director", noticed_on=date(2003, 1, 31))
AMENDED = BylawsAmended("§2", "x", "y", "shareholders", votes_for=5, outstanding=9)


def rules(found: object) -> list[tuple[str, str]]:
    return [(f.cite.rule, f.severity) for f in found]  # type: ignore[attr-defined]


def test_without_the_day_of_delivery_no_clock_runs() -> None:
    bare = IndemnityRequest("payment", date(2003, 2, 3))
    assert request_start(NEW, bare) is None
    assert request_clocks(NEW, bare, "director") is None
    plain = replace(bare, manner="letter", postmarked_on=date(2003, 2, 3))
    assert request_start(NEW, plain) is None, "mail that the bylaws do not name counts from receipt"
    received = replace(plain, received_on=date(2003, 2, 6))
    start = request_start(NEW, received)
    assert start and start.on == date(2003, 2, 6)
    assert request_start(OLD, received) is None


def test_a_request_without_its_days_or_its_shares_has_no_deadline() -> None:
    bare = FinancialRequest("r", "Ann", "annual", ends_on=date(2002, 12, 31))
    assert statements_due(NEW, bare) is None
    dated = replace(bare, received_on=date(2003, 5, 1))
    assert statements_due(NEW, replace(dated, ends_on=None)) is None
    due = statements_due(NEW, replace(dated, made_on=date(2003, 5, 2)))
    assert due and due.due == date(2003, 5, 31), "from receipt, which comes first"
    with_interim = replace(dated, received_on=date(2003, 2, 3), with_interim=True)
    assert statements_due(NEW, with_interim) is None, "the shares of the class are not known"
    shown = statements_due(NEW, replace(with_interim, held=5, outstanding=100))
    assert shown and shown.due == date(2003, 3, 5)


def test_late_is_an_error_by_the_bylaws_and_a_warning_by_our_setting() -> None:
    due = demand_due(NEW, FIVE)
    assert check_late(due, date(2003, 5, 26)) == ()
    assert rules(check_late(due, date(2003, 5, 27))) == [(
        "inspection.register.five-percent", "error")]  # fmt: skip
    own = prompt_by(NEW, BOOKS, date(2003, 5, 21))
    assert rules(check_late(own, date(2003, 5, 30))) == [(BOOKS, "warning")]
    assert check_late(None, date(2003, 5, 30)) == ()
    assert demand_due(NEW, replace(FIVE, wants="director")) is None
    assert as_demand(FIVE).held == 50


def test_a_paper_is_received_on_its_day_or_later() -> None:
    assert check_receipt(date(2003, 5, 2), date(2003, 5, 2)) == ()
    assert check_receipt(None, date(2003, 5, 2)) == ()
    (found,) = check_receipt(date(2003, 5, 3), date(2003, 5, 2))
    assert found.severity == "error"


SHARES = Determined("shareholders", entitled=1000, own=150)
VOTES = [
    (Determined("directors", authorized=5, present=5, parties=1, votes_for=3), 3, True),
    (Determined("directors", authorized=5, present=5, parties=1, votes_for=2), 3, False),
    (replace(SHARES, others=500, votes_for=251), 251, True),
    (replace(SHARES, others=500, votes_for=250), 251, False),
    (replace(SHARES, by_consent=True, votes_for=426), 426, True),
    (replace(SHARES, by_consent=True, votes_for=425), 426, False),
]  # fmt: skip


@pytest.mark.parametrize(("made", "needed", "met"), VOTES)
def test_the_votes_of_a_finding(made: Determined, needed: int, met: bool) -> None:
    """1988 III §16(e); matrix 3.19."""
    found = approval(OLD, made)
    assert found and (found.needed, found.met) == (needed, met)
    first = check_determined(OLD, replace(CLAIM, determined=made))[0]
    assert (first.field, first.severity) == ("votes_for", "fits" if met else "error")


def test_a_court_needs_no_vote_and_2002_no_finding() -> None:
    assert approval(OLD, Determined("court", court="Superior Court")) is None
    assert approval(OLD, Determined("shareholders", entitled=10)) is None
    assert approval(NEW, VOTES[0][0]) is None
    assert check_determined(OLD, CLAIM) == ()
    silent = check_determined(OLD, replace(CLAIM, determined=Determined("directors")))
    assert ("indemnity.determination", "fits") in rules(silent)


def test_what_stands_against_a_payment() -> None:
    asked = Asked(1, replace(PAY, on=date(2003, 2, 3)))
    failed = Determined("court", met=(("good faith", False),))
    liable = replace(CLAIM, determined=failed, adjudged_liable=True)
    found = rules(check_paid(SHELF, OnClaim(liable), asked, date(2003, 3, 3)))
    assert ("indemnity.third-party.standard", "error") in found
    assert ("indemnity.derivative.adjudged-liable", "error") in found
    won = replace(CLAIM, success=True)
    assert {s for _, s in rules(check_paid(SHELF, OnClaim(won), asked, date(2003, 3, 3)))} == {
        "info"
    }
    undated = Asked(1, replace(PAY, on=None))
    assert check_paid(SHELF, OnClaim(won), undated, date(2003, 3, 3)) == ()
    owner = replace(CLAIM, claimant="owner", success=True)
    assert rules(check_paid(SHELF, OnClaim(owner), asked, date(2009, 3, 3))) == [
        ("indemnity.success", "info")
    ]


def test_refusals_of_what_must_be_paid() -> None:
    advance, payment = Asked(1, HAND), Asked(2, PAY)
    assert rules(check_decided(NEW, CLAIM, advance, REFUSED)) == [("indemnity.advance", "error")]
    assert rules(check_decided(NEW, CLAIM, payment, REFUSED)) == [("indemnity.persons", "warning")]
    employee = replace(CLAIM, claimant="employee")
    assert check_decided(NEW, employee, payment, REFUSED) == ()
    settled = replace(HAND, items=(IndemnityItem("settlements", "x"),))
    assert rules(check_decided(NEW, CLAIM, Asked(1, settled), "granted")) == [
        ("indemnity.advance", "error")
    ]


def test_a_request_is_received_as_it_is() -> None:
    """What stands against an amount asked for is a check, not a breach of who receives it."""
    item = IndemnityItem("settlements", "x", incurred_on=date(2003, 1, 1))
    found = rules(check_asked(NEW, CLAIM, replace(PAY, manner="letter", items=(item,))))
    assert found == [
        ("indemnity.communications", "warning"),
        ("indemnity.third-party.amounts", "warning"),
        ("indemnity.expense-consent", "warning"),
    ]


def test_a_notice_before_any_bylaws_is_not_judged() -> None:
    assert check_noticed(Shelf(()), OnClaim(CLAIM)) == ()
    assert check_noticed(SHELF, OnClaim(CLAIM)) == ()


def test_amendments_without_counts_are_not_counted() -> None:
    known = Proposed("a", AMENDED, date(2003, 3, 3))
    silent = replace(known, amendment=replace(AMENDED, votes_for=None))
    assert check_voted(NEW, silent) == ()
    board = replace(known, amendment=replace(AMENDED, body="board"))
    assert rules(check_voted(NEW, board)) == [("bylaws.amend.directors", "fits")]
    assert check_kept(NEW, known) == ()
    assert rules(check_kept(NEW, replace(known, version="new"))) == [
        ("bylaws.amend.record", "warning")
    ]


def test_bylaws_without_rules_on_the_range_judge_no_range() -> None:
    few = replace(NEW, rules={k: v for k, v in NEW.rules.items() if "number." not in k})
    said = replace(AMENDED, subject="number-range", least=3, most=5, votes_for=9, outstanding=9)
    assert rules(check_voted(few, Proposed("a", said, date(2003, 3, 3)))) == [
        ("bylaws.amend.shareholders", "fits")
    ]
