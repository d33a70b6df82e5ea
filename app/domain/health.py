"""How the record of a company stands, in five plain figures."""

from __future__ import annotations

from app.domain.value import value


@value
class Chain:
    """How far the chain of entries was looked at: the last entry, its check, what was found.

    `trouble` is one sentence, empty while every entry so far is as it was recorded.
    """

    seq: int = 0
    head: bytes = b""
    trouble: str = ""


@value
class Health:
    """The record as of an entry: balance of shares, chain, findings, overdue matters, clauses.

    `findings` are what does not add up or is missing in the register, `overdue` the matters whose
    day is past, `unclear` the unclear words of the bylaws in force that nobody decided.
    """

    balanced: bool
    chain: Chain
    findings: int
    overdue: int
    unclear: int
