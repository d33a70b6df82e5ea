"""Committees read from their events: charters by day, and the end of one."""

from __future__ import annotations

from datetime import date

from app.domain.board.committees import Committee, charter_data, read_committees
from app.domain.board_record import CommitteeCharter
from app.domain.events import Event

MADE, CHANGED, ENDED = date(2003, 3, 12), date(2003, 9, 10), date(2004, 3, 10)
DAYS = (date(2003, 3, 11), MADE, CHANGED, date(2004, 3, 9), ENDED)


def charter(seq: int, on: date, *members: str, kind: str = "committee.created") -> Event:
    return Event(seq, kind, "Audit", on, charter_data(CommitteeCharter("Audit", members)))


def ended(seq: int) -> Event:
    data = {"committee": "Audit", "ended_on": ENDED.isoformat(), "resolution": "b/9"}
    return Event(seq, "committee.ended", "Audit", ENDED, data)


def test_a_charter_stands_from_its_day_to_the_end() -> None:
    """1988 III §15, 2002 §4.1: the board makes, changes and ends a committee."""
    changed = charter(2, CHANGED, "Cy", "Di", kind="committee.changed")
    (found,) = read_committees([ended(3), changed, charter(1, MADE, "Ann", "Bo")])
    assert (found.from_on, found.ended_on, found.ended_by) == (MADE, ENDED, "b/9")
    members = {on: c.members if (c := found.charter_on(on)) else () for on in DAYS}
    assert members == dict(
        zip(DAYS, ((), ("Ann", "Bo"), ("Cy", "Di"), ("Cy", "Di"), ()), strict=True)
    )


def test_a_committee_made_again_after_its_end_stands() -> None:
    (found,) = read_committees([charter(1, MADE, "Ann"), ended(2), charter(3, ENDED, "Bo")])
    assert found.ended_on is None
    assert found.charter_on(ENDED) == found.charters[-1]


def test_nothing_recorded_is_no_committee() -> None:
    assert read_committees(()) == ()
    assert Committee("Audit", ()).from_on is None
