"""Backups: verified, named, kept as the table says, and put back."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store import backups, locks, opening
from app.store.book import Book, dump
from app.store.verify import verify_file


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_the_first_opening_of_a_day_keeps_one(path: Path, make: Any) -> None:
    folder = path.parent / "Backups"
    for now in (make.now, make.now + timedelta(hours=3), make.now + timedelta(days=1)):
        book = Book.open(path, now)
        assert book.notes == ()
        book.close()
    kept = names(folder)
    assert [name[:36] for name in kept] == [
        "Alder Ridge Inc 2027-05-25 09.41.00 ",
        "Alder Ridge Inc 2027-05-26 09.41.00 ",
    ]
    head = verify_file(path).head
    assert kept[0].endswith(f"entry 10 {head[:8]}.minutebook")
    assert all(dump(folder / name) == dump(path) for name in kept)
    assert (folder.stat().st_mode & 0o777, (folder / kept[0]).stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_reading_and_creating_keep_none(path: Path, make: Any, tmp_path: Path) -> None:
    Book.open(path, make.now, read_only=True).close()
    Book.create(tmp_path / "new.minutebook", make.first(), "Anna", make.now).close()
    assert not (tmp_path / "Backups").exists()


def test_a_backup_folder_that_cannot_be_had_is_said(path: Path, make: Any) -> None:
    (path.parent / "Backups").write_text("a file of that name", encoding="utf-8")
    book = Book.open(path, make.now)
    assert len(book.notes) == 1
    assert "No backup was made" in book.notes[0]
    book.record([make.holder(4)], "Anna", make.now)
    book.close()


def test_backup_and_restore_round_trip(path: Path, make: Any, tmp_path: Path) -> None:
    before = dump(path)
    kept = backups.backup(path, tmp_path / "elsewhere", now=make.now)
    book = Book.open(path, make.now)
    book.record([make.paper(b"later", "Later")], "Anna", make.now)
    book.close()
    later = dump(path)
    assert later != before
    replaced = backups.restore(kept, path, make.now)
    assert replaced == tmp_path / "alder replaced 2027-05-25 09.41.00.minutebook"
    assert dump(path) == before
    assert dump(replaced) == later
    assert path.stat().st_mode & 0o777 == 0o600
    again = backups.restore(replaced, path, make.now)
    assert again is not None
    assert again.name == "alder replaced 2027-05-25 09.41.00 2.minutebook"
    assert dump(path) == later
    assert not list(tmp_path.glob(".*"))
    assert not locks.lock_path(path).exists()
    book = Book.open(path, make.now)
    assert book.record([make.holder(4)], "Anna", make.now).seq == 12
    book.close()
    assert dump(replaced) == later


def test_restore_where_there_is_no_file(path: Path, make: Any, tmp_path: Path) -> None:
    new = tmp_path / "new.minutebook"
    assert backups.restore(path, new, make.now) is None
    assert dump(new) == dump(path)


@pytest.mark.parametrize("recovers", [True, False])
def test_restore_over_a_damaged_file_with_a_journal_beside_it(
    path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, recovers: bool
) -> None:
    """A journal of the old file would spoil the new one: it is used up, or goes along."""
    kept = backups.backup(path, now=make.now)
    right = dump(path)
    path.write_bytes(b"\x00" * 5000)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    if not recovers:
        monkeypatch.setattr(opening, "recover", cannot_recover)
    replaced = backups.restore(kept, path, make.now)
    assert replaced is not None
    assert not journal.exists()
    assert dump(path) == right
    assert replaced.with_name(replaced.name + "-journal").exists() is not recovers


def cannot_recover(path: Path) -> None:
    raise sqlite3.OperationalError


def test_what_is_not_whole_is_not_put_back(path: Path, make: Any) -> None:
    kept = backups.backup(path, now=make.now)
    before = path.read_bytes()
    data = bytearray(kept.read_bytes())
    at = data.index(b"Ann Lee")
    data[at : at + 3] = b"Eve"
    broken = kept.with_name("broken.minutebook")
    broken.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        backups.restore(broken, path, make.now)
    assert refused.value.code == 4
    assert "Nothing was replaced" in refused.value.sentence
    assert path.read_bytes() == before


def test_an_open_file_is_not_replaced(book: Book, make: Any) -> None:
    kept = book.backup(make.now)
    with pytest.raises(Refusal) as refused:
        backups.restore(kept, book.path, make.now)
    assert refused.value.code == 3
    assert "is open by" in refused.value.sentence
    assert locks.lock_path(book.path).exists()


def test_a_backup_of_an_open_book(book: Book, make: Any) -> None:
    book.keep_draft("plan:x", {"a": 1}, make.now)
    kept = backups.backup(book.path, now=make.now + timedelta(seconds=1))
    assert dump(kept) == dump(book.path)
    restored = Book.open(kept, make.now)
    assert restored.drafts("plan:") == {"plan:x": {"a": 1}}
    restored.close()


def hours(*texts: str) -> set[datetime]:
    return {datetime.fromisoformat(text) for text in texts}


def test_retention_by_the_table() -> None:
    """Three backups a day over three years: what is left is counted by hand."""
    last = datetime.fromisoformat("2027-05-25T18:00")
    all_made = {last - timedelta(hours=8 * i) for i in range(3 * 1100)}
    kept = backups.kept(all_made)
    assert kept <= all_made
    of_day = [m for m in kept if m.date() == last.date()]
    assert len(of_day) == 3
    days = sorted({m.date() for m in kept}, reverse=True)
    assert days[:12] == [last.date() - timedelta(days=i) for i in range(12)]
    weeks = {m.isocalendar()[:2] for m in all_made}
    newest_weeks = sorted(weeks, reverse=True)[:10]
    assert all(any(m.isocalendar()[:2] == week for m in kept) for week in newest_weeks)
    months = sorted({(m.year, m.month) for m in all_made}, reverse=True)[:9]
    assert all(max(m for m in all_made if (m.year, m.month) == month) in kept for month in months)
    for year in {m.year for m in all_made}:
        assert max(m for m in all_made if m.year == year) in kept
    assert backups.kept(kept) == kept
    assert len(kept) == 12 + 2 * 2 + 7 + 8 + 2  # days, more of two days, weeks, months, years


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (set(), set()),
        (hours("2020-01-01T09:00"), hours("2020-01-01T09:00")),
        (
            hours("2027-05-25T09:00", "2027-05-25T10:00", "2027-05-24T09:00", "2027-05-24T08:00"),
            hours("2027-05-25T09:00", "2027-05-25T10:00", "2027-05-24T09:00", "2027-05-24T08:00"),
        ),
        (
            hours("2027-05-25T09:00", "2027-05-24T09:00", "2027-05-23T09:00", "2027-05-23T08:00"),
            hours("2027-05-25T09:00", "2027-05-24T09:00", "2027-05-23T09:00"),
        ),
        (
            hours("1999-03-01T09:00", "1999-12-30T09:00", "2027-05-25T09:00"),
            hours("1999-03-01T09:00", "1999-12-30T09:00", "2027-05-25T09:00"),
        ),
    ],
)
def test_retention_of_a_few(made: set[datetime], kept: set[datetime]) -> None:
    assert backups.kept(made) == kept


def test_only_our_own_backups_are_removed(path: Path, make: Any) -> None:
    folder = path.parent / "Backups"
    kept = backups.backup(path, now=make.now)
    old = [make.now - timedelta(days=30, hours=i) for i in range(6)]
    old.append(make.now - timedelta(days=1))
    ours = [kept.name.replace("2027-05-25 09.41.00", f"{m:%Y-%m-%d %H.%M.%S}") for m in old]
    others = [
        "Elder Ridge 2027-04-25 09.41.00 entry 1 00000000.minutebook",
        "Elder Ridge 2027-04-25 09.41.01 entry 1 00000000.minutebook",
        "Alder Ridge Inc 2027-04-25 09.41.00.minutebook",
        "Alder Ridge Inc 2027-99-99 09.41.00 entry 1 00000000.minutebook",
        "letter.txt",
        f".Elder Ridge.{2**22 + 5}.part",
    ]
    for name in ours + others:
        shutil.copyfile(kept, folder / name)
    backups.backup(path, now=make.now + timedelta(minutes=1))
    left = names(folder)
    assert set(others) <= set(left)
    assert sum(name in left for name in ours) == 2  # the last of each of two days


def test_a_copy_that_is_not_whole_never_gets_its_name(
    book: Book, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copied pages are spoiled before they are looked at."""
    copy_pages = backups._copy_pages

    def spoiled(connection: Any, part: Path) -> None:
        copy_pages(connection, part)
        data = bytearray(part.read_bytes())
        data[data.index(b"Ann Lee")] ^= 1
        part.write_bytes(data)

    monkeypatch.setattr(backups, "_copy_pages", spoiled)
    before = names(book.path.parent / "Backups")
    with pytest.raises(Refusal, match="not whole"):
        book.backup(make.now + timedelta(hours=1))
    assert names(book.path.parent / "Backups") == before
