"""The lock file beside a company file: who writes it, on which computer, since when.

Made whole under a name of its own and then linked, which succeeds for one process only. A lock
whose process is gone (same computer: the process or the boot is another) is taken over; a lock of
another computer is left alone until the user says so. SQLite's own locks stand behind it.
"""

from __future__ import annotations

import getpass
import json
import os
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.refusal import STORAGE, Refusal
from app.domain.value import value
from app.domain.words import day_short, hour_short
from app.store.placing import alive, part_name, place_new, touch_private


@value
class Holder:
    """Who holds a lock. `started` tells a process from a later one with the same number."""

    host: str
    user: str
    pid: int
    boot: str
    started: str
    since: str
    beat: str

    def says(self, now: datetime) -> str:
        """`Anna on PC-7 since 9:41 AM`; with the day where it is another."""
        since = datetime.fromisoformat(self.since)
        day = "" if since.date() == now.date() else f"{day_short(since)}, "
        return f"{self.user} on {self.host} since {day}{hour_short(since)}"

    def is_us(self) -> bool:
        """Whether this very process holds it."""
        return self.here() and self.pid == os.getpid() and self.started == _started(self.pid)

    def here(self) -> bool:
        """Whether it was made on this computer since it was started."""
        return (self.host, self.boot) == (_host(), _boot())

    def gone(self) -> bool:
        """Whether its process is known to be gone: this computer, another boot or no process."""
        if self.host != _host():
            return False
        if self.boot != _boot():
            return True
        return not alive(self.pid) or self.started != _started(self.pid)


def lock_path(path: Path) -> Path:
    """The lock file beside a company file."""
    return path.with_name(path.name + "-lock")


def held(path: Path) -> Holder | None:
    """Who holds the file's lock; `None` if nobody does, or only a process that is gone."""
    holder = _read(lock_path(path))
    return None if holder is None or holder.gone() else holder


def take(path: Path, now: datetime, take_over: bool = False) -> Holder | None:
    """Take the lock: `None` if it is ours now, else who holds it.

    `take_over` also takes it from another computer; never from a living process on this one.
    OSError if the folder cannot be written.
    """
    for _ in range(5):
        if _make(path, now):
            return None
        holder = _read(lock_path(path))
        if holder and not holder.gone() and not (take_over and not holder.here()):
            return holder
        _set_aside(lock_path(path), holder)
    raise Refusal("The company file is being opened elsewhere. Open it again.", STORAGE)


def beat(path: Path, now: datetime) -> None:
    """Say in the lock that its holder is at work; left alone if it is no longer ours."""
    lock = lock_path(path)
    holder = _read(lock)
    if holder is None or not holder.is_us():
        return
    temporary = part_name(lock)
    try:
        _write(temporary, _ourselves(now, holder.since))
        temporary.replace(lock)
    except OSError:
        temporary.unlink(missing_ok=True)


def release(path: Path) -> None:
    """Give the lock back, if it is ours."""
    lock = lock_path(path)
    holder = _read(lock)
    if holder and holder.is_us():
        lock.unlink(missing_ok=True)


def _make(path: Path, now: datetime) -> bool:
    lock = lock_path(path)
    temporary = part_name(lock)
    temporary.unlink(missing_ok=True)
    _write(temporary, _ourselves(now, now.isoformat()))
    try:
        place_new(temporary, lock)
    except FileExistsError:
        temporary.unlink()
        return False
    return True


def _set_aside(lock: Path, judged: Holder | None) -> None:
    """Remove a lock that was judged gone; put it back if it was another one by now."""
    aside = lock.with_name(f".{lock.name}.{os.getpid()}.aside")
    try:
        lock.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != judged:
        with suppress(FileExistsError):
            place_new(aside, lock)
    aside.unlink(missing_ok=True)


def _write(path: Path, holder: Holder) -> None:
    touch_private(path)
    path.write_text(json.dumps(asdict(holder)), encoding="utf-8")


def _read(lock: Path) -> Holder | None:
    try:
        kept: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))
        texts = {name: str(kept[name]) for name in ("host", "user", "boot", "started", "beat")}
        since = datetime.fromisoformat(kept["since"]).isoformat()
        return Holder(pid=int(kept["pid"]), since=since, **texts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _ourselves(now: datetime, since: str) -> Holder:
    pid = os.getpid()
    return Holder(_host(), _user(), pid, _boot(), _started(pid), since, now.isoformat())


def _host() -> str:
    """This computer's name in its network."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _started(pid: int) -> str:
    """When the process began, in the kernel's ticks; empty where the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
