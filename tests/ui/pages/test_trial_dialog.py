"""Count it both ways in the window: papers ticked by keys, every result beside as it would be."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.desk import Desk
from app.ui.pages.meetings import trial_dialog
from app.ui.settings import Settings
from app.ui.window import MainWindow
from tests.conftest import NOW

KEY, MEETINGS, AGENT = "2004-annual", 4, "Renée Lachance"


@pytest.fixture
def window(qtbot, sample_file, tmp_path, monkeypatch):
    """The sample on the day of its meeting: two proxies, one without a date, and a motion voted."""
    monkeypatch.setattr(Desk, "today", property(lambda _desk: date(2004, 5, 25)))
    settings = Settings(tmp_path / "settings")
    settings.set_by("Linda J. Hargrove")
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(sample_file)
    return made


@pytest.fixture
def big(window):
    rows = window.desk.book.record_list(KEY).entitled
    return sorted(rows, key=lambda row: -row.votes)


@pytest.fixture
def dialog(window, big):
    desk = window.desk
    for row, dated in ((big[0], "4/20/2004"), (big[1], "")):
        given = {"holder": row.holder_id, "agents": [AGENT], "dated_on": dated}
        desk.perform("receive-proxy", {"meeting": KEY, "received_at": "5/3/2004 9:00 AM", **given})
    there = [{"holder": str(row.holder_id)} for row in big[2:9]]
    desk.perform("arrive", {"meeting": KEY, "at": "08:50", "holders": there, "agents": [AGENT]})
    desk.perform("open-meeting", {"meeting": KEY, "at": "09:04", "chair": "Ann Lee"})
    given = {"item": "2", "text": "To thank the officers", "moved_by": "A", "seconded_by": "B"}
    desk.perform("move", {"meeting": KEY, "at": "09:10", **given})
    signed = {"item": "2", "agents": [AGENT], "choice": "for", "at": "09:15"}
    desk.perform("sign-agents-ballot", {"meeting": KEY, **signed})
    ballots = [{"holder": str(row.holder_id), "mark": "against"} for row in big[2:9]]
    desk.perform("cast-ballots", {"meeting": KEY, "at": "09:20", "item": "2", "ballots": ballots})
    page = window.open_page(MEETINGS)
    page.show_found("meeting", KEY)
    page.day.start("both-ways")
    made = page.day.acts.trial
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()


def cells(dialog):
    return {row.key: row.cells for row in dialog.results.table().rows}


def rows_of(dialog):
    return [row.cells for row in dialog.list.table().rows]


def press(qtbot, dialog, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert dialog.isVisible()


def test_space_ticks_a_proxy_and_every_result_is_counted_again(dialog, window, big, qtbot):
    head = window.desk.book.head()
    assert [row[3] for row in rows_of(dialog)[:2]] == ["For the inspectors, §2.12", "Counts"]
    assert cells(dialog)["item:2:"][2:4] == ("", "")
    dialog.list.setFocus()
    press(qtbot, dialog, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert rows_of(dialog)[1][4] == "Left out"
    quorum, item = cells(dialog)["quorum:0:"], cells(dialog)["item:2:"]
    left = sum(row.votes for row in big[2:9])
    assert quorum[2:] == (f"No quorum, {left:,}", "≠ Turns", "§2.6")
    assert item[1].startswith(f"Carried, {big[0].votes:,} to {left:,}")
    assert item[2:] == (f"Lost, 0 to {left:,}, no quorum", "≠ Turns", "§2.8 ¶1; §2.6")
    assert dialog.said.text() == "With 1 paper ticked 2 of 2 results come out otherwise."
    dialog.results.choose("item:2:")
    assert dialog.whole.text().endswith(f"As tried: {item[2]}. §2.8 ¶1; §2.6")
    dialog.list.setFocus()
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert rows_of(dialog)[1][4] == ""
    assert dialog.said.text().startswith("Nothing is ticked")
    assert window.desk.book.head() == head


def test_those_for_the_inspectors_at_once_the_fewest_and_none(dialog, big, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(dialog.made.ticked))
    assert rows_of(dialog)[0][4] == "Counted"
    assert cells(dialog)["item:2:"][3] == "Other figures"
    assert "none of 2 results" in dialog.said.text()
    dialog.results.choose("item:2:")
    qtbot.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.said.text().endswith("1 paper at least."))
    assert [row[0] for row in rows_of(dialog) if row[4]] == [big[0].name]
    assert cells(dialog)["item:2:"][3] == "≠ Turns"
    qtbot.keyClick(dialog, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not dialog.made.ticked)
    assert not any(row[4] for row in rows_of(dialog))


def test_the_filter_narrows_and_a_click_on_a_box_ticks(dialog, big, qtbot):
    dialog.filter.setText(big[3].name.split()[0])
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert [row[0] for row in rows_of(dialog)] == [big[3].name]
    assert dialog.list.grid.hasFocus()
    grid = dialog.list.grid
    middle = grid.visualRect(grid.model().index(0, 0)).center().y()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(16, middle))
    assert rows_of(dialog)[0][4] == "Left out"
    dialog.filter.setText("nobody of that name")
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert "Clear the filter." in dialog.list.table().empty
    assert dialog.made.ticked == {big[3].holder_id}


def test_sorting_keeps_the_ticks_and_brings_them_together(dialog):
    dialog.tick(str(next(iter(list(dialog.made.papers)[3:]))))
    for column in range(5):
        dialog.list.sort(column, falling=True)
        assert sum(bool(row[4]) for row in dialog.list.shown_rows()) == 1
    assert dialog.list.shown_rows()[0][4] == "Left out"


def test_the_trial_and_the_smallest_sets_are_printed(dialog, monkeypatch):
    shown = []
    monkeypatch.setattr(trial_dialog, "preview_paper", lambda *given: shown.append(given))
    dialog.tick(str(list(dialog.made.papers)[1]))
    dialog.preview()
    (_, title, data) = shown[0]
    text = " ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages)
    text = " ".join(text.split())
    for words in (
        "Annual meeting of shareholders, 2004",
        "≠ Turns",
        "Papers ticked",
        "Left out",
        "nothing of it is recorded",
        "§2.8 ¶1; §2.6",
    ):
        assert words in text
    assert title == "Count tried both ways"
    tables = []
    monkeypatch.setattr(trial_dialog, "preview_table", lambda *given: tables.append(given[2]))
    dialog.smallest.click()
    assert tables[0].rows[0].cells[0] == "The quorum"


def test_a_long_list_is_counted_beside_the_window_the_last_ticks_alone(dialog, monkeypatch, qtbot):
    monkeypatch.setattr(trial_dialog, "AT_ONCE", 0)
    first, second = list(dialog.made.papers)[:2]
    dialog.tick(str(first))
    dialog.tick(str(second))
    assert dialog.tried is None
    dialog.preview()
    assert "not done yet" in dialog.trouble.notes()[0].sentence
    qtbot.waitUntil(lambda: dialog.tried is not None)
    assert dialog.said.text().startswith("With 2 papers ticked")
    dialog.count()
    dialog.strip.cancel()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    if dialog.tried is None:
        assert dialog.said.text() == "The count was called off. Tick again to count."


def test_the_dialog_is_walked_by_keys_alone(dialog, qtbot):
    dialog.filter.setFocus()
    found = [QApplication.focusWidget()]
    while True:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if (now := QApplication.focusWidget()) in found:
            break
        found.append(now)
    wanted = [dialog.filter, dialog.list.grid, dialog.all_open, dialog.untick]
    wanted += [dialog.results.grid, dialog.fewest, dialog.smallest, dialog.shown, dialog.leave]
    assert [w for w in found if w in wanted] == wanted
    texts = [b.text() for b in dialog.findChildren(QAbstractButton) if b.isVisible()]
    letters = [m[1].upper() for text in texts if (m := re.search(r"&(\w)", text))]
    assert len(letters) == len(set(letters)) == 6
    qtbot.keyClick(dialog.list.grid, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
