"""Searching the book: what is found, how it is typed, and that the index follows the entries."""

from __future__ import annotations

import io
import sqlite3
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.domain.entries import PaperDraft
from app.domain.found import PEOPLE, Sought
from app.store import schema
from app.store.book import Book
from app.store.following import follow
from app.store.marking import marked, stretch
from app.store.paper_words import words_in
from app.store.searching import Search, read_typed


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in pages:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def paper(make: Any, data: bytes, title: str = "Contract", media: str = "application/pdf") -> Any:
    draft = PaperDraft("other", title, data, media_type=media)
    return make.entry("paper.file", {"title": title, "kind": "other"}, papers=(draft,))


def found(book: Book, text: str, most: int = 8) -> dict[str, int]:
    return {m.group: m.total for m in book.search.find(text, most)}


def keys(book: Book, text: str, group: str = PEOPLE) -> list[str]:
    return [hit.key for m in book.search.find(text, 20, [group]) for hit in m.hits]


def events(make: Any) -> list[Any]:
    """A demand, a claim, a committee, a board meeting with a resolution, and one of a class."""
    about = {"demand": "demand-1", "purpose": "the lease of the mill", "wants": "register"}
    return [
        make.entry("demand.received", about, says="Demand of Ann Lee received"),
        make.entry("demand.answered", {"demand": "demand-1", "why": "no zebra is kept"}),
        make.entry("claim.notified", {"claim": "claim-1", "claimant": "Cy Poe"}, says="Claim"),
        make.entry("committee.created", {"committee": "Audit Committee", "members": ["Di Fox"]}),
        make.entry("board.called", {"board": "board-1", "purpose": "the dividend"}, says="Called"),
        make.entry(
            "board.resolved",
            {"board": "board-1", "title": "Dividend", "text": "RESOLVED, that a quagga is paid"},
        ),
        make.entry("amendment.proposed", {"amendment": "a-1", "text": "to move the okapi"}),
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("jose arriaga", {"people", "certificates"}),
        ("ARRIAGA josé", {"people", "certificates"}),
        ("certificate 4", {"certificates"}),
        ("lease mill", {"demands"}),
        ("zebra", {"demands"}),
        ("poe", {"claims"}),
        ("audit committee", {"others"}),
        ("quagga", {"resolutions"}),
        ("dividend called", {"meetings"}),
        ("okapi", {"others"}),
        ("minutes", {"papers"}),
        ('"smith & sons"', {"people", "certificates"}),
        ('"sons smith"', set()),
        ('"smith so"', set()),
        ('"smith so', {"people", "certificates"}),
        ("entry 3", {"entries"}),
    ],
)
def test_every_word_is_found_in_its_records(
    book: Book, make: Any, text: str, groups: set[str]
) -> None:
    book.record(events(make), "Anna", make.now)
    assert set(found(book, text)) >= groups
    assert bool(found(book, text)) == bool(groups)
    assert book.verify().ok


def test_the_words_of_papers_are_found(book: Book, make: Any) -> None:
    drafts = [
        paper(make, pdf("Nothing here", "The ocelot is leased")),
        paper(make, "Der Fluß heißt Mühlbach".encode(), "Note", "text/plain"),
        paper(make, "caf\xe9 tapir".encode("cp1252"), "Note", "text/plain"),
        paper(make, "wombat".encode("utf-16"), "Note", "text/plain"),
        paper(make, b"\x89PNG ocelot", "Scan", "image/png"),
        paper(make, b"%PDF broken ocelot", "Broken"),
    ]
    book.record(drafts, "Anna", make.now)
    follow(book)
    (papers,) = book.search.find("ocelot", 8)
    assert (papers.total, papers.hits[0].title.text) == (1, "Contract")
    begin, end = papers.hits[0].words.marks[0]
    assert papers.hits[0].words.text[begin:end] == "ocelot"
    assert all(found(book, word) == {"papers": 1} for word in ("muhlb", "tapir", "cafe", "wombat"))
    assert book.verify().ok


def test_a_hyphen_at_the_end_of_a_line_and_odd_signs_part_no_word() -> None:
    assert words_in(b"a\x00b  c\r\nd", "text/plain") == "a b c d"
    assert words_in(b"mill\x02\r\nrace", "text/plain") == "millrace"
    assert words_in(b"", "text/plain") == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", '"', '""', "*", "***", "-", "NOT", "AND OR", "a AND", "(", ")", "title:x", "^a"),
        *(
            "NEAR(a b)",
            "a*",
            "'; DROP TABLE found",
            "a\x00b",
            "\ud800",
            "ﬁ",
            "x" * 5000,
            "q " * 500,
        ),
        *('" a " b "', "“lee", "{title}:x", "a + b", "\\", "İ", "١", "字"),
    ],
)
def test_nothing_typed_is_an_error(book: Book, text: str) -> None:
    book.search.find(text, 8)


@given(st.text(max_size=40))
def test_whatever_is_typed(text: str) -> None:
    search = Search.of([Sought(PEOPLE, "holder", "1", "Ann Lee", "1 Elm Street")])
    search.find(text, 3)
    search.close()


LETTERS = st.text("aabéz .-'ßñ", max_size=12)


@given(LETTERS, LETTERS)
def test_what_is_found_agrees_with_a_plain_search(name: str, typed: str) -> None:
    """Each word typed begins, after folding, with a run of letters of the name."""

    def runs(text: str) -> list[str]:
        bare = unicodedata.normalize("NFD", text)
        kept = "".join(s for s in bare if not unicodedata.combining(s)).lower()
        return "".join(s if s.isalnum() else " " for s in kept).split()

    def begins(word: list[str]) -> bool:
        have = runs(name)
        return any(
            have[at : at + len(word) - 1] == word[:-1]
            and have[at + len(word) - 1 : at + len(word)]
            and have[at + len(word) - 1].startswith(word[-1])
            for at in range(len(have))
        )

    words = [runs(word) for word in typed.split() if runs(word)]
    search = Search.of([Sought(PEOPLE, "holder", "1", name)])
    matches = search.find(typed, 3)
    search.close()
    assert bool(matches) == (bool(words) and all(begins(word) for word in words))
    if matches:
        assert matches[0].hits[0].title.marks


def test_whole_words_in_the_name_come_first_and_the_total_is_told() -> None:
    records = [Sought(PEOPLE, "holder", str(n), f"Leeds {n}", "lee") for n in range(30)]
    records.insert(5, Sought(PEOPLE, "holder", "x", "Ann Lee"))
    search = Search.of(records)
    (matches,) = search.find("lee", 4)
    assert (matches.total, len(matches.hits), matches.hits[0].key) == (31, 4, "x")
    assert search.find("lee", 0) == (type(matches)(PEOPLE, 31),)
    search.close()


def test_a_year_finds_what_has_its_day_in_it(book: Book) -> None:
    assert found(book, "transfer 2004")["entries"] == 1
    assert "entries" not in found(book, "transfer 2005")
    assert "people" not in found(book, "2004")


def test_records_that_change_are_found_as_they_are_now(book: Book, make: Any) -> None:
    change = {
        "holder": 3, "from_on": "2004-05-01", "name": "Ann Wu", "capacity": "individual",
        "detail": "", "members": [], "evidence": "",
    }  # fmt: skip
    book.record([make.entry("holder.change", change)], "Anna", make.now)
    assert keys(book, "ann wu") == ["3"]
    assert keys(book, "ann lee") == ["3"]  # the former name
    assert keys(book, "wu", "certificates") == ["4"]
    book.record([make.transfer(3, ["4"], [("7", 2, 250)], on=date(2004, 6, 1))], "Anna", make.now)
    assert keys(book, "wu cancelled", "certificates") == ["4"]
    assert book.verify().ok


def test_a_correction_is_followed(book: Book, make: Any) -> None:
    book.record(events(make), "Anna", make.now)
    wrong = make.holder(4, "Zoe Quince")
    book.record([wrong, make.holder(5, "Zoe Pear")], "Anna", make.now)
    seq = book.head()[0] - 1
    book.record([make.correct(seq, None)], "Anna", make.now)
    assert keys(book, "zoe") == ["5"]
    right = {**make.holder(5).data, "name": "Zoe Plum"}
    book.record([make.correct(seq + 1, right)], "Anna", make.now)
    assert keys(book, "zoe plum") == ["5"]
    assert keys(book, "pear") == []
    assert book.verify().ok


def test_what_is_refused_leaves_nothing_to_find(book: Book, make: Any) -> None:
    from app.domain.refusal import Refusal

    with pytest.raises(Refusal):
        book.record([make.holder(4, "Zoe Quince"), make.holder(1)], "Anna", make.now)
    assert found(book, "quince") == {}


def test_the_index_is_no_reason_to_call_a_file_damaged_under_another_sqlite(path: Path) -> None:
    """SQLite's own tables count by their names alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'sz BLOB', 'sz BLOB, origin INTEGER') "
        "WHERE name = 'found_docsize'"
    )
    assert schema.fingerprint(connection) == schema.released_fingerprint()
    connection.execute("DROP TABLE found")
    assert schema.fingerprint(connection) != schema.released_fingerprint()
    connection.close()


TEXT = (
    "The first words. " * 40 + "Only here stands the Öl of the mill, and oil again. " + "End. " * 60
)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((("ol", False), ("mill", False)), ["Öl", "mill"]),
        ((("of the mill", True),), ["of the mill"]),
        ((("mil", True),), []),
        ((("i", False),), []),
    ],
)
def test_the_stretch_in_which_the_words_stand(words: Any, shown: list[str]) -> None:
    cut = stretch(TEXT, words)
    assert [cut.text[a:b] for a, b in cut.marks] == shown
    assert len(cut.text) <= 135
    assert cut.text.strip("…") in TEXT


def test_a_word_far_behind_is_shown_too() -> None:
    text = "one two " * 3000 + "ocelot"
    cut = stretch(text, (("ocel", False),))
    assert cut.text.endswith("ocelot")
    assert cut.marks == ((len(cut.text) - 6, len(cut.text)),)


def test_marks_never_overlap() -> None:
    both = marked("Lee Leeds", (("lee", False), ("leeds", False)))
    assert both.marks == ((0, 3), (4, 9))


def test_typed_words_are_capped() -> None:
    typed = read_typed("a " * 500)
    assert typed is not None
    assert len(typed.words) == 24
