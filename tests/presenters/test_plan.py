"""The plan page of the real meetings of 2002 and 2004, and of meetings that do not fit."""

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.law import Shelf
from app.bylaws.plan import PlanFacts
from app.domain.meetings import MeetingPlan, MeetingRequest
from app.presenters.plan import plan_lines, present_plan, present_plan_table
from app.presenters.view import Pin

from .conftest import PLAN_2002, PLAN_2004


def sentences(shelf: Shelf, plan: MeetingPlan, facts: PlanFacts) -> dict[str, str]:
    notes = present_plan(shelf, plan, facts).notes
    return {name: found[0].spoken() for name, found in notes.items()}


def test_title_fact_and_chip(shelf: Shelf, facts: PlanFacts) -> None:
    view = present_plan(shelf, PLAN_2004, facts)
    assert view.title == "Annual meeting of shareholders, 2004"
    assert view.fact == (
        "Tuesday, May 25, 2004, 9:00 AM · 50 days from today · judged by the bylaws of 2002"
    )
    assert view.chip == "Planned"


def test_the_real_days_of_2004_fit(shelf: Shelf, facts: PlanFacts) -> None:
    """Record date 48 days, mailing 45 days before; proposals closed March 5, 2004."""
    said = sentences(shelf, PLAN_2004, facts)
    assert said["record_on"] == "48 days before the meeting. Fits. §2.11 ¶1"
    assert said["notice_on"] == "45 days before the meeting. Fits. §2.4 ¶1"
    assert "Fri, Mar 5, 2004" in said["announced_on"]


def test_the_meeting_of_2002_is_judged_by_1988(shelf: Shelf) -> None:
    facts = PlanFacts(date(2002, 3, 1))
    assert present_plan(shelf, PLAN_2002, facts).fact.endswith("judged by the bylaws of 1988")
    said = sentences(shelf, PLAN_2002, facts)
    assert said["record_on"].endswith("V §1")
    assert said["notice_on"].endswith("II §4 ¶2")


def test_a_day_too_late_is_said_alike_in_note_calendar_and_timeline(
    shelf: Shelf, facts: PlanFacts
) -> None:
    late = date(2004, 5, 17)
    view = present_plan(shelf, replace(PLAN_2004, notice_on=late), facts)
    note = view.notes["notice_on"][0]
    assert note.severity == "error"
    assert note in view.dates["notice_on"].day(late).notes
    assert view.dates["notice_on"].day(late).state == "outside"
    assert view.timeline
    lane = next(lane for lane in view.timeline.lanes if lane.name == "Give notice")
    assert lane.pins == (
        Pin(date(2004, 5, 14), "aim", "aim for"),
        Pin(late, "outside", "Mon, May 17, 2004: too late"),
    )
    assert [link.target for link in note.links] == ["use:2004-05-14", "keep"]


def test_the_lanes_of_an_annual_meeting(shelf: Shelf, facts: PlanFacts) -> None:
    timeline = present_plan(shelf, PLAN_2004, facts).timeline
    assert timeline
    bands = {lane.name: (lane.first, lane.last) for lane in timeline.lanes}
    assert bands == {
        "Proposals close": (date(2004, 2, 27), date(2004, 3, 5)),
        "Record date": (date(2004, 3, 26), date(2004, 5, 15)),
        "Give notice": (date(2004, 3, 26), date(2004, 5, 15)),
        "Meeting": (None, None),
        "Adjourn until": (date(2004, 5, 25), date(2004, 7, 9)),
    }
    assert (timeline.first, timeline.last) == (date(2004, 2, 1), date(2004, 7, 31))


def test_the_lanes_of_a_request(shelf: Shelf) -> None:
    """Received March 3, 2003: officer to March 23, callers from March 24 (2002 §2.3 ¶2)."""
    request = MeetingRequest(received_on=date(2003, 3, 3))
    plan = MeetingPlan("r", "special-requested", on=date(2003, 4, 6), request=request)
    timeline = present_plan(shelf, plan, PlanFacts(date(2003, 3, 25))).timeline
    assert timeline
    lanes = {lane.name: lane for lane in timeline.lanes}
    assert (lanes["Request window"].first, lanes["Request window"].last) == (
        date(2003, 4, 7),
        date(2003, 5, 2),
    )
    assert lanes["Request window"].pins[1].kind == "outside"
    assert lanes["Officer’s notice"].last == date(2003, 3, 23)
    assert lanes["Self-help"].pins[0].on == date(2003, 3, 24)


def test_under_1988_holders_proposals_have_no_lane(shelf: Shelf) -> None:
    timeline = present_plan(shelf, PLAN_2002, PlanFacts(date(2002, 3, 1))).timeline
    assert timeline
    assert "Proposals close" not in [lane.name for lane in timeline.lanes]


@pytest.mark.parametrize("kind", ["annual", "special-board", "special-requested", "adjourned"])
def test_an_empty_plan_can_be_shown(shelf: Shelf, facts: PlanFacts, kind: str) -> None:
    view = present_plan(shelf, MeetingPlan("new", kind), facts)
    assert view.fact == "No day is set yet."
    assert view.timeline is None
    assert view.days.rows == ()


def test_before_the_first_bylaws(shelf: Shelf) -> None:
    plan = MeetingPlan("old", on=date(1985, 5, 20))
    view = present_plan(shelf, plan, PlanFacts(date(1985, 4, 1)))
    assert view.fact.endswith("no bylaws were in force on that day")


def test_the_printed_plan_has_each_day_with_section_and_count(
    shelf: Shelf, facts: PlanFacts
) -> None:
    lines = plan_lines(shelf, PLAN_2004, facts)
    start = lines.index("Notice given on: Saturday, April 10, 2004 (§2.4 ¶1)")
    assert lines[start + 1 : start + 5] == (
        "  Meeting: Tue, May 25, 2004",
        "  Less 60 days: Fri, Mar 26, 2004, first day",
        "  Less 10 days: Sat, May 15, 2004, last day",
        "  Business day before: Fri, May 14, 2004, aim for",
    )
    assert "45 days before the meeting. Fits. §2.4 ¶1" in lines


def test_the_days_as_a_table(shelf: Shelf, facts: PlanFacts) -> None:
    table = present_plan_table(present_plan(shelf, PLAN_2004, facts))
    rows = {row.key: (row.cells[1], row.severity) for row in table.rows}
    assert rows["notice_on"] == ("Sat, Apr 10, 2004", "fits")
    assert rows["on"][0] == "Tue, May 25, 2004"
