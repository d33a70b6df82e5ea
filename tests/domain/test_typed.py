"""What a person types is read exactly or refused with a sentence (reliability: B5, B7)."""

from collections.abc import Callable
from datetime import date, time

import pytest

from app.domain.refusal import Refusal
from app.domain.typed import (
    read_certificate,
    read_day,
    read_name,
    read_shares,
    read_time,
)

TODAY = date(2005, 1, 10)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("1", 1), ("1,000", 1000), (" 7,751,060 ", 7_751_060), ("00100", 100), (str(10**15), 10**15)],
)
def test_shares_read(typed: str, shares: int) -> None:
    assert read_shares(typed) == shares


@pytest.mark.parametrize(
    "typed",
    ["", "0", "-5", "−0", "1.5", "1e3", "1.000", "1 000", "½", "１２", "١٢", "1,00", "10,0000"]
    + [str(10**15 + 1), str(2**63), "NaN", "inf", "0x10", "9" * 400, "12 shares", None, True, 1.0],
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
    + ["9999-12-31", "38000", "38000.5", "mai 25 2004", "2004-05-25T10:00", "25", "May 2004", "x"],
)
def test_days_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_day(typed, today=TODAY)
    assert caught.value.sentence.endswith(".")


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
