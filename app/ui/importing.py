"""Holders and certificates from a CSV file: choose, look at what would be recorded, record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entries import Receipt
from app.domain.refusal import STORAGE, Refusal
from app.domain.words import plural
from app.presenters.view import Note, Table
from app.ui.files import ask_for_file
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.progress import ProgressStrip
from app.ui.parts.table import TableView
from app.ui.theme import set_role, theme

if TYPE_CHECKING:
    from app.acts.act import Who
    from app.acts.imports import ImportPreview
    from app.store.book import Book
    from app.ui.beside import Act, Cancelled, Moved
    from app.ui.desk import Desk

STEP = 500
TABLES = "Tables (*.csv *.txt)"
INTRO = (
    "The first row names the columns: Name, Certificate, Shares and Issued must be there; "
    "Class, Holder no, Capacity, Remark, Street, City, State, ZIP and Country may be."
)


def open_import(desk: Desk, parent: QWidget) -> ImportDialog:
    """Begin an import; nothing is recorded before *Record import*."""
    dialog = ImportDialog(desk, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ImportDialog(QDialog):
    """One file: read beside the window, shown with every trouble by row and column."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.preview: ImportPreview | None = None
        self._recording = False
        self.setWindowTitle("Import holders")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notes = NoteColumn()
        self.table = TableView()
        self.table.setAccessibleName("What is in the file")
        self.strip = ProgressStrip()
        self._said = make_label("", "fact", wrap=True)
        self.choose = Button("C&hoose a file…")
        self.record = Button("&Record import", "primary")
        self.choose.clicked.connect(self.ask)
        self.record.clicked.connect(self._record)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._record)
        self._lay_out()
        self.resize(theme().px(900), 600)
        self.choose.setFocus()

    def ask(self) -> None:
        """Ask for the file."""
        ask_for_file(self, "Choose a table of holders", TABLES, self.read)

    def read(self, path: Path) -> None:
        """Read the file beside the window and show what is in it; nothing is recorded."""
        from app.acts.imports import read_import

        desk = self._desk
        company, today = desk.company, desk.today
        taken = frozenset(c.number for c in desk.book.certificates())

        def work(moved: Callable[[int], None], cancelled: Callable[[], bool]) -> object:
            def on_row(done: int, _total: int) -> None:
                if cancelled():
                    raise Refusal("The reading was stopped. Nothing was recorded.")
                if done % STEP == 0:
                    moved(done)

            return read_import(_bytes(path), path.name, company, taken, today, on_row)

        self._begin_anew()
        self.strip.run(
            f"Reading {path.name}",
            work,
            self.show_preview,
            refused=lambda refusal: self._refuse(str(refusal)),
        )

    def _begin_anew(self) -> None:
        """Nothing of the file before stays on screen."""
        self.preview = None
        self._refuse("")
        self._said.hide()
        self.table.hide()
        self._room.show()

    def show_preview(self, preview: Any) -> None:
        """Show the certificates that would be entered, or what stands in the way."""
        from app.presenters import importing

        self.preview = preview
        self._said.setText(" ".join(preview.notes))
        self._said.setVisible(bool(preview.notes))
        if preview.troubles:
            count = plural(len(preview.troubles), "cell")
            self._refuse(f"{count} cannot be read. Nothing is recorded until all are put right.")
            rows = [(t.line, t.column, t.sentence) for t in preview.troubles]
            self._show(importing.present_troubles(rows))
            return
        names = [str(h["name"]) for h in preview.holders]
        self._show(
            importing.present_import(
                [(r.line, names[r.holder], r.certificate, r.shares, r.issued_on)
                 for r in preview.rows]
            )
        )  # fmt: skip
        self.record.setFocus()

    def _show(self, table: Table) -> None:
        self.table.set_table(table)
        self._room.hide()
        self.table.show()

    def _record(self) -> None:
        preview = self.preview
        if self.strip.busy():
            return
        if preview is None:
            self._refuse("Choose a file first.", self.choose)
            return
        if preview.troubles:
            self._refuse("The cells named below must be put right in the file first.", self.choose)
            return
        self._refuse("")
        self._recording = self.strip.run(
            f"Recording {plural(len(preview.rows), 'certificate')}",
            self._desk.beside(_recording_of(preview, self._desk.who())),
            self._recorded,
            refused=self._not_recorded,
            called_off=self._stopped,
        )

    def _recorded(self, receipt: object) -> None:
        """The file has it; the pages are read again once the dialog is gone."""
        self._recording = False
        self.accept()
        if isinstance(receipt, Receipt):
            self._desk.took_effect(receipt)

    def _not_recorded(self, refusal: object) -> None:
        self._recording = False
        self._refuse(str(refusal), self.choose)

    def _stopped(self) -> None:
        self._recording = False
        self.reject()

    def _refuse(self, sentence: str, focus: QWidget | None = None) -> None:
        self.notes.set_notes([Note("warning", sentence)] if sentence else [])
        self.notes.setVisible(bool(sentence))
        if focus:
            focus.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 12)
        body.setSpacing(8)
        body.addWidget(make_label(INTRO, wrap=True))
        body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.strip, self.notes, self._said):
            body.addWidget(widget)
        body.addWidget(self.table, 1)
        self._said.hide()
        self._room = QWidget()
        body.addWidget(self._room, 1)
        self.table.hide()
        self.notes.hide()
        column.addLayout(body, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(make_label("One act: all rows or none.", "fact"), 1)
        cancel = Button("&Cancel")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.record)
        return foot

    def reject(self) -> None:
        """Keep nothing: what is being recorded is undone first, and then the dialog closes."""
        self.strip.cancel()
        if not self._recording:
            super().reject()


def _recording_of(preview: ImportPreview, who: Who) -> Act:
    """The act that records the preview, as work beside the window."""

    def act(book: Book, _moved: Moved, cancelled: Cancelled) -> Receipt:
        from app.acts.imports import record_import

        return record_import(book, preview, who, cancelled)

    return act


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise Refusal(
            f"{path.name} could not be read ({trouble.strerror}). Nothing was recorded.", STORAGE
        ) from None
