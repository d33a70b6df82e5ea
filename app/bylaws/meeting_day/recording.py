"""The record of a meeting for its papers: the facts, with the counts as the bylaws make them."""

from __future__ import annotations

from app.bylaws.meeting_day.elections import count_election
from app.bylaws.meeting_day.items import count_item
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_day.facts import BALLOT
from app.domain.meeting_day.record import count_for, record_of
from app.domain.meeting_record import Count, ElectionCount, MeetingRecord


def meeting_record(sheet: Sheet) -> MeetingRecord:
    """All that was recorded of the meeting, every item and the election counted."""
    day, counts = sheet.day, dict[int, Count]()
    election: ElectionCount | None = None
    for item in sorted({*(b.item for b in day.cast), *(c.item for c in day.counted)}):
        if _elects(sheet, item):
            election = _election(sheet, item)
            continue
        found = count_item(sheet, item)
        counts[item] = count_for(found.votes, found.without_vote, found.method, found.at)
    quorum_at = quorum_now(sheet).established_at
    return record_of(day, sheet.voters, sheet.spans, counts, election, quorum_at)


def _elects(sheet: Sheet, item: int) -> bool:
    items = sheet.plan.items
    return 0 < item <= len(items) and items[item - 1].matter == "election"


def _election(sheet: Sheet, item: int) -> ElectionCount:
    found = count_election(sheet, item)
    told = sheet.day.count_of(item)
    return ElectionCount(
        sheet.seats,
        found.votes,
        {},
        found.cumulative.yes,
        told.method if told else BALLOT,
        found.at,
    )
