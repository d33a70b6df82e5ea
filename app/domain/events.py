"""What happened in a matter, in the order of recording: the day of a meeting, a consent, a demand.

The share register and the meetings' notices have tables of their own. Everything else is a list
of events by topic and key; what it comes to is worked out from the list alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.entries import Json


@dataclass(frozen=True, slots=True)
class Event:
    """One event: the entry that recorded it, its kind, the matter's key, its day and its facts."""

    seq: int
    kind: str
    key: str
    on: date
    data: Json

    @property
    def topic(self) -> str:
        """`proxy` for `proxy.received`."""
        return self.kind.partition(".")[0]


_BY_MATTER = {
    "meeting": (
        "proxy.received proxy.ended proposal.received proposal.answered "
        "day.opened day.arrived day.left day.motion day.nominated day.cumulation day.demanded "
        "day.polls day.ballots day.counted day.inspectors day.inspected day.ruling day.objection "
        "day.withdrawn day.waiver day.adjourned day.closed day.minutes"
    ),
    "consent": "consent.begun consent.given consent.revoked consent.closed",
    "board": (
        "board.called board.noticed board.held board.resolved board.waived board.adjourned "
        "board.minutes board.consent"
    ),
    "committee": "committee.created committee.changed committee.ended",
    "demand": "demand.received demand.answered demand.attended demand.closed",
    "claim": "claim.notified claim.requested claim.step claim.closed",
    "report": "report.filed report.sent report.statement",
    "amendment": "amendment.proposed amendment.voted",
}

EVENT_KINDS = {kind: key for key, kinds in _BY_MATTER.items() for kind in kinds.split()}
"""Kind of event -> the part of its data that names the matter."""
