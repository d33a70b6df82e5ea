"""Letters at 150 percent: every page still fits the smallest screen of an office."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.tabs import TABS

SMALLEST, LARGE = 1366, 150


@pytest.mark.parametrize("place", range(len(TABS)), ids=[tab.words for tab in TABS])
def test_no_page_makes_the_window_wider_than_the_screen(qapp, window, dressed, place):
    dressed.apply(qapp, dark=False, text_size=LARGE)
    QApplication.processEvents()
    page = window.open_page(place)
    sub_pages = getattr(page, "sub_pages", None)
    for value in sub_pages.values() if sub_pages else ("",):
        if value:
            sub_pages.open(value)
        QApplication.processEvents()
        assert (value, window.width()) == (value, SMALLEST)
