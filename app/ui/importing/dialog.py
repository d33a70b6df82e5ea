"""The dialog of an import: one file or folder, its columns, and what would be recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.entries import Receipt
from app.domain.refusal import Refusal
from app.domain.words import plural
from app.presenters import importing
from app.ui.beside import asking
from app.ui.files import ask_for_file, ask_for_folder
from app.ui.importing.columns import ColumnsPage
from app.ui.parts.button import Button
from app.ui.parts.combo import Combo
from app.ui.parts.label import make_label
from app.ui.parts.table import TableView
from app.ui.parts.working_dialog import WorkingDialog
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.acts.act import Who
    from app.acts.import_table import Mapped
    from app.store.book import Book
    from app.ui.beside import Act, Cancelled, Moved
    from app.ui.desk import Desk
    from app.ui.importing.reading import Looked, Looking

FILES = "Tables and packages (*.csv *.txt *.xlsx *.zip *.json);;All files (*)"
WIDTH, HEIGHT = 900, 640
INTRO = (
    "From a table, CSV or Excel: holders with their certificates, holders alone, or a history of "
    "issues, transfers, exchanges and cancellations. The first row names the columns, in any "
    "words.",
    "From an Open Cap Format package, version 1.2.0, as a zip or a folder: the whole register.",
    "You see what would be recorded first. It is one act: all of it, or nothing.",
)
BEGIN, COLUMNS, PREVIEW = range(3)


class ImportDialog(WorkingDialog):
    """Read beside the window; its columns settled; shown with every trouble by its cell."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Import", parent)
        self._desk = desk
        self.looked: Looked | None = None
        self._recording = False
        self.table, self.matching = TableView(), ColumnsPage()
        self.table.setAccessibleName("What is in the file")
        self.said = make_label("", "fact", wrap=True)
        self.full = make_label("", "small", wrap=True)
        self.name = make_label("No file is chosen yet.", "fact")
        self.kind = Combo()
        for value, words in importing.KINDS.items():
            self.kind.addItem(words, value)
        self.sheet = Combo()
        self.choose = Button("C&hoose a file…")
        self.folder = Button("Choose a &folder…")
        self.columns = Button("Col&umns…")
        self.record = Button("&Record import", "primary")
        self._connect()
        self._lay_out()
        self._show(BEGIN)
        self.resize(theme().px(WIDTH), HEIGHT)
        self.choose.setFocus()

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask)
        self.folder.clicked.connect(self.ask_folder)
        self.columns.clicked.connect(self.show_columns)
        self.record.clicked.connect(self.go_on)
        self.kind.activated.connect(self._change_kind)
        self.sheet.activated.connect(self._change_sheet)
        self.table.chosen.connect(self._tell_whole)

    # Choosing and reading

    def ask(self) -> None:
        """Ask for a file."""
        ask_for_file(self, "Choose what to import", FILES, self.read)

    def ask_folder(self) -> None:
        """Ask for the folder of a package."""
        ask_for_folder(self, "Choose the folder of the package", self.read)

    def read(self, path: Path) -> None:
        """Read the file or folder beside the window and show what it holds."""
        self._forget()
        self.name.setText(path.name)
        self._look(f"Reading {path.name}", lambda looking: looking.at_path(path))

    def _change_kind(self) -> None:
        """Read the same table as of another kind."""
        found, kind = self.looked, str(self.kind.currentData())
        if found is None or found.kind == kind:
            return
        if "ocf" in (found.kind, kind):
            self._mark(found)
            self.say("A table and a package cannot be read as one another.")
            return
        source = found.source
        self._look(f"Reading {source.name}", lambda looking: looking.at(source, kind))

    def _change_sheet(self) -> None:
        """Read another sheet of the same workbook."""
        found, sheet = self.looked, str(self.sheet.currentData())
        if found is None or found.source.sheet == sheet:
            return
        source = replace(found.source, sheet=sheet)
        self._look(f"Reading {sheet}", lambda looking: looking.at_source(source))

    def _look(
        self,
        doing: str,
        look: Callable[[Looking], Looked],
        then: Callable[[], None] | None = None,
    ) -> None:
        from app.acts.exchange.mapping import kept_mapping
        from app.acts.exchange.names import TABLES
        from app.ui.importing.reading import Looking

        book, today = self._desk.book, self._desk.today
        settled = {kind: kept_mapping(book, kind) for kind in TABLES}

        def done(found: object) -> None:
            if then:
                then()
            self._show_looked(cast("Looked", found))

        self.say("")
        self.work(
            doing,
            asking(
                book,
                lambda reads, moved, cancelled: look(
                    Looking(reads, settled, today, moved, cancelled)
                ),
            ),
            done,
            lambda refusal: self._not_read(str(refusal)),
            lambda: self._not_read("The reading was stopped. Nothing was recorded."),
        )

    def _not_read(self, sentence: str) -> None:
        """What was read before stays on screen, and is named so."""
        if self.looked:
            self._mark(self.looked)
        self.say(sentence, self.choose)

    def _forget(self) -> None:
        """Nothing of the file before stays on screen."""
        self.looked = None
        self.say("")
        self._show(BEGIN)

    # Columns

    def show_columns(self) -> None:
        """Match each of our columns with one of the file."""
        if self.looked and self.looked.met:
            self.matching.show_met(self.looked.kind, self.looked.met)
            self._show(COLUMNS)
            self.matching.go_to_unsettled()

    def _settle(self, found: Looked) -> None:
        """Read the file under the columns chosen, and remember them for this company."""
        mapped = self.matching.mapped()
        if mapped is None:
            return
        self._look(
            f"Reading {found.source.name}",
            lambda looking: looking.under(found, mapped),
            lambda: self._remember(found.kind, mapped),
        )

    def _remember(self, kind: str, mapped: Mapped) -> None:
        from app.acts.exchange.mapping import keep_mapping

        if not self._desk.read_only:
            keep_mapping(self._desk.book, kind, mapped, self._desk.who())

    # Preview

    def _show_looked(self, found: Looked) -> None:
        """Show what would be entered, or what stands in the way; else settle the columns."""
        self.looked = found
        self._mark(found)
        if found.table is None:
            self.show_columns()
            return
        troubled = bool(found.preview and found.preview.troubles)
        self.say(" ".join(found.said) if troubled else "")
        self.said.setText("" if troubled else "\n".join(found.said))
        self.said.setVisible(not troubled)
        self.full.setText("")
        self.table.set_table(found.table)
        self._show(PREVIEW)
        (self.table.grid if troubled else self.record).setFocus()

    def _tell_whole(self, key: str) -> None:
        """What is wrong in the row chosen, whole, for it may be cut in the table."""
        preview = self.looked and self.looked.preview
        rows = self.table.table().rows if preview and preview.troubles else ()
        self.full.setText(next((row.cells[-1] for row in rows if row.key == key), ""))

    def _mark(self, found: Looked) -> None:
        """Name the kind and the sheet that are shown."""
        self.kind.setCurrentIndex(self.kind.findData(found.kind))
        self.sheet.clear()
        for name in found.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(found.source.sheet))

    def _show(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        found = self.looked
        for widget in (self.kind, self._kind_label):
            widget.setVisible(found is not None)
        for widget in (self.sheet, self._sheet_label):
            widget.setVisible(bool(found and len(found.sheets) > 1))
        self.columns.setVisible(page == PREVIEW and bool(found and found.met))
        self.record.setText("Show &preview" if page == COLUMNS else "&Record import")

    # Recording

    def go_on(self) -> None:
        """Show the preview of the columns chosen, or record what is shown."""
        if self.strip.busy():
            return
        found = self.looked
        if found is None:
            self.say("Choose a file first.", self.choose)
        elif self.stack.currentIndex() == COLUMNS:
            self._settle(found)
        elif found.preview is None or found.preview.troubles:
            self.say("What is named below must be put right in the file first.", self.choose)
        else:
            self._record(found)

    def _record(self, found: Looked) -> None:
        self.say("")
        self._recording = self.work(
            f"Recording {plural(found.lines, 'line')}",
            self._desk.beside(_recording_of(found, self._desk.who())),
            self._recorded,
            self._not_recorded,
            self._stopped,
        )

    def _recorded(self, receipt: object) -> None:
        """The file has it; the pages are read again once the dialog is gone."""
        self._recording = False
        self.accept()
        if isinstance(receipt, Receipt):
            self._desk.took_effect(receipt)

    def _not_recorded(self, refusal: object) -> None:
        self._recording = False
        self.say(str(refusal), self.choose)

    def _stopped(self) -> None:
        self._recording = False
        self.reject()

    def reject(self) -> None:
        """Keep nothing: what is being recorded is undone first, and then the dialog closes."""
        if self._recording:
            self.strip.cancel()
        else:
            self.leave()

    # Layout

    def _lay_out(self) -> None:
        cancel = Button("&Cancel")
        cancel.clicked.connect(self.reject)
        self.stack = QStackedWidget()
        for page in (self._begin_page(), self.matching, self._preview_page()):
            self.stack.addWidget(page)
        buttons = (self.columns, cancel, self.record)
        self.lay_out(self._head(), self.stack, "One act: all of it or nothing.", buttons)

    def _head(self) -> QVBoxLayout:
        """What was chosen, and under it how it is read."""
        self._kind_label, self._sheet_label = QLabel("&What it holds"), QLabel("&Sheet")
        self.kind.setMinimumWidth(theme().px(240))
        self.sheet.setMinimumWidth(theme().px(240))
        self._sheet_label.setContentsMargins(16, 0, 0, 0)
        chosen, way = QHBoxLayout(), QHBoxLayout()
        for button in (self.choose, self.folder):
            chosen.addWidget(button)
        chosen.addWidget(self.name, 1)
        for label, combo in ((self._kind_label, self.kind), (self._sheet_label, self.sheet)):
            label.setBuddy(combo)
            way.addWidget(label)
            way.addWidget(combo)
        way.addStretch(1)
        head = QVBoxLayout()
        for row in (chosen, way):
            row.setSpacing(8)
            head.addLayout(row)
        return head

    def _begin_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        for words in INTRO:
            column.addWidget(make_label(words, wrap=True))
        column.addStretch(1)
        return page

    def _preview_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.full)
        return page


def _recording_of(found: Looked, who: Who) -> Act:
    """The act that records the preview, as work beside the window."""

    def act(book: Book, _moved: Moved, cancelled: Cancelled) -> Receipt:
        from app.acts.exchange.in_and_out import record_preview

        if found.preview is None:
            raise Refusal("There is nothing to record.")
        return record_preview(book, found.preview, who, cancelled)

    return act
