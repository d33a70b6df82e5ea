"""Margin notes: order, no more than three, links, what a screen reader says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.presenters.view import Link, Note
from app.ui.parts.button import Button
from app.ui.parts.note import NoteColumn, NoteView, note_html

NOTES = (
    Note("advice", "Take care."),
    Note("info", "Good to know."),
    Note("fits", "Fits."),
    Note("warning", "Late."),
    Note("error", "Too late.", "§2.4 ¶1", "notice.window", (Link("Use May 14", "use:2027-05-14"),)),
)


@pytest.fixture
def column(qtbot):
    made = NoteColumn()
    qtbot.addWidget(made)
    made.set_notes(NOTES)
    made.show()
    return made


def shown(column):
    return [w.note.severity for w in column.findChildren(NoteView) if w.isVisible()]


def test_the_worst_stands_first_and_three_at_most(column):
    assert [n.severity for n in column.notes()] == ["error", "warning", "fits", "info", "advice"]
    assert shown(column) == ["error", "warning", "fits"]
    more = next(b for b in column.findChildren(Button) if b.isVisible())
    assert more.text() == "2 more notes"
    more.click()
    assert shown(column)[-2:] == ["info", "advice"]


def test_links_work_by_keyboard(column, qtbot):
    section, repair = column.stops()[:2]
    section.setFocus()
    QTest.keyClick(section, Qt.Key.Key_Tab)
    with qtbot.waitSignal(column.link) as told:
        section.linkActivated.emit("why:notice.window")
    assert told.args == ["why:notice.window"]
    assert 'href="why:notice.window"' in section.text()
    assert 'href="use:2027-05-14"' in repair.text()
    assert repair.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_data_cannot_become_markup():
    html = note_html(Note("error", "<b>A & B</b>", '"><i>', 'x" onclick="y'))
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;A &amp; B" in html
    assert 'onclick="' not in html


def test_a_screen_reader_hears_word_sentence_and_section(column):
    assert column.spoken().startswith("Breach. Too late. §2.4 ¶1 Check. Late. Fits.")
