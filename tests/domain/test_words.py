"""How exact numbers of shares and votes, days and hours are written."""

from datetime import date, time
from fractions import Fraction

import pytest

from app.domain.words import (
    day_paper,
    day_paper_long,
    day_plain,
    day_short,
    exact,
    hour_paper,
    hour_short,
    number_word,
    says_certificates,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (1000, "1,000"),
        (Fraction(1_234_567), "1,234,567"),
        (Fraction("1000.50"), "1,000.5"),
        (Fraction("0.000000000001"), "0.000000000001"),
    ],
)
def test_exact_numbers(number: int | Fraction, text: str) -> None:
    assert exact(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "zero"),
        (12, "twelve"),
        (20, "twenty"),
        (21, "twenty-one"),
        (99, "ninety-nine"),
        (100, "100"),
        (1200, "1,200"),
        (-5, "-5"),
    ],
)
def test_numbers_in_words(number: int, text: str) -> None:
    assert number_word(number) == text


@pytest.mark.parametrize("on", [date(2027, 5, 25), date(2024, 2, 29), date(1986, 12, 7)])
def test_days_are_written_as_the_calendar_names_them(on: date) -> None:
    """Names do not follow the machine's language."""
    assert day_short(on) == f"{on:%a, %b} {on.day}, {on.year}"
    assert day_plain(on) == f"{on:%b} {on.day}, {on.year}"
    assert day_paper(on) == f"{on:%B} {on.day}, {on.year}"
    assert day_paper_long(on) == f"{on:%A, %B} {on.day}, {on.year}"


@pytest.mark.parametrize(
    ("at", "screen", "paper"),
    [
        (time(0, 5), "12:05 AM", "12:05 a.m."),
        (time(9), "9:00 AM", "9:00 a.m."),
        (time(12), "12:00 PM", "12:00 p.m."),
        (time(23, 59), "11:59 PM", "11:59 p.m."),
    ],
)
def test_hours(at: time, screen: str, paper: str) -> None:
    assert (hour_short(at), hour_paper(at)) == (screen, paper)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (["12"], "certificate 12"),
        (["12", "13"], "certificates 12 and 13"),
        (["12", "13", "14", "15"], "certificates 12, 13, 14 and 15"),
        (["12", "13", "14", "15", "16"], "certificates 12, 13, 14 and 2 others"),
    ],
)
def test_certificates_are_named_up_to_four(numbers: list[str], said: str) -> None:
    assert says_certificates(numbers) == said
