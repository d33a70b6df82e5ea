"""The seal as a drawn ring, 1.625 inches across: name around, state below, words in the middle."""

from __future__ import annotations

from math import cos, degrees, pi, sin

from reportlab.pdfgen.canvas import Canvas

from app.documents.shares.seal import SealFace
from app.documents.typeset.fit import Fitted, fit
from app.documents.typeset.fonts import BODY, STRONG, composed, measure

RADIUS = 1.625 * 72 / 2
INNER = RADIUS * 0.68
WORDS = RADIUS * 0.84  # the middle of the ring that holds the words
TEETH = 96
TOP_ARC, BOTTOM_ARC = 236.0, 104.0  # degrees for the name and for the state's word


def draw_seal(canvas: Canvas, seal: SealFace, x: float, y: float) -> None:
    """The seal with its middle at that place."""
    canvas.setLineWidth(0.9)
    canvas.circle(x, y, RADIUS)
    canvas.setLineWidth(0.4)
    canvas.circle(x, y, RADIUS - 2.6)
    canvas.circle(x, y, INNER)
    _teeth(canvas, x, y)
    _arc(canvas, seal.around.upper(), x, y, TOP_ARC, above=True)
    _arc(canvas, seal.below, x, y, BOTTOM_ARC, above=False)
    _middle(canvas, seal, x, y)


def _teeth(canvas: Canvas, x: float, y: float) -> None:
    """A ring of fine strokes inside the words, as a milled edge."""
    canvas.setLineWidth(0.35)
    for tooth in range(TEETH):
        angle = 2 * pi * tooth / TEETH
        near, far = INNER - 3.2, INNER
        canvas.line(
            x + near * cos(angle), y + near * sin(angle), x + far * cos(angle), y + far * sin(angle)
        )


def _arc(canvas: Canvas, text: str, x: float, y: float, room: float, *, above: bool) -> None:
    """The words along the ring, upright at the top or at the bottom, as large as the arc allows."""
    words = composed(text)
    length = room * pi / 180 * WORDS
    unit = measure(words, STRONG, 1) + 0.12 * max(len(words) - 1, 0)
    size = min(9.0, length / unit) if words else 0
    canvas.setFont(STRONG, size)
    way = -unit * size / 2
    base = WORDS - 0.34 * size if above else WORDS + 0.34 * size
    for letter in words:
        width = measure(letter, STRONG, size)
        turn = (way + width / 2) / WORDS
        angle = pi / 2 - turn if above else -pi / 2 + turn
        canvas.saveState()
        canvas.translate(x + base * cos(angle), y + base * sin(angle))
        canvas.rotate(degrees(angle) - 90 if above else degrees(angle) + 90)
        canvas.drawCentredString(0, 0, letter)
        canvas.restoreState()
        way += width + 0.12 * size


def _middle(canvas: Canvas, seal: SealFace, x: float, y: float) -> None:
    """The words in the middle, the first one strong; a line to write on for an unknown day."""
    room = 2 * INNER - 16
    lines = [fit([text], STRONG, room, 14, 8.5, 4) for text in seal.middle[:1]]
    lines += [fit([text], BODY, room, 14, 7.5, 4) for text in seal.middle[1:]]
    deep = 12.0 * (len(lines) + bool(seal.date_label))
    top = y + deep / 2
    for number, line in enumerate(lines):
        _line(canvas, line, STRONG if number == 0 else BODY, x, top - 12 * number - 9)
    if seal.date_label:
        foot = top - 12 * len(lines) - 10
        canvas.setLineWidth(0.5)
        canvas.line(x - room / 2 + 4, foot, x + room / 2 - 4, foot)
        canvas.setFont(BODY, 5)
        canvas.drawCentredString(x, foot - 6, seal.date_label)


def _line(canvas: Canvas, fitted: Fitted, face: str, x: float, y: float) -> None:
    canvas.setFont(face, fitted.size)
    for number, line in enumerate(fitted.lines):
        canvas.drawCentredString(x, y - number * fitted.leading, line)
