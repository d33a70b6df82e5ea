"""Who acts for whom (1988 IV §6 to §10; 2002 §5.6, §5.8 and §5.9)."""

from __future__ import annotations

import pytest

from app.bylaws.law import built_in
from app.bylaws.officers.standing_in import (
    VicePresident,
    acting_chief,
    check_assistant,
    check_notice_giver,
    succession,
)

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
FIRST, SECOND = VicePresident("Ada", rank=1), VicePresident("Ben", rank=2)
BY_BOARD = VicePresident("Cay", designated_by="board")
BY_CHIEF = VicePresident("Dov", designated_by="chief executive officer")
PLAIN = VicePresident("Eve")


@pytest.mark.parametrize(
    ("law", "vices", "away", "name"),
    [
        (NEW, [SECOND, FIRST, BY_BOARD], (), "Ada"),
        (NEW, [SECOND, FIRST, BY_BOARD], ("Ada",), "Ben"),
        (NEW, [SECOND, FIRST, BY_BOARD], ("Ada", "Ben"), "Cay"),
        (NEW, [BY_BOARD, PLAIN], (), "Cay"),
        (NEW, [PLAIN], (), ""),
        (NEW, [BY_CHIEF, PLAIN], (), ""),
        (OLD, [BY_CHIEF, PLAIN], (), "Dov"),
        (OLD, [BY_CHIEF, BY_BOARD], (), "Cay"),
        (OLD, [BY_CHIEF, BY_BOARD], ("Cay",), ""),
        (OLD, [BY_CHIEF, FIRST], ("Ada",), "Dov"),
        (OLD, [FIRST, VicePresident("Fay", rank=1)], (), ""),
        (OLD, [FIRST, VicePresident("Fay", rank=1)], ("Ada",), "Fay"),
        (OLD, [], (), ""),
    ],
)
def test_succession_of_vice_presidents(law, vices, away, name) -> None:
    found = succession(law, vices, away)
    assert (found.name, found.severity) == (name, "info" if name else "warning")


@pytest.mark.parametrize(
    ("law", "president", "chairman", "away", "name", "rule"),
    [
        (NEW, "Pat", "Cy", (), "Pat", "officers.president"),
        (NEW, "Pat", "Cy", ("Pat",), "Ada", "officers.vice-president.succession"),
        (NEW, "", "Cy", (), "Cy", "officers.chairman"),
        (NEW, "", "Cy", ("Cy",), "", "officers.chairman"),
        (OLD, "", "Cy", ("Cy",), "Ada", "officers.vice-president.succession"),
        (OLD, "", "", (), "", "officers.chairman"),
    ],
)
def test_acting_chief(law, president, chairman, away, name, rule) -> None:
    found = acting_chief(law, president, chairman, [FIRST], away)
    assert (found.name, found.cite.rule) == (name, rule)


@pytest.mark.parametrize(
    ("law", "office", "act", "prohibited_by", "delegated", "severity"),
    [
        (OLD, "assistant secretary", "minutes", "", False, "fits"),
        (OLD, "assistant secretary", "minutes", "secretary", False, "error"),
        (OLD, "assistant secretary", "minutes", "president", False, "fits"),
        (NEW, "assistant secretary", "minutes", "", False, "warning"),
        (NEW, "assistant secretary", "minutes", "", True, "fits"),
        (NEW, "assistant secretary", "affidavit of mailing", "", False, "fits"),
        (NEW, "assistant secretary", "call of a special board meeting", "", False, "warning"),
        (OLD, "assistant secretary", "call of a special board meeting", "", False, "fits"),
        (OLD, "assistant treasurer", "deposits", "chief financial officer", False, "error"),
        (OLD, "assistant treasurer", "certificate of unaudited statements", "", False, "fits"),
        (NEW, "assistant treasurer", "certificate of unaudited statements", "", False, "warning"),
        (NEW, "assistant treasurer", "share certificate", "", False, "fits"),
    ],
)
def test_assistants(law, office, act, prohibited_by, delegated, severity) -> None:
    found = check_assistant(law, office, act, prohibited_by=prohibited_by, delegated=delegated)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("law", "office", "failed", "severity"),
    [
        (OLD, "secretary", False, "fits"),
        (OLD, "vice president", True, "fits"),
        (OLD, "vice president", False, "error"),
        (OLD, "assistant treasurer", False, "error"),
        (NEW, "vice president", True, "warning"),
        (NEW, "assistant secretary", False, "warning"),
        (NEW, "secretary", False, "fits"),
    ],
)
def test_who_gives_notice(law, office, failed, severity) -> None:
    assert check_notice_giver(law, office, secretary_failed=failed).severity == severity
