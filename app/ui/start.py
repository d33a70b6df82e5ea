"""The sheet one meets first: the sample, a new company, or a company file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import VERSION
from app.presenters.view import Note
from app.ui.parts.button import Button
from app.ui.parts.label import make_label, make_line
from app.ui.parts.note import NoteColumn
from app.ui.theme import set_role, theme

SHEET_WIDTH = 560
CHOICES = (
    ("sample", "&Look around in the sample company"),
    ("new", "&Start a new company"),
    ("open", "&Open a company file"),
)
PROMISE = "Works without the internet, sends nothing, and is not legal advice."


class StartPage(QWidget):
    """Three large buttons, the files opened before, one line. `chosen` gives the button's key."""

    chosen = Signal(str)
    recent_chosen = Signal(object)  # Path

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        set_role(self, "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes = NoteColumn()
        self.buttons = {key: self._button(key, label) for key, label in CHOICES}
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._lay_out()
        self.show_recent(recent)

    def showEvent(self, event: QShowEvent) -> None:
        """The first of the buttons has the focus whenever the sheet is shown."""
        super().showEvent(event)
        self.buttons["sample"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_note(self, sentence: str, severity: str = "warning") -> None:
        """Say why a file was not opened, or that the settings were reset; empty takes it away."""
        self.notes.set_notes([Note(severity, sentence)] if sentence else [])
        self.notes.setVisible(bool(sentence))

    def said(self) -> str:
        """What the note says."""
        return " ".join(note.sentence for note in self.notes.notes())

    def show_recent(self, recent: Sequence[Path]) -> None:
        """List the files opened before."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if recent:
            self._recent.addWidget(make_label("Opened before", "section"))
        for path in recent:
            button = Button(path.stem.replace("&", "&&"), "link")
            button.setToolTip(str(path))
            button.setAccessibleDescription(str(path.parent))
            button.clicked.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, key: str, label: str) -> Button:
        button = Button(label, "primary" if key == "sample" else "")
        button.setObjectName("large")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def _lay_out(self) -> None:
        sheet = QFrame()
        set_role(sheet, "card")
        sheet.setFixedWidth(theme().px(SHEET_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(40, 32, 40, 28)
        column.setSpacing(12)
        column.addWidget(make_label("Minutebook", "name"))
        column.addWidget(make_label("The corporate secretary’s desk for one company.", "fact"))
        self.notes.hide()
        column.addWidget(self.notes)
        column.addSpacing(8)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addLayout(self._recent)
        column.addWidget(make_line())
        column.addWidget(make_label(f"{PROMISE} Version {VERSION}.", "small", wrap=True))
        middle = QWidget()
        set_role(middle, "clear")
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(sheet, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
