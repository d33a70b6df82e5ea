"""What opening may leave for a moment later: the check of the whole file, and the day's backup.

The window shows its first page meanwhile. Nothing is recorded before it is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock

from app.domain.refusal import IN_USE, Refusal
from app.store import backups, opening
from app.store.connection import connect, storage

PATIENCE = 2.0
"""Seconds that an act in the window waits for the check and the backup going on beside it."""
STILL = (
    "The company file is still being checked and its backup of the day made. "
    "Nothing was recorded; do it again in a moment."
)


class Settling:
    """Done once, by the thread that asks first; who asks meanwhile waits for it."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._path, self._now = path, now
        self._turn = Lock()
        self._notes: tuple[str, ...] | None = None
        self._refusal: Refusal | None = None

    def finish(
        self, patience: float = -1, checked: Callable[[], object] = lambda: None
    ) -> tuple[str, ...]:
        """What the desk is to show of it; Refusal 4 or 5, each time, where the file is damaged.

        Tells by `checked` that the file is whole, before the day's backup. Refusal 3 where
        another thread is still at it after so many seconds; -1 waits to the end.
        """
        if not self._turn.acquire(timeout=patience):
            raise Refusal(STILL, IN_USE)
        try:
            if self._notes is None:
                self._notes = self._settled(checked)
            elif not self._refusal:
                checked()
        finally:
            self._turn.release()
        if self._refusal:
            raise self._refusal
        return self._notes

    def found_damaged(self) -> bool:
        """Whether it is done and the file was refused."""
        return self._refusal is not None

    def _settled(self, checked: Callable[[], object]) -> tuple[str, ...]:
        try:
            with storage(opening.UNCHANGED):
                connection = connect(self._path, "rw")
                try:
                    return settle(connection, self._path, self._now, checked)
                finally:
                    connection.close()
        except Refusal as refusal:
            self._refusal = refusal
            return ()


def settle(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    checked: Callable[[], object] = lambda: None,
) -> tuple[str, ...]:
    """Check the file, clear a journal left over, keep the day's backup; notes for the desk."""
    opening.check(connection)
    checked()
    opening.clear_journal(connection, path)
    return _daily_backup(connection, path, now)


def _daily_backup(connection: sqlite3.Connection, path: Path, now: datetime) -> tuple[str, ...]:
    """The day's first opening keeps a backup; a note where that could not be done."""
    folder = path.parent / backups.FOLDER
    company = backups.company_part(connection)
    try:
        if any(made.date() == now.date() for made in backups.made_on(folder, company)):
            return ()
        backups.backup_from(connection, folder, now)
    except Refusal as refusal:
        return (refusal.sentence,)
    return ()
