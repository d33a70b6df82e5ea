"""What holders held on a day, proved from the register: of the voting shares, or of one class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from app.acts.act import given_list, known_holder
from app.acts.meetings import plan_list
from app.domain.entries import Json
from app.domain.shares import end_of
from app.domain.words import listed, whole
from app.store.book import Book

OWN = ("own", "subsidiary")
"""Capacities of holders whose shares do not vote."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Shares of each holder at the end of the day, and of all; `of` says what they are shares of."""

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
