"""How long the window takes to be usable, against an empty window; and the memory of both.

    python tests/bench/bench_start.py [ROUNDS]

Each round starts one process of each kind, in turn, so that a busy machine slows both alike.
*Usable*: the sample company is open and its first page was painted. The goal is a ratio of 1.6,
by the wall's clock on a machine at rest, by the processor's on a busy one.
"""

from __future__ import annotations

import os
import re
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
    for name, rows in took.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:15} {wall * 1000:6.0f} ms wall {cpu * 1000:6.0f} ms CPU {peak:6.1f} MiB peak")
    for number, clock in enumerate(("wall", "CPU")):
        ratios = [b[number] / a[number] for a, b in zip(*took.values(), strict=True)]
        print(f"ratio {clock} {statistics.median(ratios):.2f} (goal 1.6)")


if __name__ == "__main__":
    main()
