"""Twenty years of company life: opening that file, and what stands still in its window.

    python tests/bench/bench_life.py [ROUNDS]

Opening is timed as `bench_start` times it, against an empty company's file in turn; the goal is a
ratio of 1.5. Then one window goes through every tab and sub-page, searches letter by letter,
records, and makes reports; each step's longest stall stands beside the goal of 50 ms, and a bare
table of Qt's with as many rows beside them all. The wall's clock counts on a machine at rest, the
processor's on a busy one. The file is made in some minutes the first time and kept.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copyfile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.bench_start import run  # noqa: E402 - after the path to the project
from tests.bench.life import EMPTY, FILE, made  # noqa: E402

GOAL, STALL = 1.5, 0.050
OPENED = """
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
import app.ui.desktop as desktop
desktop.present = lambda: datetime(2016, 1, 15, 11, tzinfo=ZoneInfo("America/Los_Angeles"))
app, window = desktop.begin([{file!r}], Path({folder!r}))
app.processEvents()
assert window.page().name == "Today"
"""


def opening(folder: Path, rounds: int) -> None:
    """Print medians and the ratio of opening both files."""
    files = {"empty company": EMPTY, "twenty years": FILE}
    codes = {
        name: OPENED.format(file=str(folder / file), folder=str(folder))
        for name, file in files.items()
    }
    for code in codes.values():
        run(code)  # bytecode, page cache, and the day's backup
    took = {name: [] for name in codes}
    for _ in range(rounds):
        for name, code in codes.items():
            took[name].append(run(code))
    for name, rows in took.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:15} {wall * 1000:6.0f} ms wall {cpu * 1000:6.0f} ms CPU {peak:6.1f} MiB peak")
    for number, clock in enumerate(("wall", "CPU")):
        pairs = zip(*took.values(), strict=True)
        ratio = statistics.median(full[number] / empty[number] for empty, full in pairs)
        print(f"ratio {clock} {ratio:.2f} (goal {GOAL})")


def stalls(folder: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """The median stall of each step, by the wall's clock and the processor's."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        file = folder / "worked.minutebook"
        copyfile(made() / FILE, file)
        command = [sys.executable, str(Path(__file__).with_name("life_work.py")), str(file)]
        done = subprocess.run(
            command, capture_output=True, text=True, env=env, cwd=ROOT, check=False
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        for name, stall in json.loads(done.stdout.splitlines()[-1]).items():
            found.setdefault(name, []).append(tuple(stall))
    return {
        name: (statistics.median(wall), statistics.median(worked))
        for name, rows in found.items()
        for wall, worked in [zip(*rows, strict=True)]
    }


def main() -> None:
    """Both parts."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in (EMPTY, FILE):
            copyfile(made() / file, folder / file)
        opening(folder, rounds)
        told = stalls(folder, max(1, rounds // 2))
    print(f"longest stall of each step, as a ratio to {STALL * 1000:.0f} ms: wall, CPU")
    for step, (wall, worked) in told.items():
        over = "  OVER" if min(wall, worked) > STALL else ""
        print(f"{step:36} {wall / STALL:6.2f} {worked / STALL:6.2f}{over}")
    late = [step for step, stall in told.items() if min(stall) > STALL]
    print(f"{len(late)} of {len(told)} steps stand still longer (goal 0)")


if __name__ == "__main__":
    main()
