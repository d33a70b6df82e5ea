"""At the door with 100,000 holders on the list, beside bare loops over it, in one run.

Goals: a keystroke at most 1 time a bare search of every name; an arrival recorded and its quorum,
with who would close the gap, at most 3 times a bare sum of all votes; the figures agree exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import accumulate
from random import Random
from statistics import median
from time import perf_counter

from app.bylaws.law import built_in_shelf
from app.bylaws.meeting_day.quorum import closing, quorum_now
from app.bylaws.meeting_day.sheet import go_on, open_sheet
from app.domain.events import Event
from app.domain.meeting_day.reading import DayReading
from app.domain.meeting_day.room import Voter
from app.domain.meetings import MeetingPlan
from app.presenters.meeting_day.roll import RollIndex, folded, present_roll, room_now

HOLDERS, ROUNDS = 100_000, 15
ON = date(2004, 5, 25)
FIRST = ("Ann", "Bo", "Cy", "Dee", "Eva", "Fay", "Guy", "Hal", "Ida", "Jon")
LAST = ("Abbott", "Castellanos", "Evans", "Hashimoto", "Kowalski", "Reyes", "Steadman", "Young")


def electorate() -> dict[int, Voter]:
    """Names of everyday length, votes from 100 to 999."""
    pick = Random(3)  # noqa: S311 - the same list each time
    return {
        n: Voter(n, f"{pick.choice(FIRST)} {pick.choice(LAST)} {n}", 100 + n % 900, 100 + n % 900)
        for n in range(1, HOLDERS + 1)
    }


def timed(work: Callable[[], object]) -> float:
    """The seconds that it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def arrival(seq: int, holder: int) -> Event:
    """A holder who comes in person, a minute after another."""
    at = datetime.combine(ON, time(9 + seq // 60, seq % 60))
    return Event(
        seq, "day.arrived", "m", ON, {"at": at.isoformat(), "holders": [{"holder": holder}]}
    )


def main() -> None:
    """Print the medians and their ratios."""
    voters = electorate()
    names = [folded(voter.name) for voter in voters.values()]
    index, reading = RollIndex(voters), DayReading("m")
    plan = MeetingPlan("m", on=ON)
    sheet = open_sheet(built_in_shelf(), plan, reading.read([]), voters, 5)
    room_now(sheet), closing(sheet)
    keys, searches, arrivals, sums = [], [], [], []
    for seq in range(1, ROUNDS + 1):
        wanted = voters[seq * 5_000].name
        for size in range(1, len(wanted) + 1):
            typed, now = folded(wanted[:size]), room_now(sheet)
            keys.append(timed(lambda now=now, typed=typed: present_roll(now, index, typed)))
            searches.append(timed(lambda typed=typed: [n for n in names if typed in n]))

        def arrive(seq: int = seq) -> None:
            nonlocal sheet
            day = reading.read([arrival(seq, seq * 5_000)])
            sheet = go_on(sheet, day, seq - 1)
            closing(sheet), room_now(sheet)

        arrivals.append(timed(arrive))
        sums.append(timed(lambda: sum(voter.votes for voter in voters.values())))
    there = sum(voters[seq * 5_000].votes for seq in range(1, ROUNDS + 1))
    now = quorum_now(sheet)
    came = {seq * 5_000 for seq in range(1, ROUNDS + 1)}
    weights = sorted((v.votes for v in voters.values() if v.holder_id not in came), reverse=True)
    needed = next(n for n, votes in enumerate(accumulate(weights), 1) if votes >= now.short)
    if now.present != there or closing(sheet).holders != needed:
        raise SystemExit("The quorum does not agree with the bare sums.")
    print(
        f"door: a keystroke among {HOLDERS:,} holders in {median(keys) * 1000:.1f} ms, worst "
        f"{max(keys) * 1000:.1f} ms, {median(keys) / median(searches):.2f} times a bare search of "
        f"every name (goal 1); an arrival with its quorum in {median(arrivals) * 1000:.1f} ms, "
        f"{median(arrivals) / median(sums):.2f} times a bare sum of all votes (goal 3)"
    )


if __name__ == "__main__":
    main()
