"""A sheet that goes on from another: what the later entries touch is worked out again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from app.bylaws.law import built_in_shelf
from app.bylaws.meeting_day.agents import stranded
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import closing, missing, quorum_now
from app.bylaws.meeting_day.sheet import Sheet, go_on, open_sheet
from app.domain.meeting_day.reading import DayReading
from tests.bylaws.meeting_day.conftest import Making


def gone_on(made: Making, *later: Callable[[], object]) -> tuple[Sheet, Sheet]:
    """The sheet gone on from entry to entry, asked each time, and the one opened anew."""
    reading = DayReading("m")
    day = reading.read(made.events)
    sheet = open_sheet(built_in_shelf(), made.plan, day, made.electorate(), 5)
    for add in later:
        quorum_now(sheet), count_item(sheet, 1), stranded(sheet, 1, sheet.ends)
        after = len(made.events)
        add()
        sheet = go_on(sheet, reading.read(made.events[after:]), after)
    return sheet, made.sheet()


def test_who_leaves_in_the_minute_of_coming_is_there_still() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    made.come("09:10", 1)
    sheet, fresh = gone_on(made, lambda: made.go("09:10", 1), lambda: made.go("09:10", 2))
    assert sheet.course == fresh.course
    assert sheet.room() == fresh.room()
    assert sheet.room().in_person == {1: 600}


def test_others_come_and_go_in_the_last_minute_and_before_it() -> None:
    made = Making("2002", {1: 600, 2: 400, 3: 100}).opened()
    made.come("09:05", 1)
    made.come("09:10", 2)
    sheet, fresh = gone_on(
        made,
        lambda: made.come("09:10", 3),
        lambda: made.go("09:10", 1),
        lambda: made.go("09:07", 1),
        lambda: made.come("09:20", 1),
    )
    assert (sheet.course, sheet.room()) == (fresh.course, fresh.room())
    assert sheet.room().in_person == {1: 600, 2: 400, 3: 100}


def test_a_call_to_order_told_later_moves_the_hour_of_the_quorum() -> None:
    made = Making("2002", {1: 600, 2: 400})
    made.come("08:50", 1)
    sheet, fresh = gone_on(made, lambda: made.opened("09:05"))
    assert quorum_now(sheet) == quorum_now(fresh)
    assert str(quorum_now(sheet).established_at).endswith("09:05:00")


def test_who_left_before_the_call_to_order_undoes_an_early_quorum() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened("09:05")
    made.come("08:50", 1)
    at = made.sheet().course[0].at
    reading = DayReading("m")
    day = reading.read(made.events)
    before = open_sheet(built_in_shelf(), made.plan, day, made.electorate(), 5)
    assert quorum_now(before, at).established_at
    seq = made.go("09:01", 1)
    sheet = go_on(before, reading.read(made.events[seq - 1 :]), seq - 1)
    assert quorum_now(sheet, at) == quorum_now(made.sheet(), at)
    assert quorum_now(sheet, at).established_at is None


def test_ballots_of_the_same_minute_leave_fewer_proxies_unvoted() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    first, second = made.proxy(1), made.proxy(2)
    made.come("09:00", agents=[made.agent])
    made.motion()
    made.ballots("09:20", [[1, first, 600, 0, 0]])
    sheet, fresh = gone_on(made, lambda: made.ballots("09:20", [[2, second, 400, 0, 0]]))
    assert stranded(sheet, 1, sheet.ends) == stranded(fresh, 1, fresh.ends) == ()
    assert count_item(sheet, 1).votes == count_item(fresh, 1).votes
    assert count_item(sheet, 1).votes["for"] == 1000


def test_an_answer_that_nothing_touches_is_not_worked_out_again() -> None:
    made = Making("2002", {1: 600, 2: 400}).opened()
    made.come("09:00", 1)
    made.motion()
    made.ballots("09:20", [[1, 0, 600, 0, 0]])
    reading = DayReading("m")
    day = reading.read(made.events)
    before = open_sheet(built_in_shelf(), made.plan, day, made.electorate(), 5)
    counted = count_item(before, 1)
    seq = made.come("09:30", 2)
    sheet = go_on(before, reading.read(made.events[seq - 1 :]), seq - 1)
    assert count_item(sheet, 1) is counted
    seq = made.come("09:15", 2)
    again = go_on(sheet, reading.read(made.events[seq - 1 :]), seq - 1)
    assert count_item(again, 1) is not counted
    assert count_item(again, 1).represented == 1000


def test_the_fewest_who_would_close_the_gap() -> None:
    made = Making("2002", {1: 10, 2: 500, 3: 200, 4: 300, 5: 1000, 6: 90}).opened()
    assert closing(made.sheet()).holders == 2
    made.proxy(5, shares="400")
    made.come("09:00", 1, agents=[made.agent])
    sheet = made.sheet()
    assert quorum_now(sheet).short == 641
    found = closing(sheet, page=1)
    assert (found.holders, [(m.holder_id, m.votes) for m in found.first]) == (2, [(5, 600)])
    assert [m.holder_id for m in closing(sheet).first] == [5, 2]
    assert [m.votes for m in islice(missing(sheet), 4)] == [600, 500, 300, 200]
    made.come("09:01", 2, 4)
    assert closing(made.sheet()).first == ()
