"""What the menus do beyond showing a page: files, printing, copying, corrections, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.refusal import Refusal
from app.domain.words import hour_short, plural
from app.presenters.view import Table
from app.ui.files import BOOKS, ask_for_file, ask_where_to_save, readable_name
from app.ui.parts.table import TableView
from app.ui.settings import usual_data_folder

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.rehearsal import Rehearsing
    from app.ui.window import MainWindow

NO_TABLE = "This page has no table. Open a page with a list first."
REGISTER = 1


class WindowActs:
    """Each act by its menu key; the window is asked for what it shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._rehearsals: Rehearsing | None = None

    def do(self, key: str, rest: str) -> None:
        """Do this act; without an open file, an act on one is answered with a sentence."""
        without: dict[str, Callable[[], object]] = {
            "new": self._new,
            "open": self._open,
            "sample": self._sample,
            "name": self._name,
            "redo": lambda: _typing("redo"),
            "manual": self._manual,
            "keys": lambda: self._manual("15. Keys"),
            "about": self._about,
            "test-page": self._test_page,
        }
        if key in without:
            without[key]()
            return
        desk = self._window.desk
        if desk is None:
            self._window.open_page(0)
            return
        self._with_file(desk, key, rest)

    def _with_file(self, desk: Desk, key: str, rest: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "save-copy": lambda: self._save_copy(desk),
            "backup": lambda: self._backup(desk),
            "read-again": desk.read_again,
            "import": lambda: self._import(desk),
            "export-register": lambda: self._export_register(desk),
            "export": lambda: self._on_table(desk.export),
            "print": lambda: self._print(desk),
            "preview": lambda: self._preview(desk),
            "undo": lambda: self._undo(desk),
            "copy": self._copy,
            "copy-table": self._copy_table,
            "filter": self._filter,
            "primary": self._primary,
            "correct": lambda: self._correct(desk, rest),
            "rehearse": lambda: self._rehearsing().begin(rest),
            "rehearse-day": lambda: self._rehearsing().ask_day(),
            "rehearse-end": lambda: self._rehearsing().end(),
            "class": lambda: self._class(desk),
            "year": lambda: self._year(desk),
            "calendar": lambda: self._calendar(desk),
            "office": lambda: self._office(desk),
            "fiscal-year": lambda: self._fiscal_year(desk),
            "contact": lambda: self._contact(desk),
        }
        acts[key]()

    # Files

    def _new(self) -> None:
        from app.ui.new_company import open_new_company

        open_new_company(self._window)

    def _open(self) -> None:
        ask_for_file(self._window, "Open a company file", BOOKS, self._window.open_file)

    def _sample(self) -> None:
        """The sample as written before, or written now beside the window."""
        from app.ui.sample_file import write_sample_file

        path = usual_data_folder() / "HemaCare sample.minutebook"
        if path.exists():
            self._window.open_file(path)
            return
        clock = self._window.clock
        self._window.strip.run(
            "Writing the sample company",
            lambda _moved, cancelled: write_sample_file(path, clock(), cancelled),
            lambda _path: self._window.open_file(path),
            refused=lambda refusal: self._window.show_trouble(str(refusal)),
        )

    def _save_copy(self, desk: Desk) -> None:
        def save(path: Path) -> None:
            try:
                desk.book.save_copy(path)
            except Refusal as refusal:
                self._window.show_trouble(refusal.sentence)
                return
            self._window.status.show_fact(f"A copy was saved as {path.name} and read back.")

        name = f"{desk.book.path.stem} copy.minutebook"
        ask_where_to_save(self._window, "Save a copy", name, save)

    def _backup(self, desk: Desk) -> None:
        from app.ui.sample_file import back_up

        def say(path: Path) -> None:
            at = hour_short(desk.clock())
            self._window.status.show_fact(f"Backed up at {at} and read back: {path.name}.")
            self._window.status.set_backup(f"Backed up today, {at}")

        book, now = desk.book, desk.clock()

        def make(_progress: object, _cancelled: object) -> Path:
            book.settle()  # which may be making the day's backup
            return back_up(book.path, now)

        desk.run("Backing up the book", make, say)

    def _import(self, desk: Desk) -> None:
        from app.ui.importing import open_import

        if page := self._window.open_page(REGISTER):
            open_import(desk, page)

    def _export_register(self, desk: Desk) -> None:
        from app.ui.exporting import open_export

        open_export(desk, self._window)

    # Tables

    def _on_table(self, then: Callable[[Table], object]) -> None:
        page = self._window.page()
        table = page.current_table() if page else None
        if table is None:
            self._window.show_trouble(NO_TABLE)
        else:
            then(table)

    def _print(self, desk: Desk) -> None:
        from app.ui.printing import print_table

        self._on_table(lambda table: print_table(desk, self._window, table))

    def _preview(self, desk: Desk) -> None:
        from app.ui.printing import preview_table

        self._on_table(lambda table: preview_table(desk, self._window, table))

    def _copy(self) -> None:
        focus = QApplication.focusWidget()
        if table := _table_around(focus):
            table.copy_chosen()
        else:
            getattr(focus, "copy", lambda: None)()

    def _copy_table(self) -> None:
        from app.ui.parts.table_copy import copy_rows

        def copy(table: Table) -> None:
            totals = [table.totals] if table.totals else []
            titles = [column.title for column in table.columns]
            copy_rows(titles, [*(row.cells for row in table.rows), *totals])

        if around := _table_around(QApplication.focusWidget()):
            around.copy_table()
        else:
            self._on_table(copy)

    def _filter(self) -> None:
        if page := self._window.page():
            page.focus_filter()

    def _primary(self) -> None:
        if page := self._window.page():
            page.primary()

    def _rehearsing(self) -> Rehearsing:
        """The rehearsals of this window, one at a time."""
        from app.ui.rehearsal import Rehearsing

        if self._rehearsals is None:
            self._rehearsals = Rehearsing(self._window)
        return self._rehearsals

    # Corrections

    def _undo(self, desk: Desk) -> None:
        if not _typing("undo"):
            self._correct(desk, "")

    def _correct(self, desk: Desk, rest: str) -> None:
        """The correction of this entry; without one, of the last."""
        from app.presenters import corrections
        from app.ui.forms import open_act

        seq = int(rest) if rest.isdecimal() else desk.book.head()[0]
        made = corrections.correct_act(desk.book.entry(seq), desk.company, desk.who().by)
        open_act(desk, self._window, made)

    def _class(self, desk: Desk) -> None:
        from app.presenters.company_forms import class_act
        from app.ui.forms import open_act

        open_act(desk, self._window, class_act(desk.company, desk.today))

    def _office(self, desk: Desk) -> None:
        from app.presenters.company_forms import office_act
        from app.ui.forms import open_act

        open_act(desk, self._window, office_act(desk.company, desk.today))

    def _fiscal_year(self, desk: Desk) -> None:
        from app.presenters.company_forms import fiscal_year_act
        from app.ui.forms import open_act

        open_act(desk, self._window, fiscal_year_act(desk.company, desk.today))

    def _contact(self, desk: Desk) -> None:
        from app.presenters.company_forms import contact_act
        from app.ui.forms import open_act

        open_act(desk, self._window, contact_act(desk.company, desk.today))

    # What is due

    def _year(self, desk: Desk) -> None:
        """The paper of the year, as it will be printed."""
        from app.acts.law.papers import year_paper
        from app.ui.printing import preview_document

        try:
            paper = year_paper(desk.book, desk.today)
        except Refusal as refusal:
            self._window.show_trouble(refusal.sentence)
            return
        preview_document(desk, self._window, "annual-calendar", paper)

    def _calendar(self, desk: Desk) -> None:
        """Ask where, and write what is due as a calendar file."""
        from app.acts.calendar_export import save_calendar

        def write(path: Path) -> None:
            try:
                count = save_calendar(desk.book, path, desk.who())
            except Refusal as refusal:
                self._window.show_trouble(refusal.sentence)
                return
            said = f"{plural(count, 'matter')} written to {path.name}. Open it in Outlook."
            self._window.status.show_fact(said)

        name = readable_name(f"{desk.company.name} calendar", ".ics")
        ask_where_to_save(self._window, "Write the calendar file", name, write)

    # The user, help

    def _name(self) -> None:
        from app.ui.help import NameDialog

        dialog = NameDialog(self._window.settings.by(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self._take_name)
        dialog.open()

    def _take_name(self, name: str) -> None:
        self._window.settings.set_by(name)
        if self._window.desk:
            self._window.desk.by = name
        self._window.status.show_fact(f"Entries are recorded by {name} from now on.")

    def _manual(self, chapter: str = "") -> None:
        """At the chapter of the page in sight, in front of the form that stands open."""
        from app.ui.help import ManualDialog, chapter_of
        from app.ui.parts.preview import outermost

        above = QApplication.activeModalWidget()
        if above is None or outermost(above) is not self._window:
            above = self._window
        dialog = ManualDialog(chapter or chapter_of(self._window.page()), above)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _about(self) -> None:
        from app.ui.help import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _test_page(self) -> None:
        from app.ui.printing import preview_test_page

        company = self._window.desk.company.name if self._window.desk else ""
        preview_test_page(self._window, company)


def _typing(act: str) -> bool:
    """Undo or redo in the field that has the focus; False where nothing is typed into."""
    focus: Any = QApplication.focusWidget()
    if not hasattr(focus, act) or getattr(focus, "isReadOnly", lambda: False)():
        return False
    getattr(focus, act)()
    return True


def _table_around(widget: QWidget | None) -> TableView | None:
    while widget is not None and not isinstance(widget, TableView):
        widget = widget.parentWidget()
    return widget
