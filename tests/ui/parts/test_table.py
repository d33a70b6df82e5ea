"""The table: sorting, searching, copying, totals, and what it says when it is empty."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.presenters.view import Column, Row, Table
from app.ui.parts.table import TableView
from app.ui.parts.table_copy import as_html, as_text, neutral
from app.ui.parts.table_delegate import PADDING
from app.ui.parts.table_model import TableModel

COLUMNS = (
    Column("Holder"),
    Column("No.", width=6),
    Column("Shares", "right", 9),
    Column("Since", width=14),
)
ROWS = (
    Row("a", ("Yoder, Samuel", "9", "770", "May 6, 2005"), (None, None, 770, date(2005, 5, 6))),
    Row("b", ("arriaga, José", "10", "11,500", "Feb 1, 1987"), ("", "", 11500, date(1987, 2, 1))),
    Row("c", ("Nguyễn, Thị", "", "1,300", "Jan 18, 2027"), (None, None, 1300, date(2027, 1, 18)),
        tone="quiet", severity="warning", hint="No address."),
)  # fmt: skip
TABLE = Table(COLUMNS, ROWS, ("Outstanding", "", "13,570", ""))


@pytest.fixture
def view(qtbot):
    made = TableView()
    qtbot.addWidget(made)
    made.resize(760, 300)
    made.set_table(TABLE)
    made.show()
    return made


def keys(view):
    names = {row.cells: row.key for row in ROWS}
    return "".join(names[cells] for cells in view.shown_rows())


def test_the_model_keeps_qts_contract(qapp):
    model = TableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_table(TABLE)
    model.sort(0)
    model.set_table(Table(COLUMNS, ()))
    assert tester.model() is model


@pytest.mark.parametrize(
    ("column", "falling", "order"),
    [
        (0, False, "bca"),  # letters, not capitals first
        (0, True, "acb"),
        (1, False, "abc"),  # 9 before 10, empty last
        (2, False, "acb"),  # 770, 1,300, 11,500
        (3, False, "bac"),  # by day, not by the month's name
        (3, True, "cab"),
    ],
)
def test_sorting(view, column, falling, order):
    view.choose("c")
    view.sort(column, falling=falling)
    assert keys(view) == order
    assert view.current_key() == "c"


def test_natural_numbers_in_cells_without_sort_values(view):
    rows = tuple(Row(t, (t, "", "", "")) for t in ("1,250", "112", "64", "A 10", "A 9", ""))
    view.set_table(Table(COLUMNS, rows))
    view.sort(0)
    assert [cells[0] for cells in view.shown_rows()] == ["64", "112", "1,250", "A 9", "A 10", ""]


def test_a_click_on_a_header_sorts_and_a_second_turns_round(view):
    header = view.grid.horizontalHeader()
    header.sectionClicked.emit(2)
    assert keys(view) == "acb"
    header.sectionClicked.emit(2)
    assert keys(view) == "bca"
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_a_new_table_keeps_the_order_and_the_row_and_tells_nothing(view, qtbot):
    view.sort(2)
    view.choose("b")
    with qtbot.assertNotEmitted(view.chosen):
        view.set_table(Table(COLUMNS, ROWS[::-1]))
    assert keys(view) == "acb"
    assert view.current_key() == "b"


def test_choosing_and_opening_are_told_with_the_key(view, qtbot):
    with qtbot.waitSignal(view.chosen) as told:
        view.choose("b")
    assert told.args == ["b"]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        with qtbot.waitSignal(view.opened) as told:
            QTest.keyClick(view.grid, key)
        assert told.args == ["b"]


def test_typing_searches_the_first_column(view):
    view.choose("b")
    view.grid.keyboardSearch("n")
    assert view.current_key() == "c"
    view.grid.keyboardSearch("g")
    assert view.current_key() == "c"


def test_searching_goes_round_and_the_same_letter_goes_on(view):
    rows = tuple(Row(str(n), (name, "", "", "")) for n, name in enumerate(("Abel", "Bo", "Ada")))
    view.set_table(Table(COLUMNS, rows))
    assert [view._model.find("a", start) for start in (0, 1, 3)] == [0, 2, 0]
    assert view._model.find("z", 0) == -1


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-1,250", "-1,250"),
        ("-12.50", "-12.50"),
        ("+1 415 555", "'+1 415 555"),
        ("-1,25", "'-1,25"),
        ("Whitcombe", "Whitcombe"),
        ("", ""),
        ("O'Halloran", "O'Halloran"),
    ],
)
def test_what_a_spreadsheet_would_take_for_a_formula_is_neutralised(cell, safe):
    assert neutral(cell) == safe


def test_text_and_html_hold_headers_and_no_stray_breaks():
    assert as_text(["A", "=B"], [["x\ty", "1\n2"]]) == "A\t'=B\nx y\t1 2\n"
    assert as_html(["A"], [["<b>&"]]) == (
        "<table><tr><th>A</th></tr><tr><td>&lt;b&gt;&amp;</td></tr></table>"
    )


def test_ctrl_c_copies_the_rows_and_ctrl_shift_c_the_table(view):
    view.choose("c")
    QTest.keyClick(view.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == ("Holder\tNo.\tShares\tSince\nNguyễn, Thị\t\t1,300\tJan 18, 2027\n")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.grid, Qt.Key.Key_C, both)
    assert clipboard.text().splitlines()[-1] == "Outstanding\t\t13,570\t"
    assert clipboard.mimeData().hasHtml()


def test_totals_stand_in_line_with_their_columns(view):
    view.sort(0)
    header = view.grid.horizontalHeader()
    for column in range(4):
        box = view.totals.cell_box(column)
        assert box.left() == header.sectionViewportPosition(column) + view.grid.frameWidth()
        assert box.width() == header.sectionSize(column)
    assert view.totals.isVisible()
    assert "Shares 13,570" in view.totals.accessibleName()


def test_the_worst_sign_stands_at_the_right_end_with_its_word(view):
    model = view._model
    index = model.index(model.place("c"), 4)
    assert model.columnCount() == 5
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Check: No address."
    view.set_table(Table(COLUMNS, ROWS[:2]))
    assert model.columnCount() == 4


def test_cut_text_has_the_whole_in_its_tooltip(view):
    model, delegate = view._model, view.grid.itemDelegate()
    index = model.index(model.place("a"), 0)
    assert delegate.tip(model, index, 400) == ""
    assert delegate.tip(model, index, 2 * PADDING + 20) == "Yoder, Samuel"


def test_nothing_needs_sideways_scrolling(view):
    for width in (420, 760, 1200):
        view.resize(width, 300)
        header = view.grid.horizontalHeader()
        assert header.length() <= view.grid.viewport().width()


def test_an_empty_table_says_so_and_offers_one_button(view, qtbot):
    view.set_action_labels({"log-proxy": "Log a proxy…"})
    view.set_table(Table(COLUMNS, (), empty="No proxies yet.", empty_action="log-proxy"))
    assert not view.grid.isVisible()
    assert view._said.text() == "No proxies yet."
    assert view._button.text() == "Log a proxy…"
    with qtbot.waitSignal(view.action) as told:
        view._button.click()
    assert told.args == ["log-proxy"]
    view.set_table(TABLE)
    assert view.grid.isVisible()
    assert not view._button.isVisible()


def test_it_is_as_high_as_its_rows(view):
    view.fit_rows(8)
    rows = sum(view.grid.rowHeight(n) for n in range(3))
    head = view.grid.horizontalHeader().height()
    assert view.grid.height() == head + rows + 2 * view.grid.frameWidth()


def test_widths_are_told_and_taken_back(view, qtbot):
    with qtbot.waitSignal(view.widths_changed) as told:
        view.grid.horizontalHeader().resizeSection(1, 90)
    assert told.args[0][1] == 90
    other = TableView()
    qtbot.addWidget(other)
    other.resize(760, 300)
    other.set_widths(told.args[0])
    other.set_table(TABLE)
    other.show()
    assert other.widths()[1] == 90


def test_twenty_thousand_rows_are_sorted_without_a_proxy(view):
    rows = tuple(Row(str(n), (f"Holder {n}", str(n), f"{n:,}", "")) for n in range(20_000))
    view.set_table(Table(COLUMNS, rows))
    view.sort(2, falling=True)
    assert view.shown_rows()[0][2] == "19,999"
    assert view.grid.model() is view._model


def test_a_screen_reader_reads_cells_and_name(view):
    view.setAccessibleName("Holders")
    said = QAccessible.queryAccessibleInterface(view.grid)
    assert said.text(QAccessible.Text.Name) == "Holders"
    names = {said.child(n).text(QAccessible.Text.Name) for n in range(said.childCount())}
    assert {"Yoder, Samuel", "Check: No address."} <= names
