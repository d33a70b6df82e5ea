"""The quorum strip of a meeting: the word, the large figure, and the bar drawn by ourselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.words import whole
from app.presenters.meeting_day.quorum import QuorumView
from app.ui.parts.label import SignLabel, link, make_label, make_rich, set_rich
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import SMALL

BAR, STEP, GAP = 18, 7, 3


class QuorumBar(QWidget):
    """In person solid, by proxy hatched, the needed votes as a mark; `drawn` tells it in parts.

    `size` is the letters' size in px at 100 %; the read-out for the room takes a larger one.
    """

    def __init__(self, size: int = SMALL) -> None:
        super().__init__()
        self._size, self._view = size, None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_view(self, view: QuorumView) -> None:
        """Draw this quorum."""
        self._view: QuorumView | None = view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.counted)
        self.update()

    def drawn(self) -> tuple[float, float, float]:
        """The parts of the bar's width that are in person, by proxy, and up to the mark."""
        view = self._view
        if view is None or not view.entitled:
            return (0, 0, 0)
        parts = (view.in_person, view.by_proxy, view.needed)
        return (parts[0] / view.entitled, parts[1] / view.entitled, parts[2] / view.entitled)

    def sizeHint(self) -> QSize:
        """A line of words over and under the bar."""
        line = QFontMetrics(theme().font(self._size)).height()
        return QSize(theme().px(260), 2 * line + self._bar_height() + 2 * GAP + 4)

    def minimumSizeHint(self) -> QSize:
        """It gives way in width."""
        return QSize(theme().px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar in the theme's colours."""
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setFont(theme().font(self._size))
        line = painter.fontMetrics().height()
        box = QRectF(1, line + GAP + 1, self.width() - 2, self._bar_height())
        person, proxy, needed = self.drawn()
        self._fill(painter, box, person, proxy)
        self._outline(painter, box)
        self._mark(painter, box, needed, line)
        self._words(painter, box, person, proxy)
        painter.end()

    def _bar_height(self) -> int:
        return theme().px(BAR * self._size / SMALL)

    def _fill(self, painter: QPainter, box: QRectF, person: float, proxy: float) -> None:
        painter.fillRect(box, theme().colour("sheet"))
        first = QRectF(box.left(), box.top(), box.width() * person, box.height())
        second = QRectF(first.right(), box.top(), box.width() * proxy, box.height())
        painter.fillRect(second, theme().colour("band"))
        painter.save()
        painter.setClipRect(second)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("bandedge"), 1.4))
        at = second.left() - second.height()
        while at < second.right():
            painter.drawLine(QRectF(at, box.bottom(), 1, 1).topLeft(),
                             QRectF(at + box.height(), box.top(), 1, 1).topLeft())  # fmt: skip
            at += STEP
        painter.restore()
        painter.fillRect(first, theme().colour("bandedge"))
        if proxy:
            painter.setPen(QPen(theme().colour("bandedge"), 1))
            painter.drawRect(second)

    def _outline(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(theme().colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _mark(self, painter: QPainter, box: QRectF, needed: float, line: int) -> None:
        """The line that a quorum needs, with its word over it."""
        if self._view is None:
            return
        at = box.left() + box.width() * needed
        painter.setPen(QPen(theme().colour("ink"), 2))
        painter.drawLine(int(at), int(box.top()) - GAP, int(at), int(box.bottom()) + GAP)
        painter.setFont(theme().font(self._size, semibold=True))
        words = self._view.parts[2]
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = max(0.0, min(at - wide / 2, self.width() - wide))
        painter.drawText(QRectF(left, 0, wide, line), Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, painter: QPainter, box: QRectF, person: float, proxy: float) -> None:
        """In person from the left; by proxy where its part begins, as far as there is room."""
        if self._view is None:
            return
        painter.setFont(theme().font(self._size))
        painter.setPen(QColor(theme().colour("ink2")))
        own, proxies, _ = self._view.parts
        metrics = painter.fontMetrics()
        top, line = box.bottom() + GAP, metrics.height()
        wide = metrics.horizontalAdvance(own)
        painter.drawText(QRectF(box.left(), top, wide + 4, line), own)
        after = metrics.horizontalAdvance(proxies)
        left = max(box.left() + box.width() * person, box.left() + wide + 24)
        left = min(left, box.right() - after)
        painter.drawText(QRectF(left, top, after + 4, line), proxies)


class QuorumStrip(QFrame):
    """The card at the head of the board; `why` gives the rule behind the section."""

    why = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.bar = QuorumBar()
        self.sign, self.word = SignLabel(), make_label("", "card")
        self.since = make_rich("", "small")
        self.since.linkActivated.connect(lambda target: self.why.emit(target.partition(":")[2]))
        self.figure, self.of_all = make_label("", "figure"), make_label("", "fact")
        self.more = make_label("", "small", wrap=True)
        self._view: QuorumView | None = None
        self._lay_out()
        theme().changed.connect(self._dress)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sign)
        head.addWidget(self.word)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(head)
        left.addWidget(self.since)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.figure)
        row.addWidget(self.of_all)
        row.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.more)

    def set_view(self, view: QuorumView) -> None:
        """Show this quorum."""
        self.sign.set_severity(view.severity)
        self.word.setText(view.word)
        self._view = view
        self._dress()
        self.figure.setText(whole(view.present))
        self.of_all.setText(view.of_all)
        self.bar.set_view(view)
        self.more.setText(view.more)
        self.more.setVisible(bool(view.more))
        self.setAccessibleName(view.spoken)

    def _dress(self) -> None:
        """The section as a link in the colours in force."""
        if self._view is None:
            return
        since = f"{self._view.since}, " if self._view.since else ""
        section = link(f"why:{self._view.rule}", self._view.section)
        set_rich(self.since, f"<span>{since}</span>{section}")
        self.since.setMinimumWidth(theme().px(150))
