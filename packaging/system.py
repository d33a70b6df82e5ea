"""What Minutebook needs of the operating system: Qt's shared libraries and Python's venv.

On Debian and Ubuntu missing packages are installed when that is allowed without a question
(root, or sudo without a password); otherwise the exact line to type is named.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys

# Shared libraries that Qt's own files ask for, and the Debian package that brings each.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
LIBRARIES: dict[str, dict[str, str]] = {
    "": {},
    "offscreen": DRAWING,
    "xcb": {**DRAWING, **X11},
    "wayland": {**DRAWING, **WAYLAND},
}
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


class NotReady(Exception):  # noqa: N818  (it names a state, as the sentence does)
    """Set-up cannot go on; the text is a sentence that a person can act upon."""


def say(line: str) -> None:
    """Set-up talks on standard error, since standard output belongs to the program."""
    print(line, file=sys.stderr, flush=True)


def run_quietly(command: list[str]) -> tuple[int, str]:
    """Exit code and printed text of a command that leaves our input and output alone."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as trouble:
        return 127, str(trouble)
    return done.returncode, done.stdout


def last_line(text: str) -> str:
    """The last line that says anything."""
    return ([line.strip() for line in text.splitlines() if line.strip()] or ["no reason given."])[
        -1
    ]


def screen_of(environment: dict[str, str], platform: str = sys.platform) -> str | None:
    """How Qt would draw a window here: "" where it brings all it needs, None without a display."""
    if not platform.startswith("linux"):
        return ""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen:
        return chosen if chosen in LIBRARIES else "offscreen"
    if environment.get("DISPLAY"):
        return "xcb"
    return "wayland" if environment.get("WAYLAND_DISPLAY") else None


def need_libraries(screen: str, has_venv: bool) -> None:
    """Sees to Qt's shared libraries on Linux; "" asks for none.

    Where `.venv` is still to be made, Python's venv is asked for in the same breath, so that one
    line to type is enough.
    """
    if not screen or not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(screen)
    if not missing:
        return
    packages = {LIBRARIES[screen][name] for name in missing}
    packages.update([] if has_venv else _venv_package())
    _bring(sorted(packages), f"Qt needs {', '.join(missing)}")
    still = missing_libraries(screen)
    if still:
        raise NotReady(f"Qt still misses {', '.join(still)} after the installation.")


def missing_libraries(screen: str) -> list[str]:
    """Names of the shared libraries that Linux does not find."""
    return [name for name in LIBRARIES[screen] if not _loads(name)]


def need_venv_module() -> None:
    """Sees to Python's venv, which Debian and Ubuntu keep in a package of its own."""
    packages = _venv_package()
    if packages:
        _bring(packages, "Python has no venv module")


def line_to_type(packages: list[str], has_sudo: bool) -> str:
    """The one line by which a person installs `packages` on Debian or Ubuntu."""
    line = shlex.join(INSTALL) + " " + " ".join(packages)
    if has_sudo:
        return f"sudo apt-get update && sudo {line}"
    return f"su -c '/usr/bin/apt-get update && /usr/bin/{line}'"


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _venv_package() -> list[str]:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def _bring(packages: list[str], why: str) -> None:
    if not shutil.which("apt-get"):
        raise NotReady(f"{why}. Install it with this system's package manager and start again.")
    leave = _leave()
    if leave is None:
        line = line_to_type(packages, bool(shutil.which("sudo")))
        raise NotReady(f"{why}. Type this line, then start again:\n{line}")
    say(f"Installing {' '.join(packages)}.")
    if _apt([*leave, *INSTALL, *packages])[0]:
        _apt([*leave, "apt-get", "update"])
        code, said = _apt([*leave, *INSTALL, *packages])
        if code:
            raise NotReady(
                f"apt-get could not install {' '.join(packages)}; its last word is: {said} "
                "See that this machine reaches its package mirror, then start again."
            )


def _leave() -> list[str] | None:
    """What to put before a command to run it as root without a question; None if not allowed."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and not run_quietly([sudo, "-n", "true"])[0] else None


def _apt(command: list[str]) -> tuple[int, str]:
    """Exit code of an apt command and the last line that it printed."""
    at = command.index("apt-get")
    code, said = run_quietly(
        [*command[:at], "env", "DEBIAN_FRONTEND=noninteractive", *command[at:]]
    )
    return code, last_line(said)
