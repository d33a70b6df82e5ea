"""Opening may leave the whole check for later: nothing is recorded before it was passed."""

import sqlite3
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from app.domain.refusal import DAMAGED, IN_USE, Refusal
from app.store import backups
from app.store.book import Book


def spoil(path: Path) -> None:
    """A change that only the check of the whole file finds."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER journal_update")
    connection.commit()
    connection.close()


@pytest.fixture
def book(path: Path, make: Any):
    opened = Book.open(path, make.now, later=True)
    yield opened
    opened.close()


def test_the_days_backup_is_made_when_the_file_is_settled(book: Book) -> None:
    folder = book.path.parent / backups.FOLDER
    assert not folder.exists()
    book.settle()
    book.settle()
    assert len(list(folder.iterdir())) == 1


def test_an_act_settles_first(book: Book, make: Any) -> None:
    book.record([make.holder(4)], "Anna", make.now)
    assert list((book.path.parent / backups.FOLDER).iterdir())


def test_another_thread_may_settle_while_the_book_is_read(book: Book, make: Any) -> None:
    work = Thread(target=book.settle)
    work.start()
    assert book.company().name
    seq = book.record([make.holder(4)], "Anna", make.now).seq
    work.join()
    assert book.head()[0] == seq


def test_a_damaged_file_is_refused_at_each_act(path: Path, make: Any) -> None:
    spoil(path)
    before = path.read_bytes()
    book = Book.open(path, make.now, later=True)
    for attempt in (
        book.settle,
        lambda: book.record([make.holder(4)], "Anna", make.now),
        lambda: book.keep_draft("plan:x", {}, make.now),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == DAMAGED
    assert book.settling
    assert book.settling.found_damaged()
    book.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(Refusal):
        Book.open(path, make.now)


def test_it_tells_when_the_file_is_whole_and_before_the_backup(book: Book) -> None:
    backups_then: list[bool] = []
    folder = book.path.parent / backups.FOLDER

    def look() -> None:
        backups_then.append(folder.exists())

    book.settle(checked=look)
    book.settle(checked=look)
    assert backups_then == [False, True]


def test_of_a_damaged_file_it_does_not_tell_so(path: Path, make: Any) -> None:
    spoil(path)
    book, told = Book.open(path, make.now, later=True), list[bool]()
    for _ in range(2):
        with pytest.raises(Refusal):
            book.settle(checked=lambda: told.append(True))
    assert not told
    book.close()


def test_a_book_with_nothing_left_for_later_is_whole(path: Path, make: Any) -> None:
    told: list[bool] = []
    book = Book.open(path, make.now)
    book.settle(checked=lambda: told.append(True))
    assert told
    book.close()


def test_who_has_little_patience_is_refused_while_another_is_at_it(book: Book) -> None:
    found_whole, goes_on = Event(), Event()

    def hold() -> None:
        found_whole.set()
        goes_on.wait(30)

    work = Thread(target=book.settle, kwargs={"checked": hold})
    work.start()
    assert found_whole.wait(30)
    with pytest.raises(Refusal) as refused:
        book.settle(0.01)
    assert refused.value.code == IN_USE
    goes_on.set()
    work.join()
    book.settle(0.01)
