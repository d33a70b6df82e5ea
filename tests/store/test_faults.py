"""Whole or not at all: raised, full, killed, cut short, moved, set back to an older copy."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import Refusal
from app.store import effects
from app.store.book import Book, dump
from app.store.verify import verify_file

ROOT = Path(__file__).parents[2]


def test_a_bug_within_an_effect_leaves_nothing(
    book: Book, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = book.head()
    with monkeypatch.context() as patch:
        patch.setitem(effects.EFFECTS, "paper.file", lambda entry: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            book.record([make.holder(4), make.paper(b"x")], "Anna", make.now)
    assert book.head() == before
    assert len(book.papers()) == 1
    assert book.record([make.holder(4)], "Anna", make.now).seq == 11


def test_a_full_disk_is_said_and_the_session_goes_on(book: Book, make: Any) -> None:
    pages = book._connection.execute("PRAGMA page_count").fetchone()[0]
    book._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    before = book.head()
    for _ in range(3):
        with pytest.raises(Refusal) as refused:
            book.record([make.paper(bytes(50_000))], "Anna", make.now)
        assert refused.value.code == 5
        assert refused.value.sentence.startswith("The disk is full. Nothing was recorded;")
        assert book.head() == before
    book._connection.execute("PRAGMA max_page_count = 1073741823")
    assert book.record([make.paper(bytes(50_000))], "Anna", make.now).seq == 11
    assert book.verify().ok


LIMITED = """
import resource, sys
from pathlib import Path
from datetime import datetime, timezone
from app.domain.entries import EntryDraft, PaperDraft
from app.domain.refusal import Refusal
from app.store.book import Book
now = datetime(2027, 5, 25, tzinfo=timezone.utc)
path = Path(sys.argv[1])
book = Book.open(path, now)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + int(sys.argv[2]), -1))
for i in range(50):
    paper = PaperDraft("x", "x", bytes([i]) * 9_000)
    draft = EntryDraft("paper.file", now.date(), {}, "x", papers=(paper,))
    try:
        print("ack", book.record([draft], "Anna", now).seq, flush=True)
    except Refusal as refusal:
        print("refused", refusal.code, book.head()[0], refusal.sentence, flush=True)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print("ack", book.record([draft], "Anna", now).seq, flush=True)
book.close()
"""


@pytest.mark.parametrize("more", [1_000, 20_000, 90_000])
def test_the_system_refuses_to_write_on(path: Path, more: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(more)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    acks = [int(line.split()[1]) for line in lines if line.startswith("ack")]
    refused = next(line for line in lines if line.startswith("refused")).split(maxsplit=3)
    assert refused[1] == "5"
    assert "Nothing was recorded" in refused[3]
    assert acks == list(range(11, 11 + len(acks)))
    verdict = verify_file(path)
    assert (verdict.ok, verdict.entries) == (True, 10 + len(acks))


KILLED = """
import os, signal, sys
from pathlib import Path
from datetime import datetime, timezone
from app.domain.entries import EntryDraft, PaperDraft
from app.store.book import Book
now = datetime(2027, 5, 25, tzinfo=timezone.utc)
book = Book.open(Path(sys.argv[1]), now)
book._connection.execute("PRAGMA cache_size = 4")  # pages reach the file before the commit
steps = int(sys.argv[2])
seen = 0
def look():
    global seen
    seen += 1
    if seen == steps:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0
book._connection.set_progress_handler(look, 200)
for i in range(400):
    paper = PaperDraft("x", "x", bytes([i % 256]) * 20_000 + str(i).encode())
    draft = EntryDraft("paper.file", now.date(), {}, "x", papers=(paper,))
    print("ack", *(lambda r: (r.seq, r.head))(book.record([draft] * 3, "Anna", now)), flush=True)
"""


def test_killed_at_many_points_nothing_acknowledged_is_lost(
    pattern: Path, tmp_path: Path, make: Any
) -> None:
    """Acts of three entries with 20 KB papers, killed in the middle; the next opening is plain."""
    cut_short = 0
    for steps in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89):
        path = tmp_path / f"{steps}.minutebook"
        shutil.copyfile(pattern, path)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(steps)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        cut_short += path.with_name(path.name + "-journal").exists()
        acks = [line.split() for line in done.stdout.splitlines()]
        book = Book.open(path, make.now)
        assert not book.read_only
        seq = book.head()[0]
        acked = int(acks[-1][1]) if acks else 10
        assert seq in (acked, acked + 3)
        assert all(book.has_head(int(number), head) for _, number, head in acks)
        assert book.verify().ok
        book.close()
        left = {p.name for p in tmp_path.iterdir()} - {"Backups"}
        assert left == {path.name}
        path.unlink()
    assert cut_short >= 3


def test_reading_a_file_whose_session_was_cut_short(path: Path, make: Any) -> None:
    before = dump(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), "3"], check=False, cwd=ROOT, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL
    if not done.stdout:
        assert dump(path) == before
    assert verify_file(path).ok


def test_an_older_copy_put_in_place_is_noticed_before_the_next_act(book: Book, make: Any) -> None:
    older = book.path.with_name("older")
    shutil.copyfile(book.path, older)
    book.record([make.holder(4)], "Anna", make.now)
    book.record([make.holder(5)], "Anna", make.now)
    shutil.copyfile(older, book.path)  # the same file, with older content
    for attempt in (
        lambda: book.record([make.holder(4)], "Anna", make.now),
        lambda: book.keep_draft("a", {}, make.now),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == 4
        assert "entry 12 is not in it" in refused.value.sentence
    assert verify_file(older).entries == 10


def test_a_copy_that_went_another_way_is_noticed(book: Book, make: Any) -> None:
    other = book.path.with_name("other.minutebook")
    book.save_copy(other)
    fork = Book.open(other, make.now)
    for number in (4, 5, 6):
        fork.record([make.holder(number, f"Other {number}")], "Bert", make.now)
    fork.close()
    book.record([make.holder(4)], "Anna", make.now)
    shutil.copyfile(other, book.path)
    with pytest.raises(Refusal, match="entry 11 is not"):
        book.record([make.holder(9)], "Anna", make.now)


def test_a_file_replaced_or_gone_is_noticed(book: Book, make: Any) -> None:
    other = book.path.with_name("other.minutebook")
    book.save_copy(other)
    aside = book.path.with_name("aside")
    book.path.rename(aside)
    with pytest.raises(Refusal, match="moved or replaced"):
        book.record([make.holder(4)], "Anna", make.now)
    other.rename(book.path)
    with pytest.raises(Refusal) as refused:
        book.record([make.holder(4)], "Anna", make.now)
    assert refused.value.code == 5
    assert "Nothing was recorded" in refused.value.sentence
    assert verify_file(book.path).entries == 10
    assert verify_file(aside).entries == 10


def test_a_longer_file_of_the_same_chain_is_no_trouble(book: Book, make: Any) -> None:
    second = Book.__new__(Book)
    from app.store.connection import connect

    Book.__init__(second, book.path, connect(book.path, "rw"), read_only=False)
    second.record([make.holder(4)], "Bert", make.now)
    assert book.record([make.holder(5)], "Anna", make.now).seq == 12
    second._connection.close()


def test_a_reader_that_will_not_end_is_said(
    book: Book, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.store.connection import connect

    reader = connect(book.path, "ro")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM journal").fetchone()
    book._connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(Refusal) as refused:
        book.record([make.holder(4)], "Anna", make.now)
    assert refused.value.code == 3
    assert "in use by another program" in refused.value.sentence
    reader.close()
    assert book.record([make.holder(4)], "Anna", make.now).seq == 11


@pytest.mark.parametrize("stops", [1, 2, 10_000], ids=["once", "twice", "on and on"])
def test_an_act_that_is_interrupted_leaves_the_session_usable(
    book: Book, make: Any, stops: int
) -> None:
    """Interrupted once, or so long that even taking it back is interrupted."""
    left = [stops]

    def stop() -> bool:
        left[0] -= 1
        return left[0] >= 0

    book._connection.set_progress_handler(stop, 5)
    with pytest.raises(Refusal):
        book.record([make.holder(4)], "Anna", make.now)
    book._connection.set_progress_handler(None, 0)
    assert book.record([make.holder(4)], "Anna", make.now).seq == 11
    assert book.verify().ok
