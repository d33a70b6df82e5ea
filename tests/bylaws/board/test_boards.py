"""The number of directors, vacancies, required offices, elections and endings."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.answers import OURS
from app.bylaws.board.composition import (
    board_on,
    board_quorum,
    check_affidavit_signer,
    check_appointment,
    check_board,
    check_election,
    check_end,
    check_number,
    check_offices,
    required_offices,
)
from app.bylaws.law import built_in_shelf
from app.domain.company import Company
from app.domain.offices import AuthorizedNumber, Term

SHELF = built_in_shelf()
OLD, NEW = date(1990, 1, 2), date(2004, 4, 5)
NAMES = ("Ada Brook", "Ben Cole", "Cora Dunn", "Dan Ellis", "Eve Ford")


def term(number: int, name: str, office: str = "director", **changes: object) -> Term:
    made = Term(number, number, name, office, date(1987, 1, 5), "shareholders", seq=number)
    return replace(made, **changes)  # type: ignore[arg-type]


BOARD = tuple(term(number, name) for number, name in enumerate(NAMES, 1))
OFFICERS = (
    term(11, "Ada Brook", "president", person_id=1),
    term(12, "Gail Hart", "secretary"),
    term(13, "Ivy Jones", "chief financial officer"),
)
COMPANY = Company(
    "C", "California", None, "America/Los_Angeles", time(17),
    terms=(*BOARD, *OFFICERS),
    numbers=(AuthorizedNumber(5, date(1986, 7, 22), "incorporator", 1),),
)  # fmt: skip


def ended(name: str, ended_by: str, on: date = date(2004, 3, 1)) -> Company:
    """The company after that director's term ended."""
    terms = [
        replace(t, to_on=on, ended_by=ended_by) if t.name == name and t.office == "director" else t
        for t in COMPANY.terms
    ]
    return replace(COMPANY, terms=tuple(terms))


def severities(findings: tuple[object, ...]) -> list[str]:
    return [f.severity for f in findings]  # type: ignore[attr-defined]


def test_a_full_board_fits() -> None:
    found = check_board(SHELF, COMPANY, NEW)
    assert severities(found) == ["fits", "fits"]
    assert found[0].sentence == "Five directors: within five to nine."


def test_a_seat_left_is_a_vacancy() -> None:
    """2002 §3.4 ¶2."""
    found = check_board(SHELF, ended("Eve Ford", "resigned"), NEW)
    assert found[1].sentence == "4 directors in office, 5 authorized: 1 seat is vacant."
    assert (found[1].severity, found[1].cite.section) == ("warning", "§3.4 ¶2")


def test_a_term_counts_no_more_on_its_last_day() -> None:
    company = ended("Eve Ford", "resigned", NEW)
    assert (board_on(company, NEW).vacant, board_on(company, date(2004, 4, 4)).vacant) == (1, 0)


def test_without_a_number_vacancies_are_not_counted() -> None:
    (found,) = check_board(SHELF, replace(COMPANY, numbers=()), NEW)
    assert (found.severity, found.cite.section) == ("warning", OURS)


@pytest.mark.parametrize(
    ("day", "held", "missing"),
    [
        (OLD, ("chairman", "secretary", "chief financial officer"), []),
        (NEW, ("chairman", "secretary", "chief financial officer"), ["president"]),
        (OLD, ("secretary", "chief financial officer"), ["chairman or president"]),
        (NEW, ("president",), ["secretary", "chief financial officer"]),
    ],
)
def test_required_offices(day: date, held: tuple[str, ...], missing: list[str]) -> None:
    """1988 IV §1 takes a chairman for a president; 2002 §5.1 does not."""
    terms = tuple(term(n, "X", office) for n, office in enumerate(held, 1))
    company = replace(COMPANY, terms=terms)
    law = SHELF.on(day)
    assert law
    assert [o.name for o in required_offices(law, company, day) if not o.terms] == missing
    assert [f.field for f in check_offices(SHELF, company, day)] == missing


def test_no_sixth_director_for_five_seats() -> None:
    (found,) = check_election(SHELF, COMPANY, NEW, "New Person", "shareholders")
    assert found.severity == "error"
    assert found.sentence.startswith("5 directors are in office and 5 authorized")


def test_a_director_elected_again_takes_no_other_seat() -> None:
    assert severities(check_election(SHELF, COMPANY, NEW, "Eve Ford", "shareholders")) == ["fits"]


@pytest.mark.parametrize(
    ("cause", "chosen_by", "expected"),
    [
        ("resigned", "board", ["fits", "fits"]),
        ("died", "board", ["fits", "fits"]),
        ("removed", "board", ["fits", "error"]),
        ("removed", "shareholders", ["fits"]),
    ],
)
def test_a_seat_left_by_removal_is_not_for_the_board(
    cause: str, chosen_by: str, expected: list[str]
) -> None:
    """1988 III §5, 2002 §3.4 ¶1."""
    found = check_election(SHELF, ended("Eve Ford", cause), NEW, "New Person", chosen_by)
    assert severities(found) == expected


@pytest.mark.parametrize(
    ("day", "office", "rule"),
    [
        (NEW, "vice president", "officers.optional"),
        (NEW, "chairman", "officers.optional"),
        (OLD, "chairman", "officers.required"),
        (NEW, "vice chairman", "officers.subordinate"),
    ],
)
def test_offices_known_in_each_version(day: date, office: str, rule: str) -> None:
    """1988 IV §1 and §3, 2002 §5.1 and §5.3."""
    assert check_appointment(SHELF, COMPANY, day, office, "X")[0].cite.rule == rule


def test_an_office_of_one_person_is_not_filled_twice() -> None:
    found = check_appointment(SHELF, COMPANY, NEW, "secretary", "New Person")
    assert [f.severity for f in found] == ["fits", "warning"]
    assert found[1].cite.section == OURS


def test_one_person_may_hold_several_offices() -> None:
    found = check_appointment(SHELF, COMPANY, NEW, "vice president", "Ada Brook")
    assert found[1].sentence == "Ada Brook is also president. One person may hold several offices."


@pytest.mark.parametrize(
    ("addressee", "given_on", "on", "expected"),
    [
        ("board", NEW, NEW, {"addressee": "fits", "on": "fits"}),
        ("", NEW, NEW, {"addressee": "warning", "on": "fits"}),
        ("treasurer", NEW, NEW, {"addressee": "warning", "on": "fits"}),
        ("secretary", NEW, date(2004, 4, 4), {"addressee": "fits", "on": "error"}),
        ("secretary", None, NEW, {"addressee": "fits", "given_on": "warning"}),
    ],
)
def test_a_directors_resignation(
    addressee: str, given_on: date | None, on: date, expected: dict[str, str]
) -> None:
    """To the board, chairman, president or secretary; when given or later (2002 §3.4 ¶4)."""
    found = check_end(SHELF, COMPANY, BOARD[4], on, "resigned", addressee, given_on)
    assert {f.field: f.severity for f in found if f.field != "term"} == expected


def test_an_officers_resignation_names_no_person_to_give_it_to() -> None:
    """To the corporation (1988 IV §4, 2002 §5.4 ¶2); the office becomes vacant."""
    found = check_end(SHELF, COMPANY, OFFICERS[1], NEW, "resigned", "", NEW)
    assert [(f.field, f.severity) for f in found] == [("on", "fits"), ("term", "warning")]
    assert found[1].sentence == "From April 5, 2004 nobody is secretary. The bylaws require one."


def test_a_directors_term_does_not_end_by_its_run_alone() -> None:
    """A director serves until a successor is elected (1988 III §3, 2002 §3.3)."""
    (alone,) = check_end(SHELF, COMPANY, BOARD[4], NEW, "term", "", None)
    assert (alone.severity, alone.cite.rule) == ("warning", "directors.term.holdover")
    followed = replace(COMPANY, terms=(*COMPANY.terms, term(20, "Eve Ford", from_on=NEW)))
    assert check_end(SHELF, followed, BOARD[4], NEW, "term", "", None) == ()


@pytest.mark.parametrize(
    ("day", "number", "by", "expected"),
    [
        (NEW, 4, "board", ["error", "warning", "info"]),
        (NEW, 7, "board", ["fits", "warning"]),
        (NEW, 9, "shareholders", ["fits", "fits"]),
        (NEW, 9, "incorporator", ["fits", "error"]),
        (OLD, 9, "shareholders", ["fits", "fits"]),
        (NEW, 10, "board", ["error", "warning"]),
    ],
)
def test_the_number_within_its_range(day: date, number: int, by: str, expected: list[str]) -> None:
    """Five to nine; changed by the board or the shareholders, who amend any bylaw."""
    assert severities(check_number(SHELF, COMPANY, day, number, by)) == expected


def test_the_first_number_is_that_of_the_bylaws() -> None:
    fresh = replace(COMPANY, numbers=(), terms=())
    assert severities(check_number(SHELF, fresh, NEW, 5, "incorporator")) == ["fits", "fits"]
    assert severities(check_number(SHELF, fresh, NEW, 6, "incorporator")) == ["fits", "warning"]


@pytest.mark.parametrize(("day", "authorized", "needed"), [(OLD, 9, 3), (NEW, 5, 3), (NEW, 6, 4)])
def test_quorum_of_the_board(day: date, authorized: int, needed: int) -> None:
    """Three in 1988 (III §9), a majority of the authorized number in 2002 (§3.9)."""
    law = SHELF.on(day)
    assert law
    answer = board_quorum(law, authorized)
    assert answer and answer[0] == needed


@pytest.mark.parametrize(
    ("office", "to_on", "severity"),
    [
        ("secretary", None, "fits"),
        ("assistant secretary", None, "fits"),
        ("president", None, "error"),
        ("secretary", date(2004, 4, 4), "error"),
    ],
)
def test_who_signs_the_affidavit(office: str, to_on: date | None, severity: str) -> None:
    """Secretary, assistant secretary or transfer agent (1988 II §4 ¶2, 2002 §2.5 ¶3)."""
    law = SHELF.on(NEW)
    assert law
    signer = term(30, "Gail Hart", office, to_on=to_on)
    assert severities(check_affidavit_signer(law, signer, NEW)) == [severity]


def test_before_the_first_bylaws_nothing_is_judged() -> None:
    day, director = date(1986, 1, 2), BOARD[0]
    assert check_board(SHELF, COMPANY, day) == ()
    assert check_election(SHELF, COMPANY, day, "Zoe", "board") == ()
    assert check_appointment(SHELF, COMPANY, day, "secretary", "Zoe") == ()
    assert check_end(SHELF, COMPANY, director, day, "resigned", "board", day) == ()
    assert check_number(SHELF, COMPANY, day, 5, "board") == ()


def test_bylaws_without_required_offices_or_a_quorum_ask_for_none() -> None:
    law = SHELF.on(NEW)
    assert law
    bare = replace(law, rules={})
    assert required_offices(bare, COMPANY, NEW) == ()
    assert board_quorum(bare, 5) is None


def test_without_a_number_no_seat_is_counted() -> None:
    (found,) = check_election(SHELF, replace(COMPANY, numbers=()), NEW, "Zoe", "board")
    assert (found.severity, found.cite.section, found.field) == ("warning", OURS, "name")


def test_a_smaller_number_ends_no_term() -> None:
    """1988 III §4, 2002 §3.4 ¶5: those over it serve to the next annual meeting."""
    fewer = (*COMPANY.numbers, AuthorizedNumber(4, date(2004, 1, 5), "board", 2))
    seats = check_board(SHELF, replace(COMPANY, numbers=fewer), NEW)[1]
    assert seats.severity == "info"
    assert seats.sentence.endswith("1 more until the next annual meeting.")


def test_of_two_vacancies_the_board_fills_the_one_not_made_by_removal() -> None:
    """2002 §3.4 ¶1."""
    company = ended("Eve Ford", "removed")
    died = [
        replace(t, to_on=date(2004, 3, 2), ended_by="died") if t.name == "Dan Ellis" else t
        for t in company.terms
    ]
    found = check_election(SHELF, replace(company, terms=tuple(died)), NEW, "Zoe", "board")
    assert found[1].severity == "warning"
    assert found[1].sentence == "Not the seat of Eve Ford: the shareholders fill it."


def test_the_end_of_an_office_that_is_not_required_leaves_no_gap() -> None:
    assistant = term(20, "Kim Lee", "assistant secretary")
    company = replace(COMPANY, terms=(*COMPANY.terms, assistant))
    assert check_end(SHELF, company, assistant, NEW, "removed", "", None) == ()
