"""What is searched: every record of the books as words, kept in step with the entries.

`found_text` follows from the other tables and from the bytes of the papers; `found` is SQLite's
full-text index over it. Both are written in the transaction of the entries, and both can be made
anew from the rest at any time. Nothing else in the books rests on them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from app.domain.found import GROUPS, PAPERS, Sought
from app.store import sought
from app.store.connection import memory
from app.store.schema import make_search

Progress = Callable[[int, int], None]
Told = tuple[str, str, str, str, str]
"""Kind, key, day, title and body of a record."""
ROOM = 1 << 40
"""Numbers of records in one group: those of the first begin at ROOM, of the second at twice it."""
MANY = 20_000
"""Entries of one act from which on it takes less time to make everything anew."""
KEPT = "SELECT id, title, body, year FROM found_text"
INTO_INDEX = f"INSERT INTO found(rowid, title, body, year) {KEPT} WHERE id = ?"
OUT_OF_INDEX = "INSERT INTO found(found, rowid, title, body, year) VALUES ('delete', ?, ?, ?, ?)"
"""What the index holds of a record must be given as it was when it is taken out."""
NAMED = "kind, key, on_day, title"
HEAD = "SELECT * FROM (SELECT '' kind, '' key, '' on_day, '' title, '' body LIMIT 0) UNION ALL "


def no_progress(done: int, total: int) -> None:
    """For those who do not watch."""


def span(group: str) -> tuple[int, int]:
    """The first and the last number that a record of this group can have."""
    first = (GROUPS.index(group) + 1) * ROOM
    return first, first + ROOM - 1


def keep_in_step(connection: sqlite3.Connection, before: int) -> None:
    """Take in what the entries after number `before` changed, in the caller's transaction."""
    sought.prepare(connection)
    last = connection.execute("SELECT max(seq) FROM entry").fetchone()[0]
    if last - before >= max(MANY, before):
        _records_anew(connection)
    elif _corrects(connection, before):
        for group in sought.RECORDS:
            _mend(connection, group)
    else:
        for group, questions in sought.RECORDS.items():
            for question in questions:
                for told in connection.execute(question.since, {"since": before}).fetchall():
                    _put(connection, group, told)
    _add_papers(connection, before)


def make_anew(connection: sqlite3.Connection, progress: Progress = no_progress) -> None:
    """Make the whole of it from the books, in the caller's transaction; papers are counted."""
    sought.prepare(connection)
    connection.execute("DELETE FROM found_text")
    _records_anew(connection)
    _add_papers(connection, 0, progress)


def out_of_step(connection: sqlite3.Connection) -> bool:
    """Whether what is searched does not follow from the books; of papers their titles alone."""
    sought.prepare(connection)
    if any(_gone(connection, group) or _news(connection, group) for group in sought.RECORDS):
        return True
    kept = f"SELECT {NAMED} FROM found_text WHERE id BETWEEN ? AND ?"  # noqa: S608
    listed = connection.execute(sought.PAPER_TITLES, {"since": 0})
    if {told[:4] for told in listed} != set(connection.execute(kept, span(PAPERS))):
        return True
    rows, indexed = connection.execute(
        "SELECT (SELECT count(*) FROM found_text), (SELECT count(*) FROM found_docsize)"
    ).fetchone()
    return rows != indexed


def gathered(records: Iterable[Sought]) -> sqlite3.Connection:
    """These records in memory, the first of each key, to be searched as those of a file are."""
    aside = memory()
    aside.execute("BEGIN")
    make_search(aside)
    numbers = {group: count(span(group)[0] + 1) for group in GROUPS}
    aside.executemany(
        "INSERT OR IGNORE INTO found_text VALUES (?, ?, ?, ?, ?, ?)",
        ((next(numbers[r.group]), r.kind, r.key, r.on, r.title, r.body) for r in records),
    )
    aside.execute("INSERT INTO found(found) VALUES ('rebuild')")
    aside.execute("COMMIT")
    return aside


def gathered_from(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The records of a file that keeps no search itself; of papers their titles alone."""
    sought.prepare(connection)
    questions = {group: [q.every for q in some] for group, some in sought.RECORDS.items()}
    questions[PAPERS] = [sought.PAPER_TITLES]
    return gathered(
        Sought(group, kind, key, title, body, on)
        for group, some in questions.items()
        for sql in some
        for kind, key, on, title, body in connection.execute(sql, {"since": 0})
    )


def _corrects(connection: sqlite3.Connection, before: int) -> bool:
    sql = "SELECT 1 FROM correction WHERE seq > ?"
    return connection.execute(sql, (before,)).fetchone() is not None


def _told(group: str) -> str:
    """What all questions of the group answer, with the names of its columns."""
    return HEAD + " UNION ALL ".join(f"SELECT * FROM ({q.every})" for q in sought.RECORDS[group])  # noqa: S608


def _news(connection: sqlite3.Connection, group: str) -> list[Any]:
    """Records of the group that do not stand so in what is searched."""
    kept = f"SELECT {NAMED}, body FROM found_text WHERE id BETWEEN :first AND :last"  # noqa: S608
    return _asked(connection, group, f"{_told(group)} EXCEPT {kept}")


def _gone(connection: sqlite3.Connection, group: str) -> list[Any]:
    """What is searched of the group although there is no such record, as `KEPT` gives it."""
    kept = "SELECT kind, key FROM found_text WHERE id BETWEEN :first AND :last"
    strays = f"{kept} EXCEPT SELECT kind, key FROM ({_told(group)})"  # noqa: S608
    return _asked(connection, group, f"{KEPT} WHERE (kind, key) IN ({strays})")


def _asked(connection: sqlite3.Connection, group: str, sql: str) -> list[Any]:
    first, last = span(group)
    values = {"since": 0, "first": first, "last": last}
    return connection.execute(sql, values).fetchall()


def _mend(connection: sqlite3.Connection, group: str) -> None:
    """Bring a group in step after entries that were read otherwise than before."""
    for kept in _gone(connection, group):
        connection.execute(OUT_OF_INDEX, kept)
        connection.execute("DELETE FROM found_text WHERE id = ?", kept[:1])
    for told in _news(connection, group):
        _put(connection, group, told)


def _records_anew(connection: sqlite3.Connection) -> None:
    """Every record but papers, which stay as they are, and the whole index."""
    for group in sought.RECORDS:
        first, last = span(group)
        connection.execute("DELETE FROM found_text WHERE id BETWEEN ? AND ?", (first, last))
        connection.execute(
            f"INSERT INTO found_text SELECT :first + row_number() OVER (), * FROM ({_told(group)})",  # noqa: S608
            {"first": first, "since": 0},
        )
    connection.execute("INSERT INTO found(found) VALUES ('rebuild')")


def _add_papers(
    connection: sqlite3.Connection, before: int, progress: Progress = no_progress
) -> None:
    """Take in the papers filed since; one is in memory at a time."""
    sql = "SELECT seq FROM paper WHERE seq > ? ORDER BY id"
    papers = connection.execute(sql, (before,)).fetchall()
    for done, (seq,) in enumerate(dict.fromkeys(papers), 1):
        for told in connection.execute(sought.PAPERS, {"seq": seq}).fetchall():
            _put(connection, PAPERS, told)
        progress(done, len(papers))


def _put(connection: sqlite3.Connection, group: str, told: Told) -> None:
    """Have this record searched, in place of what it said before."""
    known = connection.execute(f"{KEPT} WHERE kind = ? AND key = ?", told[:2]).fetchone()
    if known is None:
        number = _next(connection, group)
        connection.execute("INSERT INTO found_text VALUES (?, ?, ?, ?, ?, ?)", (number, *told))
    else:
        number = known[0]
        connection.execute(OUT_OF_INDEX, known)
        sql = "UPDATE found_text SET on_day = ?, title = ?, body = ? WHERE id = ?"
        connection.execute(sql, (*told[2:], number))
    connection.execute(INTO_INDEX, (number,))


def _next(connection: sqlite3.Connection, group: str) -> int:
    first, last = span(group)
    sql = "SELECT coalesce(max(id), ?) + 1 FROM found_text WHERE id BETWEEN ? AND ?"
    return connection.execute(sql, (first, first, last)).fetchone()[0]
