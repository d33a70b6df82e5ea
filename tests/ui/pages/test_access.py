"""Keys and names: every stop of Tab has a name, each is met once, no two Alt letters are equal."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget

from app.ui.pages.directors import DirectorsPage
from app.ui.pages.meetings import MeetingsPage
from app.ui.pages.officers import OfficersPage
from app.ui.pages.shareholders import ShareholdersPage

PAGES = (ShareholdersPage, DirectorsPage, OfficersPage, MeetingsPage)
SIZES = ((1280, 548), (1366, 656), (1920, 968))


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request, qtbot, desk):
    made = request.param(desk)
    qtbot.addWidget(made)
    made.resize(1366, 656)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def stops(page):
    """Where Tab leads, from the first stop until it comes back."""
    page.focusNextChild()
    first, found = QApplication.focusWidget(), []
    widget = first
    while widget is not None:
        found.append(widget)
        page.focusNextChild()
        widget = QApplication.focusWidget()
        if widget is first or len(found) > 300:
            return found
    return found


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or re.sub(r"<[^>]+>", "", text)


def test_tab_meets_every_stop_once_and_comes_back(page):
    found = stops(page)
    assert 5 <= len(found) <= 300
    assert len({id(widget) for widget in found}) == len(found)


def test_every_stop_has_a_name(page):
    assert [type(w).__name__ for w in stops(page) if not name_of(w).strip()] == []


def test_alt_letters_are_unique_and_none_is_a_menus(page):
    labels = [w for kind in (QLabel, QAbstractButton) for w in page.findChildren(kind)]
    texts = [w.text() for w in labels if w.isVisible()]
    letters = [m[1].upper() for t in texts if "<" not in t and (m := re.search(r"&(\w)", t))]
    assert len(letters) == len(set(letters))
    assert not set(letters) & set("FEVRPH")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_outside_the_page(page, size):
    page.resize(*size)
    QApplication.processEvents()
    assert page.size().toTuple() == size
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            right = button.mapTo(page, button.rect().topRight()).x()
            assert right <= size[0], button.text() or button.accessibleName()


def test_no_button_or_heading_is_cut(page):
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not isinstance(button, QTabBar):
            plain = button.text().replace("&", "")
            assert button.width() >= button.fontMetrics().horizontalAdvance(plain), plain


def test_ctrl_page_keys_walk_the_sub_pages(page, qtbot):
    page.sub_pages.focus_widget().setFocus()
    first = page.sub_pages.value()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.sub_pages.focus_widget(), Qt.Key.Key_PageDown, control)
    assert page.sub_pages.value() != first
    qtbot.keyClick(page.sub_pages.focus_widget(), Qt.Key.Key_PageUp, control)
    assert page.sub_pages.value() == first
