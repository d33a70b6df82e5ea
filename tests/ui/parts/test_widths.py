"""Rows of tabs that stand still, and columns that are cut only where there is no room beside."""

import pytest

from app.presenters.tables import Column, Row, Table
from app.ui.parts.tab_bar import TabBar
from app.ui.parts.table import TableView
from app.ui.parts.table_widths import Wishes, share_out
from app.ui.theme import set_role

COLUMNS = (Column("Holder", width=4), Column("Remarks"), Column("Shares", "right", 8))


def wishes(*whole: int) -> Wishes:
    made = Wishes()
    made.whole, made.least = list(whole), [40, 40, 40]
    return made


@pytest.mark.usefixtures("qapp")
def test_a_column_that_is_cut_gets_what_the_rest_does_not_need():
    wide = share_out(COLUMNS, wishes(400, 100, 80), [1], 1000)
    assert (wide[0], wide[2]) == (400, 80)
    narrow = share_out(COLUMNS, wishes(400, 500, 80), [1], 700)
    assert narrow[0] < 400
    some = share_out(COLUMNS, wishes(400, 100, 80), [1], 480)
    assert sum(some.values()) + 100 == 480


def test_no_tab_moves_when_another_is_opened(qtbot):
    bar = TabBar("Sub-pages", 16)
    set_role(bar, "sub")
    qtbot.addWidget(bar)
    for words in ("Holders", "Certificates", "Entries", "Balance"):
        bar.addTab(words)
    bar.show()
    places = set()
    for number in range(bar.count()):
        bar.setCurrentIndex(number)
        places.add(tuple(bar.tabRect(n).x() for n in range(bar.count())))
    assert max(map(max, places)) - min(map(max, places)) <= 2  # px of rounding


def test_tables_in_one_set_of_columns_do_not_chase_each_other(qtbot):
    """A width set by the program is no width drawn by hand, which the others would follow."""
    rows = (Row("1", ("Ann Lee", "a remark", "100")),)
    views = [TableView(), TableView()]
    told = []
    for view in views:
        qtbot.addWidget(view)
        view.set_table(Table(COLUMNS, rows))
        view.widths_changed.connect(told.append)
        view.show()
    views[0].line_up(views)
    views[1].set_widths((200, 100, 90))
    assert told == []
