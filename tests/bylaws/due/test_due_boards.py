"""What is due of the board: notice to the hour, adjournments, minutes, consents, schedules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.bylaws.due import OVERDUE, WAITING
from app.domain.board.facts import BoardDay, Boards, ConsentDay, Schedule
from app.domain.board_record import BoardConsent, BoardMeeting, NoticeLine, Presence, Signed
from tests.bylaws.due.test_due_items import NAMES, all_due, at, of, only


def special(start: datetime, *told: str) -> BoardDay:
    lines = tuple(NoticeLine(n, "telephone", at(2003, 1, 1)) for n in told)
    return BoardDay(BoardMeeting("b", "special", starts_at=start, notices=lines))


BOARD_HOURS = [
    # Clocks go forward on April 6, 2003: 48 hours before Monday 9:00 is Saturday 8:00
    (at(2003, 4, 7, 9), at(2003, 4, 5, 8), at(2003, 4, 3, 8)),
    # Clocks go back on October 26, 2003: the wall clock is the earlier
    (at(2003, 10, 27, 9), at(2003, 10, 25, 9), at(2003, 10, 23, 9)),
    # Over the leap day
    (at(2004, 3, 1, 10), at(2004, 2, 28, 10), at(2004, 2, 26, 10)),
    # 1988
    (at(1990, 3, 7, 9), at(1990, 3, 5, 9), at(1990, 3, 3, 9)),
]  # fmt: skip


@pytest.mark.parametrize(("start", "told", "mailed"), BOARD_HOURS)
def test_notice_of_a_special_meeting_to_the_hour(
    start: datetime, told: datetime, mailed: datetime
) -> None:
    boards = Boards((special(start, "Ada"),))
    found = of(all_due(told.date(), boards=boards), "board:")
    by_rule = {i.rule: i for i in found}
    assert by_rule["board.special.notice.personal"].at == told
    assert by_rule["board.special.notice.mail"].at == mailed
    assert "Bo and Cy" in by_rule["board.special.notice.personal"].what
    assert by_rule["board.special.callers"].at == start
    everyone = Boards((special(start, *NAMES),))
    assert len(of(all_due(told.date(), boards=everyone), "board:")) == 1


def test_an_hour_that_does_not_exist_is_left_out_and_stops_nothing() -> None:
    boards = Boards((special(at(2003, 4, 6, 2, 30)),))
    found = of(all_due(date(2003, 4, 1), boards=boards), "board:")
    assert [i.rule for i in found] == ["board.special.callers"]


def test_an_adjournment_of_more_than_24_hours_asks_for_notice() -> None:
    start = at(2003, 5, 5, 9)
    meeting = BoardMeeting(
        "b", "special", starts_at=start, members=NAMES, present=(Presence("Ada"), Presence("Bo")),
        adjourned_at=start, adjourned_to=at(2003, 5, 6, 9, 1),
    )  # fmt: skip
    day = BoardDay(meeting, opened_at=start, closed_at=start)
    asked = of(all_due(date(2003, 5, 5), boards=Boards((day,))), "board:")
    assert [(i.rule, i.on) for i in asked] == [
        ("board.adjourn.notice", date(2003, 5, 6)),
        ("board.minutes.filing", date(2003, 6, 4)),
    ]
    exactly = replace(day, meeting=replace(meeting, adjourned_to=at(2003, 5, 6, 9)))
    found = of(all_due(date(2003, 5, 5), boards=Boards((exactly,))), "board:")
    assert [i.rule for i in found] == ["board.minutes.filing"]
    late = only(all_due(date(2003, 6, 5), boards=Boards((day,))), "board:")
    assert (late.state, late.severity) == (OVERDUE, "warning")


def test_a_consent_waits_for_who_has_not_signed() -> None:
    consent = BoardConsent("w", ("to act",), NAMES, (Signed("Ada", date(2003, 5, 5)),))
    day = ConsentDay(consent, (), date(2003, 5, 5), NAMES)
    found = only(all_due(date(2003, 6, 1), boards=Boards(consents=(day,))), "board:")
    assert (found.state, found.waits_for) == (WAITING, "Bo and Cy")
    full = replace(day, consent=replace(consent, signed=tuple(Signed(n) for n in NAMES)))
    found = only(all_due(date(2003, 6, 1), boards=Boards(consents=(full,))), "board:")
    assert found.standing == "Not filed"
    filed = Boards(consents=(replace(full, filed_on=date(2003, 6, 1)),))
    assert of(all_due(date(2003, 6, 1), boards=filed), "board:") == []


def test_regular_meetings_of_the_schedule_that_stands() -> None:
    days = (date(2003, 3, 4), date(2003, 6, 3), date(2005, 6, 3))
    boards = Boards(schedules=(Schedule("", days, date(2003, 1, 7), at=time(10)),))
    found = only(all_due(date(2003, 3, 5), boards=boards), "schedule:")
    assert (found.on, found.at) == (date(2003, 6, 3), at(2003, 6, 3, 10))
    called = BoardDay(BoardMeeting("b", "regular", starts_at=at(2003, 6, 3, 10)))
    both = replace(boards, meetings=(called,))
    assert of(all_due(date(2003, 3, 5), boards=both), "schedule:") == []


def test_a_meeting_in_progress_and_one_whose_absent_were_told() -> None:
    start = at(2003, 5, 5, 9)
    meeting = BoardMeeting(
        "b",
        "special",
        starts_at=start,
        members=NAMES,
        present=(Presence("Ada"),),
        adjourned_at=start,
        adjourned_to=at(2003, 5, 7, 9),
    )
    running = BoardDay(replace(meeting, adjourned_to=None, adjourned_at=None), opened_at=start)
    assert of(all_due(date(2003, 5, 5), boards=Boards((running,))), "board:") == []
    first = BoardDay(meeting, opened_at=start, closed_at=start)
    lines = tuple(NoticeLine(n, "telephone", start) for n in ("Bo", "Cy"))
    after = BoardDay(BoardMeeting("c", "adjourned", starts_at=at(2003, 5, 7, 9), notices=lines),
                     original="b")  # fmt: skip
    found = of(all_due(date(2003, 5, 5), boards=Boards((first, after))), "board:")
    assert [i.rule for i in found] == ["board.adjourn.vote", "board.minutes.filing"]
