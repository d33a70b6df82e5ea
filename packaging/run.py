"""Set up, then run Minutebook: the window on the sample company, or what the arguments say.

Without a display and without arguments the main job is done headless into `out/`.
"""

from __future__ import annotations

import os
import subprocess
import sys

from ready import ROOT, ready, say


def main(argv: list[str]) -> int:
    """The program's exit code; its input and output pass through untouched."""
    python = ready(tests=False)
    os.environ["PYTHONPATH"] = str(ROOT)
    if not argv:
        argv = first_run(python) if has_display() else ["headless", str(ROOT / "out")]
    return subprocess.run([str(python), "-m", "app", *argv], check=False).returncode


def first_run(python: object) -> list[str]:
    """The sample company, written once, to open the window on."""
    sample = ROOT / "out" / "sample.minutebook"
    if not sample.exists():
        say("Writing the sample company …")
        sample.parent.mkdir(exist_ok=True)
        subprocess.run(
            [str(python), "-m", "app", "sample", str(sample)], check=True, stdout=sys.stderr
        )
    return [str(sample)]


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
