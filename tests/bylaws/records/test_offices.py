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


@pytest.mark.parametrize(
    ("law", "held", "decided_by", "expected"),
    [
        (LAW_02, HEAD, "board", [(offices.FIX, "warning")]),
        (LAW_02, replace(HEAD, resolved_on=ON), "board", []),
        (LAW_88, BRANCH, "chief executive officer", []),
        (LAW_02, BRANCH, "chief executive officer", [(offices.OTHER, "error")]),
        (LAW_02, office("other", "Reno", "NV"), "board", [(offices.OTHER, "warning")]),
        (LAW_02, replace(RENO, resolved_on=ON), "board", [(offices.BUSINESS, "error")]),
    ],
)
def test_an_office_about_to_be_fixed(
    law: Bylaws, held: Office, decided_by: str, expected: list[tuple[str, str]]
) -> None:
    """In its own state the corporation is qualified; Reno with a branch in Burbank needs more."""
    before = company(BRANCH) if held.kind == offices.PRINCIPAL else company()
    findings = offices.check_new_office(law, before, held, decided_by, qualified=False)
    assert found(findings) == expected


def test_the_offices_on_record() -> None:
    assert found(offices.check_offices(LAW_02, company(), ON)) == [(offices.KEPT, "warning")]
    assert found(offices.check_offices(LAW_02, company(RENO, BRANCH), ON)) == [
        (offices.FIX, "warning"), (offices.BUSINESS, "error"), (offices.KEPT, "warning"),
    ]  # fmt: skip
    fixed = replace(HEAD, resolved_on=ON)
    assert offices.check_offices(LAW_02, company(fixed), ON) == ()
    silent = replace(LAW_02, rules={k: LAW_02.rules[k] for k in LAW_02.rules if k != offices.KEPT})
    assert offices.check_offices(silent, company(fixed), ON) == ()


@pytest.mark.parametrize(
    ("place", "by_resolution", "severity"),
    [
        ("", False, "info"),
        ("principal executive office", False, "fits"),
        ("warehouse", True, "fits"),
        ("warehouse", False, "warning"),
    ],
)
def test_where_the_board_puts_the_minutes_in_2002(
    place: str, by_resolution: bool, severity: str
) -> None:
    """2002 §7.3; 1988 gives no place."""
    found = offices.check_minutes_place(LAW_02, place, by_resolution=by_resolution)
    assert [f.severity for f in found] == [severity]
    assert offices.check_minutes_place(LAW_88, place, by_resolution=by_resolution) == ()
