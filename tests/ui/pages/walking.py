"""A secretary who walks through the window: fields by their labels, buttons by their words.

Nothing is reached that a person could not reach: what is typed goes in as keys, what is chosen is
chosen by the words in the list, and a form that stays open says why.
"""

from __future__ import annotations

import re
from datetime import date, time
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
)
from shiboken6 import isValid

from app.ui.desk import Desk
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.editors import TickEditor
from app.ui.parts.form import FormView
from app.ui.parts.preview import Preview
from app.ui.parts.rows_editor import RowsEditor

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PRESS = QEvent.Type.KeyPress


def plain(text: str) -> str:
    """A label or a button's words without the letter for Alt and without marks."""
    return text.replace("&", "").removesuffix(" (optional)").rstrip("…").strip()


def text_of(data: bytes) -> str:
    """The text of a paper, in one line."""
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


class Walker:
    """One window, one pair of hands, and the calendar on the wall."""

    def __init__(self, window, qtbot, days, hours):
        self.window, self.bot, self.days, self.hours = window, qtbot, days, hours

    @property
    def desk(self) -> Desk:
        return self.window.desk

    def it_is(self, on: date, at: time = time(9)) -> None:
        """Turn the calendar and the clock."""
        self.days.append(on)
        self.hours.append(at)

    # Where the hands are

    def top(self):
        """The dialog in front, else the window."""
        found = [w for w in QApplication.topLevelWidgets()
                 if isinstance(w, QDialog) and w.isVisible() and self.depth(w)]  # fmt: skip
        return max(found, key=self.depth, default=self.window)

    def depth(self, widget) -> int:
        """How many windows stand behind this one; 0 for one that is not of this window."""
        count = 0
        while widget is not None:
            count += isinstance(widget, QDialog)
            if widget is self.window:
                return count
            widget = widget.parent()
        return 0

    def button(self, words: str, place=None):
        """The button of these words in front, once it is there."""
        where = place or self.top()

        def known():
            buttons = where.findChildren(QAbstractButton)
            return [b for b in buttons if b.isVisible() and b.isEnabled()]

        def found():
            return [b for b in known() if words in (plain(b.text()), b.accessibleName())]

        try:
            self.bot.waitUntil(lambda: bool(found()), timeout=3_000)
        except self.bot.TimeoutError:
            offered = sorted({plain(b.text()) for b in known() if b.text()})
            raise AssertionError(f"No button {words!r}; there are {offered}") from None
        return found()[0]

    def press(self, words: str, place=None) -> None:
        self.bot.mouseClick(self.button(words, place), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def choose_menu(self, key: str) -> None:
        self.window.menus.actions[key].trigger()
        QApplication.processEvents()

    # Forms

    def form(self) -> FormView:
        found = [f for f in self.top().findChildren(FormView) if f.isVisible()]
        assert found, "No form is open."
        return found[0]

    def field(self, label: str):
        form = self.form()
        labels = {plain(field.label): field.name for field in form.form.fields}
        assert label in labels, f"No field {label!r}; there are {sorted(labels)}"
        return form.editors[labels[label]]

    def fill(self, **values) -> None:
        """Fields by their labels, a blank written as `_`."""
        for label, value in values.items():
            self.put(label.replace("_", " "), value)

    def put(self, label: str, value) -> None:
        """Type, choose or tick in the field of that label; rows are lists of cells in order."""
        editor = self.field(label)
        if isinstance(editor, RowsEditor):
            self.rows(editor, value)
        else:
            self.enter(editor, value)

    def rows(self, editor: RowsEditor, lines) -> None:
        editor.set_value([])
        for number, line in enumerate(lines):
            if number:
                self.bot.mouseClick(editor.add, Qt.MouseButton.LeftButton)
            for cell, value in zip(editor.cells(number).values(), line, strict=False):
                if value != "":
                    self.enter(cell, value)

    def enter(self, editor, value) -> None:
        target = editor.target
        if isinstance(editor, TickEditor):
            if editor.box.isChecked() != value:
                self.bot.mouseClick(editor.box, Qt.MouseButton.LeftButton)
        elif isinstance(target, QComboBox):
            self.choose(target, value)
        else:
            self.write(target, value)

    def choose(self, box: QComboBox, words: str) -> None:
        """An entry of a list by its words."""
        offered = [box.itemText(n) for n in range(box.count())]
        assert words in offered, f"{words!r} is not offered: {offered}"
        box.setCurrentIndex(offered.index(words))
        box.activated.emit(offered.index(words))

    def write(self, target, text: str) -> None:
        """Replace what stands there, sign by sign, and leave by Tab."""
        assert isinstance(target, QLineEdit | QPlainTextEdit), type(target)
        assert not target.isReadOnly()
        target.window().activateWindow()
        target.setFocus()
        QApplication.processEvents()
        target.selectAll()
        for sign in text or "\b":
            key = {"\n": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}.get(sign, 0)
            QApplication.sendEvent(target, QKeyEvent(PRESS, key, NONE, sign))
        # the list of a field that is typed into holds the keys while it is open
        self.bot.keyClick(QApplication.activePopupWidget() or target, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def record(self, reason: str = "") -> None:
        """Ctrl+Enter; where a breach asks for a reason, the one given here."""
        dialog = self.top()
        assert isinstance(dialog, ActDialog), dialog
        self.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        if reason and isValid(dialog) and dialog.isVisible():
            self.write(dialog.reason.findChild(QPlainTextEdit), reason)
            self.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        QApplication.processEvents()
        stays = isValid(dialog) and dialog.isVisible()
        assert not stays, f"It stays open: {self.said(dialog)}"

    def refused(self, words: str) -> None:
        """Ctrl+Enter does not record: the dialog stays and says these words."""
        dialog = self.top()
        self.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        QApplication.processEvents()
        assert isValid(dialog) and dialog.isVisible(), "It was recorded."
        assert words in self.said(dialog), self.said(dialog)

    def said(self, dialog=None) -> str:
        """All that the dialog in front says."""
        dialog = dialog or self.top()
        notes = [*dialog.refused.notes()]
        notes += [n for ns in dialog.checked().notes.values() for n in ns]
        missing = [f"empty: {label}" for label in dialog.form.missing().values()]
        return " | ".join([*(n.sentence for n in notes), *missing])

    def do(self, words: str, /, **values) -> None:
        """Press the button of these words, fill the form by its labels, record it."""
        self.press(words)
        self.fill(**values)
        self.record()

    def radio(self, words: str) -> None:
        found = [b for b in self.top().findChildren(QRadioButton) if plain(b.text()) == words]
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def sub(self, words: str) -> None:
        """Open the sub-page of these words."""
        page = self.window.page()
        bar = page.sub_pages._bar
        names = [plain(bar.tabText(n)) for n in range(bar.count())]
        bar.setCurrentIndex(names.index(words))
        QApplication.processEvents()

    # Papers

    def paper(self, words: str) -> str:
        """The text of the paper that the button of these words shows; it is not filed."""
        self.press(words)
        self.bot.waitUntil(lambda: isinstance(self.top(), Preview), timeout=10_000)
        shown = self.top()
        text = text_of(shown._data)
        self.press("Close")
        return text

    def filed(self, kind: str) -> str:
        """The text of the last paper filed of that kind."""
        found = [p for p in self.desk.book.papers() if p.kind == kind]
        kinds = sorted({p.kind for p in self.desk.book.papers()})
        assert found, f"No {kind} is filed; there are {kinds}"
        return text_of(self.desk.book.paper_bytes(found[-1].id))


def has(text: str, *words: str) -> None:
    """Each of these words stands in the text."""
    lacking = [w for w in words if not re.search(re.escape(w).replace(r"\ ", r"\s+"), text)]
    assert not lacking, f"{lacking} not in: {text}"
