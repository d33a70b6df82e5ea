"""The window driven as a person does: first sheet, tabs, filter, copy, preview, files, keys."""

import stat
import subprocess
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.domain.refusal import Refusal
from app.presenters.view import Column, Row, Table
from app.ui.menu_items import MENUS
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.preview import Preview
from app.ui.printing import table_csv
from app.ui.settings import Settings
from app.ui.tabs import TABS
from app.ui.window import MainWindow

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "settings")
    made.set_by("Linda J. Hargrove")
    return made


@pytest.fixture
def window(qtbot, settings):
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def opened(window, sample_file):
    window.open_file(sample_file)
    QApplication.processEvents()
    return window


def press(qtbot, widget, keys):
    """Press a key combination written as in the menus, on what has the focus."""
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or widget
    qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())


def choose(qtbot, path):
    """Choose a path in the file dialog that stands open."""
    dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, QFileDialog))
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()


def test_the_first_sheet_offers_the_sample_first(window):
    assert window.start.buttons["sample"].hasFocus()
    assert window.tabs.isHidden()
    assert "without the internet" in " ".join(
        label.text() for label in window.start.findChildren(QWidget) if hasattr(label, "text")
    )


def test_the_sample_says_what_it_is_and_opens_on_today(qtbot, opened):
    assert opened.bands.sentences() == {
        "sample": "Sample company. Its calendar stands at Mon, Jan 10, 2005."
    }
    assert opened.windowTitle() == "HemaCare Corporation - Today - Minutebook"
    assert opened.page().heading.fact().startswith("Monday, January 10, 2005")
    qtbot.waitUntil(lambda: opened.settings.recent() == (opened.desk.book.path,))


def test_pages_are_made_when_they_are_first_shown(opened):
    assert set(opened.pages) == {0}


@pytest.mark.parametrize("number", range(len(TABS)))
def test_each_tab_opens_by_its_key_and_copies_its_table(qtbot, opened, number):
    press(qtbot, opened, f"Ctrl+{number + 1}")
    page = opened.page()
    assert page.name == TABS[number].words
    assert f"- {TABS[number].words} -" in opened.windowTitle()
    QGuiApplication.clipboard().clear()
    press(qtbot, opened, "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text().startswith(page.current_table().columns[0].title)


@pytest.mark.parametrize(
    ("number", "text", "found"),
    [(1, "hashimoto", "Hashimoto"), (2, "okafor", "Okafor"), (5, "labels", "Address labels")],
)
def test_the_filter_narrows_the_list(qtbot, opened, number, text, found):
    page = opened.open_page(number)
    press(qtbot, opened, "Ctrl+F")
    qtbot.keyClicks(QApplication.focusWidget(), text)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    rows = page.current_table().rows
    assert rows
    assert all(found in " ".join(row.cells) for row in rows)


def test_the_print_preview_shows_the_table_as_a_page(qtbot, opened):
    opened.open_page(2)
    press(qtbot, opened, "Ctrl+Shift+P")
    preview = opened.findChild(Preview)
    assert preview.paper.page_count() == 1
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_find_in_the_whole_book_leads_to_the_record(qtbot, opened):
    press(qtbot, opened, "Ctrl+Shift+F")
    qtbot.keyClicks(opened.tabs.search, "address labels 2004")
    qtbot.keyClick(opened.tabs.search, Qt.Key.Key_Return)
    table = opened._found.table
    assert [row.cells[0] for row in table.table().rows] == ["Paper"]
    table.choose(table.table().rows[0].key)
    table.open_current()
    assert opened.page().name == "Minute Book"
    assert opened.page().paper.title.text() == "Address labels"


def test_an_act_is_acknowledged_after_it_is_recorded(qtbot, opened):
    before = opened.last_entry()
    opened.do("act:1:holder")
    dialog = opened.findChild(ActDialog)
    dialog.form.set_draft({"name": "Ada Byron", "capacity": "individual"})
    dialog.record()
    assert opened.last_entry() == before + 1
    said = opened.status.receipt()
    assert said.startswith(f"Entry {before + 1:,} recorded at 9:41 AM:")
    assert "Ada Byron" in said
    assert opened.desk.book.entry(before + 1).by == "Linda J. Hargrove"
    assert [h.name for h in opened.desk.book.holders("ada byron")] == ["Ada Byron"]


def test_undo_outside_a_field_corrects_the_last_entry(qtbot, opened):
    opened.page().setFocus()
    opened.do("undo")
    dialog = opened.findChild(ActDialog)
    assert "Correct" in dialog.windowTitle()
    dialog.reject()


HOLDING = """
import sys
from datetime import datetime
from pathlib import Path
from app.store.book import Book
book = Book.open(Path(sys.argv[1]), datetime.now().astimezone())
print("open", flush=True)
sys.stdin.read()
book.close()
"""


def test_a_file_open_elsewhere_opens_for_reading_and_says_who_has_it(window, sample_file):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(sample_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "open\n"
    window.open_file(sample_file)
    said = window.bands.sentences()["read-only"]
    assert said.startswith("This file is open for reading only. ")
    assert " has had it open since " in said
    head = window.last_entry()
    with pytest.raises(Refusal, match="reading only"):
        window.desk.perform("holder-add", {"name": "Ada Byron"})
    assert window.last_entry() == head
    other.communicate("")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no company", "is not a company file"),
        (b"SQLite format 3\x00" + bytes(200), "was made by another program"),
    ],
)
def test_a_strangers_file_is_refused_on_the_first_sheet(window, tmp_path, data, sentence):
    path = tmp_path / "other.minutebook"
    path.write_bytes(data)
    window.open_file(path)
    assert sentence in window.start.said()
    assert window.desk is None
    assert path.read_bytes() == data


def test_a_newer_file_is_refused_with_the_way_out(window, sample_file):
    data = bytearray(sample_file.read_bytes())
    data[60:64] = (9_999).to_bytes(4, "big")
    sample_file.write_bytes(data)
    window.open_file(sample_file)
    assert "newer version" in window.start.said()


def test_a_refusal_beside_an_open_company_is_a_band(opened, tmp_path):
    opened.open_file(tmp_path / "missing.minutebook")
    assert "There is no file missing.minutebook" in opened.bands.sentences()["trouble"]
    assert opened.desk.company.name == "HemaCare Corporation"


def test_a_new_company_goes_from_nothing_to_its_first_issue(qtbot, window, tmp_path):
    path = tmp_path / "Alder Ridge.minutebook"
    window.do("new")
    choose(qtbot, path)
    form = window.findChild(ActDialog)
    form.form.set_draft(
        {
            "name": "Alder Ridge Instruments, Inc.",
            "office.street": "212 Keller Street",
            "office.city": "Petaluma",
            "office.zip": "94952",
            "class.authorized": "100,000",
        }
    )
    form.record()
    assert window.desk.company.name == "Alder Ridge Instruments, Inc."
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    perform = window.desk.perform
    perform("holder-add", {"name": "Eleanor M. Whitcombe", "capacity": "individual"})
    issue = {"holder": 1, "class": 1, "on": "2026-11-24", "reason": "No officers yet."}
    perform("issue", issue | {"certificates": [{"number": "1", "shares": "11,500"}]})
    page = window.open_page(1)
    assert [row.cells[0] for row in page.current_table().rows] == ["Eleanor M. Whitcombe"]


def test_what_is_refused_of_a_new_company_leaves_no_file(qtbot, window, tmp_path):
    path = tmp_path / "Alder Ridge.minutebook"
    window.do("new")
    choose(qtbot, path)
    form = window.findChild(ActDialog)
    form.form.set_draft({"name": "Alder Ridge"})
    form.record()
    assert form.isVisible()
    assert not path.exists()
    assert window.desk is None


def test_a_copy_a_backup_and_an_export_are_written(qtbot, opened, tmp_path):
    opened.do("save-copy")
    choose(qtbot, tmp_path / "copy.minutebook")
    assert (tmp_path / "copy.minutebook").exists()
    opened.do("backup")
    qtbot.waitUntil(lambda: not opened.strip.busy())
    assert opened.status.receipt().startswith("Backed up at 9:41 AM")
    opened.open_page(2)
    opened.do("export")
    choose(qtbot, tmp_path / "board.csv")
    lines = (tmp_path / "board.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Director")
    assert len(lines) == 6


def test_cells_that_look_like_formulas_are_made_harmless():
    rows = tuple(Row(str(n), (text,)) for n, text in enumerate(("=1+1", "-5", "@x", "a,b")))
    data = table_csv(Table((Column("Name"),), rows)).decode("utf-8-sig").splitlines()
    assert data == ["Name", "'=1+1", "-5", "'@x", '"a,b"']


def test_every_menu_action_is_named_and_its_keys_are_its_own(window):
    seen = [key.toString() for a in window.menus.actions.values() for key in a.shortcuts()]
    assert len(seen) == len(set(seen))
    for title, items in MENUS.items():
        letters = [item.label.partition("&")[2][:1].lower() for item in items if item.label]
        assert len(letters) == len(set(letters)), title
        assert all(letters), title


def test_acts_on_a_file_are_answered_while_none_is_open(window):
    for key in ("backup", "print", "act:1:issue", "correct", "page:3"):
        window.start.show_note("")
        window.do(key)
        assert window.start.said().startswith("Open a company file first"), key


def test_panes_are_walked_by_f6(qtbot, opened):
    for number in (0, 5, 6):
        press(qtbot, opened, f"Ctrl+{number + 1}")
        stops = set()
        for _ in range(8):
            press(qtbot, opened, "F6")
            stops.add(QApplication.focusWidget())
            assert opened.page().isAncestorOf(QApplication.focusWidget())
        assert len(stops) >= 2, TABS[number].words


@pytest.mark.parametrize("number", [0, 5, 6])
def test_tab_visits_every_control_and_comes_back(qtbot, opened, number):
    page = opened.open_page(number)
    QApplication.processEvents()
    wanted = {
        child
        for child in page.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    wanted = {w for w in wanted if w.focusProxy() is None}
    seen = set()
    page.focus_filter()
    for _ in range(3 * len(wanted) + 40):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    missed = [w.accessibleName() or w.metaObject().className() for w in wanted - seen]
    assert not missed


def test_verify_says_that_all_is_as_recorded(qtbot, opened):
    page = opened.open_page(5)
    page.start("verify")
    qtbot.waitUntil(lambda: page.check.verdict is not None, timeout=30_000)
    assert page.check.verdict.ok
    assert {note.severity for note in page.check.notes.notes()} == {"fits"}


def test_the_name_is_kept_and_used(qtbot, opened):
    opened.do("name")
    dialog = next(w for w in opened.findChildren(QWidget) if type(w).__name__ == "NameDialog")
    dialog.name.setText("Dorothy M. Winslow")
    dialog._keep()
    assert opened.desk.who().by == "Dorothy M. Winslow"
    assert opened.desk.who().today == date(2005, 1, 10)
    assert Settings(opened.settings.path.parent).by() == "Dorothy M. Winslow"


def test_an_older_copy_in_the_place_of_the_file_is_noticed(window, sample_file, tmp_path):
    """Mistaken copies under the same name are the commonest loss of work in an office."""
    older = tmp_path / "older"
    older.write_bytes(sample_file.read_bytes())
    window.open_file(sample_file)
    receipt = window.desk.perform("holder-add", {"name": "Ada New"})
    window.close_file()
    sample_file.write_bytes(older.read_bytes())
    window.open_file(sample_file)
    said = window.bands.sentences()["older"]
    assert said.startswith(f"Entry {receipt.seq:,}, the last one when this file was closed here")
    window.close_file()
    window.open_file(sample_file)
    assert "older" not in window.bands.sentences()


def test_advice_from_the_statute_can_be_turned_off(opened, settings):
    page = opened.open_page(6)
    page.show_found("hemacare-2002", "shareholders.quorum.majority")
    assert [note.severity for note in page.detail.detail().notes] == ["advice"]
    opened.do("statute")
    assert page.detail.detail().notes == ()
    assert not settings.statute()
    assert not opened.menus.actions["statute"].isChecked()


def test_the_printers_offsets_are_kept_for_every_paper(qtbot, opened, settings):
    opened.do("test-page")
    preview = opened.findChild(Preview)
    right, up = preview.offsets
    right.setValue(4.5)
    up.setValue(-2)
    assert settings.shift() == (4.5, -2.0)
    preview.close()
    opened.do("preview")
    again = [p for p in opened.findChildren(Preview) if p.isVisible()]
    assert [box.value() for box in again[-1].offsets] == [4.5, -2.0]


def test_what_is_due_goes_to_a_calendar_file_and_on_paper(opened, tmp_path, monkeypatch):
    path = tmp_path / "due.ics"
    monkeypatch.setattr(
        "app.ui.window_acts.ask_where_to_save", lambda _w, _t, _n, write: write(path)
    )
    opened.do("calendar")
    text = path.read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") >= 1
    assert "§2.2" in text
    opened.do("year")
    preview = opened.findChild(Preview)
    assert preview.paper.page_count() >= 1
    preview.close()


def test_a_demand_stands_on_the_first_page_with_its_day(opened):
    opened.desk.perform(
        "receive-demand",
        {"wants": "list", "received_on": "1/5/2005", "holders": ["1"], "way": "letter"},
    )
    rows = [row for group in opened.open_page(0).groups for row in group.table().rows]
    assert any("list of shareholders" in " ".join(row.cells) for row in rows)
