"""What was worked out once is answered again only for the same events."""

from __future__ import annotations

import pytest

from app.domain import folds
from app.domain.folds import Folds


def test_worked_out_again_where_something_else_is_told() -> None:
    asked: list[str] = []

    def fold(key: str, told: list[int]) -> int:
        asked.append(key)
        return sum(told)

    kept = Folds(fold)
    assert [kept.of("a", [1, 2]), kept.of("a", [1, 2]), kept.of("a", [1, 2, 3])] == [3, 3, 6]
    assert kept.of("b", [1, 2]) == 3
    assert asked == ["a", "a", "b"]


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folds, "MOST", 2)
    kept = Folds(lambda _key, told: told)
    assert [kept.of(key, [n]) for n, key in enumerate("abca")] == [[0], [1], [2], [3]]
