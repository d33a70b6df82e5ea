"""The sample's own copy on this computer, and a backup, both made beside the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path


def write_sample_file(path: Path, now: datetime, cancelled: Callable[[], bool]) -> Path:
    """Write the sample company under another name first, so that a broken one is never met."""
    from app.acts.sample import write_sample

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".writing-{path.name}")
    part.unlink(missing_ok=True)
    write_sample(part, now).close()
    if cancelled():
        part.unlink(missing_ok=True)
    else:
        part.replace(path)
    return path


def back_up(path: Path, now: datetime) -> Path:
    """One more backup of the company file beside it, read back; answers where it lies."""
    from app.store.backups import backup

    return backup(path, now=now)
