"""Bringing a file to a later version: whole, compared with a replay, or left as it was."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

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


STEPS = (Step(5, "colours", add_colour), Step(6, "their index", add_index))


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
    assert logical(path) == (expected(), 6)


@pytest.mark.parametrize(
    ("steps", "trouble"),
    [
        ((*STEPS, Step(7, "falls", fall)), RuntimeError),
        ((*STEPS, Step(7, "spoils", spoil_register)), Refusal),
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


def older(path: Path) -> None:
    """Make the file one of version 1, which kept nothing that is searched."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "DROP TABLE found; DROP TABLE found_text; DROP TABLE found_upto; "
        f"{schema.SPARED} PRAGMA user_version = 1; VACUUM"
    )
    assert schema.fingerprint(connection) == schema.released_fingerprint(1)
    connection.close()


def version_2(path: Path, make: Any) -> None:
    """Make it one of version 2, whose search was in step with the last entry after each act."""
    book = Book.open(path, make.now)
    follow(book)
    connection = book._connection
    connection.executescript(
        f"DROP TABLE found; DROP TABLE found_upto; {schema.SPARED} PRAGMA user_version = 2"
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
    monkeypatch.setattr(schema, "VERSION", 6)
    monkeypatch.setattr("app.store.connection.VERSION", 6)
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    monkeypatch.setattr(
        schema, "released_fingerprint", lambda version=6: now(4) if version == 4 else expected()
    )
    reader = Book.open(path, make.now, read_only=True)
    assert [h.name for h in reader.holders("lee")] == ["Ann Lee"]
    reader.close()
    book = Book.open(path, make.now)
    assert schema.version_of(book._connection) == 6
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


def test_a_file_of_version_3_loses_the_indexes_that_no_question_needs(
    path: Path, make: Any
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(f"{schema.SPARED} PRAGMA user_version = 3")
    assert schema.fingerprint(connection) == schema.released_fingerprint(3)
    connection.close()
    content = dump(path)
    book = Book.open(path, make.now)
    assert schema.fingerprint(book._connection) == schema.released_fingerprint()
    assert book.verify().ok
    book.close()
    assert dump(path) == content


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
