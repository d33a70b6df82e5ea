"""An act beside the window: recorded whole, or nothing of it, and the window's book sees it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from app.acts.act import Who
from app.acts.imports import Taken, read_import, record_import
from app.domain.refusal import Refusal
from app.store.book import Book
from app.ui.beside import act_beside
from app.ui.desk import Desk
from app.ui.importing import open_import

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
ROWS = 300


@pytest.fixture
def desk(qapp, sample_file):
    made = Desk(Book.open(sample_file, NOW), "Linda J. Hargrove", lambda: NOW)
    yield made
    made.close()


def table(rows):
    lines = (f"Holder {n},N{n},{n},2003-01-02" for n in range(1, rows + 1))
    return "\n".join(["Name,Certificate,Shares,Issued", *lines])


def importing(desk, rows=ROWS):
    """The act that brings in that many certificates."""
    data = table(rows).encode()
    preview = read_import(data, "h.csv", desk.company, Taken(), desk.today)
    who = Who("Linda J. Hargrove", NOW, desk.today)
    return lambda book, _moved, cancelled: record_import(book, preview, who, cancelled)


def test_the_window_sees_what_was_recorded_beside_it(desk):
    told, before = [], desk.book.head()[0]
    receipt = act_beside(desk.book, importing(desk), told.append, lambda: False)
    assert receipt.seq == desk.book.head()[0] == before + 1 + 2 * ROWS
    assert told
    assert told[0].endswith(" lines")
    assert desk.perform("holder-add", {"name": "Ada Byron"}).seq == receipt.seq + 1


def test_called_off_in_the_middle_nothing_is_left(desk):
    asked, before = [], desk.book.head()

    def cancelled():
        asked.append(None)
        return len(asked) > 3

    assert act_beside(desk.book, importing(desk), [].append, cancelled) is None
    assert desk.book.head() == before
    assert desk.book.holders("holder 7") == []


def test_a_refusal_is_handed_on_and_a_reader_never_writes(desk, sample_file):
    def refuse(_book, _moved, _cancelled):
        raise Refusal("The disk is full.")

    with pytest.raises(Refusal, match="The disk is full"):
        act_beside(desk.book, refuse, [].append, lambda: False)
    reader = Book.open(sample_file, NOW, read_only=True)
    with pytest.raises(Refusal, match="for reading only"):
        act_beside(reader, importing(desk), [].append, lambda: False)
    reader.close()


def test_cancel_came_too_late_for_what_was_recorded(desk, qtbot):
    """The dialog that was closed in the last moment still tells of the entry."""
    record = importing(desk, 3)

    def act(book, moved, _cancelled):
        receipt = record(book, moved, lambda: False)
        desk.strip.cancel()
        return receipt

    with qtbot.waitSignal(desk.recorded) as told:
        desk.record_beside("Recording", act)
    assert told.args[0].seq == desk.book.head()[0]


def test_closing_the_import_while_it_records_waits_and_keeps_nothing(desk, qtbot, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog, before = open_import(desk, parent), desk.book.head()
    path = tmp_path / "h.csv"
    path.write_text(table(2_000))
    dialog.read(path)
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    dialog.record.click()
    dialog.reject()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        pass
    assert desk.book.head() == before
    parent.close()
