"""100,000 ballots, nine seats, twenty candidates, beside a bare loop of additions, in one run.

Goal: at most 3 times the bare loop over the same votes; the totals agree exactly.
"""

from __future__ import annotations

import time
from datetime import datetime
from random import Random
from statistics import median

from app.domain.meeting_day.ballots import Limits, count
from app.domain.meeting_day.facts import Cast

BALLOTS, SEATS, CANDIDATES, ROUNDS = 100_000, 9, 20, 5
NAMES = tuple(f"Candidate {number}" for number in range(1, CANDIDATES + 1))
AT = datetime.fromisoformat("2004-05-25T10:00")


def rows() -> list[list[int]]:
    """Cumulative ballots, most of their votes on nine candidates, half of them by proxy."""
    pick = Random(5)  # noqa: S311 - the same ballots each time
    made: list[list[int]] = []
    for holder in range(1, BALLOTS + 1):
        shares = 100 * (1 + holder % 50)
        row = [holder, holder + BALLOTS if holder % 2 else 0, *([0] * CANDIDATES)]
        for seat in pick.sample(range(CANDIDATES), SEATS):
            row[2 + seat] = shares
        made.append(row)
    return made


def bare(votes: list[list[int]]) -> int:
    """A bare loop of integer additions."""
    total = 0
    for row in votes:
        for vote in row:
            total += vote
    return total


def main() -> None:
    """Print the medians and their ratio."""
    ballots = rows()
    votes = [row[2:] for row in ballots]
    own = {row[0]: max(row[2:]) for row in ballots}
    limits = Limits(own, {row[1]: own[row[0]] for row in ballots if row[1]}, SEATS)
    batches = [Cast(1, 1, AT, NAMES, ballots, cumulative=True)]
    loops, counts = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        total = bare(votes)
        loops.append(time.perf_counter() - start)
        start = time.perf_counter()
        sums = count(batches, limits)
        counts.append(time.perf_counter() - start)
        if sums.cast != total or sums.ballots != BALLOTS:
            raise SystemExit("The count does not agree with the bare loop.")
    print(
        f"votes: {BALLOTS:,} ballots counted in {median(counts):.3f} s, "
        f"{median(counts) / median(loops):.2f} times a bare loop of additions (goal 3)"
    )


if __name__ == "__main__":
    main()
