"""A day is shaded exactly when it would be warned about; real meetings come out as they were."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.bylaws.answers import Finding
from app.bylaws.file.drafts import read_bylaws
from app.bylaws.law import Shelf, built_in_shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, aim_for, check_date, check_plan, windows
from app.domain.meetings import (
    DAYS as NAMED,
)
from app.domain.meetings import (
    FALLBACKS,
    KINDS,
    MANNERS,
    AgendaItem,
    ListRow,
    MeetingPlan,
    MeetingRequest,
    Nominee,
    Place,
    RecordList,
)
from app.domain.offices import Term

SHELF = built_in_shelf()
FACTS = PlanFacts(date(2004, 2, 27))
DAYS = st.dates(date(1987, 1, 1), date(2034, 12, 31))
CHANGE = date(2002, 11, 23)
OTHERS = {
    path.stem: read_bylaws(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "companies").glob("*.toml"))
}
"""Invented bylaws of other companies, with fewer rules and other counts."""
ITEMS = (
    AgendaItem("To elect five directors", "election"),
    AgendaItem("To merge", "reorganization", source="shareholder", received_on=date(2004, 3, 1)),
)
NOMINEES = (Nominee("Bo Ray", "shareholder"), Nominee("Ann Lee"))
HELD = RecordList(
    "m",
    date(2004, 4, 7),
    time(17),
    tuple(ListRow(n, f"Holder {n}", 1, "Common", 10, 10, (), r) for n, r in enumerate(FALLBACKS)),
    20,
)
EVERYTHING = PlanFacts(
    date(2027, 3, 1),
    100,
    10,
    (Term(1, 1, "Sam Dill", "president", date(1987, 1, 1), "board"),),
    HELD,
    Place("", "1 Main Street", "Reno", "NV", "89501"),
    MeetingPlan("original"),
    "president",
)
ANNUAL_2004 = MeetingPlan(
    "2004-annual",
    on=date(2004, 5, 25),
    at=time(9),
    place=Place("Head office", "21101 Oxnard Street", "Woodland Hills", "California", "91367"),
    designated_on=date(2004, 2, 26),
    record_on=date(2004, 4, 7),
    record_resolved_on=date(2004, 2, 26),
    announced_on=date(2004, 2, 27),
    announced_by="press release",
    notice_on=date(2004, 4, 10),
    items=(AgendaItem("To elect five directors", "election"),),
    nominees=(Nominee("Ann Lee"),),
)


def severities(plan: MeetingPlan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in check_plan(SHELF, plan, FACTS):
        found.setdefault(finding.field, set()).add(finding.severity)
    return found


def breaches(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(f.cite.rule, f.cite.version) for f in found if f.severity == "error"}


@st.composite
def plans(draw: st.DrawFn, often: date = CHANGE) -> MeetingPlan:
    """A plan of any kind whose days lie around one day, often around this one."""
    around = draw(st.one_of(DAYS, st.just(often)))

    def near() -> date | None:
        return draw(st.none() | st.integers(-100, 100).map(lambda n: around + timedelta(n)))

    return MeetingPlan(
        "m",
        draw(st.sampled_from(KINDS)),
        on=near(),
        at=draw(st.sampled_from([None, time(10)])),
        called_by=draw(st.sampled_from(["board", "president"])),
        designated_on=near(),
        record_on=near(),
        record_resolved_on=near(),
        announced_on=near(),
        notice_on=near(),
        manner=draw(st.sampled_from(MANNERS)),
        items=draw(st.sampled_from([(), ITEMS])),
        nominees=draw(st.sampled_from([(), NOMINEES])),
        request=MeetingRequest(near(), draw(st.sampled_from(["", "secretary"])), "", (), near()),
        original_on=near(),
        original_record_on=near(),
        adjourned_on=near(),
        adjournment_announced=draw(st.booleans()),
    )


@given(plans(), st.sampled_from(DATE_FIELDS), DAYS, st.integers(-100, 100), st.booleans())
def test_shaded_exactly_when_warned(
    plan: MeetingPlan, field: str, any_day: date, off: int, close: bool
) -> None:
    day = plan.on + timedelta(off) if close and plan.on else any_day
    inside = all(w.holds(day) for w in windows(SHELF, plan, field, FACTS, day))
    found = check_date(SHELF, plan, field, day, FACTS)
    assert bool(breaches(found)) is not inside
    assert all(f.field == field for f in found)


@given(plans(), st.sampled_from(DATE_FIELDS))
def test_a_shaded_day_of_a_plan_is_a_breach_of_the_whole_plan(
    plan: MeetingPlan, field: str
) -> None:
    day = plan.day(field)
    assume(day is not None)
    assert day
    shaded = breaches(check_date(SHELF, plan, field, day, FACTS))
    assert shaded <= breaches(check_plan(SHELF, plan, FACTS))


@given(plans())
def test_no_plan_is_told_the_same_twice(plan: MeetingPlan) -> None:
    found = check_plan(SHELF, plan, FACTS)
    assert len(set(found)) == len(found)
    assert all(finding.sentence.endswith(".") for finding in found)


def test_what_two_days_share_is_told_at_one_of_them() -> None:
    """Both calendars are shaded, and the whole plan asks for one reason (2002 §2.11 ¶1)."""
    plan = replace(ANNUAL_2004, record_resolved_on=date(2004, 4, 8))
    for field in ("record_on", "record_resolved_on"):
        day = plan.day(field)
        assert day
        assert breaches(check_date(SHELF, plan, field, day, FACTS))
    against = [f for f in check_plan(SHELF, plan, FACTS) if f.severity == "error"]
    assert [f.field for f in against] == ["record_resolved_on"]


@pytest.mark.parametrize(
    ("received", "breach"),
    [(date(2003, 3, 3), True), (date(2003, 3, 4), False), (date(2003, 3, 24), False)]
    + [(date(2003, 3, 25), True)],
)
def test_a_request_came_within_twenty_days_before_its_notice(received: date, breach: bool) -> None:
    """2002 §2.3 ¶2, seen from the notice of March 24, 2003."""
    plan = MeetingPlan("m", "special-requested", notice_on=date(2003, 3, 24))
    found = check_date(SHELF, plan, "received_on", received, FACTS)
    assert bool(breaches(found)) is breach


@pytest.mark.parametrize("name", OTHERS)
@given(plan=plans(date(2027, 5, 11)), field=st.sampled_from(DATE_FIELDS))
def test_the_bylaws_of_other_companies_answer_alike(
    name: str, plan: MeetingPlan, field: str
) -> None:
    """Versions that lack rules or count business days: shaded exactly when warned."""
    shelf = Shelf((OTHERS[name],))
    check_plan(shelf, replace(plan, notice_on=plan.notice_on or plan.on), EVERYTHING)
    day = plan.day(field) or date(2027, 3, 1)
    inside = all(w.holds(day) for w in windows(shelf, plan, field, EVERYTHING, day))
    assert bool(breaches(check_date(shelf, plan, field, day, EVERYTHING))) is not inside
    opens = aim_for(shelf, plan, field, EVERYTHING)
    assert opens is None or not breaches(check_date(shelf, plan, field, opens, EVERYTHING))


def test_every_day_of_a_plan_has_a_calendar() -> None:
    assert set(DATE_FIELDS) == set(NAMED)


@given(DAYS, st.integers(-5, 80), st.sampled_from(["notice_on", "record_on"]))
def test_notice_and_record_date_are_shaded_on_both_sides(
    meeting: date, before: int, field: str
) -> None:
    """10 to 60 days before the meeting, in both versions (1988 II §4, V §1; 2002 §2.4, §2.11)."""
    plan = MeetingPlan("m", on=meeting)
    found = check_date(SHELF, plan, field, meeting - timedelta(before), FACTS)
    assert bool(breaches(found)) is not (10 <= before <= 60)


@given(DAYS, st.integers(0, 90))
def test_requested_meeting_is_shaded_on_both_sides(received: date, after: int) -> None:
    """35 to 60 days after the request, in both versions (1988 II §3, 2002 §2.3 ¶2)."""
    plan = MeetingPlan("m", "special-requested", request=MeetingRequest(received_on=received))
    for field in ("on", "asked_for"):
        found = check_date(SHELF, plan, field, received + timedelta(after), FACTS)
        assert bool(breaches(found)) is not (35 <= after <= 60)
    held = replace(plan, on=received + timedelta(after), request=MeetingRequest())
    found = check_date(SHELF, held, "received_on", received, FACTS)
    assert bool(breaches(found)) is not (35 <= after <= 60)


@given(DAYS, st.sampled_from(["notice_on", "record_on"]))
def test_an_empty_field_opens_on_a_business_day_that_fits(meeting: date, field: str) -> None:
    plan = MeetingPlan("m", on=meeting)
    day = aim_for(SHELF, plan, field, FACTS)
    law = SHELF.on(meeting)
    assert day is not None
    assert law is not None
    assert law.calendar.business_day(day)
    assert not breaches(check_date(SHELF, plan, field, day, FACTS))


@given(plans(), st.sampled_from(DATE_FIELDS))
def test_no_field_opens_on_a_shaded_day(plan: MeetingPlan, field: str) -> None:
    day = aim_for(SHELF, plan, field, FACTS)
    assert day is None or not breaches(check_date(SHELF, plan, field, day, FACTS))


@pytest.mark.parametrize(
    ("plan", "today", "field", "day"),
    [
        # 1988 II §2: May 20, moved off a Sunday; past this year's, next year's
        (MeetingPlan("m"), date(1990, 2, 1), "on", date(1990, 5, 21)),
        (MeetingPlan("m"), date(1990, 6, 1), "on", date(1991, 5, 20)),
        # 2002 §2.2: the board designates it
        (MeetingPlan("m"), date(2004, 2, 1), "on", None),
        # 2002 §2.3 ¶2: the callers say when, within 35 to 60 days
        (
            MeetingPlan(
                "m",
                "special-requested",
                request=MeetingRequest(date(2003, 3, 3), asked_for=date(2003, 4, 16)),
            ),
            date(2003, 3, 4),
            "on",
            date(2003, 4, 16),
        ),
        (
            MeetingPlan("m", "special-requested", request=MeetingRequest(date(2003, 3, 3))),
            date(2003, 3, 4),
            "on",
            date(2003, 5, 2),
        ),
        # and the officer has 20 days, the last of which is a Sunday
        (
            MeetingPlan(
                "m",
                "special-requested",
                on=date(2003, 4, 16),
                request=MeetingRequest(date(2003, 3, 3)),
            ),
            date(2003, 3, 4),
            "notice_on",
            date(2003, 3, 21),
        ),
        # 2002 §2.11 ¶1: fixed in advance
        (ANNUAL_2004, date(2004, 2, 1), "record_resolved_on", date(2004, 4, 6)),
    ],
)
def test_an_empty_field_opens_on_a_good_day(
    plan: MeetingPlan, today: date, field: str, day: date | None
) -> None:
    assert aim_for(SHELF, plan, field, PlanFacts(today)) == day


def test_the_real_meeting_of_2004_fits() -> None:
    found = check_plan(SHELF, ANNUAL_2004, FACTS)
    assert all(f.severity in ("fits", "info") for f in found)
    says = [(f.field, f.sentence) for f in found]
    assert ("record_on", "48 days before the meeting. Fits.") in says
    assert ("notice_on", "45 days before the meeting. Fits.") in says
    closes = "Holders’ proposals and nominations close on Fri, Mar 5, 2004."
    assert ("announced_on", f"{closes} This is 81 days before the meeting.") in says
    assert {f.cite.version for f in found} == {"hemacare-2002"}


def test_the_real_meeting_of_2002_is_judged_by_1988() -> None:
    plan = MeetingPlan("2002", on=date(2002, 6, 13))
    found = check_plan(SHELF, plan, FACTS)
    assert {f.cite.version for f in found} == {"hemacare-1988"}
    assert "Mon, May 20, 2002" in found[0].sentence
    assert found[0].severity == "warning"
    resolved = check_plan(SHELF, replace(plan, designated_on=date(2002, 2, 20)), FACTS)
    assert not [f for f in resolved if f.field == "on" and f.severity in ("error", "warning")]


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
        ({"designated_on": None}, "designated_on", "error"),
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
    assert bool(breaches(check_date(SHELF, plan, "on", day, FACTS))) is breach


@pytest.mark.parametrize(
    ("held", "today", "against"),
    [
        (100_000, date(2003, 3, 10), {"call-threshold"}),
        (100_001, date(2003, 3, 23), set[str]()),
        (100_001, date(2003, 3, 24), {"self-help-notice"}),
    ],
)
def test_request_needs_a_tenth_exactly_and_the_officer_has_twenty_days(
    held: int, today: date, against: set[str]
) -> None:
    request = MeetingRequest(date(2003, 3, 3), "secretary", "personal", (1,), date(2003, 4, 8))
    plan = MeetingPlan(
        "m", "special-requested", request=request, items=(AgendaItem("To remove a director"),)
    )
    found = check_plan(SHELF, plan, PlanFacts(today, 1_000_005, held))
    assert {rule.rsplit(".", 1)[1] for rule, _ in breaches(found)} == against


def test_a_whole_plan_of_a_thousand_holders_is_judged_at_once() -> None:
    """Goal: under 2 ms for all rules, so that typing never waits; ten times that fails."""
    rows = tuple(ListRow(n, f"Holder {n}", 1, "Common", 10, 10, ()) for n in range(1_000))
    held = RecordList("m", date(2004, 4, 7), time(17), rows, 10_000)
    facts = replace(FACTS, recipients=held)
    check_plan(SHELF, ANNUAL_2004, facts)
    took: list[float] = []
    for _ in range(10):
        start = perf_counter()
        check_plan(SHELF, ANNUAL_2004, facts)
        took.append(perf_counter() - start)
    assert min(took) < 0.02
