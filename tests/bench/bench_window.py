"""How long the open window stands still while it is used, step by step.

    python tests/bench/bench_window.py [ROUNDS]

The sample company stands on February 27, 2004, with a meeting planned and its notice not yet
given. After each step the window's loop turns until nothing is left to do; told is the longest of
its turns, the step itself among them, as the best and the middle of all rounds. The goal is 50 ms.
A bare table of as many rows as the register has holders is filled in the same run beside it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.acts.sample import write_sample  # noqa: E402
from app.ui.desktop import begin, settle  # noqa: E402
from app.ui.parts import work  # noqa: E402
from app.ui.parts.act_dialog import ActDialog  # noqa: E402
from app.ui.tabs import TABS  # noqa: E402

DAY, MEETINGS, GOAL_MS = date(2004, 2, 27), 4, 50.0
REST, AHEAD = 0.25, 3.0
"""Seconds without work after which a step is over; for what is read ahead after the start."""
Told = dict[str, list[float]]


class Bench:
    """The window in use, and how long each step held it."""

    def __init__(self, told: Told, file: Path, folder: Path) -> None:
        self.told = told
        self.app, self.window = begin([str(file)], folder)
        self.app.processEvents()
        settle(self.window)
        self.told.setdefault("read ahead", []).append(self.turn_until_rest(AHEAD) * 1000)

    def open_another(self, file: Path) -> None:
        """The same window with another file."""
        self.window.close_file()
        self.turn_until_rest()
        self.step("open a file", lambda: self.window.open_file(file))

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do it, and keep the longest turn until the window rests."""
        longest = timed(act)
        longest = max(longest, self.turn_until_rest())
        self.told.setdefault(name, []).append(longest * 1000)

    def turn_until_rest(self, rest: float = REST) -> float:
        """Turn the loop until nothing went on for a while; the longest turn in seconds."""
        longest, busy_at = 0.0, time.perf_counter()
        while time.perf_counter() - busy_at < rest:
            longest = max(longest, timed(self.app.processEvents))
            if work._running:
                busy_at = time.perf_counter()
            time.sleep(0.001)
        return longest

    def use(self) -> None:
        """Everything that a secretary does on a morning, in one pass."""
        for first in ("", " again"):
            for number in [*range(1, len(TABS)), 0]:
                name = f"open {TABS[number].words}{first}"
                self.step(name, lambda number=number: self.window.do(f"page:{number}"))
        search = self.window.tabs.search
        for sign in "smith":
            self.step("a key in Find", lambda sign=sign: QTest.keyClick(search, sign))
        self.step("leave Find", search.clear)
        self.record_a_holder()
        page = self.window.open_page(MEETINGS)
        page.show_found("plan", "2004-annual")
        self.turn_until_rest()
        self.step("open the notice", lambda: page.start("notice"))
        self.step("make and record the notices", lambda: page.steps.notice.give())

    def record_a_holder(self) -> None:
        """One short act, from its menu to its receipt."""
        before = self.window.last_entry()
        self.step("open New holder", lambda: self.window.do("act:1:holder"))
        dialog = self.window.findChild(ActDialog)
        dialog.form.set_draft({"name": "Ada Byron", "capacity": "individual"})
        self.turn_until_rest()
        self.step("record a holder", dialog.record)
        assert self.window.last_entry() == before + 1
        for number in range(len(TABS)):
            name = "show a page after it"
            self.step(name, lambda number=number: self.window.do(f"page:{number}"))


def timed(act: Callable[[], object]) -> float:
    """The seconds that this takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def bare(told: Told, rows: int) -> None:
    """The same rows in a bare table, from nothing to the first picture."""
    view = QTableView()
    view.resize(1366, 768)

    def fill() -> None:
        model = QStandardItemModel(view)
        for number in range(rows):
            model.appendRow([QStandardItem(f"{column} {number}") for column in range(6)])
        view.setModel(model)
        view.show()
        QApplication.processEvents()

    told.setdefault("bare table", []).append(timed(fill) * 1000)
    view.close()


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    told: Told = {}
    with tempfile.TemporaryDirectory() as name:
        files = [sample(Path(name) / str(number)) for number in range(rounds)]
        bench = Bench(told, files[0], Path(name))
        for number, file in enumerate(files):
            if number:
                bench.open_another(file)
            bare(told, len(bench.window.desk.book.holders()))
            bench.use()
        bench.window.close()
    table = statistics.median(told["bare table"])
    print(
        f"{'longest turn of the loop, ms':30} {'best':>6} {'middle':>6}  of 50 ms  of a bare table"
    )
    for step, turns in told.items():
        best, middle = min(turns), statistics.median(turns)
        over = "over" if middle > GOAL_MS else ""
        ratios = f"{middle / GOAL_MS:9.2f} {middle / table:16.2f}"
        print(f"{step:30} {best:6.1f} {middle:6.1f} {ratios} {over}")


def sample(folder: Path) -> Path:
    """The sample company in a new file."""
    folder.mkdir()
    file = folder / "sample.minutebook"
    write_sample(file, datetime.now().astimezone(), through=DAY).close()
    return file


if __name__ == "__main__":
    main()
