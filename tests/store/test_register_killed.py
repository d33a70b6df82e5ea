"""A6: the register is killed in the middle of its entries, and every share is still there.

A longer run: REGISTER_KILLS=200.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.domain.shares import fold_holdings
from app.store.book import Book

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("REGISTER_KILLS", "6"))
ALWAYS = "9999-12-31T23:59"
KILLED = """
import os, random, signal, sys
from datetime import date, datetime, timezone
from pathlib import Path
from app.domain.entries import EntryDraft
from app.store.book import Book
now, on = datetime(2027, 5, 25, tzinfo=timezone.utc), date(2004, 6, 1)
book, pick, seen = Book.open(Path(sys.argv[1]), now), random.Random(int(sys.argv[2])), 0
book._connection.execute("PRAGMA cache_size = 4")  # pages reach the file before the commit
def look():
    global seen
    seen += book._connection.in_transaction
    writing = int(sys.argv[2]) % 2 == 0 or os.path.exists(sys.argv[1] + "-journal")
    if seen >= int(sys.argv[3]) and writing:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0
book._connection.set_progress_handler(look, 30)
def new(shares, holder):
    return {"number": book.next_certificate(), "shares": str(shares), "holder": holder}
def split():
    number, rows, (new, old) = int(book.next_certificate()), [], pick.choice([(2, 1), (1, 2)])
    for place, h in enumerate(book.holdings("9999", 1)):
        after = -(-h.shares * new // old)
        made = {"number": str(number + place), "shares": str(after)}
        rows.append({"holder": h.holder_id, "before": h.shares, "after": after,
                     "surrendered": list(h.certificates), "issued": [made]})
    return {"new": new, "old": old, "fractions": "up", "rows": rows}
def act(c):
    to = pick.randint(1, 3)
    same = {"from": c.holder_id, "surrendered": [c.number], "why": "x"}
    return pick.choice([
        ("shares.issue", lambda: {"holder": to, "certificates": [new(9, to)]}),
        ("shares.issue", lambda: {"holder": to, "certificates": [new(7, to)]}),
        ("shares.transfer", lambda: same | {"issued": [new(c.shares, to)]}),
        ("shares.exchange", lambda: same | {"issued": [new(c.shares, c.holder_id)]}),
        ("shares.repurchase", lambda: same | {"shares": "1", "into": "treasury",
                                              "issued": [new(c.shares - 1, c.holder_id)]}),
        ("shares.replace", lambda: {"holder": c.holder_id, "number": c.number, "cause": "lost",
                                    "issued": [new(c.shares, c.holder_id)]}),
        ("shares.split", split),
    ])
while True:
    kind, data = act(pick.choice([c for c in book.certificates(live_only=True) if c.shares > 1]))
    draft = EntryDraft(kind, on, {"class": 1, "at": "12:00", **data()}, kind)
    receipt = book.record([draft], "Anna", now)
    print("ack", receipt.seq, receipt.head, flush=True)
"""


def test_killed_in_the_middle_of_entries_every_share_is_there(
    pattern: Path, tmp_path: Path, make: Any
) -> None:
    cut_short = 0
    for run in range(RUNS):
        path, steps = tmp_path / f"{run}.minutebook", 20 + 487 * run % 1400
        shutil.copyfile(pattern, path)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(run), str(steps)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        cut_short += path.with_name(path.name + "-journal").exists()
        acks = [line.split() for line in done.stdout.splitlines()]
        book = Book.open(path, make.now)
        acked = int(acks[-1][1]) if acks else 10
        assert book.head()[0] in (acked, acked + 1)
        assert all(book.has_head(int(number), head) for _, number, head in acks)
        assert_conserved(book)
        assert book.verify().ok
        book.close()
        shutil.rmtree(tmp_path / "Backups", ignore_errors=True)
    assert cut_short >= RUNS // 2


def assert_conserved(book: Book) -> None:
    balance = book.share_balance(1, ALWAYS)
    assert balance.outstanding == balance.held == balance.certified
    held = {(h.class_id, h.holder_id): h.shares for h in book.holdings(ALWAYS)}
    assert held == fold_holdings(book.movements(), ALWAYS)
    assert not book.uneven()
