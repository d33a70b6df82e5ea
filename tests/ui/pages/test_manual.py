"""The manual: F1 opens it at the right chapter, and its pictures are those the command draws."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from app import RESOURCES
from app.ui.help import CHAPTERS, ManualDialog
from app.ui.manual_pictures import SCENES
from app.ui.parts.act_dialog import ActDialog
from app.ui.tabs import TABS

HELP = RESOURCES / "help"
TEXT = (HELP / "manual.md").read_text("utf-8").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
HEADS = re.findall(r"(?m)^## (.+)$", TEXT)
SHOWN = re.findall(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)", TEXT)
DRAWN = [name for scenes in SCENES.values() for name in scenes]


def chapter_in_sight(dialog):
    """The heading nearest to the top of the text."""
    cursor = dialog.text.cursorForPosition(dialog.text.viewport().rect().topLeft())
    block = cursor.block()
    while block.isValid() and not block.text():
        block = block.next()
    return block.text()


def test_every_tab_has_its_chapter():
    assert {tab.words for tab in TABS} <= set(CHAPTERS)
    assert set(CHAPTERS.values()) <= set(HEADS)


def test_the_chapters_are_numbered_in_order():
    assert [head.split(".")[0] for head in HEADS] == [str(n + 1) for n in range(len(HEADS))]


def test_the_manual_shows_each_picture_that_is_drawn_once():
    assert sorted(SHOWN) == sorted(DRAWN)
    assert sorted(path.stem for path in (HELP / "pictures").iterdir()) == sorted(DRAWN)


@pytest.mark.parametrize("chapter", sorted(set(CHAPTERS.values())))
def test_the_manual_opens_at_a_chapter(qtbot, chapter):
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = ManualDialog(chapter, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.text.verticalScrollBar().maximum() > 0)
    assert chapter_in_sight(dialog) == chapter


def test_a_picture_is_no_wider_than_the_page(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = ManualDialog("", window)
    dialog.show()
    assert dialog.text.horizontalScrollBar().maximum() == 0
    assert dialog.text.document().size().height() > 300 * len(SHOWN)


def test_f1_in_a_form_opens_the_manual_in_front_of_it(window):
    page = window.open_page(1)
    page.start("transfer:1")
    form = next(one for one in window.findChildren(ActDialog) if one.isVisible())
    QTest.keyClick(form, Qt.Key.Key_F1)
    manual = form.findChild(ManualDialog)
    assert manual.isVisible()
    assert chapter_in_sight(manual) == CHAPTERS["Shareholders"]
    manual.close()
    form.close()
