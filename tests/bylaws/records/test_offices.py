"""Offices of the corporation, and where bylaws, register and minutes are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws, built_in
from app.bylaws.records import offices
from app.domain.company import Company, Office
from app.domain.meetings import Place

LAW_88, LAW_02 = built_in("hemacare-1988"), built_in("hemacare-2002")
ON = date(2003, 5, 21)


def office(kind: str, city: str, state: str) -> Office:
    return Office(kind, Place("", "1 First Street", city, state, ""), "", date(1987, 1, 5))


RENO = office("principal-executive", "Reno", "NV")
HEAD = office("principal-executive", "Burbank", "CA")
SPELLED = office("principal-executive", "Burbank", "California")
BRANCH, BUSINESS = office("other", "Burbank", "CA"), office("principal-business", "Burbank", "CA")


def company(*held: Office) -> Company:
    return Company("C", "California", None, "America/Los_Angeles", time(17), offices=held)


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.cite.rule, f.severity) for f in findings]


@pytest.mark.parametrize(
    ("law", "held", "expected"),
    [
        (LAW_02, (RENO, BRANCH), [(offices.BUSINESS, "error")]),
        (LAW_88, (RENO, BRANCH), [(offices.KEPT, "advice")]),
        (LAW_02, (RENO,), []),
        (LAW_02, (RENO, BRANCH, BUSINESS), []),
        (LAW_02, (HEAD, BRANCH), []),
        (LAW_02, (SPELLED, BRANCH), []),
        (LAW_02, (BRANCH,), []),
    ],
)
def test_principal_business_office(
    law: Bylaws, held: tuple[Office, ...], expected: list[tuple[str, str]]
) -> None:
    """2002 §1.1; matrix 3.2: Reno, one office in Burbank."""
    assert found(offices.check_business_office(law, company(*held), ON)) == expected


@pytest.mark.parametrize(
    ("law", "held", "place", "copy"),
    [
        (LAW_02, (HEAD,), HEAD, False),
        (LAW_02, (SPELLED,), SPELLED, False),
        (LAW_02, (RENO, BUSINESS), BUSINESS, False),
        (LAW_02, (RENO, BRANCH), None, True),
        (LAW_88, (RENO, BRANCH), None, False),
        (LAW_88, (RENO,), None, True),
        (LAW_02, (), None, True),
    ],
)
def test_where_the_bylaws_are(
    law: Bylaws, held: tuple[Office, ...], place: Office | None, copy: bool
) -> None:
    """1988 V §8, 2002 §7.2; 1988 sends copies only without any office there (E88-32)."""
    kept = offices.bylaws_kept_at(law, company(*held), ON)
    assert kept.office is place
    assert kept.finding.severity == ("fits" if place else "warning")
    assert offices.copy_owed(law, company(*held), ON).yes is copy


@pytest.mark.parametrize(
    ("law", "body", "qualified", "severities"),
    [
        (LAW_88, "chief executive officer", True, []),
        (LAW_02, "chief executive officer", True, ["error"]),
        (LAW_02, "board", True, []),
        (LAW_02, "board", False, ["warning"]),
    ],
)
def test_other_offices(law: Bylaws, body: str, qualified: bool, severities: list[str]) -> None:
    """1988 I §2, 2002 §1.2."""
    findings = offices.check_other_office(law, body, "NV", qualified=qualified)
    assert [f.severity for f in findings] == severities


def test_the_head_office_rests_on_a_resolution() -> None:
    assert found(offices.check_office_fixed(LAW_02, HEAD)) == [(offices.FIX, "warning")]
    assert offices.check_office_fixed(LAW_02, replace(HEAD, resolved_on=ON)) == ()
    assert offices.check_office_fixed(LAW_02, BRANCH) == ()


LINE = {"name": "Ada Brook", "address": "x", "number of shares": "100", "class of shares": "Common"}
NUMBERED = LINE | {"certificate number": "12", "certificate date": "2003-05-21"}


@pytest.mark.parametrize(
    ("law", "line", "severities"),
    [
        (LAW_88, LINE, []),
        (LAW_02, NUMBERED, []),
        (LAW_02, LINE, ["error", "error"]),
        (LAW_88, LINE | {"address": ""}, ["warning"]),
        (LAW_88, LINE | {"name": ""}, ["error"]),
        (LAW_02, NUMBERED | {"class of shares": ""}, ["error"]),
    ],
)
def test_a_line_of_the_register(law: Bylaws, line: dict[str, str], severities: list[str]) -> None:
    """1988 IV §9; 2002 §5.9 ¶2 asks for certificates too (E02-28)."""
    assert [f.severity for f in offices.register_gaps(law, line)] == severities


def test_where_the_register_is() -> None:
    place = "principal executive office"
    assert offices.check_register_place(LAW_88, place, None) == ()
    assert found(offices.check_register_place(LAW_02, place, None)) == [
        (offices.LOCATION, "warning")
    ]
    assert offices.check_register_place(LAW_02, place, ON) == ()
    assert found(offices.check_register_place(LAW_88, "bank", None)) == [
        (offices.LOCATION, "warning")
    ]


def test_minutes_are_written_and_have_a_place_in_2002() -> None:
    assert offices.minutes_place(LAW_88, "") is None
    kept = offices.minutes_place(LAW_02, "")
    assert kept is not None
    assert kept.sentence.endswith("kept at the principal executive office.")
    assert found(offices.check_form(LAW_02, ("sound",))) == [(offices.FORM, "warning")]
    assert offices.check_form(LAW_02, ("sound", "written")) == ()
    assert offices.check_form(LAW_88, ("sound",)) == ()
