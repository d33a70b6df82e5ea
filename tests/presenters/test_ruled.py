"""A day is shaded as outside exactly when the rules find a breach; every shade has its sum."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.bylaws.law import Shelf, built_in_shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, check_date
from app.domain.meetings import MeetingPlan, MeetingRequest
from app.presenters.ruled import ruled_date, ruled_dates, why_of

from .conftest import PLAN_2002, PLAN_2004, TODAY

SHELF = built_in_shelf()
FACTS = PlanFacts(TODAY)
REQUESTED = MeetingPlan(
    "request", "special-requested", request=MeetingRequest(received_on=date(2003, 3, 3))
)


@given(
    st.sampled_from([PLAN_2002, PLAN_2004, REQUESTED, MeetingPlan("empty")]),
    st.dates(date(1987, 1, 1), date(2030, 12, 31)),
    st.integers(-20, 80),
    st.sampled_from(DATE_FIELDS),
)
def test_outside_exactly_when_there_is_a_breach(
    plan: MeetingPlan, meets: date, before: int, field: str
) -> None:
    plan = replace(plan, on=meets) if field != "on" and plan.on else plan
    day = meets - timedelta(before)
    view = ruled_date(SHELF, plan, field, FACTS).day(day)
    breach = any(f.severity == "error" for f in check_date(SHELF, plan, field, day, FACTS))
    assert (view.state in ("outside", "partly")) == breach
    assert any(note.severity == "error" for note in view.notes) == breach


def test_the_notice_window_of_2004(shelf: Shelf, facts: PlanFacts) -> None:
    """60 to 10 days before May 25, 2004; the last day is a Saturday (2002 §2.4 ¶1)."""
    ruled = ruled_date(shelf, PLAN_2004, "notice_on", facts)
    days = {
        date(2004, 3, 25): ("outside", ""),
        date(2004, 3, 26): ("inside", "first"),
        date(2004, 4, 10): ("inside", ""),
        date(2004, 5, 15): ("inside", "last"),
        date(2004, 5, 16): ("outside", ""),
    }
    assert {on: (ruled.day(on).state, ruled.day(on).word) for on in days} == days
    assert ruled.aim_for == date(2004, 5, 14)
    assert ruled.day(date(2004, 5, 14)).aim_for
    assert ruled.events == {date(2004, 5, 25): "meets"}


def test_the_sum_under_why_these_days(shelf: Shelf, facts: PlanFacts) -> None:
    why = ruled_date(shelf, PLAN_2004, "notice_on", facts).why[0]
    assert [(line.label, line.day, line.remark) for line in why.lines] == [
        ("Meeting", "Tue, May 25, 2004", ""),
        ("Less 60 days", "Fri, Mar 26, 2004", "first day"),
        ("Less 10 days", "Sat, May 15, 2004", "last day"),
        ("Business day before", "Fri, May 14, 2004", "aim for"),
    ]
    assert (why.version, why.section) == ("Bylaws of 2002", "§2.4 ¶1")


def test_a_requested_meeting_has_its_window(shelf: Shelf) -> None:
    """35 to 60 days after March 3, 2003 (2002 §2.3 ¶2, rule matrix)."""
    ruled = ruled_date(shelf, REQUESTED, "on", FACTS)
    states = [ruled.day(date(2003, 4, day)).state for day in (6, 7)]
    assert states == ["outside", "inside"]
    assert ruled.day(date(2003, 5, 2)).word == "last"
    assert ruled.day(date(2003, 5, 3)).state == "outside"


def test_without_a_meeting_no_day_is_shaded(shelf: Shelf) -> None:
    ruled = ruled_date(shelf, MeetingPlan("empty"), "notice_on", FACTS)
    assert ruled.day(TODAY).state == "free"
    assert ruled.why == ()


def test_holidays_are_named_but_plain_sundays_are_not(shelf: Shelf, facts: PlanFacts) -> None:
    ruled = ruled_date(shelf, PLAN_2004, "notice_on", facts)
    assert ruled.day(date(2004, 5, 31)).holiday == "Memorial Day"
    assert ruled.day(date(2004, 5, 16)).holiday == ""


def test_every_field_with_rules_has_a_calendar(shelf: Shelf, facts: PlanFacts) -> None:
    assert tuple(ruled_dates(shelf, PLAN_2004, facts)) == DATE_FIELDS


def test_a_rule_is_explained_in_its_version(shelf: Shelf) -> None:
    law = shelf.version("hemacare-1988")
    assert law
    why = why_of(law.cite("shareholders.notice.window"), shelf)
    assert (why.version, why.section) == ("Bylaws of 1988", "II §4 ¶2")


def test_a_straddle_asks_both_versions(shelf: Shelf) -> None:
    """Notice on November 20, 2002 for a meeting of December 10, 2002 (rule matrix, EX-01)."""
    plan = MeetingPlan("straddle", on=date(2002, 12, 10))
    ruled = ruled_date(shelf, replace(plan, notice_on=date(2002, 11, 20)), "notice_on", FACTS)
    assert {why.version for why in ruled.why} == {"Bylaws of 1988", "Bylaws of 2002"}
