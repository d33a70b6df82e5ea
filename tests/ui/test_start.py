"""What the start leaves for later is there as soon as it is wanted."""

import os
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar

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
    return [bool(menu.actions()) for menu in window.menus._menus]


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
    connection = sqlite3.connect(sample_file)
    connection.execute("DROP TRIGGER journal_update")
    connection.commit()
    connection.close()
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
    env = {**os.environ, "TMPDIR": str(scratch), "TMP": str(scratch), "TEMP": str(scratch)}
    done = subprocess.run(
        [sys.executable, "-c", A_SESSION, str(sample_file), str(tmp_path / "settings")],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "closed\n"
    assert not list(scratch.iterdir())
