"""The window by keyboard alone: Tab meets every control once, comes back, and can be seen."""

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from app.ui.parts.detail import DetailView
from app.ui.tabs import TABS
from app.ui.window import enter

NUMBERS = range(len(TABS))
SHAREHOLDERS, DIRECTORS, OFFICERS, MEETINGS, MINUTES = 1, 2, 3, 4, 5
DIALOGS = [
    *((SHAREHOLDERS, act) for act in ("holder", "address", "issue", "transfer", "cancel")),
    *((SHAREHOLDERS, act) for act in ("import", "export", "correct", "print")),
    *((SHAREHOLDERS, act) for act in ("exchange", "convert", "class-legend")),
    *((DIRECTORS, act) for act in ("elect", "end", "number")),
    *((OFFICERS, act) for act in ("appoint", "end")),
    *((MEETINGS, act) for act in ("new", "notice", "drop", "preview")),
    *((MINUTES, act) for act in ("file", "print-list")),
]
MENU_DIALOGS = (
    *("name", "about", "manual", "class", "office", "fiscal-year", "contact", "correct"),
)


def tab_round(most=200):
    """Where real Tab keys lead, from the control that has the focus until it comes again."""
    found = [QApplication.focusWidget()]
    for _ in range(most):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is found[0]:
            return found
        assert now not in found, f"Tab stays among {found[found.index(now) :]}"
        found.append(now)
    raise AssertionError("Tab never comes back.")


def passed_over(top: QWidget, found: list[QWidget]) -> list[QWidget]:
    """What could take the focus and is in sight, but Tab does not come to."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and (widget.focusPolicy() & tab) == tab
        and widget.focusProxy() is None
        and widget not in found
        and not any(stop.isAncestorOf(widget) for stop in found)
    ]


def letters(top: QWidget) -> list[str]:
    labels = [w for kind in (QLabel, QAbstractButton) for w in top.findChildren(kind)]
    texts = [w.text() for w in labels if w.isVisible() and "<" not in w.text()]
    return [m[1].upper() for text in texts if (m := re.search(r"&(\w)", text))]


def picture(widget: QWidget, top: QWidget):
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    return top.grab(place.adjusted(-3, -3, 3, 3)).toImage()


def visible_dialogs(window: QWidget) -> list[QDialog]:
    return [found for found in window.findChildren(QDialog) if found.isVisible()]


def dialog(window: QWidget) -> QDialog:
    shown = visible_dialogs(window)
    assert len(shown) == 1
    shown[0].activateWindow()
    QApplication.processEvents()
    return shown[0]


def walk(top: QWidget) -> None:
    assert passed_over(top, tab_round()) == []
    found = letters(top)
    assert len(found) == len(set(found)), found


@pytest.mark.parametrize("number", NUMBERS, ids=[tab.words for tab in TABS])
def test_tab_meets_every_control_of_every_sub_page(window, number):
    window.activateWindow()
    page = window.open_page(number)
    subs = page.sub_pages if hasattr(page, "sub_pages") else None
    for _ in range(subs.focus_widget().count() if subs else 1):
        for view in page.findChildren(DetailView):
            assert view.buttons is not None  # a card stands a turn later, or once it is asked for
        QApplication.processEvents()
        enter(page)
        walk(window)
        assert not set(letters(window)) & set("FEVRPH")
        if subs:
            subs.step(1)


@pytest.mark.parametrize("number", NUMBERS, ids=[tab.words for tab in TABS])
def test_the_focus_is_seen_wherever_it_is(window, number):
    window.activateWindow()
    page = window.open_page(number)
    QApplication.processEvents()
    enter(page)
    seen = picture(focused := QApplication.focusWidget(), window)
    first, walked = focused, 0
    while walked < 60:
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
        after = QApplication.focusWidget()
        if not focused.visibleRegion().isEmpty() and not after.isAncestorOf(focused):
            place = picture(focused, window)
            assert place != seen or place.size() != seen.size(), focused
        if after is first:
            return
        focused, walked = after, walked + 1
        seen = picture(focused, window)


@pytest.mark.parametrize(("number", "act"), DIALOGS)
def test_a_dialog_is_walked_and_left_by_keys(window, qtbot, number, act):
    window.activateWindow()
    window.open_page(number).start(act)
    qtbot.waitUntil(lambda: not window.strip.busy() and bool(visible_dialogs(window)))
    shown = dialog(window)
    walk(shown)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not visible_dialogs(window)


@pytest.mark.parametrize("key", MENU_DIALOGS)
def test_a_dialog_of_the_menus_is_walked_and_left_by_keys(window, key):
    window.activateWindow()
    window.do(key)
    shown = dialog(window)
    walk(shown)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not visible_dialogs(window)


def test_f6_f1_and_the_numbers_lead_on(window, qtbot):
    window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    for number in NUMBERS:
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), control)
        assert window.page().name == TABS[number].words
        assert window.page().isAncestorOf(QApplication.focusWidget())
        before = QApplication.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_F6)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert QApplication.focusWidget() is not None
    QTest.keyClick(window, Qt.Key.Key_F, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(window.tabs.search.hasFocus)
    QTest.keyClick(window.tabs.search, Qt.Key.Key_F1)
    assert dialog(window).windowTitle() == "Manual"
