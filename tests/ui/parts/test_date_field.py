"""The ruled date field: keys, reading, and that no recorded day is ever moved."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.ui.parts.date_field import DateField

Key = Qt.Key
SEEN = date(2027, 4, 12)
AIM, TODAY = date(2027, 5, 14), date(2027, 4, 5)


@pytest.fixture
def field(qtbot, ruled):
    made = DateField()
    qtbot.addWidget(made)
    made.set_ruled(ruled)
    made.show()
    made.setFocus()
    return made


def type_in(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)
    field.commit()


def test_it_shows_the_day_as_on_screen(field):
    field.set_value(SEEN)
    assert field.text() == "Mon, Apr 12, 2027"


def test_the_day_to_aim_for_is_offered_and_no_value(field):
    assert field.placeholderText() == "aim for Fri, May 14"
    assert field.value() is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dates(date(1000, 1, 1)))
def test_a_recorded_day_comes_back_unchanged_wherever_it_lies(field, ruled, day):
    field.set_value(day)
    field.set_ruled(ruled)
    field.commit()
    assert field.value() == day
    field.set_ruled(None)
    assert field.value() == day


@pytest.mark.parametrize(
    ("start", "key", "day"),
    [
        (SEEN, "t", TODAY),
        (SEEN, "T", TODAY),
        (SEEN, "+", date(2027, 4, 13)),
        (SEEN, "-", date(2027, 4, 11)),
        (SEEN, "*", AIM),
        (SEEN, Key.Key_PageUp, date(2027, 3, 12)),
        (SEEN, Key.Key_PageDown, date(2027, 5, 12)),
        (date(2027, 1, 31), Key.Key_PageDown, date(2027, 2, 28)),
        (None, "t", TODAY),
        (None, "*", AIM),
        (None, "+", AIM + timedelta(days=1)),
        (date(2027, 5, 20), "-", date(2027, 5, 19)),  # outside stays outside
    ],
)
def test_the_keys_give_the_days_they_say(field, qtbot, start, key, day):
    field.set_value(start)
    field.selectAll()
    with qtbot.waitSignal(field.changed) as told:
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(field, key)
    assert field.value() == day
    assert told.args == [day]


def test_single_signs_are_plain_text_while_a_text_is_being_typed(field):
    field.set_value(None)
    QTest.keyClicks(field, "Sept 3")
    field.commit()
    assert field.value() == date(2027, 9, 3)
    field.set_value(None)
    QTest.keyClicks(field, "4-7-27")
    field.commit()
    assert field.value() == date(2027, 4, 7)


def test_what_is_no_day_stays_as_typed_with_a_note(field, qtbot):
    field.set_value(SEEN)
    with qtbot.waitSignal(field.changed) as told:
        type_in(field, "31/31")
    assert told.args == [None]
    assert field.text() == "31/31"
    assert field.unread() == "31/31"
    assert "31/31" in field.unread_note().sentence
    type_in(field, "5/3")
    assert field.unread_note() is None
    assert field.value() == date(2027, 5, 3)


def test_a_change_is_told_once_typing_rests(field, qtbot):
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClicks(field, "5/3/27")
    assert told.args == [date(2027, 5, 3)]
    assert field.text() == "5/3/27"
    field.commit()
    assert field.text() == "Mon, May 3, 2027"


def test_clearing_it_tells_none(field, qtbot):
    field.set_value(SEEN)
    field.selectAll()
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClick(field, Key.Key_Delete)
    assert told.args == [None]


def test_setting_a_value_tells_nothing(field, qtbot):
    with qtbot.assertNotEmitted(field.changed, wait=10):
        field.set_value(SEEN)
        field.commit()


def test_f1_asks_why(field, qtbot):
    with qtbot.waitSignal(field.why_requested) as told:
        QTest.keyClick(field, Key.Key_F1)
    assert told.args == ["notice.window"]


@pytest.mark.parametrize(("key", "held"), [(Key.Key_F4, None), (Key.Key_Down, Qt.AltModifier)])
def test_the_calendar_opens_and_escape_changes_nothing(field, qtbot, key, held):
    field.set_value(date(2027, 5, 20))
    with qtbot.assertNotEmitted(field.changed, wait=10):
        QTest.keyClick(field, key, held or Qt.NoModifier)
        popup = field.popup()
        assert popup.isVisible()
        QTest.keyClick(popup.months, Key.Key_Left)
        QTest.keyClick(popup.months, Key.Key_Escape)
    assert not popup.isVisible()
    assert field.value() == date(2027, 5, 20)
    assert field.text() == "Thu, May 20, 2027"


def test_a_day_is_taken_from_the_calendar(field, qtbot):
    field.set_value(SEEN)
    field.open_calendar()
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClick(field.popup().months, Key.Key_Right)
        QTest.keyClick(field.popup().months, Key.Key_Return)
    assert told.args == [date(2027, 4, 13)]


def test_a_repair_in_the_reasons_is_followed(field, qtbot):
    field.set_value(date(2027, 5, 20))
    field.open_calendar()
    with qtbot.waitSignal(field.changed):
        field.popup().reasons.link.emit("use:2027-05-14")
    assert field.value() == AIM


def test_a_plain_field_reads_and_moves_too(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.set_today(TODAY)
    type_in(field, "May 1")
    assert field.value() == date(2027, 5, 1)
    field.selectAll()
    QTest.keyClicks(field, "t")
    assert field.value() == TODAY
    field.open_calendar()
    assert {cell.view.state for cell in field.popup().cells()} == {"free"}
    field.popup().close()


def test_a_screen_reader_finds_a_text_field(field):
    field.setAccessibleName("Notice given on")
    said = QAccessible.queryAccessibleInterface(field)
    assert said.text(QAccessible.Text.Name) == "Notice given on"


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("5/1/1990", date(1990, 5, 1)),
        ("May 1, 1990", date(1990, 5, 1)),
        ("1990-05-01", date(1990, 5, 1)),
        ("5/1", None),
        ("5/1/90", None),
        ("1", None),
    ],
)
def test_a_field_that_knows_no_day_reads_a_whole_date_and_guesses_none(qtbot, typed, on):
    field = DateField()
    qtbot.addWidget(field)
    field.setText(typed)
    field.commit()
    assert field.value() == on
    assert bool(field.unread()) == (on is None)
