"""The line on the record: five parts, each with its words, severity and place."""

from __future__ import annotations

from app.domain.health import Chain, Health
from app.presenters.health import PLACES, UNREAD, present_health

WELL = Health(True, Chain(1285, b"x"), 0, 0, 0)


def test_a_record_that_is_whole_is_said_quietly() -> None:
    line = present_health(WELL)
    assert line.severity == "fits"
    assert line.spoken == (
        "The record: shares in balance, chain whole to entry 1,285, no findings in the register, "
        "nothing overdue, no clause unclear."
    )


def test_each_part_says_what_is_open_and_leads_there() -> None:
    line = present_health(Health(False, Chain(7, b"x", "Entry 8 is missing."), 1, 2, 3))
    assert [(part.text, part.severity, part.target) for part in line.parts] == [
        ("Shares out of balance", "error", "found:1:balance:"),
        ("Entry 8 is missing", "error", "act:5:verify"),
        ("1 finding in the register", "warning", "found:1:findings:"),
        ("2 matters overdue", "warning", "page:0"),
        ("3 clauses unclear", "info", "found:6:unclear:"),
    ]
    assert line.severity == "error"
    assert present_health(Health(True, Chain(7), 0, 0, 3)).severity == "info"
    assert present_health(Health(True, Chain(7), 0, 1, 3)).severity == "warning"


def test_the_places_are_the_same_before_anything_is_known() -> None:
    targets = [part.target for part in present_health(WELL).parts]
    assert targets == [part.target for part in PLACES.parts]
    assert targets == [part.target for part in UNREAD.parts]
    assert (PLACES.severity, UNREAD.severity) == ("", "error")
