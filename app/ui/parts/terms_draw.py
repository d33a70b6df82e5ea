"""Drawing the terms from their values: years, lanes, bars with their marks, seats, the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.domain.board.spans import MARKS as WORDS
from app.domain.words import day_plain
from app.presenters.terms_chart import TermsChart
from app.ui.theme import theme
from app.ui.theme.tokens import SMALL

from .terms_layout import (
    FOOT,
    GAP,
    HEAD,
    LANE,
    ROW,
    SEAT,
    DrawnBar,
    lanes_end,
    lay_out_seats,
    seats_foot,
    years_of,
)
from .timeline_layout import Scale

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
HALF = 4.5


def draw_terms(
    painter: QPainter, box: QRectF, chart: TermsChart, scale: Scale, bars: Sequence[DrawnBar]
) -> None:
    """The whole drawing inside the box."""
    painter.setPen(QPen(theme().colour("rule"), 1))
    painter.setBrush(theme().colour("sheet"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme().font(SMALL))
    _draw_years(painter, chart, scale)
    _draw_lanes(painter, chart, scale)
    for bar in bars:
        _draw_bar(painter, bar)
    if chart.counts:
        _draw_seats(painter, chart, scale)
    _draw_day(painter, chart, scale)
    _draw_legend(painter, chart, box)


def _draw_years(painter: QPainter, chart: TermsChart, scale: Scale) -> None:
    foot = seats_foot(chart)
    for on, x in years_of(chart, scale):
        painter.setPen(QPen(theme().colour("rule"), 1))
        painter.drawLine(QPointF(x, theme().px(6)), QPointF(x, foot))
        painter.setPen(theme().colour("ink2"))
        painter.drawText(QRectF(x + 4, 0, 60, theme().px(HEAD)), LEFT, str(on.year))
    painter.setPen(QPen(theme().colour("edge"), 1))
    y = theme().px(HEAD) - 0.5
    painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))


def _draw_lanes(painter: QPainter, chart: TermsChart, scale: Scale) -> None:
    high, before = theme().px(LANE), ""
    for number, lane in enumerate(chart.lanes):
        top = theme().px(HEAD) + number * high
        painter.setPen(QPen(theme().colour("rule"), 1))
        painter.drawLine(QPointF(12, top + high), QPointF(scale.right, top + high))
        if lane.label != before:
            painter.setPen(theme().colour("ink"))
            room = scale.left - 24
            text = painter.fontMetrics().elidedText(
                lane.label, Qt.TextElideMode.ElideRight, int(room)
            )
            painter.drawText(QRectF(12, top, room, high), LEFT, text)
        before = lane.label


def _draw_bar(painter: QPainter, drawn: DrawnBar) -> None:
    rect, bar = drawn.rect, drawn.bar
    painter.setPen(QPen(theme().colour("bandedge"), 1))
    painter.setBrush(theme().colour("band"))
    if bar.to_on:
        painter.drawRect(rect)
    else:  # it goes on: the end is open
        painter.fillRect(rect, theme().colour("band"))
        edges = (rect.topRight(), rect.topLeft(), rect.bottomLeft(), rect.bottomRight())
        painter.drawPolyline(QPolygonF(edges))
    draw_mark(painter, bar.began, QPointF(rect.left(), rect.center().y()))
    ended = bar.ended
    if ended:
        draw_mark(painter, ended, QPointF(rect.right(), rect.center().y()))
    painter.setPen(theme().colour("ink"))
    inner = rect.adjusted(HALF + 5, -2, -(HALF + 3 if ended else 3), 2)
    if bar.label and inner.width() > 24:
        text = painter.fontMetrics().elidedText(
            bar.label, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, LEFT, text)
    if drawn.after:
        painter.drawText(QRectF(rect.right() + 12, rect.top() - 3, 200, rect.height() + 6), LEFT,
                         drawn.after.capitalize())  # fmt: skip


def draw_mark(painter: QPainter, mark: str, at: QPointF) -> None:
    """The mark of a beginning or an end: each has its own outline."""
    painter.setPen(QPen(theme().colour("ink"), 1.6))
    painter.setBrush(theme().colour("sheet"))
    MARKS[mark](painter, at)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _shape(*corners: tuple[float, float], solid: bool = False) -> Callable[..., None]:
    def draw(painter: QPainter, at: QPointF) -> None:
        if solid:
            painter.setBrush(theme().colour("ink"))
        painter.drawPolygon(QPolygonF([at + QPointF(x * HALF, y * HALF) for x, y in corners]))

    return draw


def _lines(*ends: tuple[float, float, float, float]) -> Callable[..., None]:
    def draw(painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(theme().colour("ink"), 2.2))
        for x, y, to_x, to_y in ends:
            painter.drawLine(at + QPointF(x, y) * HALF, at + QPointF(to_x, to_y) * HALF)

    return draw


def _disc(painter: QPainter, at: QPointF) -> None:
    painter.setBrush(theme().colour("ink"))
    painter.drawEllipse(at, HALF, HALF)


def _ring(painter: QPainter, at: QPointF) -> None:
    painter.drawEllipse(at, HALF, HALF)


MARKS: Mapping[str, Callable[[QPainter, QPointF], None]] = {
    "shareholders": _disc,
    "board": _shape((-1.2, 0), (0, -1.2), (1.2, 0), (0, 1.2)),
    "incorporator": _shape((-1, -1), (1, -1), (1, 1), (-1, 1), solid=True),
    "other": _ring,
    "resigned": _shape((-1, -1.2), (1.2, 0), (-1, 1.2)),
    "removed": _lines((-1, -1, 1, 1), (-1, 1, 1, -1)),
    "died": _lines((0, -1.3, 0, 1.5), (-0.9, -0.5, 0.9, -0.5)),
    "term": _lines((0, -1.5, 0, 1.5)),
}


def _draw_seats(painter: QPainter, chart: TermsChart, scale: Scale) -> None:
    """Who serve as a solid strip, vacant seats hatched on it, the authorized number as a line."""
    foot, seat = seats_foot(chart), theme().px(SEAT)
    before: QPointF | None = None
    for part in lay_out_seats(chart, scale):
        wide = part.to_x - part.from_x
        solid = QRectF(part.from_x, foot - part.serving * seat, wide, part.serving * seat)
        painter.fillRect(solid, theme().colour("band"))
        if part.vacant:
            gap = QRectF(part.from_x, solid.top() - part.vacant * seat, wide, part.vacant * seat)
            _hatch(painter, gap)
            _write_vacant(painter, gap, part.vacant)
        if part.authorized is not None:
            y = foot - part.authorized * seat
            painter.setPen(QPen(theme().colour("ink"), 2))
            if before is not None and before.y() != y:
                painter.drawLine(QPointF(part.from_x, before.y()), QPointF(part.from_x, y))
            painter.drawLine(QPointF(part.from_x, y), QPointF(part.to_x, y))
            before = QPointF(part.to_x, y)
    painter.setPen(QPen(theme().colour("edge"), 1))
    painter.drawLine(QPointF(scale.left, foot), QPointF(scale.right, foot))
    _write_seats(painter, chart, scale)


def _write_seats(painter: QPainter, chart: TermsChart, scale: Scale) -> None:
    """At the left how the board stands on the day that is marked."""
    now = next((c for c in reversed(chart.counts) if c.on <= chart.on), chart.counts[0])
    top = lanes_end(chart) + theme().px(GAP) - 2
    fixed = f"{now.authorized} authorized" if now.authorized is not None else "No number fixed"
    painter.setPen(theme().colour("ink"))
    for number, text in enumerate((fixed, f"{now.serving} in office")):
        line = QRectF(12, top + number * theme().px(18), scale.left - 24, theme().px(18))
        painter.drawText(line, LEFT, text)


def _hatch(painter: QPainter, box: QRectF) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(theme().colour("edge"), 1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += 5
    painter.restore()
    painter.setPen(QPen(theme().colour("edge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _write_vacant(painter: QPainter, gap: QRectF, vacant: int) -> None:
    """`1 vacant` on a plate in the hatched part, where there is room."""
    text = f"{vacant} vacant"
    wide = painter.fontMetrics().horizontalAdvance(text) + 8
    high = painter.fontMetrics().height()
    if gap.width() < wide + 4:
        return
    plate = QRectF(gap.center().x() - wide / 2, gap.bottom() + 1, wide, high)
    painter.fillRect(plate, theme().colour("sheet"))
    painter.setPen(theme().colour("ink"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def _draw_day(painter: QPainter, chart: TermsChart, scale: Scale) -> None:
    """The day that is marked: a dashed line through everything, and its name at the foot."""
    x, foot = scale.middle(chart.on), seats_foot(chart)
    painter.setPen(QPen(theme().colour("pen"), 1.6, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, theme().px(HEAD)), QPointF(x, foot + 3))
    text = f"On {day_plain(chart.on)}"
    wide = painter.fontMetrics().horizontalAdvance(text)
    left = max(scale.left, min(x - wide / 2, scale.right - wide))
    painter.setPen(theme().colour("pen"))
    painter.drawText(QRectF(left, foot + 3, wide + 4, theme().px(FOOT) - 3), LEFT, text)


def _draw_legend(painter: QPainter, chart: TermsChart, box: QRectF) -> None:
    """Each mark that is drawn, with its words."""
    x, y = 20.0, box.bottom() - theme().px(ROW) / 2 - 4
    for mark in chart.used:
        draw_mark(painter, mark, QPointF(x, y))
        painter.setPen(theme().colour("ink2"))
        wide = painter.fontMetrics().horizontalAdvance(WORDS[mark])
        painter.drawText(QRectF(x + 10, y - 12, wide + 4, 24), LEFT, WORDS[mark])
        x += wide + 34
