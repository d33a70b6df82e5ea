"""Shares held by several together: one who votes binds all, a majority binds, a tie divides.

Source: Corporations Code 704(a), to which 1988 II §7 and 2002 §2.8 ¶1 refer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def joint_votes(votes: int, marks: Iterable[str]) -> dict[str, int]:
    """The votes by mark, given each member's mark; a vote that a tie cannot divide is not cast."""
    factions = Counter(marks)
    if not factions:
        return {}
    most = max(factions.values())
    leading = sorted(mark for mark, members in factions.items() if members == most)
    if len(leading) == 1:
        return {leading[0]: votes}
    return dict.fromkeys(leading, votes // len(leading))
