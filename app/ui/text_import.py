"""The printed text of the bylaws from a file: choose, see what was placed, file it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.bylaws.law import Bylaws
from app.domain.refusal import Refusal
from app.presenters.bylaws_text import present_reading
from app.presenters.view import Note
from app.ui.desk import Desk
from app.ui.files import ask_for_file
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.table import TableView
from app.ui.theme import theme

TEXTS = "Texts (*.txt *.text *.md);;All files (*)"
INTRO = (
    "Choose a text file with the printed bylaws, or with the text copied from a PDF. It is split "
    "into articles and sections, each rule is linked to its passage, and the file itself is filed "
    "as it is."
)


class TextImportDialog(QDialog):
    """Nothing is recorded before *File the text*."""

    def __init__(self, desk: Desk, law: Bylaws, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._law, self._path = desk, law, Path()
        self.setWindowTitle(f"Text of the {law.name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.notes, self.table = NoteColumn(), TableView()
        self.table.setAccessibleName("What could not be placed")
        self.choose, self.file = Button("C&hoose a file…"), Button("&File the text", "primary")
        self.file.setEnabled(False)
        self.choose.clicked.connect(self.ask)
        self.file.clicked.connect(self.record)
        self._lay_out()
        self.resize(theme().px(760), theme().px(520))

    def ask(self) -> None:
        """Ask for the file."""
        ask_for_file(self, "Choose the text of the bylaws", TEXTS, self.read)

    def read(self, path: Path) -> None:
        """Show what was found in the file, and what was not."""
        from app.acts.law.text import preview_text

        try:
            found = preview_text(path, self._law)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self._path = path
        notes, table = present_reading(found.text, found.links)
        self.notes.set_notes(notes)
        self.table.set_table(table)
        self.table.show()
        self.file.setEnabled(True)
        self.file.setFocus()

    def record(self) -> None:
        """File the text as it was read."""
        try:
            self._desk.perform("bylaws-text", {"version": self._law.key, "path": str(self._path)})
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self.notes.set_notes([Note("warning", sentence)])
        self.table.hide()
        self.file.setEnabled(False)

    def _lay_out(self) -> None:
        cancel = Button("&Cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.file)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(make_label(INTRO, wrap=True))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notes)
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addLayout(foot)
        self.table.hide()
