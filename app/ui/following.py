"""Taking into the search what was recorded: beside the window while it rests, part by part."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.refusal import IN_USE, Refusal
from app.ui.health import TURN
from app.ui.parts.progress import raise_trouble

if TYPE_CHECKING:
    from app.store.book import Book
    from app.ui.desk import Desk
    from app.ui.parts.work import Cancelled, Work

IDLE_MS, AGAIN_MS = 1_500, 5_000
"""After something was recorded, and where others recorded just then."""
PART, REST = 0.025, 0.02
"""Seconds of one transaction, for which an act may have to wait, and of rest after it."""
PATIENCE_MS = 200
"""For which it waits itself for those who record."""


class Follower(QObject):
    """Goes after what is recorded on this desk, as long as there is the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._work: Work | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._follow)
        desk.changed.connect(self.start)
        desk.destroyed.connect(self.let_go)

    def start(self, after: int = IDLE_MS) -> None:
        """Begin so many milliseconds from now, unless it is begun."""
        if self._work is None:
            self._timer.start(after)

    def let_go(self) -> None:
        """The desk is gone; of work that still runs nothing is heard."""
        self._work = None

    def _follow(self) -> None:
        from app.ui.parts.work import Work

        desk = self._desk
        if desk.strip.busy():
            self.start()
            return
        book = desk.book
        work = self._work = Work(lambda _moved, cancelled: follow_beside(book, cancelled))
        work.done.connect(lambda _: self._end(work))
        work.called_off.connect(lambda: self._end(work))
        work.refused.connect(lambda refusal: self._end(work, refusal))
        work.crashed.connect(lambda _: self._end(work))
        work.crashed.connect(raise_trouble)
        work.begin()

    def _end(self, work: Work, refusal: Refusal | None = None) -> None:
        """Where others recorded just then it is tried again; another trouble the next act tells."""
        if work is self._work:
            self._work = None
            if refusal and refusal.code == IN_USE:
                self.start(AGAIN_MS)


def follow_soon(desk: Desk) -> None:
    """See to it that what was and will be recorded here is taken into the search."""
    if not desk.read_only:
        (desk.findChild(Follower) or Follower(desk)).start()


def follow_beside(book: Book, cancelled: Cancelled) -> None:
    """Take in what is behind in the file of this book, in this thread, on its own connection.

    Refusal where the file cannot be used.
    """
    from app.store.book import Book as OwnBook
    from app.store.connection import connect, storage
    from app.store.following import follow

    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        with storage(), closing(connect(book.path, "rw")) as connection:
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
            own = OwnBook(book.path, connection, read_only=False, settling=book.settling)
            follow(own, cancelled, PART, REST)
    finally:
        sys.setswitchinterval(usual)
