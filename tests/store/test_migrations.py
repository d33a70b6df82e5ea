"""Bringing a file to a later version: whole, compared with a replay, or left as it was."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.entries import EntryDraft
from app.domain.found import Behind
from app.domain.refusal import Refusal
from app.store import indexing, migrations, schema
from app.store.backups import restore
from app.store.book import Book, dump
from app.store.connection import connect
from app.store.following import follow
from app.store.migrations import Step, migrate


def add_colour(database: Any, progress: Any) -> None:
    database["colour"].create({"name": str}, pk="name", strict=True)


def add_index(database: Any, progress: Any) -> None:
    database.execute("CREATE INDEX colour_name ON colour(name)")


def spoil_register(database: Any, progress: Any) -> None:
    database.execute("UPDATE folio SET bal = bal + 1")


def fall(database: Any, progress: Any) -> None:
    database.execute("CREATE TABLE half(a)")
    raise RuntimeError("a step that does not end")


STEPS = (Step(6, "colours", add_colour), Step(7, "their index", add_index))


def expected() -> str:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    from sqlite_utils import Database

    schema.make(connection)
    database = Database(connection)
    add_colour(database, None)
    add_index(database, None)
    found = schema.fingerprint(connection)
    database.close()
    return found


def logical(path: Path) -> tuple[str, int]:
    connection = connect(path, "ro")
    try:
        return schema.fingerprint(connection), schema.version_of(connection)
    finally:
        connection.close()


def test_every_step_above_the_files_version_once(path: Path) -> None:
    connection = connect(path, "rw")
    migrate(connection, STEPS, expected())
    migrate(connection, STEPS, expected())
    connection.close()
    assert logical(path) == (expected(), 7)


@pytest.mark.parametrize(
    ("steps", "trouble"),
    [
        ((*STEPS, Step(8, "falls", fall)), RuntimeError),
        ((*STEPS, Step(8, "spoils", spoil_register)), Refusal),
        ((STEPS[0],), Refusal),
    ],
    ids=["a step that falls", "a step that spoils the register", "a step too few"],
)
def test_all_or_nothing(path: Path, steps: tuple[Step, ...], trouble: type[Exception]) -> None:
    before, content = logical(path), dump(path)
    connection = connect(path, "rw")
    with pytest.raises(trouble):
        migrate(connection, steps, expected())
    assert not connection.in_transaction
    connection.close()
    assert logical(path) == before
    assert dump(path) == content


NAMED = "INSERT OR IGNORE INTO entry_holder SELECT holder, seq FROM folio;"
"""Before version 5 those with a line of an entry stood there too."""
BEFORE_4 = f"{schema.SPARED} {NAMED}"


def older(path: Path) -> None:
    """Make the file one of version 1, which kept nothing that is searched."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "DROP TABLE found; DROP TABLE found_text; DROP TABLE found_upto; "
        f"{BEFORE_4} PRAGMA user_version = 1; VACUUM"
    )
    assert schema.fingerprint(connection) == schema.released_fingerprint(1)
    connection.close()


def version_2(path: Path, make: Any) -> None:
    """Make it one of version 2, whose search was in step with the last entry after each act."""
    book = Book.open(path, make.now)
    follow(book)
    connection = book._connection
    connection.executescript(
        f"DROP TABLE found; DROP TABLE found_upto; {BEFORE_4} PRAGMA user_version = 2"
    )
    schema.make_found(connection, 2)
    connection.execute("INSERT INTO found(found) VALUES ('rebuild')")
    assert schema.fingerprint(connection) == schema.released_fingerprint(2)
    book.close()


def test_opening_an_older_file_backs_it_up_and_brings_it_up_to_date(
    path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release after this one, with two steps more."""
    content, now = dump(path), schema.released_fingerprint
    monkeypatch.setattr(schema, "VERSION", 7)
    monkeypatch.setattr("app.store.connection.VERSION", 7)
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    monkeypatch.setattr(
        schema, "released_fingerprint", lambda version=7: now(5) if version == 5 else expected()
    )
    reader = Book.open(path, make.now, read_only=True)
    assert [h.name for h in reader.holders("lee")] == ["Ann Lee"]
    reader.close()
    book = Book.open(path, make.now)
    assert schema.version_of(book._connection) == 7
    assert book.record([make.holder(4)], "Anna", make.now).seq == 11
    book.close()
    Book.open(path, make.now + timedelta(hours=1)).close()
    monkeypatch.undo()
    kept = list((path.parent / "Backups").iterdir())
    assert len(kept) == 1
    assert dump(kept[0]) == content
    with pytest.raises(Refusal) as newer:
        Book.open(path, make.now)
    assert newer.value.code == 6


def test_a_file_of_version_1_is_read_as_it_is_and_searched_in_memory(path: Path, make: Any) -> None:
    older(path)
    before = path.read_bytes()
    book = Book.open(path, make.now, read_only=True)
    found = {m.group: m.total for m in book.search.find("arriaga", 8)}
    assert found == {"people": 1, "certificates": 3}
    assert [m.group for m in book.search.find("minutes", 8)] == ["papers"]
    assert book.search.behind() == Behind(0, 1)
    assert book.verify().ok
    book.close()
    assert path.read_bytes() == before


def test_a_file_of_version_1_is_searched_after_it_was_brought_up_to_date(
    path: Path, make: Any
) -> None:
    older(path)
    steps: list[tuple[int, int]] = []
    book = Book.open(path, make.now, progress=lambda *step: steps.append(step))
    assert schema.version_of(book._connection) == schema.VERSION
    assert (0, 10) in steps
    assert {m.group for m in book.search.find("arriaga", 8)} >= {"people", "certificates"}
    assert (indexing.followed(book._connection), book.verify().ok) == ((0, 0), True)
    follow(book)
    assert (indexing.followed(book._connection), book.verify().ok) == ((10, 1), True)
    book.close()
    assert len(list((path.parent / "Backups").iterdir())) == 1


def test_a_file_of_version_2_keeps_what_is_searched_already(path: Path, make: Any) -> None:
    version_2(path, make)
    book = Book.open(path, make.now, read_only=True)
    assert {m.group for m in book.search.find("arriaga", 8)} == {"people", "certificates"}
    assert (book.search.behind(), book.verify().ok) == (Behind(), True)
    book.close()
    book = Book.open(path, make.now)
    assert indexing.followed(book._connection) == (10, 1)
    assert {m.group for m in book.search.find("arriaga", 8)} == {"people", "certificates"}
    assert book.verify().ok
    book.close()


@pytest.mark.parametrize(("version", "before"), [(3, BEFORE_4), (4, NAMED)])
def test_a_file_of_an_earlier_version_loses_what_no_question_needs(
    path: Path, make: Any, version: int, before: str
) -> None:
    book = Book.open(path, make.now)
    book.record([corrected(make)], "Anna", make.now)
    lines = {holder: numbers(book, holder) for holder in (1, 2, 3)}
    assert all({8, 11} <= set(named) for named in lines.values())
    book.close()
    content = dump(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(f"{before} PRAGMA user_version = {version}")
    assert schema.fingerprint(connection) == schema.released_fingerprint(version)
    connection.close()
    assert dump(path) != content
    reader = Book.open(path, make.now, read_only=True)
    assert reader.verify().ok
    assert {holder: numbers(reader, holder) for holder in (1, 2, 3)} == lines
    reader.close()
    book = Book.open(path, make.now)
    assert schema.fingerprint(book._connection) == schema.released_fingerprint()
    assert book.verify().ok
    assert {holder: numbers(book, holder) for holder in (1, 2, 3)} == lines
    book.close()
    assert dump(path) == content


def corrected(make: Any) -> EntryDraft:
    """The transfer of entry 8 went to holder 2, not 3."""
    right = make.transfer(1, ["1"], [("4", 2, 250), ("5", 1, 350)], on=date(2004, 3, 1))
    data = {"corrects": 8, "effective_on": "", "data": right.data, "asked_by": "", "paper": ""}
    return make.entry("entry.correct", data)


def numbers(book: Book, holder: int) -> list[int]:
    """The entries that name a holder."""
    return [line.seq for line in book.entries_of(holder)]


@pytest.mark.parametrize(
    "spoil",
    ["DELETE FROM entry_holder WHERE seq = 4", "INSERT INTO entry_holder VALUES (2, 3)"],
)
def test_spoiled_names_of_a_file_of_version_4_are_noticed(
    path: Path, make: Any, spoil: str
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(f"{NAMED} {spoil}; PRAGMA user_version = 4")
    connection.close()
    assert not Book.open(path, make.now, read_only=True).verify().ok


def test_a_migration_called_off_leaves_the_file_as_it_was(path: Path, make: Any) -> None:
    older(path)
    content = dump(path)

    def stop(done: int, total: int) -> None:
        raise Refusal("It was called off.")

    with pytest.raises(Refusal, match="called off"):
        Book.open(path, make.now, progress=stop)
    assert logical(path) == (schema.released_fingerprint(1), 1)
    assert dump(path) == content
    assert Book.open(path, make.now).search.find("arriaga", 1)


def test_a_backup_of_version_1_can_be_put_back(path: Path, make: Any) -> None:
    older(path)
    book = Book.open(path, make.now)
    book.record([make.holder(4)], "Anna", make.now)
    book.close()
    (backup,) = (path.parent / "Backups").iterdir()
    restore(backup, path, make.now)
    book = Book.open(path, make.now)
    assert (book.head()[0], schema.version_of(book._connection)) == (10, schema.VERSION)
    book.close()
