"""Days and hours as typed. Cases: look.md 4, *Ruled date field*, and plain bad input."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import day_short
from app.ui.parts.day_text import read_day, read_time, shift_day, shift_month

TODAY = date(2027, 4, 5)
FIRST, LAST = date(2027, 3, 26), date(2027, 5, 15)


def inside(on):
    return FIRST <= on <= LAST


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/25/27", date(2027, 5, 25)),
        ("05/25/2027", date(2027, 5, 25)),
        ("5-25-27", date(2027, 5, 25)),
        ("5.25.2027", date(2027, 5, 25)),
        ("2027-05-25", date(2027, 5, 25)),
        ("May 25", date(2027, 5, 25)),
        ("may 25, 2027", date(2027, 5, 25)),
        ("May 25th 2027", date(2027, 5, 25)),
        ("25 May 2027", date(2027, 5, 25)),
        ("Sept. 3", date(2027, 9, 3)),
        ("Tue, May 25, 2027", date(2027, 5, 25)),
        ("Mon, May 25, 2027", date(2027, 5, 25)),  # a figure changed in place
        ("Tuesday May 25 2027", date(2027, 5, 25)),
        ("25", date(2027, 4, 25)),
        ("5/25", date(2027, 5, 25)),
        ("  5 / 1 ", None),
        ("3/4/99", date(1999, 3, 4)),
        ("3/4/47", date(2047, 3, 4)),
        ("3/4/48", date(1948, 3, 4)),
        ("Feb 29", date(2028, 2, 29)),
        ("2/29/2028", date(2028, 2, 29)),
        ("Feb 29, 2027", None),
        ("2/30", None),
        ("13/1/2027", None),
        ("31/12/2027", None),
        ("May 32", None),
        ("May", None),
        ("Maybe 3", None),
        ("0", None),
        ("32", None),
        ("5/25/", None),
        ("5/25/127", None),
        ("0001-01-01", None),
        ("tomorrow", None),
        ("", None),
        ("x", None),
    ],
)
def test_a_day_as_typed(text, day):
    assert read_day(text, TODAY, TODAY) == day


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("10", date(2027, 5, 14), date(2027, 5, 10)),  # May is nearest and inside
        ("28", date(2027, 5, 14), date(2027, 4, 28)),  # May 28 is nearer but outside
        ("20", date(2027, 5, 14), date(2027, 4, 20)),
        ("May 1", date(2028, 4, 1), date(2027, 5, 1)),  # the year that the rule allows
        ("Jul 4", date(2027, 5, 14), date(2027, 7, 4)),  # none is inside: the nearest
    ],
)
def test_what_is_left_out_comes_from_the_rule(text, near, day):
    assert read_day(text, near, TODAY, inside) == day


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_what_the_field_shows_it_reads_again(day):
    assert read_day(day_short(day), TODAY, TODAY) == day
    assert read_day(day.isoformat(), TODAY, TODAY) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text):
    read_day(text, TODAY, TODAY, inside)
    read_time(text)


@pytest.mark.parametrize(
    ("on", "by", "day"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 31), -1, date(2026, 12, 31)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(9999, 12, 31), 1, date(9999, 12, 31)),
        (date(1, 1, 1), -1, date(1, 1, 1)),
    ],
)
def test_months_end_where_they_end(on, by, day):
    assert shift_month(on, by) == day


def test_days_stop_at_the_end_of_the_calendar():
    assert shift_day(date(9999, 12, 31), 1) == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("930", time(9, 30)),
        ("9am", time(9)),
        ("9:00 AM", time(9)),
        ("9:00 a.m.", time(9)),
        ("2 pm", time(14)),
        ("12 AM", time(0)),
        ("12 pm", time(12)),
        ("14:00", time(14)),
        ("1400", time(14)),
        ("14 pm", None),
        ("0 am", None),
        ("24", None),
        ("9:60", None),
        ("noon", None),
        ("", None),
    ],
)
def test_an_hour_as_typed(text, hour):
    assert read_time(text) == hour
