"""The first page: its groups in the same columns; a long record is read in turns."""

from datetime import timedelta

import pytest

from app.presenters.tables import Row, Table
from app.presenters.today import COLUMNS
from app.ui.pages import today
from tests.ui.pages.conftest import DAY


def table(rows: int, severity: str = "", why: str = "§2.2") -> Table:
    """A group whose cells ask for widths of their own."""
    on = DAY + timedelta(rows)
    cells = (f"{on:%a, %b %d, %Y}", f"in {rows} days", "Annual meeting", why, "Open" * rows)
    made = tuple(Row(str(n), cells, severity=severity) for n in range(rows))
    return Table(COLUMNS, made, title=f"Group of {rows}")


@pytest.fixture
def page(window, monkeypatch):
    """Three groups: one that scrolls, one with signs, and one with neither."""
    monkeypatch.setattr(today, "MOST_ROWS", 2)
    shown = window.open_page(0)
    shown._fill_groups((table(3), table(1, "warning"), table(2, why="II §2, II §4 ¶3")))
    return shown


def starts(view):
    """Where each column of the table begins, in px across the page."""
    header = view.grid.horizontalHeader()
    return [header.sectionPosition(n) for n in range(len(COLUMNS))]


def test_the_groups_stand_in_the_same_columns_with_signs_and_scroll_bars(qtbot, page):
    qtbot.waitUntil(lambda: page.groups[0].grid.verticalScrollBar().isVisible())
    first, *others = [starts(view) for view in page.groups]
    assert others == [first, first]
    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: starts(page.groups[0])[3] > first[3])
    assert len({tuple(starts(view)) for view in page.groups}) == 1


def test_a_column_made_wider_takes_those_of_the_other_groups_along(qtbot, page):
    qtbot.waitUntil(lambda: page.groups[0].grid.verticalScrollBar().isVisible())
    was = starts(page.groups[0])
    header = page.groups[1].grid.horizontalHeader()
    header.resizeSection(0, header.sectionSize(0) + 30)
    assert starts(page.groups[1])[1] == was[1] + 30
    assert [starts(view)[1] for view in page.groups] == [was[1] + 30] * 3


@pytest.fixture
def opened(window, sample_file, monkeypatch):
    """The page of a record that is held to be a long one, as it stands when the file is opened."""
    monkeypatch.setattr(today, "LONG", 100)
    window.open_file(sample_file)
    return window.pages[0]


def test_a_long_record_is_read_while_the_window_answers(qtbot, opened):
    assert opened.heading.fact() == today.READING
    assert opened.current_table() is None
    qtbot.waitUntil(lambda: opened.view is not None)
    assert opened.heading.fact() == opened.view.fact
    assert opened.current_table().rows
    assert opened.focusWidget() is opened.groups[0].grid


def test_what_is_recorded_meanwhile_is_shown_at_once_and_once(qtbot, opened, monkeypatch):
    opened.refresh()
    shown = opened.view
    assert shown is not None
    refreshed = []
    monkeypatch.setattr(opened, "refresh", lambda: refreshed.append(1))
    qtbot.wait(100)
    assert not refreshed
    assert opened.view is shown


def test_a_page_left_meanwhile_is_read_when_it_is_seen_again(qtbot, window, opened):
    window.open_page(1)
    qtbot.wait(100)
    assert opened.view is None
    window.open_page(0)
    assert opened.view is not None
    assert opened.groups


def test_a_file_put_away_meanwhile_is_read_no_further(qtbot, window, opened):
    read = []
    opened.refresh = lambda: read.append(1)
    window.close_file()
    qtbot.wait(100)
    assert not read


def test_what_is_typed_meanwhile_narrows_the_list_once_it_is_read(qtbot, opened):
    opened._filter("no such matter")
    qtbot.waitUntil(lambda: opened.view is not None)
    assert opened.heading.fact() == opened.view.fact
    assert opened.links
    assert not any(group.table().rows for group in opened.groups)
