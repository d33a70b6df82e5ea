"""Duties of officers and what their records show (1988 IV §6 to §10; 2002 §5.6 to §5.10)."""

from __future__ import annotations

import pytest

from app.bylaws.law import built_in
from app.bylaws.officers import duties

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")


def test_every_duty_names_its_rule_and_version() -> None:
    old = {duty.cite.rule for duty in duties.duties(OLD)}
    new = {duty.cite.rule for duty in duties.duties(NEW)}
    assert old - new == {"officers.secretary.notice-default"}
    assert new - old == {"officers.cfo.disbursements"}
    assert len(old) == 13
    assert {duty.office for duty in duties.duties(NEW)} == set(duties.DUTIES)


@pytest.mark.parametrize(
    ("law", "body", "special", "inside", "outside"),
    [
        (NEW, "board", True, "names present", "shares present or represented"),
        (NEW, "committees", True, "if special, how authorized", "shares present or represented"),
        (NEW, "shareholders", True, "shares present or represented", "names present"),
        (NEW, "board", False, "regular or special", "if special, how authorized"),
        (OLD, "board", True, "actions taken", "names present"),
    ],
)
def test_facts_of_minutes(law, body, special, inside, outside) -> None:
    facts = duties.minute_facts(law, body, special=special).names
    assert inside in facts
    assert outside not in facts


@pytest.mark.parametrize(("law", "severity"), [(OLD, "warning"), (NEW, "error")])
def test_a_fact_left_out(law, severity) -> None:
    facts = duties.minute_facts(law, "board", special=True).names
    (found,) = duties.check_minutes(law, "board", facts[1:], special=True)
    assert (found.severity, found.field) == (severity, facts[0])
    assert duties.check_minutes(law, "board", facts, special=True) == ()


@pytest.mark.parametrize(
    ("law", "place", "by_resolution", "severity"),
    [
        (OLD, "transfer agent", False, "fits"),
        (NEW, "transfer agent", False, "warning"),
        (NEW, "transfer agent", True, "fits"),
        (NEW, "principal executive office", False, "fits"),
        (NEW, "warehouse", True, "error"),
    ],
)
def test_place_of_the_register(law, place, by_resolution, severity) -> None:
    found = duties.check_register_place(law, place, by_resolution=by_resolution)
    assert found.severity == severity


@pytest.mark.parametrize(
    ("law", "by", "severity"),
    [
        (OLD, "board", "fits"),
        (OLD, "person authorized by the board", "fits"),
        (NEW, "person authorized by the board", "warning"),
        (NEW, "board", "fits"),
        (NEW, "", "warning"),
    ],
)
def test_depositaries(law, by, severity) -> None:
    assert duties.check_depositary(law, by).severity == severity
