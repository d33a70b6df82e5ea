"""Share classes, certificates and movements, and the holdings folded from them.

Shares are integers of the class's smallest unit, money is whole cents. A moment on the
books is `YYYY-MM-DDTHH:MM` in the corporation's own zone, so that moments sort as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING

from app.domain.value import value

if TYPE_CHECKING:
    from fractions import Fraction

FRACTIONS = ("up", "down", "cash")
"""What becomes of a fraction of a share: rounded up, dropped, or paid in cash. None is kept."""

CAUSES = ("sale", "gift", "death", "joint", "fiduciary", "other")
"""Why shares are transferred: `joint` to joint holders, `fiduciary` to or from a fiduciary."""

LOSSES = ("lost", "stolen", "destroyed")
"""Why a certificate is replaced without being surrendered."""


@value
class Authorized:
    """The authorized number of a class from a day on, and who adopted it."""

    shares: int
    from_on: date
    adopted_by: str = ""
    seq: int = 0


@value
class ClassLegend:
    """A legend that every certificate of a class carries, from one moment until another.

    `until` is the moment from which on it is required no more, or empty; `why` says what it rests
    on, `lifted_why` why it was lifted. `seq` is the entry that required it, `lifted_seq` the one
    that lifted it.
    """

    text: str
    since: str
    why: str = ""
    until: str = ""
    lifted_why: str = ""
    seq: int = 0
    lifted_seq: int = 0


@value
class ShareClass:
    """A class of shares; `votes_per_share` is exact and 0 for a class without votes.

    `authorized` is the number that holds last; `numbers` are all of them in order of their days.
    `legends` are those ever required for the whole class, in the order of their moments.
    """

    id: int
    name: str
    authorized: int
    votes_per_share: int = 1
    par: str = "without par value"
    numbers: tuple[Authorized, ...] = ()
    legends: tuple[ClassLegend, ...] = ()

    def legends_at(self, moment: str) -> tuple[str, ...]:
        """The legends that a certificate of the class made out at that moment carries."""
        return tuple(
            legend.text
            for legend in self.legends
            if legend.since <= moment and (not legend.until or moment < legend.until)
        )

    def authorized_on(self, on: date) -> int:
        """The authorized number on a day; before the first one known, the first."""
        then = [n.shares for n in self.numbers if n.from_on <= on]
        earliest = self.numbers[0].shares if self.numbers else self.authorized
        return then[-1] if then else earliest


@value
class Movement:
    """Shares that came onto, went off or moved within the books; `None` is the corporation."""

    seq: int
    moment: str
    kind: str
    class_id: int
    source: int | None
    target: int | None
    shares: int


@value
class Certificate:
    """A share certificate; `cancelled` is the moment at which it ended, or empty.

    `how` says how it ended: `surrendered`, `lost`, `stolen` or `destroyed`; `found` is the moment
    at which one that was lost turned up. `total` is the consideration for partly paid shares in
    cents and `paid` what was paid of it; both are `None` for fully paid shares. `stops` say why
    no transfer is to be entered.
    """

    number: str
    class_id: int
    holder_id: int
    shares: int
    issued: str
    cancelled: str = ""
    came_from: tuple[str, ...] = ()
    issued_seq: int = 0
    cancelled_seq: int = 0
    how: str = ""
    found: str = ""
    total: int | None = None
    paid: int | None = None
    legends: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()

    @property
    def stopped(self) -> str:
        """Why no transfer is to be entered, or empty."""
        return "; ".join(self.stops)

    @property
    def owed(self) -> int:
        """Cents still to be paid; 0 for fully paid shares."""
        return (self.total or 0) - (self.paid or 0)


@value
class Holding:
    """What one holder holds of one class at a moment, and the certificates for it."""

    holder_id: int
    class_id: int
    shares: int
    certificates: tuple[str, ...] = ()


def split_shares(before: int, new: int, old: int, fractions: str) -> tuple[int, Fraction]:
    """Shares after `new` for each `old`, and the fraction that is paid in cash.

    `fractions` is one of `FRACTIONS`; the arithmetic is exact.
    """
    from fractions import Fraction

    exact = Fraction(before * new, old)
    floor = int(exact)
    part = exact - floor
    if fractions == "up":
        return floor + (1 if part else 0), Fraction(0)
    return floor, part if fractions == "cash" else Fraction(0)


def moment_of(on: date, at: time) -> str:
    """The sortable moment of an entry on the books."""
    return f"{on.isoformat()}T{at.isoformat('minutes')}"


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
