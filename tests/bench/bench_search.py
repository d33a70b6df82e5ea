"""Finding in a whole book, keystroke by keystroke, beside the bare full-text query, in one run.

The book has 10,000 holders, 5,000 certificates and entries of shares, and 1,000 papers of two
pages. What is recorded is taken in behind, part by part. Goals: every keystroke within 50 ms, with
all groups, totals and marks, and also while something is still behind; no part longer than that.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from app.acts.finding import Finder  # noqa: E402
from app.bylaws.law import shelf_for  # noqa: E402
from app.domain.entries import EntryDraft, PaperDraft  # noqa: E402
from app.presenters.found import FEW, present_found  # noqa: E402
from app.store import schema  # noqa: E402
from app.store.book import Book  # noqa: E402
from app.store.connection import connect  # noqa: E402
from app.store.following import Taking, follow  # noqa: E402
from app.store.indexing import followed  # noqa: E402
from app.store.searching import MOST_LATER, BookSearch  # noqa: E402
from app.ui.following import PART  # noqa: E402

HOLDERS, ISSUES, PAPERS, WORDS = 10_000, 5_000, 1_000, 700
NOW, ON = datetime(2005, 1, 10, 18, tzinfo=UTC), date(2004, 1, 5)
TYPED = (
    "reyes",
    "certificate 4",
    "the annual meeting",
    '"lease of the mill"',
    "a b c",
    "§2.6",
    "é",
)
BARE = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 50"
ROUNDS = 3


def begin() -> list[EntryDraft]:
    """The company, its bylaws and one class of shares."""
    company = {
        "name": "Mill, Inc.", "state": "California", "incorporated_on": "1986-07-22",
        "zone": "America/Los_Angeles", "close_of_business": "17:00", "file_id": "f" * 32,
        "sample_on": None,
    }  # fmt: skip
    law = {"adopted_by": "board", "adopted_on": None, "text": ""}
    shares = {
        "id": 1, "name": "Common Stock", "authorized": "10000000", "votes_per_share": 1,
        "par": "without par value",
    }  # fmt: skip
    return [
        EntryDraft("company.begin", ON, company, "Company begun"),
        *(
            EntryDraft("bylaws.adopt", ON, law | {"key": key, "effective_from": on}, "Adopted")
            for key, on in (("hemacare-1988", "1986-07-22"), ("hemacare-2002", "2002-05-14"))
        ),
        EntryDraft("class.create", ON, shares, "Class created"),
    ]


def records(chance: random.Random, words: list[str]) -> Iterator[EntryDraft]:
    """Holders, then shares issued to them, then papers."""
    names = [word.capitalize() for word in words if len(word) > 4]
    for number in range(1, HOLDERS + 1):
        address = {
            "kind": "book", "lines": [f"{number} {chance.choice(names)} Street"],
            "city": chance.choice(names), "state": "CA", "zip": f"9{number:04}", "country": "",
        }  # fmt: skip
        name = f"{chance.choice(names)} {chance.choice(names)}"
        data = {
            "id": number, "name": name, "capacity": "individual", "detail": "", "members": [],
            "addresses": [address],
        }  # fmt: skip
        yield EntryDraft("holder.add", ON, data, f"Holder added: {name}")
    for number in range(1, ISSUES + 1):
        yield issue(number, chance.randint(1, HOLDERS))
    for number in range(PAPERS):
        title = f"{chance.choice(names)} agreement {number}"
        paper = PaperDraft("other", title, pages(chance, words), 2)
        data = {"title": title, "kind": "other", "file_name": ""}
        yield EntryDraft("paper.file", ON, data, f"Paper filed: {title}", papers=(paper,))


def issue(number: int, holder: int) -> EntryDraft:
    """One certificate."""
    data = {
        "class": 1, "holder": holder, "at": "10:00", "consideration": "cash", "signers": [],
        "certificates": [{"number": str(number), "shares": "100"}], "authorized": "board",
    }  # fmt: skip
    return EntryDraft("shares.issue", ON, data, f"100 shares issued, certificate {number}")


def pages(chance: random.Random, words: list[str]) -> bytes:
    """A paper of two pages."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for _ in range(2):
        for line in range(WORDS // 2 // 10):
            text = " ".join(chance.choices(words, k=10))
            canvas.drawString(50, 780 - 14 * line, text)
        canvas.drawString(50, 60, "the annual meeting and the lease of the mill, Señora Reyes")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def seconds(act: Callable[[], object]) -> float:
    """The shortest of some rounds."""
    spent: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return min(spent)


def show(what: str, figure: str, goal: str = "") -> None:
    """One line of the outcome."""
    print(f"search: {what}: {figure}{f' (goal {goal})' if goal else ''}", flush=True)


def keystrokes(book: Book) -> None:
    """Every beginning of what is typed, as the page of what was found asks it."""
    bare = connect(book.path, "ro")
    shelf = shelf_for(book.company().bylaws)
    finder, moments = Finder(book, shelf, ()), [time.perf_counter()]
    while finder.read_on():
        moments.append(time.perf_counter())
    moments.append(time.perf_counter())
    longest = max(b - a for a, b in pairwise(moments))
    show("reading the bylaws, the longest moment of it", f"{longest * 1e3:.0f} ms", "50")
    ours: list[float] = []
    ratios: list[float] = []
    for text in (whole[:end] for whole in TYPED for end in range(1, len(whole) + 1)):
        spent = seconds(lambda t=text: present_found(t, finder.find(t, FEW), str))
        ours.append(spent)
        words = [word for word in text.replace('"', " ").replace("§", " ").split() if word]
        if words:
            asked = " ".join(f'"{word}"*' for word in words)
            ratios.append(spent / seconds(lambda a=asked: bare.execute(BARE, (a,)).fetchall()))
    bare.close()
    finder.close()
    show("the longest of all keystrokes", f"{max(ours) * 1e3:.1f} ms", "50")
    show("the usual keystroke", f"{median(ours) * 1e3:.1f} ms")
    show("beside one bare query of the index", f"{median(ratios):.1f} times, the usual one")


def taken_in(book: Book) -> None:
    """Everything that was recorded taken into the search, as the window does it when it rests."""
    connection, parts, taking = book._connection, [0.0], Taking(part=PART)
    entries = book.search.behind().entries
    start = time.perf_counter()
    while followed(connection).seq < entries:
        part = time.perf_counter()
        book.follow_on(taking)
        parts.append(time.perf_counter() - part)
    worked = time.perf_counter() - start
    show(f"{entries:,} entries taken in", f"{worked:.1f} s in {len(parts) - 1:,} parts")
    show("the longest part", f"{max(parts) * 1e3:.0f} ms", "50")
    start = time.perf_counter()
    follow(book)
    show(f"the words of {PAPERS:,} papers", f"{time.perf_counter() - start:.1f} s")


def acts(book: Book) -> None:
    """Shares issued, one act after the other, then a search, and all of them taken in behind."""
    finder = Finder(book, shelf_for(book.company().bylaws), ())
    taking = Taking(part=PART)
    spent: dict[str, list[float]] = {"act": [], "key": [], "taking in": []}
    for number in range(ISSUES + 1, ISSUES + 41):
        works: dict[str, Callable[[], object]] = {
            "act": lambda n=number: book.record([issue(n, 1)], "Anna", NOW),
            "key": lambda: finder.find("reyes", FEW),
            "taking in": lambda: book.follow_on(taking),
        }
        for what, work in works.items():
            start = time.perf_counter()
            work()
            spent[what].append(time.perf_counter() - start)
    finder.close()
    ratio = median(spent["taking in"]) / median(spent["act"])
    show("one act taken in behind it", f"{ratio:.2f} times the act, which does not wait for it")
    show("the keystroke between", f"{max(spent['key']) * 1e3:.0f} ms at most", "50")
    book.record((issue(n, 1) for n in range(ISSUES + 41, ISSUES + 41 + MOST_LATER)), "Anna", NOW)
    late = seconds(lambda: BookSearch(book._connection).find("reyes", FEW))
    show(f"the first keystroke, {MOST_LATER} entries behind", f"{late * 1e3:.0f} ms", "50")


def update(path: Path) -> None:
    """A file of the version before, brought up to date."""
    connection = connect(path, "rw")
    connection.executescript(
        "DROP TABLE found; DROP TABLE found_text; DROP TABLE found_upto; "
        f"{schema.SPARED} PRAGMA user_version = 1"
    )
    connection.close()
    told: list[int] = []
    start = time.perf_counter()
    book = Book.open(path, NOW, progress=lambda done, _total: told.append(done))
    show("brought up to date", f"{time.perf_counter() - start:.1f} s, told {len(told):,} times")
    if schema.version_of(book._connection) != schema.VERSION:
        raise SystemExit("It was not brought up to date.")
    book.close()


def main() -> None:
    """Print every figure with its goal."""
    chance = random.Random(7)  # noqa: S311 - the same book each time
    signs = ["bcdfglmnprst", "aeiou"]
    words = sorted({
        "".join(chance.choice(signs[n % 2]) for n in range(chance.randint(2, 9)))
        for _ in range(6_000)
    })  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "mill.minutebook"
        book = Book.create(path, begin(), "Anna", NOW)
        book.record(records(chance, words), "Anna", NOW)
        before = path.stat().st_size
        taken_in(book)
        show("the file", f"{path.stat().st_size / before:.2f} times what it is without the search")
        keystrokes(book)
        acts(book)
        book.close()
        start = time.perf_counter()
        Book.open(path, NOW, read_only=True).close()
        show("opened to read", f"{(time.perf_counter() - start) * 1e3:.0f} ms")
        update(path)


if __name__ == "__main__":
    main()
