"""Signing for the corporation (1988 V §3, §5 and §7; 2002 §8.2, §8.3 and §8.6)."""

from __future__ import annotations

from datetime import date

import pytest

from app.bylaws.law import built_in
from app.bylaws.officers.signing import Authority, check_check, check_contract, check_share_voter

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
FIRST, LAST = date(2003, 1, 2), date(2003, 6, 30)
BY_OFFICER = "officers authorized by the board to name signers"
REGISTER = (
    Authority("Ada", "checks", "board resolution", FIRST, LAST),
    Authority("Ben", "checks", BY_OFFICER, FIRST),
    Authority("Ada", "contracts", "board authority", FIRST, LAST),
    Authority("Cay", "contracts", "agency power of an officer", FIRST),
)


@pytest.mark.parametrize(
    ("law", "name", "on", "severity"),
    [
        (NEW, "Ada", FIRST, "fits"),
        (NEW, "Ada", LAST, "fits"),
        (NEW, "Ada", date(2003, 7, 1), "error"),
        (NEW, "Ada", date(2003, 1, 1), "error"),
        (NEW, "Ben", FIRST, "error"),
        (OLD, "Ben", FIRST, "fits"),
        (OLD, "Cay", FIRST, "error"),
    ],
)
def test_checks(law, name, on, severity) -> None:
    found = check_check(law, REGISTER, name, on)
    assert (found.severity, found.cite.rule) == (severity, "execution.checks")


@pytest.mark.parametrize(
    ("law", "name", "on", "severity"),
    [
        (NEW, "Ada", LAST, "fits"),
        (NEW, "Ada", date(2003, 7, 1), "error"),
        (OLD, "Ada", date(2003, 7, 1), "warning"),
        (NEW, "Cay", FIRST, "fits"),
        (OLD, "Cay", FIRST, "warning"),
        (NEW, "Ben", FIRST, "error"),
    ],
)
def test_contracts(law, name, on, severity) -> None:
    assert check_contract(law, REGISTER, name, on).severity == severity


@pytest.mark.parametrize(
    ("law", "office", "by", "severity"),
    [
        (OLD, "president", "", "fits"),
        (OLD, "secretary", "", "fits"),
        (OLD, "assistant secretary", "", "fits"),
        (OLD, "chief financial officer", "", "error"),
        (OLD, "chief financial officer", "power of attorney", "fits"),
        (NEW, "vice president", "", "fits"),
        (NEW, "secretary", "", "warning"),
        (NEW, "secretary", "board resolution", "fits"),
        (NEW, "secretary", "proxy", "fits"),
        (NEW, "secretary", "power of attorney", "warning"),
        (NEW, "secretary", "authorization by a named officer", "warning"),
    ],
)
def test_shares_held_elsewhere(law, office, by, severity) -> None:
    assert check_share_voter(law, office, by).severity == severity


@pytest.mark.parametrize(("law", "severity"), [(OLD, "warning"), (NEW, "fits")])
def test_the_board_may_decide_otherwise_in_1988(law, severity) -> None:
    found = check_share_voter(law, "president", board_decided_otherwise=True)
    assert found.severity == severity
    by = check_share_voter(law, "controller", "board resolution", board_decided_otherwise=True)
    assert by.severity == "fits"
