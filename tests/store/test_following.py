"""What is searched follows behind the entries: nothing is lost, and nothing is found twice."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.acts.sample import write_sample
from app.domain.found import Behind
from app.domain.refusal import IN_USE, Refusal
from app.store import indexing, searching
from app.store.backups import restore
from app.store.book import Book
from app.store.connection import connect
from app.store.following import Taking, follow
from app.store.searching import BrokenSearch
from tests.store.test_searching import events, found, keys, paper, pdf

ROWS = "SELECT kind, key, on_day, title, body FROM found_text ORDER BY kind, key"
WORDS = ("jose arriaga", "certificate", "ann", "lee", "wu", "cancelled", "mill", "zoe", "minutes")


def rows(book: Book) -> list[Any]:
    return book._connection.execute(ROWS).fetchall()


def upto(book: Book) -> tuple[int, int]:
    return indexing.followed(book._connection)


def change(make: Any, name: str) -> Any:
    data = {
        "holder": 3, "from_on": "2004-05-01", "name": name, "capacity": "individual",
        "detail": "", "members": [], "evidence": "",
    }  # fmt: skip
    return make.entry("holder.change", data)


def acts(make: Any) -> list[list[Any]]:
    """Acts that add records, change them, and correct what was recorded."""
    return [
        events(make),
        [change(make, "Ann Wu")],
        [make.transfer(3, ["4"], [("7", 2, 250)], on=date(2004, 6, 1))],
        [make.holder(4, "Zoe Quince"), make.holder(5, "Zoe Pear")],
        [make.correct(20, None)],
        [paper(make, pdf("ocelot"), "Lease")],
    ]


def answers(book: Book) -> list[Any]:
    """What is found, without the order in which it stands."""
    return [
        {m.group: (m.total, {hit.key for hit in m.hits}) for m in book.search.find(word, 50)}
        for word in WORDS
    ]


def test_an_act_leaves_what_is_searched_as_it_is_and_is_found_all_the_same(
    book: Book, make: Any
) -> None:
    follow(book)
    before = rows(book)
    for drafts in acts(make)[:4]:
        book.record(drafts, "Anna", make.now)
    assert (upto(book), rows(book)) == ((10, 1), before)
    assert keys(book, "ann wu") == keys(book, "ann lee") == ["3"]
    assert keys(book, "wu", "certificates") == ["4"]
    assert keys(book, "cancelled wu", "certificates") == ["4"]
    assert found(book, "zoe")["people"] == 2
    assert book.verify().ok


@pytest.mark.parametrize("late", range(7))
def test_found_is_the_same_wherever_it_follows(book: Book, make: Any, late: int) -> None:
    """Taken in before the act of this number and never after, beside all of it taken in."""
    for number, drafts in enumerate(acts(make)):
        if number == late:
            follow(book)
        book.record(drafts, "Anna", make.now)
        assert book.verify().ok
    behind = answers(book)
    follow(book)
    assert answers(book) == behind
    assert (upto(book), book.verify().ok) == ((book.head()[0], 2), True)


def test_what_follows_is_what_is_made_anew(book: Book, make: Any) -> None:
    for drafts in acts(make):
        book.record(drafts, "Anna", make.now)
        follow(book)
    kept = rows(book)
    with book._act():
        indexing.start_over(book._connection)
    assert (upto(book), rows(book)) == ((0, 0), [])
    assert found(book, "ann wu")["people"] == 1
    follow(book)
    assert rows(book) == kept
    book._connection.execute("INSERT INTO found(found) VALUES ('integrity-check')")


def test_in_the_smallest_parts_nothing_is_lost_or_taken_in_twice(book: Book, make: Any) -> None:
    """Each part takes in one record, and is broken off in the midst of its entries."""
    for drafts in acts(make):
        book.record(drafts, "Anna", make.now)
    told, taking = 0, Taking(part=0)
    while upto(book)[0] < book.head()[0]:
        book.follow_on(taking)
        told += 1
        assert not indexing.out_of_step(book._connection)
        assert len(rows(book)) <= told
    assert told > len(rows(book)) - 1 > 40
    follow(book)
    assert (book.search.behind(), book.verify().ok) == (Behind(), True)


def test_the_sample_company_part_by_part(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "sample.minutebook"
    write_sample(path, make.now, through=date(2004, 2, 27)).close()
    book = Book.open(path, make.now)
    kept = rows(book)
    parts = int(book.follow_on(Taking(anew=True)))
    taking = Taking(part=0.002)
    while book.follow_on(taking):
        parts += 1
        if parts % 20 == 0:
            assert not indexing.out_of_step(book._connection)
    assert parts > 20
    assert (book.search.behind(), book.verify().ok) == (Behind(), True)
    assert rows(book) == kept
    book.close()


def test_a_long_tail_is_told_and_taken_in(
    book: Book, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_LATER", 20)
    follow(book)
    book.record([make.holder(n, f"Many {n}") for n in range(10, 40)], "Anna", make.now)
    assert (found(book, "many"), book.search.behind()) == ({}, Behind(30))
    assert found(book, "arriaga")["people"] == 1
    follow(book)
    assert (found(book, "many")["people"], book.search.behind()) == (30, Behind())


def test_the_words_of_papers_come_behind_their_titles(book: Book, make: Any) -> None:
    follow(book)
    book.record([paper(make, pdf("ocelot"), "Lease")], "Anna", make.now)
    assert (found(book, "lease")["papers"], found(book, "ocelot")) == (1, {})
    assert book.search.behind() == Behind(0, 1)
    book.follow_on(Taking())
    assert book.search.behind() == Behind(0, 1)
    assert not book.follow_on(Taking())
    assert (found(book, "ocelot"), book.search.behind()) == ({"papers": 1}, Behind())


def test_what_is_called_off_goes_on_later(book: Book, make: Any) -> None:
    book.record([paper(make, pdf("one", "two", "ocelot"), "Lease")], "Anna", make.now)
    follow(book, lambda: True)
    assert upto(book) == (0, 0)
    asked = iter(range(100))
    follow(book, lambda: next(asked) > 6)  # in the midst of the last paper's pages
    assert (upto(book), found(book, "ocelot")) == ((11, 1), {})
    follow(book)
    assert found(book, "ocelot") == {"papers": 1}


def test_a_session_cut_short_before_it_was_taken_in(book: Book, make: Any) -> None:
    """The file as the disk has it after the act is the file that is opened again."""
    follow(book)
    book.record([make.holder(4, "Zoe Quince")], "Anna", make.now)
    again = book.path.with_name("again.minutebook")
    shutil.copyfile(book.path, again)
    late = Book.open(again, make.now)
    assert (upto(late), keys(late, "quince"), late.verify().ok) == ((10, 1), ["4"], True)
    follow(late)
    assert (upto(late), keys(late, "quince"), late.verify().ok) == ((11, 1), ["4"], True)
    late.close()


def test_who_only_reads_searches_all_of_it_and_writes_nothing(book: Book, make: Any) -> None:
    follow(book)
    book.record([change(make, "Ann Wu")], "Anna", make.now)
    before = book.path.read_bytes()
    reader = Book.open(book.path, make.now, read_only=True)
    assert (keys(reader, "ann wu"), keys(reader, "ann")) == (["3"], ["3"])
    follow(reader)
    assert (upto(reader), keys(reader, "wu")) == ((10, 1), ["3"])
    follow(book)
    assert (upto(reader), keys(reader, "wu")) == ((11, 1), ["3"])
    reader.close()
    book.record([make.holder(4, "Zoe Quince")], "Anna", make.now)
    assert book.path.read_bytes() != before


def test_where_others_record_it_waits_for_another_time(book: Book) -> None:
    other = connect(book.path, "rw")
    other.execute("BEGIN IMMEDIATE")
    book._connection.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Refusal) as refusal:
        follow(book)
    assert refusal.value.code == IN_USE
    other.close()
    follow(book)
    assert upto(book) == (10, 1)


def test_copies_and_backups_are_as_far_behind_and_are_searched(book: Book, make: Any) -> None:
    book.record([make.holder(4, "Zoe Quince")], "Anna", make.now)
    copy = book.path.with_name("copy.minutebook")
    book.save_copy(copy)
    kept = book.backup(make.now)
    book.close()
    restore(kept, book.path, make.now)
    for path in (copy, book.path):
        again = Book.open(path, make.now)
        assert (upto(again), keys(again, "quince")) == ((0, 0), ["4"])
        follow(again)
        assert again.verify().ok
        again.close()


def test_a_damaged_index_is_made_anew(book: Book, make: Any) -> None:
    follow(book)
    book._connection.execute("DELETE FROM found_data WHERE id > 10")
    with pytest.raises(BrokenSearch, match="nothing else is"):
        found(book, "ann")
    assert book.follow_on(Taking(anew=True))
    book.record([change(make, "Ann Wu")], "Anna", make.now)
    assert (upto(book), keys(book, "ann wu")) == ((0, 0), ["3"])
    follow(book)
    assert (upto(book), keys(book, "ann wu"), book.verify().ok) == ((11, 1), ["3"], True)


def test_an_index_found_damaged_while_it_follows_is_made_anew(book: Book, make: Any) -> None:
    follow(book)
    book._connection.execute("UPDATE found_data SET block = x'FFFFFFFFFFFFFFFFFFFF' WHERE id = 10")
    book.record([change(make, "Ann Wu")], "Anna", make.now)
    follow(book)
    assert (upto(book), keys(book, "ann wu"), book.verify().ok) == ((11, 1), ["3"], True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE found_text SET title = 'Nobody' WHERE kind = 'holder' AND key = '1'",
        "DELETE FROM found_text WHERE kind = 'certificate' AND key = '5'",
        "INSERT INTO found_text VALUES (1, 'holder', '99', '', 'Nobody', '')",
        "UPDATE found_text SET title = 'Other' WHERE kind = 'paper'",
        "DELETE FROM found_docsize WHERE id = (SELECT min(id) FROM found_docsize)",
        "UPDATE found_upto SET seq = 12",
        "UPDATE found_upto SET paper = 2",
    ],
)
def test_what_was_changed_beside_the_entries_is_noticed(
    path: Path, make: Any, tamper: Any, statement: str
) -> None:
    book = Book.open(path, make.now)
    follow(book)
    book.record([make.holder(4, "Zoe Quince")], "Anna", make.now)
    assert book.verify().ok
    book.close()
    tamper(path, statement)
    book = Book.open(path, make.now, read_only=True)
    verdict = book.verify()
    assert not verdict.ok
    assert "searched" in " ".join(verdict.sentences)
    book.close()


def test_a_file_that_follows_no_further_than_it_says_is_in_order(
    path: Path, make: Any, tamper: Any
) -> None:
    """What is missing of entries that are still to come is no trouble; a lost mark begins anew."""
    book = Book.open(path, make.now)
    follow(book)
    book.close()
    tamper(path, "UPDATE found_upto SET seq = 4")
    tamper(path, "DELETE FROM found WHERE rowid IN (SELECT id FROM found_text WHERE key = '5')",
           "DELETE FROM found_text WHERE key = '5'", "DELETE FROM found_upto")  # fmt: skip
    book = Book.open(path, make.now)
    assert book.verify().ok
    assert "5" in keys(book, "certificate 5", "certificates")
    follow(book)
    assert book.verify().ok
    assert {hit.key for m in book.search.find("arriaga", 9) for hit in m.hits} == {"1", "2", "5"}
    book.close()
