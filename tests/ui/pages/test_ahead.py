"""What is read and made while the window waits."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from app.ui.ahead import SLICES, make_ahead
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


def test_nothing_is_made_for_a_file_put_away(window, qtbot):
    make_ahead(window, window.desk)
    window.close_file()
    qtbot.wait(300)
    assert window.pages == {}
