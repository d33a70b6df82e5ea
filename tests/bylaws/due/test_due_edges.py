"""Meetings on their way and the board after the annual meeting: what stands beside the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from app.domain.board.facts import BoardDay, Boards
from app.domain.board_record import BoardMeeting
from app.domain.meetings import Deposit, Meeting, MeetingPlan, MeetingRequest
from tests.bylaws.due.test_due_items import COMPANY, all_due, at, of

ANNUAL = MeetingPlan(
    "a", on=date(2003, 6, 3), at=time(9), notice_on=date(2003, 4, 10), announced_on=date(2003, 1, 6)
)
MAILED = Deposit(date(2003, 4, 10), time(16), "the post office", "first-class mail", 3)


def test_a_noticed_meeting_stands_on_its_day_until_it_is_over() -> None:
    """2002 §2.5 ¶3: after the mailing the affidavit is signed; then the meeting itself."""
    company = replace(COMPANY, meetings=(Meeting(ANNUAL, deposits=(MAILED,)),))
    before = of(all_due(date(2003, 6, 3), company=company), "meeting:a")
    assert [(i.rule, i.standing) for i in before if i.standing != "No notice needed"] == [
        ("shareholders.notice.affidavit", "Not signed"),
        ("shareholders.annual.date", "Notice given"),
    ]
    after = of(all_due(date(2003, 6, 4), company=company), "meeting:a")
    assert [i.rule for i in after] == ["shareholders.notice.affidavit"]


def test_holders_proposals_close_ninety_days_before_while_that_is_to_come() -> None:
    """2002 §2.14: March 5, 2003 is ninety days before June 3."""
    rule = "shareholders.nomination.deadline"
    plan = replace(ANNUAL, notice_on=None)
    on_time = [i for i in all_due(date(2003, 3, 5), plans=(plan,)) if i.rule == rule]
    assert [i.on for i in on_time] == [date(2003, 3, 5)]
    assert [i for i in all_due(date(2003, 3, 6), plans=(plan,)) if i.rule == rule] == []


def test_the_clock_of_a_request_runs_twenty_days_and_then_frees_the_callers() -> None:
    """2002 §2.3 ¶2."""
    rule = "shareholders.special.self-help-notice"
    request = MeetingRequest(received_on=date(2003, 3, 3))
    plan = MeetingPlan("r", "special-requested", request=request)

    def standing(today: date) -> list[tuple[date, str]]:
        found = [i for i in all_due(today, plans=(plan,)) if i.rule == rule]
        return [(i.on, i.standing) for i in found]

    assert standing(date(2003, 3, 23)) == [(date(2003, 3, 23), "Waits for notice")]
    assert standing(date(2003, 3, 24)) == [(date(2003, 3, 23), "The callers may now give notice")]


def test_the_board_meets_right_after_the_annual_meeting_unless_it_is_on_record() -> None:
    """1988 III §7, 2002 §3.6: without call or notice."""
    company = replace(COMPANY, meetings=(Meeting(ANNUAL, deposits=(MAILED,)),))
    rule = "board.organizational"

    def due(today: date, boards: Boards | None = None) -> list[date]:
        found = all_due(today, company=company, boards=boards)
        return [i.on for i in of(found, "meeting:") if i.rule == rule]

    assert due(date(2003, 6, 3)) == [date(2003, 6, 3)]
    assert due(date(2003, 6, 4)) == []
    held = BoardMeeting("b", "organizational", starts_at=at(2003, 6, 3, 11))
    unset = BoardMeeting("c", "organizational")
    assert due(date(2003, 6, 3), Boards((BoardDay(held), BoardDay(unset)))) == []
    other = replace(held, kind="special")
    assert due(date(2003, 6, 3), Boards((BoardDay(other),))) == [date(2003, 6, 3)]
