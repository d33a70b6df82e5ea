"""Makes this folder ready to run: a fitting Python, `.venv`, and the pinned libraries in it.

Plain standard library, on Windows, macOS and Linux. Everything it has to say goes to standard
error. The second start finds a stamp in `.venv` and needs neither time nor a network.
This file must be readable by any Python 3.7, so that an old one can say what is missing.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import system
from system import NotReady, last_line, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
PINS = {"run": HERE / "constraints-run.txt", "dev": HERE / "constraints.txt"}
ROOM_NEEDED = {"run": 500, "dev": 900}  # megabytes, downloads and installed files together

OLDEST, NEWEST = (3, 11), (3, 14)
TRIED_FIRST = ("3.13", "3.12", "3.11", "3.14")

# What pip says, and what we say instead; the first that fits counts.
REASONS = (
    (
        r"no space left|errno 28|disk quota exceeded",
        "The disk is full: about {room} MB are needed for {root}.",
    ),
    (
        r"do not match the hashes|hash mismatch",
        "A downloaded library is not the one that was pinned, so nothing was installed.",
    ),
    (
        r"certificate.verify.failed",
        "The package index is not trusted: its certificate is not known to this machine.",
    ),
    (
        r"name resolution|name or service not known|getaddrinfo|nodename nor servname"
        r"|newconnectionerror|proxyerror|network is unreachable|no route to host"
        r"|connection (refused|reset|aborted)|timed out|max retries exceeded",
        "The libraries could not be fetched: this machine does not reach the package index. "
        "Connect it to the network once, then start again.",
    ),
    (
        r"no matching distribution|could not find a version",
        "A library has no build for this machine ({machine}): Minutebook needs 64-bit Windows, "
        "macOS 13 or a Linux with glibc 2.34, and Python 3.11 to 3.14. {last}",
    ),
    (r"permission denied|errno 13", "This user may not write to {root}."),
)


def guarded(main: Callable[[list[str]], int]) -> None:
    """Runs a script's `main` under a fitting Python and turns expected trouble into a sentence."""
    try:
        code = main(sys.argv[1:]) if _python_fits() else _run_under_another_python()
    except NotReady as trouble:
        say(str(trouble))
        code = 2
    except KeyboardInterrupt:
        say("Stopped.")
        code = 130
    except OSError as trouble:
        say(_os_trouble(trouble))
        code = 2
    sys.exit(code)


def make_ready(kind: str, screen: str) -> Path:
    """The Python of a `.venv` that holds the libraries of `kind` ("run" or "dev").

    `screen` is how Qt will draw: "" (not at all), "offscreen", "xcb" or "wayland".
    """
    system.need_libraries(screen, VENV.is_dir())
    if not _stamped(kind):
        if not _venv_works():
            _make_venv()
        _install(kind)
        _stamp(kind).write_text(_stamp_text(kind), encoding="utf-8")
    return venv_python()


def venv_python() -> Path:
    """Where `.venv` keeps its Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def reason(pip_said: str, kind: str) -> str:
    """One sentence for why pip stopped, from what it printed."""
    lines = [line.strip() for line in pip_said.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")] or lines[-1:]
    last = errors[-1] if errors else "pip said nothing."
    machine = "{} {}".format(sys.platform, "64-bit" if sys.maxsize > 2**32 else "32-bit")
    for signs, sentence in REASONS:
        if re.search(signs, pip_said, re.IGNORECASE):
            return sentence.format(room=ROOM_NEEDED[kind], root=ROOT, machine=machine, last=last)
    return f"The libraries could not be installed: {last}"


def _python_fits() -> bool:
    version = tuple(sys.version_info[:2])
    return OLDEST <= version <= NEWEST


def _run_under_another_python() -> int:
    for version in TRIED_FIRST:
        command = ["py", "-" + version] if os.name == "nt" else ["python" + version]
        if shutil.which(command[0]) and not run_quietly([*command, "-c", ""])[0]:
            return subprocess.call([*command, *sys.argv])
    here = "{}.{}".format(*sys.version_info[:2])
    raise NotReady(
        "Minutebook needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python "
        f"{here}. Install one of them and start again."
    )


def _stamp(kind: str) -> Path:
    return VENV / f"ready-{kind}"


def _stamp_text(kind: str) -> str:
    pins = hashlib.sha256(PINS[kind].read_bytes()).hexdigest()
    return f"{pins} {venv_python().resolve()}\n"


def _stamped(kind: str) -> bool:
    if not venv_python().exists():
        return False
    kinds = ("dev",) if kind == "dev" else ("run", "dev")
    return any(
        _stamp(each).is_file() and _stamp(each).read_text("utf-8") == _stamp_text(each)
        for each in kinds
    )


def _venv_works() -> bool:
    check = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    return not run_quietly([str(venv_python()), "-I", "-c", check])[0]


def _make_venv() -> None:
    system.need_venv_module()
    say(f"Making {VENV} with Python {sys.version.split()[0]}.")
    code, said = run_quietly([_base_python(), "-I", "-m", "venv", "--clear", str(VENV)])
    if code:
        raise NotReady(f"{VENV} could not be made: {last_line(said)}")


def _base_python() -> str:
    """The Python outside any virtual environment, since `.venv` may be made anew."""
    return getattr(sys, "_base_executable", "") or sys.executable


def _install(kind: str) -> None:
    _need_room(kind)
    say("Fetching the pinned libraries; this happens once and takes a minute or two.")
    code, said = _pip_install(PINS[kind])
    if code:
        raise NotReady(reason(said, kind))
    say("Ready.")


def _pip_install(pins: Path) -> tuple[int, str]:
    """Runs pip, names each library as it comes, and gives back the exit code and all it said."""
    command = [str(venv_python()), "-I", "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += ["--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", "--retries", "2", "-r", str(pins)]
    said: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                say("  " + line.split()[1])
    return pip.returncode, "".join(said)


def _need_room(kind: str) -> None:
    free = shutil.disk_usage(str(ROOT)).free // 1_000_000
    if free < ROOM_NEEDED[kind]:
        raise NotReady(
            f"The disk is full: about {ROOM_NEEDED[kind]} MB are needed for {ROOT}, "
            f"and {free} MB are free."
        )


def _os_trouble(trouble: OSError) -> str:
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {trouble.filename or ROOT} could not be written."
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This user may not write to {trouble.filename or ROOT}."
    return f"{trouble.strerror or trouble}: {trouble.filename or ROOT}."
