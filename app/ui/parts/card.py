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


class Ruler:
    """Measures texts in one font; each is shaped once, since layouts ask at many widths."""

    def __init__(self, font: QFont) -> None:
        self.font, self._metrics = font, QFontMetrics(font)
        self.line = self._metrics.height()
        self._wide: dict[str, int] = {}
        self._drawn_line = self._wrapped("x", TALL)

    def wide(self, text: str) -> int:
        """The width of the text on one line, in px."""
        if text not in self._wide:
            self._wide[text] = self._metrics.horizontalAdvance(text)
        return self._wide[text]

    def high(self, text: str, width: int) -> int:
        """The height of the text wrapped at this width, in px."""
        return self._drawn_line if self.wide(text) < width else self._wrapped(text, width)

    def _wrapped(self, text: str, width: int) -> int:
        return self._metrics.boundingRect(QRect(0, 0, width, TALL), WRAP, text).height()


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
        self._measure()
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

    def _measure(self) -> None:
        self._places = {}
        self._title = Ruler(theme().font(CARD, semibold=True, serif=True))
        self._plain = Ruler(theme().font())

    def _measure_again(self) -> None:
        self._measure()
        self.updateGeometry()

    def _placed(self, width: int) -> list[Placed]:
        title, plain = self._title, self._plain
        height = title.high(self._card.title, width)
        placed = [Placed(QRect(0, 0, width, height), self._card.title, title.font, "ink")]
        right = max((plain.wide(line.text) for line in self._card.lines), default=0)
        left = self._indent()
        words = max(1, width - left - right - (COLUMN_GAP if right else 0))
        top = height + GAP
        for line in self._card.lines:
            height = plain.high(line.label, words)
            at = plain.wide(line.text)
            figure = QRect(width - at, top, at + 1, plain.line)
            placed.append(Placed(figure, line.text, plain.font, "ink2"))
            placed.append(Placed(QRect(left, top, words, height), line.label, plain.font, "ink"))
            top += height + LINE_GAP
        return placed

    def _signs(self) -> list[tuple[QRectF, str]]:
        """The signs, in the middle of the first line of what they stand for."""
        side, lines = theme().px(SIGN), self._card.lines
        words = self._at(self.width())[2::2]
        down = (self._plain.line - side) / 2
        return [
            (QRectF(0, one.box.top() + down, side, side), line.severity)
            for one, line in zip(words, lines, strict=True)
            if line.severity
        ]

    def _indent(self) -> int:
        signed = any(line.severity for line in self._card.lines)
        return theme().px(SIGN) + COLUMN_GAP if signed else 0


def _spoken(line: CardLine) -> str:
    said = f"{line.label}: {line.text}" if line.text else line.label
    sign = "Fits" if line.severity == "fits" else WORDS.get(line.severity, "")
    return f"{said} ({sign})" if sign else said
