"""The signs of severity: our own drawings, each with its own outline, readable in grey."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from .tokens import SEVERITY_TOKEN, Tokens

SIGNS = (*SEVERITY_TOKEN, "unmet")
"""The severities, and the open cross of a vote's test that is not met."""


def draw_sign(painter: QPainter, box: QRectF, severity: str, tokens: Tokens) -> None:
    """Draw the sign of a severity (or `unmet`) into the box, which is square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 17, box.height() / 17)
    colour = QColor(getattr(tokens, SEVERITY_TOKEN.get(severity, "ink2")))
    DRAWINGS[severity](painter, colour, QColor(tokens.sheet))
    painter.restore()


def sign_pixmap(severity: str, px: int, tokens: Tokens, ratio: float = 2.0) -> QPixmap:
    """The sign as a picture `px` wide."""
    pixmap = QPixmap(round(px * ratio), round(px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    draw_sign(painter, QRectF(0, 0, px, px), severity, tokens)
    painter.end()
    return pixmap


def _stroke(painter: QPainter, colour: QColor, width: float, *points: tuple[float, float]) -> None:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*p) for p in points]))


def _fill(painter: QPainter, colour: QColor, points: list[QPointF]) -> None:
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))


def _octagon(painter: QPainter, colour: QColor, ground: QColor) -> None:
    turns = [pi / 8 + n * pi / 4 for n in range(8)]
    _fill(painter, colour, [QPointF(8.5 + 7.6 * cos(t), 8.5 + 7.6 * sin(t)) for t in turns])
    _stroke(painter, ground, 1.9, (5.9, 5.9), (11.1, 11.1))
    _stroke(painter, ground, 1.9, (11.1, 5.9), (5.9, 11.1))


def _triangle(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _fill(painter, colour, [QPointF(8.5, 1.6), QPointF(16.1, 15.2), QPointF(0.9, 15.2)])
    _stroke(painter, ground, 1.8, (8.5, 6.2), (8.5, 10.2))
    _dot(painter, ground, 12.9)


def _square(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(1.2, 1.2, 14.6, 14.6), 2.5, 2.5)
    _stroke(painter, ground, 1.8, (4.6, 8.5), (12.2, 8.5))
    _stroke(painter, ground, 1.8, (9.2, 5.3), (12.4, 8.5), (9.2, 11.7))


def _circle(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8.5, 8.5), 7.6, 7.6)
    _stroke(painter, ground, 1.9, (8.5, 8.0), (8.5, 12.4))
    _dot(painter, ground, 4.9)


def _tick(painter: QPainter, colour: QColor, _: QColor) -> None:
    _stroke(painter, colour, 2.1, (2.4, 9.2), (6.5, 13.2), (14.6, 4.2))


def _cross(painter: QPainter, colour: QColor, _: QColor) -> None:
    _stroke(painter, colour, 2.0, (4.0, 4.0), (13.0, 13.0))
    _stroke(painter, colour, 2.0, (13.0, 4.0), (4.0, 13.0))


def _dot(painter: QPainter, colour: QColor, y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8.5, y), 1.15, 1.15)


DRAWINGS = {
    "error": _octagon,
    "warning": _triangle,
    "advice": _square,
    "info": _circle,
    "fits": _tick,
    "unmet": _cross,
}
