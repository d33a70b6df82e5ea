"""Where the bars, seats and years of the drawn terms stand, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.presenters.terms_chart import TermBar, TermsChart
from app.ui.theme import theme
from app.ui.theme.tokens import SMALL

from .timeline_layout import Scale

HEAD, LANE, SEAT, LABEL, MARGIN = 26, 26, 12, 176, 12
GAP, FOOT, ROW = 10, 22, 22
"""Heights and widths in px at 100 %."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar as drawn, the number of its lane, and the words behind it where there is room."""

    bar: TermBar
    lane: int
    rect: QRectF
    after: str


@dataclass(frozen=True, slots=True)
class DrawnSeats:
    """A stretch of time in the strip of seats: how many serve, are authorized and vacant."""

    from_x: float
    to_x: float
    serving: int
    authorized: int | None
    vacant: int


def scale_of(chart: TermsChart, width: float) -> Scale:
    """Days to px at this width."""
    left = theme().px(LABEL)
    return Scale(chart.first, chart.last, left, max(left + 60.0, width - theme().px(MARGIN)))


def height_of(chart: TermsChart) -> int:
    """The height that the drawing needs."""
    seats = theme().px(SEAT) * chart.most + 2 * theme().px(GAP) if chart.counts else 0
    return lanes_end(chart) + seats + theme().px(FOOT) + theme().px(ROW) + theme().px(MARGIN)


def lanes_end(chart: TermsChart) -> int:
    """The foot of the last lane."""
    return theme().px(HEAD) + theme().px(LANE) * len(chart.lanes)


def seats_foot(chart: TermsChart) -> int:
    """The line on which the seats stand; without seats the foot of the last lane."""
    seats = theme().px(SEAT) * chart.most + 2 * theme().px(GAP) if chart.counts else 0
    return lanes_end(chart) + seats


def lay_out_bars(chart: TermsChart, scale: Scale) -> tuple[DrawnBar, ...]:
    """Each bar in its lane; a running one goes on to the last day of the drawing."""
    return tuple(
        _bar(chart, scale, number, place)
        for number, lane in enumerate(chart.lanes)
        for place in range(len(lane.bars))
    )


def lay_out_seats(chart: TermsChart, scale: Scale) -> tuple[DrawnSeats, ...]:
    """The seats between each change and the next."""
    ends = [*(count.on for count in chart.counts[1:]), chart.last + timedelta(1)]
    return tuple(
        DrawnSeats(scale.x(count.on), scale.x(end), count.serving, count.authorized, count.vacant)
        for count, end in zip(chart.counts, ends, strict=True)
    )


def years_of(chart: TermsChart, scale: Scale) -> list[tuple[date, float]]:
    """The years to be named and where they begin, as many as find room."""
    wide = QFontMetricsF(theme().font(SMALL)).horizontalAdvance("2000") + 14
    years = range(chart.first.year, chart.last.year + 1)
    step = next((s for s in (1, 2, 5, 10, 20) if scale.day * 365.25 * s >= wide), 50)
    shown = [date(y, 1, 1) for y in years if (y - chart.first.year) % step == 0]
    return [(on, scale.x(on)) for on in shown]


def _bar(chart: TermsChart, scale: Scale, number: int, place: int) -> DrawnBar:
    bars = chart.lanes[number].bars
    bar = bars[place]
    left = scale.x(bar.from_on)
    right = scale.x(bar.to_on) if bar.to_on else scale.right
    top = theme().px(HEAD) + number * theme().px(LANE)
    rect = QRectF(left, top + 5, max(3.0, right - left), theme().px(LANE) - 10)
    until = scale.x(bars[place + 1].from_on) if place + 1 < len(bars) else scale.right
    return DrawnBar(bar, number, rect, _after(bar, until - rect.right()))


def _after(bar: TermBar, room: float) -> str:
    """`Resigned 2003` behind the bar, if it finds room."""
    if not bar.ended or bar.to_on is None or bar.ended == "term":
        return ""
    text = f"{bar.ended} {bar.to_on.year}"
    need = QFontMetricsF(theme().font(SMALL)).horizontalAdvance(text) + 22
    return text if need <= room else ""
