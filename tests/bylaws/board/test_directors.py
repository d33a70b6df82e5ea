"""Changes of the number, vacancies filled, terms and pay (matrix 3.15, 7.6, 7.7)."""

from datetime import date
from fractions import Fraction

import pytest

from app.bylaws.board import directors as d
from app.bylaws.law import built_in
from app.bylaws.unclear import unclear_words

OLD, NEW = built_in("hemacare-1988"), built_in("hemacare-2002")
LAWS = pytest.mark.parametrize("law", [OLD, NEW], ids=["1988", "2002"])
S = Fraction(1_000_000)


def severities(findings) -> list[str]:
    return [f.severity for f in findings]


@LAWS
@pytest.mark.parametrize(("least", "top"), [(5, 9), (4, 7), (3, 5), (2, 3)])
def test_highest_maximum(law, least: int, top: int) -> None:
    assert d.highest_maximum(law, least) == top
    assert d.range_fits(law, least, top).yes
    assert not d.range_fits(law, least, top + 1).yes


@LAWS
@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        # the vote, the highest maximum, and the block where the minimum goes below five
        (d.RangeChange(5, 6, 9, S, Fraction(500_001)), ["fits", "fits"]),
        (d.RangeChange(5, 6, 9, S, Fraction(500_000)), ["error", "fits"]),
        (d.RangeChange(5, 4, 7, S, Fraction(600_000), Fraction(166_666)), ["fits", "fits", "fits"]),
        (
            d.RangeChange(5, 4, 7, S, Fraction(600_000), Fraction(166_667)),
            ["fits", "fits", "error"],
        ),
        (d.RangeChange(5, 4, 9, S, Fraction(600_000)), ["fits", "error", "fits"]),
        (d.RangeChange(5, 4, 7, S, Fraction(833_333), by_consent=True), ["fits", "fits", "error"]),
        (d.RangeChange(5, 4, 7, S, Fraction(833_334), by_consent=True), ["fits", "fits", "fits"]),
        (
            d.RangeChange(4, 3, 5, S, Fraction(600_000), Fraction(166_667)),
            ["fits", "fits", "error"],
        ),
        (d.RangeChange(3, 4, 7, S, Fraction(600_000), Fraction(400_000)), ["fits", "fits"]),
    ],
)
def test_a_change_of_the_range(law, change: d.RangeChange, wanted: list[str]) -> None:
    assert severities(d.check_range_change(law, change)) == wanted


def test_a_fixed_number_below_five_is_blocked_in_1988_only() -> None:
    change = d.RangeChange(5, 4, 4, S, Fraction(600_000), Fraction(200_000), fixed=True)
    assert severities(d.check_range_change(OLD, change)) == ["fits", "error"]
    assert severities(d.check_range_change(NEW, change)) == ["fits"]


def test_the_articles_may_state_the_number() -> None:
    assert severities(d.check_articles_state_number(NEW, stated=True)) == ["error"]
    assert d.check_articles_state_number(NEW, stated=False) == ()
    assert d.check_articles_state_number(OLD, stated=True) == ()


@pytest.mark.parametrize(
    ("number", "serving", "ended", "wanted"),
    [(5, 5, 0, "fits"), (5, 7, 0, "info"), (5, 7, 2, "error")],
)
@LAWS
def test_a_smaller_number_ends_no_term(
    law, number: int, serving: int, ended: int, wanted: str
) -> None:
    assert d.check_reduction(law, number, serving, ended=ended).severity == wanted


@LAWS
@pytest.mark.parametrize(("serving", "needed"), [(4, 3), (3, 2), (2, 2), (1, 1)])
def test_the_board_fills_by_a_majority_of_those_in_office(law, serving: int, needed: int) -> None:
    assert d.board_fill(law, serving).needed == needed
    assert d.board_fill(law, serving, needed).met
    assert d.board_fill(law, serving, needed - 1).met is False


@LAWS
def test_who_may_fill_a_vacancy(law) -> None:
    assert [p.yes for p in d.may_fill(law, "resignation")] == [True, True]
    assert [p.yes for p in d.may_fill(law, "removal")] == [False, True]
    assert d.may_fill(law, "removal")[0].cite.rule == "directors.vacancy.removal-fill"


@LAWS
@pytest.mark.parametrize("cause", ["removal", "death"])
def test_written_consent_fills_with_a_majority_of_all_shares(law, cause: str) -> None:
    assert d.consent_fill(law, cause, Fraction(1000)).needed == 501
    assert d.consent_fill(law, cause, Fraction(1000), Fraction(501)).met
    assert d.consent_fill(law, cause, Fraction(1000), Fraction(500)).met is False


@pytest.mark.parametrize(
    # S = 1000, the quorum is 501: a majority of it is 251
    ("votes_for", "against", "needed", "met"),
    [(251, 249, 251, True), (251, 250, 251, True), (250, 0, 251, False), (300, 300, 301, False)],
)
def test_a_seat_left_by_removal_at_a_meeting(
    votes_for: int, against: int, needed: int, met: bool
) -> None:
    found = d.removal_fill_at_meeting(NEW, 501, Fraction(votes_for), Fraction(against))
    assert found is not None
    assert (found.needed, found.met) == (needed, met)
    assert d.removal_fill_at_meeting(OLD, 501, Fraction(votes_for), Fraction(against)) is None


@pytest.mark.parametrize(
    ("law", "cause", "elected", "carried", "wanted"),
    [
        (OLD, "removal", True, True, ["fits"]),
        (OLD, "removal", True, False, ["warning"]),
        (OLD, "removal", False, True, ["error"]),
        (NEW, "removal", True, False, []),
        (NEW, "death", True, False, ["warning"]),
    ],
)
def test_a_meeting_where_no_standard_is_stated(law, cause, elected, carried, wanted) -> None:
    found = d.check_meeting_fill(law, cause, elected=elected, carried=carried)
    assert severities(found) == wanted


@pytest.mark.parametrize(
    ("law", "ground", "document", "resolution", "wanted"),
    [
        (OLD, "felony conviction", True, False, "fits"),
        (NEW, "felony conviction", True, False, "error"),
        (NEW, "felony conviction", True, True, "fits"),
        (NEW, "unsound mind by court order", False, True, "error"),
        (OLD, "absence", True, True, "error"),
    ],
)
def test_a_seat_declared_vacant(law, ground, document, resolution, wanted) -> None:
    found = d.check_declared(law, ground, document=document, resolution=resolution)
    assert severities(found) == [wanted]


def test_a_successor_starts_when_the_resignation_takes_effect() -> None:
    on, later = date(2004, 6, 30), date(2004, 7, 1)
    assert severities(d.check_successor(NEW, on, on, "board")) == ["fits"]
    (late,) = d.check_successor(NEW, on, later, "board")
    assert (late.severity, late.repair) == ("warning", on)
    assert severities(d.check_successor(NEW, on, on, "shareholders")) == ["warning"]
    assert severities(d.check_successor(OLD, on, on, "shareholders")) == ["fits"]


@pytest.mark.parametrize(
    ("next_annual", "on", "since"),
    [
        (None, date(2004, 6, 1), None),
        (date(2004, 5, 25), date(2004, 5, 24), None),
        (date(2004, 5, 25), date(2004, 5, 25), date(2004, 5, 25)),
        (date(2003, 5, 20), date(2004, 5, 25), None),  # the meeting that elected the director
    ],
)
@LAWS
def test_holding_over(law, next_annual, on, since) -> None:
    assert d.holding_over(law, date(2003, 5, 20), next_annual, on).on == since


def test_terms_in_words() -> None:
    assert d.term_words(OLD, fills_vacancy=False)[1] == (
        "Serves until a successor is elected and qualified."
    )
    for law, vacancy in ((OLD, True), (NEW, True), (NEW, False)):
        words = d.term_words(law, fills_vacancy=vacancy)[1]
        assert "the next annual meeting and a successor" in words


def test_an_election_that_was_missed() -> None:
    assert d.missed_election(OLD).names == ("special meeting held for it", "next annual meeting")
    missed = d.missed_election(NEW)
    assert (missed.yes, missed.cite.rule) == (False, "directors.term.holdover")


@LAWS
def test_an_act_that_needs_the_shareholders_too(law) -> None:
    found = d.check_powers(law, needs_shareholders=True, linked=False)
    assert severities(found) == ["warning"]
    assert d.check_powers(law, needs_shareholders=True, linked=True) == ()
    assert d.check_powers(law, needs_shareholders=False, linked=False) == ()


@pytest.mark.parametrize(
    ("law", "as_director", "resolution", "own", "wanted"),
    [
        (OLD, True, True, False, ["fits"]),
        (OLD, True, False, False, ["error"]),
        (NEW, True, False, False, ["error"]),
        (OLD, False, False, False, ["fits"]),
        (OLD, False, False, True, ["warning"]),  # E88-26
        (NEW, False, False, True, []),
    ],
)
def test_pay(law, as_director, resolution, own, wanted) -> None:
    found = d.check_pay(law, as_director=as_director, resolution=resolution, approver_is_payee=own)
    assert severities(found) == wanted


@LAWS
def test_unclear_words_of_these_topics_are_written_down(law) -> None:
    topics = ("directors.", "board.", "committees.")
    rules = [law.rule(rule) for rule in law.rules if rule.startswith(topics)]
    assert len(rules) >= 59
    marks = {mark for rule in rules for mark in rule.ambiguities}
    assert marks <= set(unclear_words())
