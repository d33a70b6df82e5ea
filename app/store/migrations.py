"""Bringing the file of an earlier version up to date: named steps, one transaction, then a replay.

The caller keeps a verified backup first. A step gets sqlite-utils' `Database` over the same
connection, which is imported here only when there is a step to take. `Table.transform` loses
triggers: steps are written as SQL where a table has any.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.refusal import DAMAGED, Refusal
from app.store import replay, schema
from app.store.connection import storage

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the version it leads to, its name, and what it does."""

    version: int
    name: str
    run: Callable[[Database], None]


STEPS: tuple[Step, ...] = ()
"""From version 1 on; there is no later version yet."""


def migrate(connection: sqlite3.Connection, steps: Sequence[Step], fingerprint: str) -> None:
    """Take every step above the file's version, compare with a replay, and commit; or nothing.

    `fingerprint` is what the tables must be afterwards. Refusal 4 if they or their rows differ.
    """
    from sqlite_utils import Database

    with storage("The file was left as it was"):
        connection.execute("BEGIN IMMEDIATE")
        try:
            database = Database(connection)
            for step in steps:
                if step.version > schema.version_of(connection):
                    step.run(database)
                    connection.execute(f"PRAGMA user_version = {step.version:d}")
            _refuse_unlike(connection, fingerprint)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _refuse_unlike(connection: sqlite3.Connection, fingerprint: str) -> None:
    unlike = schema.fingerprint(connection) != fingerprint
    if unlike or replay.differing_from_entries(connection):
        raise Refusal(
            "The file could not be brought to this version. It was left as it was; "
            "go on with the earlier version and ask for help.",
            DAMAGED,
        )
