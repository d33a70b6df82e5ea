"""Questions on votes that cannot be answered: one sentence each (questions, wording 4)."""

from __future__ import annotations

from typing import Any

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.law import BUILT_IN, built_in_shelf

ACT: dict[str, Any] = {"votes_entitled": 1000, "represented": 600, "for": 300, "against": 200}
ACT_RULE, ALLOTMENT = "shareholders.vote.act", "shareholders.election.cumulative.allotment"
PLURALITY = "shareholders.election.plurality"


@pytest.mark.parametrize("version", BUILT_IN)
@pytest.mark.parametrize(
    ("rule", "given", "field"),
    [
        (ACT_RULE, ACT | {"represented": 1001}, "represented"),
        (ACT_RULE, ACT | {"for": 401}, "for"),
        (ACT_RULE, ACT | {"against": 301}, "against"),
        (ACT_RULE, ACT | {"votes_entitled": 0}, "votes_entitled"),
        (ACT_RULE, ACT | {"for": 300.0}, "for"),
        (ACT_RULE, ACT | {"for": None}, "for"),
        (ACT_RULE, ACT | {"abstain": 1}, "abstain"),
        (ACT_RULE, {"votes_entitled": 1000}, "represented"),
        (ALLOTMENT, {"votes": 150, "seats": 0}, "seats"),
        (ALLOTMENT, {"votes": 150, "seats": True}, "seats"),
        (ALLOTMENT, {"votes": 150, "seats": "5"}, "seats"),
        (ALLOTMENT, {"votes": -1, "seats": 5}, "votes"),
        (PLURALITY, {"seats": 1, "votes": ["Ann"]}, "votes"),
        (PLURALITY, {"seats": 1, "votes": {"Ann": 1.5}}, "votes of Ann"),
        (PLURALITY, {"seats": -1, "votes": {"Ann": 1}}, "seats"),
        ("shareholders.consent.threshold", {"votes_entitled": 0}, "votes_entitled"),
        ("shareholders.consent.pre-consummation", {"notice_on": "2003-02-29"}, "notice_on"),
    ],
)
def test_what_cannot_be_read(version: str, rule: str, given: dict[str, Any], field: str) -> None:
    told = answer({"id": 7, "rule": rule, "bylaws": version, "given": given}, built_in_shelf())
    assert set(told) == {"id", "error"}
    assert field in told["error"]
    assert told["error"].endswith(".")
    assert len(told["error"].split()) >= 3


def test_large_fractional_votes_stay_exact() -> None:
    """No float on the way: thirty digits and twelve decimals come back whole."""
    given = {"votes": "123456789012345678901234567890.000000000001", "seats": 3}
    asked = {"id": 1, "rule": ALLOTMENT, "bylaws": "hemacare-2002", "given": given}
    told = answer(asked, built_in_shelf())
    assert told["votes"] == "370370367037037036703703703670.000000000003"
