"""Sentence parts that the papers of shares have in common: numbers in words, money, moments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from app.documents.blocks import as_name
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import Certificate
from app.domain.words import day_paper, hour_paper, number_word, plural, whole

SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))
MOST = 10**12

Holders = Mapping[int, Holder]
"""The holders of record that a paper names, by id."""


def shares_in_words(count: int) -> str:
    """`One Thousand Two Hundred Thirty-Four`; ValueError below zero and from a trillion on."""
    if not 0 <= count < MOST:
        raise ValueError(f"{count} shares cannot be written in words")
    return " ".join(_parts(count)).title()


def _parts(count: int) -> list[str]:
    for scale, name in SCALES:
        if count >= scale:
            rest = count % scale
            return [*_parts(count // scale), name, *(_parts(rest) if rest else ())]
    hundreds, rest = divmod(count, 100)
    if not hundreds:
        return [number_word(rest)]
    return [number_word(hundreds), "hundred", *([number_word(rest)] if rest else ())]


def shares_of(count: int, class_name: str) -> str:
    """`1,000 shares of Common Stock`, the class exactly as it is named in the book."""
    return f"{plural(count, 'share')} of {as_name(class_name)}"


def dollars(cents: int | None) -> str:
    """`$12,500.00`; empty while the amount is not known."""
    return "" if cents is None else f"${whole(cents // 100)}.{cents % 100:02d}"


def day_of(moment: str) -> date | None:
    """The day of a moment on the books; `None` for an empty one."""
    return date.fromisoformat(moment[:10]) if moment else None


def day_words(moment: str) -> str:
    """`May 25, 2004`; empty for an empty moment."""
    on = day_of(moment)
    return day_paper(on) if on else ""


def moment_words(moment: str) -> str:
    """`May 25, 2004, at 9:00 a.m.`; empty for an empty moment."""
    on, at = day_words(moment), moment[11:16]
    return f"{on}, at {hour_paper(time.fromisoformat(at))}" if at else on


def registered(holders: Holders, holder_id: int) -> str:
    """The name as registered; refused where the holder was not given with the paper."""
    if holder_id not in holders:
        raise Refusal(f"Holder {holder_id} is not in the book. The paper was not made.")
    return as_name(holders[holder_id].name)


def numbers(certificates: tuple[Certificate, ...] | tuple[str, ...]) -> str:
    """`12, 13`: certificate numbers in a row; `none` where there are none."""
    said = [c if isinstance(c, str) else c.number for c in certificates]
    return ", ".join(said) or "none"
