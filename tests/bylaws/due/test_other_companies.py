"""Bylaws that lack most rules: what is due is what they ask; no missing rule stops anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import OURS
from app.bylaws.due import due_items
from app.bylaws.due.amending import check_kept, check_proposed, check_voted
from app.bylaws.due.claiming import check_asked, check_decided, check_determined, check_paid
from app.bylaws.due.joined import (
    check_logged,
    check_replied,
    demand_due,
    statements_found,
)
from app.bylaws.law import Bylaws, Shelf
from app.domain.board.facts import Boards
from app.domain.board_record import BylawsAmended
from app.domain.demands import Determined, FinancialRequest, IndemnityClaim
from app.domain.matters.amendments import Proposed
from app.domain.matters.claims import GRANTED, REFUSED, Asked, Claims, OnClaim
from app.domain.matters.demands import WANTS, Logged
from app.domain.matters.record import Matters
from app.domain.matters.reports import ASKS, Reports, Requested
from app.domain.meetings import MeetingPlan
from tests.bylaws.companies.test_companies import LAWS
from tests.bylaws.due.test_due_boards import special
from tests.bylaws.due.test_due_items import COMPANY, FIVE, HAND, PAY, at

TODAY = date(2027, 6, 1)
EVERY = [replace(law, effective_from=date(1986, 1, 1)) for law in LAWS.values()]
EACH = pytest.mark.parametrize("law", EVERY, ids=lambda law: law.key)
DEMANDS = tuple(
    replace(FIVE, key=f"{wants}{answer}", wants=wants, received_on=date(2027, 5, 3), answer=answer,
            purpose="to know", filed="Schedule 14B", agent="Al")
    for wants in WANTS
    for answer in ("", "granted", "refused")
)  # fmt: skip
REQUESTS = tuple(
    FinancialRequest(asks, "Ann", asks, received_on=date(2027, 5, 3), ends_on=date(2026, 12, 31),
                     held=50, outstanding=100)
    for asks in ASKS
)  # fmt: skip
CLAIMS = tuple(
    OnClaim(
        IndemnityClaim(
            who, "Ada", who, noticed_on=date(2027, 5, 3), determined=Determined("court")
        ),
        tuple(Asked(n, replace(r, on=date(2027, 5, 3), receipted_on=date(2027, 5, 3)))
              for n, r in enumerate((HAND, PAY), 1)),
    )
    for who in ("director", "employee")
)  # fmt: skip
AMENDED = Proposed(
    "a", BylawsAmended("1", "x", "y", "shareholders", "number-range", votes_for=9, outstanding=10,
                       least=3, most=5, least_before=5),
    TODAY, version="new",
)  # fmt: skip


@EACH
def test_what_is_due_by_bylaws_with_few_rules(law: Bylaws) -> None:
    items = due_items(
        Shelf((law,)),
        COMPANY,
        (MeetingPlan("m", on=date(2027, 9, 1)),),
        Matters(
            tuple(map(Logged, DEMANDS)),
            Claims(CLAIMS),
            Reports(requests=tuple(map(Requested, REQUESTS))),
            Boards((special(at(2027, 7, 1, 9)),)),
            (Proposed("a", BylawsAmended("VI", "", "", "board", "other"), TODAY),),
        ),
        TODAY,
    )
    assert items
    assert all(law.has(item.rule) or item.section == OURS for item in items)


@EACH
def test_the_checks_of_a_record_stop_for_no_missing_rule(law: Bylaws) -> None:
    for asked in DEMANDS:
        if asked.wants in ("register", "list", "books"):
            check_logged(law, asked)
            check_replied(law, asked, TODAY)
        demand_due(law, asked)
    for request in REQUESTS:
        statements_found(law, request)
    for found in CLAIMS:
        for asked in found.asked:
            check_asked(law, found.claim, asked.request)
            check_paid(Shelf((law,)), found, asked, TODAY)
            for decision in (GRANTED, REFUSED):
                check_decided(law, found.claim, asked, decision)
        check_determined(law, found.claim)
    for body in ("board", "shareholders"):
        known = replace(AMENDED, amendment=replace(AMENDED.amendment, body=body, present=3))
        check_proposed(law, known)
        check_voted(law, known)
        check_kept(law, known)
