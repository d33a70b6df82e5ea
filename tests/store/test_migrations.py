"""Bringing a file to a later version: whole, compared with a replay, or left as it was."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store import migrations, schema
from app.store.book import Book, dump
from app.store.connection import connect
from app.store.migrations import Step, migrate


def add_colour(database: Any) -> None:
    database["colour"].create({"name": str}, pk="name", strict=True)


def add_index(database: Any) -> None:
    database.execute("CREATE INDEX colour_name ON colour(name)")


def spoil_register(database: Any) -> None:
    database.execute("UPDATE folio SET bal = bal + 1")


def fall(database: Any) -> None:
    database.execute("CREATE TABLE half(a)")
    raise RuntimeError("a step that does not end")


STEPS = (Step(2, "colours", add_colour), Step(3, "their index", add_index))


def expected() -> str:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    from sqlite_utils import Database

    schema.make(connection)
    database = Database(connection)
    add_colour(database)
    add_index(database)
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
    assert logical(path) == (expected(), 3)


@pytest.mark.parametrize(
    ("steps", "trouble"),
    [
        ((*STEPS, Step(4, "falls", fall)), RuntimeError),
        ((*STEPS, Step(4, "spoils", spoil_register)), Refusal),
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


def test_opening_an_older_file_backs_it_up_and_brings_it_up_to_date(
    path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release after this one, with two steps more."""
    content = dump(path)
    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr("app.store.connection.VERSION", 3)
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    monkeypatch.setattr(schema, "released_fingerprint", expected)
    with pytest.raises(Refusal, match="older version") as refused:
        Book.open(path, make.now, read_only=True)
    assert refused.value.code == 3
    book = Book.open(path, make.now)
    assert schema.version_of(book._connection) == 3
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
