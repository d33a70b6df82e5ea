"""Sub-pages by word and by Ctrl+PgUp and Ctrl+PgDn; the tool row and another day than today."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.presenters.view import Choice
from app.ui.pages.sub_pages import SubPages
from app.ui.pages.tool_row import ToolRow
from app.ui.theme import theme

TODAY = date(2004, 2, 27)


def test_sub_pages_go_around_by_keys(qtbot):
    page = QWidget()
    pages = SubPages([Choice("a", "Holders"), Choice("b", "Entries")], page)
    QVBoxLayout(page).addWidget(pages)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    pages.focus_widget().setFocus()
    opened = []
    pages.opened.connect(opened.append)
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(2):
        qtbot.keyClick(pages.focus_widget(), Qt.Key.Key_PageDown, control)
    qtbot.keyClick(pages.focus_widget(), Qt.Key.Key_PageUp, control)
    assert opened == ["b", "a", "b"]


def test_another_day_turns_the_row_to_a_note_with_a_way_back(qtbot, hands):
    row, days = ToolRow("Holders &as of", TODAY), []
    qtbot.addWidget(row)
    row.show()
    row.day_changed.connect(days.append)
    assert row.said() == ""
    hands.type_over(row.day, "3/3/2003")
    assert row.said() == "As of Mar 3, 2003. Recorded today."
    assert row.property("note") == "info"
    hands.press(row.back)
    assert days == [date(2003, 3, 3), TODAY]
    assert row.on() == TODAY
    assert row.said() == ""
    assert not row.property("note")


def test_an_emptied_day_is_today_again(qtbot):
    row = ToolRow("&As of", TODAY)
    qtbot.addWidget(row)
    row.show_day(date(2003, 3, 3))
    row.show()
    row.day.clear()
    row.day.textEdited.emit("")
    row.day.commit()
    assert row.on() == TODAY


def test_a_row_on_today_goes_along_with_the_calendar(qtbot):
    row = ToolRow("&As of", TODAY)
    qtbot.addWidget(row)
    row.set_today(date(2004, 2, 28))
    assert row.on() == date(2004, 2, 28)
    row.show_day(date(2003, 3, 3))
    row.set_today(date(2004, 2, 29))
    assert row.on() == date(2003, 3, 3)


def test_classes_are_offered_only_where_there_are_several(qtbot):
    row = ToolRow("&As of", TODAY)
    qtbot.addWidget(row)
    row.show()
    row.set_choices([Choice("0", "All classes"), Choice("1", "Common Stock")])
    assert not row.choice.isVisible()
    row.set_choices([Choice("0", "All classes"), Choice("1", "Common"), Choice("2", "Preferred")])
    assert row.choice.isVisible()


def test_the_ring_of_the_focus_stands_in_the_open_tab(qtbot):
    pages = SubPages([Choice("a", "Holders"), Choice("b", "Entries")], QWidget())
    qtbot.addWidget(pages)
    with qtbot.waitActive(pages):
        pages.show()
        pages.activateWindow()
    bar = pages.focus_widget()
    bar.clearFocus()
    assert pen_dots(bar, 0) < 200
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert pen_dots(bar, 0) > 350
    assert pen_dots(bar, 1) < 20


def pen_dots(bar, tab):
    """How many dots of the pen's colour stand in the tab."""
    shown = bar.grab(bar.tabRect(tab)).toImage()
    places = ((x, y) for x in range(shown.width()) for y in range(shown.height()))
    return sum(shown.pixelColor(x, y) == theme().colour("pen") for x, y in places)
