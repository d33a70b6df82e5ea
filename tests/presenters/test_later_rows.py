"""Rows that are made when they are looked at are the rows that they would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from app.presenters.tables import LaterRows, Row, some_rows


def rows_of(numbers: Sequence[int], made: list[int]) -> LaterRows:
    def make(asked: Sequence[int]) -> Iterable[Row]:
        made.extend(asked)
        return [Row(str(n), (f"Entry {n}",)) for n in asked]

    return LaterRows(numbers, make, lambda _column, falling: sorted(numbers, reverse=falling))


def test_only_what_is_looked_at_is_made_and_once() -> None:
    made: list[int] = []
    rows = rows_of(range(1000, 0, -1), made)
    assert (len(rows), rows[0].key, rows[-1].key, made[0]) == (1000, "1000", "1", 1000)
    assert len(made) <= 2 * LaterRows.AT_ONCE
    before = len(made)
    assert [row.key for row in rows[:3]] == ["1000", "999", "998"]
    assert len(made) == before
    assert [row.key for row in rows] == [str(n) for n in range(1000, 0, -1)]
    assert sorted(made) == list(range(1, 1001))


def test_places_and_orders() -> None:
    rows = rows_of([7, 3, 9], [])
    assert [rows.place(key) for key in ("3", "8", "term")] == [1, -1, -1]
    assert [row.key for row in rows.arranged(0, falling=True)] == ["9", "7", "3"]
    with pytest.raises(IndexError):
        rows[3]
    assert [row.key for row in some_rows(rows, 2)] == ["7", "3"]
    assert some_rows([*rows], 1) == [rows[0]]
