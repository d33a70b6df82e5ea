"""Verified backups, how long they are kept, and putting one back.

A backup is built under another name, opened and checked, and only then gets its name, which
carries company, date and time, entry number and the first 8 digits of the head.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from app.domain.refusal import DAMAGED, IN_USE, INPUT, STORAGE, Refusal
from app.store import journal, locks, opening, schema
from app.store.connection import connect, storage
from app.store.placing import (
    drop_part,
    make_folder,
    part_name,
    place_new,
    sweep_parts,
    sync_file,
    sync_folder,
    touch_private,
)

FOLDER = "Backups"
SUFFIX = ".minutebook"
KEPT_DAYS_WHOLE, KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 2, 12, 10, 9
NOT_KEPT = "No backup was made"
_NAME = re.compile(
    r"(?P<company>.+) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) "
    r"entry \d+ [0-9a-f]{8}" + re.escape(SUFFIX)
)


def backup(path: Path, folder: Path | None = None, *, now: datetime) -> Path:
    """A verified backup of a company file, in `Backups` beside it or in the folder named."""
    connection = opening.reading(path)
    try:
        return backup_from(connection, folder or path.parent / FOLDER, now)
    finally:
        connection.close()


def backup_from(connection: sqlite3.Connection, folder: Path, now: datetime) -> Path:
    """A verified backup of an open book; older ones that are not kept any longer are removed."""
    company = company_part(connection)
    final = folder / backup_name(company, now, *journal.head(connection))
    with storage(NOT_KEPT):
        make_folder(folder)
        sweep_parts(folder, company)
        if not final.exists():
            copy_to(connection, final, NOT_KEPT)
        prune(folder, company)
    return final


def copy_to(connection: sqlite3.Connection, final: Path, nothing: str) -> None:
    """A verified copy under a new name; Refusal if the name is taken or the copy is not whole."""
    part = copy_to_part(connection, final, nothing)
    with storage(nothing):
        try:
            place_new(part, final)
        except FileExistsError:
            raise Refusal(
                f"There is a file {final.name} already. {nothing}; choose another name.", INPUT
            ) from None
        finally:
            drop_part(part)


def copy_to_part(connection: sqlite3.Connection, final: Path, nothing: str) -> Path:
    """A verified copy beside the place where it will stand, on the disk but not yet named."""
    part = part_name(final)
    with storage(nothing):
        drop_part(part)
        touch_private(part)
        try:
            with _standing_still(connection):
                _copy_pages(connection, part)
                _check_copy(part, connection, nothing)
            sync_file(part)
        except BaseException:
            drop_part(part)
            raise
    return part


def backup_name(company: str, now: datetime, seq: int, head: bytes) -> str:
    """`Alder Ridge 2027-05-25 09.41.12 entry 1285 a1b2c3d4.minutebook`."""
    return f"{company} {now:%Y-%m-%d %H.%M.%S} entry {seq} {head.hex()[:8]}{SUFFIX}"


def company_part(connection: sqlite3.Connection) -> str:
    """The company's name as part of a file name: portable letters, at most 60."""
    row = connection.execute("SELECT name FROM company").fetchone()
    portable = re.sub(r"[^A-Za-z0-9&' -]+", "", row[0] if row else "")
    return " ".join(portable.split())[:60].strip() or "Company"


def made_on(folder: Path, company: str) -> list[datetime]:
    """When this company's backups in the folder were made, oldest first."""
    return sorted(_ours(folder, company))


def prune(folder: Path, company: str) -> None:
    """Remove this company's backups that are not kept any longer; nothing else is touched."""
    found = _ours(folder, company)
    keep = kept(found)
    for moment, paths in found.items():
        if moment not in keep:
            for path in paths:
                path.unlink(missing_ok=True)


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which backups are kept: all of the last 2 days that have any, the last of each of 12 days,
    10 weeks and 9 months, and of every year."""
    newest_first = sorted(moments, reverse=True)
    days = list(dict.fromkeys(moment.date() for moment in newest_first))[:KEPT_DAYS_WHOLE]
    keep = {moment for moment in newest_first if moment.date() in days}
    for period, count in _PERIODS:
        last: dict[object, datetime] = {}
        for moment in newest_first:
            last.setdefault(period(moment), moment)
        keep.update(list(last.values())[:count])
    return keep


_PERIODS: tuple[tuple[Callable[[datetime], object], int | None], ...] = (
    (lambda moment: moment.date(), KEPT_DAYS),
    (lambda moment: moment.isocalendar()[:2], KEPT_WEEKS),
    (lambda moment: (moment.year, moment.month), KEPT_MONTHS),
    (lambda moment: moment.year, None),
)


def restore(backup_path: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in the file's place, after the whole check; the replaced file, kept beside.

    `None` if there was no file. Refusal 3 if the file is open somewhere, 4 if the backup is not
    whole.
    """
    from app.store.verify import verify_file

    verdict = verify_file(backup_path)
    if not verdict.ok:
        raise Refusal(
            f"{backup_path.name} is not whole. {' '.join(verdict.sentences)} "
            "Nothing was replaced; choose another backup.",
            DAMAGED,
        )
    with storage("Nothing was replaced"):
        if holder := locks.take(path, now):
            raise Refusal(
                f"{path.name} is open by {holder.says(now)}. Nothing was replaced; "
                "close it there first.",
                IN_USE,
            )
        try:
            return _put_in_place(backup_path, path, now)
        finally:
            locks.release(path)


def _put_in_place(backup_path: Path, path: Path, now: datetime) -> Path | None:
    source = opening.reading(backup_path)
    try:
        part = copy_to_part(source, path, "Nothing was replaced")
    finally:
        source.close()
    replaced = _keep_replaced(path, now) if path.exists() else None
    part.replace(path)
    sync_folder(path.parent)
    return replaced


def _keep_replaced(path: Path, now: datetime) -> Path:
    """Give the file to be replaced a second, dated name, so that its place is never empty.

    What a session that was cut short left beside it goes along, or it would spoil the new file.
    """
    replaced = _free_name(path, f"{path.stem} replaced {now:%Y-%m-%d %H.%M.%S}")
    with suppress(sqlite3.Error, Refusal):
        opening.recover(path)
    try:
        os.link(path, replaced)
    except OSError:  # a disk without hard links
        path.rename(replaced)
    for ending in ("-journal", "-wal", "-shm"):
        left = opening.beside(path, ending)
        if left.exists():
            left.rename(opening.beside(replaced, ending))
    return replaced


def _free_name(path: Path, stem: str) -> Path:
    candidate, count = path.with_name(stem + path.suffix), 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{stem} {count}{path.suffix}")
    return candidate


@contextmanager
def _standing_still(connection: sqlite3.Connection) -> Generator[None]:
    """Nobody writes the book meanwhile: others wait."""
    connection.execute("BEGIN")
    try:
        journal.head(connection)
        yield
    finally:
        connection.execute("ROLLBACK")


def _copy_pages(connection: sqlite3.Connection, part: Path) -> None:
    target = connect(part, "rw")
    try:
        connection.backup(target)
    finally:
        target.close()


def _check_copy(part: Path, source: sqlite3.Connection, nothing: str) -> None:
    """Open the copy: pages, chain and papers by themselves, every other table row by row."""
    from app.store.replay import differing_table
    from app.store.verify import copy_troubles

    rest = [
        name
        for (name,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name in schema.DERIVED_TABLES or name == "drafts"
    ]
    copy = connect(part, "ro")
    try:
        trouble = next(copy_troubles(copy), "")
        if not trouble and journal.head(copy) != journal.head(source):
            trouble = "The copy ends at another entry."
        if not trouble and differing_table(source, copy, rest):
            trouble = "The copy does not say the same."
    finally:
        copy.close()
    if trouble:
        raise Refusal(f"The copy is not whole. {trouble} {nothing}; do it again.", STORAGE)


def _ours(folder: Path, company: str) -> dict[datetime, list[Path]]:
    found: dict[datetime, list[Path]] = {}
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match and match["company"] == company:
            try:
                moment = datetime.fromisoformat(match["at"].replace(".", ":"))
            except ValueError:
                continue
            found.setdefault(moment, []).append(path)
    return found
