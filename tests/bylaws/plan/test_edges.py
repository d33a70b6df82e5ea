"""Plans with hardly anything in them, and bylaws that say hardly anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from app.bylaws.answers import Finding
from app.bylaws.file.drafts import read_bylaws
from app.bylaws.law import Bylaws, Shelf, built_in, built_in_shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, check_plan
from app.bylaws.plan.facts import Case
from app.bylaws.plan.limits import RULED
from app.domain.meetings import (
    REQUESTERS,
    AgendaItem,
    ListRow,
    MeetingPlan,
    MeetingRequest,
    RecordList,
)
from app.domain.offices import Term


def company(name: str) -> Bylaws:
    path = Path(__file__).parents[1] / "companies" / f"{name}.toml"
    return read_bylaws(path.read_text(encoding="utf-8"))


SHELF, BIRCH = built_in_shelf(), company("birch")
NEW = built_in("hemacare-2002")
ON, GIVEN = date(2004, 5, 25), date(2004, 4, 10)
SECRETARY = Term(1, 1, "Gail Hart", "secretary", date(2003, 1, 6), "board")


def held(*routes: str) -> RecordList:
    rows = [ListRow(n, f"Holder {n}", 1, "Common", 10, 10, (), r) for n, r in enumerate(routes, 1)]
    return RecordList("m", date(2004, 4, 7), time(17), tuple(rows), 10 * len(rows))


def without(*rules: str) -> Bylaws:
    return replace(NEW, rules={key: NEW.rules[key] for key in NEW.rules if key not in rules})


def found(law: Bylaws, plan: MeetingPlan, rule: str, **facts: Any) -> list[Finding]:
    case = PlanFacts(date(2004, 4, 1), **facts)
    return [f for f in check_plan(Shelf((law,)), plan, case) if f.cite.rule == rule]


@pytest.mark.parametrize("field", DATE_FIELDS)
def test_a_plan_without_days_has_no_window(field: str) -> None:
    case = Case(SHELF, MeetingPlan("m"), PlanFacts(ON))
    assert tuple(RULED[field](case)) == ()


def test_a_request_not_received_yet_has_no_callers_to_judge() -> None:
    plan = MeetingPlan("m", "special-requested", on=ON, request=MeetingRequest())
    assert found(NEW, plan, "shareholders.special.callers") == []
    received = replace(plan, request=MeetingRequest(received_on=date(2004, 4, 1)))
    told = found(NEW, received, "shareholders.special.callers")
    assert [f.sentence for f in told] == ["No holder who asked for the meeting is named."]


@pytest.mark.parametrize("kind", ["annual", "special-board", "special-requested", "adjourned"])
def test_bylaws_without_a_rule_find_no_breach(kind: str) -> None:
    silent = replace(NEW, rules={})
    plan = MeetingPlan("m", kind, on=ON, at=time(9), notice_on=GIVEN, original_on=GIVEN)
    facts = PlanFacts(GIVEN, terms=(SECRETARY,), recipients=held("hold", "principal office"))
    told = check_plan(Shelf((silent,)), plan, facts)
    assert [f.cite.rule for f in told if f.cite.version] == []


def test_an_hour_that_the_bylaws_write_in_full_needs_no_advice() -> None:
    """Cedar Growers: the third Tuesday's hour is 18:30, and nothing is presumed."""
    law = company("cedar")
    plan = MeetingPlan("m", on=date(2027, 6, 15), at=time(18, 30))
    case = PlanFacts(date(2027, 3, 1))
    told = check_plan(Shelf((law,)), plan, case)
    assert [f for f in told if f.field == "at" and f.cite.rule == "shareholders.annual.date"] == []


def test_new_business_at_an_adjourned_annual_meeting_is_none_of_the_rule() -> None:
    """2002 §2.7 ¶2: what might have been dealt with at the original meeting."""
    plan = MeetingPlan(
        "m", "adjourned", on=ON, original_on=GIVEN, adjourned_on=GIVEN, items=(AgendaItem("New"),)
    )
    original = MeetingPlan("o", on=GIVEN, items=(AgendaItem("Old"),))
    assert found(NEW, plan, "shareholders.adjourn.business", original=original) == []


def test_callers_who_give_the_notice_themselves_do_not_wait_for_the_officer() -> None:
    """2002 §2.3 ¶2."""
    request = MeetingRequest(received_on=date(2004, 2, 2), asked_for=date(2004, 3, 16))
    plan = MeetingPlan("m", "special-requested", on=date(2004, 3, 16), request=request)
    rule = "shareholders.special.self-help-notice"
    assert [f.severity for f in found(NEW, plan, rule)] == ["error"]
    assert [f for f in found(NEW, plan, rule, giver=REQUESTERS) if f.field == "notice_on"] == []


@pytest.mark.parametrize(
    ("law", "changes", "rule", "says"),
    [
        (NEW, {}, "shareholders.notice.no-address", [" between Fri, Mar 26, 2004 and "]),
        (NEW, {"on": None}, "shareholders.notice.no-address", ["publication at least."]),
        (
            without("shareholders.notice.no-address"),
            {},
            "shareholders.notice.no-address",
            [],
        ),
        (NEW, {}, "shareholders.notice.returned-mail", ["through Sun, Apr 10, 2005"]),
        (NEW, {"notice_on": None}, "shareholders.notice.returned-mail", []),
        (
            without("shareholders.notice.returned-mail"),
            {},
            "shareholders.notice.returned-mail",
            [],
        ),
        (without("shareholders.notice.recipients"), {}, "shareholders.notice.recipients", []),
        (NEW, {"manner": "e-mail"}, "shareholders.notice.deemed-given", ["counts from sending"]),
        (BIRCH, {"manner": "e-mail"}, "shareholders.notice.deemed-given", []),
        (NEW, {}, "shareholders.notice.deemed-given", ["deposit in the mail"]),
    ],
)
def test_holders_without_an_address_and_returned_mail(
    law: Bylaws, changes: dict[str, Any], rule: str, says: list[str]
) -> None:
    """2002 §2.5 ¶1 and ¶2."""
    plan = MeetingPlan("m", on=ON, notice_on=GIVEN, fallback="publication")
    told = found(law, replace(plan, **changes), rule, recipients=held("hold", "publication"))
    assert len(told) == len(says)
    for finding, words in zip(told, says, strict=True):
        assert words in finding.sentence
