"""The export dialog in the real window, and the register out of it and in again."""

import os
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.ui.exporting import open_export
from app.ui.importing import open_import

from .conftest import said

FORM, DONE = range(2)


@pytest.fixture
def dialog(reach):
    return reach("export-register")


def choose(dialog, **values):
    for name, value in values.items():
        editor = dialog.form.editors[name]
        if name == "on":
            editor.set_value(value)
        else:
            editor.target.setCurrentIndex(editor.target.findData(value))
            editor.target.activated.emit(editor.target.currentIndex())
        dialog.form.commit()


def save(qtbot, dialog, folder):
    """Press *Export…*, take the name that is offered in that folder, and wait."""
    dialog.write.click()
    asked = dialog.findChild(QFileDialog)
    if asked.fileMode() == QFileDialog.FileMode.Directory:
        asked.fileSelected.emit(str(folder))
        asked.close()
        names = [p.name for p in folder.iterdir()]
        qtbot.waitUntil(lambda: not dialog.strip.busy())
        return folder, names
    path = folder / os.path.basename(asked.selectedFiles()[0])  # noqa: PTH119 - a name alone
    assert not asked.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert asked.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    return path, []


@pytest.mark.parametrize(
    ("what", "form", "name", "start"),
    [
        ("holders", "csv", "HemaCare Corporation holders 2004-05-25.csv", b"\xef\xbb\xbf"),
        ("certificates", "xlsx", "HemaCare Corporation certificates 2004-05-25.xlsx", b"PK"),
        ("history", "csv", "HemaCare Corporation register history 2004-05-25.csv", b"\xef\xbb\xbf"),
        ("ocf", "zip", "HemaCare Corporation Open Cap Format 2004-05-25.zip", b"PK"),
        ("addresses", "vcf", "HemaCare Corporation addresses 2004-05-25.vcf", b"BEGIN:VCARD"),
    ],
)
def test_everything_is_written_under_a_good_name(
    qtbot, dialog, tmp_path, what, form, name, start, desk
):
    before = desk.book.head()
    choose(dialog, what=what, format=form, on="2004-05-25")
    path, _ = save(qtbot, dialog, tmp_path)
    assert path.name == name
    assert path.read_bytes().startswith(start)
    assert dialog.stack.currentIndex() == DONE
    assert name in dialog.done_words.text()
    assert desk.book.head() == before
    assert bool(dialog.unsaid.text()) is (what == "ocf")


def test_the_ways_follow_what_is_written(dialog):
    offered = []
    for what in ("certificates", "ocf", "addresses", "holders"):
        choose(dialog, what=what)
        box = dialog.form.editors["format"].target
        offered.append([box.itemData(n) for n in range(box.count())])
        assert dialog.form.draft()["format"] in offered[-1]
    assert offered == [["csv", "xlsx"], ["zip", "folder"], ["vcf"], ["csv", "xlsx"]]


def test_what_the_format_cannot_say_is_listed(qtbot, dialog, tmp_path):
    choose(dialog, what="ocf")
    save(qtbot, dialog, tmp_path)
    assert "no part of this format" in dialog.unsaid.text()
    assert dialog.unsaid.text().startswith("•")
    dialog.write.click()
    assert dialog.stack.currentIndex() == FORM


def test_a_package_in_a_folder_is_not_written_over_unasked(qtbot, dialog, tmp_path):
    choose(dialog, what="ocf", format="folder", on="2004-05-25")
    save(qtbot, dialog, tmp_path)
    package = tmp_path / "HemaCare Corporation Open Cap Format 2004-05-25"
    (package / "Transactions.ocf.json").write_text("mine")
    dialog.write.click()
    save(qtbot, dialog, tmp_path)
    dialog.question.keep.click()
    assert (package / "Transactions.ocf.json").read_text() == "mine"
    save(qtbot, dialog, tmp_path)
    dialog.question.agree.click()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    assert (package / "Transactions.ocf.json").read_text().startswith("{")
    assert dialog.stack.currentIndex() == DONE


@pytest.mark.parametrize(("number", "words"), [(28, "No space left"), (13, "Permission denied")])
def test_what_cannot_be_written_is_one_sentence(
    qtbot, dialog, tmp_path, monkeypatch, number, words
):
    def refuse(_number):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    folder = tmp_path / "out"
    folder.mkdir()
    save(qtbot, dialog, folder)
    told = dialog.notes.notes()[0].sentence
    assert "could not be written" in told
    assert words in told
    assert dialog.stack.currentIndex() == FORM
    assert list(folder.iterdir()) == []


def test_without_a_day_nothing_is_asked(dialog):
    choose(dialog, on="")
    dialog.write.click()
    assert dialog.findChild(QFileDialog) is None
    assert dialog.form.notes["on"].notes()


def test_by_keyboard_alone(qtbot, dialog, tmp_path):
    dialog.activateWindow()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is dialog.form.editors["what"].target
    QTest.keyClick(focus, Qt.Key.Key_Up)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.write
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    asked = dialog.findChild(QFileDialog)
    assert "holders" in asked.selectedFiles()[0]
    asked.fileSelected.emit(str(tmp_path / "a.xlsx"))
    asked.close()
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    dialog.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWidget() is dialog.close_button
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_the_register_goes_out_of_one_window_and_into_another_the_same(
    qtbot, dialog, desk, other, tmp_path, form
):
    from PySide6.QtWidgets import QWidget

    folder = tmp_path / "out"
    folder.mkdir()
    choose(dialog, what="ocf", format=form)
    save(qtbot, dialog, folder)
    parent = QWidget()
    qtbot.addWidget(parent)
    into = open_import(other, parent)
    into.read(next(folder.iterdir()))
    qtbot.waitUntil(lambda: not into.strip.busy(), timeout=60_000)
    assert into.kind.currentData() == "ocf"
    assert not into.looked.preview.troubles
    with qtbot.waitSignal(other.recorded, timeout=60_000):
        into.record.click()
    assert said(other.book) == said(desk.book)
    assert other.book.verify().ok


def test_a_book_that_is_only_read_can_be_written_out(qtbot, desk, tmp_path):
    from PySide6.QtWidgets import QWidget

    from app.store.book import Book
    from app.ui.desk import Desk

    shown = Desk(Book.open(desk.book.path, desk.clock(), read_only=True), "Bo", desk.clock)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = open_export(shown, parent)
    dialog.save(tmp_path / "a.csv", "holders", "csv", date(2004, 5, 25))
    qtbot.waitUntil(lambda: not dialog.strip.busy())
    assert (tmp_path / "a.csv").exists()
    dialog.close()
    shown.close()


def test_closed_in_the_midst_of_it_the_dialog_goes_and_nothing_breaks(qtbot, dialog, tmp_path):
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    strip = dialog.strip
    dialog.save(tmp_path / "a.zip", "ocf", "zip", date(2004, 12, 31))
    assert strip.busy()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: bool(gone))
    assert not list(tmp_path.glob("a.zip"))
