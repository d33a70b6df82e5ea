"""Drawing a timeline from its values: months, Mondays, lanes, bands, pins, today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.presenters.view import Timeline
from app.ui.theme import theme
from app.ui.theme.signs import draw_sign
from app.ui.theme.tokens import AXIS, SMALL

from .day_text import shift_month
from .timeline_layout import DrawnLane, DrawnPin, DrawnText, Scale

CENTRE = Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | CENTRE


def draw_timeline(
    painter: QPainter,
    box: QRectF,
    timeline: Timeline,
    scale: Scale,
    lanes: Sequence[DrawnLane],
    rows: tuple[int, int],
) -> None:
    """Draw the whole; `rows` are the top of the first lane and the height of a lane."""
    top, height = rows
    bottom = top + len(lanes) * height
    painter.setPen(QPen(theme().colour("rule"), 1))
    painter.setBrush(theme().colour("sheet"))
    painter.drawRoundedRect(box, 4, 4)
    _draw_months(painter, scale, top, bottom)
    painter.setPen(QPen(theme().colour("edge"), 1))
    painter.drawLine(QPointF(scale.left, top - 0.5), QPointF(scale.right, top - 0.5))
    _draw_today(painter, timeline, scale, (top, bottom))
    for number, lane in enumerate(lanes):
        row = QRectF(box.left() + 14, top + number * height, box.width() - 28, height)
        _draw_lane(painter, row, lane, scale)


def _months(scale: Scale) -> Iterator[tuple[date, date]]:
    month = scale.first.replace(day=1)
    while month <= scale.last:
        after = shift_month(month, 1)
        yield max(month, scale.first), min(after, scale.last + timedelta(days=1))
        month = after


def _draw_months(painter: QPainter, scale: Scale, top: int, bottom: int) -> None:
    for number, (first, after) in enumerate(_months(scale)):
        left = scale.x(first)
        right = scale.right if after > scale.last else scale.x(after)
        if number % 2 == 0:
            painter.fillRect(QRectF(left, top, right - left, bottom - top), theme().colour("sunk"))
        painter.setPen(QPen(theme().colour("rule"), 1))
        painter.drawLine(QPointF(left, theme().px(8)), QPointF(left, bottom))
        painter.setFont(theme().font(SMALL, semibold=True))
        painter.setPen(theme().colour("ink"))
        name = f"{first:%B}" if first.month > 1 or number == 0 else f"{first:%B %Y}"
        room = right - left - 6
        if painter.fontMetrics().horizontalAdvance(name) > room:
            name = f"{first:%b}"
        if painter.fontMetrics().horizontalAdvance(name) <= room:
            painter.drawText(QRectF(left + 4, theme().px(5), room, theme().px(20)), LEFT, name)
    _draw_mondays(painter, scale, top)


def _draw_mondays(painter: QPainter, scale: Scale, top: int) -> None:
    painter.setFont(theme().font(AXIS))
    painter.setPen(theme().colour("ink2"))
    width = painter.fontMetrics().horizontalAdvance("00") + 6
    every = 1 + int(width // (7 * scale.day))
    monday = scale.first + timedelta(days=-scale.first.weekday() % 7)
    count = 0
    while monday <= scale.last:
        x = scale.middle(monday)
        if count % every == 0 and x + width / 2 <= scale.right + 8:
            box = QRectF(x - width, theme().px(25), 2 * width, theme().px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(monday.day))
            painter.drawLine(QPointF(x, top - 3), QPointF(x, top - 1))
        monday += timedelta(days=7)
        count += 1


def _draw_today(painter: QPainter, timeline: Timeline, scale: Scale, rows: tuple[int, int]) -> None:
    today = timeline.today
    if not scale.first <= today <= scale.last:
        return
    x, (top, bottom) = scale.middle(today), rows
    painter.setPen(QPen(theme().colour("ink2"), 1.2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom + 2))
    painter.setFont(theme().font(AXIS))
    painter.setPen(theme().colour("ink2"))
    text = f"Today, {today:%b} {today.day}"
    width = painter.fontMetrics().horizontalAdvance(text)
    left = max(scale.left, min(x - width / 2, scale.right - width))
    painter.drawText(QRectF(left, bottom + 3, width + 2, theme().px(18)), LEFT, text)


def _draw_lane(painter: QPainter, row: QRectF, drawn: DrawnLane, scale: Scale) -> None:
    lane = drawn.lane
    painter.setPen(QPen(theme().colour("rule"), 1))
    painter.drawLine(row.bottomLeft(), QPointF(scale.right, row.bottom()))
    painter.setFont(theme().font(SMALL))
    painter.setPen(theme().colour("ink2"))
    section = painter.fontMetrics().horizontalAdvance(lane.section)
    cited = QRectF(scale.left - 12 - section, row.top(), section + 2, row.height())
    painter.drawText(cited, LEFT, lane.section)
    painter.setPen(theme().colour("ink"))
    room = cited.left() - row.left() - 6
    name = painter.fontMetrics().elidedText(lane.name, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(row.left(), row.top(), room, row.height()), LEFT, name)
    if drawn.has_band:
        _draw_band(painter, row, drawn)
    painter.setPen(theme().colour("ink2"))
    for end in drawn.ends:
        _write(painter, row, end)
    for pin in drawn.pins:
        _draw_pin(painter, row, pin)


def _draw_band(painter: QPainter, row: QRectF, drawn: DrawnLane) -> None:
    inset = row.height() * 0.2
    band = QRectF(drawn.left, row.top() + inset, drawn.right - drawn.left, row.height() - 2 * inset)
    painter.setPen(QPen(theme().colour("bandedge"), 1))
    painter.setBrush(theme().colour("band"))
    painter.drawRoundedRect(band.adjusted(0.5, 0, -0.5, 0), 2, 2)


def _write(painter: QPainter, row: QRectF, text: DrawnText) -> None:
    painter.drawText(QRectF(text.x, row.top(), text.width + 4, row.height()), LEFT, text.text)


def _draw_pin(painter: QPainter, row: QRectF, drawn: DrawnPin) -> None:
    x, y, unit = drawn.x, row.center().y(), row.height() / 25
    ink = {"outside": "breach", "cut-off": "ink2"}.get(drawn.pin.kind, "ink")
    if drawn.words:
        painter.setFont(theme().font(SMALL, semibold=drawn.pin.kind != "cut-off"))
        painter.setPen(theme().colour(ink))
        _write(painter, row, drawn.words)
        painter.setFont(theme().font(SMALL))
    painter.setPen(Qt.PenStyle.NoPen)
    match drawn.pin.kind:
        case "chosen":
            painter.setBrush(theme().colour("pen"))
            painter.drawEllipse(QPointF(x, y), 5.5 * unit, 5.5 * unit)
        case "event":
            painter.setBrush(theme().colour("ink"))
            block = QRectF(x - 4 * unit, y - 8 * unit, 8 * unit, 16 * unit)
            painter.drawRoundedRect(block, 1.5, 1.5)
        case "outside":
            side = 15 * unit
            box = QRectF(x - side / 2, y - side / 2, side, side)
            draw_sign(painter, box, "error", theme().tokens)
        case "aim":
            painter.setPen(QPen(theme().colour("ink"), 1.6))
            painter.setBrush(theme().colour("sheet"))
            half = 5.5 * unit
            corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        case _:
            painter.setPen(QPen(theme().colour("ink"), 2))
            half = 8 * unit
            for end in (-half, half):
                painter.drawLine(QPointF(x - 4 * unit, y + end), QPointF(x, y + end))
            painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
