"""Private files: made for their owner only, finished under another name, then put in place."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.refusal import INPUT, Refusal

if TYPE_CHECKING:
    from app.domain.entries import EntryDraft

_PART = re.compile(r"\..+\.(?P<pid>[0-9]+)\.(part|aside)(-journal)?")


def touch_private(path: Path) -> None:
    """Make an empty file that only its owner may read, before anything is in it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        if os.name == "posix":
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Have the file's bytes on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the folder's names on the disk, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place_new(temporary: Path, final: Path) -> None:
    """Give a finished file its name; FileExistsError if the name is taken."""
    try:
        os.link(temporary, final)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if final.exists():
            raise FileExistsError(str(final)) from None
        temporary.rename(final)
    else:
        temporary.unlink()
    sync_folder(final.parent)


def part_name(path: Path) -> Path:
    """Where this process builds the file before it gets its name."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def drop_part(part: Path) -> None:
    """Remove an unfinished file and its journal, if they are there."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def sweep_parts(folder: Path, name: str = "") -> None:
    """Remove unfinished files of processes that are gone: of one file, or all of a folder."""
    for left in folder.glob(".*"):
        match = _PART.fullmatch(left.name)
        if match and left.name.startswith(f".{name}") and not alive(int(match["pid"])):
            left.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """A folder that only its owner may read; an existing one is left as it is."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)


def alive(pid: int) -> bool:
    """Whether a process of that number runs on this computer; yes where it cannot be asked."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def refuse_taken(path: Path) -> None:
    """Refusal where a file of that name, or the journal of an earlier one, lies there."""
    if path.exists() or path.is_symlink():
        raise taken(path)
    if path.with_name(f"{path.name}-journal").exists():
        raise Refusal(
            f"A file {path.name}-journal of an earlier company file lies in the folder. "
            "No file was made; choose another name.",
            INPUT,
        )


def taken(path: Path) -> Refusal:
    """What is said of a name that is taken."""
    return Refusal(
        f"There is a file {path.name} already. No file was made; choose another name.", INPUT
    )


def build_part(part: Path, first: Sequence[EntryDraft], by: str, now: datetime) -> None:
    """Make a company file with its first entries under the name of a part."""
    from app.store import journal, replay, schema
    from app.store.connection import connect
    from app.store.effects.writing import Writing

    drop_part(part)
    touch_private(part)
    connection = connect(part, "rw")
    try:
        connection.execute("BEGIN IMMEDIATE")
        schema.make(connection)
        writing = Writing(connection)
        replay.apply_new(writing, journal.append(connection, first, by, now))
        writing.finish()
        connection.execute("COMMIT")
    finally:
        connection.close()
    sync_file(part)
