"""Starts Minutebook from this folder; the first start also sets it up.

    python3 packaging/run.py                  the sample company in a window
    python3 packaging/run.py FILE             a company file in a window
    python3 packaging/run.py ask | rules | …  a command of the program

Arguments, input, output and exit code are the program's own. Where there is no display, the
start without arguments does the program's main work without a window and leaves it in `out/`.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import ready
import system

OUT = ready.ROOT / "out"
SAMPLE = OUT / "sample.minutebook"
DRAWING = {"headless", "pictures"}
WITHOUT_QT = frozenset("ask rules new sample drive dump verify backup restore".split())


def main(arguments: list[str]) -> int:
    """Sets up what these arguments need, then hands over to the program."""
    screen = system.screen_of(dict(os.environ))
    if not arguments:
        return open_sample(screen)
    if arguments[0] in WITHOUT_QT or arguments[0].startswith("-"):
        screen = ""
    elif arguments[0] in DRAWING:
        screen = "offscreen"
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif screen is None:
        raise system.NotReady(
            "This machine has no display, so no window can be opened. "
            "`packaging/run.py headless out` does the work without one."
        )
    return hand_over(ready.make_ready("run", screen), arguments)


def open_sample(screen: str | None) -> int:
    """The sample company in a window, or without a display the main work into `out/`."""
    if screen is None:
        return main(["headless", str(OUT)])
    python = ready.make_ready("run", screen)
    OUT.mkdir(exist_ok=True)
    if not SAMPLE.exists():
        system.say(f"Writing the sample company to {SAMPLE}.")
        written = subprocess.run(
            app_command(python, ["sample", str(SAMPLE)]),
            env=app_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if written.returncode:
            return written.returncode
    return hand_over(python, [str(SAMPLE)])


def hand_over(python: Path, arguments: list[str]) -> int:
    """Becomes the program, or waits for it on Windows, which cannot replace a process."""
    command, environment = app_command(python, arguments), app_environment()
    if os.name != "nt":
        os.execve(command[0], command, environment)  # noqa: S606  (no shell is wanted)
    return subprocess.call(command, env=environment)


def app_command(python: Path, arguments: list[str]) -> list[str]:
    """`-P` keeps an `app` in the folder where the person happens to stand out of the way."""
    return [str(python), "-P", "-m", "app", *arguments]


def app_environment() -> dict[str, str]:
    """The person's environment, with this folder first on Python's path."""
    path = [str(ready.ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


if __name__ == "__main__":
    ready.guarded(main)
