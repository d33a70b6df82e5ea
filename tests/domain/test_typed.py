"""What a person types is read exactly or refused with a sentence (reliability: B5, B7)."""

from collections.abc import Callable
from datetime import date, time

import pytest

from app.domain.refusal import Refusal
from app.domain.typed import (
    read_cents,
    read_certificate,
    read_choice,
    read_day,
    read_line,
    read_name,
    read_note,
    read_shares,
    read_time,
    read_whole,
)

TODAY = date(2005, 1, 10)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("1", 1), ("1,000", 1000), (" 7,751,060 ", 7_751_060), ("00100", 100), (str(10**15), 10**15)]
    + [("9,007,199,254,740,993"[2:], 7_199_254_740_993), ("0" * 17 + "1", 1), (10**15, 10**15)]
    + [("999,999,999,999,999", 10**15 - 1), ("\u00a01,000\t", 1000)],
)
def test_shares_read(typed: str, shares: int) -> None:
    assert read_shares(typed) == shares


@pytest.mark.parametrize(
    "typed",
    ["", "0", "-5", "−0", "1.5", "1e3", "1.000", "1 000", "½", "１２", "١٢", "1,00", "10,0000"]
    + [str(10**15 + 1), str(2**53 + 1), str(2**63 - 1), str(2**63), "9" * 400, "0" * 18, "000"]
    + ["NaN", "inf", "-inf", "0x10", "0b1", "12 shares", None, True, False, 1.0, -1, 0, 10**15 + 1]
    + [
        "-0",
        "+5",
        "5.0",
        "1_000",
        "1'000",
        "1\u00a0000",
        "1\u202f000",
        "1,000,00",
        ",000",
        "1,,000",
    ]
    + [
        "1.000,00",
        "1,000.00",
        "١٬٢٣٤",
        "1٬000",
        "五",
        "Ⅷ",
        "²",
        "1 ,000",
        "1e15",
        "1E3",
        "$5",
        "5%",
    ],
)
def test_shares_refused(typed: object) -> None:
    with pytest.raises(Refusal) as caught:
        read_shares(typed)
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("2004-05-25", date(2004, 5, 25)),
        ("5/25/2004", date(2004, 5, 25)),
        ("5/25/04", date(2004, 5, 25)),
        ("7/22/86", date(1986, 7, 22)),
        ("May 25, 2004", date(2004, 5, 25)),
        ("Tue, May 25, 2004", date(2004, 5, 25)),
        ("sept 9 1986", date(1986, 9, 9)),
        ("2/29/2000", date(2000, 2, 29)),
    ],
)
def test_days_read(typed: str, on: date) -> None:
    assert read_day(typed, today=TODAY) == on


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0001-01-01",
        "1900-02-29",
        "2023-02-29",
        "31/04/2004",
        "25/5/2004",
        "1/2/3",
        "10000-01-01",
    ]
    + ["9999-12-31", "38000", "38000.5", "mai 25 2004", "2004-05-25T10:00", "25", "May 2004", "x"]
    + ["1582-10-10", "1752-09-05", "1849-12-31", "2151-01-01", "31/04", "59", "60", "61", "1/2"]
    + ["2004-00-10", "2004-13-01", "0/1/2004", "2/30/2004", "-2004-05-25", "２００４-05-25"]
    + ["25 mai 2004", "25. Mai 2004", "25 de mayo de 2004", "25 maggio 2004", "5월 25 2004"]
    + ["2004-05-25Z", "2004-05-25+02:00", "2004-05-25T10:00-07:00", "2004-W21-2", "20040525"]
    + [
        "5.25.2004",
        "5-25-2004",
        "May 25, 04",
        "May 25",
        "Maybe 25, 2004",
        "5/25/204",
        "5//25/2004",
    ],
)
def test_days_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_day(typed, today=TODAY)
    assert caught.value.sentence.endswith(".")


def test_a_day_that_reads_two_ways_is_read_month_first_and_never_the_other_way() -> None:
    """American days; 13 and more in the first place is refused with that hint, not turned round."""
    assert read_day("4/5/2004") == date(2004, 4, 5)
    assert read_day("12/11/2004") == date(2004, 12, 11)
    with pytest.raises(Refusal, match="Write the month first"):
        read_day("13/11/2004")


@pytest.mark.parametrize(
    ("typed", "today", "year"),
    [
        ("1/1/54", date(2004, 1, 1), 1954),
        ("1/1/53", date(2004, 1, 1), 2053),
        ("1/1/00", date(1999, 12, 31), 2000),
        ("1/1/99", date(2000, 1, 1), 1999),
        ("2/29/00", date(2004, 1, 1), 2000),
    ],
)
def test_a_year_of_two_digits_is_the_nearest_to_today(typed: str, today: date, year: int) -> None:
    assert read_day(typed, today=today).year == year


def test_two_digit_year_without_a_calendar_is_refused() -> None:
    with pytest.raises(Refusal, match="Write all four"):
        read_day("5/25/04")


@pytest.mark.parametrize(
    ("typed", "at"),
    [("9:00 AM", time(9)), ("9 a.m.", time(9)), ("12:00 pm", time(12)), ("12 am", time(0))]
    + [("14:30", time(14, 30)), ("09:00", time(9))],
)
def test_hours_read(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["", "9", "25:00", "13 pm", "0 am", "9:60", "nine", "9:00 am PT"])
def test_hours_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        read_time(typed)


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (read_name, ""),
        (read_name, "a\tb"),
        (read_name, "x" * 301),
        (read_name, "a\ud800b"),
        (read_certificate, ""),
        (read_certificate, "=1+1"),
        (read_certificate, "x" * 41),
    ],
)
def test_names_and_numbers_refused(read: Callable[[object], str], typed: str) -> None:
    with pytest.raises(Refusal):
        read(typed)


def test_markup_in_a_name_stays_as_typed() -> None:
    assert read_name(" Smith & Sons <Holdings> Ltd ") == "Smith & Sons <Holdings> Ltd"


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "1,000", "9" * 10, True, "ten"])
def test_small_numbers_refused(typed: object) -> None:
    with pytest.raises(Refusal, match="Write the number of seats as a whole number"):
        read_whole(typed, what="number of seats")


def test_small_numbers_and_zero_read() -> None:
    assert (read_whole("0"), read_whole(" 12 "), read_whole(7)) == (0, 12, 7)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1,250", 125_000), ("1250.50", 125_050), ("$1,250.50", 125_050), (3, 300), ("0.05", 5)],
)
def test_money_read_to_the_cent(typed: object, cents: int) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize("typed", ["", "1.5", "1.005", "12,50", "-1", True, 1.5, "1" * 30])
def test_money_refused(typed: object) -> None:
    with pytest.raises(Refusal, match="in dollars"):
        read_cents(typed)


def test_what_is_a_day_or_an_hour_already_is_kept() -> None:
    assert read_day(date(2004, 5, 25)) == date(2004, 5, 25)
    assert read_time(time(9)) == time(9)


@pytest.mark.parametrize(
    ("read", "typed", "says"),
    [
        (read_line, "x" * 1_001, "1,001 letters"),
        (read_line, "a\u2028b", "cannot be printed"),
        (read_note, "x" * 20_001, "20,001 letters"),
        (read_note, "a\x00b", "cannot be printed"),
        (read_note, "a\ud800b", "cannot be printed"),
    ],
)
def test_texts_refused(read: Callable[[object], str], typed: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        read(typed)


def test_a_note_keeps_its_lines() -> None:
    assert read_note(" first\r\nsecond\tthird ") == "first\nsecond\tthird"
    assert read_note(None) == ""


def test_a_choice_is_one_of_those_offered() -> None:
    assert read_choice(" sale ", ("sale", "gift")) == "sale"
    with pytest.raises(Refusal, match="Choose the cause: sale, gift"):
        read_choice("loan", ("sale", "gift"), what="cause")


def test_a_certificate_number_is_kept_as_typed() -> None:
    assert (read_certificate(" C-1042 "), read_certificate(17)) == ("C-1042", "17")
