"""What opening may leave for a moment later: the check of the whole file, and the day's backup.

The window shows its first page meanwhile. Nothing is recorded before it is done.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from threading import Lock

from app.domain.refusal import Refusal
from app.store import backups, opening
from app.store.connection import connect, storage


class Settling:
    """Done once, by the thread that asks first; who asks meanwhile waits for it."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._path, self._now = path, now
        self._turn = Lock()
        self._notes: tuple[str, ...] | None = None
        self._refusal: Refusal | None = None

    def finish(self) -> tuple[str, ...]:
        """What the desk is to show of it; Refusal 4 or 5, each time, where the file is damaged."""
        with self._turn:
            if self._notes is None:
                self._notes = self._settled()
        if self._refusal:
            raise self._refusal
        return self._notes

    def found_damaged(self) -> bool:
        """Whether it is done and the file was refused."""
        return self._refusal is not None

    def _settled(self) -> tuple[str, ...]:
        try:
            with storage(opening.UNCHANGED):
                connection = connect(self._path, "rw")
                try:
                    return settle(connection, self._path, self._now)
                finally:
                    connection.close()
        except Refusal as refusal:
            self._refusal = refusal
            return ()


def settle(connection: sqlite3.Connection, path: Path, now: datetime) -> tuple[str, ...]:
    """Check the file, clear a journal left over, keep the day's backup; notes for the desk."""
    opening.check(connection)
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
