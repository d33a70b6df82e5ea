"""A property: what a meeting comes to depends on its record alone, not on the order of entry."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bylaws.board_day.voting import count_all

from .meeting import VERSIONS, called, events, names, opened, put, sheet

SEVEN = names(7)


@st.composite
def courses(draw):
    """Who is there at ten, and then at each minute somebody comes, goes, or a vote is taken."""
    inside = set(draw(st.sets(st.sampled_from(SEVEN), min_size=1)))
    first, told, rooms = sorted(inside), [], [set(inside)]
    for minute in range(1, draw(st.integers(1, 20))):
        name = draw(st.sampled_from(SEVEN))
        if draw(st.booleans()):
            inside ^= {name}
            told.append((minute, "board.arrived" if name in inside else "board.left", name))
        else:
            told.append((minute, "vote", draw(st.integers(0, len(inside)))))
        rooms.append(set(inside))
    return first, told, rooms


def by_hand(version: str, told, rooms) -> list[tuple[int, bool]]:
    """The reference: step by step through the rooms, with the sums of matrix 7.7 alone."""
    quorum = 3 if version == "1988" else 4
    began, found = len(rooms[0]) >= quorum, []
    for (_, what, votes), room in zip(told, rooms[1:], strict=True):
        began = began or len(room) >= quorum
        if what == "vote":
            base = len(room) if len(room) >= quorum else quorum
            found.append((len(room), 2 * votes > base and (began or len(room) >= quorum)))
    return found


@given(course=courses(), version=st.sampled_from(["1988", "2002"]), data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_course_counts_as_by_hand_whatever_the_order_of_entry(course, version, data) -> None:
    first, told, rooms = course
    law, on = VERSIONS[version]
    made = [called(on), opened(on, SEVEN, first, 7)]
    for minute, what, one in told:
        at = f"{on}T10:{minute:02}"
        row = {"at": at, "present": [{"name": one}], "names": [one]}
        made.append(put(on, at[11:], one) if what == "vote" else (what, row))
    record = events(*made, on=on)
    shuffled = [
        replace(event, seq=seq)
        for event, seq in zip(record, data.draw(st.permutations(range(len(record)))), strict=True)
    ]
    expected = by_hand(version, told, rooms)
    for listed in (record, shuffled):
        counted = count_all(sheet(law, listed, SEVEN, 7))
        assert [(len(c.present), c.adopted) for c in counted] == expected
