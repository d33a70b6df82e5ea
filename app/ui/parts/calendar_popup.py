"""The calendar of a ruled date field: two months, the reasons, legend and keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.presenters.view import RuledDate
from app.ui.theme import set_role, theme

from .button import IconButton
from .calendar_cells import Cell
from .calendar_legend import Legend
from .calendar_months import Months
from .calendar_reasons import Reasons
from .label import make_label, make_line


class CalendarPopup(QFrame):
    """Opens beside its field; Escape closes it and changes nothing.

    `chosen` gives the day taken, `why_requested` a rule's id, `link` any other link pressed.
    """

    chosen = Signal(object)
    why_requested = Signal(str)
    link = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setAccessibleName("Calendar")
        self._ruled: RuledDate | None = None
        self.months, self.reasons, self._legend = Months(), Reasons(), Legend()
        self._titles = (make_label(role="month"), make_label(role="month"))
        self._latest = make_label(role="smallstrong")
        self._before = IconButton("chevron_left", "Month before (PgUp)", 16)
        self._after = IconButton("chevron_right", "Month after (PgDn)", 16)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for button in (self._before, self._after):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heads = QHBoxLayout()
        heads.setSpacing(0)
        for part in (self._before, *self._titles, self._after):
            heads.addWidget(part, 1 if part in self._titles else 0)
        for title in self._titles:
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(heads)
        left.addWidget(self.months)
        left.addWidget(self._latest)
        left.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(28)
        upper.addLayout(left)
        upper.addWidget(self.reasons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(15, 12, 15, 10)
        whole.setSpacing(8)
        whole.addLayout(upper)
        whole.addWidget(make_line())
        whole.addWidget(self._legend)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.months.turn(-1))
        self._after.clicked.connect(lambda: self.months.turn(1))
        self.months.moved.connect(self._show_day)
        self.months.turned.connect(self._show_titles)
        self.months.chosen.connect(self._take)
        self.reasons.link.connect(self._follow)

    # Values

    def cells(self) -> tuple[Cell, ...]:
        """What is drawn, a value for each day."""
        return self.months.cells()

    # Opening

    def set_ruled(self, ruled: RuledDate, value: date | None = None) -> None:
        """Show this rule's days; the cursor goes to the value or to the day to open on."""
        self._ruled = ruled
        cursor = value or ruled.opens_on or ruled.aim_for or ruled.today
        self.months.set_ruled(ruled, value, cursor)
        self.reasons.show_whys(ruled.why)
        self._latest.setText(f"latest: {ruled.latest}" if ruled.latest else "")
        self._latest.setVisible(bool(ruled.latest))
        samples = {cell.view.state: cell.view for cell in self.cells()}
        self.reasons.reserve((*samples.values(), ruled.day(cursor)))
        told = any(cell.view.notes or cell.view.holiday for cell in self.cells())
        self.reasons.setVisible(bool(ruled.why) or told)
        self._legend.set_ruled(ruled, narrow=not (ruled.why or told))

    def open_for(self, field: QWidget, notes: Sequence[QWidget] = ()) -> None:
        """Open beside the field, covering neither it nor its notes."""
        screen = field.screen().availableGeometry()
        box = _on_screen(field)
        taken = [_on_screen(note) for note in notes if note.isVisible() and note.height()]
        self._fit(max(box.top() - screen.top(), screen.bottom() - box.bottom()) - 8)
        self.move(place(self.size(), box, taken, screen))
        self.show()
        self.months.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self, room: int) -> None:
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self.months.squeeze(0)
        if (over := self.sizeHint().height() - room) > 0:
            self.months.squeeze(-(-over // 6))
        wanted = self.sizeHint()
        self.resize(
            wanted.width(), max(self.minimumSizeHint().height(), min(wanted.height(), room))
        )

    # Answering

    def _take(self, on: date) -> None:
        self.close()
        self.chosen.emit(on)

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "why":
            self.why_requested.emit(rest)
            return
        self.close()
        self.link.emit(target)

    def _show_day(self, on: date) -> None:
        if self._ruled:
            self.reasons.show_day(self._ruled.day(on))

    def _show_titles(self) -> None:
        for label, month in zip(self._titles, self.months.months(), strict=True):
            label.setText(f"{month:%B} {month.year}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, F4 and Alt+Up close; F1 asks why."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F4) or (key == Qt.Key.Key_Up and alt):
            self.close()
        elif key == Qt.Key.Key_F1 and self._ruled and self._ruled.why:
            self.why_requested.emit(self._ruled.why[0].rule)
        else:
            super().keyPressEvent(event)


def place(size: QSize, field: QRect, notes: Sequence[QRect], screen: QRect) -> QPoint:
    """Where the popup goes: under the field, else above it, else under its notes.

    Where no place is free of the field it takes the side with more room.
    """
    gap = theme().px(3)
    left = max(screen.left(), min(field.left(), screen.right() - size.width()))
    under = QRect(QPoint(left, field.bottom() + gap), size)
    above = QRect(QPoint(left, field.top() - gap - size.height()), size)
    lowest = max((note.bottom() for note in notes), default=field.bottom())
    below = QRect(QPoint(left, lowest + gap), size)
    for place in (under, above, below):
        if screen.contains(place) and not any(place.intersects(note) for note in notes):
            return place.topLeft()
    room_above, room_under = field.top() - screen.top(), screen.bottom() - field.bottom()
    if room_above > room_under:
        return QPoint(left, max(screen.top(), above.top()))
    return under.topLeft()


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
