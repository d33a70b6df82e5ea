"""Hand-made faults in the register core: how many of them the tests notice.

    python3 packaging/test.py --faults
    python tests/bench/faults.py [WORDS]    only faults whose description holds the words

Each fault of tests/store/faults/*.toml replaces a text in a copy of app/; the tests of the
register must then fail. Not a part of the normal run: it takes several minutes.
Goal: 57 of 60 are noticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2
PASSED_BY = shutil.ignore_patterns("__pycache__", "golden", "texts", "comparison.toml")
GOAL = (57, 60)
TESTS = (
    "tests/domain/test_shares.py tests/store/test_holdings.py tests/store/test_books_rules.py "
    "tests/store/test_share_rules.py tests/store/test_long_acts.py "
    "tests/store/test_corrections.py tests/store/test_chain.py tests/store/test_usual_entries.py "
    "tests/acts/shares/test_shares.py tests/acts/shares/test_times.py "
    "tests/store/test_register_machine.py"
).split()
QUICK = """
from hypothesis import Phase, settings
settings.register_profile("faults", phases=[Phase.generate], database=None, derandomize=True)
settings.load_profile("faults")
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One replacement in one file of app/."""

    what: str
    file: str
    old: str
    new: str

    def spoiled(self, text: str) -> str:
        """The file's text with the fault in it."""
        if text.count(self.old) != 1:
            raise SystemExit(
                f"{self.file}: the text of “{self.what}” is there {text.count(self.old)} times."
            )
        return text.replace(self.old, self.new)


def faults() -> list[Fault]:
    """Every fault of the tables, held against the program as it is."""
    found = [
        Fault(**row)
        for table in sorted((ROOT / "tests/store/faults").glob("*.toml"))
        for row in tomllib.loads(table.read_text(encoding="utf-8"))["fault"]
    ]
    for fault in found:
        fault.spoiled((ROOT / "app" / fault.file).read_text(encoding="utf-8"))
    return found


def noticed(fault: Fault | None) -> str:
    """The first test that fails with the fault in a copy of the program, or empty."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("app", "tests"):
            shutil.copytree(ROOT / part, folder / part, ignore=PASSED_BY)
        shutil.copy(ROOT / "pyproject.toml", folder)
        (folder / "resources").symlink_to(ROOT / "resources")
        (folder / "quick.py").write_text(QUICK, encoding="utf-8")
        if fault:
            file = folder / "app" / fault.file
            file.write_text(fault.spoiled(file.read_text(encoding="utf-8")), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "quick", "-p", "no:cacheprovider",
             f"--rootdir={folder}", *TESTS],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    if done.returncode == 0:
        return ""
    lines = [x for x in done.stdout.splitlines() if x.startswith(("FAILED", "ERROR"))]
    return lines[0] if lines else done.stdout[-300:] + done.stderr[-300:]


def main(words: str = "") -> int:
    """Print every fault with the test that notices it; 1 where fewer are noticed than the goal."""
    told = [fault for fault in faults() if words in fault.what]
    if sound := noticed(None):
        print(f"Without a fault: {sound}")
        return 1
    survived = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for fault, test in zip(told, pool.map(noticed, told), strict=True):
            survived += not test
            print(f"{'noticed ' if test else 'SURVIVES'} {fault.what}: {test[:110]}", flush=True)
    print(f"{len(told) - survived} of {len(told)} faults noticed (goal {GOAL[0]} of {GOAL[1]})")
    return int((len(told) - survived) * GOAL[1] < GOAL[0] * len(told))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
