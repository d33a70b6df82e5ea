"""Start a new company: where its file lies, then one form; all of it is recorded or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.acts.act import Who
from app.bylaws.law import built_in_shelf
from app.domain.refusal import Refusal
from app.presenters.company_forms import new_company_act
from app.presenters.view import Act, Draft, Field
from app.ui.files import ask_where_to_save
from app.ui.parts.act_dialog import ActDialog

if TYPE_CHECKING:
    from app.store.book import Book
    from app.ui.window import MainWindow

OFFICE, SHARES = "First head office", "First class of shares"
MORE = (
    Field("office.street", "Stree&t", group=OFFICE),
    Field("office.city", "Cit&y", group=OFFICE),
    Field("office.state", "Stat&e of the office", group=OFFICE),
    Field("office.zip", "ZI&P", group=OFFICE),
    Field("office.county", "Co&unty", optional=True, group=OFFICE),
    Field("class.name", "C&lass", group=SHARES),
    Field("class.authorized", "Shares &authorized", "number", group=SHARES),
    Field("class.votes_per_share", "&Votes for a share", "number", group=SHARES),
    Field("class.par", "Pa&r value", group=SHARES),
)
FIRST = {
    "office.state": "California",
    "class.name": "Common Stock",
    "class.votes_per_share": "1",
    "class.par": "without par value",
}


def open_new_company(window: MainWindow) -> QFileDialog:
    """Ask where the book is kept, then for the company."""

    def ask(path: Path) -> None:
        if path.exists():
            window.show_trouble(f"There is a file {path.name} already. Choose another name.")
        else:
            NewCompany(window, path).open()

    name = "New company.minutebook"
    dialog = ask_where_to_save(window, "Where the new book is kept", name, ask)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return dialog


class NewCompany:
    """The form of a new company and what it records."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        self._window, self._path = window, path
        self._today = window.clock().date()
        self._made = company_act(self._made_by_presenter())

    def open(self) -> ActDialog:
        """Open the form; after recording, the company stands on the desk."""
        made = self._made
        dialog = ActDialog(made.form, made.check, self._record, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.recorded.connect(self._window.show_book)
        dialog.open()
        return dialog

    def _made_by_presenter(self) -> Act:
        return new_company_act(built_in_shelf(), self._today)

    def _record(self, draft: Draft, _reason: str) -> Book:
        """The file with its first entries; what is refused leaves no file behind."""
        from app.acts.company import new_company
        from app.acts.operations import perform

        now = self._window.clock()
        who = Who(self._window.settings.by(), now, self._today)
        given = self._made.given(draft)
        book = new_company(self._path, given, who)
        begun = str(given.get("incorporated_on") or self._today.isoformat())
        try:
            perform(book, "office", part(draft, "office") | {"from_on": begun}, who)
            perform(book, "class-add", part(draft, "class") | {"on": begun}, who)
        except Refusal as refusal:
            book.close()
            self._path.unlink()
            raise Refusal(refusal.sentence, refusal.code, _place(refusal)) from None
        return book


def company_act(made: Act) -> Act:
    """The presenter's form with the first office and class of shares under it."""
    form = replace(made.form, fields=(*made.form.fields, *MORE), draft={**made.form.draft, **FIRST})
    return replace(made, form=form)


def part(draft: Mapping[str, object], name: str) -> dict[str, object]:
    """The fields of one part, without its name before them."""
    head = f"{name}."
    return {key.removeprefix(head): value for key, value in draft.items() if key.startswith(head)}


def _place(refusal: Refusal) -> str:
    """The field of the form that a refusal of the office or the class concerns."""
    names = [field.name for field in MORE if field.name.endswith(f".{refusal.field}")]
    return names[0] if names else refusal.field
