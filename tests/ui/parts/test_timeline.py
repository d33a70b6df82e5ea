"""The timeline: where bands and pins stand, keys, and sentences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.presenters.view import Lane, Pin, Timeline
from app.ui.parts.timeline import TimelineView
from app.ui.parts.timeline_layout import Scale

FIRST, LAST = date(2027, 3, 26), date(2027, 5, 15)
MEETING = date(2027, 5, 25)
PLAN = Timeline(
    date(2027, 3, 1),
    date(2027, 7, 18),
    date(2027, 4, 5),
    (
        Lane("Record date", "§2.11", FIRST, LAST, (Pin(date(2027, 4, 7), "chosen"),), "record_on"),
        Lane(
            "Give notice",
            "§2.4",
            FIRST,
            LAST,
            (
                Pin(date(2027, 5, 14), "aim"),
                Pin(date(2027, 5, 17), "outside", "Mon, May 17: too late"),
            ),
            "notice_on",
        ),
        Lane("Meeting", "§2.2", None, None, (Pin(MEETING, "event", "Tue, May 25"),), "on"),
    ),
)


@pytest.fixture
def view(qtbot):
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1094, 200)
    made.set_timeline(PLAN)
    made.show()
    made.setFocus()
    return made


def test_a_band_reaches_from_its_first_to_its_last_day(view):
    drawn = view.drawn()[0]
    scale = view.scale()
    assert drawn.left == pytest.approx(scale.x(FIRST))
    assert drawn.right == pytest.approx(scale.x(LAST) + scale.day)
    assert [end.text for end in drawn.ends] == ["Mar 26", "May 15"]
    assert not view.drawn()[2].has_band


def test_a_pin_stands_inside_the_band_exactly_if_its_day_does(view):
    aim, outside = view.drawn()[1].pins
    band = view.drawn()[1]
    assert band.left < aim.x < band.right
    assert outside.x > band.right
    assert outside.words.text == "Mon, May 17: too late"
    assert aim.words is None


def test_a_chosen_day_is_written_beside_its_pin(view):
    assert view.drawn()[0].pins[0].words.text == "Wed, Apr 7"


@pytest.mark.parametrize("days", [10, 25, 40, 60])
def test_words_that_do_not_fit_into_their_band_stand_wholly_before_it(view, days):
    last = date(2027, 7, 9)
    first = last - timedelta(days)
    words = (Pin(last, "cut-off", "no new notice to Fri, Jul 9, 2027"),)
    lane = Lane("Adjourn until", "§2.7", first, last, words)
    view.set_timeline(Timeline(PLAN.first, PLAN.last, PLAN.today, (lane,)))
    (drawn,) = view.drawn()
    text = drawn.pins[0].words
    assert text.x + text.width <= drawn.left or drawn.left <= text.x


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.integers(300, 2000))
def test_no_day_falls_off_the_axis(day, width):
    scale = Scale(PLAN.first, PLAN.last, 180, width)
    assert scale.left <= scale.x(day) <= scale.middle(day) <= scale.right


@pytest.mark.parametrize("width", [320, 700, 1094, 1800])
def test_words_stay_within_the_widget(view, width):
    view.resize(width, 200)
    for lane in view.drawn():
        for words in (*lane.ends, *(pin.words for pin in lane.pins if pin.words)):
            assert words.x >= 0


def test_arrows_move_between_lanes_and_enter_goes_to_the_field(view, qtbot):
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.field_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["notice_on"]
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2


def test_a_click_on_a_lane_goes_to_its_field(view, qtbot):
    y = view.head_height() + view.lane_height() * 2 + 5
    with qtbot.waitSignal(view.field_chosen) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, y))
    assert told.args == ["on"]


def test_to_a_screen_reader_it_is_a_list_of_sentences(view):
    said = QAccessible.queryAccessibleInterface(view)
    names = [said.child(n).text(QAccessible.Text.Name) for n in range(said.childCount())]
    assert [lane.spoken for lane in PLAN.lanes] == [n for n in names if n]
