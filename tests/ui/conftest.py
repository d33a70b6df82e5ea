"""Qt without a screen, dressed in the theme; set before the first import of Qt."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from app.ui.theme import theme

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def qapp_args():
    return ["minutebook"]


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Every test starts in the light palette at 100 %."""
    if theme().dark or theme().text_size != 100 or not qapp.styleSheet():
        theme().apply(qapp, dark=False)
    yield theme()
    qapp.clipboard().clear()


def pytest_collection_modifyitems(items):
    """What the offscreen screen says of its own limits is no warning of ours."""
    limits = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(limits)
