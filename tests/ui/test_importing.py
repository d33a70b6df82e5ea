"""The import dialog: a preview first, troubles by row and column, one act or nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from app.store.book import Book
from app.ui.desk import Desk
from app.ui.importing import open_import

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
GOOD = (
    "Name,Certificate,Shares,Issued\nAda Byron,9001,100,2004-11-01\nBea Potter,9002,50,11/2/2004\n"
)
BAD = "Name,Certificate,Shares,Issued\nAda Byron,9001,many,2004-11-01\n"


@pytest.fixture
def desk(qapp, sample_file):
    made = Desk(Book.open(sample_file, NOW), "Linda J. Hargrove", lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, desk):
    parent = QWidget()
    qtbot.addWidget(parent)
    yield open_import(desk, parent)
    parent.close()


def read(qtbot, dialog, path, text):
    path.write_text(text)
    dialog.read(path)
    qtbot.waitUntil(lambda: not dialog.strip.busy())


def test_a_clean_table_is_shown_then_recorded_in_one_act(qtbot, dialog, desk, tmp_path):
    before = desk.book.head()[0]
    read(qtbot, dialog, tmp_path / "holders.csv", GOOD)
    assert dialog.table.table().totals[3] == "150"
    assert desk.book.head()[0] == before
    with qtbot.waitSignal(desk.recorded):
        dialog.record.click()
    assert desk.book.head()[0] == before + 5
    assert [h.name for h in desk.book.holders("ada byron")] == ["Ada Byron"]


def test_troubles_are_named_by_row_and_column_and_nothing_is_recorded(
    qtbot, dialog, desk, tmp_path
):
    before = desk.book.head()
    read(qtbot, dialog, tmp_path / "holders.csv", BAD)
    assert dialog.table.table().rows[0].cells[:2] == ("2", "Shares")
    dialog.record.click()
    assert dialog.isVisible()
    assert desk.book.head() == before


def test_recording_without_a_file_asks_for_one(dialog):
    dialog.record.click()
    assert dialog.notes.notes()[0].sentence == "Choose a file first."
