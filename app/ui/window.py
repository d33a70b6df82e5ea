"""The window: menus, index tabs, bands, the page, the status bar, over one company file at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app.domain.entries import Receipt
from app.presenters.tables import Link, Table
from app.ui.desk import Clock, Desk
from app.ui.following import follow_soon
from app.ui.health import RecordFoot
from app.ui.menus import Menus
from app.ui.open_file import open_book, put_down, show_bands
from app.ui.pages.page import Page, enter
from app.ui.parts.band import Bands
from app.ui.parts.label import make_label
from app.ui.parts.progress import ProgressStrip
from app.ui.parts.stack import Stack
from app.ui.parts.status import StatusBar
from app.ui.settings import COLOURS, TEXT_SIZES, Settings
from app.ui.tabs import TABS, IndexTabs
from app.ui.theme import set_role, theme

if TYPE_CHECKING:
    from app.ui.start import StartPage

SIZE = (1366, 768)
REST_MS = 60
NO_FILE = "Open a company file first, or look around in the sample company."
MINUTE_BOOK = 5


class MainWindow(QMainWindow):
    """The desk as seen. `desk` is the company file that is open, or `None` on the first sheet."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__()
        self.settings, self.clock = settings, clock
        self.desk: Desk | None = None
        self.doing = ""
        self.tabs, self.bands, self.status = IndexTabs(), Bands(), StatusBar()
        self.strip = ProgressStrip()
        self.health = RecordFoot()
        self.stack = Stack()
        self.pages: dict[int, Page] = {}
        self._waiting: list[Callable[[], None]] = []
        self._found: Any = None
        self._acts: Any = None
        self._name = make_label("", "month")
        self._name.setContentsMargins(0, 0, 16, 0)
        self.menuBar().setCornerWidget(self._name)
        self.menus = Menus(self.menuBar(), self.do, settings.recent)
        self.menus.mark(settings.text_size(), settings.colours(), statute=settings.statute())
        self._lay_out()
        self._connect()
        self._clear()
        self._place()
        self.after_paint(self.menus.fill)

    # Layout

    def _lay_out(self) -> None:
        whole = QWidget(self)
        set_role(whole, "desk")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tabs, self.bands, self.strip):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.health)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.tabs.opened.connect(self.open_page)
        self.tabs.found.connect(self.find_in_book)
        self.status.link.connect(self._follow)
        self.health.went.connect(self.go)
        self.bands.link.connect(self._follow)

    def _place(self) -> None:
        if not self.restoreGeometry(self.settings.geometry()):
            self.resize(*SIZE)

    # One company file at a time

    def open_file(self, path: Path, *, read_only: bool = False) -> None:
        """Open this company file; a refusal is said on the first sheet or in a band."""
        open_book(self, path, read_only)

    def give_up(self, book: Any, refusal: object) -> None:
        """Put a book away that was found to be damaged, and say so."""
        if self.desk and self.desk.book is book:
            self.close_file()
            self.refuse(str(refusal))

    def show_book(self, book: Any, rehearsed_on: date | None = None) -> None:
        """Put this open book on the desk, in the place of another; a rehearsal has its own day."""
        self._put_away()
        desk = self.desk = Desk(book, self.settings.by(), self.clock, self.strip)
        desk.rehearsed_on = rehearsed_on
        desk.statute = self.settings.statute()
        desk.changed.connect(self._dress)
        desk.recorded.connect(self._receipt)
        desk.trouble.connect(self.show_trouble)
        desk.plan_kept.connect(self.status.set_kept)
        desk.export_asked.connect(self._export)
        if rehearsed_on is None:
            self.after_paint(lambda: self.settings.add_recent(book.path))
        self.tabs.show()
        self.status.show()
        self._dress()
        if self.tabs.bar.currentIndex():
            self.tabs.bar.setCurrentIndex(0)
        if page := self.open_page(0):
            enter(page)
        self.health.watch(desk)
        follow_soon(desk)

    def close_file(self) -> None:
        """Close the company file and go back to the first sheet."""
        self._put_away()
        self._clear()
        self._show_start("")

    def _put_away(self) -> None:
        desk, self.desk = self.desk, None
        self.health.let_go()
        for page in [*self.pages.values(), *([self._found] if self._found else [])]:
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.pages, self._found = {}, None
        if desk:
            put_down(desk, self.settings)
            desk.close()
            desk.deleteLater()
        for key in self.bands.sentences():
            self.bands.clear_band(key)
        self.status.show_fact("")
        self.status.set_kept(None)

    @cached_property
    def start(self) -> StartPage:
        """The first sheet, made when it is first shown: a window with a file needs none."""
        from app.ui.start import StartPage

        start = StartPage(self.settings.recent())
        start.chosen.connect(self.do)
        start.recent_chosen.connect(self.open_file)
        self.stack.addWidget(start)
        return start

    def _clear(self) -> None:
        for widget in (self.tabs, self.health, self.status):
            widget.hide()
        self._show_name("")
        self.setWindowTitle("Minutebook")

    def _show_start(self, note: str) -> None:
        self.start.show_recent(self.settings.recent())
        self.start.show_note(note)
        self.stack.setCurrentWidget(self.start)

    def refuse(self, sentence: str) -> None:
        """Say on the first sheet, or in a band, why a file was not opened."""
        if self.desk:
            self.show_trouble(sentence)
        else:
            self.start.show_note(sentence)

    # Pages

    def open_page(self, number: int) -> Page | None:
        """Show a page, made when it is first shown; `None` while no file is open."""
        if self.desk is None:
            self.refuse(NO_FILE)
            return None
        if self.tabs.bar.currentIndex() != number:
            self.tabs.bar.setCurrentIndex(number)
            return self.pages.get(number)
        self.stack.setCurrentWidget(self.made(number, self.desk))
        self._title(TABS[number].words)
        return self.pages[number]

    def made(self, number: int, desk: Desk) -> Page:
        """The page of that number, made when it is first asked for."""
        if number not in self.pages:
            page = self.pages[number] = TABS[number].make(desk)
            self.stack.addWidget(page)
            page.went.connect(self.go)
        return self.pages[number]

    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, target: str) -> None:
        """Go where a link leads: `found:1:holders:42`, or what `do` knows."""
        kind, _, rest = target.partition(":")
        if kind != "found":
            self.do(target)
            return
        number, sub, key = rest.split(":", 2)
        if page := self.open_page(int(number)):
            page.show_found(sub, key)

    def find_in_book(self, text: str) -> None:
        """Show what matches in the whole book; without text, the page again."""
        if self.desk is None:
            return
        if not text.strip():
            self.open_page(self.tabs.bar.currentIndex())
            return
        if self._found is None:
            from app.ui.pages.found import FoundPage

            self._found = FoundPage(self.desk)
            self._found.went.connect(self.go)
            self.tabs.search.left_down.connect(self._found.take_focus)
            self.stack.addWidget(self._found)
        self._found.show_text(text)
        self.stack.setCurrentWidget(self._found)
        self._title("Find")

    # Acts

    def do(self, key: str) -> None:
        """Do what a menu, a key or a link asks."""
        action = self.menus.actions.get(key)
        words = action.text().split("\t")[0] if action else key.partition(":")[0]
        self.doing = words.replace("&", "").rstrip("…")
        kind, _, rest = key.partition(":")
        starts: dict[str, Callable[[str], object]] = {
            "page": self._go_to_page,
            "act": self._start_act,
            "recent": lambda path: self.open_file(Path(path)),
            "size": lambda percent: self._resize_text(int(percent)),
            "colours": self._recolour,
            "statute": lambda _: self._turn_statute(),
            "larger": lambda _: self._step_text(1),
            "smaller": lambda _: self._step_text(-1),
            "normal-size": lambda _: self._resize_text(100),
            "find": lambda _: self.tabs.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "quit": lambda _: self.close(),
            "close": lambda _: self.close_file(),
        }
        if kind in starts:
            starts[kind](rest)
            return
        if self._acts is None:
            from app.ui.window_acts import WindowActs

            self._acts = WindowActs(self)
        self._acts.do(kind, rest)

    def _go_to_page(self, number: str) -> None:
        if page := self.open_page(int(number)):
            enter(page)

    def _start_act(self, rest: str) -> None:
        number, _, target = rest.partition(":")
        if page := self.open_page(int(number)):
            page.start(target)

    def _step_text(self, by: int) -> None:
        here = TEXT_SIZES.index(theme().text_size) + by
        self._resize_text(TEXT_SIZES[max(0, min(here, len(TEXT_SIZES) - 1))])

    def _resize_text(self, percent: int) -> None:
        self.settings.set_text_size(percent)
        self._redress()

    def _recolour(self, name: str) -> None:
        self.settings.set_colours(name)
        self._redress()

    def _turn_statute(self) -> None:
        self.settings.set_statute(not self.settings.statute())
        self.menus.mark(
            self.settings.text_size(), self.settings.colours(), statute=self.settings.statute()
        )
        if self.desk:
            self.desk.statute = self.settings.statute()
            self.desk.read_again()

    def _redress(self) -> None:
        size, colours = self.settings.text_size(), self.settings.colours()
        self.menus.mark(size, colours, statute=self.settings.statute())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme().apply(app, COLOURS[colours], size)

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "view":
            self.go(f"found:{MINUTE_BOOK}:journal:{rest}")
        elif kind == "done":
            self.bands.clear_band(rest)
        else:
            self.do(target)

    # What is said

    def show_trouble(self, sentence: str) -> None:
        """Say what is in the way, in a band that stays until it is put away."""
        if self.desk is None:
            self.start.show_note(sentence)
            return
        self.bands.show_band("trouble", sentence, [Link("Put away", "done:trouble")], "warning")

    def last_entry(self) -> int:
        """The number of the last entry of the open file; 0 if none is open."""
        return self.desk.book.head()[0] if self.desk else 0

    def _dress(self) -> None:
        desk = self.desk
        if desk is None:
            return
        company = desk.company
        self._show_name(company.name)
        self._title(TABS[max(0, self.tabs.bar.currentIndex())].words)
        law = desk.shelf.on(desk.today)
        self.status.set_bylaws(law.short if law else "none")
        self.status.set_day(desk.today)
        show_bands(self.bands, desk, self.settings)

    def _show_name(self, name: str) -> None:
        """The company's name at the right end of the menu bar, which asks for its size anew."""
        self._name.setText(name)
        if self.isVisible():
            self._name.setMinimumHeight(self.menuBar().sizeHint().height() - 4)
            self.menuBar().setCornerWidget(self._name)
        self._name.setVisible(bool(name))

    def _title(self, page: str) -> None:
        if self.desk:
            self.setWindowTitle(f"{self.desk.company.name} - {page} - Minutebook")

    def _receipt(self, receipt: Receipt) -> None:
        at = datetime.fromisoformat(receipt.recorded_at)
        self.status.show_receipt(receipt.seq, at, receipt.says)
        self.status.set_kept(None)

    def _export(self, table: Table) -> None:
        from app.ui.printing import export_table

        export_table(self, table, self.status.show_fact)

    # Window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 where no field answered it opens the manual; F6 from the tabs enters the page."""
        page = self.page()
        if event.key() == Qt.Key.Key_F1:
            self.do("manual")
        elif event.key() == Qt.Key.Key_F6 and page:
            enter(page)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The first sheet, where no file was opened before."""
        if self.stack.currentWidget() is None:
            self._show_start(self.settings.note)
        super().showEvent(event)
        self._show_name(self._name.text())
        self.menus.watch(self)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            self.after_paint(then)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size and place, and close the file; work that runs is cancelled whole."""
        self.settings.set_geometry(self.saveGeometry())
        from app.ui.parts.work import end_all_work

        end_all_work()
        self._put_away()
        super().closeEvent(event)

    def after_paint(self, then: Callable[[], None]) -> None:
        """Do this once the window was painted and rests."""
        if self.isVisible():
            QTimer.singleShot(REST_MS, self, then)
        else:
            self._waiting.append(then)
