"""The chain: published vectors, append-only tables, and tampering found and named."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.entries import GENESIS, FindingKept, canonical, chain, encoded
from app.domain.refusal import DAMAGED, Refusal
from app.store import journal
from app.store.book import Book, dump
from app.store.schema import DERIVED_TABLES
from app.store.verify import verify_file

ROOT = Path(__file__).parents[2]
VECTORS = json.loads(Path(__file__).with_name("chain_vectors.json").read_text(encoding="utf-8"))
SCRIPT = ROOT / "resources/help/verify_chain.py"
TABLES = ("journal", "paper_bytes", *DERIVED_TABLES)


def content(path: Path) -> str:
    """Everything that the tables hold, read without our code."""
    connection = sqlite3.connect(path)
    rows = [(t, connection.execute(f"SELECT * FROM {t}").fetchall()) for t in TABLES]
    schema = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return repr((rows, schema))


def test_published_bytes_give_the_published_heads() -> None:
    last = GENESIS
    for vector in VECTORS:
        last = chain(last, vector["body"].encode())
        assert last.hex() == vector["head"]
    assert len(VECTORS) == 10


def test_entries_are_written_as_published(make: Any, tmp_path: Path) -> None:
    finding = FindingKept("notice-days", "hemacare-2002", "§2.4", "warning", "9 days.", "snow")
    first = make.first()
    first[5] = replace(first[5], findings=(finding,), at_request="The board", reason="Späti")
    book = Book.create(tmp_path / "a.minutebook", first, "Anna", make.now)
    bodies = [item.read() for item in journal.recorded(book._connection)]
    book.close()
    written = [canonical(body | {"program": "0.1.0"}).decode() for body in bodies]
    assert written == [vector["body"] for vector in VECTORS]


def test_recorded_moments(book: Book, make: Any) -> None:
    from datetime import timedelta

    receipt = book.record([make.holder(4)], "Anna", make.now - timedelta(hours=1))
    body = json.loads(
        book._connection.execute("SELECT body FROM journal WHERE seq = 11").fetchone()[0]
    )
    assert (body["recorded_at"], body["offset"]) == ("2027-05-25T15:41:00Z", "-0700")
    assert body["clock_back"] is True
    assert receipt.recorded_at == "2027-05-25T08:41:00-07:00"
    assert book.entry(11).recorded_at == receipt.recorded_at
    assert book.entry(10).head != receipt.head == book.head()[1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = x'00' WHERE seq = 3",
        "UPDATE journal SET hash = zeroblob(32)",
        "DELETE FROM journal WHERE seq = 10",
        "INSERT OR REPLACE INTO journal VALUES (3, x'00', zeroblob(32))",
        "INSERT INTO journal VALUES (13, x'00', zeroblob(32))",
        "UPDATE paper_bytes SET data = x'00'",
        "DELETE FROM paper_bytes",
        "INSERT OR REPLACE INTO paper_bytes SELECT sha256, x'00' FROM paper_bytes",
    ],
)
def test_the_record_is_append_only(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
    assert verify_file(path).ok


def test_the_checked_bytes_are_the_stored_bytes(book: Book) -> None:
    assert [e.seq for e in book.entries()] == list(range(1, 11))
    assert book.has_head(*book.head())
    assert not book.has_head(3, "00" * 32)


# kind of tampering -> statements, with {seq} for the place
TAMPERED: dict[str, list[str]] = {
    "one letter of an entry": [
        "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'Anna', 'Bert') AS BLOB) "
        "WHERE seq = {seq}"
    ],
    "a check": ["UPDATE journal SET hash = zeroblob(32) WHERE seq = {seq}"],
    "an entry left out": ["DELETE FROM journal WHERE seq = {seq}"],
    "an entry left out, closed up": [
        "DELETE FROM journal WHERE seq = {seq}",
        "UPDATE journal SET seq = seq - 1 WHERE seq > {seq}",
    ],
    "two entries' bodies exchanged": [
        "UPDATE journal SET body = (SELECT body FROM journal WHERE seq = 1) WHERE seq = {seq}"
    ],
}
BESIDE: dict[str, list[str]] = {
    "a balance": ["UPDATE folio SET bal = bal + 1 WHERE holder = 3"],
    "a holder's name": ["UPDATE holder SET name = 'Ann Lea' WHERE id = 3"],
    "an address": ["UPDATE address SET city = 'Reno' WHERE holder = 2"],
    "a certificate's holder": ["UPDATE certificate SET holder = 1 WHERE number = '4'"],
    "a certificate revived": [
        "UPDATE certificate SET cancelled = '', cancelled_seq = 0, how = '' WHERE number = '1'"
    ],
    "a certificate more": [
        "INSERT INTO certificate (number, class, holder, shares, issued, issued_seq, issued_line) "
        "VALUES ('99', 1, 3, 5, '2004-01-05T10:00', 6, 0)"
    ],
    "a movement less": ["DELETE FROM movement WHERE seq = 8"],
    "a paper's title": ["UPDATE paper SET title = 'Other minutes'"],
    "a paper's bytes": ["UPDATE paper_bytes SET data = x'00'"],
    "a paper taken out": ["DELETE FROM paper_bytes"],
    "a paper slipped in": ["INSERT INTO paper_bytes VALUES (printf('%064d', 0), x'00')"],
    "the company's name": ["UPDATE company SET name = 'Elder Ridge'"],
    "a number used up": ["UPDATE last_id SET id = 1 WHERE kind = 'holder'"],
    "the journal's words": ["UPDATE entry SET effective_on = '2004-01-01' WHERE seq = 4"],
    "a table more": ["CREATE TABLE extra(a)"],
    "a trigger more": [
        "CREATE TRIGGER gift AFTER INSERT ON journal BEGIN UPDATE folio SET bal = bal + 1; END"
    ],
}


@pytest.mark.parametrize("seq", [1, 4, 6, 9, 10])
@pytest.mark.parametrize("kind", TAMPERED)
def test_a_changed_entry_is_named(
    path: Path, tamper: Callable[..., None], kind: str, seq: int
) -> None:
    if (kind, seq) in (("two entries' bodies exchanged", 1), ("an entry left out, closed up", 10)):
        return
    before = content(path)
    tamper(path, *(statement.format(seq=seq) for statement in TAMPERED[kind]))
    assert content(path) != before
    trouble = refusal_of(path)
    named = {seq, seq + 1} if "left out" in kind else {seq}
    last_left_out = kind == "an entry left out" and seq == 10
    assert last_left_out or any(f"ntry {n} " in trouble for n in named) or "missing" in trouble
    assert script(path, f"10:{head_of(path)}").returncode == 1


def refusal_of(path: Path) -> str:
    """What the whole check says; the last entry left out shows in the tables that follow."""
    try:
        verdict = verify_file(path)
    except Refusal as refusal:
        assert refusal.code == DAMAGED
        return refusal.sentence
    assert not verdict.ok
    return " ".join(verdict.sentences)


def head_of(path: Path) -> str:
    return VECTORS[-1]["head"] if path else ""


@pytest.mark.parametrize("kind", BESIDE)
def test_a_change_beside_the_entries_is_found(
    path: Path, tamper: Callable[..., None], kind: str
) -> None:
    before = content(path)
    tamper(path, *BESIDE[kind])
    assert content(path) != before
    assert refusal_of(path)
    with pytest.raises(Refusal) as refused:
        dump(path)
    assert refused.value.code == DAMAGED


def test_a_dropped_trigger_shows_at_the_next_opening(
    path: Path, make: Any, tamper: Callable[..., None]
) -> None:
    tamper(path, "DROP TRIGGER journal_update", keep_triggers=False)
    with pytest.raises(Refusal) as refused:
        Book.open(path, make.now)
    assert refused.value.code == DAMAGED
    assert not list(path.parent.glob("*-lock"))


def test_a_trigger_dropped_under_an_open_book_shows(
    book: Book, tamper: Callable[..., None]
) -> None:
    assert book.verify().ok
    tamper(book.path, "DROP TRIGGER journal_update", keep_triggers=False)
    assert book.verify().sentences == ("The tables of the file are not as Minutebook made them.",)


def test_a_rewritten_chain_shows_only_against_a_head_from_paper(path: Path, make: Any) -> None:
    other = path.with_name("other.minutebook")
    drafts = make.first()
    drafts[6] = make.issue(2, {"3": 500}, says="another sentence")
    Book.create(other, drafts, "Anna", make.now).close()
    true = verify_file(path)
    assert verify_file(other).ok
    assert verify_file(path, heads=[(true.entries, true.head)]).ok
    wrong = verify_file(other, heads=[(true.entries, true.head)])
    assert not wrong.ok
    assert "Entry 10 does not have the check" in wrong.sentences[0]
    assert script(other, f"10:{true.head}").returncode == 1
    assert script(path, f"10:{true.head}").returncode == 0


def test_drafts_lie_outside_the_chain(path: Path, make: Any) -> None:
    before = dump(path)
    book = Book.open(path, make.now)
    head = book.head()
    book.keep_draft("plan:annual-2005", {"key": "annual-2005", "on": None}, make.now)
    book.keep_draft("plan:annual-2005", {"key": "annual-2005", "on": "2005-05-24"}, make.now)
    book.keep_draft("form:x", {"a": ["ä"]}, make.now)
    assert book.drafts("plan:") == {"plan:annual-2005": {"key": "annual-2005", "on": "2005-05-24"}}
    assert book.head() == head
    assert book.verify().ok
    book.drop_draft("plan:annual-2005")
    assert set(book.drafts("")) == {"form:x"}
    book.close()
    assert dump(path) == before


def script(path: Path, *heads: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path), *heads],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )


def test_the_script_of_the_manual(path: Path) -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 50
    before = path.read_bytes()
    done = script(path)
    assert done.stdout.startswith("OK: 10 entries, head ")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    wrong = script(path, f"3:{'0' * 64}")
    assert wrong.returncode == 1
    assert "Entry 3" in wrong.stderr
    assert script(path, f"11:{'0' * 64}").returncode == 1
    assert script(path.with_name("none")).returncode == 1
    journal_file = path.with_name(path.name + "-journal")
    journal_file.write_bytes(b"x")
    assert "cut short" in script(path).stderr
    journal_file.unlink()
    text = path.with_name("text")
    text.write_text("not a database at all" * 100, encoding="utf-8")
    assert script(text).returncode == 1


def test_what_is_read_back_must_be_what_was_meant(
    book: Book, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Encoder, hash and paper bytes spoiled in turn: nothing is acknowledged, exit code 5."""
    stored = journal.stored_after
    spoiled: list[tuple[str, Callable[..., Any]]] = [
        ("encoded", lambda bodies: encoded([body | {"by": "Bert"} for body in bodies])),
        ("encoded", lambda bodies: encoded([body | {"seq": 99} for body in bodies])),
        ("encoded", lambda bodies: encoded([{**body, "data": {}} for body in bodies])),
        ("stored_after", lambda *_: []),
        ("stored_after", lambda *where: [spoiled_body(*row) for row in stored(*where)]),
        ("_keep_bytes", lambda connection, data: None),
        ("_keep_bytes", keep_other_bytes),
    ]
    before = book.head()
    for name, spoil in spoiled:
        with monkeypatch.context() as patch:
            patch.setattr(journal, name, spoil)
            with pytest.raises(Refusal) as refused:
                book.record([make.paper(b"%PDF new")], "Anna", make.now)
        assert refused.value.code == 5
        assert book.head() == before
    assert book.verify().ok


def spoiled_body(seq: int, body: bytes, check: bytes) -> tuple[int, bytes, bytes]:
    """The entry with one letter of its sentence changed, as if the disk had it so."""
    return seq, body.replace(b"paper.file", b"paper.fill"), check


def keep_other_bytes(connection: sqlite3.Connection, data: bytes) -> None:
    from hashlib import sha256

    connection.execute(
        "INSERT INTO paper_bytes VALUES (?, ?)", (sha256(data).hexdigest(), data[:-1] + b"?")
    )


def test_papers_are_kept_as_filed(book: Book, make: Any, tamper: Callable[..., None]) -> None:
    data = bytes(range(256)) * 40
    receipt = book.record([make.paper(data, "Scan"), make.paper(data, "Again")], "Anna", make.now)
    assert [book.paper_bytes(i) for i in receipt.paper_ids] == [data, data]
    assert [p.title for p in book.papers()] == ["Minutes", "Scan", "Again"]
    assert {p.size for p in book.papers()[1:]} == {len(data)}
    with pytest.raises(KeyError):
        book.paper_bytes(99)
    tamper(book.path, "UPDATE paper_bytes SET data = x'00'")
    with pytest.raises(Refusal) as refused:
        book.paper_bytes(receipt.paper_ids[0])
    assert refused.value.code == DAMAGED


def test_one_hundred_damaged_copies(path: Path, tmp_path: Path) -> None:
    """Bits, blocks, pages and ends spoiled: the same content, or a refusal; never written to."""
    import random

    chance = random.Random(20270525)  # noqa: S311 - a fixed choice of places
    whole, right = path.read_bytes(), dump(path)
    copy = tmp_path / "copy.minutebook"
    silent = refused = 0
    for i in range(100):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        match i % 5:
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at : at + 512] = bytes(len(data[at : at + 512]))
            case 2:
                other = chance.randrange(len(data) // 4096) * 4096
                at -= at % 4096
                data[at : at + 4096] = data[other : other + 4096]
            case 3:
                del data[at:]
            case _:
                data[at : at + 8] = chance.randbytes(len(data[at : at + 8]))
        copy.write_bytes(data)
        try:
            silent += dump(copy) != right
        except Refusal as refusal:
            refused += 1
            assert refusal.code in (4, 6, 7), refusal.sentence
        assert copy.read_bytes() == data
    assert silent == 0
    assert refused > 40


def test_shutil_is_not_how_open_files_are_copied(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "copy.minutebook"
    book.save_copy(copy)
    assert dump(copy) == dump(book.path)
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refusal, match=r"copy\.minutebook already"):
        book.save_copy(copy)
    shutil.rmtree(tmp_path / "Backups", ignore_errors=True)
    assert not list(tmp_path.glob(".*"))
