"""Looking after the line on the record: read beside the window when it is idle, after each change.

The chain is looked at once from its beginning, later only from the entry where the last look
ended; while an act or other work goes on the next look waits.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.health import Chain, Health
from app.presenters.health import UNREAD, present_health
from app.ui.desk import Desk
from app.ui.parts.health_line import HealthFoot

if TYPE_CHECKING:
    from app.ui.parts.work import Cancelled, Progress, Work

IDLE_MS = 600
"""After a file was opened or changed, so that the page is painted first."""
TURN = 0.0005
"""Seconds after which the window, if it asks, has its turn while the record is read."""
OF_SQLITE = 20_000
"""Of SQLite's machine between two looks at whether it was called off."""


class RecordFoot(HealthFoot):
    """The line over the open file: `watch` another one, or `let_go` of it, and it goes away."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._work: Work | None = None
        self._known: tuple[tuple[int, str], date, Health] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, desk: Desk) -> None:
        """Look after this file from now on."""
        self.let_go()
        self._desk = desk
        desk.changed.connect(self._timer.start)
        self._timer.start()
        self.show()

    def let_go(self) -> None:
        """The file is put away."""
        self._timer.stop()
        if self._work:
            self._work.cancel()
        self._desk, self._work, self._known = None, None, None
        self.show_line(None)
        self.hide()

    def look_now(self) -> None:
        """Do not wait until the window is idle."""
        self._timer.stop()
        self._look()

    def _look(self) -> None:
        """Look again beside the window, unless nothing changed since the last look."""
        from app.ui.parts.work import Work

        desk = self._desk
        if desk is None:
            return
        if self._work or desk.strip.busy():
            self._timer.start()
            return
        head, today = desk.book.head(), desk.today
        if self._known and self._known[:2] == (head, today):
            return
        path = desk.book.path
        before = self._known[2].chain if self._known else Chain()

        def task(_moved: Progress, cancelled: Cancelled) -> Health | None:
            return health_beside(path, today, before, cancelled)

        work = self._work = Work(task)
        work.done.connect(lambda health: self._show(work, (head, today), health))
        work.called_off.connect(lambda: self._forget(work))
        for end in (work.refused, work.crashed):
            end.connect(lambda _trouble: self._fail(work))
        work.begin()

    def _show(self, work: Work, at: tuple[tuple[int, str], date], health: object) -> None:
        if work is self._work and isinstance(health, Health):
            self._known = (*at, health)
            self.show_line(present_health(health))
        self._forget(work)

    def _fail(self, work: Work) -> None:
        """The record could not be read to its end; of work that was put away nothing is said."""
        if work is self._work:
            self.show_line(UNREAD)
        self._forget(work)

    def _forget(self, work: Work) -> None:
        if work is self._work:
            self._work = None


def health_beside(path: Path, today: date, before: Chain, cancelled: Cancelled) -> Health | None:
    """The health of that file, read in this thread by a connection of its own."""
    from app.acts.health import read_health
    from app.store.book import Book
    from app.store.connection import connect

    connection = connect(path, "ro")
    connection.set_progress_handler(lambda: int(cancelled()), OF_SQLITE)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        return read_health(Book(path, connection, read_only=True), today, before, cancelled)
    finally:
        sys.setswitchinterval(usual)
        connection.close()
