"""What holders held on a day, proved from the register: of the voting shares, or of one class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from app.acts.act import known_holder
from app.domain.people import INSIDE
from app.domain.shares import end_of
from app.domain.words import listed, whole
from app.store.book import Book


@dataclass(frozen=True, slots=True)
class Proof:
    """Shares of each holder at the end of the day, and of all."""

    rows: tuple[dict[str, Any], ...]
    held: int
    outstanding: int

    @property
    def share(self) -> Fraction | None:
        """The exact part; `None` while no shares are outstanding."""
        return Fraction(self.held, self.outstanding) if self.outstanding else None

    @property
    def names(self) -> str:
        """The holders in one sentence part."""
        return listed([row["name"] for row in self.rows])

    def says(self) -> str:
        """`50 of 1,000 shares, exactly 1/20`."""
        shares = f"{whole(self.held)} of {whole(self.outstanding)} shares"
        return f"{shares}, exactly {self.share}" if self.share is not None else shares


def voting_shares(book: Book, holder_ids: list[int], on: date) -> Proof:
    """The voting shares of these holders at the end of the day, and of all holders.

    Shares of the corporation or of a subsidiary are left out (1988 II §7, 2002 §2.8 ¶1).
    """
    voting = {c.id for c in book.company().classes if c.votes_per_share}
    inside = {h.id for h in book.holders_on(on).values() if h.capacity in INSIDE}
    shares: dict[int, int] = {}
    for held in book.holdings(end_of(on)):
        if held.class_id in voting and held.holder_id not in inside:
            shares[held.holder_id] = shares.get(held.holder_id, 0) + held.shares
    rows = _rows(book, holder_ids, shares)
    return Proof(rows, sum(row["shares"] for row in rows), sum(shares.values()))


def class_shares(book: Book, holder_ids: list[int], class_id: int, on: date) -> Proof:
    """The shares of one class of these holders at the end of the day, and those outstanding."""
    moment = end_of(on)
    shares = {one: book.balance(class_id, one, moment) for one in holder_ids}
    rows = _rows(book, holder_ids, shares)
    return Proof(rows, sum(row["shares"] for row in rows), book.outstanding(class_id, moment))


def _rows(book: Book, holder_ids: list[int], shares: dict[int, int]) -> tuple[dict[str, Any], ...]:
    """Each holder once, in the order given."""
    return tuple(
        {
            "holder": one,
            "name": known_holder(book, one, "holders").name,
            "shares": shares.get(one, 0),
        }
        for one in dict.fromkeys(holder_ids)
    )
