"""Two openers: the second reads only and says who writes; stale locks are taken over."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusal import IN_USE, Refusal
from app.store import locks
from app.store.book import Book

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from app.store.book import Book
now = datetime(2027, 5, 25, 9, 41, tzinfo=timezone(timedelta(hours=-7)))
book = Book.open(Path(sys.argv[1]), now)
print(book.read_only, book.held_by, flush=True)
sys.stdin.readline()
book.close()
"""


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.communicate("\n")
    assert process.returncode == 0


def lock_of(path: Path, **other: Any) -> None:
    """The lock as this very process would make it, some of it another's."""
    ours = locks._ourselves(_now(), _now().isoformat())
    kept = {name: getattr(ours, name) for name in locks.Holder.__slots__}
    locks.lock_path(path).write_text(json.dumps(kept | other), encoding="utf-8")


def _now() -> Any:
    from datetime import datetime, timezone

    return datetime(2027, 5, 25, 9, 41, tzinfo=timezone(timedelta(hours=-7)))


def test_the_second_opener_reads_only_and_says_who(path: Path, make: Any) -> None:
    first = start(path)
    assert said(first) == "False"
    book = Book.open(path, make.now)
    assert book.read_only
    user = json.loads(locks.lock_path(path).read_text(encoding="utf-8"))["user"]
    assert book.held_by == f"{user} on {socket.gethostname()} since 9:41 AM"
    assert len(book.holders()) == 3
    with pytest.raises(Refusal) as refused:
        book.record([make.holder(4)], "Bert", make.now)
    assert refused.value.code == IN_USE
    book.close()
    assert locks.lock_path(path).exists()
    later = Book.open(path, make.now + timedelta(days=1))
    assert later.held_by.endswith("since Tue, May 25, 2027, 9:41 AM")
    later.close()
    end(first)
    assert not locks.lock_path(path).exists()
    third = Book.open(path, make.now)
    assert not third.read_only
    third.close()


def test_a_second_window_of_the_same_program_reads_only(book: Book, make: Any) -> None:
    second = Book.open(book.path, make.now)
    assert second.read_only
    second.close()
    book.record([make.holder(4)], "Anna", make.now)
    assert locks.lock_path(book.path).exists()


def test_a_killed_holder_is_taken_over(path: Path, make: Any) -> None:
    first = start(path)
    assert said(first) == "False"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert locks.lock_path(path).exists()
    book = Book.open(path, make.now)
    assert not book.read_only
    book.close()
    assert not list(path.parent.glob("*lock*"))


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        ({"boot": "another boot"}, True),
        ({"started": "17"}, True),  # the number now belongs to another process
        ({"pid": 2**22 + 5}, True),
        ({}, False),
    ],
)
def test_locks_of_this_computer(path: Path, make: Any, other: dict[str, Any], taken: bool) -> None:
    lock_of(path, **other)
    book = Book.open(path, make.now)
    assert book.read_only != taken
    book.close()


def test_a_number_that_now_belongs_to_another_process_is_taken_over(path: Path, make: Any) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as later:
        lock_of(path, pid=later.pid)
        book = Book.open(path, make.now)
        assert not book.read_only
        book.close()
        later.communicate(b"\n")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 3}', "\x00\xff"])
def test_a_lock_that_cannot_be_read_is_taken(path: Path, make: Any, content: str) -> None:
    locks.lock_path(path).write_text(content, encoding="utf-8")
    book = Book.open(path, make.now)
    assert not book.read_only
    book.close()


def test_another_computers_lock_is_left_until_the_user_says_so(path: Path, make: Any) -> None:
    lock_of(path, host="PC-7", user="Bert", boot="x")
    book = Book.open(path, make.now)
    assert (book.read_only, book.held_by) == (True, "Bert on PC-7 since 9:41 AM")
    book.close()
    assert locks.lock_path(path).exists()
    taken = Book.open(path, make.now, take_over=True)
    assert not taken.read_only
    taken.close()


def test_a_lock_that_another_took_over_is_not_given_back(path: Path, make: Any) -> None:
    book = Book.open(path, make.now)
    lock_of(path, host="PC-7", user="Bert", boot="x")
    book.record([make.holder(4)], "Anna", make.now)
    book.close()
    assert '"PC-7"' in locks.lock_path(path).read_text(encoding="utf-8")


def test_take_over_leaves_a_living_process_of_this_computer_alone(path: Path, make: Any) -> None:
    first = start(path)
    assert said(first) == "False"
    book = Book.open(path, make.now, take_over=True)
    assert book.read_only
    book.close()
    end(first)


def test_a_lock_removed_by_hand_loses_nothing(path: Path, make: Any) -> None:
    """Two writers in turn: each sees what the other recorded, and goes on from there."""
    one = Book.open(path, make.now)
    locks.lock_path(path).unlink()
    two = Book.open(path, make.now)
    assert not two.read_only
    for number in range(4, 24, 2):
        assert one.record([make.holder(number)], "Anna", make.now).seq == number + 7
        assert two.record([make.holder(number + 1)], "Bert", make.now).seq == number + 8
    assert one.verify().ok
    assert len(two.holders()) == 23
    one.close()
    two.close()


def test_the_heartbeat_moves_with_each_act(book: Book, make: Any) -> None:
    book.record([make.holder(4)], "Anna", make.now + timedelta(minutes=9))
    lock = json.loads(locks.lock_path(book.path).read_text(encoding="utf-8"))
    assert lock["beat"] == "2027-05-25T09:50:00-07:00"
    assert lock["since"] == "2027-05-25T09:41:00-07:00"
