"""Twenty years of a made-up company, the same each time: 1996 to 2016, under both bylaws.

Everything is done through the program's own acts, each on its day, in the order of the calendar:
some 900 holders, 4,000 entries of the register, 200 meetings, elections and hand-overs, demands,
claims, amendments, and the papers of all these made by the program and filed. The file is kept in
the folder for temporary files, by its seed, the tables and these scripts, and made anew only when
one of them changed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.acts.act import Who  # noqa: E402 - after the path to the project
from app.acts.company import new_company  # noqa: E402
from app.acts.operations import FIELDS, perform  # noqa: E402
from app.acts.papers import file_made  # noqa: E402
from app.domain.entries import PaperDraft  # noqa: E402
from app.domain.offices import in_office  # noqa: E402
from app.domain.refusal import Refusal  # noqa: E402
from app.store import schema  # noqa: E402
from app.store.book import Book  # noqa: E402

SEED = 1996
FIRST, LAST = date(1996, 1, 2), date(2016, 1, 15)
NAME = "Alder Ridge Instruments, Inc."
FILE, EMPTY = "life.minutebook", "empty.minutebook"
SCRIPTS = ("life.py", "life_shares.py", "life_meetings.py", "life_matters.py")
AS_IT_WAS = "Done so at the time; entered from the paper files."
LATE_IN_THE_DAY = 18 * 3600


@dataclass(slots=True)
class Life:
    """The company so far: its book, the day it stands at, and what is still to be done."""

    book: Book
    pick: Random
    names: list[str]
    today: date = FIRST
    live: list[tuple[int, str, int]] = field(default_factory=list[tuple[int, str, int]])
    holders: list[int] = field(default_factory=list[int])
    last_number: int = 0
    second: int = 0
    order: count[int] = field(default_factory=count)
    waiting: list[tuple[date, int, Callable[[], object]]] = field(
        default_factory=list[tuple[date, int, Callable[[], object]]]
    )

    def who(self) -> Who:
        """The secretary on the day; each act some seconds after the one before it."""
        self.second += 7
        at = LATE_IN_THE_DAY + self.second % (4 * 3600)
        now = datetime.combine(self.today, datetime.min.time(), UTC) + timedelta(seconds=at)
        secretaries = in_office(self.book.company().terms, self.today, "secretary")
        return Who(secretaries[0].name if secretaries else "Incorporator", now, self.today)

    def act(self, operation: str, **given: Any) -> int:
        """Record an act; where a rule stands against it, with the reason why it was done so."""
        who = self.who()
        try:
            return perform(self.book, operation, given, who).seq
        except Refusal as refusal:
            fields = FIELDS.get(operation, ())
            if refusal.field != "reason" or not any(one.name == "reason" for one in fields):
                raise
        return perform(self.book, operation, {**given, "reason": AS_IT_WAS}, who).seq

    def file(self, paper: PaperDraft) -> None:
        """File a paper that the program made."""
        file_made(self.book, paper, self.today, self.who())

    def on(self, day: date, step: Callable[[], object]) -> None:
        """Do this on that day, or on the Monday after it."""
        day += timedelta({5: 2, 6: 1}.get(day.weekday(), 0))
        heappush(self.waiting, (day, next(self.order), step))

    def run(self) -> None:
        """Everything in the order of its days, up to the last."""
        while self.waiting and self.waiting[0][0] <= LAST:
            day, _, step = heappop(self.waiting)
            if day > self.today:
                self.today, self.second = day, 0
            step()

    def term(self, office: str, name: str = "") -> int:
        """The term that runs today in this office, of that person if named."""
        terms = in_office(self.book.company().terms, self.today, office)
        return next(term.id for term in terms if name in ("", term.name))

    def holding(self, office: str) -> list[str]:
        """Who holds this office today."""
        return [t.name for t in in_office(self.book.company().terms, self.today, office)]

    def number(self) -> str:
        """The next certificate number."""
        self.last_number += 1
        return str(self.last_number)


def begin(path: Path) -> Life:
    """The company on its first day: bylaws, office, class, directors and officers."""
    from app.acts.sample import read_resource

    pick, names = Random(SEED), read_resource("names.toml")  # noqa: S311 - the same each time
    people = [f"{g} {f}" for g in names["given"].split() for f in names["family"].split()]
    pick.shuffle(people)
    now = datetime.combine(FIRST, datetime.min.time(), UTC) + timedelta(seconds=LATE_IN_THE_DAY)
    given = {"name": NAME, "incorporated_on": FIRST.isoformat()}
    return Life(new_company(path, given, Who("Incorporator", now, FIRST)), pick, people)


def live(life: Life) -> None:
    """All twenty years."""
    from tests.bench import life_matters, life_meetings, life_shares

    life_meetings.found(life)
    life_shares.found(life)
    for year in range(FIRST.year, LAST.year):
        life_shares.year(life, year)
        life_meetings.year(life, year)
        life_matters.year(life, year)
    life.run()


def made() -> Path:
    """The folder with the company's file and an empty company's, made where it is not there."""
    here = Path(__file__).parent
    scripts = b"".join((here / name).read_bytes() for name in SCRIPTS)
    key = sha256(scripts + schema.released_fingerprint().encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"minutebook-life-{SEED}-{key}"
    if not (folder / FILE).exists():
        folder.mkdir(exist_ok=True)
        _make(folder)
    return folder


def _make(folder: Path) -> None:
    part = folder / f"part-{FILE}"
    for left in folder.iterdir():
        left.unlink()
    now = datetime.combine(LAST, datetime.min.time(), UTC)
    new_company(folder / EMPTY, {"name": "Empty, Inc."}, Who("Anna", now, LAST)).close()
    begun = time.perf_counter()
    life = begin(part)
    try:
        live(life)
    finally:
        life.book.close()
    part.rename(folder / FILE)
    print(f"twenty years made in {time.perf_counter() - begun:.0f} s: {folder / FILE}")


def copy_of(name: str, folder: Path) -> Path:
    """A copy of one of the files for work that changes it."""
    return Path(copyfile(made() / name, folder / name))


if __name__ == "__main__":
    print(made() / FILE)
