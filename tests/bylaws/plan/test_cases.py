"""What the rules find in whole plans: each row of `cases/plan.toml` with its source."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from app.bylaws.answers import Finding
from app.bylaws.law import built_in_shelf
from app.bylaws.plan import PlanFacts, check_plan
from app.domain.codec import plan_from_json
from app.domain.meetings import ListRow, MeetingPlan, Place, RecordList
from app.domain.offices import Term

TABLE: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "plan.toml").read_text(encoding="utf-8")
)
CASES: list[dict[str, Any]] = TABLE["case"]
SHELF = built_in_shelf()
OFFICE = Place("Head office", "21101 Oxnard Street", "Woodland Hills", "California", "91367")
BEFORE_ALL = date(1987, 1, 1)


def plan_of(case: dict[str, Any]) -> MeetingPlan:
    """The base plan with the row's changes; an empty text takes a day or hour away."""
    values = TABLE["base"][case["base"]] | case.get("set", {})
    return plan_from_json({k: None if v == "" and empties(k) else v for k, v in values.items()})


def empties(name: str) -> bool:
    return name.endswith("_on") or name in ("on", "at")


def facts_of(case: dict[str, Any], plan: MeetingPlan) -> PlanFacts:
    entitled, held = case.get("votes", (0, 0))
    act = plan.notice_on or plan.request.received_on or plan.designated_on or plan.on
    today = date.fromisoformat(case["today"]) if "today" in case else act
    assert today
    original = (
        plan_from_json({"key": "original"} | case["original"]) if "original" in case else None
    )
    return PlanFacts(
        today,
        entitled,
        held,
        tuple(term(number, office) for number, office in enumerate(case.get("officers", ()), 1)),
        recipients(plan, case["routes"]) if "routes" in case else None,
        OFFICE,
        original,
        case.get("giver", ""),
    )


def term(number: int, office: str) -> Term:
    return Term(number, number, f"Pat {office.title()}", office, BEFORE_ALL, "board")


def recipients(plan: MeetingPlan, routes: dict[str, int]) -> RecordList:
    """As many holders of ten votes by each route."""
    names = [route for route, count in routes.items() for _ in range(count)]
    rows = [
        ListRow(number, f"Holder {number}", 1, "Common", 10, 10, (), route)
        for number, route in enumerate(names, 1)
    ]
    return RecordList(plan.key, plan.record_on or BEFORE_ALL, time(17), tuple(rows), 10 * len(rows))


def found_in(case: dict[str, Any]) -> tuple[Finding, ...]:
    plan = plan_of(case)
    return check_plan(SHELF, plan, facts_of(case, plan))


def answers(finding: Finding, wanted: dict[str, Any]) -> bool:
    repair = finding.repair.isoformat() if finding.repair else ""
    return (
        finding.cite.rule == wanted["rule"]
        and finding.cite.version == f"hemacare-{wanted['version']}"
        and finding.severity == wanted["severity"]
        and finding.field == wanted["field"]
        and wanted.get("says", "") in finding.sentence
        and wanted.get("repair", repair) == repair
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_plan(case: dict[str, Any]) -> None:
    found = found_in(case)
    told = "\n".join(
        f"{f.cite.short} {f.cite.rule} {f.severity} {f.field}: {f.sentence}" for f in found
    )
    for wanted in case["expect"]:
        assert any(answers(f, wanted) for f in found), f"{wanted}\n{case['source']}\n{told}"
    silent = set(case.get("none", ()))
    assert not silent & {f.cite.rule for f in found}, told


@pytest.mark.parametrize("base", TABLE["base"])
def test_a_plan_as_it_should_be_has_no_breach(base: str) -> None:
    """The bases themselves stand well, so that each row shows its change alone."""
    found = found_in({"base": base, "votes": (100, 10), "routes": {"first-class mail": 1}})
    assert [f for f in found if f.severity in ("error", "warning")] == []


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_finding_can_stand_alone_beside_its_field(case: dict[str, Any]) -> None:
    for finding in found_in(case):
        assert finding.field
        assert finding.sentence.endswith(".")
        assert (
            finding.sentence[0].isupper()
            or finding.sentence[0].isdigit()
            or (finding.sentence[0] in "“§")
        )
        assert ".." not in finding.sentence
        assert not {"invalid", "failed", "error", "please", "sorry"} & set(
            finding.sentence.lower().split()
        )
        assert finding.cite.section


def test_no_finding_is_told_twice() -> None:
    for case in CASES:
        found = found_in(case)
        assert len(set(found)) == len(found), case["name"]
