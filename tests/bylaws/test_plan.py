"""A day is shaded exactly when it would be warned about; real meetings come out as they were."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bylaws.law import built_in_shelf
from app.bylaws.plan import PlanFacts, aim_for, check_date, check_plan, windows
from app.domain.meetings import MeetingPlan, MeetingRequest, Nominee

SHELF = built_in_shelf()
FACTS = PlanFacts(date(2004, 2, 27))
DAYS = st.dates(date(1987, 1, 1), date(2034, 12, 31))
ANNUAL_2004 = MeetingPlan(
    "2004-annual",
    on=date(2004, 5, 25),
    designated_on=date(2004, 2, 26),
    record_on=date(2004, 4, 7),
    record_resolved_on=date(2004, 2, 26),
    announced_on=date(2004, 2, 27),
    notice_on=date(2004, 4, 10),
)


def severities(plan: MeetingPlan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in check_plan(SHELF, plan, FACTS):
        found.setdefault(finding.field, set()).add(finding.severity)
    return found


@given(DAYS, st.integers(-5, 80), st.sampled_from(["notice_on", "record_on"]))
def test_shaded_exactly_when_warned(meeting: date, before: int, field: str) -> None:
    plan = MeetingPlan("m", on=meeting)
    day = meeting - timedelta(before)
    inside = all(w.holds(day) for w in windows(SHELF, plan, field, FACTS, day))
    breach = any(f.severity == "error" for f in check_date(SHELF, plan, field, day, FACTS))
    assert breach is not inside


@given(DAYS, st.integers(0, 90))
def test_requested_meeting_shaded_exactly_when_warned(received: date, after: int) -> None:
    plan = MeetingPlan("m", "special-requested", request=MeetingRequest(received_on=received))
    day = received + timedelta(after)
    inside = all(w.holds(day) for w in windows(SHELF, plan, "on", FACTS, day))
    breach = any(f.severity == "error" for f in check_date(SHELF, plan, "on", day, FACTS))
    assert breach is not inside


@given(DAYS, st.sampled_from(["notice_on", "record_on"]))
def test_an_empty_field_opens_on_a_business_day_that_fits(meeting: date, field: str) -> None:
    plan = MeetingPlan("m", on=meeting)
    day = aim_for(SHELF, plan, field, FACTS)
    law = SHELF.on(meeting)
    assert day is not None
    assert law is not None
    assert law.calendar.business_day(day)
    assert all(f.severity != "error" for f in check_date(SHELF, plan, field, day, FACTS))


def test_the_real_meeting_of_2004_fits() -> None:
    found = check_plan(SHELF, ANNUAL_2004, FACTS)
    assert all(f.severity in ("fits", "info") for f in found)
    says = {f.field: f.sentence for f in found}
    assert says["record_on"] == "48 days before the meeting. Fits."
    assert says["notice_on"] == "45 days before the meeting. Fits."
    assert says["announced_on"].endswith("close on Fri, Mar 5, 2004.")
    assert {f.cite.version for f in found} == {"hemacare-2002"}


def test_the_real_meeting_of_2002_is_judged_by_1988() -> None:
    plan = MeetingPlan("2002", on=date(2002, 6, 13))
    found = check_plan(SHELF, plan, FACTS)
    assert [f.cite.version for f in found] == ["hemacare-1988"]
    assert "Mon, May 20, 2002" in found[0].sentence
    assert not check_plan(SHELF, replace(plan, designated_on=date(2002, 2, 20)), FACTS)


def test_notice_between_two_versions_is_asked_of_both() -> None:
    plan = MeetingPlan("m", on=date(2002, 12, 10), notice_on=date(2002, 11, 20))
    asked = [
        f.cite.version for f in check_date(SHELF, plan, "notice_on", date(2002, 11, 20), FACTS)
    ]
    assert asked == ["hemacare-1988", "hemacare-2002"]


@pytest.mark.parametrize(
    ("change", "field", "severity"),
    [
        ({"notice_on": date(2004, 5, 16)}, "notice_on", "error"),
        ({"notice_on": date(2004, 3, 25)}, "notice_on", "error"),
        ({"notice_on": date(2004, 5, 15)}, "notice_on", "advice"),
        ({"notice_on": date(2004, 3, 26)}, "notice_on", "advice"),
        ({"record_on": date(2004, 3, 25)}, "record_on", "error"),
        ({"record_on": date(2004, 4, 13)}, "record_on", "warning"),
        ({"record_resolved_on": date(2004, 4, 8)}, "record_resolved_on", "error"),
        ({"record_resolved_on": date(2004, 4, 7)}, "record_resolved_on", "warning"),
        ({"on": date(2004, 5, 31)}, "on", "error"),
        ({"designated_on": None}, "designated_on", "warning"),
        ({"announced_on": None}, "announced_on", "warning"),
        (
            {"nominees": (Nominee("A", "shareholder", "B", date(2004, 3, 6)),)},
            "nominees",
            "error",
        ),
        (
            {"kind": "adjourned", "original_on": date(2004, 4, 9), "notice_on": None},
            "notice_on",
            "error",
        ),
    ],
)
def test_what_does_not_fit_is_said(change: dict[str, object], field: str, severity: str) -> None:
    plan = replace(ANNUAL_2004, **change)  # pyright: ignore[reportArgumentType]
    assert severity in severities(plan)[field]


@pytest.mark.parametrize(
    ("day", "breach"),
    [(date(2003, 4, 6), True), (date(2003, 4, 7), False), (date(2003, 5, 2), False)]
    + [(date(2003, 5, 3), True)],
)
def test_requested_meeting_ends(day: date, breach: bool) -> None:
    request = MeetingRequest(received_on=date(2003, 3, 3))
    plan = MeetingPlan("m", "special-requested", request=request)
    found = check_date(SHELF, plan, "on", day, FACTS)
    assert any(f.severity == "error" for f in found) is breach


@pytest.mark.parametrize(
    ("held", "today", "severities"),
    [
        (100_000, date(2003, 3, 10), {"error"}),
        (100_001, date(2003, 3, 23), {"fits"}),
        (100_001, date(2003, 3, 24), {"fits", "error"}),
    ],
)
def test_request_needs_a_tenth_exactly_and_the_officer_has_twenty_days(
    held: int, today: date, severities: set[str]
) -> None:
    request = MeetingRequest(received_on=date(2003, 3, 3))
    plan = MeetingPlan("m", "special-requested", request=request)
    found = check_plan(SHELF, plan, PlanFacts(today, 1_000_005, held))
    assert {f.severity for f in found} == severities
