"""The two charts of the register: who owns how much, and the shares outstanding over the years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.words import whole
from app.presenters.charts import Bar, Steps, spoken
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.theme import theme

ROW, LABEL, FIGURE, HIGH = 28, 230, 190, 220


class BarChart(QWidget):
    """Horizontal bars on one scale, each with its label before and its figure after."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self.setAccessibleName(spoken(bars))

    def sizeHint(self) -> QSize:
        """A row for each bar."""
        return QSize(theme().px(760), theme().px(ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Labels right-aligned to the bars, so that the eye runs down one edge."""
        painter = QPainter(self)
        row, label, figure = (theme().px(n) for n in (ROW, LABEL, FIGURE))
        widest = max((bar.part for bar in self._bars), default=1) or 1
        room = max(1, self.width() - label - figure - 24)
        for number, bar in enumerate(self._bars):
            top = number * row
            painter.setPen(theme().colour("ink"))
            text = painter.fontMetrics().elidedText(
                bar.label, Qt.TextElideMode.ElideRight, label - 8
            )
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(0, top, label - 8, row), middle | Qt.AlignmentFlag.AlignRight, text
            )
            length = max(2.0, room * bar.part / widest)
            painter.fillRect(QRectF(label, top + 6, length, row - 12), theme().colour("pen"))
            painter.setPen(theme().colour("ink2"))
            painter.drawText(QRectF(label + length + 8, top, figure, row), middle, bar.figure)
        painter.end()


class StepChart(QWidget):
    """A figure over the years, as steps from zero; the years below, the highest at the left."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps
        last = whole(steps.points[-1][1]) if steps.points else "none"
        self.setAccessibleName(f"{steps.title}: {last} at the end")

    def sizeHint(self) -> QSize:
        """Room for the years."""
        return QSize(theme().px(760), theme().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, its two levels in figures, and a tick for each fifth year."""
        points = self._steps.points
        if not points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, foot = theme().px(96), theme().px(24)
        area = QRectF(left, 8, self.width() - left - 12, self.height() - foot - 12)
        first, span = points[0][0], max(1, (points[-1][0] - points[0][0]).days)

        def at(on: date, shares: int) -> QPointF:
            across = area.left() + area.width() * (on - first).days / span
            return QPointF(across, area.bottom() - area.height() * shares / self._steps.highest)

        painter.setPen(QPen(theme().colour("rule"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(theme().colour("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for shares, y in ((self._steps.highest, area.top()), (0, area.bottom())):
            painter.drawText(QRectF(0, y - 10, left - 8, 20), right, whole(shares))
        self._draw_years(painter, area, first, span)
        line = QPolygonF()
        for n, (on, shares) in enumerate(points):
            if n:
                line.append(at(on, points[n - 1][1]))
            line.append(at(on, shares))
        painter.setPen(QPen(theme().colour("pen"), 2))
        painter.drawPolyline(line)
        painter.end()

    def _draw_years(self, painter: QPainter, area: QRectF, first: date, span: int) -> None:
        years = range(first.year + 1, first.year + span // 365 + 2)
        step = max(1, len(years) // 8)
        for year in years[::step]:
            days = (date(year, 1, 1) - first).days
            if days > span:
                break
            x = area.left() + area.width() * days / span
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            box = QRectF(x - 30, area.bottom() + 4, 60, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(year))


class ChartsDialog(QDialog):
    """Both charts, one below the other."""

    def __init__(
        self, fact: str, bars: Sequence[Bar], classes: Sequence[Steps], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Charts of the register")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(10)
        column.addWidget(make_label("Who owns how much", "card"))
        column.addWidget(make_label(fact, "fact"))
        column.addWidget(BarChart(bars))
        for steps in classes:
            column.addSpacing(8)
            column.addWidget(make_label(steps.title, "card"))
            column.addWidget(StepChart(steps))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        close = Button("&Close", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole_page = QVBoxLayout(self)
        whole_page.addWidget(area, 1)
        whole_page.addLayout(foot)
        self.resize(theme().px(860), theme().px(680))
