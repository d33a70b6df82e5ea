"""Seats on a real book: elections, resignations, vacancies by cause and route, removal, number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.acts.act import Who
from app.acts.operations import perform
from app.bylaws.board.composition import board_on
from app.bylaws.board_day.seats import authorized_at_election, open_seats, seats_held
from app.bylaws.law import shelf_for
from app.domain.board.directors import DirectorFacts, read_directors
from app.domain.refusal import Refusal
from app.store.book import Book

EXACT = "directors.number.exact"
WHO = Who("Anna", datetime(2005, 1, 10, 18, tzinfo=UTC), date(2005, 1, 10))
ALAN, MIRIAM, TERUKO, JOAQUIN, STEVEN = NOW = (
    "Alan R. Steadman",
    "Miriam Goldstein-Reyes",
    "Teruko Hashimoto",
    "Joaquín Castellanos",
    "Steven B. Okafor",
)


@pytest.fixture
def book(sample_file: Path) -> Iterator[Book]:
    """The sample company, open to write."""
    opened = Book.open(sample_file, WHO.now)
    yield opened
    opened.close()


def do(book: Book, operation: str, **given: Any) -> int:
    return perform(book, operation, given, WHO).seq


def facts(book: Book) -> DirectorFacts:
    return read_directors(book.events("director"))


def term(book: Book, name: str, office: str = "director") -> int:
    """The running term of that person."""
    return next(
        t.id for t in book.company().terms if (t.name, t.office, t.to_on) == (name, office, None)
    )


def vacancies(book: Book, on: str) -> list[tuple[str, str, bool]]:
    """The vacant seats of the day: cause, former holder, whether the board may fill it."""
    law = shelf_for(book.company().bylaws).on(date.fromisoformat(on))
    assert law
    found = open_seats(law, book.company(), date.fromisoformat(on))
    return [(s.vacancy.cause, s.vacancy.former, s.board_may) for s in found]


def serving(book: Book, on: str) -> set[str]:
    return {t.name for t in board_on(book.company(), date.fromisoformat(on)).in_office}


def resigned(book: Book, name: str, **more: Any) -> int:
    given = {"term": term(book, name), "given_on": "2004-10-01", "addressee": "secretary"}
    return do(book, "resign", **given | more)


def test_the_sample_shows_the_vacancy_of_2003(book: Book) -> None:
    assert vacancies(book, "2003-09-29") == []
    assert vacancies(book, "2003-09-30") == [("resignation", "Philip T. Dunning", True)]
    assert vacancies(book, "2003-11-12") == []


def test_a_resignation_now_is_filled_by_the_board(book: Book) -> None:
    resigned(book, STEVEN, received_at="2004-10-01 9:00 AM", received_by="Linda J. Hargrove")
    assert vacancies(book, "2004-10-01") == [("resignation", STEVEN, True)]
    [paper] = facts(book).resigned
    assert (paper.name, paper.addressee, paper.effective_on) == (STEVEN, "secretary", None)
    given = {"name": "Ann Lee", "on": "2004-11-01", "route": "board"}
    with pytest.raises(Refusal, match="majority of 4 directors in office is 3"):
        do(book, "fill-vacancy", votes_for=2, **given)
    do(book, "fill-vacancy", votes_for=3, **given)
    [seat] = facts(book).filled
    assert (seat.cause, seat.former, seat.votes_for, seat.base) == ("resignation", STEVEN, 3, 4)
    assert vacancies(book, "2004-11-01") == []
    law = shelf_for(book.company().bylaws).on(WHO.today)
    assert law
    held = {s.term.name: s for s in seats_held(law, book.company(), facts(book), WHO.today)}
    assert held["Ann Lee"].fills_vacancy and "next annual meeting" in held["Ann Lee"].until
    assert not held[ALAN].fills_vacancy and held[ALAN].authorized_then == 5
    with pytest.raises(Refusal, match="5 authorized"):
        do(book, "fill-vacancy", **given | {"name": "Bo Roe"}, votes_for=3)


def test_a_successor_is_chosen_before_the_seat_is_free(book: Book) -> None:
    resigned(book, STEVEN, effective_on="2004-12-31")
    assert STEVEN in serving(book, "2004-12-30") and vacancies(book, "2004-12-30") == []
    given = {"name": "Ann Lee", "on": "2004-11-01", "route": "board", "former": STEVEN}
    early = do(book, "fill-vacancy", starts_on="2005-01-05", votes_for=3, **given)
    rules = [(f.severity, f.rule) for f in book.entry(early - 1).findings]
    assert rules == [("warning", "directors.resignation.successor")]
    assert vacancies(book, "2005-01-04") == [("resignation", STEVEN, True)]
    assert serving(book, "2005-01-05") == {*NOW, "Ann Lee"} - {STEVEN}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"effective_on": "2004-09-30"}, "that day at the earliest"),
        ({"given_on": "2005-02-01"}, "still to come"),
        ({"written": "no"}, "resigns in writing"),
        ({"addressee": "bank", "colour": "red"}, "no field “colour”"),
    ],
)
def test_a_resignation_that_cannot_be(book: Book, more: dict[str, Any], words: str) -> None:
    before = book.head()
    with pytest.raises(Refusal, match=words):
        resigned(book, STEVEN, **more)
    assert book.head() == before


def test_a_seat_is_declared_vacant_on_two_grounds_only(book: Book) -> None:
    given = {"term": term(book, STEVEN), "on": "2004-10-01"}
    with pytest.raises(Refusal, match="only for"):
        do(book, "declare-vacant", ground="absence", **given)
    with pytest.raises(Refusal, match="Attach the court"):
        do(book, "declare-vacant", ground="felony conviction", **given)
    told = {"ground": "felony conviction", "document": "People v. Okafor"}
    with pytest.raises(Refusal, match="by resolution"):
        do(book, "declare-vacant", **told, **given)
    do(book, "declare-vacant", **told, **given, reason="the resolution is in the old minute book")
    assert vacancies(book, "2004-10-01") == [("declared vacant", STEVEN, True)]
    assert facts(book).declared[0].ground == "felony conviction"


REMOVAL = {"on": "2004-10-01", "entitled": "1,000,000", "votes_for": "600,000"}


@pytest.mark.parametrize(
    ("against", "gone"), [("119,999", True), ("120,000", False), ("120,001", False)]
)
def test_votes_against_keep_a_director(book: Book, against: str, gone: bool) -> None:
    """Matrix 7.5 with five authorized: 120,000 against is a tie, and a tie keeps."""
    assert authorized_at_election(book.company(), STEVEN, date(2004, 10, 1)) == 5
    do(book, "remove-directors", names=[STEVEN], against=against, **REMOVAL)
    assert (STEVEN not in serving(book, "2004-10-01")) is gone
    assert vacancies(book, "2004-10-01") == [("removal", STEVEN, False)] * gone
    assert facts(book).removed[0].serving == tuple(t.name for t in _board(book))


def _board(book: Book):
    return board_on(book.company(), date(2004, 9, 30)).in_office


def test_a_seat_left_by_removal_is_for_the_shareholders(book: Book) -> None:
    do(book, "remove-directors", names=[STEVEN], **REMOVAL)
    given = {"name": "Ann Lee", "on": "2004-11-01", "cause": "removal"}
    with pytest.raises(Refusal, match="not for the board"):
        do(book, "fill-vacancy", route="board", votes_for=4, **given)
    consent = given | {"route": "written consent of shareholders", "entitled": "1,000,000"}
    with pytest.raises(Refusal, match="500,001 of 1,000,000"):
        do(book, "fill-vacancy", votes_for="500,000", **consent)
    meeting = given | {"route": "shareholders at a meeting", "entitled": "1,000"}
    with pytest.raises(Refusal, match="251 are needed"):
        do(book, "fill-vacancy", votes_for="250", against="100", **meeting)
    do(book, "fill-vacancy", votes_for="251", against="100", **meeting)
    assert vacancies(book, "2004-11-01") == []


def test_the_entire_board_goes_without_protection(book: Book) -> None:
    do(book, "remove-directors", names=list(NOW), against="399,999", **REMOVAL)
    assert serving(book, "2004-10-01") == set()
    assert len(vacancies(book, "2004-10-01")) == 5


def test_all_but_one_are_not_the_entire_board(book: Book) -> None:
    do(book, "remove-directors", names=list(NOW[:4]), against="399,999", **REMOVAL)
    assert serving(book, "2004-10-01") == set(NOW)


def test_the_number_changes_within_the_range(book: Book) -> None:
    given = {"on": "2004-10-01", "adopted_by": "board"}
    with pytest.raises(Refusal, match="outside the range"):
        do(book, "change-number", number=10, **given)
    do(book, "change-number", number=7, **given)
    assert vacancies(book, "2004-10-01") == [("increase of the number", "", True)] * 2
    (conflict,) = [f for e in book.entries() for f in e.findings if f.rule == EXACT]
    assert "by §9.2 it may not" in conflict.says
    with pytest.raises(Refusal, match="changed by the board"):
        do(book, "number", number=6, on="2004-10-02", adopted_by="incorporator")
    do(book, "change-number", number=6, on="2004-10-02", adopted_by="shareholders")
    assert [f for e in book.entries() for f in e.findings if f.rule == EXACT] == [conflict]
    do(book, "articles-number", on="2004-11-01", stated="yes")
    with pytest.raises(Refusal, match="amending them"):
        do(book, "change-number", number=6, on="2004-11-02", adopted_by="board")
    assert [n.number for n in facts(book).numbers] == [7, 6], "shareholders amend any bylaw, §9.1"


def test_a_smaller_number_removes_nobody(book: Book) -> None:
    do(book, "change-number", number=6, on="2004-10-01", adopted_by="board")
    do(book, "fill-vacancy", name="Ann Lee", on="2004-10-02", route="board", votes_for=3)
    do(book, "change-number", number=5, on="2004-11-01", adopted_by="board")
    assert len(serving(book, "2004-11-01")) == 6
    assert vacancies(book, "2004-11-01") == []


def test_an_election_ends_the_terms_before_and_one_may_hold_over(book: Book) -> None:
    names = [ALAN, MIRIAM, "Ann Lee"]
    seq = do(book, "elect-board", on="2005-01-05", names=names, held_over=[STEVEN])
    assert serving(book, "2005-01-05") == {*names, STEVEN}
    first = book.entry(seq - 6)
    assert [f.rule for f in first.findings] == ["shareholders.election.seats"]
    assert [cause for cause, *_ in vacancies(book, "2005-01-05")] == ["fewer elected"]
    with pytest.raises(Refusal, match="not in office"):
        do(book, "elect-board", on="2005-01-06", names=names, held_over=[TERUKO])
    six = [*names, TERUKO, JOAQUIN, STEVEN]
    with pytest.raises(Refusal, match="6 are elected to 5 seats"):
        do(book, "elect-board", on="2005-01-06", names=six)
    assert book.verify().ok


def test_pay_of_directors_needs_a_resolution(book: Book) -> None:
    given = {"name": ALAN, "on": "2004-10-01", "amount": "$1,250.00"}
    with pytest.raises(Refusal, match="board resolution"):
        do(book, "pay-director", as_director="yes", **given)
    do(book, "pay-director", as_director="no", what="consulting", approved_by=MIRIAM, **given)
    assert facts(book).pay[0].cents == 125_000
