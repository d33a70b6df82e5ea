"""The single works of the register's benchmark, each in a process of its own; JSON on the output.

python tests/bench/register_work.py WORK FOLDER ...
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

BOOK, TABLE = "register.minutebook", "history.csv"
BARE = "INSERT INTO row(body) VALUES (?)"
NOW = datetime(2027, 5, 25, 16, 41, tzinfo=UTC)
TODAY = date(2027, 5, 25)


def make_book(folder: Path) -> None:
    """A company with the three classes and nothing else."""
    from app.acts.act import Who
    from app.acts.company import new_company
    from app.acts.operations import perform
    from tests.bench.register_history import CLASSES

    who = Who("Anna", NOW, TODAY)
    begun = {"name": "Bench", "incorporated_on": "1989-01-02"}
    book = new_company(folder / BOOK, begun, who)
    for name in CLASSES:
        perform(
            book, "class-add", {"name": name, "authorized": str(10**15), "on": "1989-01-02"}, who
        )
    book.close()


def bring_in(folder: Path) -> dict[str, float]:
    """Read the table with every check, record it in one transaction; and call one off before."""
    from app.acts.act import Who
    from app.acts.exchange.history import read_history
    from app.acts.exchange.history_entries import record_history
    from app.domain.refusal import Refusal
    from app.store.book import Book

    who, told, begun = Who("Anna", NOW, TODAY), set[int](), time.perf_counter()
    book, used = Book.open(folder / BOOK, NOW), time.process_time()
    data = (folder / TABLE).read_bytes()
    preview = read_history(data, TABLE, book, TODAY, lambda done, _: told.add(done // 1000))
    del data
    read, asked, head = time.perf_counter() - begun, iter(range(20)), book.head()
    try:
        record_history(book, preview, who, lambda: next(asked, 99) == 10)
    except Refusal:
        called_off = float(book.head() == head)
    else:
        called_off = 0.0
    begun_recording, most = time.perf_counter(), peak()
    record_history(book, preview, who)
    recorded = time.perf_counter() - begun_recording
    book.close()
    return {
        "read": read,
        "record": recorded,
        "processor": time.process_time() - used,
        "told": len(told),
        "peak, reading": most,
        "called off": called_off,
        "size": (folder / BOOK).stat().st_size / 1e6,
    }


def singly(folder: Path, holders: str) -> dict[str, float]:
    """A thousand questions what one holder had of a class on a day."""
    from app.store.connection import connect
    from app.store.reads import Reads

    reads, pick = Reads(connect(folder / BOOK, "ro")), Random(3)  # noqa: S311
    asked = [
        (1 + n % 3, pick.randrange(1, int(holders) + 1), f"{1990 + n % 30}-12-31T23:59")
        for n in range(1000)
    ]
    begun = time.perf_counter()
    total = sum(reads.balance(*question) for question in asked)
    return {"answer": time.perf_counter() - begun, "sum": total}


def transfers(folder: Path, rounds: str) -> dict[str, float]:
    """A transfer with every check, durable, beside one bare durable row, in turn."""
    from app.acts.act import Who
    from app.acts.operations import perform
    from app.store.book import Book
    from app.store.connection import connect

    book, who = Book.open(folder / BOOK, NOW), Who("Anna", NOW, TODAY)
    (folder / "bare.db").unlink(missing_ok=True)
    (folder / "bare.db").touch()
    bare = connect(folder / "bare.db", "rw")
    bare.execute("CREATE TABLE row(id INTEGER PRIMARY KEY, body BLOB)")
    live = book.certificates(holder_id=7, live_only=True)
    live = [*live, *book.certificates(holder_id=8, live_only=True)][: int(rounds)]
    took: dict[str, list[float]] = {"bare": [], "record": [], "perform": []}
    number = int(book.next_certificate())
    for n, certificate in enumerate(live):
        took["bare"].append(timed(partial(bare.execute, BARE, (b"x" * 500,))))
        row = {"number": str(number + n), "holder": 9, "shares": str(certificate.shares)}
        if n % 2:
            given = {"on": "2027-05-20", "surrendered": [certificate.number], "issued": [row]}
            took["perform"].append(timed(partial(perform, book, "transfer", given, who)))
        else:
            drafts = [entry(certificate, row)]
            took["record"].append(timed(partial(book.record, drafts, "Anna", NOW)))
    book.close()
    return {name: median(values) for name, values in took.items() if values}


def entry(certificate: Any, row: dict[str, Any]) -> Any:
    """The transfer of a whole certificate as the books take it."""
    from app.domain.entries import EntryDraft

    data = {"class": certificate.class_id, "from": certificate.holder_id, "at": "12:00"}
    data |= {"surrendered": [certificate.number], "issued": [row], "signers": []}
    return EntryDraft("shares.transfer", date(2027, 5, 20), data, "transfer")


def timed(act: Callable[[], object]) -> float:
    """Seconds of one act."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def holders_page(folder: Path) -> dict[str, float]:
    """The longest stalls of the page of holders: letters typed in the filter, rows scrolled."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from app.store.book import Book
    from app.ui.desk import Desk
    from app.ui.pages.shareholders import ShareholdersPage
    from app.ui.theme import theme

    app = QApplication([])
    theme().apply(app, dark=False)
    begun = time.perf_counter()
    page = ShareholdersPage(Desk(Book.open(folder / BOOK, NOW), "Anna", lambda: NOW))
    page.resize(1366, 768)
    page.show()
    app.processEvents()
    told = {"opened": time.perf_counter() - begun}
    view = page.current_view()
    bar = view.grid.verticalScrollBar()

    def after(act: Callable[[], object]) -> float:
        return max(timed(act), *(timed(app.processEvents) for _ in range(3)))

    texts = ("h", "ho", "holder", "0", "01", "012", "0123", "elm", "zz", "")
    end = bar.maximum()
    scrolled = [after(lambda n=n: bar.setValue(end * (n * 37 % 100) // 100)) for n in range(60)]
    typed = [after(lambda text=text: page.tools.filtered.emit(text)) for text in texts]
    sorted_by = [after(lambda column=column: view.sort(column)) for column in (3, 0)]
    told |= {"rows": float(len(view.shown_rows())), "filter": max(typed), "scroll": max(scrolled)}
    return told | {"filter, median": median(typed), "sort": max(sorted_by)}


def take_in(folder: Path) -> dict[str, float]:
    """Take what was recorded into the search, as the window does it when it rests."""
    from app.store.book import Book
    from app.store.following import Taking
    from app.ui.following import PART

    book, parts, more = Book.open(folder / BOOK, NOW), [0.0], True
    taking = Taking(part=PART)
    begun = time.perf_counter()
    while more:
        part = time.perf_counter()
        more = book.follow_on(taking)
        parts.append(time.perf_counter() - part)
    took = time.perf_counter() - begun
    book.close()
    return {"seconds": took, "parts": len(parts) - 1, "longest": max(parts)}


WORKS = {
    "make": make_book,
    "import": bring_in,
    "take in": take_in,
    "singly": singly,
    "transfers": transfers,
    "page": holders_page,
}


def main(work: str, folder: str, *more: str) -> None:
    """Do one work; its figures and the most memory it took, in MiB."""
    told = WORKS[work](Path(folder), *more) or {}
    print(json.dumps(told | {"peak": peak()}))


def peak() -> float:
    """The most memory that this process took so far, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:])
