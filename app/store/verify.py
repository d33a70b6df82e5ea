"""The whole check: pages, chain, papers, and every table made again from the entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.domain.entries import Verdict, canonical
from app.domain.refusal import DAMAGED, Refusal
from app.domain.words import plural
from app.store import journal, opening, replay, schema
from app.store.connection import memory, storage

REGISTER_WORDS = {
    "entry": "the entries’ days and words",
    "folio": "the holders’ balances",
    "certificate": "the certificates",
    "movement": "the movements of shares",
    "tally": "the sums of a class",
    "payment": "the payments on shares",
    "mark": "the legends and stops",
    "signature": "the signatures on certificates",
    "holder_as": "the holders’ former names",
    "authorized": "the authorized numbers of shares",
    "holder": "the holders",
    "address": "the addresses",
    "term": "the terms of office",
    "list_row": "a record-date list",
    "paper": "the list of papers",
}


def no_progress(done: int, total: int) -> None:
    """For those who do not watch."""


def verify(
    connection: sqlite3.Connection,
    progress: replay.Progress = no_progress,
    heads: Sequence[tuple[int, str]] = (),
) -> Verdict:
    """Check everything; `heads` are checks of entries known from paper, by number.

    An exception of its own, raised from `progress`, stops the check.
    """
    sentences: list[str] = []
    connection.execute("BEGIN")
    try:
        for trouble in _troubles(connection, progress, heads):
            sentences.append(trouble)
        seq, head = journal.head(connection)
        papers = connection.execute("SELECT count(*) FROM paper").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        sentences.append("Pages of the company file are damaged. Restore a backup.")
        seq, head, papers = 0, b"", 0
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if sentences:
        return Verdict(False, tuple(sentences), seq, papers, head.hex())
    well = f"All {plural(seq, 'entry', 'entries')} and {plural(papers, 'paper')} are as recorded."
    return Verdict(True, (well,), seq, papers, head.hex())


def verify_file(
    path: Path,
    progress: replay.Progress = no_progress,
    heads: Sequence[tuple[int, str]] = (),
) -> Verdict:
    """The whole check of a file that is not open here."""
    connection = opening.reading(path)
    try:
        return verify(connection, progress, heads)
    finally:
        connection.close()


def dump(path: Path) -> bytes:
    """The logical content as sorted canonical JSON; Refusal 4 unless the whole check is passed."""
    connection = opening.reading(path)
    try:
        with storage(opening.UNCHANGED):
            verdict = verify(connection)
            if not verdict.ok:
                raise Refusal(" ".join(verdict.sentences), DAMAGED)
            connection.execute("BEGIN")
            return canonical(_content(connection)) + b"\n"
    finally:
        connection.close()


def copy_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with a copy made page by page: pages, references, chain, papers."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        yield "Pages of the file are damaged."
    elif connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "The tables refer to something that is missing."
    elif trouble := journal.chain_trouble(connection):
        yield trouble
    else:
        yield from _paper_troubles(connection)


def believed(connection: sqlite3.Connection, seq: int) -> sqlite3.Connection:
    """A database in memory with the books as they stood after that entry, papers' bytes apart."""
    other = memory()
    other.execute("BEGIN")
    schema.make(other)
    kept = [item for item in journal.recorded(connection) if item.seq <= seq]
    other.executemany(
        "INSERT INTO journal VALUES (?, ?, ?)", ((i.seq, i.body, i.hash) for i in kept)
    )
    replay.replay(other, [item.read() for item in kept])
    other.execute("COMMIT")
    return other


def _troubles(
    connection: sqlite3.Connection, progress: replay.Progress, heads: Sequence[tuple[int, str]]
) -> Iterator[str]:
    yield from copy_troubles(connection)
    if not opening.as_released(connection):
        yield "The tables of the file are not as Minutebook made them."
    for seq, head in heads:
        found = journal.hash_of(connection, seq)
        if found is None or found.hex() != head.strip().lower():
            yield f"Entry {seq:,} does not have the check that was given for it."
    yield from _replay_troubles(connection, progress)


def _paper_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    listed: set[str] = set()
    for item in journal.recorded(connection):
        for paper in item.read().get("papers", ()):
            if paper["sha256"] not in listed:
                listed.add(paper["sha256"])
                yield from _paper_trouble(connection, item.seq, paper)
    for (key,) in connection.execute("SELECT sha256 FROM paper_bytes ORDER BY sha256"):
        if key not in listed:
            yield "A paper lies in the file that no entry names."


def _paper_trouble(
    connection: sqlite3.Connection, seq: int, paper: Mapping[str, Any]
) -> Iterator[str]:
    row = connection.execute(
        "SELECT data FROM paper_bytes WHERE sha256 = ?", (paper["sha256"],)
    ).fetchone()
    if row is None:
        yield f"The paper “{paper['title']}” of entry {seq:,} is missing."
    elif sha256(row[0]).hexdigest() != paper["sha256"]:
        yield f"The paper “{paper['title']}” of entry {seq:,} is not as filed."


def _replay_troubles(connection: sqlite3.Connection, progress: replay.Progress) -> Iterator[str]:
    try:
        table = replay.differing_from_entries(connection, progress)
    except Refusal as refusal:
        yield f"The entries do not follow from each other. {refusal.sentence}"
    except (KeyError, TypeError, ValueError, AttributeError):
        yield "An entry does not hold what an entry must hold."
    else:
        if table:
            what = REGISTER_WORDS.get(table, f"the table {table}")
            yield f"Something was changed beside the entries: {what} do not follow from them."
        elif schema.version_of(connection) >= schema.SEARCHED_FROM:
            yield from _search_troubles(connection)


def _search_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    from app.store.indexing import out_of_step

    if out_of_step(connection):
        yield "Something was changed beside the entries: what is searched does not follow."


def _content(connection: sqlite3.Connection) -> dict[str, Any]:
    entries = [
        {"seq": item.seq, "body": item.read(), "hash": item.hash.hex()}
        for item in journal.recorded(connection)
    ]
    return {"entries": entries, "tables": {t: _rows(connection, t) for t in schema.DERIVED_TABLES}}


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return [dict(zip(columns, row, strict=True)) for row in replay.rows_of(connection, table)]
