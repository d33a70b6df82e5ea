"""What the start leaves for later is there as soon as it is wanted."""

import os
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar

from app.domain.refusal import DAMAGED, IN_USE, Refusal
from app.store import backups
from app.ui.settings import Settings
from app.ui.window import MainWindow

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
ROOT = Path(__file__).parents[2]
A_SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.desktop import begin, settle

app, window = begin([sys.argv[1]], Path(sys.argv[2]))
window.after_paint(lambda: settle(window))
window.after_paint(lambda: window.do("page:1"))
QTimer.singleShot(1500, window.close)
app.exec()
print("closed")
"""
A_REFUSAL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.ahead import SLICES
from app.ui.desktop import begin, settle

app, window = begin([sys.argv[1]], Path(sys.argv[2]))
before = set(sys.modules)
assert window.page().isVisible()
window.after_paint(lambda: settle(window))

def put_away(*given, give_up=window.give_up):
    since = set(sys.modules) - before
    print(len(window.pages), "pages", [name for name in SLICES if name in since])
    give_up(*given)
    print(window.start.said())
    window.close()

window.give_up = put_away
app.exec()
"""
A_PICTURE = """
import sys
from pathlib import Path
from app.ui.desktop import begin
from app.ui.theme import theme

app, window = begin([sys.argv[1]], Path(sys.argv[2]))
app.processEvents()
first = window.grab().toImage()
theme().apply(app, theme().dark, theme().text_size)
for _ in range(5):
    app.processEvents()
bar = window.menuBar()
assert bar.cornerWidget().minimumHeight() == bar.sizeHint().height() - 4
print(first.size().toTuple(), first == window.grab().toImage())
window.close()
"""


def spoil(path):
    """A change that only the check of the whole file finds."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER journal_update")
    connection.commit()
    connection.close()


def session(code, *arguments, **environment):
    """What a process of its own says that runs this."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


@pytest.fixture
def window(qtbot, tmp_path):
    made = MainWindow(Settings(tmp_path / "settings"), lambda: NOW)
    qtbot.addWidget(made)
    yield made
    made.close()


def shown(window, qtbot):
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()


def filled(window):
    return [bool(menu.actions()) for menu in window.menus._menus.values()]


def test_a_key_pressed_before_the_menus_are_made_is_answered(
    monkeypatch, qtbot, sample_file, tmp_path
):
    monkeypatch.setattr("app.ui.window.REST_MS", 60_000)
    window = MainWindow(Settings(tmp_path / "settings"), lambda: NOW)
    qtbot.addWidget(window)
    window.open_file(sample_file)
    shown(window, qtbot)
    qtbot.waitUntil(window.isActiveWindow)
    assert not any(filled(window))
    qtbot.keyClick(window.page(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page().name == "Shareholders"
    assert all(filled(window))
    window.close()


def test_a_menu_opened_before_is_filled(window):
    file = window.findChild(QMenuBar).actions()[0].menu()
    assert not file.actions()
    file.aboutToShow.emit()
    assert [action.text() for action in file.actions()][:2] == ["&New company…", "&Open…"]


def test_marks_stand_in_menus_that_are_made_later(window):
    window.do("size:130")
    assert window.menus.actions["size:130"].isChecked()
    assert not window.menus.actions["size:100"].isChecked()


def test_the_menus_fill_and_the_file_is_settled_beside_the_window(window, qtbot, sample_file):
    window.open_file(sample_file)
    shown(window, qtbot)
    folder = sample_file.parent / backups.FOLDER
    qtbot.waitUntil(lambda: all(filled(window)) and folder.exists(), timeout=10_000)


def test_a_damaged_file_is_put_away_with_the_reason(window, qtbot, sample_file):
    spoil(sample_file)
    before = sample_file.read_bytes()
    window.open_file(sample_file)
    shown(window, qtbot)
    qtbot.waitUntil(lambda: window.desk is None, timeout=10_000)
    assert "not as Minutebook made them" in window.start.said()
    assert sample_file.read_bytes() == before


def test_a_file_too_damaged_to_be_shown_is_refused_at_once(window, sample_file):
    connection = sqlite3.connect(sample_file)
    connection.execute("DROP TABLE term")
    connection.commit()
    connection.close()
    window.open_file(sample_file)
    assert window.desk is None
    assert "restore a backup" in window.start.said()


def test_a_session_leaves_nothing_among_the_temporary_files(sample_file, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(scratch))
    assert session(A_SESSION, sample_file, tmp_path / "settings", **places) == "closed\n"
    assert not list(scratch.iterdir())


def test_a_damaged_file_is_refused_before_anything_is_made_ahead(sample_file, tmp_path):
    spoil(sample_file)
    before = sample_file.read_bytes()
    made, said = session(A_REFUSAL, sample_file, tmp_path / "settings").splitlines()
    assert made == "1 pages []"
    assert "not as Minutebook made them" in said
    assert sample_file.read_bytes() == before


def test_nothing_is_recorded_in_a_damaged_file_that_is_shown_already(window, qtbot, sample_file):
    spoil(sample_file)
    before = sample_file.read_bytes()
    window.open_file(sample_file)
    shown(window, qtbot)
    for act in (
        lambda: window.desk.perform("holder-add", {"name": "Ada Byron"}),
        lambda: window.desk.keep_plan({}),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == DAMAGED
    qtbot.waitUntil(lambda: window.desk is None, timeout=10_000)
    assert sample_file.read_bytes() == before


def test_an_act_during_a_long_check_is_refused_and_may_be_done_after_it(
    monkeypatch, window, sample_file
):
    monkeypatch.setattr("app.store.settling.PATIENCE", 0.01)
    window.open_file(sample_file)
    desk, found_whole, goes_on = window.desk, Event(), Event()

    def hold():
        found_whole.set()
        goes_on.wait(30)

    work = Thread(target=desk.book.settle, kwargs={"checked": hold})
    work.start()
    assert found_whole.wait(30)
    last = desk.book.head()
    with pytest.raises(Refusal) as refused:
        desk.perform("holder-add", {"name": "Ada Byron"})
    assert refused.value.code == IN_USE
    assert "do it again" in refused.value.sentence
    assert desk.book.head() == last
    goes_on.set()
    work.join()
    assert desk.perform("holder-add", {"name": "Ada Byron"}).seq == last[0] + 1


@pytest.mark.parametrize("text_size", [100, 150])
def test_the_first_picture_is_that_of_a_window_dressed_anew(sample_file, tmp_path, text_size):
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "minutebook.ini").write_text(f"[General]\ntext_size={text_size}\n", "utf-8")
    assert session(A_PICTURE, sample_file, settings) == "(1366, 768) True\n"
