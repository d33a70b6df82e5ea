"""Make the project ready on this machine: Python, `.venv`, pinned libraries, what Qt needs.

Plain standard library; works on Windows, macOS and Linux. What is said goes to standard error, so
that the program's own output stays clean. Expected trouble ends with one sentence and exit code 2.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PINS = ROOT / "packaging" / "constraints.txt"
LEAST = (3, 11)
QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xinerama0"
).split()
RUN_SET = (
    "PySide6-Essentials",
    "sqlite-utils",
    "python-dateutil",
    "reportlab",
    "pypdfium2",
    "tzdata",
)
TEST_SET = (
    *RUN_SET,
    *("pytest", "pytest-qt", "pytest-timeout", "hypothesis", "pypdf", "ruff", "basedpyright"),
    "import-linter",
)


def ready(*, tests: bool) -> Path:
    """The Python of `.venv` with everything installed; a second call takes no time."""
    if sys.version_info < LEAST:
        stop(f"Minutebook needs Python 3.11 or newer. This is Python {sys.version.split()[0]}.")
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        make_venv()
    install(
        python, TEST_SET if tests else RUN_SET, VENV / ("tests.stamp" if tests else "run.stamp")
    )
    see_that_qt_loads(python)
    return python


def make_venv() -> None:
    """`.venv`, with Debian's package for it installed first where it is missing."""
    say("Making .venv …")
    if run([sys.executable, "-m", "venv", str(VENV)]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    apt_install(["python3-venv"])
    if not run([sys.executable, "-m", "venv", str(VENV)]):
        stop("Python could not make a virtual environment in .venv.")


def install(python: Path, names: tuple[str, ...], stamp: Path) -> None:
    """The pinned libraries; a stamp with the pins' hash says that it was done."""
    wanted = hashlib.sha256(PINS.read_bytes() + " ".join(names).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    say("Installing the pinned libraries, about a minute …")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not run([*pip, "--constraint", str(PINS), *names]):
        stop(
            "The libraries could not be installed. "
            "See that this machine reaches PyPI, then try again."
        )
    stamp.write_text(wanted, encoding="ascii")


def see_that_qt_loads(python: Path) -> None:
    """Qt needs a few system libraries on a bare Linux."""
    if not sys.platform.startswith("linux"):
        return
    look = [str(python), "-c", "from PySide6 import QtWidgets"]
    if run(look, quiet=True):
        return
    apt_install(list(QT_PACKAGES))
    if not run(look):
        stop("Qt does not load on this machine, though its system libraries are installed.")


def apt_install(packages: list[str]) -> None:
    """Install Debian packages when this may be done, else name the exact line to type."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        stop(f"This machine lacks: {' '.join(packages)}. Install them with its package manager.")
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True):
        prefix = ["sudo", "-n"]
    else:
        stop(f"Type this line, then try again: sudo {line}")
    say(f"Installing {' '.join(packages)} …")
    run([*prefix, "apt-get", "update", "-qq"])
    if not run([*prefix, *line.split()]):
        stop(f"The system's packages could not be installed. Type: sudo {line}")


def run(command: list[str], *, quiet: bool = False) -> bool:
    """Whether the command ended well; its output goes to standard error."""
    out = subprocess.DEVNULL if quiet else sys.stderr
    return subprocess.run(command, stdout=out, stderr=out, check=False).returncode == 0


def say(sentence: str) -> None:
    """A line on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> None:
    """Say it and end with exit code 2."""
    say(sentence)
    raise SystemExit(2)
