"""An act that takes long, done beside the window: with a connection of its own to the same file.

SQLite's connections belong to one thread each. The window's goes on reading what was recorded
before; the lock beside the file stays the window's. What is called off is rolled back whole.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.entries import Receipt
from app.domain.refusal import IN_USE, Refusal
from app.domain.words import whole

if TYPE_CHECKING:
    from app.store.book import Book
    from app.store.reads import Reads
    from app.ui.parts.work import Task

Moved = Callable[[object], None]
Cancelled = Callable[[], bool]
Act = Callable[["Book", Moved, Cancelled], Receipt | None]
STEPS, LINES = 20_000, 500
"""Of SQLite's machine between two looks at what was asked; of the file between two reports."""


def act_beside(book: Book, act: Act, moved: Moved, cancelled: Cancelled) -> Receipt | None:
    """Do the act in this thread on the file of that book; nothing where it was called off."""
    from app.store.book import Book as OwnBook
    from app.store.connection import connect

    if book.read_only:
        raise Refusal("The book is open for reading only. Nothing was recorded.", IN_USE)
    connection = connect(book.path, "rw")
    connection.execute("PRAGMA cache_spill = OFF")  # the window may read until the very end
    reported = 0

    def look() -> int:
        nonlocal reported
        if connection.total_changes >= reported + LINES:
            reported = connection.total_changes
            moved(f"{whole(reported)} lines")
        return int(cancelled())

    connection.set_progress_handler(look, STEPS)
    try:
        return act(OwnBook(book.path, connection, False, settling=book.settling), moved, cancelled)
    except Refusal:
        if cancelled():
            return None
        raise
    finally:
        connection.close()


def asking(book: Book, ask: Callable[[Reads, Moved, Cancelled], object]) -> Task:
    """A long question as work beside the window, on a connection of its own that only reads."""

    def task(moved: Moved, cancelled: Cancelled) -> object:
        from app.store.connection import connect
        from app.store.reads import Reads as OwnReads

        reads, collects = OwnReads(connect(book.path, "ro")), gc.isenabled()
        gc.disable()  # looking for rings in so many values would hold the window still
        try:
            return ask(reads, moved, cancelled)
        finally:
            reads.close()
            if collects:
                gc.enable()

    return task
