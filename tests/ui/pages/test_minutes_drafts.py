"""Minutes in drafts, in the real window: words typed, drafts kept, two compared and printed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.acts.operations import perform
from app.ui.desk import Desk
from app.ui.pages.board_minutes import open_board_minutes
from app.ui.pages.meetings.minutes import MinutesDialog
from tests.acts.meetings.test_papers import KEY, WHO, book  # noqa: F401 - the fixture
from tests.conftest import NOW


@pytest.fixture
def window(qtbot, book, tmp_path, monkeypatch):  # noqa: F811
    from app.ui.settings import Settings
    from app.ui.window import MainWindow

    perform(book, "close-meeting", {"meeting": KEY, "at": "10:00 AM"}, WHO)
    at = "2004-05-25T14:00"
    called = {"board": "b1", "kind": "regular", "starts_at": at, "scheduled_by": "the bylaws"}
    perform(book, "board-call", called, WHO)
    members = [t.name for t in book.company().terms if t.office == "director" and not t.to_on]
    opened = {"board": "b1", "at": at, "chair": members[0], "secretary": members[1]}
    perform(book, "board-open", opened | {"present": [{"name": name} for name in members]}, WHO)
    path = book.path
    book.close()
    monkeypatch.setattr(Desk, "today", property(lambda _desk: date(2004, 6, 1)))
    settings = Settings(tmp_path / "settings")
    settings.set_by("Linda J. Hargrove")
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(path)
    return made


def wrote(dialog, place, text):
    dialog.fields[place].setPlainText(text)
    dialog.keep()


def two_drafts(dialog, place):
    wrote(dialog, place, "The president reported.\nAll were pleased.")
    dialog.keep_it.click()
    assert "Draft 1" in dialog.said.notes()[0].sentence
    wrote(dialog, place, "The president reported on sales.\nAll were pleased.")
    dialog.keep_it.click()
    dialog.keep_it.click()
    assert "as in the last draft" in dialog.said.notes()[0].sentence
    wrote(dialog, place, "The president reported on sales.")
    dialog.compare.click()
    return dialog.drafts


def test_drafts_of_shareholders_minutes_are_compared(window, qtbot):
    page = window.open_page(4)
    page.show_found("papers", KEY)
    page.papers.write_minutes()
    dialog = page.papers.minutes
    assert isinstance(dialog, MinutesDialog)
    dialog.compare.click()
    assert "no draft to compare yet" in dialog.said.notes()[0].sentence
    drafts = two_drafts(dialog, "reports")
    assert [drafts.before.itemText(n)[:7] for n in range(3)] == ["Draft 1", "Draft 2", "As the "]
    assert drafts.fact.text() == "1 paragraph removed."
    assert "[All were pleased.]" in drafts.text.toPlainText()
    drafts.before.setCurrentIndex(0)
    drafts.after.setCurrentIndex(1)
    assert drafts.fact.text() == "1 paragraph changed."
    assert "Changed. The president reported +on sales+." in drafts.text.toPlainText()
    assert "quorum" not in drafts.text.toPlainText()
    drafts.whole.setChecked(True)
    assert "quorum" in drafts.text.toPlainText()
    drafts.print_it()
    assert drafts.preview is not None
    drafts.preview.reject()


def test_words_of_the_board_survive_and_its_drafts_are_compared(window, qtbot):
    desk = window.open_page(2).desk
    dialog = open_board_minutes(desk, "b1", window)
    drafts = two_drafts(dialog, "reports")
    assert drafts.fact.text() == "1 paragraph removed."
    drafts.reject()
    dialog.reject()
    QApplication.processEvents()
    again = open_board_minutes(desk, "b1", window)
    assert again.fields["reports"].toPlainText() == "The president reported on sales."
    again.ask_signature()
    assert again.dialog is not None
    again.dialog.reject()
