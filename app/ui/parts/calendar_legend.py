"""The foot of the calendar: what each mark means, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.presenters.view import RuledDate
from app.ui.theme import theme
from app.ui.theme.tokens import SMALL

from .calendar_draw import draw_band, draw_block, draw_hatch, draw_ring, draw_today

KEYS = "T today   + − a day   PgUp PgDn a month"


class Legend(QWidget):
    """Swatches with words at the left, keys at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[tuple[str, str], ...] = ()
        self._narrow = False

    def set_ruled(self, ruled: RuledDate, *, narrow: bool) -> None:
        """Name the marks that this rule uses; a narrow one has the keys in a second line."""
        self._narrow = narrow
        marks = [("inside", "inside the window"), ("outside", "outside")] if ruled.why else []
        marks += [("aim", "aim for")] if ruled.aim_for else []
        marks.append(("chosen", "chosen"))
        marks += [("event", word) for word in dict.fromkeys(ruled.events.values())]
        self._marks = (*marks, ("today", "today"))
        self.setAccessibleName("; ".join(words for _, words in self._marks) + ". " + KEYS)
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, ...]:
        """The marks named."""
        return tuple(words for _, words in self._marks)

    def sizeHint(self) -> QSize:
        """All in one line, or in two where the popup is narrow."""
        self.setFont(theme().font(SMALL))
        return QSize(10, self.fontMetrics().height() * (2 if self._narrow else 1) + 4)

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw swatches and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(SMALL))
        height, wide = self.fontMetrics().height(), theme().px(20)
        x, base = 0.0, self.fontMetrics().ascent() + 2
        for kind, words in self._marks:
            _swatch(painter, QRectF(x, 1, wide, height), kind)
            painter.setPen(theme().colour("ink2"))
            painter.drawText(QPointF(x + wide + 6, base), words)
            x += wide + 6 + self.fontMetrics().horizontalAdvance(words) + theme().px(18)
        painter.setPen(theme().colour("ink2"))
        right = self.width() - self.fontMetrics().horizontalAdvance(KEYS)
        painter.drawText(QPointF(max(0, right), base + (height if self._narrow else 0)), KEYS)
        painter.end()


def _swatch(painter: QPainter, box: QRectF, kind: str) -> None:
    inner = box.adjusted(1, 3, -1, -3)
    match kind:
        case "inside":
            draw_band(painter, box.adjusted(0, 1, 0, -1), "single")
        case "outside":
            draw_hatch(painter, inner)
        case "aim":
            draw_ring(painter, inner, "fits")
        case "today":
            draw_today(painter, box.center().x(), box.center().y() + 4)
        case _:
            draw_block(painter, inner, "pen" if kind == "chosen" else "ink")
