"""The calendar: what is shaded is what the rule says, for every day shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.presenters.view import DayView, RuledDate
from app.ui.parts.calendar_cells import left_month, two_months
from app.ui.parts.calendar_popup import CalendarPopup, place

Key = Qt.Key
AIM, TODAY, MEETING = date(2027, 5, 14), date(2027, 4, 5), date(2027, 5, 25)


@pytest.fixture
def popup(qtbot, ruled):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = CalendarPopup(parent)
    made.set_ruled(ruled, date(2027, 4, 12))
    yield made  # the parent lives as long


def by_day(cells):
    return {cell.on: cell for cell in cells}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_day_is_shaded_exactly_as_the_rule_says(ruled, month):
    cells = two_months(ruled, month, None)
    first = month.replace(day=1)
    assert [c.on for c in cells] == [first + timedelta(days=n) for n in range(len(cells))]
    for cell in cells:
        view = ruled.day(cell.on)
        assert cell.view == view
        assert bool(cell.band) == (view.state == "inside")
        assert cell.hatched == (view.state == "outside" and cell.on != MEETING)
        assert cell.word == ("meets" if cell.on == MEETING else view.word)


@given(st.sets(st.dates(date(2027, 4, 1), date(2027, 5, 31))))
def test_each_run_of_days_inside_is_closed_at_both_ends(days):
    ruled = RuledDate(lambda on: DayView(on, "inside" if on in days else "outside"), TODAY)
    for cells in weeks(two_months(ruled, TODAY, None)):
        for before, cell, after in zip([None, *cells], cells, [*cells[1:], None], strict=False):
            if cell.band:
                starts = not (before and before.band)
                ends = not (after and after.band)
                want = {(1, 1): "single", (1, 0): "first", (0, 1): "last", (0, 0): "middle"}
                assert cell.band == want[(starts, ends)]


def weeks(cells):
    rows = {}
    for cell in cells:
        rows.setdefault((cell.on.month, cell.row), []).append(cell)
    return rows.values()


def test_a_day_that_only_one_version_allows_has_an_outline_and_no_hatch():
    ruled = RuledDate(lambda on: DayView(on, "partly", "2002"), TODAY)
    cell = two_months(ruled, TODAY, None)[0]
    assert cell.band
    assert not cell.hatched
    assert cell.word == "2002"


def test_today_aim_event_chosen_and_holiday_are_marked(popup):
    cells = by_day(popup.cells())
    assert [c.on for c in cells.values() if c.today] == [TODAY]
    assert [c.on for c in cells.values() if c.aim_for] == [AIM]
    assert [c.on for c in cells.values() if c.event] == [MEETING]
    assert [c.on for c in cells.values() if c.chosen] == [date(2027, 4, 12)]
    assert cells[date(2027, 5, 31)].view.holiday == "Memorial Day"


def test_it_opens_where_more_of_the_days_inside_are_in_view(ruled):
    assert left_month(ruled, date(2027, 5, 17)) == date(2027, 4, 1)
    assert left_month(ruled, date(2027, 4, 12)) == date(2027, 4, 1)
    assert left_month(ruled, date(2028, 2, 1)) == date(2028, 2, 1)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([Key.Key_Right], date(2027, 4, 13)),
        ([Key.Key_Left], date(2027, 4, 11)),
        ([Key.Key_Down], date(2027, 4, 19)),
        ([Key.Key_Up, Key.Key_Up], date(2027, 3, 29)),
        ([Key.Key_Home], date(2027, 4, 1)),
        ([Key.Key_End], date(2027, 4, 30)),
        ([Key.Key_PageDown, Key.Key_PageDown], date(2027, 6, 12)),
        ([Key.Key_PageUp], date(2027, 3, 12)),
        (["t"], TODAY),
        (["*"], AIM),
        (["+"], date(2027, 4, 13)),
        (["-"], date(2027, 4, 11)),
    ],
)
def test_the_keys_of_the_calendar(popup, keys, day):
    for key in keys:
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(popup.months, key)
    assert popup.months.cursor_day() == day
    assert day in by_day(popup.cells())
    assert popup.reasons.day() == f"{day:%A, %B} {day.day}, {day.year}"
    assert popup.reasons.notes() == popup._ruled.day(day).notes


def test_enter_takes_a_day_outside_as_well(popup, qtbot):
    popup.months.move_to(date(2027, 5, 20))
    with qtbot.waitSignal(popup.chosen) as told:
        QTest.keyClick(popup.months, Key.Key_Return)
    assert told.args == [date(2027, 5, 20)]


def test_a_click_takes_the_day_under_it(popup, qtbot):
    popup.show()
    months = popup.months
    cell = by_day(popup.cells())[date(2027, 5, 20)]
    box = months.visualRect(months.model().index(cell.row, cell.column))
    assert months.day_at(box.center().x(), box.center().y()) == date(2027, 5, 20)
    with qtbot.waitSignal(popup.chosen) as told:
        QTest.mouseClick(months.viewport(), Qt.LeftButton, pos=box.center())
    assert told.args == [date(2027, 5, 20)]


def test_f1_and_the_section_ask_why(popup, qtbot):
    with qtbot.waitSignal(popup.why_requested) as told:
        QTest.keyClick(popup.months, Key.Key_F1)
    assert told.args == ["notice.window"]
    with qtbot.waitSignal(popup.why_requested):
        popup.reasons.link.emit("why:notice.window")


def test_a_screen_reader_reads_each_day(popup):
    said = QAccessible.queryAccessibleInterface(popup.months)
    names = {said.child(n).text(QAccessible.Text.Name) for n in range(said.childCount())}
    assert "Saturday, May 15, 2027, last day, inside" in names
    assert "Tuesday, May 25, 2027, outside, meets" in names
    assert "Friday, May 14, 2027, inside, aim for" in names


SCREEN = QRect(0, 0, 1366, 768)
SIZE = QSize(930, 330)


@pytest.mark.parametrize(
    ("field", "notes", "side"),
    [
        (QRect(412, 200, 264, 32), [], "under"),
        (QRect(412, 583, 264, 32), [], "above"),
        (QRect(412, 400, 264, 32), [QRect(690, 400, 640, 90)], "above"),
        (QRect(412, 200, 264, 32), [QRect(690, 200, 640, 90)], "below the notes"),
        (QRect(1300, 10, 60, 32), [], "under"),
    ],
)
def test_it_covers_neither_its_field_nor_its_notes(field, notes, side):
    at = QRect(place(SIZE, field, notes, SCREEN), SIZE)
    assert SCREEN.contains(at)
    assert not at.intersects(field)
    assert not any(at.intersects(note) for note in notes)
    assert (at.bottom() < field.top()) == (side == "above")
    assert (at.top() > field.bottom() + 50) == (side == "below the notes")


def test_on_a_low_screen_the_weeks_draw_together(popup):
    whole = popup.months.sizeHint().height()
    popup.months.squeeze(8)
    assert popup.months.sizeHint().height() == whole - 6 * 8
    popup.months.squeeze(100)
    assert popup.months.week_height() == popup.months.least_height()


def test_the_latest_hour_is_said_under_the_months(popup, ruled):
    popup.set_ruled(replace(ruled, latest="Thu, Mar 4, 10:00 AM"))
    assert popup._latest.text() == "latest: Thu, Mar 4, 10:00 AM"
