"""What is searched: every record of the books as words, which follows behind the entries.

`found_text` follows from the other tables and from the bytes of the papers; `found` is SQLite's
full-text index over it. An act leaves both as they are: `following` takes in later what was
recorded, and both can be made anew from the rest at any time. Nothing else in the books rests on
them. A correction alone has what it changes in the books changed here in its own transaction, so
that what stands here is behind at most, and never wrong for anything else than what is to come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from app.domain.found import GROUPS, PAPERS, Sought
from app.store import schema, sought
from app.store.connection import memory

Key = tuple[str, str]
"""Its kind and key."""
ROOM = 1 << 40
"""Numbers of records in one group: those of the first begin at ROOM, of the second at twice it."""
KEPT = "SELECT id, title, body, year FROM found_text"
KNOWN = "SELECT id, title, body, year, on_day FROM found_text WHERE kind = ? AND key = ?"
INTO_INDEX = f"INSERT INTO found(rowid, title, body, year) {KEPT} WHERE id = ?"
OUT_OF_INDEX = "INSERT INTO found(found, rowid, title, body, year) VALUES ('delete', ?, ?, ?, ?)"
"""What the index holds of a record must be given as it was when it is taken out."""
UPTO = (
    "INSERT INTO found_upto VALUES (1, ?1, ?2) ON CONFLICT (id) DO UPDATE SET seq = ?1, paper = ?2"
)
LAST = "SELECT (SELECT coalesce(max(seq), 0) FROM entry), (SELECT coalesce(max(id), 0) FROM paper)"
HEAD = "SELECT * FROM (SELECT '' kind, '' key, '' on_day, '' title, '' body LIMIT 0) UNION ALL "
EVERYTHING = {"since": 0, "until": 1 << 62}


class Upto(NamedTuple):
    """How far what is searched follows: the last entry, and the last paper whose words are in."""

    seq: int = 0
    paper: int = 0


def span(group: str) -> tuple[int, int]:
    """The first and the last number that a record of this group can have."""
    first = (GROUPS.index(group) + 1) * ROOM
    return first, first + ROOM - 1


def last(connection: sqlite3.Connection) -> Upto:
    """How far the books themselves go."""
    return Upto(*connection.execute(LAST).fetchone())


def followed(connection: sqlite3.Connection) -> Upto:
    """How far what is searched follows; in files of earlier versions it is never behind.

    Where a file keeps no search, the words of papers are never in.
    """
    version = schema.version_of(connection)
    if version < schema.FOLLOWED_FROM:
        whole = last(connection)
        return whole if version >= schema.SEARCHED_FROM else whole._replace(paper=0)
    row = connection.execute("SELECT seq, paper FROM found_upto").fetchone()
    return Upto(*row) if row else Upto()


def set_followed(connection: sqlite3.Connection, upto: Upto) -> None:
    """Keep how far it follows now, in the caller's transaction."""
    connection.execute(UPTO, upto)


def records(connection: sqlite3.Connection, since: int, until: int) -> Iterator[Sought]:
    """What the entries after one number, up to another, have touched; of papers their titles."""
    for group, questions in sought.RECORDS.items():
        for question in questions:
            rows = connection.execute(question.since, {"since": since, "until": until}).fetchall()
            for kind, key, on, title, body in rows:
                yield Sought(group, kind, key, title, body, on)


def put(connection: sqlite3.Connection, record: Sought) -> None:
    """Have this record searched, in place of what it said before.

    The words of a paper stay: they are read apart from its title.
    """
    new = record.on, record.title, record.body
    known = connection.execute(KNOWN, (record.kind, record.key)).fetchone()
    if known is None:
        number = _next(connection, record.group)
        values = number, record.kind, record.key, *new
        connection.execute("INSERT INTO found_text VALUES (?, ?, ?, ?, ?, ?)", values)
    elif record.group == PAPERS or (known[4], *known[1:3]) == new:
        return
    else:
        number = known[0]
        connection.execute(OUT_OF_INDEX, known[:4])
        sql = "UPDATE found_text SET on_day = ?, title = ?, body = ? WHERE id = ?"
        connection.execute(sql, (*new, number))
    connection.execute(INTO_INDEX, (number,))


def put_words(connection: sqlite3.Connection, paper: int, words: str) -> None:
    """Have a paper, which is searched by its title, searched by these words of it too."""
    known = connection.execute(KNOWN, ("paper", str(paper))).fetchone()
    connection.execute(OUT_OF_INDEX, known[:4])
    connection.execute("UPDATE found_text SET body = ? WHERE id = ?", (words, known[0]))
    connection.execute(INTO_INDEX, known[:1])


def correct(connection: sqlite3.Connection) -> None:
    """After a correction: what it changes in what is searched.

    In the caller's transaction, in which the tables were made again from the entries.
    """
    sought.prepare(connection)
    touched = _touched(connection)
    for group in sought.RECORDS:
        for kept in _gone(connection, group):
            connection.execute(OUT_OF_INDEX, kept)
            connection.execute("DELETE FROM found_text WHERE id = ?", kept[:1])
        for kind, key, on, title, body in _news(connection, group, touched):
            put(connection, Sought(group, kind, key, title, body, on))


def out_of_step(connection: sqlite3.Connection) -> bool:
    """Whether what is searched, as far as it follows, says other than the books.

    Of papers their titles alone are compared.
    """
    sought.prepare(connection)
    upto, end = followed(connection), last(connection)
    if upto.seq > end.seq or upto.paper > end.paper:
        return True
    touched = _touched(connection)
    if any(
        _gone(connection, group) or _news(connection, group, touched) for group in sought.RECORDS
    ):
        return True
    rows, indexed = connection.execute(
        "SELECT (SELECT count(*) FROM found_text), (SELECT count(*) FROM found_docsize)"
    ).fetchone()
    return rows != indexed


def start_over(connection: sqlite3.Connection) -> None:
    """Throw away all that is searched, to be taken in anew, in the caller's transaction."""
    connection.execute("DROP TABLE found")
    connection.execute("DROP TABLE found_text")
    schema.make_search(connection)
    set_followed(connection, Upto())


def gathered(some: Iterable[Sought]) -> sqlite3.Connection:
    """These records in memory, the first of each key, to be searched as those of a file are."""
    aside = memory()
    aside.execute("BEGIN")
    schema.make_search(aside)
    numbers = {group: count(span(group)[0] + 1) for group in GROUPS}
    aside.executemany(
        "INSERT OR IGNORE INTO found_text VALUES (?, ?, ?, ?, ?, ?)",
        ((next(numbers[r.group]), r.kind, r.key, r.on, r.title, r.body) for r in some),
    )
    aside.execute("INSERT INTO found(found) VALUES ('rebuild')")
    aside.execute("COMMIT")
    return aside


def gathered_from(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The records of a file that keeps no search itself; of papers their titles alone."""
    sought.prepare(connection)
    return gathered(records(connection, 0, last(connection).seq))


def _told(group: str) -> str:
    """What all questions of the group answer, with the names of its columns."""
    some = [question.every for question in sought.RECORDS[group]]
    return HEAD + " UNION ALL ".join(f"SELECT * FROM ({sql})" for sql in some)  # noqa: S608


def _touched(connection: sqlite3.Connection) -> set[Key]:
    """What was touched by entries that are still to be taken in."""
    since, until = followed(connection).seq, last(connection).seq
    return {(record.kind, record.key) for record in records(connection, since, until)}


def _news(connection: sqlite3.Connection, group: str, but: set[Key]) -> list[Any]:
    """Records of the group, but for some, that do not stand so in what is searched."""
    body = "''" if group == PAPERS else "body"
    kept = f"SELECT kind, key, on_day, title, {body} FROM found_text"  # noqa: S608
    sql = f"{_told(group)} EXCEPT {kept} WHERE id BETWEEN :first AND :last"
    return [told for told in _asked(connection, group, sql) if told[:2] not in but]


def _gone(connection: sqlite3.Connection, group: str) -> list[Any]:
    """What is searched of the group although there is no such record, as `KEPT` gives it."""
    kept = "SELECT kind, key FROM found_text WHERE id BETWEEN :first AND :last"
    strays = f"{kept} EXCEPT SELECT kind, key FROM ({_told(group)})"  # noqa: S608
    return _asked(connection, group, f"{KEPT} WHERE (kind, key) IN ({strays})")


def _asked(connection: sqlite3.Connection, group: str, sql: str) -> list[Any]:
    first, end = span(group)
    return connection.execute(sql, EVERYTHING | {"first": first, "last": end}).fetchall()


def _next(connection: sqlite3.Connection, group: str) -> int:
    first, end = span(group)
    sql = "SELECT coalesce(max(id), ?) + 1 FROM found_text WHERE id BETWEEN ? AND ?"
    return connection.execute(sql, (first, first, end)).fetchone()[0]
