"""A history of a share register, the same each time: issues, transfers and cancellations.

10,000 holders, three classes, thirty years; 15 of 100 entries issue shares, 75 transfer them, half
of these in part, and 10 take them off the books, half of these in part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CLASSES = ("Class A", "Class B", "Class C")
FIRST, YEARS = date(1990, 1, 2), 30
HOLDERS = 10_000
HEADINGS = "Entry,Date,Time,Kind,From,To,Surrendered,Certificate,Shares,Balance certificate,Class"


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry: `rest` is the certificate for what stays with the one who gave up `old`."""

    number: int
    on: date
    at: str
    kind: str
    share_class: int
    source: int
    target: int
    old: int
    new: int
    rest: int
    shares: int
    left: int = 0

    def row(self) -> str:
        """The entry as a line of a table."""
        given = f"Holder {self.source:05}" if self.source else ""
        taken = f"Holder {self.target:05}" if self.target else ""
        return (
            f"{self.number},{self.on},{self.at},{self.kind},{given},{taken},{self.old or ''},"
            f"{self.new or ''},{self.shares},{self.rest or ''},{CLASSES[self.share_class]}\n"
        )

    def posting(self) -> str:
        """The entry as text accounts know it."""
        unit = "ABC"[self.share_class]
        source = f"h:{self.source:05}" if self.source else "equity:issued"
        target = f"h:{self.target:05}" if self.target else "equity:issued"
        return (
            f"{self.on} {self.kind} {self.number}\n"
            f"    {target}  {self.shares} {unit}\n    {source}  -{self.shares} {unit}\n\n"
        )


@dataclass(frozen=True, slots=True)
class Live:
    """A certificate in force."""

    number: int
    holder: int
    share_class: int
    shares: int


def history(entries: int, holders: int = HOLDERS, seed: int = 7) -> Iterator[Happened]:
    """The entries in the order of their days."""
    pick, live = Random(seed), list[Live]()  # noqa: S311 - the same history each time
    number, issued, days = 0, 0, YEARS * 365
    for n in range(entries):
        on = FIRST + timedelta(n * days // entries)
        minute = 9 * 60 + (n * days % entries) * 480 // entries
        when = (n + 1, on, f"{minute // 60:02}:{minute % 60:02}")
        drawn = pick.random()
        if drawn < 0.15 or not live:
            number += 1
            issued += 1  # every holder once before any again
            holder = issued if issued <= holders else pick.randrange(1, holders + 1)
            made = Live(number, holder, pick.randrange(3), 100 * pick.randrange(1, 101))
            live.append(made)
            yield Happened(*when, "issue", made.share_class, 0, holder, 0, number, 0, made.shares)
            continue
        place = pick.randrange(len(live))
        live[place], live[-1] = live[-1], live[place]
        old = live.pop()
        part = pick.randrange(1, old.shares) if old.shares > 1 and pick.random() < 0.5 else 0
        new = rest = target = 0
        if drawn < 0.90:
            number += 1
            new, target = number, pick.randrange(1, holders)
            target += target >= old.holder
            live.append(Live(new, target, old.share_class, old.shares - part))
        if part:
            number += 1
            rest = number
            live.append(Live(rest, old.holder, old.share_class, part))
        kind = "transfer" if new else "cancel"
        source = (old.share_class, old.holder, target, old.number, new, rest)
        yield Happened(*when, kind, *source, old.shares - part, part)
