"""The share register at the size of a large company, beside other programs in the same run.

    python tests/bench/bench_register.py [ENTRIES] [HOLDERS]

A history of 1,000,000 entries is brought in from a table; then all holders as of a day, single
questions, a durable transfer, and the page of 10,000 holders. hledger and ledger answer from the
same history where they are installed; a bare loop of Python over the table always does. Every
answer is held against the history itself. Goals: see the lines printed.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.bench.register_history import CLASSES, HEADINGS, HOLDERS, history  # noqa: E402

DAY, AFTER = "2009-12-31", "2010-01-01"
WORK = [sys.executable, str(ROOT / "tests/bench/register_work.py")]
BARE = """
import csv, sys
held = {}
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        if row["Date"] <= sys.argv[2]:
            for name, sign in ((row["From"], -1), (row["To"], 1)):
                if name:
                    key = name, row["Class"]
                    held[key] = held.get(key, 0) + sign * int(row["Shares"])
for (name, share_class), shares in sorted(held.items()):
    if shares:
        print(name, share_class, shares)
"""
READ_ALONE = """
import csv, sys
with open(sys.argv[1], newline="") as file:
    print(sum(1 for _ in csv.reader(file)))
"""
AS_OF = """
import sys
from pathlib import Path
from app.store.connection import connect
from app.store.share_reads import ShareReads
of_class = int(sys.argv[3]) or None
held = ShareReads(connect(Path(sys.argv[1]), "ro")).balances(sys.argv[2] + "T23:59", of_class)
print("".join(f"{share_class},{holder},{shares}\\n" for share_class, holder, shares in held))
with open("/proc/self/status") as status:
    print(*(line for line in status if line.startswith("VmHWM")))
"""
Held = dict[tuple[str, int], int]
"""Holder's number and class -> shares."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A whole process: its output, its seconds and the most memory it took, in MiB."""

    said: str
    seconds: float
    peak: float


def run(*command: str) -> Ran:
    """Run a process to its end."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=said, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[:3]} ended with {process.returncode}.")
        said.seek(0)
        return Ran(said.read(), seconds, used.ru_maxrss / 1024)


def work(name: str, folder: Path, *more: str) -> tuple[dict[str, float], Ran]:
    """One work of ours in a process of its own."""
    ran = run(*WORK, name, str(folder), *more)
    return json.loads(ran.said.splitlines()[-1]), ran


def write(folder: Path, entries: int, holders: int) -> Held:
    """The table and the same for text accounts; what everybody held at the end of the day."""
    held: Counter[tuple[str, int]] = Counter()
    with (folder / "history.csv").open("w") as table, (folder / "text.journal").open("w") as text:
        table.write(HEADINGS + "\n")
        for one in history(entries, holders):
            table.write(one.row())
            text.write(one.posting())
            if str(one.on) <= DAY:
                for holder, shares in ((one.source, -one.shares), (one.target, one.shares)):
                    held[f"{holder:05}", one.share_class + 1] += shares if holder else 0
    return {key: shares for key, shares in held.items() if shares}


def ours_held(folder: Path, said: str) -> Held:
    """What the register answered, by the holders' own numbers."""
    from app.store.connection import connect
    from app.store.reads import Reads

    reads = Reads(connect(folder / "register.minutebook", "ro"))
    names = {holder.id: holder.name[-5:] for holder in reads.holders()}
    reads.close()
    rows = csv.reader(line for line in said.splitlines() if "," in line)
    return {(names[int(h)], int(c)): int(n) for c, h, n in rows}


def bare_held(said: str) -> Held:
    """What the bare loop printed."""
    rows = (re.fullmatch(r"Holder (\d+) (.+) (\d+)", line) for line in said.splitlines())
    return {(row[1], CLASSES.index(row[2]) + 1): int(row[3]) for row in rows if row}


def text_held(said: str) -> Held:
    """What hledger or ledger printed: amounts, the account at the last of them."""
    held: Held = {}
    waiting: list[tuple[int, int]] = []
    for line in said.splitlines():
        waiting += [(" ABC".index(c), int(n)) for n, c in re.findall(r"(-?\d+) ([ABC])\b", line)]
        if account := re.search(r"h:(\d{5})", line):
            held |= {(account[1], share_class): shares for share_class, shares in waiting}
            waiting = []
    return held


PEERS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "ledger": lambda file, who: (
        *("-f", file, "bal", who, "--flat", "-e", AFTER, "--no-total"),
        *("--limit", 'commodity == "A"'),
    ),
    "hledger": lambda file, who: ("-f", file, "bal", who, "cur:A", "--flat", "-e", AFTER, "-N"),
}
"""Balances of class A, of all accounts whose names begin so."""
GOALS = {"ledger": 100, "hledger": 500}


def show(what: str, figure: str, goal: str = "") -> None:
    """One line of the outcome."""
    print(f"register: {what}: {figure}{f' (goal {goal})' if goal else ''}", flush=True)


def bring_in(folder: Path, entries: int) -> None:
    """The import, with progress, and called off once before."""
    work("make", folder)
    told, _ = work("import", folder)
    if not told["called off"]:
        raise SystemExit("What was called off left something behind.")
    seconds, peak = told["read"] + told["record"], told["peak"] * 1.048576
    show(
        f"{entries:,} entries brought in",
        f"{seconds:.0f} s ({told['read']:.0f} read and checked, {told['record']:.0f} recorded), "
        f"{told['size']:,.0f} MB",
        "60 s",
    )
    alone = run(sys.executable, "-c", READ_ALONE, str(folder / "history.csv")).seconds
    show("this import", f"{seconds / alone:.0f} times csv.reader over the same table")
    show("processor time of both, and of one called off before", f"{told['processor']:.0f} s")
    show("most memory meanwhile", f"{peak:.0f} MB", "250 MB")
    took, _ = work("take in", folder)
    parts = f"{took['seconds']:.0f} s in {took['parts']:,.0f} parts"
    show("taken into the search behind it", f"{parts}, the longest {took['longest'] * 1e3:.0f} ms")
    show("progress", f"told {told['told']:,.0f} times; called off in the midst, nothing is kept")


def all_holders(folder: Path, truth: Held) -> None:
    """Every holder as of a day, as whole processes in turn."""
    ask = (sys.executable, "-c", AS_OF, str(folder / "register.minutebook"), DAY)
    rounds = [
        (run(sys.executable, "-c", "pass"), run(*ask, "0"), run(*ask, "1")) for _ in range(11)
    ]
    start, everyone, seconds = (
        median(ran.seconds for ran in part) for part in zip(*rounds, strict=True)
    )
    of_a = {key: shares for key, shares in truth.items() if key[1] == 1}
    _, whole, single = rounds[-1]
    _same("register", ours_held(folder, whole.said), truth)
    _same("register", ours_held(folder, single.said), of_a)
    told = f"{everyone:.3f} s, {everyone / start:.1f} times a bare Python"
    show(f"all holders of three classes on {DAY}", told)
    peak = re.search(r"VmHWM:\s+(\d+)", whole.said)
    show("most memory meanwhile", f"{int(peak[1]) * 1.024 / 1e3 if peak else 0:.0f} MB", "60 MB")
    bare = run(sys.executable, "-c", BARE, str(folder / "history.csv"), DAY)
    _same("bare loop", bare_held(bare.said), truth)
    show("a bare loop of Python over the table", f"{bare.seconds / everyone:,.0f} times as long")
    told = f"{seconds:.3f} s, {seconds / start:.1f} times a bare Python"
    show("all holders of class A, as the other programs are asked", told, "6")
    singly, _ = work("singly", folder, str(HOLDERS))
    each = singly["answer"] / 1000
    show("1,000 questions for one holder", f"{each * 1e6:.0f} us each", "30 us")
    for name, arguments in PEERS.items():
        if not (program := shutil.which(name)):
            show(name, "is not installed")
            continue
        asked = run(program, *arguments(str(folder / "text.journal"), "^h:"))
        _same(name, text_held(asked.said), of_a)
        show(
            f"{name}, all holders",
            f"{asked.seconds / seconds:,.0f} times as long, {asked.peak:,.0f} MiB",
            f"{GOALS[name]}",
        )
        one = run(program, *arguments(str(folder / "text.journal"), "^h:00077$"))
        show(f"{name}, one holder", f"{one.seconds / each:,.0f} times as long as one question")


def _same(who: str, held: Held, truth: Held) -> None:
    if held != truth:
        unlike = [(key, held.get(key), truth.get(key)) for key in truth | held
                  if held.get(key) != truth.get(key)]  # fmt: skip
        raise SystemExit(f"{who} answers otherwise: {len(unlike):,} balances, first {unlike[0]}.")


def main(entries: int = 1_000_000, holders: int = HOLDERS) -> None:
    """Print every figure with its goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth = write(folder, entries, holders)
        bring_in(folder, entries)
        all_holders(folder, truth)
        took, _ = work("transfers", folder, "80")
        for what, words in (("perform", "with every finding"), ("record", "by the books alone")):
            ratio = took[what] / took["bare"]
            show(f"one durable transfer {words}", f"{ratio:.2f} bare durable rows", "2")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, 8 * holders, holders)
        work("make", folder)
        work("import", folder)
        page, _ = work("page", folder)
        for what in ("filter", "filter, median", "scroll", "sort"):
            show(f"page of {page['rows']:,.0f} holders, {what}", f"{page[what] * 1e3:.0f} ms", "50")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
