"""When fiscal years close, recorded or assumed, and how a person in office is reached."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.company_facts import (
    ASSUMED,
    Close,
    closed_before,
    contact_of,
    fiscal_year_on,
    last_close,
    month_and_day,
    read_contacts,
    read_fiscal_years,
    read_last_day,
    read_telephone,
)
from app.domain.events import Event
from app.domain.refusal import Refusal


def year(seq: int, month: int, day: int, from_on: str, **more: str) -> Event:
    data = {"month": month, "day": day, "from_on": from_on, **more}
    return Event(seq, "fiscal.year", "year", date.fromisoformat(from_on), data)


def contact(seq: int, name: str, from_on: str, telephone: str = "", address: str = "") -> Event:
    data = {"from_on": from_on, "telephone": telephone, "address": address}
    return Event(seq, "contact.kept", name, date.fromisoformat(from_on), data)


CHANGED = read_fiscal_years(
    [year(9, 6, 30, "2003-03-01", resolved_on="2003-02-20"), year(4, 9, 30, "1990-01-01")]
)


@pytest.mark.parametrize(
    ("on", "close"),
    [
        ("1989-12-31", Close(date(1989, 12, 31), assumed=True)),
        ("1990-01-01", Close(date(1989, 12, 31), assumed=True)),
        ("1990-09-29", Close(date(1989, 12, 31), assumed=True)),
        ("1990-09-30", Close(date(1990, 9, 30), assumed=False)),
        ("2003-02-28", Close(date(2002, 9, 30), assumed=False)),
        ("2003-06-29", Close(date(2002, 9, 30), assumed=False)),
        ("2003-06-30", Close(date(2003, 6, 30), assumed=False)),
        ("2004-01-15", Close(date(2003, 6, 30), assumed=False)),
    ],
)
def test_the_last_close_is_that_of_the_record_in_force(on: str, close: Close) -> None:
    assert last_close(CHANGED, date.fromisoformat(on)) == close


def test_a_record_that_begins_on_a_close_has_that_close() -> None:
    years = read_fiscal_years([year(1, 9, 30, "1990-09-30")])
    assert last_close(years, date(1991, 1, 1)) == Close(date(1990, 9, 30), assumed=False)


def test_a_year_that_closes_on_the_day_is_not_over_when_it_begins() -> None:
    assert closed_before(CHANGED, date(2004, 6, 30)).on == date(2003, 6, 30)
    assert closed_before(CHANGED, date(2004, 7, 1)).on == date(2004, 6, 30)


def test_what_is_assumed_says_so() -> None:
    assert last_close((), date(2004, 5, 25)).said == ASSUMED
    assert last_close(CHANGED, date(2004, 5, 25)).said == ""


def test_the_later_of_two_records_of_one_day_holds() -> None:
    years = read_fiscal_years([year(5, 6, 30, "1990-01-01"), year(4, 3, 31, "1990-01-01")])
    assert last_close(years, date(1991, 5, 1)).on == date(1990, 6, 30)
    assert last_close(years, date(1990, 2, 1)) == Close(date(1989, 12, 31), assumed=True)
    fixed = fiscal_year_on(years, date(1990, 1, 1))
    assert fixed is not None
    assert fixed.seq == 5
    assert fiscal_year_on(years, date(1989, 12, 31)) is None


def test_the_end_of_february_moves_with_the_year() -> None:
    (fixed,) = read_fiscal_years([year(1, 2, 29, "1990-01-01")])
    assert [fixed.close_in(n).day for n in (2003, 2004)] == [28, 29]
    assert last_close((fixed,), date(2003, 3, 1)).on == date(2003, 2, 28)


def test_a_day_that_no_year_has_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        read_fiscal_years([year(1, 6, 31, "1990-01-01")])


def test_what_a_later_contact_leaves_out_stays() -> None:
    known = read_contacts(
        [
            contact(7, "Di Fox", "2004-02-01", address="9 Fir"),
            contact(3, "Di Fox", "2003-01-01", "555-0134", "7 Fir"),
            contact(8, "Ed Kay", "2003-01-01", "555-0135"),
        ]
    )
    before = contact_of(known, "Di Fox", date(2002, 12, 31))
    assert (before.telephone, before.address, before.seq) == ("", "", 0)
    first = contact_of(known, "Di Fox", date(2004, 1, 31))
    assert (first.telephone, first.address, first.seq) == ("555-0134", "7 Fir", 3)
    later = contact_of(known, "Di Fox", date(2004, 2, 1))
    assert (later.telephone, later.address, later.seq) == ("555-0134", "9 Fir", 7)
    told = {manner: later.for_manner(manner) for manner in ("telephone", "personal", "mail")}
    assert told == {"telephone": "555-0134", "personal": "", "mail": "9 Fir"}


@pytest.mark.parametrize(
    ("month", "day", "sentence"),
    [(0, 1, "from 1 to 12"), (13, 1, "from 1 to 12"), (6, 31, "June has no day 31"), (1, 0, "0")],
)
def test_no_year_ends_on_such_a_day(month: int, day: int, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_last_day(month, day)
    assert month_and_day(read_last_day(2, 29)) == "February 29"


def test_a_telephone_number_has_figures() -> None:
    assert [read_telephone(t) for t in ("", "555-0134", "+1 (818) 555 0134 ext. 2")]
    with pytest.raises(Refusal, match="“555-013” is no telephone number"):
        read_telephone("555-013")
