"""The register as of a day: rows, exact percents, totals, a holder's card, the balance."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.entries import Entry
from app.presenters.figures import distance, numbers_words, percent, recorded_words
from app.presenters.register import (
    RegisterFacts,
    present_certificates,
    present_entries,
    present_holder,
    present_holders,
    register_fact,
)
from tests.presenters.in_memory import Entries

from .conftest import CERTIFICATES, HOLDERS

ENTRY = Entry(
    90, "shares.transfer", date(2004, 1, 18), "2004-01-20T09:41:00-08:00", "Gail Hart",
    "Certificate 64 surrendered for 112", {}, "ab" * 32,
)  # fmt: skip


def test_fact_line(register: RegisterFacts) -> None:
    assert register_fact(register) == (
        "4 holders · 5 certificates outstanding · Common Stock, the only class"
    )


def test_rows_with_exact_percent_and_totals(register: RegisterFacts) -> None:
    table = present_holders(register)
    assert [row.cells for row in table.rows] == [
        ("Alder Ridge, treasury", "Held by the corporation: no vote", "30", "150", "0.91"),
        ("Arriaga, José Luis", "", "9", "850", "5.15"),
        ("Larsen Tool & Die Co.", "A California corporation", "27", "4,000", "24.24"),
        ("Whitcombe, Eleanor M.", "", "1, 112", "11,500", "69.70"),
    ]
    assert table.totals == ("Outstanding", "", "5", "16,500", "100.00")


def test_the_filter_narrows_rows_and_leaves_the_totals(register: RegisterFacts) -> None:
    table = present_holders(register, "whit")
    assert [row.key for row in table.rows] == ["1"]
    assert table.totals[3] == "16,500"
    assert present_holders(register, "zz").empty == "No holder matches “zz”. Clear the filter."


def test_a_holder_without_address_has_a_check(register: RegisterFacts) -> None:
    signs = {row.key: row.severity for row in present_holders(register).rows}
    assert signs == {"1": "", "2": "", "3": "warning", "4": ""}


def test_an_empty_register_says_what_belongs_there(register: RegisterFacts) -> None:
    empty = replace(register, holdings=(), certificates=())
    table = present_holders(empty)
    assert (table.rows, table.empty_action) == ((), "issue")
    assert table.totals == ("Outstanding", "", "0", "0", "")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(1, 3, "33.33"), (2, 3, "66.67"), (1, 8, "12.50"), (1, 16, "6.25"), (1, 800, "0.13"),
     (1, 1, "100.00"), (0, 7, "0.00"), (5, 0, "")],
)  # fmt: skip
def test_percent_is_exact_and_rounds_half_up(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_certificates_in_their_own_order(register: RegisterFacts) -> None:
    table = present_certificates(register)
    assert [row.cells[0] for row in table.rows] == ["1", "9", "27", "30", "112"]
    assert table.rows[-1].cells[3:] == ("Jan 18, 2004", "Transfer of 64", "2,500")
    assert table.totals[-1] == "16,500"


def test_a_holders_card(register: RegisterFacts) -> None:
    gone = replace(CERTIFICATES[0], number="64", cancelled="2004-01-18T10:00", shares=3_500)
    detail = present_holder(register, HOLDERS[1], (*CERTIFICATES[:2], gone), [ENTRY])
    assert dict(detail.facts) == {
        "Address": "212 Keller Street, Petaluma, CA 94952",
        "Capacity": "Individual",
        "Holds": "11,500 shares of Common Stock, 69.70 percent",
    }
    certificates, entries = detail.tables
    assert [(row.cells[0], row.cells[-1], row.tone) for row in certificates.rows] == [
        ("1", "Outstanding", ""),
        ("112", "Outstanding", ""),
        ("64", "Cancelled", "quiet"),
    ]
    assert entries.rows[0].cells == ("Jan 18, 2004", "90", "Certificate 64 surrendered for 112")


def test_a_certificate_of_later_is_not_shown_as_of_an_earlier_day(register: RegisterFacts) -> None:
    before = replace(register, on=date(2004, 1, 17))
    detail = present_holder(before, HOLDERS[1], CERTIFICATES[:2], [])
    assert [row.cells[0] for row in detail.tables[0].rows] == ["1"]


def test_returned_mail_stands_on_the_card(register: RegisterFacts) -> None:
    holder = replace(HOLDERS[1], undeliverable_since=date(2004, 3, 1))
    (note,) = present_holder(register, holder, (), []).notes
    assert note.severity == "warning"
    assert note.sentence.startswith("Mail came back on Mar 1, 2004.")


def test_only_entries_of_the_register(register: RegisterFacts) -> None:
    other = replace(ENTRY, seq=91, kind="meeting.notice")
    assert [row.key for row in present_entries(Entries(ENTRY, other)).rows] == ["90"]


def test_small_words() -> None:
    assert numbers_words(["1", "2", "3", "4"]) == "1, 2, 3, 4"
    assert numbers_words(["1", "2", "3", "4", "5"]) == "1, 2, 3 and 2 more"
    assert recorded_words("2004-01-20T09:41:00-08:00") == "Jan 20, 2004, 9:41 AM, UTC-8"
    assert recorded_words("2004-01-20T09:41:00+05:30") == "Jan 20, 2004, 9:41 AM, UTC+5:30"
    near = [distance(date(2004, 4, day), date(2004, 4, 5)) for day in (1, 4, 5, 6, 9)]
    assert near == ["4 days ago", "yesterday", "today", "tomorrow", "in 4 days"]
