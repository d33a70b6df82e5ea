"""The drawn terms: every bar by keys and by a click, and drawn where the values say."""

from __future__ import annotations

import itertools
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.company import Company
from app.domain.offices import AuthorizedNumber, Term
from app.presenters.terms_chart import board_chart, officers_chart
from app.ui.parts.terms_layout import lay_out_seats, scale_of
from app.ui.parts.terms_view import TermsView

ON = date(2003, 10, 15)
TERMS = (
    Term(1, 1, "Ann", "director", date(2000, 5, 1), "shareholders", date(2002, 5, 1), "term"),
    Term(2, 1, "Ann", "director", date(2002, 5, 1), "shareholders"),
    Term(3, 2, "Bo", "director", date(2001, 2, 5), "board", date(2001, 9, 30), "resigned"),
    Term(4, 3, "Cy", "director", date(2001, 2, 5), "incorporator", date(2003, 9, 30), "removed"),
    Term(5, 4, "Di", "director", date(2001, 2, 5), "president", date(2003, 3, 1), "died"),
    Term(6, 5, "Eve", "director", date(2001, 2, 5), "board", date(2003, 3, 1), "term"),
    Term(7, 6, "Pat", "president", date(2000, 5, 1), "board"),
)
COMPANY = Company(
    "Acme, Inc.", "California", None, "America/Los_Angeles", time(17), terms=TERMS,
    numbers=(AuthorizedNumber(3, date(2000, 1, 3), "incorporator"),),
)  # fmt: skip
Key = Qt.Key


@pytest.fixture
def view(qtbot):
    made = TermsView()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_chart(board_chart(COMPANY, ON))
    made.show()
    return made


def test_the_keys_go_through_every_bar_and_enter_takes_one(qtbot, view):
    taken = []
    view.chosen.connect(taken.append)
    view.setFocus()
    seen = []
    for key in (Key.Key_Home, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_End,
                Key.Key_Right, Key.Key_Left, Key.Key_Home, Key.Key_Left, Key.Key_Up):  # fmt: skip
        qtbot.keyClick(view, key)
        seen.append(view.current_key())
    assert seen == ["1", "2", "3", "4", "3", "6", "6", "5", "1", "1", "1"]
    qtbot.keyClick(view, Key.Key_Return)
    assert taken == ["1"]
    assert [view.model().index(n, 0).data() for n in range(2)][1].startswith("Ann, director: from")


def test_a_click_takes_the_bar_under_it(qtbot, view):
    with qtbot.waitSignal(view.chosen) as taken:
        middle = view.visualRect(view.model().index(3, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert taken.args == ["4"]
    taken = []
    view.chosen.connect(taken.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert taken == []


def test_bars_and_seats_stand_where_their_days_are(view):
    chart = view.chart()
    scale = scale_of(chart, view.viewport().width())
    first, again, *_ = view.drawn()
    assert first.rect.left() == pytest.approx(scale.x(date(2000, 5, 1)))
    assert first.rect.right() == pytest.approx(scale.x(date(2002, 5, 1)))
    assert again.rect.right() == pytest.approx(scale.right)
    seats = lay_out_seats(chart, scale)
    assert [s.vacant for s in seats] == [c.vacant for c in chart.counts]
    assert all(a.to_x == b.from_x for a, b in itertools.pairwise(seats))
    assert view.drawn()[2].after == "resigned 2001"


def test_the_bar_under_the_cursor_stays_on_another_day(view):
    view.show_key("4")
    view.set_chart(board_chart(COMPANY, date(2001, 1, 2)))
    assert view.current_key() == "4"
    view.set_chart(officers_chart(COMPANY, ON))
    assert [bar.bar.label for bar in view.drawn()] == ["Pat"]
    assert not view.grab().isNull()


def test_it_is_drawn_in_both_palettes_and_large(qtbot, view, dressed, qapp):
    for dark, size in ((True, 100), (False, 150)):
        dressed.apply(qapp, dark=dark, text_size=size)
        high = view.height()
        assert not view.grab().isNull()
    assert high > 400
    dressed.apply(qapp, dark=False)
    bare = TermsView()
    qtbot.addWidget(bare)
    assert bare.drawn() == ()
    assert not bare.grab().isNull()
    qtbot.keyClick(bare, Key.Key_Down)
    assert bare.current_key() == ""
