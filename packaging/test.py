"""The one command of the checks: set up, then format, lint, types, import contracts and tests.

`--bench` runs the benchmarks instead; everything after `--` goes to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ready import ROOT, ready, say, stop


def main(argv: list[str]) -> int:
    """Every check in turn; the first red one ends the run."""
    python = ready(tests=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONPATH"] = str(ROOT)
    if "--bench" in argv:
        return bench(python)
    extra = argv[argv.index("--") + 1 :] if "--" in argv else []
    tools = python.parent
    for name, command in (
        ("format", [str(tools / "ruff"), "format", "--check", "."]),
        ("lint", [str(tools / "ruff"), "check", "."]),
        ("types", [str(tools / "basedpyright"), "--level", "error"]),
        ("import contracts", [str(tools / "lint-imports")]),
        ("tests", [str(python), "-m", "pytest", *extra]),
    ):
        say(f"== {name}")
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
            if name != "tests":
                stop(f"The {name} check is red.")
            return code
    return 0


def bench(python: Path) -> int:
    """Every benchmark, each printing its ratios."""
    worst = 0
    for script in sorted((ROOT / "tests" / "bench").glob("bench_*.py")):
        say(f"== {script.stem}")
        worst = max(
            worst, subprocess.run([str(python), str(script)], cwd=ROOT, check=False).returncode
        )
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
