"""What is due, with the section that makes it due, and the cards beside it."""

from dataclasses import replace
from datetime import date, timedelta

from app.bylaws.due import OPEN
from app.bylaws.law import Shelf
from app.domain.company import Company
from app.domain.demands import InspectionDemand
from app.domain.matters.demands import Logged
from app.domain.matters.record import Matters
from app.domain.meetings import MeetingPlan, MeetingRequest
from app.presenters.due import Due, matters_due
from app.presenters.today import TodayFacts, TodayView, present_today

from .conftest import PLAN_2004, TERMS, TODAY

EVERY_YEAR = ("§6.17", "§7.7", "IV §2, III §7")
BESIDE = (*EVERY_YEAR, "§3.6", "§5.4 ¶2")
"""Sections of yearly tasks; of the board after the annual meeting, and of an officer who leaves."""


def due(company: Company, shelf: Shelf, today: date, *plans: MeetingPlan) -> list[Due]:
    """What is due of meetings and vacancies."""
    return [d for d in matters_due(company, shelf, today, plans) if d.section not in BESIDE]


def said(found: list[Due]) -> list[tuple[str, str, str]]:
    return [(f"{d.on:%m-%d}", d.section, d.state) for d in found]


def present(company: Company, shelf: Shelf, today: date, *plans: MeetingPlan) -> TodayView:
    facts = TodayFacts(company, shelf, today, plans, 16_500, 16_500, 16_500, {}, 120)
    return present_today(facts)


def test_the_next_days_of_a_planned_meeting(company: Company, shelf: Shelf) -> None:
    assert said(due(company, shelf, TODAY, PLAN_2004)) == [
        ("04-07", "§2.11 ¶1", "Set"),
        ("04-10", "§2.4 ¶1", "Not given"),
        ("05-14", "§2.4 ¶1", "Waits for notice"),
        ("05-25", "§2.2", "Planned"),
    ]


def test_proposals_close_while_they_are_open(company: Company, shelf: Shelf) -> None:
    """The 7th day after the announcement of February 27, 2004 (2002 §2.14)."""
    first = due(company, shelf, date(2004, 3, 1), PLAN_2004)[0]
    assert (first.on, first.section) == (date(2004, 3, 5), "§2.14(b)")


def test_groups_by_week_and_month(company: Company, shelf: Shelf) -> None:
    view = present(company, shelf, TODAY, PLAN_2004)
    assert [(group.title, len(group.rows)) for group in view.groups] == [
        ("This week", 2),
        ("Later", 4),
    ]
    assert view.fact == ("Monday, April 5, 2004 · nothing is overdue; 2 matters fall due this week")
    assert view.groups[0].rows[0].cells[:2] == ("Wed, Apr 7, 2004", "in 2 days")


def test_after_the_notice_the_mailing_and_the_affidavit(
    noticed: Company, mailed: Company, shelf: Shelf
) -> None:
    today = date(2004, 4, 12)
    assert said(due(noticed, shelf, today)) == [
        ("04-10", "§2.4 ¶1", "Not recorded"),
        ("05-25", "§2.2", "Notice given"),
    ]
    assert said(due(mailed, shelf, today)) == [
        ("04-10", "§2.5 ¶3", "Not signed"),
        ("05-25", "§2.2", "Notice given"),
    ]
    signed = replace(mailed.meetings[0], affidavit_signed_on=today, status="affidavit")
    assert said(due(replace(mailed, meetings=(signed,)), shelf, today)) == [
        ("05-25", "§2.2", "Notice given")
    ]


def test_the_officers_clock_of_a_request(company: Company, shelf: Shelf) -> None:
    """20 days after March 3, 2003; then the callers may (2002 §2.3 ¶2)."""
    request = MeetingRequest(received_on=date(2003, 3, 3))
    plan = MeetingPlan("r", "special-requested", request=request)
    found = {d.section: d for d in due(company, shelf, date(2003, 3, 24), plan)}
    clock = found["§2.3 ¶2"]
    assert (clock.on, clock.state, clock.severity) == (
        date(2003, 3, 23), "The callers may now give notice", "error",
    )  # fmt: skip


def test_a_year_without_an_annual_meeting(company: Company, shelf: Shelf) -> None:
    (matter,) = due(company, shelf, TODAY)
    assert (matter.on, matter.what) == (date(2004, 12, 31), "The annual meeting of 2004")
    rolled = due(company, shelf, date(2001, 2, 1))[-1]
    assert rolled.on == date(2001, 5, 21), "May 20, 2001 is a Sunday (1988 II §2)"


def test_yearly_tasks_stand_at_the_end_of_the_year(company: Company, shelf: Shelf) -> None:
    """2002 §6.17 and §7.7 give no day, so the last of the year is our setting; 1988 IV §2."""
    found = [d for d in matters_due(company, shelf, TODAY, ()) if d.section in EVERY_YEAR]
    assert [(d.on, d.section) for d in found] == [
        (date(2004, 12, 31), "§6.17"),
        (date(2004, 12, 31), "§7.7"),
    ]
    assert all("our setting" in d.why for d in found)
    old = matters_due(company, shelf, date(1990, 4, 5), ())
    assert [d.what for d in old if d.section in EVERY_YEAR] == [
        "The board chooses the officers for 1990"
    ]


def test_whoever_else_acts_next_is_waited_for_and_not_overdue(
    company: Company, shelf: Shelf
) -> None:
    demand = InspectionDemand("d", "books", "Ann Lee", date(2004, 1, 5), held=1, outstanding=9)
    facts = TodayFacts(
        company, shelf, TODAY, (), 0, 0, 0, {}, 0, Matters(demands=(Logged(demand),))
    )
    view = present_today(facts)
    waiting = view.groups[-1]
    assert (waiting.title, waiting.rows[0].cells[-1]) == (
        "Waiting for others",
        "Waits for a purpose",
    )
    assert "nothing is overdue" in view.fact


def test_vacancies_stand_open_since_they_began_and_have_no_day(
    company: Company, shelf: Shelf
) -> None:
    gone = date(2004, 3, 1)
    left = tuple(
        replace(t, to_on=gone, ended_by="resigned")
        if t.name == "Eve Ford" or t.office == "secretary"
        else t
        for t in TERMS
    )
    short = replace(company, terms=left)
    for today in (TODAY, TODAY + timedelta(40)):
        found = [d for d in due(short, shelf, today, PLAN_2004) if d.kind == OPEN]
        assert [(d.on, d.what, d.target, d.state) for d in found] == [
            (
                gone,
                "Appoint a secretary",
                "found:3:in-office:vacant:secretary",
                "Vacant since Mar 1, 2004",
            ),
            (
                gone,
                "Fill 1 vacant seat of the board",
                "found:2:number:",
                "Vacant since Mar 1, 2004",
            ),
        ]
    view = present(short, shelf, TODAY, PLAN_2004)
    assert view.groups[0].title == "Open, without a day in the bylaws"
    assert view.groups[0].rows[0].cells[:2] == ("since Mar 1, 2004", "no day set")
    assert "nothing is overdue" in view.fact


def test_a_planned_day_that_has_passed(company: Company, shelf: Shelf) -> None:
    (matter,) = due(company, shelf, date(2004, 5, 26), PLAN_2004)
    assert (matter.state, matter.severity) == ("The day has passed", "warning")


def test_the_cards(company: Company, shelf: Shelf) -> None:
    balance, offices, last = present(company, shelf, TODAY).cards
    assert balance.title == "The book is in balance"
    assert [line.text for line in balance.lines] == ["16,500", "16,500", "16,500", "1 to 120"]
    assert [(line.label, line.text, line.severity) for line in offices.lines] == [
        ("Directors in office", "5 of 5", "fits"),
        ("President", "Ada Brook", "fits"),
        ("Secretary", "Gail Hart", "fits"),
        ("Chief financial officer", "Ivy Jones", "fits"),
    ]
    assert last.lines[0].label == "Nothing is recorded yet."


def test_a_book_out_of_balance_says_so(company: Company, shelf: Shelf) -> None:
    facts = TodayFacts(company, shelf, TODAY, (), 16_500, 16_499, 16_500, {}, 120)
    balance = present_today(facts).cards[0]
    assert balance.title == "The book is out of balance"
    assert {line.severity for line in balance.lines} == {"error", ""}


def test_the_filter_narrows_what_is_due(company: Company, shelf: Shelf) -> None:
    facts = TodayFacts(company, shelf, TODAY, (PLAN_2004,), 0, 0, 0, {}, 0)
    view = present_today(facts, "record date")
    assert [len(group.rows) for group in view.groups] == [1]
    assert present_today(facts, "zz").groups[0].empty == (
        "No matter matches “zz”. Clear the filter."
    )


def test_what_was_recorded_last_stands_first(company: Company, shelf: Shelf) -> None:
    last = {119: "Two shares issued", 1_120: "Ann Lee added"}
    facts = TodayFacts(company, shelf, TODAY, (), 16_500, 16_500, 16_500, last, 1_120)
    lines = present_today(facts).cards[-1].lines
    assert [(line.label, line.text) for line in lines] == [
        ("Ann Lee added", "1,120"),
        ("Two shares issued", "119"),
    ]
