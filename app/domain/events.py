"""What happened in a matter, in the order of recording: the day of a meeting, a consent, a demand.

The share register and the meetings' notices have tables of their own. Everything else is a list
of events by topic and key; what it comes to is worked out from the list alone.
"""

from __future__ import annotations

from datetime import date

from app.domain.entries import Json
from app.domain.value import value


@value
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
    "consent": "consent.begun consent.given consent.revoked consent.noticed consent.closed",
    "board": (
        "board.called board.noticed board.waived board.protested board.opened board.arrived "
        "board.left board.reported board.resolved board.linked board.rescinded board.adjourned "
        "board.closed board.minutes board.consent board.signed board.scheduled"
    ),
    "committee": "committee.created committee.changed committee.ended",
    "director": (
        "director.resigned director.declared director.removed director.filled director.paid "
        "director.number director.articles"
    ),
    "officer": (
        "officer.chosen officer.resigned officer.removed officer.delegated officer.ranked "
        "officer.designated officer.away officer.prohibited"
    ),
    "authority": "authority.given authority.ended authority.depositary",
    "kept": "kept.place kept.seal kept.sealed kept.asked kept.answered",
    "demand": ("demand.received demand.supplied demand.answered demand.attended demand.closed"),
    "claim": (
        "claim.notified claim.requested claim.undertaken claim.decided claim.determined "
        "claim.consented claim.defended claim.insurer claim.paid claim.recovered claim.ended "
        "claim.closed"
    ),
    "insurance": "insurance.determined",
    "report": (
        "report.filed report.discarded report.requested report.answered report.sent report.shown "
        "report.statement report.submitted"
    ),
    "amendment": (
        "amendment.proposed amendment.voted amendment.adopted amendment.certified amendment.dropped"
    ),
    "fiscal": "fiscal.year",
    "contact": "contact.kept",
}

EVENT_KINDS = {kind: key for key, kinds in _BY_MATTER.items() for kind in kinds.split()}
"""Kind of event -> the part of its data that names the matter."""
