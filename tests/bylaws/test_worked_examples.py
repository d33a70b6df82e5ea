"""Every worked example of the rules built, as rows of tables with their sources."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.bylaws.ask.answering import answer
from app.bylaws.calendar import load_calendar
from app.bylaws.law import BUILT_IN, built_in, built_in_shelf
from app.domain.refusal import Refusal

from .rule_cases import expected, rows

CASES = Path(__file__).parent / "cases"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("version", "case"),
    rows("case"),
    ids=[f"{v}-{c['rule']}-{i}" for i, (v, c) in enumerate(rows("case"))],
)
def test_worked_example(version: str, case: dict[str, Any]) -> None:
    asked = {"id": "x", "rule": case["rule"], "bylaws": version, "given": case["given"]}
    told = answer(asked, built_in_shelf())
    assert "error" not in told, told
    wanted = expected(case)
    assert {k: told[k] for k in wanted} == wanted, case["source"]
    if told["applies"]:
        assert told["section"] == built_in(version).rules[case["rule"]].section
        assert told["counted"].endswith(".")
    else:
        assert set(told) == {"id", "rule", "bylaws", "applies"}


@pytest.mark.parametrize(
    ("on", "version"),
    [("2002-11-22", "1988"), ("2002-11-23", "2002")],
)
def test_a_day_names_the_version_that_governs_it(on: str, version: str) -> None:
    """Matrix 3.1: the bylaws of 2002 are in force from November 23, 2002."""
    asked = {"rule": "board.quorum", "on": on, "given": {"authorized": 5}}
    assert answer(asked, built_in_shelf())["bylaws"] == f"hemacare-{version}"


def test_a_calendar_that_is_not_beside_the_program_is_refused() -> None:
    with pytest.raises(Refusal, match="There is no calendar atlantis"):
        load_calendar("atlantis")


@pytest.mark.parametrize(("day", "name"), read("holidays.toml")["days"].items())
def test_legal_holiday(day: str, name: str) -> None:
    assert load_calendar("california").holiday(date.fromisoformat(day)) == (name or None)


@pytest.mark.parametrize(("day", "name"), read("holidays.toml")["part_days"].items())
def test_part_day_holiday(day: str, name: str) -> None:
    calendar, on = load_calendar("california"), date.fromisoformat(day)
    assert calendar.part_day(on) == name
    assert calendar.business_day(on)
    assert not calendar.full_business_day(on)


@pytest.mark.parametrize("key", BUILT_IN)
def test_every_rule_is_cited_and_says_a_sentence(key: str) -> None:
    law = built_in(key)
    assert len(law.rules) > 70
    for rule in law.rules.values():
        assert rule.section
        assert rule.says[0].isupper() or rule.says[0] in "§("
        assert rule.says.endswith((".", ".)"))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (None, "one JSON object"),
        ([1], "one JSON object"),
        ({"rule": "no.such", "bylaws": "hemacare-2002", "given": {}}, "no question"),
        ({"rule": "calendar.business-day", "given": {"on": "2004-05-25"}}, "Name the version"),
        (
            {"rule": "calendar.business-day", "bylaws": "x", "on": "2004-01-01", "given": {}},
            "not both",
        ),
        ({"rule": "calendar.business-day", "on": "1986-07-21", "given": {}}, "No bylaws"),
        ({"rule": "calendar.business-day", "bylaws": "hemacare-2003", "given": {}}, "no bylaws"),
        ({"rule": "calendar.business-day", "bylaws": "hemacare-2002"}, "under given"),
        (
            {"rule": "calendar.business-day", "bylaws": "hemacare-2002", "given": {}},
            "on is missing",
        ),
        ({"rule": "calendar.business-day", "bylaws": 2002, "given": {}}, "as text"),
        ({"rule": "calendar.business-day", "on": "2002", "given": {}}, "Write on as a day"),
    ],
)
def test_question_that_cannot_be_answered(asked: object, words: str) -> None:
    told = answer(asked, built_in_shelf())
    assert words in told["error"]


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("calendar.business-day", {"on": "2004-02-30"}),
        ("calendar.business-day", {"on": "5/25/2004"}),
        ("calendar.business-day", {"on": None}),
        ("calendar.business-day", {"on": "2004-05-25", "at": "10:00"}),
        ("shareholders.quorum.majority", {"votes_entitled": 0}),
        ("shareholders.quorum.majority", {"votes_entitled": 10.5}),
        ("shareholders.quorum.majority", {"votes_entitled": True}),
        ("shareholders.quorum.majority", {"votes_entitled": "1e3"}),
        ("shareholders.quorum.majority", {"votes_entitled": -1}),
        ("shareholders.annual.date", {"year": 0}),
        ("shareholders.annual.date", {"year": "2004"}),
        ("officers.required", {"held": ["treasurer"]}),
        ("officers.required", {"held": "secretary"}),
        ("record-date.meeting.default", {}),
        ("record-date.meeting.default", {"waived": True}),
        ("record-date.meeting.default", {"waived": True, "notice_on": "2004-05-25"}),
        ("record-date.consent.default", {"resolution_on": "2004-05-25"}),
        (
            "record-date.consent.default",
            {"first_consent_on": "2004-05-25", "resolution_on": "2004-05-25"},
        ),
        (
            "shareholders.adjourn.notice-trigger",
            {"original_on": "2004-05-25", "adjourned_to": "2004-05-24", "new_record_date": False},
        ),
        (
            "shareholders.adjourn.notice-trigger",
            {"original_on": "2004-05-25", "adjourned_to": "2004-05-26", "new_record_date": "no"},
        ),
    ],
)
def test_given_that_cannot_be_read(rule: str, given: dict[str, Any]) -> None:
    told = answer(
        {"id": 7, "rule": rule, "bylaws": "hemacare-2002", "given": given}, built_in_shelf()
    )
    assert told["id"] == 7
    assert len(told["error"].split()) >= 3
    assert "answer" not in told
