"""Drawing the days of a ruled calendar: grounds, outlines, figures, rings, words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from app.ui.theme import theme
from app.ui.theme.tokens import BODY, WORD

from .calendar_cells import Cell

INSET, RADIUS = 2.0, 3.0


def draw_cell(painter: QPainter, box: QRectF, cell: Cell) -> None:
    """Draw one day into its box, all but the cursor."""
    inner = box.adjusted(INSET + 0.5, INSET + 0.5, -INSET - 0.5, -INSET - 0.5)
    if cell.hatched:
        draw_hatch(painter, box.adjusted(0, INSET, 0, -INSET))
    if cell.band:
        draw_band(painter, box, cell.band, filled=cell.view.state == "inside")
    if cell.chosen:
        draw_block(painter, inner, "pen")
    elif cell.event:
        draw_block(painter, inner, "ink")
    if cell.aim_for:
        draw_ring(painter, inner, "onpen" if cell.chosen else "sheet" if cell.event else "fits")
    _draw_text(painter, box, cell)


def draw_cursor(painter: QPainter, box: QRectF) -> None:
    """The 2 px ring in pen around the day under the cursor."""
    painter.setPen(QPen(theme().colour("pen"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


def draw_band(painter: QPainter, box: QRectF, band: str, *, filled: bool = True) -> None:
    """The ground of a day inside with the outline of its run."""
    starts, ends = band in ("first", "single"), band in ("last", "single")
    top, bottom = box.top() + INSET + 0.5, box.bottom() - INSET - 0.5
    left, right = box.left() + (0.5 if starts else 0), box.right() - (0.5 if ends else 0)
    area = QRectF(QPointF(left, top), QPointF(right, bottom))
    if filled:
        painter.fillPath(_rounded(area, starts, ends), theme().colour("band"))
    painter.setPen(QPen(theme().colour("bandedge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_outline(area, starts, ends))


def draw_hatch(painter: QPainter, box: QRectF) -> None:
    """The hatch of a day outside."""
    painter.fillRect(box, QBrush(theme().colour("hatch"), Qt.BrushStyle.BDiagPattern))


def draw_block(painter: QPainter, box: QRectF, name: str) -> None:
    """The full ground of the chosen day (pen) or of the event (ink)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(name))
    painter.drawRoundedRect(box, RADIUS, RADIUS)


def draw_ring(painter: QPainter, box: QRectF, name: str) -> None:
    """The 2 px ring of the day to aim for."""
    painter.setPen(QPen(theme().colour(name), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1.5, 0.5, -1.5, -0.5), RADIUS, RADIUS)


def draw_today(painter: QPainter, middle: float, bottom: float, name: str = "ink") -> None:
    """The short line under today's figure."""
    half = theme().px(9)
    painter.setPen(QPen(theme().colour(name), 2))
    painter.drawLine(QPointF(middle - half, bottom), QPointF(middle + half, bottom))


def _ink(cell: Cell) -> str:
    if cell.chosen:
        return "onpen"
    if cell.event:
        return "sheet"
    return "ink3" if cell.view.state in ("outside", "partly") else "ink"


def _draw_text(painter: QPainter, box: QRectF, cell: Cell) -> None:
    ink = _ink(cell)
    painter.setPen(theme().colour(ink))
    painter.setFont(theme().font(BODY, semibold=bool(cell.band) or cell.chosen))
    centre = Qt.AlignmentFlag.AlignHCenter
    figure = str(cell.on.day)
    if cell.word:
        word_height = painter.fontMetrics().height() * 0.78
        upper = box.adjusted(0, 1, 0, -word_height * 0.66)
        painter.drawText(upper, centre | Qt.AlignmentFlag.AlignVCenter, figure)
        painter.setFont(theme().font(WORD, semibold=True))
        lower = box.adjusted(-4, box.height() * 0.44, 4, -INSET)
        painter.drawText(lower, centre | Qt.AlignmentFlag.AlignVCenter, cell.word)
    else:
        painter.drawText(box, centre | Qt.AlignmentFlag.AlignVCenter, figure)
    if cell.today:
        draw_today(painter, box.center().x(), box.bottom() - INSET - 3, ink)
    if cell.view.holiday:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(ink))
        painter.drawEllipse(box.topRight() + QPointF(-8, 8), 1.8, 1.8)


def _rounded(area: QRectF, starts: bool, ends: bool) -> QPainterPath:
    path = QPainterPath()
    wide = area.adjusted(0 if starts else -RADIUS * 2, 0, 0 if ends else RADIUS * 2, 0)
    path.addRoundedRect(wide, RADIUS, RADIUS)
    clip = QPainterPath()
    clip.addRect(area)
    return path.intersected(clip)


def _outline(area: QRectF, starts: bool, ends: bool) -> QPainterPath:
    if starts and ends:
        path = QPainterPath()
        path.addRoundedRect(area, RADIUS, RADIUS)
        return path
    path = QPainterPath(QPointF(area.right(), area.top()))
    path.lineTo(area.left() + (RADIUS if starts else 0), area.top())
    _end(path, area, -1, starts)
    path.lineTo(area.right(), area.bottom())
    if ends:
        path = QPainterPath(QPointF(area.left(), area.top()))
        path.lineTo(area.right() - RADIUS, area.top())
        _end(path, area, 1, True)
        path.lineTo(area.left(), area.bottom())
    return path


def _end(path: QPainterPath, area: QRectF, side: int, closed: bool) -> None:
    edge = area.left() if side < 0 else area.right()
    if not closed:
        path.moveTo(edge, area.bottom())
        return
    inner = edge - side * RADIUS
    path.quadTo(QPointF(edge, area.top()), QPointF(edge, area.top() + RADIUS))
    path.lineTo(edge, area.bottom() - RADIUS)
    path.quadTo(QPointF(edge, area.bottom()), QPointF(inner, area.bottom()))
