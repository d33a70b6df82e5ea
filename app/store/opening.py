"""Opening a company file: whose it is, whether a session was cut short, whether it is whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.domain.refusal import DAMAGED, STORAGE, Refusal
from app.store import journal, locks, schema
from app.store.connection import check_header, connect, storage

UNCHANGED = "Nothing in it was changed"


def reading(path: Path) -> sqlite3.Connection:
    """A checked connection that only reads and takes no lock of ours."""
    with storage(UNCHANGED):
        connection = _connect_to_read(path)
        try:
            check(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def check(connection: sqlite3.Connection) -> None:
    """Refusal 4 unless pages, tables and the end of the chain are as they should be."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        trouble = "Pages of the company file are damaged."
    elif not as_released(connection):
        trouble = "The tables of the company file are not as Minutebook made them."
    else:
        trouble = journal.last_trouble(connection) and journal.chain_trouble(connection)
    if trouble:
        raise Refusal(f"{trouble} {UNCHANGED}; restore a backup.", DAMAGED)


def as_released(connection: sqlite3.Connection) -> bool:
    """Whether the tables are as this program, or the version that made the file, made them."""
    version = schema.version_of(connection)
    return schema.fingerprint(connection) == schema.released_fingerprint(version)


def is_older(path: Path) -> bool:
    """Whether an earlier version made the file; not to be asked of one open in this process."""
    return check_header(path).version < schema.VERSION


def beside(path: Path, ending: str) -> Path:
    """SQLite's own file beside a company file: `-journal`, `-wal` or `-shm`."""
    return path.with_name(path.name + ending)


def recover(path: Path) -> None:
    """Take back what a session that was cut short left half done, as SQLite does on opening."""
    connection = connect(path, "rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def clear_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Have SQLite remove a journal with nothing to take back, by a write that changes nothing.

    A session killed as it began to write leaves one; it would lie there until the next act.
    """
    if beside(path, "-journal").exists():
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _connect_to_read(path: Path) -> sqlite3.Connection:
    holder = locks.held(path)
    if holder and holder.is_us():
        return connect(path, "ro")
    header = check_header(path)
    if holder is None and beside(path, "-journal").exists():
        _recover_or_refuse(path)
    alone = header.wal and not beside(path, "-wal").exists()
    return connect(path, "immutable" if alone else "ro")


def _recover_or_refuse(path: Path) -> None:
    try:
        recover(path)
    except sqlite3.OperationalError:
        raise Refusal(
            f"A session with {path.name} was cut short, and the file may not be written. "
            "Copy it together with the file that ends in -journal to a folder of your own, "
            "and open it there.",
            STORAGE,
        ) from None
