"""Votes that agents give at their discretion, spread over the proxies they hold.

Agents sign one ballot for many proxies. Each proxy's part of it is fixed in the order of the
proxies, so that every share's votes can be found again and counted with or without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Free:
    """The votes of one proxy that bear no direction."""

    key: int
    votes: int


def spread(free: Sequence[Free], wanted: Mapping[str, int]) -> dict[int, dict[str, int]]:
    """The wanted totals over these votes, filled proxy after proxy; what is not wanted stays.

    `wanted` is not more than the free votes together.
    """
    todo = [[name, votes] for name, votes in wanted.items() if votes]
    found: dict[int, dict[str, int]] = {}
    for one in free:
        left, given = one.votes, dict[str, int]()
        while left and todo:
            name, votes = str(todo[0][0]), int(todo[0][1])
            part = min(left, votes)
            given[name] = part
            left -= part
            todo[0][1] = votes - part
            if part == votes:
                todo.pop(0)
        found[one.key] = given
    return found


def straight(free: Sequence[Free], names: Sequence[str]) -> dict[int, dict[str, int]]:
    """All the votes of each proxy for each of these names."""
    return {one.key: dict.fromkeys(names, one.votes) for one in free}
