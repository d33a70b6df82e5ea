"""The import dialog in the real window: preview first, troubles by cell, one act or nothing."""

import io
import threading
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from xlsxwriter import Workbook

from app.acts.exchange.mapping import kept_mapping
from app.acts.exchange.workbook_written import written_workbook

GOOD = (
    "Name,Certificate,Shares,Issued\nAda Byron,9001,100,2004-11-01\nBea Potter,9002,50,11/2/2004\n"
)
BAD = "Name,Certificate,Shares,Issued\nAda Byron,9001,many,2004-11-01\n"
FOREIGN = "Inhaber,Nummer,Stueck,Datum,Farbe\nAda Byron,9001,100,2004-11-01,red\n"
HISTORY = (
    "Date,Kind,From,To,Surrendered,Certificate,Shares\n"
    "2004-11-01,issue,,Ada Byron,,9001,100\n"
    "2004-11-03,transfer,Ada Byron,Bea Potter,9001,9002,100\n"
)
BEGIN, COLUMNS, PREVIEW = range(3)


@pytest.fixture
def dialog(reach):
    return reach("import")


def page(dialog):
    return dialog.stack.currentIndex()


def cells(dialog):
    return [row.cells for row in dialog.table.table().rows]


def record(qtbot, dialog, desk):
    with qtbot.waitSignal(desk.recorded):
        dialog.record.click()


def choose(dialog, name, heading):
    combo = dialog.matching.form.editors[name].target
    combo.setCurrentIndex(combo.findData(heading))
    combo.activated.emit(combo.currentIndex())


def test_a_clean_table_is_shown_then_recorded_in_one_act(qtbot, dialog, desk, read):
    before = desk.book.head()[0]
    read(dialog, GOOD)
    assert page(dialog) == PREVIEW
    assert dialog.table.table().totals[3] == "150"
    assert desk.book.head()[0] == before
    record(qtbot, dialog, desk)
    assert desk.book.head()[0] == before + 5
    assert [h.name for h in desk.book.holders("ada byron")] == ["Ada Byron"]
    assert desk.book.verify().ok


def test_troubles_are_named_by_cell_and_column_and_nothing_is_recorded(dialog, desk, read):
    before = desk.book.head()
    read(dialog, BAD)
    assert cells(dialog)[0][:2] == ("C2", "Shares")
    assert "1 place must be put right" in dialog.notes.notes()[0].sentence
    dialog.table.grid.setCurrentIndex(dialog.table.grid.model().index(0, 0))
    assert dialog.full.text() == cells(dialog)[0][2]
    dialog.record.click()
    assert dialog.isVisible()
    assert desk.book.head() == before


def test_recording_without_a_file_asks_for_one(dialog):
    dialog.record.click()
    assert dialog.notes.notes()[0].sentence == "Choose a file first."


def test_columns_of_other_words_are_settled_by_hand(qtbot, dialog, desk, read):
    read(dialog, FOREIGN)
    assert page(dialog) == COLUMNS
    form = dialog.matching.form
    assert form.editors["name"].target.hasFocus()
    assert form.editors["name"].target.itemText(1) == "Inhaber: Ada Byron"
    dialog.record.click()
    assert page(dialog) == COLUMNS, "the name must be chosen first"
    for name, heading in (("name", "Inhaber"), ("certificate", "Nummer"), ("shares", "Stueck")):
        choose(dialog, name, heading)
    dialog.record.click()
    assert page(dialog) == COLUMNS, "certificates need their day"
    choose(dialog, "issued_on", "Nummer")
    assert form.notes["issued_on"].notes()[0].severity == "error"
    choose(dialog, "issued_on", "Datum")
    assert dialog.matching.form.notes["issued_on"].notes() == ()
    dialog.record.click()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    assert page(dialog) == PREVIEW
    assert "Left out, for nothing in the register takes it: Farbe." in dialog.said.text()
    assert kept_mapping(desk.book, "holders")["farbe"] == ""
    dialog.columns.click()
    assert page(dialog) == COLUMNS
    assert dialog.matching.form.draft()["name"] == "Inhaber", "what was chosen stays"
    dialog.record.click()
    qtbot.waitUntil(lambda: page(dialog) == PREVIEW and not dialog.strip.busy())
    record(qtbot, dialog, desk)


def test_what_was_settled_is_known_the_next_time(qtbot, reach, read, desk):
    dialog = reach("import")
    read(dialog, FOREIGN)
    names = {"name": "Inhaber", "certificate": "Nummer", "shares": "Stueck", "issued_on": "Datum"}
    for name, heading in names.items():
        choose(dialog, name, heading)
    dialog.record.click()
    qtbot.waitUntil(lambda: page(dialog) == PREVIEW and not dialog.strip.busy())
    dialog.reject()
    again = reach("import")
    read(again, FOREIGN)
    assert page(again) == PREVIEW
    assert cells(again)[0][1:4] == ("Ada Byron", "9001", "100")


def test_a_history_is_found_out_and_recorded(qtbot, dialog, desk, read):
    read(dialog, HISTORY, "history.csv")
    assert dialog.kind.currentData() == "history"
    assert cells(dialog)[1][2:5] == ("transfer", "Ada Byron", "Bea Potter")
    before = desk.book.head()[0]
    record(qtbot, dialog, desk)
    assert desk.book.head()[0] == before + 5
    assert desk.book.certificate("9001").cancelled


def test_a_table_can_be_read_as_another_kind_but_not_as_a_package(qtbot, dialog, read):
    read(dialog, HISTORY)
    for value in ("ocf", "holders"):
        dialog.kind.setCurrentIndex(dialog.kind.findData(value))
        dialog.kind.activated.emit(dialog.kind.currentIndex())
        qtbot.waitUntil(lambda: not dialog.strip.busy())
        if value == "ocf":
            assert "cannot be read as one another" in dialog.notes.notes()[0].sentence
            assert dialog.kind.currentData() == "history"
    assert page(dialog) == COLUMNS
    assert dialog.looked.kind == "holders"


def sheets_of(**rows):
    """A workbook of these sheets, each of its rows."""
    to = io.BytesIO()
    with Workbook(to, {"in_memory": True}) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return to.getvalue()


def test_of_a_workbook_the_sheet_is_found_and_can_be_chosen(qtbot, dialog, desk, read):
    head = ["Name", "Certificate", "Shares", "Issued"]
    data = sheets_of(
        Cover=[["Our shareholders"]],
        Holders=[head, ["Ada Byron", "9001", "100", "2004-11-01"]],
        Older=[head, ["Bea Potter", "9002", "50", "2004-11-02"]],
        Empty=[],
    )
    read(dialog, data, "a.xlsx")
    assert dialog.sheet.isVisible()
    assert dialog.sheet.currentText() == "Holders"
    assert dialog.table.table().totals[3] == "100"

    def turn(name):
        dialog.sheet.setCurrentIndex(dialog.sheet.findData(name))
        dialog.sheet.activated.emit(dialog.sheet.currentIndex())
        qtbot.waitUntil(lambda: not dialog.strip.busy())

    turn("Empty")
    assert "The sheet “Empty” is empty." in dialog.notes.notes()[0].sentence
    assert dialog.sheet.currentText() == "Holders"
    turn("Older")
    assert dialog.table.table().totals[3] == "50"
    record(qtbot, dialog, desk)
    assert [h.name for h in desk.book.holders("bea potter")] == ["Bea Potter"]
    assert not desk.book.holders("ada byron")


def test_a_file_of_one_table_asks_for_no_sheet(dialog, read):
    read(dialog, GOOD)
    assert not dialog.sheet.isVisible()


def test_a_workbook_is_read_like_a_table(dialog, read):
    rows = [line.split(",") for line in GOOD.strip().split("\n")]
    data = written_workbook("Holders", rows[0], [[*rows[1]], ["Bea", "9002", "x", "2004-11-02"]])
    read(dialog, data, "holders.xlsx")
    assert cells(dialog) == [("C3", "Shares", cells(dialog)[0][2])]


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"0" * 30_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.csv", "empty"),
        ("José,1".encode("cp1252"), "a.csv", "not saved as UTF-8"),
        (GOOD.encode("utf-16-le"), "a.csv", "empty bytes"),
        (b'Name,Certificate,Shares,Issued\n"Ann,1\n', "a.csv", "quotation mark"),
        (b"Name\n", "a.csv", "no rows"),
        (b"PK\x03\x04nonsense", "a.xlsx", "damaged"),
        (bomb(), "a.xlsx", "more than 100 times"),
        (b"\xd0\xcf\x11\xe0rest", "a.xlsx", "older Excel file"),
        (b"x", "a.ods", "not read"),
        (b"PK\x03\x04nonsense", "a.zip", "not an Open Cap Format package"),
        (b"%PDF-1.7\n1 0 obj\n", "a.csv", "no heading that is known"),
        (b"{}", "Manifest.ocf.json", "no manifest"),
    ],
)
def test_a_bad_file_is_one_sentence_and_records_nothing(dialog, desk, read, data, name, words):
    before = desk.book.head()
    read(dialog, data, name)
    told = " ".join(n.sentence for n in dialog.notes.notes())
    assert words in told
    assert page(dialog) != PREVIEW
    assert desk.book.head() == before


def test_a_file_that_is_gone_is_said(dialog, tmp_path, read):
    read(dialog, tmp_path / "none.csv")
    assert "none.csv could not be read" in dialog.notes.notes()[0].sentence


def test_cancelling_the_recording_keeps_nothing(qtbot, dialog, desk, read):
    rows = "".join(f"Holder {n},X{n},1,2004-11-01\n" for n in range(4_000))
    read(dialog, "Name,Certificate,Shares,Issued\n" + rows)
    assert "The first 1,000 of 4,000 are shown." in dialog.said.text()
    assert len(cells(dialog)) == 1_000
    assert dialog.table.table().totals[3] == "4,000"
    before = desk.book.head()
    dialog.record.click()
    assert dialog.strip.busy()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    assert desk.book.head() == before
    assert not desk.book.holders("Holder 1")


def test_a_reading_that_is_stopped_shows_nothing(qtbot, dialog, tmp_path):
    rows = "".join(f"Holder {n},X{n},1,2004-11-01\n" for n in range(20_000))
    path = tmp_path / "many.csv"
    path.write_text("Name,Certificate,Shares,Issued\n" + rows)
    dialog.read(path)
    dialog.strip.cancel()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    assert page(dialog) == BEGIN
    assert "stopped" in dialog.notes.notes()[0].sentence


def test_the_reading_is_done_beside_the_window(qtbot, dialog, read, monkeypatch):
    from app.ui.importing import reading

    threads = []
    real = reading.look_at
    monkeypatch.setattr(
        reading, "look_at", lambda *a: threads.append(threading.current_thread()) or real(*a)
    )
    read(dialog, GOOD)
    assert threads
    assert threads[0] is not threading.main_thread()


def test_the_whole_way_by_keyboard_alone(qtbot, reach, desk, tmp_path):
    path = tmp_path / "fremd.csv"
    path.write_text(FOREIGN)
    dialog = reach("import")
    dialog.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    asked = dialog.findChild(QFileDialog)
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: not dialog.strip.busy() and page(dialog) == COLUMNS)
    dialog.activateWindow()
    QApplication.processEvents()
    for place in (1, 2, 3, 4):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QComboBox)
        for _ in range(place):
            QTest.keyClick(focus, Qt.Key.Key_Down)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert dialog.matching.form.draft()["issued_on"] == "Datum"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.strip.busy() and page(dialog) == PREVIEW)
    with qtbot.waitSignal(desk.recorded):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.book.certificate("9001").shares == 100
