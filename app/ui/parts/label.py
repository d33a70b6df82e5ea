"""Labels in the roles of the type scale, hairlines, and the signs of severity."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.presenters.tables import WORDS
from app.ui.theme import set_role, theme
from app.ui.theme.signs import draw_sign
from app.ui.theme.tokens import SIGN


def make_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text in a role of the style sheet (`title`, `card`, `fact`, `small`, ...).

    Wrapped labels grow in height only.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_role(label, role)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def make_copyable(text: str, role: str = "") -> QLabel:
    """A wrapping label whose text can be marked and copied with the mouse."""
    label = make_label(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class ShortLabel(QLabel):
    """One line of plain text that gives way: shortened with `…`, whole in its tooltip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            set_role(self, role)

    def minimumSizeHint(self) -> QSize:
        """Hardly anything: it gives way to its neighbours."""
        return QSize(theme().px(40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        metrics, way = self.fontMetrics(), Qt.TextElideMode.ElideRight
        text = metrics.elidedText(self.text(), way, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class LinkLabel(QLabel):
    """A label whose first link has the focus as soon as Tab comes to it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first link, or coming backwards to the last."""
        super().focusInEvent(event)
        ways = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
        if event.reason() in ways:
            self.focusNextPrevChild(ways[event.reason()])


def make_rich(text: str = "", role: str = "") -> QLabel:
    """A wrapping label of rich text whose links work by mouse and by keyboard."""
    label = LinkLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if role:
        set_role(label, role)
    flags = Qt.TextInteractionFlag.LinksAccessibleByMouse
    label.setTextInteractionFlags(flags | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_rich(label, text)
    return label


def set_rich(label: QLabel, text: str) -> None:
    """Set the rich text; only a label with a link takes part in the Tab order."""
    label.setText(text)
    focus = Qt.FocusPolicy.StrongFocus if "<a " in text else Qt.FocusPolicy.NoFocus
    label.setFocusPolicy(focus)


def link(target: str, words: str) -> str:
    """A link as rich text, both parts escaped."""
    from html import escape

    pen = theme().tokens.pen
    return f'<a href="{escape(target)}" style="color:{pen}">{escape(words)}</a>'


def make_line() -> QFrame:
    """A hairline."""
    frame = QFrame()
    set_role(frame, "line")
    return frame


class SignLabel(QWidget):
    """The sign of a severity (or `unmet`); empty shows nothing but keeps its place."""

    def __init__(self, severity: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity = ""
        self.set_severity(severity)
        theme().changed.connect(self._resize)
        self._resize()

    def set_severity(self, severity: str) -> None:
        """Show the sign of this severity."""
        self.severity = severity
        self.setAccessibleName(WORDS.get(severity, "") or {"fits": "Fits"}.get(severity, ""))
        self.update()

    def sizeHint(self) -> QSize:
        """The sign's square."""
        return QSize(theme().px(SIGN), theme().px(SIGN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        if self.severity:
            painter = QPainter(self)
            draw_sign(painter, QRectF(self.rect()), self.severity, theme().tokens)
            painter.end()

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
