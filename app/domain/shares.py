"""Share classes, certificates and movements, and the holdings folded from them.

Shares are integers of the class's smallest unit. A moment on the books is `YYYY-MM-DDTHH:MM`
in the corporation's own zone, so that moments sort as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class ShareClass:
    """A class of shares; `votes_per_share` is exact and 0 for a class without votes."""

    id: int
    name: str
    authorized: int
    votes_per_share: int = 1
    par: str = "without par value"


@dataclass(frozen=True, slots=True)
class Movement:
    """Shares that came onto, went off or moved within the books; `None` is the corporation."""

    seq: int
    moment: str
    kind: str
    class_id: int
    source: int | None
    target: int | None
    shares: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """A share certificate; `cancelled` is the moment it was surrendered, or empty."""

    number: str
    class_id: int
    holder_id: int
    shares: int
    issued: str
    cancelled: str = ""
    came_from: tuple[str, ...] = ()
    issued_seq: int = 0
    cancelled_seq: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """What one holder holds of one class at a moment, and the certificates for it."""

    holder_id: int
    class_id: int
    shares: int
    certificates: tuple[str, ...] = ()


def moment_of(on: date, at: time) -> str:
    """The sortable moment of an entry on the books."""
    return f"{on.isoformat()}T{at:%H:%M}"


def end_of(on: date) -> str:
    """The last moment of a day: holdings *as of a day* include the whole of it."""
    return f"{on.isoformat()}T23:59"


def fold_holdings(movements: Iterable[Movement], moment: str) -> dict[tuple[int, int], int]:
    """Holdings by (class, holder) at a moment, by plain addition: the reference for SQL."""
    held: dict[tuple[int, int], int] = {}
    for move in movements:
        if move.moment > moment:
            continue
        for holder, sign in ((move.source, -1), (move.target, 1)):
            if holder is not None:
                key = (move.class_id, holder)
                held[key] = held.get(key, 0) + sign * move.shares
    return {key: shares for key, shares in held.items() if shares}
