"""Everything on record beside shareholders' meetings, read once for all who ask what is due."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.board.facts import Boards
from app.domain.matters.amendments import Proposed
from app.domain.matters.claims import Claims
from app.domain.matters.demands import Logged
from app.domain.matters.reports import Reports
from app.domain.meeting_day.consents import Consents
from app.domain.meeting_day.room import Electorate


@dataclass(frozen=True, slots=True)
class ActionByConsent:
    """An action by written consent of shareholders, and who may consent to it."""

    facts: Consents
    voters: Electorate


@dataclass(frozen=True, slots=True)
class Matters:
    """Demands, claims, reports, the board's own meetings, amendments, and consents of holders."""

    demands: tuple[Logged, ...] = ()
    claims: Claims = field(default_factory=Claims)
    reports: Reports = field(default_factory=Reports)
    boards: Boards = field(default_factory=Boards)
    amendments: tuple[Proposed, ...] = ()
    consents: tuple[ActionByConsent, ...] = ()
