"""Vacant seats worked out from terms and numbers: causes, since when, who fills which (3.15)."""

from __future__ import annotations

from datetime import date

from app.domain.board.seats import Vacancy, board_of, compositions
from app.domain.offices import AuthorizedNumber, Term

BEGUN, LATER = date(2000, 1, 3), date(2003, 5, 1)
FIVE = tuple("ABCDE")


def term(name: str, from_on: date = BEGUN, to_on: date | None = None, by: str = "",
         chosen: str = "shareholders") -> Term:  # fmt: skip
    return Term(ord(name[0]), ord(name[0]), name, "director", from_on, chosen, to_on, by)


def fixed(*numbers: tuple[int, date]) -> list[AuthorizedNumber]:
    return [AuthorizedNumber(number, on, "board", seq) for seq, (number, on) in enumerate(numbers)]


def open_on(terms, on: date, *numbers: tuple[int, date]) -> list[Vacancy]:
    found = board_of(terms, fixed((5, BEGUN), *numbers), on)
    return [*found.vacancies] if found else []


def test_every_event_opens_a_seat_with_its_cause() -> None:
    words = ("died", "resigned", "removed", "declared vacant")
    causes = ("death", "resignation", "removal", "declared vacant")
    for word, cause in zip(words, causes, strict=True):
        terms = [*map(term, "ABCD"), term("E", to_on=LATER, by=word)]
        assert open_on(terms, LATER) == [Vacancy(cause, LATER, "E")]
        assert open_on(terms, date(2003, 4, 30)) == []


def test_an_increase_and_too_few_elected_open_seats() -> None:
    terms = [*map(term, FIVE)]
    assert open_on(terms, LATER, (7, LATER)) == [Vacancy("increase of the number", LATER)] * 2
    four = [term(n, to_on=LATER, by="term") for n in FIVE] + [term(n, LATER) for n in "ABCD"]
    assert open_on(four, LATER) == [Vacancy("fewer elected", LATER)]


def test_the_board_does_not_take_the_seat_left_by_removal() -> None:
    gone = [term("D", to_on=LATER, by="removed"), term("E", to_on=date(2003, 6, 1), by="resigned")]
    new = term("F", date(2003, 7, 1), chosen="board")
    left = open_on([*map(term, "ABC"), *gone, new], date(2003, 7, 1))
    assert left == [Vacancy("removal", LATER, "D")]
    by_holders = term("F", date(2003, 7, 1))
    left = open_on([*map(term, "ABC"), *gone, by_holders], date(2003, 7, 1))
    assert left == [Vacancy("resignation", date(2003, 6, 1), "E")]


def test_a_smaller_number_takes_vacant_seats_away_and_no_director() -> None:
    terms = [*map(term, "ABCDE"), term("F"), term("G", to_on=LATER, by="died")]
    numbers = fixed((7, BEGUN), (5, date(2003, 6, 1)))
    before, *_, after = compositions(terms, numbers, date(2003, 6, 1))
    assert len(before.vacancies) == 0 and before.authorized == 7
    assert (len(after.directors), after.vacancies) == (6, ())


def test_a_successor_chosen_ahead_takes_the_seat_on_its_day() -> None:
    terms = [*map(term, "ABCD"), term("E", to_on=LATER, by="resigned"), term("F", LATER)]
    assert open_on(terms, LATER) == []
    assert [t.name for t in board_of(terms, fixed((5, BEGUN)), LATER).directors] == [*"ABCDF"]


def test_nothing_is_known_before_the_first_day() -> None:
    assert board_of([term("A")], fixed((5, BEGUN)), date(1999, 1, 1)) is None


def test_where_only_a_seat_left_by_removal_is_open_the_board_s_director_stands_in_it() -> None:
    """The check of the route tells the breach; the seats still add up."""
    gone = term("E", to_on=LATER, by="removed")
    new = term("F", date(2003, 7, 1), chosen="board")
    assert open_on([*map(term, "ABCD"), gone, new], date(2003, 7, 1)) == []
