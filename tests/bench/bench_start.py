"""How long the window takes to be usable, against an empty window; and the memory of both.

    python tests/bench/bench_start.py [ROUNDS]

Each round starts one process of each kind, in turn, so that a busy machine slows both alike.
*Usable*: the sample company is open and its first page was painted. The goal is a ratio of 1.6,
by the wall's clock on a machine at rest, by the processor's on a busy one.

Then the same company in a damaged file whose first page can still be read: how long after the
first picture it is refused, beside the check alone.
"""

from __future__ import annotations

import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
OURS = """
from pathlib import Path
from app.ui.desktop import begin
app, window = begin([{file!r}], Path({folder!r}))
app.processEvents()
assert window.page().name == "Today"
"""
DAMAGED = """
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.domain.refusal import Refusal
from app.store.opening import reading
from app.ui.desktop import begin, settle

app, window = begin([{file!r}], Path({folder!r}))
window.after_paint(lambda: settle(window))
app.processEvents()
begun = time.perf_counter()

def look():
    if window.desk is None:
        timer.stop()
        took.append(time.perf_counter() - begun)
        window.close()

took = []
timer = QTimer(interval=1)
timer.timeout.connect(look)
timer.start()
app.exec()
begun = time.perf_counter()
try:
    reading(Path({file!r}))
except Refusal:
    took.append(time.perf_counter() - begun)
print(*(f"{{one * 1000:.0f}}" for one in took))
"""
END = """
import os, re, resource
used = resource.getrusage(resource.RUSAGE_SELF)
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(int((used.ru_utime + used.ru_stime) * 1_000_000), peak, flush=True)
os._exit(0)
"""


def run(code: str) -> tuple[float, float, float]:
    """Seconds by the wall's clock and the processor's, and MiB, of one process."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code + END],
        capture_output=True,
        text=True,
        env=env,
        cwd=ROOT,
        check=True,
    )
    took = time.perf_counter() - begun
    micro, kib = re.findall(r"\d+", done.stdout)[-2:]
    return took, int(micro) / 1_000_000, int(kib) / 1024


def refusals(file: Path, folder: str, rounds: int) -> list[tuple[int, int]]:
    """Milliseconds from the first picture to the refusal, and of the check alone, in each round."""
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER journal_update")
    connection.close()
    code, found = DAMAGED.format(folder=folder, file=str(file)), list[tuple[int, int]]()
    for _ in range(rounds):
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env=env,
            cwd=ROOT,
            check=True,
        )
        after, alone = map(int, done.stdout.split())
        found.append((after, alone))
    return found


def main() -> None:
    """Print medians and the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.minutebook"
        sys.path.insert(0, str(ROOT))
        from app.acts.sample import write_sample
        from app.store.locks import lock_path

        write_sample(file, datetime.now().astimezone()).close()
        kinds = {"empty window": EMPTY, "sample usable": OURS.format(folder=folder, file=str(file))}
        took: dict[str, list[tuple[float, float, float]]] = {name: [] for name in kinds}
        for name, code in kinds.items():
            run(code)  # bytecode and page cache
            took[name].clear()
        for _ in range(rounds):
            for name, code in kinds.items():
                lock_path(file).unlink(missing_ok=True)  # a run ends without closing the file
                took[name].append(run(code))
        lock_path(file).unlink(missing_ok=True)
        refused = refusals(file, folder, rounds)
    for name, rows in took.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:15} {wall * 1000:6.0f} ms wall {cpu * 1000:6.0f} ms CPU {peak:6.1f} MiB peak")
    for number, clock in enumerate(("wall", "CPU")):
        ratios = [b[number] / a[number] for a, b in zip(*took.values(), strict=True)]
        print(f"ratio {clock} {statistics.median(ratios):.2f} (goal 1.6)")
    after, alone = (statistics.median(column) for column in zip(*refused, strict=True))
    print(f"damaged file refused {after:.0f} ms after the picture, the check alone {alone:.0f} ms")


if __name__ == "__main__":
    main()
