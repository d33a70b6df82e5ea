"""How one entry's certificates divide into the format's transactions, which end one each.

The format ends one security at a time: in whole, or with one balance. Where an entry's sums do
not divide so, the certificates first become one security that is no certificate (`join`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A certificate's number and its shares."""

    number: str
    shares: int


@dataclass(frozen=True, slots=True)
class Ending:
    """One security ends: so many of its shares go to `results`, the rest to `balance`.

    With no shares it is made out anew as its balance.
    """

    number: str
    shares: int
    results: tuple[str, ...] = ()
    balance: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """The endings of an entry; `join` holds certificates that must be joined into one before."""

    endings: tuple[Ending, ...]
    join: tuple[str, ...] = ()


def divide_transfer(gone: Sequence[Part], moved: Sequence[Part], kept: Sequence[Part]) -> Division:
    """A transfer: `moved` to others and `kept` by the holder, out of the certificates gone."""
    balance = kept[0] if kept else None
    carrier = max(range(len(gone)), key=lambda place: gone[place].shares)
    if balance and balance.shares > gone[carrier].shares:
        balance = None
    left = [*moved, *(part for part in kept if part is not balance)]
    endings: list[Ending] = []
    for place, part in enumerate(gone):
        own = balance if balance and place == carrier else None
        shares = part.shares - (own.shares if own else 0)
        taken = _taken(left, shares)
        endings.append(Ending(part.number, shares, taken, own.number if own else ""))
    return Division(tuple(endings))


def divide_taking(
    gone: Sequence[Part], kept: Sequence[Part], results: Sequence[str] = ()
) -> Division:
    """Shares taken off the books or converted into `results`, and `kept` for what stays."""
    whole = tuple(Ending(part.number, part.shares, tuple(results)) for part in gone)
    if not kept:
        return Division(whole)
    carrier = max(range(len(gone)), key=lambda place: gone[place].shares)
    if len(kept) > 1 or kept[0].shares > gone[carrier].shares:
        return Division((), tuple(part.number for part in gone))
    shares = gone[carrier].shares - kept[0].shares
    ending = Ending(gone[carrier].number, shares, tuple(results), kept[0].number)
    return Division((*whole[:carrier], ending, *whole[carrier + 1 :]))


def _taken(left: list[Part], shares: int) -> tuple[str, ...]:
    """The results that take these shares, in order; a result may take from several."""
    taken: list[str] = []
    while shares > 0 and left:
        first = left[0]
        taken.append(first.number)
        part = min(shares, first.shares)
        shares -= part
        left[:1] = [Part(first.number, first.shares - part)] if part < first.shares else []
    return tuple(taken)
