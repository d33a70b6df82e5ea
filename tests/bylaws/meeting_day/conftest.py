"""Small meetings from events in few words: holders by number, moments by their hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

import pytest

from app.bylaws.law import built_in_shelf
from app.bylaws.meeting_day.sheet import Sheet, open_sheet
from app.domain.events import Event
from app.domain.meeting_day.reading import read_day
from app.domain.meeting_day.room import Electorate, electorate
from app.domain.meetings import AgendaItem, ListRow, MeetingPlan, RecordList

DAYS = {"1988": date(1991, 5, 20), "2002": date(2003, 5, 20)}
AGENT = "Lee Wong"


class Making:
    """One meeting: its holders' votes, and events added one after another."""

    agent = AGENT

    def __init__(self, version: str, votes: Mapping[int, int], **plan: Any) -> None:
        self.on = DAYS[version]
        self.plan = MeetingPlan("m", on=self.on, at=time(9), **plan)
        self.rows = [self.row(holder, shares) for holder, shares in votes.items()]
        self.events: list[Event] = []

    def row(self, holder: int, shares: int, **more: Any) -> ListRow:
        """A line of the list, one vote a share."""
        given: dict[str, Any] = {"class_id": 1, "class_name": "Common", "votes": shares} | more
        return ListRow(holder, f"Holder {holder}", shares=shares, address=(), **given)

    def at(self, hour: str) -> str:
        """The moment of that hour on the day."""
        return f"{self.on.isoformat()}T{hour}"

    def add(self, kind: str, hour: str = "", /, **data: Any) -> int:
        """One event; its number is its key."""
        seq = len(self.events) + 1
        given = ({"at": self.at(hour)} if hour else {}) | {"meeting": "m"} | data
        self.events.append(Event(seq, kind, "m", self.on, given))
        return seq

    def opened(self, hour: str = "09:00") -> Making:
        """Called to order."""
        self.add("day.opened", hour, chair="Ann Lee")
        return self

    def come(self, hour: str, *holders: int, agents: Sequence[str] = ()) -> int:
        """Holders in person, and agents."""
        rows = [{"holder": holder} for holder in holders]
        return self.add("day.arrived", hour, holders=rows, agents=list(agents))

    def go(self, hour: str, *holders: int, agents: Sequence[str] = ()) -> int:
        """Holders and agents who leave."""
        rows = [{"holder": holder} for holder in holders]
        return self.add("day.left", hour, holders=rows, agents=list(agents))

    def proxy(self, holder: int, dated: str = "", **more: Any) -> int:
        """A proxy in order, dated three weeks before unless said."""
        given: dict[str, Any] = {
            "holder": holder,
            "agents": [AGENT],
            "signer": "holder",
            "dated_on": dated or self.on.replace(day=1).isoformat(),
            "received_at": f"{self.on.replace(day=10).isoformat()}T09:00",
            "filed_with": "secretary",
        }
        return self.add("proxy.received", **(given | more))

    def motion(self, item: int = 1, **more: Any) -> int:
        """A motion."""
        return self.add("day.motion", "09:10", item=item, text="Resolved", **more)

    def ballots(
        self,
        hour: str,
        rows: Sequence[Sequence[int]],
        columns: Sequence[str] = ("for", "against", "abstain"),
        item: int = 1,
        **more: Any,
    ) -> int:
        """Ballots: holder, proxy, votes."""
        given = {"item": item, "columns": list(columns), "rows": [list(row) for row in rows]}
        return self.add("day.ballots", hour, **given, **more)

    def electorate(self) -> Electorate:
        """Who may vote, by the list."""
        outstanding = sum(row.shares for row in self.rows)
        return electorate(RecordList("m", self.on, time(17), tuple(self.rows), outstanding))

    def sheet(self, events: Sequence[Event] | None = None, authorized: int = 5) -> Sheet:
        """The sheet of these events, or of others in their place."""
        day = read_day("m", self.events if events is None else events)
        return open_sheet(built_in_shelf(), self.plan, day, self.electorate(), authorized)


@pytest.fixture
def making() -> type[Making]:
    return Making


ELECTION = (AgendaItem("To elect directors", "election"),)
