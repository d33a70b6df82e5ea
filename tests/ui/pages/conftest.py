"""The sample company as it stood on February 27, 2004, on a desk, with the real file behind it."""

import shutil
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from app.acts.sample import write_sample
from app.store.book import Book
from app.ui.desk import Desk
from app.ui.settings import Settings
from app.ui.window import MainWindow
from tests.ui.pages.walked_company import ERAS, SAM, begin
from tests.ui.pages.walking import Walker

NOW = datetime(2026, 11, 25, 9, 41, tzinfo=ZoneInfo("America/Los_Angeles"))
PRESS, NONE = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
DAY = date(2004, 2, 27)


@pytest.fixture(scope="session")
def sample_2004(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "hemacare.minutebook"
    write_sample(path, NOW, through=DAY).close()
    return path


@pytest.fixture
def company_file(tmp_path, sample_2004):
    path = tmp_path / sample_2004.name
    shutil.copy(sample_2004, path)
    return path


@pytest.fixture
def desk(qapp, company_file):
    made = Desk(Book.open(company_file, NOW), "Linda J. Hargrove", lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, company_file, tmp_path):
    settings = Settings(tmp_path / "settings")
    settings.set_by("Linda J. Hargrove")
    made = MainWindow(settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(company_file)
    return made


class Hands:
    """Typing into fields and pressing buttons as a person does."""

    def __init__(self, qtbot):
        self._bot = qtbot

    def type_over(self, field: QLineEdit, text: str) -> None:
        """Replace what stands in the field and leave it by Tab."""
        field.window().activateWindow()
        field.setFocus()
        QApplication.processEvents()
        field.selectAll()
        for sign in text:
            QApplication.sendEvent(field, QKeyEvent(PRESS, 0, NONE, sign))
        self._bot.keyClick(field, Qt.Key.Key_Tab)

    def pick(self, box: QComboBox, value: object) -> None:
        """Choose a value of a list."""
        place = box.findData(value)
        assert place >= 0, f"{value} is not offered"
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def fill(self, dialog, **values: str) -> None:
        """Type into the fields of an act's dialog; lists are chosen from by value."""
        for name, text in values.items():
            editor = dialog.form.editors[name]
            if isinstance(editor.target, QComboBox):
                self.pick(editor.target, text)
            else:
                self.type_over(editor.target, text)
        dialog.form.commit()

    def press(self, button) -> None:
        """Press a button."""
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)


@pytest.fixture(params=ERAS, ids=lambda era: era.version)
def era(request):
    """One version of the bylaws and the year in which it is walked through."""
    return request.param


@pytest.fixture
def walker(qtbot, tmp_path, era):
    """A secretary before the window of a small company, on January 15 of that year."""
    path = tmp_path / f"acme-{era.year}.minutebook"
    begin(path, era)
    days, hours = [era.day(1, 15)], [time(9)]
    settings = Settings(tmp_path / "settings")
    settings.set_by(SAM)
    made = MainWindow(
        settings, lambda: datetime.combine(days[-1], hours[-1], ZoneInfo("America/Los_Angeles"))
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_file(path)
    return Walker(made, qtbot, days, hours)
