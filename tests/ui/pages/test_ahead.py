"""What is read and made while the window waits."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

import pytest

from app.domain.codec import plan_to_json
from app.ui.ahead import SLICES, make_ahead
from app.ui.pages.meetings import MeetingsPage
from app.ui.tabs import TABS


@pytest.mark.parametrize("name", SLICES)
def test_each_name_is_there(name):
    assert find_spec(name) is not None


def test_every_page_is_made_and_the_one_shown_stays(window, qtbot):
    make_ahead(window, window.desk)
    shown = window.page()
    qtbot.waitUntil(lambda: set(window.pages) == set(range(len(TABS))), timeout=20_000)
    meetings = window.pages[4]
    qtbot.waitUntil(lambda: {"mailing", "papers", "day"} <= set(vars(meetings)), timeout=20_000)
    assert window.page() is shown and shown.name == "Today"
    assert window.open_page(1) is window.pages[1]


def test_the_meetings_are_read_in_turns_and_shown_as_they_were_read(window, desk, qtbot):
    meetings = window.made(4, window.desk)
    assert meetings.shown is None and not meetings.list.rows()
    for step in meetings.ahead()[:3]:
        step()
    made, fresh = meetings.form, MeetingsPage(desk)
    qtbot.addWidget(fresh)
    fresh.refresh()
    assert made and meetings.shown == fresh.shown
    assert meetings.heading.accessibleName() == fresh.heading.accessibleName()
    assert meetings.list.rows() == fresh.list.rows()
    assert meetings.current_table() == fresh.current_table()
    assert window.open_page(4).form is made


def test_meetings_opened_between_two_turns_are_read_at_once(window):
    meetings = window.made(4, window.desk)
    first, *others = meetings.ahead()
    first()
    assert meetings.list.rows() and meetings.form is None
    window.open_page(4)
    made = meetings.form
    for step in others[:2]:
        step()
    assert made and meetings.form is made


def test_meetings_changed_since_they_were_read_ahead_are_read_again(window):
    meetings = window.made(4, window.desk)
    for step in meetings.ahead()[:3]:
        step()
    before = meetings.list.rows()
    key = meetings.shown.plan.key
    window.desk.keep_plan(plan_to_json(replace(meetings.shown.plan, key=f"{key}-other")))
    window.desk.perform("holder-add", {"name": "Ann New", "capacity": "individual"})
    assert len(window.open_page(4).list.rows()) == len(before) + 1


def test_nothing_is_made_for_a_file_put_away(window, qtbot):
    make_ahead(window, window.desk)
    window.close_file()
    qtbot.wait(300)
    assert window.pages == {}
