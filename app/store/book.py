"""The company file as everyone sees it: one door for every record, and every question."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.entries import EntryDraft, Json, Receipt, Verdict, canonical
from app.domain.refusal import DAMAGED, IN_USE, STORAGE, Refusal
from app.store import backups, journal, locks, opening, schema
from app.store.connection import (
    check_header,
    check_references,
    connect,
    references_unchecked,
    said,
    storage,
)
from app.store.kept import CORRECTION, KeptReads
from app.store.placing import (
    build_part,
    drop_part,
    part_name,
    place_new,
    refuse_taken,
    sweep_parts,
    taken,
)
from app.store.reads import Reads
from app.store.settling import Settling, settle

if TYPE_CHECKING:
    from app.domain.register import Foreseen
    from app.store.following import Taking
    from app.store.replay import Progress

BEAT_SECONDS = 30
MOST_AT_ONCE = 250
"""Entries of a long act that are in memory together."""


class Book(KeptReads):
    """One open company file. `notes` are sentences that the desk shows while it is open."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        read_only: bool,
        held_by: str = "",
        notes: tuple[str, ...] = (),
        settling: Settling | None = None,
    ) -> None:
        super().__init__(connection)
        self.path = path
        self.read_only = read_only
        self.held_by = held_by
        self.notes = notes
        self.settling = settling
        self._seen = journal.head(connection)
        self._beaten = 0

    @staticmethod
    def create(path: Path, first: Sequence[EntryDraft], by: str, now: datetime) -> Book:
        """A new company file with its first entries; an existing file is never overwritten."""
        path = path.parent.resolve() / path.name
        refuse_taken(path)
        part = part_name(path)
        with storage("No file was made"):
            try:
                build_part(part, first, by, now)
                place_new(part, path)
            except FileExistsError:
                raise taken(path) from None
            finally:
                drop_part(part)
        with storage(opening.UNCHANGED):
            return _open_to_write(path, now, fresh=True)

    @staticmethod
    def open(
        path: Path,
        now: datetime,
        read_only: bool = False,
        take_over: bool = False,
        progress: Progress = lambda done, total: None,
        later: bool = False,
    ) -> Book:
        """Open a company file: lock, checks, migration and the day's verified backup.

        Opens for reading only where somebody else holds the lock (`held_by` says who) or the
        folder may not be written (`notes` says so). `take_over` also takes the lock of another
        computer. `progress` tells how far a migration is, and may raise to call it off. Refusal
        4, 6 or 7 where the file is damaged, newer or not ours. `later` leaves the check of a
        file that may be written, and its backup, to `settle`, or to the first act.
        """
        path = path.resolve()
        if read_only:
            return Book(path, opening.reading(path), read_only=True)
        with storage(opening.UNCHANGED):
            return _open_to_write(path, now, False, take_over, progress, later)

    def settle(self, patience: float = -1, checked: Callable[[], object] = lambda: None) -> None:
        """Do what opening left for later, in any thread; `checked` hears that the file is whole.

        Refusal 4 where it is damaged, 3 where another thread is at it after `patience` seconds.
        """
        if self.settling:
            self.notes = self.settling.finish(patience, checked)
        else:
            checked()

    def close(self) -> None:
        """Close the file and give the lock back."""
        self._connection.close()
        if not self.read_only:
            locks.release(self.path)

    def record(
        self,
        drafts: Iterable[EntryDraft],
        by: str,
        now: datetime,
        on_entry: Callable[[int], None] = lambda done: None,
        expected: int = 0,
    ) -> Receipt:
        """Record one act whole, or refuse it whole; answers after the disk has it.

        A long act is taken in part by part. `on_entry` tells from time to time how many entries
        were taken in, and may raise to call it off: nothing is recorded then. Where many are
        `expected`, what refers to what is checked at the end, all at once.
        """
        from app.store import replay
        from app.store.effects.writing import MANY, Writing

        last, writing = None, Writing(self._connection)
        with ExitStack() as after:
            kinds, files_papers = set[str](), False
            after.callback(writing.settle)
            if expected >= MANY:
                after.enter_context(references_unchecked(self._connection))
            seen: tuple[int, bytes] | None = after.enter_context(self._act())
            before = seen[0]
            for part in _parts(drafts):
                bodies = journal.append(self._connection, part, by, now, seen)
                replay.apply_new(writing, bodies)
                last, seen = bodies[-1], None
                kinds |= {body["kind"] for body in bodies}
                files_papers = files_papers or any(body["papers"] for body in bodies)
                on_entry(last["seq"] - before)
                if len(part) == MOST_AT_ONCE:
                    writing.expect_many(last["seq"] - before, before)
            if last is None:
                raise Refusal("There is nothing to record.")
            writing.finish()
            self.added(kinds)
            if expected >= MANY:
                check_references(self._connection)
            if CORRECTION in kinds:
                from app.store import indexing

                indexing.correct(self._connection)
            papers = self._papers_after(before) if files_papers else ()
        self._beat(now)
        seq, head = self._seen
        return Receipt(seq, head.hex(), journal.local_moment(last), last["says"], papers)

    def follow_on(self, taking: Taking) -> bool:
        """Take in what is to be searched next, for one part; whether there is more of it."""
        from app.store.following import follow_on

        return not self.read_only and follow_on(self._connection, self._act, taking)

    def drafts(self, prefix: str) -> dict[str, Any]:
        """Plans and half-filled forms whose key begins so, outside the chain."""
        rows = self._connection.execute(
            "SELECT key, value FROM drafts WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            (prefix,),
        )
        return {key: json.loads(value) for key, value in rows}

    def keep_draft(self, key: str, value: Json, now: datetime) -> None:
        """Keep a draft, in place of the one that had this key."""
        text = canonical(journal.plain(value)).decode()
        with self._act():
            self._connection.execute(
                "INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT (key) "
                "DO UPDATE SET value = excluded.value, kept_at = excluded.kept_at",
                (key, text, now.isoformat(timespec="seconds")),
            )

    def drop_draft(self, key: str) -> None:
        """Throw a draft away, if there is one."""
        with self._act():
            self._connection.execute("DELETE FROM drafts WHERE key = ?", (key,))

    def believed_at(self, seq: int) -> Reads:
        """The books as they stood after that entry, before anything later was known."""
        from app.store import verify

        if journal.hash_of(self._connection, seq) is None or seq == 0:
            raise KeyError(seq)
        return Reads(verify.believed(self._connection, seq))

    def believed_on(self, moment: datetime) -> Reads:
        """The books as they stood at that moment, which has its zone; KeyError before entry 1."""
        recorded_by = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        return self.believed_at(self.last_recorded_by(recorded_by))

    def foresee(self, drafts: Sequence[EntryDraft], by: str, now: datetime) -> Foreseen:
        """What the entries would change in what the books say already; nothing is recorded."""
        from app.domain.register import Foreseen
        from app.store import foreseeing

        if self.read_only:
            return Foreseen()
        with storage():
            return foreseeing.foresee(self._connection, drafts, by, now)

    @contextmanager
    def looking(self) -> Generator[None]:
        """Questions asked inside are answered by one state of the file, which is then found once.

        Short looks only: meanwhile no other session can record. A trial or an act ends the look.
        """
        with storage("Nothing was read"):
            self._undo()
            self._connection.execute("BEGIN")
            self._take_in()
        try:
            yield
        finally:
            self._undo()

    def save_copy(self, path: Path) -> None:
        """A verified copy under a new name."""
        backups.copy_to(self._connection, path.absolute(), "No copy was made")

    def backup(self, now: datetime, folder: Path | None = None) -> Path:
        """A verified backup, in `Backups` beside the file unless another folder is named."""
        where = folder or self.path.parent / backups.FOLDER
        return backups.backup_from(self._connection, where, now)

    def verify(self, progress: Progress = lambda done, total: None) -> Verdict:
        """The whole check: pages, chain, papers, and a replay of every entry."""
        from app.store import verify

        return verify.verify(self._connection, progress)

    def _beat(self, now: datetime) -> None:
        """Say in the lock that we are at work, not oftener than every half a minute."""
        if not 0 <= int(now.timestamp()) - self._beaten < BEAT_SECONDS:
            locks.beat(self.path, now)
            self._beaten = int(now.timestamp())

    @contextmanager
    def _act(self) -> Generator[tuple[int, bytes]]:
        """One transaction after this last entry: everything inside is there whole, or nothing."""
        if self.read_only:
            raise Refusal("The book is open for reading only. Nothing was recorded.", IN_USE)
        self.settle()
        committing = False
        self._undo()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            last = journal.head(self._connection)
            if last != self._seen:
                self._refuse_older_copy()
            if last != self._head:
                self._take_in()
            yield last
            new = journal.head(self._connection)
            committing = True
            self._connection.execute("COMMIT")
        except BaseException as trouble:
            self._undo()
            if committing:
                self._refuse_doubtful()
            if isinstance(trouble, sqlite3.Error):
                raise said(trouble) from trouble
            raise
        self._seen = self._head = new

    def _refuse_older_copy(self) -> None:
        """Notice older content under the same name; SQLite itself notices another file."""
        seq, head = self._seen
        if journal.hash_of(self._connection, seq) != head:
            raise Refusal(
                f"An older copy of the company file was put in its place: entry {seq:,} is not "
                "in it. Nothing was recorded; close it and restore the newest copy.",
                DAMAGED,
            )

    def _papers_after(self, seq: int) -> tuple[int, ...]:
        sql = "SELECT id FROM paper WHERE seq > ? ORDER BY id"
        return tuple(row[0] for row in self._connection.execute(sql, (seq,)))

    def _undo(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    def _refuse_doubtful(self) -> None:
        """After a COMMIT that reported trouble: say so if the entry stands in the file anyway."""
        try:
            now = journal.head(self._connection)
        except sqlite3.Error as trouble:
            raise Refusal(
                "The disk could not be read after writing. Close the program, look at the disk, "
                f"and see whether entry {self._seen[0] + 1:,} is there before you do it again.",
                STORAGE,
            ) from trouble
        if now != self._seen:
            self._seen = self._head = now
            raise Refusal(
                f"Entry {now[0]:,} stands in the file, but the disk reported trouble. "
                "Look at the disk and make a backup before you go on.",
                STORAGE,
            )


def dump(path: Path) -> bytes:
    """The logical content as sorted canonical JSON; Refusal 4 unless the whole check is passed."""
    from app.store import verify

    return verify.dump(path)


def _parts(drafts: Iterable[EntryDraft]) -> Iterator[list[EntryDraft]]:
    rest = iter(drafts)
    while part := list(islice(rest, MOST_AT_ONCE)):
        yield part


def _open_to_write(
    path: Path,
    now: datetime,
    fresh: bool,
    take_over: bool = False,
    progress: Progress = lambda done, total: None,
    later: bool = False,
) -> Book:
    holder = locks.held(path)
    if holder is None or not holder.is_us():
        check_header(path)
    if not os.access(path, os.W_OK):
        return _not_writable(path, "file")
    try:
        holder = locks.take(path, now, take_over)
    except OSError:
        return _not_writable(path, "folder")
    if holder:
        return Book(path, opening.reading(path), read_only=True, held_by=holder.says(now))
    try:
        return _open_locked(path, now, fresh, progress, later)
    except BaseException:
        locks.release(path)
        raise


def _not_writable(path: Path, what: str) -> Book:
    note = f"The {what} may not be written, so the book is open for reading only."
    return Book(path, opening.reading(path), read_only=True, notes=(note,))


def _open_locked(path: Path, now: datetime, fresh: bool, progress: Progress, later: bool) -> Book:
    sweep_parts(path.parent, path.name)
    connection, notes = connect(path, "rw"), ()
    try:
        if schema.version_of(connection) < schema.VERSION:
            from app.store import migrations

            migrations.bring_up_to_date(connection, path, now, progress)
        if fresh:
            opening.check(connection)
        elif not later:
            notes = settle(connection, path, now)
    except BaseException:
        connection.close()
        raise
    settling = Settling(path, now) if later else None
    return Book(path, connection, read_only=False, notes=notes, settling=settling)
