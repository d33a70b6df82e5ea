"""The rows of a register in columns: what was put in comes out, in the order asked for."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from app.acts.import_rows import (
    Bare,
    GivenHolders,
    ImportRow,
    ImportRows,
    Places,
    UsedNumbers,
    digest_of,
)


def some_rows(count: int) -> list[ImportRow]:
    pick = Random(5)  # noqa: S311 - the same rows each time
    return [
        ImportRow(
            n + 2,
            pick.randrange(5),
            pick.choice((str(n), f"C-{n} é")),
            1 + n % 3,
            10**15 - n,
            date(2004, 1, 1) + timedelta(pick.randrange(9)),
            ("Rule 144", "Voting") * (n % 7 == 0),
        )
        for n in range(count)
    ]


def test_rows_come_out_as_they_went_in() -> None:
    rows, given = ImportRows(), some_rows(60)
    for row in given:
        rows.append(row)
    assert list(rows) == given
    assert (len(rows), rows[-1], rows[3:5]) == (60, given[-1], given[3:5])
    assert rows.shares == sum(row.shares for row in given)
    assert list(rows.by_day()) == sorted(given, key=lambda row: (row.issued_on, row.line))
    first = [min((r.issued_on for r in given if r.holder == h), default=None) for h in range(6)]
    told = rows.first_days(6)
    assert [date.fromordinal(day) if day else None for day in told] == first
    with pytest.raises(IndexError):
        rows[60]


def test_holders_come_out_as_they_went_in() -> None:
    holders = GivenHolders()
    given = [{"name": f"José {n}", "street": ["1 Main Street"] * (n % 3)} for n in range(1_203)]
    for one in given:
        holders.append(one)
    assert list(holders) == given
    assert [holders[0], holders[999], holders[1_202]] == [given[0], given[999], given[1_202]]
    assert holders[499:502] == given[499:502]
    assert [holders.names[n] for n in (0, 700, 1_202)] == ["José 0", "José 700", "José 1202"]


def test_rows_of_holders_alone() -> None:
    bare = Bare()
    for n in range(5):
        bare.append(n + 2, 9 - n)
    assert list(bare) == [(n + 2, 9 - n) for n in range(5)]
    assert (len(bare), bare[1:3]) == (5, [(3, 8), (4, 7)])


def test_a_number_is_used_however_it_is_written() -> None:
    used = UsedNumbers(frozenset(("7", "C-1")))
    met = ("1", "12", "250000", "0012", "999999999", "1" * 12, "B 2", "100001", "350000")
    assert "7" in used and "C-1" in used
    for number in met:
        assert number not in used
        used.add(number)
        assert number in used
    assert not any(n in used for n in ("2", "13", "012", "99999999", "b 2", "", "350001", "0"))


def test_places_are_found_again_after_the_table_grew() -> None:
    places = Places()
    digests = [digest_of(["holder", n]) for n in range(5_000)]
    assert len(set(digests)) == 5_000
    for number, digest in enumerate(digests):
        assert places.get(digest) == -1
        places.put(digest, number)
    assert [places.get(digest) for digest in digests] == list(range(5_000))
    assert places.get(digest_of("holder")) == -1


def test_places_that_fall_together_are_told_apart() -> None:
    """Digests alike in their first half, which says where they stand."""
    places, digests = Places(), [bytes(8) + n.to_bytes(4, "little") for n in range(50)]
    for number, digest in enumerate(digests):
        places.put(digest, number)
    assert [places.get(digest) for digest in digests] == list(range(50))
