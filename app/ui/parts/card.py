"""The text of a card, drawn as one piece: heading, lines with their signs, figures at the right."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.presenters.tables import WORDS
from app.presenters.today import Card, CardLine
from app.ui.theme import theme
from app.ui.theme.signs import draw_sign
from app.ui.theme.tokens import CARD, SIGN

GAP, LINE_GAP, COLUMN_GAP = 8, 7, 10
TALL = 1_000_000
WRAP = int(Qt.TextFlag.TextWordWrap)


class Placed(NamedTuple):
    """A text at its place, and how it is drawn."""

    box: QRect
    text: str
    font: QFont
    ink: str


class CardText(QWidget):
    """One widget for all that a card says, whose height follows from its width.

    A screen reader is told the heading as its name and the lines as its description.
    """

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._card = card
        self._places: dict[int, list[Placed]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(". ".join(_spoken(line) for line in card.lines))
        theme().changed.connect(self._measure_again)

    def sizeHint(self) -> QSize:
        """The room that it takes at its usual width."""
        return QSize(theme().px(300), self.heightForWidth(theme().px(300)))

    def minimumSizeHint(self) -> QSize:
        """Narrower than a few words it is never."""
        return QSize(theme().px(160), 0)

    def heightForWidth(self, width: int) -> int:
        """The height of the texts, wrapped at this width."""
        return self._at(width)[-1].box.bottom() + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the texts and the signs."""
        painter = QPainter(self)
        for one in self._at(self.width()):
            painter.setFont(one.font)
            painter.setPen(theme().colour(one.ink))
            painter.drawText(one.box, WRAP, one.text)
        for box, severity in self._signs():
            draw_sign(painter, box, severity, theme().tokens)
        painter.end()

    def _at(self, width: int) -> list[Placed]:
        """Every text at its place; the last one stands lowest. Layouts ask more than once."""
        if width not in self._places:
            self._places[width] = self._placed(width)
        return self._places[width]

    def _measure_again(self) -> None:
        self._places = {}
        self.updateGeometry()

    def _placed(self, width: int) -> list[Placed]:
        title, plain = theme().font(CARD, semibold=True, serif=True), theme().font()
        metrics = QFontMetrics(plain)
        height = _height(QFontMetrics(title), self._card.title, width)
        placed = [Placed(QRect(0, 0, width, height), self._card.title, title, "ink")]
        right = max((metrics.horizontalAdvance(line.text) for line in self._card.lines), default=0)
        left = self._indent()
        words = max(1, width - left - right - (COLUMN_GAP if right else 0))
        top = height + GAP
        for line in self._card.lines:
            height = _height(metrics, line.label, words)
            at = metrics.horizontalAdvance(line.text)
            figure = QRect(width - at, top, at + 1, metrics.height())
            placed.append(Placed(figure, line.text, plain, "ink2"))
            placed.append(Placed(QRect(left, top, words, height), line.label, plain, "ink"))
            top += height + LINE_GAP
        return placed

    def _signs(self) -> list[tuple[QRectF, str]]:
        """The signs, in the middle of the first line of what they stand for."""
        side, lines = theme().px(SIGN), self._card.lines
        words = self._at(self.width())[2::2]
        down = (QFontMetrics(theme().font()).height() - side) / 2
        return [
            (QRectF(0, one.box.top() + down, side, side), line.severity)
            for one, line in zip(words, lines, strict=True)
            if line.severity
        ]

    def _indent(self) -> int:
        signed = any(line.severity for line in self._card.lines)
        return theme().px(SIGN) + COLUMN_GAP if signed else 0


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, TALL), WRAP, text).height()


def _spoken(line: CardLine) -> str:
    said = f"{line.label}: {line.text}" if line.text else line.label
    sign = "Fits" if line.severity == "fits" else WORDS.get(line.severity, "")
    return f"{said} ({sign})" if sign else said
