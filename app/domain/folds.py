"""What the events of a matter come to, worked out anew only where there are others than before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")
T = TypeVar("T")
MOST = 5_000


class Folds(Generic[Told, T]):
    """The answers of a pure `fold`, kept by the matter's key as long as it is told the same.

    The same event values need no look into them, so that a long record costs a short comparison.
    """

    def __init__(self, fold: Callable[[str, Told], T]) -> None:
        self._fold = fold
        self._known: dict[str, tuple[Told, T]] = {}

    def of(self, key: str, told: Told) -> T:
        """What `fold` answers for this matter."""
        known = self._known.get(key)
        if known is not None and known[0] == told:
            return known[1]
        if len(self._known) >= MOST:
            self._known.clear()
        answer = self._fold(key, told)
        self._known[key] = (told, answer)
        return answer
