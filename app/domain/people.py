"""Holders of record, their addresses, and the persons who serve in office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CAPACITIES = ("individual", "joint", "fiduciary", "institution", "own", "subsidiary")
"""How shares are held; those `INSIDE` do not vote (1988 II §7, 2002 §2.8 ¶1)."""

INSIDE = ("own", "subsidiary")
"""Capacities of holders whose shares do not vote."""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. `kind` is `book` (on the books) or `notice` (given for notices)."""

    kind: str
    lines: tuple[str, ...]
    city: str
    state: str
    zip: str
    country: str = ""
    since: date | None = None

    def postal(self) -> tuple[str, ...]:
        """The lines under the name as they stand on an envelope."""
        last = f"{self.city}, {self.state} {self.zip}".strip(", ")
        tail = (self.country,) if self.country else ()
        return (*self.lines, last, *tail)

    def one_line(self) -> str:
        """The address in one line, for tables."""
        return ", ".join(self.postal())


@dataclass(frozen=True, slots=True)
class Holder:
    """A shareholder of record as registered; never merged with another silently."""

    id: int
    name: str
    capacity: str = "individual"
    detail: str = ""
    members: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    undeliverable_since: date | None = None

    def notice_address(self) -> Address | None:
        """Where notices go: the address given for notices, else the one on the books.

        Source: 1988 II §4 ¶1, 2002 §2.5 ¶1. `None` where there is neither.
        """
        given = [a for a in self.addresses if a.kind == "notice"]
        book = [a for a in self.addresses if a.kind == "book"]
        return (given or book or [None])[-1]


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person who serves, or served, as director or officer."""

    id: int
    name: str
