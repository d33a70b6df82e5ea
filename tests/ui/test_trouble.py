"""The dialog of a fault: what was done, up to where it is recorded, and a report without names."""

import sys

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.refusal import Refusal
from app.ui.trouble import BugDialog, catch_bugs


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    kept = sys.excepthook
    yield made
    sys.excepthook = kept


def raised(trouble):
    try:
        raise trouble
    except type(trouble) as caught:
        return type(caught), caught, caught.__traceback__


def test_one_dialog_says_what_and_how_far(window):
    show = catch_bugs(window, lambda: "Issue shares", lambda: 1285, lambda _sentence: None)
    show(*raised(ValueError("Eleanor M. Whitcombe holds 11,500")))
    show(*raised(ValueError("again")))
    dialogs = window.findChildren(BugDialog)
    assert len(dialogs) == 1
    said = " ".join(label.text() for label in dialogs[0].findChildren(QLabel))
    assert "It happened during: Issue shares." in said
    assert "Everything up to entry 1,285 is recorded" in said
    assert "Whitcombe" not in dialogs[0].report
    assert "test_trouble.py" in dialogs[0].report
    dialogs[0].go_on.click()
    assert not dialogs[0].isVisible()


def test_without_a_file_nothing_was_recorded(window):
    show = catch_bugs(window, lambda: "", lambda: 0, lambda _sentence: None)
    show(*raised(KeyError("x")))
    said = " ".join(label.text() for label in window.findChild(BugDialog).findChildren(QLabel))
    assert "Nothing was recorded." in said


def test_a_refusal_nobody_met_is_said_and_no_fault(window):
    heard = []
    show = catch_bugs(window, lambda: "", lambda: 0, heard.append)
    show(*raised(Refusal("The book is open for reading only.")))
    assert heard == ["The book is open for reading only."]
    assert not window.findChildren(BugDialog)
