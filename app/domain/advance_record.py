"""A shareholder's notice of business or of a nomination, as it came in: 2002 §2.14.

Plain values that an entry can hold. `None` or an empty text says that a fact is not recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ProposedMatter:
    """A matter that a shareholder proposes; `interest` is the proponent's material interest."""

    description: str = ""
    reasons: str = ""
    interest: str = ""


@dataclass(frozen=True, slots=True)
class ProposalReceived:
    """A shareholder's notice of business for a meeting (2002 §2.14(a))."""

    name: str = ""
    address: tuple[str, ...] = ()
    class_name: str = ""
    shares: int | None = None
    matters: tuple[ProposedMatter, ...] = ()
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProposedNominee:
    """A person whom a shareholder intends to nominate."""

    name: str = ""
    address: tuple[str, ...] = ()
    information: str = ""
    consented_on: date | None = None


@dataclass(frozen=True, slots=True)
class NominationReceived:
    """A shareholder's notice of a nomination (2002 §2.14(b)); `intends` to appear and nominate."""

    name: str = ""
    address: tuple[str, ...] = ()
    class_name: str = ""
    shares: int | None = None
    intends: bool | None = None
    arrangements: str = ""
    nominees: tuple[ProposedNominee, ...] = ()
    received_at: datetime | None = None
