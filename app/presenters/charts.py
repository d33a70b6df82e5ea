"""Who owns how much, and how many shares were out over the years, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.register import ClassLine
from app.domain.words import plural, whole
from app.presenters.figures import percent
from app.presenters.register import RegisterFacts

MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, what is written at its end, its part of the whole in ten-thousandths."""

    label: str
    figure: str
    part: int


@dataclass(frozen=True, slots=True)
class Steps:
    """A figure that changes on days: each day with the figure from then on, and the highest."""

    title: str
    points: tuple[tuple[date, int], ...]
    highest: int


def ownership(facts: RegisterFacts, class_id: int = 0) -> tuple[Bar, ...]:
    """The holders with the most shares, and all others together."""
    shown = facts.of_class(class_id)
    held: dict[int, int] = {}
    for holding in shown.holdings:
        held[holding.holder_id] = held.get(holding.holder_id, 0) + holding.shares
    ordered = sorted(held.items(), key=lambda item: (-item[1], item[0]))
    first, rest = ordered[:MOST_BARS], ordered[MOST_BARS:]
    bars = [_bar(facts.holders[one].name, shares, shown.outstanding) for one, shares in first]
    if rest:
        others = sum(shares for _, shares in rest)
        bars.append(_bar(plural(len(rest), "other holder"), others, shown.outstanding))
    return tuple(bars)


def history(name: str, lines: Iterable[ClassLine], until: date) -> Steps:
    """The shares outstanding of a class after each day on which they changed."""
    days: dict[date, int] = {}
    for line in lines:
        days[date.fromisoformat(line.moment[:10])] = line.outstanding
    points = [(on, shares) for on, shares in sorted(days.items()) if on <= until]
    if points:
        points.append((until, points[-1][1]))
    return Steps(f"{name} outstanding", tuple(points), max((s for _, s in points), default=0))


def spoken(bars: Sequence[Bar]) -> str:
    """The chart as a screen reader says it."""
    return "; ".join(f"{bar.label}, {bar.figure}" for bar in bars)


def _bar(label: str, shares: int, total: int) -> Bar:
    figure = f"{whole(shares)}, {percent(shares, total)} percent"
    return Bar(label, figure, shares * 10_000 // total if total else 0)
