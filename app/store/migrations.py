"""Bringing the file of an earlier version up to date: named steps, one transaction, then a replay.

The caller keeps a verified backup first. A step gets sqlite-utils' `Database` over the same
connection, which is imported here only when there is a step to take. `Table.transform` loses
triggers: steps are written as SQL where a table has any.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.refusal import DAMAGED, Refusal
from app.store import backups, journal, replay, schema
from app.store.connection import storage
from app.store.replay import Progress

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the version it leads to, its name, and what it does."""

    version: int
    name: str
    run: Callable[[Database, Progress], None]


def _search_text(database: Database, progress: Progress) -> None:
    """Everything is searched from now on: it is taken in once the file is open."""
    schema.make_search(database.conn, 2)


def _search_behind(database: Database, progress: Progress) -> None:
    """What is searched follows behind from now on, in a smaller index; until now it was in step."""
    database.conn.execute("DROP TABLE found")
    schema.make_found(database.conn)
    database.conn.execute("INSERT INTO found(found) VALUES ('rebuild')")
    schema.make_followed(database.conn)
    database.conn.execute(
        "INSERT INTO found_upto SELECT 1, coalesce(max(iif(kind = 'entry', key, 0) + 0), 0), "
        "coalesce(max(iif(kind = 'paper', key, 0) + 0), 0) FROM found_text"
    )


def _fewer_indexes(database: Database, progress: Progress) -> None:
    """Three indexes go which no question needs."""
    schema.drop_spared(database.conn)


def _found_by_lines(database: Database, progress: Progress) -> None:
    """Whoever has a line of an entry is found by it, without a row that says so again."""
    schema.drop_named(database.conn)


STEPS: tuple[Step, ...] = (
    Step(2, "what is searched", _search_text),
    Step(3, "how far it follows", _search_behind),
    Step(4, "fewer indexes", _fewer_indexes),
    Step(5, "holders found by their lines", _found_by_lines),
)
"""From version 1 on."""


def bring_up_to_date(
    connection: sqlite3.Connection, path: Path, now: datetime, progress: Progress
) -> None:
    """After a backup, take the steps from the version that made the file to this one."""
    backups.backup_from(connection, path.parent / backups.FOLDER, now)
    migrate(connection, STEPS, schema.released_fingerprint(), progress)


def migrate(
    connection: sqlite3.Connection,
    steps: Sequence[Step],
    fingerprint: str,
    progress: Progress = lambda done, total: None,
) -> None:
    """Take every step above the file's version, compare with a replay, and commit; or nothing.

    `fingerprint` is what the tables must be afterwards. Refusal 4 if they or their rows differ.
    An exception raised from `progress` calls it off: the file is left as it was.
    """
    from sqlite_utils import Database

    with storage("The file was left as it was"):
        connection.execute("BEGIN IMMEDIATE")
        try:
            database = Database(connection)
            progress(0, journal.head(connection)[0])
            for step in steps:
                if step.version > schema.version_of(connection):
                    step.run(database, progress)
                    connection.execute(f"PRAGMA user_version = {step.version:d}")
            _refuse_unlike(connection, fingerprint, progress)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _refuse_unlike(connection: sqlite3.Connection, fingerprint: str, progress: Progress) -> None:
    unlike = schema.fingerprint(connection) != fingerprint
    if unlike or replay.differing_from_entries(connection, progress):
        raise Refusal(
            "The file could not be brought to this version. It was left as it was; "
            "go on with the earlier version and ask for help.",
            DAMAGED,
        )
