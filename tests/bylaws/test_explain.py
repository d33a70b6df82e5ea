"""A rule explained in each version: who governs, the count, and every day of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.bylaws.answers import SEVERITIES, Finding, Step, ours, worst
from app.bylaws.explain import counted_days, explain, plan_answers
from app.bylaws.law import built_in, built_in_shelf
from app.bylaws.plan import PlanFacts
from app.bylaws.shareholders.notice import notice_window
from app.bylaws.statute import advice_beside, statute_advice
from app.domain.meetings import MeetingPlan

SHELF = built_in_shelf()
OLD, NEW = SHELF.versions
NOTICE, SELF_HELP = "shareholders.notice.window", "shareholders.special.self-help-notice"
MEETING = date(2004, 5, 25)


def test_the_version_that_governs_comes_first_then_the_latest() -> None:
    assert [e.law.key for e in explain(SHELF, NOTICE)] == [NEW.key, OLD.key]
    found = explain(SHELF, NOTICE, (OLD,))
    assert [(e.law.key, e.governs) for e in found] == [(OLD.key, True), (NEW.key, False)]
    assert [(e.steps, e.counted, e.days) for e in found] == [((), "", ())] * 2


def test_a_version_without_the_rule_is_left_out() -> None:
    assert [e.law.key for e in explain(SHELF, SELF_HELP)] == [NEW.key]


def test_an_answer_is_counted_day_by_day() -> None:
    """60 days before May 25, 2004, with Memorial Day yet to come (2002 §2.4 ¶1)."""
    window = notice_window(NEW, MEETING)
    found = explain(SHELF, NOTICE, (NEW,), {NEW.key: window})[0]
    assert (found.counted, found.steps) == (window.counted, window.steps)
    assert (found.days[0].on, found.days[-1].on) == (MEETING, date(2004, 3, 26))
    assert [day.number for day in found.days] == list(range(61))
    notes = {day.on: day.note for day in found.days if day.note}
    assert notes[date(2004, 3, 26)] == "first day"
    closed = {day.on: day.closed for day in found.days if day.closed}
    assert closed[date(2004, 5, 15)] == "a Saturday"
    assert closed[date(2004, 3, 31)] == "Cesar Chavez Day"


def test_days_are_counted_forward_too() -> None:
    steps = (Step("received", date(2003, 3, 3)), Step("plus 2 days", date(2003, 3, 5), "last day"))
    days = counted_days(NEW.calendar, steps)
    assert [(d.on.day, d.number) for d in days] == [(3, 0), (4, 1), (5, 2)]


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (Step("meeting", MEETING),),
        (Step("meeting", MEETING), Step("no day")),
        (Step("given", MEETING), Step("plus 12 months", date(2005, 5, 25))),
    ],
)
def test_what_has_no_days_between_or_too_many_is_not_counted_out(steps: tuple[Step, ...]) -> None:
    assert counted_days(NEW.calendar, steps) == ()


def test_what_a_rule_gives_for_a_plan_under_each_version() -> None:
    plan = MeetingPlan("a", on=MEETING, notice_on=date(2004, 4, 10))
    facts = PlanFacts(date(2004, 4, 1))
    found = plan_answers(SHELF, plan, facts, NOTICE)
    assert found == {
        law.key: notice_window(replace(law, effective_from=date.min), MEETING)
        for law in SHELF.versions
    }
    assert plan_answers(SHELF, plan, facts, "proxy.duration") == {}


def test_the_statute_stands_beside_a_rule_with_its_section_and_day() -> None:
    """Corporations Code 600(b) and (c), as of January 1, 2026."""
    found = advice_beside("shareholders.annual.date")
    assert [advice.section for advice in found[:2]] == [
        "Corporations Code 600(b)",
        "Corporations Code 600(c)",
    ]
    assert found[0].source == "Corporations Code 600(b), as of January 1, 2026"
    assert advice_beside("records.balance") == ()


def test_every_advice_stands_beside_rules_that_there_are() -> None:
    ids = {rule for key in ("hemacare-1988", "hemacare-2002") for rule in built_in(key).rules}
    for advice in statute_advice():
        assert set(advice.rules) <= ids
        assert advice.says.endswith(".")
    assert any(advice.firm for advice in statute_advice())


def test_the_worst_of_some_findings() -> None:
    cite = ours("ours.x", "Ours.")
    found = {severity: Finding(cite, severity, "It is so.") for severity in SEVERITIES}
    assert worst((found["info"], found["warning"], found["fits"])) == "warning"
    assert worst((found["advice"], found["error"])) == "error"
    assert worst(()) == "fits"
