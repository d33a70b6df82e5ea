"""Connections to company files: whose file it is, safe settings, and what storage troubles mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from app.domain.refusal import DAMAGED, IN_USE, INPUT, NEWER, NOT_OURS, STORAGE, Refusal
from app.store.schema import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\x00"
NOTHING = "Nothing was recorded"
WAIT_SECONDS = 5.0
MOST_VALUES = 60
"""Values that one statement writes, of several rows."""
MOST_BYTES = 256 * 1024 * 1024
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 200,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


class Header(NamedTuple):
    """The first bytes of a file: whether it is ours, its version, and its journal mode."""

    ours: bool
    version: int
    wal: bool


def read_header(path: Path) -> Header:
    """What the file says of itself; Refusal if it cannot be read or is not SQLite's at all.

    Reads the bytes plainly, which drops this process's locks on the file: not to be called for a
    file that this process has open.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Refusal(f"There is no file {path.name} in that folder.", INPUT) from None
    except IsADirectoryError:
        raise Refusal(f"{path.name} is a folder, not a company file.", INPUT) from None
    except OSError as trouble:
        raise Refusal(
            f"{path.name} could not be read ({trouble.strerror}). Look at the file’s permissions.",
            STORAGE,
        ) from None
    if len(head) < 100 or not head.startswith(MAGIC):
        raise Refusal(f"{path.name} is not a company file. Nothing in it was changed.", NOT_OURS)
    ours = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    return Header(ours, int.from_bytes(head[60:64], "big"), 2 in (head[18], head[19]))


def check_header(path: Path) -> Header:
    """The header of a company file of ours; Refusal 7 for a stranger, 6 for a newer version."""
    header = read_header(path)
    if not header.ours:
        raise Refusal(
            f"{path.name} was made by another program. Nothing in it was changed.", NOT_OURS
        )
    if header.version > VERSION:
        raise Refusal(
            f"{path.name} was made by a newer version of Minutebook. Nothing in it was changed. "
            "Open it with that version.",
            NEWER,
        )
    if header.version < 1:
        raise Refusal(f"{path.name} was never finished. Restore a backup.", DAMAGED)
    return header


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with every setting the books need. Modes: `rw`, `ro`, `immutable`."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{query}",
        uri=True,
        isolation_level=None,
        timeout=WAIT_SECONDS,
    )
    try:
        settle(connection, read_only=mode != "rw")
    except BaseException:
        connection.close()
        raise
    return connection


def settle(connection: sqlite3.Connection, read_only: bool) -> None:
    """Limits and pragmas; a writer's file is brought back from WAL to a rollback journal."""
    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "synchronous = EXTRA",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    elif connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        raise Refusal(
            "The company file is open in another program. Close it there and open it again.",
            IN_USE,
        )


def memory() -> sqlite3.Connection:
    """An empty database in memory, for replays."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def write_together(
    connection: sqlite3.Connection, sql: str, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Write rows by `INSERT … VALUES (…)`, several by each statement, which takes less time."""
    into, _, row = sql.partition(" VALUES ")
    width = row.count("?")
    together = MOST_VALUES // width
    values, rest = chain.from_iterable(rows), list[tuple[Any, ...]]()

    def parts() -> Iterator[tuple[Any, ...]]:
        while len(part := tuple(islice(values, width * together))) == width * together:
            yield part
        rest.extend(part[at : at + width] for at in range(0, len(part), width))

    several = parts()
    if first := next(several, None):
        sql_of_several = f"{into} VALUES {', '.join([row] * together)}"
        connection.executemany(sql_of_several, chain((first,), several))
    connection.executemany(sql, rest)


@contextmanager
def references_unchecked(connection: sqlite3.Connection) -> Generator[None]:
    """Rows may be written meanwhile without a look at those that they refer to."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def check_references(connection: sqlite3.Connection) -> None:
    """Refusal where a row refers to one that is not there: all rows at once take a second."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise Refusal(
            "An entry names what is not in the books. Nothing was recorded; look at what it says."
        )


@contextmanager
def storage(nothing: str = NOTHING) -> Generator[None]:
    """Turn SQLite's and the disk's troubles into sentences. `nothing` says what was not done."""
    try:
        yield
    except UnicodeDecodeError as trouble:  # SQLite names a damaged part in its own message
        raise said(sqlite3.OperationalError(), nothing) from trouble
    except sqlite3.Error as trouble:
        raise said(trouble, nothing) from trouble
    except OSError as trouble:
        raise Refusal(
            f"The disk could not be used ({trouble.strerror}). {nothing}; "
            "look at the disk and the folder’s permissions.",
            STORAGE,
        ) from trouble


def said(trouble: sqlite3.Error, nothing: str = NOTHING) -> Refusal:
    """The sentence and exit code for a trouble of SQLite's; never its own text."""
    unread = "SQLITE_CORRUPT" if isinstance(trouble, sqlite3.OperationalError) else ""
    name = getattr(trouble, "sqlite_errorname", unread)  # a text that is no UTF-8 has none
    for starts, sentence, code in _TROUBLES:
        if name.startswith(starts):
            return Refusal(sentence.format(nothing=nothing), code)
    return Refusal(f"The company file could not be used. {nothing}; look at the disk.", STORAGE)


_TROUBLES = (
    ("SQLITE_FULL", "The disk is full. {nothing}; free some space and do it again.", STORAGE),
    (
        "SQLITE_READONLY_DBMOVED",
        "The company file was moved or replaced while it was open. {nothing}; "
        "close it and open it again.",
        STORAGE,
    ),
    (
        "SQLITE_READONLY",
        "The company file may not be written. {nothing}; "
        "look at the permissions of the file and its folder.",
        IN_USE,
    ),
    (
        "SQLITE_BUSY",
        "The company file is in use by another program. {nothing}; close it there and do it again.",
        IN_USE,
    ),
    ("SQLITE_LOCKED", "The company file is in use. {nothing}; do it again.", IN_USE),
    ("SQLITE_CORRUPT", "The company file is damaged. {nothing}; restore a backup.", DAMAGED),
    ("SQLITE_NOTADB", "The company file is damaged. {nothing}; restore a backup.", DAMAGED),
    ("SQLITE_TOOBIG", "This is larger than the books can hold. {nothing}; divide it.", 2),
    (
        "SQLITE_CANTOPEN",
        "The company file or its folder could not be opened. {nothing}; "
        "look at the permissions of the folder.",
        STORAGE,
    ),
    (
        "SQLITE_IOERR",
        "The disk could not be read or written. {nothing}; look at the disk and do it again.",
        STORAGE,
    ),
    ("SQLITE_CONSTRAINT", "The entry does not fit the books. {nothing}; look at what it says.", 2),
    ("SQLITE_ERROR", "The company file is damaged. {nothing}; restore a backup.", DAMAGED),
)
