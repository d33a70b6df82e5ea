"""The certificate's border: woven bands of sine curves and rosettes, drawn as vectors.

Every curve is a chain of Bézier pieces whose tangents are those of the formula, so that it prints
smooth at any size. Lines are a third of a point and one colour, which a black printer draws too.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 792.0, 612.0
EDGE = 0.4 * 72
BAND = 25.0
HAIR = 3.4  # between the band and the hairline inside it
FINE = 0.33

Curve = Callable[[float], tuple[float, float]]


def border(canvas: Canvas) -> None:
    """Two rules with a woven band between them, a rosette in each corner, a hairline inside."""
    canvas.setLineWidth(1.3)
    canvas.rect(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    inside = EDGE + BAND
    canvas.setLineWidth(0.9)
    canvas.rect(inside, inside, WIDTH - 2 * inside, HEIGHT - 2 * inside)
    canvas.setLineWidth(0.4)
    inner = inside + HAIR
    canvas.rect(inner, inner, WIDTH - 2 * inner, HEIGHT - 2 * inner)
    _bands(canvas)
    _corners(canvas)


def trace(canvas: Canvas, curve: Curve, start: float, end: float, pieces: int) -> None:
    """Stroke the curve from `start` to `end` as that many Bézier pieces."""
    step = (end - start) / pieces
    path = canvas.beginPath()
    path.moveTo(*curve(start))  # pyright: ignore[reportUnknownMemberType]
    for number in range(pieces):
        here, there = start + number * step, start + (number + 1) * step
        (x0, y0), (x1, y1) = curve(here), curve(there)
        (u0, v0), (u1, v1) = _slope(curve, here, step), _slope(curve, there, step)
        path.curveTo(x0 + u0, y0 + v0, x1 - u1, y1 - v1, x1, y1)  # pyright: ignore[reportUnknownMemberType]
    canvas.drawPath(path, stroke=1, fill=0)  # pyright: ignore[reportUnknownMemberType]


def rosette(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A woven ring, and a flower inside it."""
    canvas.setLineWidth(FINE)
    for inner, outer, leaves in ((0.56, 1.0, 12), (0.1, 0.62, 8)):
        for turn in range(3):
            trace(canvas, _petals(x, y, radius, inner, outer, leaves, turn), 0, 2 * pi, 8 * leaves)


def _slope(curve: Curve, at: float, step: float) -> tuple[float, float]:
    """A third of the way that the tangent covers in one step."""
    small = step / 64
    (x0, y0), (x1, y1) = curve(at - small), curve(at + small)
    scale = step / (6 * small)
    return (x1 - x0) * scale, (y1 - y0) * scale


def _petals(
    x: float, y: float, radius: float, inner: float, outer: float, leaves: int, turn: int
) -> Curve:
    middle, swing = radius * (inner + outer) / 2, radius * (outer - inner) / 2

    def at(angle: float) -> tuple[float, float]:
        far = middle + swing * cos(leaves * angle + turn * 2 * pi / 3)
        return x + far * cos(angle), y + far * sin(angle)

    return at


def _bands(canvas: Canvas) -> None:
    across, down = WIDTH - 2 * (EDGE + BAND), HEIGHT - 2 * (EDGE + BAND)
    middle = EDGE + BAND / 2
    for x, y, turned, length, waves in (
        (EDGE + BAND, middle, 0, across, 30),
        (EDGE + BAND, HEIGHT - middle, 0, across, 30),
        (middle, EDGE + BAND, 90, down, 22),
        (WIDTH - middle, EDGE + BAND, 90, down, 22),
    ):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turned)
        _band(canvas, length, waves)
        canvas.restoreState()


def _band(canvas: Canvas, length: float, waves: int) -> None:
    """Six waves, each a sixth of a period on, that swell and shrink together in beads."""
    canvas.setLineWidth(FINE)
    half = BAND / 2 - 2
    for turn in range(6):
        trace(canvas, _wave(length, waves, half, turn * pi / 3), 0, length, waves * 8)


def _wave(length: float, waves: int, half: float, phase: float) -> Curve:
    pulse = 2 * pi * waves / length

    def at(way: float) -> tuple[float, float]:
        swell = 0.72 - 0.28 * cos(pulse * way / 2)
        return way, half * swell * sin(pulse * way + phase)

    return at


def _corners(canvas: Canvas) -> None:
    for x in (EDGE, WIDTH - EDGE - BAND):
        for y in (EDGE, HEIGHT - EDGE - BAND):
            canvas.setLineWidth(0.9)
            canvas.rect(x, y, BAND, BAND)
            rosette(canvas, x + BAND / 2, y + BAND / 2, BAND / 2 - 1.6)
