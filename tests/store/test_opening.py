"""Opening and creating: strangers, versions, WAL, permissions, settings."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store.book import Book, dump
from app.store.schema import APPLICATION_ID, VERSION

ROOT = Path(__file__).parents[2]


def other_sqlite(path: Path, *pragmas: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE notes(a)")
    connection.close()


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x" * 500)


OURS = f"application_id = {APPLICATION_ID}"
STRANGERS: list[tuple[str, int, Callable[[Path], Any]]] = [
    ("no bytes", 7, lambda p: p.write_bytes(b"")),
    ("text", 7, lambda p: p.write_text("Dear Sir, " * 100, encoding="utf-8")),
    ("a zip", 7, a_zip),
    ("random bytes", 7, lambda p: p.write_bytes(bytes(range(256)) * 64)),
    ("header only", 7, lambda p: p.write_bytes(b"SQLite format 3\x00")),
    ("another program's", 7, lambda p: other_sqlite(p, "application_id = 7")),
    ("page size 512", 7, lambda p: other_sqlite(p, "page_size = 512")),
    ("page size 65,536", 7, lambda p: other_sqlite(p, "page_size = 65536")),
    ("UTF-16", 7, lambda p: other_sqlite(p, "encoding = 'UTF-16le'")),
    ("another's WAL", 7, lambda p: other_sqlite(p, "journal_mode = WAL")),
    ("a newer version", 6, lambda p: other_sqlite(p, OURS, "user_version = 99")),
    ("never finished", 4, lambda p: other_sqlite(p, OURS)),
    ("half-way", 4, lambda p: other_sqlite(p, OURS, "user_version = 1")),
    ("a folder", 2, lambda p: p.mkdir()),
    ("nothing there", 2, lambda p: None),
]


@pytest.mark.parametrize(
    ("code", "build"), [s[1:] for s in STRANGERS], ids=[s[0] for s in STRANGERS]
)
def test_strangers_are_named_and_left_alone(
    tmp_path: Path, make: Any, code: int, build: Callable[[Path], Any]
) -> None:
    path = tmp_path / "stranger.minutebook"
    build(path)
    before = path.read_bytes() if path.is_file() else None
    stamp = path.stat().st_mtime_ns if before is not None else 0
    for attempt in (
        lambda: Book.open(path, make.now),
        lambda: Book.open(path, make.now, read_only=True),
        lambda: dump(path),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == code, refused.value.sentence
        assert path.name in refused.value.sentence or code == 4
    if before is not None:
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert {p.name for p in tmp_path.iterdir()} <= {path.name}


def to_wal(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def test_a_file_in_wal_is_read_untouched_and_converted_for_writing(path: Path, make: Any) -> None:
    right = dump(path)
    to_wal(path)
    wal = path.read_bytes()
    assert dump(path) == right
    assert path.read_bytes() == wal
    assert list(path.parent.iterdir()) == [path]
    book = Book.open(path, make.now)
    assert book._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    book.record([make.holder(4)], "Anna", make.now)
    book.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_settings_of_the_connection(book: Book) -> None:
    def pragma(name: str) -> Any:
        return book._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3  # EXTRA
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    assert pragma("cell_size_check") == 1
    assert pragma("mmap_size") == 0
    assert pragma("temp_store") == 2  # MEMORY
    assert pragma("application_id") == APPLICATION_ID
    assert pragma("user_version") == VERSION
    assert book._connection.isolation_level is None
    assert book._connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


def test_every_table_is_strict(book: Book) -> None:
    rows = book._connection.execute("PRAGMA table_list").fetchall()
    own = [
        row for row in rows if not row[1].startswith(("sqlite_", "found_")) and row[1] != "found"
    ]
    assert len(own) > 20
    assert all(row[5] for row in (*own, *(row for row in rows if row[1] == "found_text")))
    assert len(rows) > 20


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_files_are_private_whatever_the_umask(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "alder.minutebook"
    book = Book.create(path, make.first(), "Anna", make.now)
    seen: dict[str, int] = {}

    def look() -> int:
        for item in tmp_path.rglob("*"):
            seen[item.name] = item.stat().st_mode & 0o777
        return 0

    book._connection.set_progress_handler(look, 50)
    book.record([make.holder(4), make.paper(bytes(100_000))], "Anna", make.now)
    book._connection.set_progress_handler(None, 0)
    book.backup(make.now)
    book.save_copy(tmp_path / "copy.minutebook")
    look()
    book.close()
    assert {"alder.minutebook", "alder.minutebook-journal", "alder.minutebook-lock"} <= set(seen)
    assert seen.pop("Backups") == 0o700
    assert set(seen.values()) == {0o600}, seen


def test_creating_never_overwrites(path: Path, tmp_path: Path, make: Any) -> None:
    before = path.read_bytes()
    with pytest.raises(Refusal, match="already"):
        Book.create(path, make.first(), "Anna", make.now)
    assert path.read_bytes() == before
    for broken in ([make.holder(1)], [make.begin(), make.issue(1, {"1": 5})]):
        with pytest.raises(Refusal):
            Book.create(tmp_path / "new.minutebook", broken, "Anna", make.now)
    (tmp_path / "old.minutebook-journal").write_bytes(b"x")
    with pytest.raises(Refusal, match="earlier company file"):
        Book.create(tmp_path / "old.minutebook", make.first(), "Anna", make.now)
    with pytest.raises(Refusal) as refused:
        Book.create(tmp_path / "no folder" / "a.minutebook", make.first(), "Anna", make.now)
    assert refused.value.code == 5
    assert {p.name for p in tmp_path.iterdir()} == {path.name, "old.minutebook-journal"}


def test_leftovers_of_sessions_that_are_gone_are_swept(path: Path, make: Any) -> None:
    gone = 2**22 + 5  # above the highest process number
    left = [f".{path.name}.{gone}.part", f".{path.name}.{gone}.part-journal"]
    left += [f".{path.name}-lock.{gone}.part", f".{path.name}-lock.{gone}.aside"]
    for name in left:
        path.with_name(name).write_bytes(b"x")
    kept = path.with_name(f".{path.name}.{os.getppid()}.part")
    kept.write_bytes(b"x")
    Book.open(path, make.now).close()
    assert [p.name for p in path.parent.glob(".*")] == [kept.name]


NOBODY = """
import encodings.ascii, hashlib, os, sys, tempfile
from datetime import datetime, timezone
from pathlib import Path
from app.domain.refusal import Refusal
from app.store.book import Book, dump
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
now = datetime(2027, 5, 25, 9, 41, tzinfo=timezone.utc)
book = Book.open(path, now)
print(book.read_only, *book.notes)
"""


@pytest.mark.parametrize(
    ("mode", "folder", "words"), [(0o444, 0o777, "file"), (0o666, 0o555, "folder")]
)
def test_without_leave_to_write_it_opens_for_reading(
    pattern: Path, mode: int, folder: int, words: str
) -> None:
    import shutil
    import tempfile

    place = Path(tempfile.mkdtemp())
    try:
        path = place / "a.minutebook"
        shutil.copyfile(pattern, path)
        path.chmod(mode)
        place.chmod(folder)
        done = subprocess.run(
            [sys.executable, "-c", NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)
    assert done.stdout.startswith("True "), done.stderr
    assert f"The {words} may not be written" in done.stdout


def test_the_plain_opening_path_imports_no_sqlite_utils(path: Path) -> None:
    code = (
        "import sys; from datetime import datetime, timezone; from pathlib import Path; "
        "from app.store.book import Book; "
        "Book.open(Path(sys.argv[1]), datetime(2027, 5, 25, tzinfo=timezone.utc)).close(); "
        "assert 'sqlite_utils' not in sys.modules and 'PySide6' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False, cwd=ROOT)
    assert done.returncode == 0
