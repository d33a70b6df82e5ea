"""Checks the whole project: format, lint, types, import contracts, tests; stops at the first red.

    python3 packaging/test.py                  everything
    python3 packaging/test.py -- tests/domain  what follows `--` goes to pytest
    python3 packaging/test.py --bench          the benchmarks of tests/bench instead
    python3 packaging/test.py --faults         hand-made faults in the share register, one by one
    python3 packaging/test.py --coverage       that tests reach every branch of law and domain

The first start also sets up `.venv` with the tools for development.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import ready
import system

CHECKS = (
    ("Format", ["-m", "ruff", "format", "--check", "."]),
    ("Lint", ["-m", "ruff", "check", "."]),
    ("Types", ["-m", "basedpyright"]),
    ("Imports", ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"]),
)

TESTS_OF_LAW = ["tests/bylaws", "tests/domain", "tests/acts"]
COVERAGE = [
    ("Tests of law", ["-m", "coverage", "run", "-m", "pytest", *TESTS_OF_LAW]),
    ("Branches reached", ["-m", "coverage", "report"]),
]


def main(arguments: list[str]) -> int:
    """Runs the checks, the benchmarks or the coverage; the exit code is that of the first red."""
    own, for_pytest = split(arguments)
    if own not in ([], ["--bench"], ["--faults"], ["--coverage"]):
        raise system.NotReady(
            f"Not known here: {' '.join(own)}. "
            "Known are `--bench`, `--faults`, `--coverage` and `-- ARGUMENTS OF PYTEST`."
        )
    python = ready.make_ready("dev", "offscreen")
    return run_all(python, steps(own, for_pytest))


def steps(own: list[str], for_pytest: list[str]) -> list[tuple[str, list[str]]]:
    """What is run for these arguments, in order."""
    if own == ["--bench"]:
        return benches()
    if own == ["--faults"]:
        return [("Faults", ["tests/bench/faults.py"])]
    return COVERAGE if own else [*CHECKS, ("Tests", ["-m", "pytest", *for_pytest])]


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What stands before `--` is ours, what follows is pytest's."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def benches() -> list[tuple[str, list[str]]]:
    """One step for each benchmark script."""
    return [
        (file.stem, [str(file)]) for file in sorted((ready.ROOT / "tests/bench").glob("bench_*.py"))
    ]


def run_all(python: Path, steps: list[tuple[str, list[str]]]) -> int:
    """Runs the steps from the project's folder up to the first red one."""
    for name, arguments in steps:
        print(f"== {name}", flush=True)
        code = subprocess.call([str(python), *arguments], cwd=ready.ROOT, env=environment())
        if code:
            print(f"== RED: {name} (exit code {code}). What follows it was not run.", flush=True)
            return code
    return 0


def environment() -> dict[str, str]:
    """Qt draws into memory, this folder is on Python's path, and compiled files are kept."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ready.ROOT)}


if __name__ == "__main__":
    ready.guarded(main)
