"""A rehearsal: a copy of the company file in a temporary place, its calendar on any day.

The real file is closed while it goes on and opened again at its end; nothing returns to it. Every
page shows the band of the window, every paper the word at its foot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.domain.entries import Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_day
from app.presenters.view import Checked, Draft, Field, Form
from app.ui.parts.act_dialog import ActDialog

if TYPE_CHECKING:
    from app.ui.window import MainWindow

STAMP = "REHEARSAL"
INTRO = "A copy of the company file is opened. Nothing of the rehearsal returns to the real one."
MEETINGS = 4
RUNNING = "A rehearsal is going on already. End it first."


class Rehearsing:
    """Begins, moves and ends the rehearsals of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._home: Path | None = None
        self.dialog: ActDialog | None = None

    def begin(self, key: str) -> None:
        """Ask for the day, the meeting's own being offered, then open the copy."""
        desk = self._window.desk
        if desk is None:
            return
        if desk.rehearsed_on:
            self._window.show_trouble(RUNNING)
            return
        meeting = desk.company.meeting(key)
        plans = [plan for plan in desk.plans() if plan.key == key]
        plan = meeting.plan if meeting else plans[0] if plans else None
        offered = plan.on if plan and plan.on else desk.today
        self._ask(offered, "Rehearse a meeting", lambda on: self._open(on, key))

    def ask_day(self) -> None:
        """Ask for another day of the rehearsal's calendar."""
        if desk := self._window.desk:
            self._ask(desk.today, "Day of the rehearsal", self._set_day)

    def end(self) -> None:
        """Throw the copy away and open the real file again."""
        home, self._home = self._home, None
        if home is None:
            return
        self._window.close_file()
        if self._folder:
            self._folder.cleanup()
            self._folder = None
        self._window.open_file(home)
        self._window.open_page(MEETINGS)

    def _ask(self, on: date, title: str, then: Callable[[date], None]) -> None:
        window = self._window
        fields = (Field("on", "&Day", "date"),)
        form = Form("rehearse", title, "Rehearse", fields, {"on": on.isoformat()}, INTRO)

        def submit(draft: Draft, _reason: str) -> Receipt | None:
            day = read_day(str(draft.get("on") or ""), "on", today=on)
            window.after_paint(lambda: then(day))
            return None

        self.dialog = ActDialog(form, lambda _draft: Checked(), submit, window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()

    def _open(self, on: date, key: str) -> None:
        from app.documents.typeset import stamp_pages
        from app.store.book import Book

        desk = self._window.desk
        if desk is None:
            return
        home = desk.book.path
        self._folder = tempfile.TemporaryDirectory(prefix="rehearsal-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name) / home.name
        try:
            desk.book.save_copy(copy)
            book = Book.open(copy, desk.clock())
        except Refusal as refusal:
            self._window.show_trouble(refusal.sentence)
            return
        self._home = home
        self._window.show_book(book, on)
        stamp_pages(STAMP)
        if page := self._window.open_page(MEETINGS):
            page.show_found("meeting", key)

    def _set_day(self, on: date) -> None:
        if desk := self._window.desk:
            desk.rehearsed_on = on
            desk.read_again()
