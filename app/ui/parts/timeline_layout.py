"""Where the bands, words and pins of a timeline stand, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QFontMetricsF

from app.domain.words import day_short
from app.presenters.view import Lane, Pin, Timeline
from app.ui.theme import theme
from app.ui.theme.tokens import SMALL

LANE = 25
GAP = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to px: the first day's left edge and the last day's right edge."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day(self) -> float:
        """The width of a day in px."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, on: date) -> float:
        """The left edge of a day, kept within the axis."""
        return max(self.left, min(self.right, self.left + (on - self.first).days * self.day))

    def middle(self, on: date) -> float:
        """The middle of a day, kept within the axis."""
        return max(self.left, min(self.right, self.x(on) + self.day / 2))


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text: its left edge and what it says."""

    x: float
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class DrawnPin:
    """A pin: its middle, and its words, empty where they found no room."""

    pin: Pin
    x: float
    words: DrawnText | None


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane as drawn: the band's edges, the days at its ends, the pins."""

    lane: Lane
    left: float
    right: float
    ends: tuple[DrawnText, ...]
    pins: tuple[DrawnPin, ...]

    @property
    def has_band(self) -> bool:
        """Whether a band is drawn."""
        return self.right > self.left


def lay_out_lanes(timeline: Timeline, scale: Scale) -> tuple[DrawnLane, ...]:
    """Each lane's band, ends and pins."""
    return tuple(_lane(lane, scale) for lane in timeline.lanes)


def _lane(lane: Lane, scale: Scale) -> DrawnLane:
    left, right = _band(lane, scale)
    plain = QFontMetricsF(theme().font(SMALL))
    taken = [(left, right)] if right > left else []
    pins: list[DrawnPin] = []
    for pin in sorted(lane.pins, key=lambda p: p.on):
        pins.append(_pin(pin, scale, (left, right), lane.pins))
        if words := pins[-1].words:
            taken.append((words.x, words.x + words.width))
        taken.append((pins[-1].x - 7, pins[-1].x + 7))
    ends: list[DrawnText] = []
    for on, side in ((lane.first, "left"), (lane.last, "right")):
        told = on and any(p.on == on and p.kind in ("cut-off", "event") for p in lane.pins)
        if right > left and on and not told and scale.first <= on <= scale.last:
            text = f"{on:%b} {on.day}"
            width = plain.horizontalAdvance(text)
            x = left - GAP - width if side == "left" else right + GAP
            if x >= scale.left - 2 and _free(x, width, taken[1:]):
                ends.append(DrawnText(x, text, width))
    return DrawnLane(lane, left, right, tuple(ends), tuple(pins))


def _band(lane: Lane, scale: Scale) -> tuple[float, float]:
    if lane.first is None and lane.last is None:
        return 0.0, 0.0
    left = scale.x(lane.first) if lane.first else scale.left
    right = min(scale.right, scale.x(lane.last) + scale.day) if lane.last else scale.right
    return left, max(left, right)


def _free(x: float, width: float, taken: list[tuple[float, float]]) -> bool:
    return all(x + width < start or end < x for start, end in taken)


def _pin(pin: Pin, scale: Scale, band: tuple[float, float], pins: tuple[Pin, ...]) -> DrawnPin:
    strong = QFontMetricsF(theme().font(SMALL, semibold=True))
    x = scale.x(pin.on) + scale.day if pin.kind == "cut-off" else scale.middle(pin.on)
    text = pin.label or ("" if pin.kind == "aim" else day_short(pin.on).rsplit(",", 1)[0])
    if not text:
        return DrawnPin(pin, x, None)
    width = strong.horizontalAdvance(text)
    right_x = x + theme().px(9) if pin.kind != "cut-off" else x + GAP
    if right_x + width <= scale.right + 4 and not _another(pin, pins, scale, right_x, width):
        return DrawnPin(pin, x, DrawnText(right_x, text, width))
    left_x = x - theme().px(9) - width
    if left_x < band[0] < x and band[0] - GAP - width >= scale.left:
        left_x = band[0] - GAP - width
    return DrawnPin(pin, x, DrawnText(max(scale.left, left_x), text, width))


def _another(pin: Pin, pins: tuple[Pin, ...], scale: Scale, x: float, width: float) -> bool:
    others = (scale.middle(p.on) for p in pins if p is not pin)
    return any(x - 4 < other < x + width + 4 for other in others)
