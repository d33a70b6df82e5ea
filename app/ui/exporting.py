"""The register written into a file: what, how, as of which day, and what the file cannot say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.acts.exchange.names import WRITTEN
from app.domain.refusal import Refusal
from app.domain.typed import read_day
from app.presenters.exporting import check_export, export_form, export_name, settled_format
from app.ui.beside import asking
from app.ui.files import ask_for_folder, ask_where_to_save, readable_name
from app.ui.parts.announce import announce
from app.ui.parts.button import Button
from app.ui.parts.form import FormView
from app.ui.parts.label import make_label
from app.ui.parts.question import Question
from app.ui.parts.working_dialog import WorkingDialog
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.acts.exchange.in_and_out import Written
    from app.store.reads import Reads
    from app.ui.beside import Cancelled, Moved
    from app.ui.desk import Desk

WIDTH, HEIGHT = 760, 420
FORM, DONE = range(2)


def open_export(desk: Desk, parent: QWidget) -> ExportDialog:
    """Begin an export; nothing is changed in the book."""
    dialog = ExportDialog(desk, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ExportDialog(WorkingDialog):
    """A form, then where to, then what was written and what the file does not say."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        form = export_form(WRITTEN, desk.today)
        super().__init__(form.title, parent)
        self._desk = desk
        self.question: Question | None = None
        self.form = FormView(form, notes_beside_from=0, today=desk.today)
        self.done_words = make_label("", wrap=True)
        self.unsaid = make_label("", wrap=True)
        self.write = Button(form.verb, "primary")
        self.close_button = Button("&Close")
        self.form.changed.connect(lambda _draft: self._check())
        self.write.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._check()
        self.resize(theme().px(WIDTH), HEIGHT)
        self.form.go_to("what")

    # What and where

    def _check(self) -> None:
        draft = self.form.draft()
        form = settled_format(WRITTEN, draft)
        if form != draft.get("format"):
            self.form.set_draft({"format": form})
        self.form.show_checked(check_export(WRITTEN, self._desk.today, draft))

    def go_on(self) -> None:
        """Ask where to; from what was written, back to the form."""
        if self.strip.busy():
            return
        if self.stack.currentIndex() == DONE:
            self._show(FORM)
            return
        self.form.commit()
        self._check()
        draft = self.form.draft()
        if not draft.get("on"):
            self.form.go_to("on")
            return
        what, on = str(draft["what"]), read_day(draft["on"])
        form = settled_format(WRITTEN, draft)
        name = export_name(self._desk.company.name, what, on)
        if form == "folder":
            self._ask_folder(name, what, on)
        else:
            file = readable_name(name, f".{form}")
            ask_where_to_save(
                self, "Export the register", file, lambda path: self.save(path, what, form, on)
            )

    def _ask_folder(self, name: str, what: str, on: date) -> None:
        def choose(parent: Path) -> None:
            path = parent / readable_name(name, "")
            if path.exists():
                self._ask_over(path, what, on)
            else:
                self.save(path, what, "folder", on)

        ask_for_folder(self, "The folder of the package is made in", choose)

    def _ask_over(self, path: Path, what: str, on: date) -> None:
        words = f"There is a folder {path.name} already. Write the package over the one in it?"
        self.question = Question("Export", words, "&Keep it", "&Write over it", self)
        self.question.agreed.connect(lambda: self.save(path, what, "folder", on))
        self.question.open()

    # Writing

    def save(self, path: Path, what: str, form: str, on: date) -> None:
        """Write it beside the window under that path, then say what it does not say."""

        def write(reads: Reads, _moved: Moved, cancelled: Cancelled) -> object:
            from app.acts.exchange.in_and_out import write_out

            written = write_out(reads, what, on, form)
            if cancelled():
                raise Refusal("The export was stopped. Nothing was written.")
            written.save(path)
            return written

        self.say("")
        self.work(
            f"Writing {path.name}",
            asking(self._desk.book, write),
            lambda written: self._written(path, cast("Written", written)),
            lambda refusal: self.say(str(refusal)),
            lambda: self.say("The export was stopped."),
        )

    def _written(self, path: Path, written: Written) -> None:
        said = f"Written: {path.name}, in {path.parent}."
        self.done_words.setText(said)
        notes = "\n".join(f"•  {sentence}" for sentence in written.notes)
        self.unsaid.setText(notes)
        self._unsaid_head.setVisible(bool(notes))
        self._area.setVisible(bool(notes))
        self._show(DONE)
        announce(self, said)
        self.close_button.setFocus()

    # Layout

    def _show(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.write.setText("&Export another…" if page == DONE else "&Export…")
        self.close_button.setText("&Close" if page == DONE else "&Cancel")
        if page == FORM:
            self.form.go_to("what")

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.form)
        self.stack.addWidget(self._done_page())
        buttons = (self.close_button, self.write)
        self.lay_out(None, self.stack, "The book is not changed.", buttons)
        self._show(FORM)

    def _done_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.done_words)
        self._unsaid_head = make_label("What the format cannot say", "section")
        column.addWidget(self._unsaid_head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("What the format cannot say")
        self.unsaid.setContentsMargins(0, 0, 8, 0)
        self.unsaid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(self.unsaid)
        column.addWidget(self._area, 1)
        return page

    def move_on(self, focus: QWidget) -> None:
        """To the next field, and from the last to the button."""
        (self.form.next_stop(focus) or self.write).setFocus(Qt.FocusReason.TabFocusReason)
