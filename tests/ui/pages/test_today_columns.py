"""The groups of Today stand over one another in the same columns."""

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
