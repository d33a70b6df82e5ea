"""The ruled date field: shows, shades and explains, and never moves a recorded day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.words import day_short
from app.presenters.view import Note, RuledDate
from app.ui.theme import theme

from .announce import announce
from .calendar_cells import free_ruled
from .calendar_popup import CalendarPopup
from .day_text import Inside, read_day, shift_day, shift_month

WAIT = 300
SIGNS = {"t": "today", "T": "today", "+": "next", "=": "next", "-": "previous", "*": "aim"}


class DateField(QLineEdit):
    """A line for a day with a calendar button; any day can be entered, none is ever changed.

    `changed` gives the day or None, once typing rests or on leaving. `why_requested` gives the
    rule's id. Without a `RuledDate` it is a plain field: give it the day with `set_today`.
    """

    changed = Signal(object)
    why_requested = Signal(str)
    unread_changed = Signal()
    link = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._told: date | None = None
        self._unread = ""
        self._ruled: RuledDate | None = None
        self._today: date | None = None
        self._clear: tuple[QWidget, ...] = ()
        self._popup: CalendarPopup | None = None
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self._read)
        self.textEdited.connect(self._typed)
        self._button = QAction(self, toolTip="Open the calendar (F4)")
        self._button.triggered.connect(self.open_calendar)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        theme().changed.connect(self._dress)
        self._dress()

    # What stands in it

    def value(self) -> date | None:
        """The day that stands in the field, also before typing rests; None if it is none."""
        if self._timer.isActive():
            self._read()
        return self._value

    def unread(self) -> str:
        """What was typed that is no day, or nothing."""
        return self._unread

    def unread_note(self) -> Note | None:
        """The note beside a text that is no day."""
        if not self._unread:
            return None
        sentence = f"“{self._unread}” is no day. Type it like 5/25/2027 or May 25."
        return Note("warning", sentence)

    def set_value(self, on: date | None) -> None:
        """Show this day, whatever the rule says of it; does not emit."""
        self._timer.stop()
        self._value = self._told = on
        self._unread = ""
        self.setText(day_short(on) if on else "")
        self.setCursorPosition(0)

    def set_ruled(self, ruled: RuledDate | None) -> None:
        """Shade and explain by this rule from now on; the day stays as it is."""
        self._ruled = ruled
        if ruled:
            self._today = ruled.today
        aim = ruled.aim_for if ruled else None
        self.setPlaceholderText(f"aim for {day_short(aim).rsplit(',', 1)[0]}" if aim else "")
        if self._popup and self._popup.isVisible():
            self._popup.set_ruled(self._ruled_or_free(), self._value)

    def ruled(self) -> RuledDate | None:
        """The rule in force in this field."""
        return self._ruled

    def set_today(self, today: date) -> None:
        """The day that T gives in a plain field."""
        self._today = today

    def keep_clear(self, widgets: Sequence[QWidget]) -> None:
        """What the calendar must not cover besides the field: its notes."""
        self._clear = tuple(widgets)

    def commit(self) -> None:
        """Take what was typed as final: show it in full and tell of a change."""
        self._timer.stop()
        self._read()
        if self._value:
            self.setText(day_short(self._value))

    # The calendar

    def open_calendar(self) -> None:
        """Open the calendar under the field, or above it."""
        self.commit()
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self._take)
            self._popup.why_requested.connect(self.why_requested)
            self._popup.link.connect(self._follow)
        self._popup.set_ruled(self._ruled_or_free(), self._value)
        self._popup.open_for(self, self._clear)

    def popup(self) -> CalendarPopup | None:
        """The calendar, once it was opened."""
        return self._popup

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field's keys; single signs only while it is empty or wholly selected."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and alt):
            self.open_calendar()
        elif key == Qt.Key.Key_F1 and self._ruled and self._ruled.why:
            self.why_requested.emit(self._ruled.why[0].rule)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move("month before" if key == Qt.Key.Key_PageUp else "month after")
        elif event.text() in SIGNS and self._is_free():
            self._move(SIGNS[event.text()])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes what was typed as final."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _is_free(self) -> bool:
        return self.selectedText() == self.text()

    def _move(self, way: str) -> None:
        self._read()
        base = self._value or self._start()
        if base is None:
            return
        aim = self._ruled.aim_for if self._ruled else None
        moves = {
            "today": self._today,
            "aim": aim,
            "next": shift_day(base, 1),
            "previous": shift_day(base, -1),
            "month before": shift_month(base, -1),
            "month after": shift_month(base, 1),
        }
        if on := moves[way]:
            self._take(on)
            announce(self, self._ruled_or_free().day(on).spoken)

    def _start(self) -> date | None:
        ruled = self._ruled
        return (ruled.aim_for or ruled.opens_on or ruled.today) if ruled else self._today

    def _take(self, on: date) -> None:
        told = self._told
        self.set_value(on)
        self._told = told
        self.selectAll()
        self.unread_changed.emit()
        self._tell()

    def _follow(self, target: str) -> None:
        if target.startswith("use:") and (on := _iso(target[4:])):
            self._take(on)
        else:
            self.link.emit(target)

    # Reading

    def _typed(self) -> None:
        self._timer.start()

    def _read(self) -> None:
        text = self.text().strip()
        if self._value is None or text != day_short(self._value):
            self._understand(text)
        self._tell()

    def _understand(self, text: str) -> None:
        was = self._unread
        near = self._value or self._start() or self._today
        self._value = read_day(text, near, self._today or near, self._inside()) if near else None
        if near is None:
            self._value = _in_full(text)
        self._unread = text if text and self._value is None else ""
        if self._unread != was:
            self.unread_changed.emit()

    def _inside(self) -> Inside | None:
        ruled = self._ruled
        return (lambda on: ruled.day(on).state == "inside") if ruled else None

    def _tell(self) -> None:
        self._timer.stop()
        if self._value != self._told:
            self._told = self._value
            self.changed.emit(self._value)

    def _ruled_or_free(self) -> RuledDate:
        if self._ruled:
            return self._ruled
        return free_ruled(self._today or self._value or date(2000, 1, 1))

    def _dress(self) -> None:
        self._button.setIcon(theme().icon("calendar_month", "ink2"))


def _in_full(text: str) -> date | None:
    """A day typed with its whole year, which is the same whenever it is read."""
    early, late = (read_day(text, on, on) for on in (date(1800, 1, 1), date(2200, 1, 1)))
    return early if early == late else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
