"""Questions of inspection, reports and amendment that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.law import built_in_shelf

DAY = "2003-05-21"
FIVE, AMEND = "inspection.register.five-percent", "bylaws.amend.shareholders"


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        (FIVE, {"votes_outstanding": 10, "held": 11, "received_on": DAY}),
        (FIVE, {"votes_outstanding": 0, "held": 0, "received_on": DAY}),
        (FIVE, {"votes_outstanding": 10, "held": -1, "received_on": DAY}),
        (FIVE, {"votes_outstanding": 10, "held": 1.0, "received_on": DAY}),
        (FIVE, {"votes_outstanding": 10, "held": 1}),
        ("inspection.list.deadline", {"received_on": DAY, "as_of": None}),
        ("inspection.list.deadline", {"as_of": DAY}),
        ("reports.annual.request", {"fiscal_year_end": DAY}),
        ("reports.interim.request", {"period_end": "2003-02-29", "requested_on": DAY}),
        ("reports.statements.retention", {}),
        (AMEND, {"votes_entitled": 10, "for": 11}),
        (AMEND, {"votes_entitled": 0, "for": 0}),
        ("bylaws.amend.advance-notice", {"votes_entitled": 10, "for": 11}),
    ],
)
def test_given_that_cannot_be_read(rule: str, given: dict[str, Any]) -> None:
    asked = {"id": 7, "rule": rule, "bylaws": "hemacare-2002", "given": given}
    told = answer(asked, built_in_shelf())
    assert set(told) == {"id", "error"}
    assert len(told["error"].split()) >= 3
