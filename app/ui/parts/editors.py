"""The fields of a form: each shows a draft's value, gives it back, and tells when it was typed in.

An editor is a widget with `value`, `set_value`, `commit` and the signals `edited` (at each
change) and `left` (when it is left). `target` is the widget that takes the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.words import hour_short
from app.presenters.view import Choice, Field, Note, RuledDate
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, FIELD_WIDTH, NUMBER_WIDTH

from .button import Button
from .combo import Combo
from .date_field import DateField
from .day_text import read_time
from .pick_field import PickField


class Editor(QWidget):
    """What every field of a form has."""

    edited = Signal()
    left = Signal()
    link = Signal(str)
    why_requested = Signal(str)
    restacked = Signal()
    wide, whole = False, False
    """Whether it needs the room of the notes; whether all of the form's width, under its label."""

    def __init__(self, target: QWidget, width: int = FIELD_WIDTH) -> None:
        super().__init__()
        self.target = target
        self._width = width
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(target, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        target.installEventFilter(self)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        if self._width:
            self.target.setFixedWidth(theme().px(self._width))

    def free_width(self) -> None:
        """Take the width that the layout gives, as in a line of a small table."""
        self._width = 0
        self.target.setMinimumWidth(theme().px(56))
        self.target.setMaximumWidth(16777215)
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 0)

    def stops(self) -> Sequence[QWidget]:
        """What takes the focus, in order."""
        return [self.target]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field is told."""
        if watched is self.target and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def value(self) -> object:
        """What a draft holds of this field."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show what a draft holds; does not tell of an edit."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what was typed as final."""

    def unread_note(self) -> Note | None:
        """The note beside a text that cannot be read."""
        return None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices, where the field has choices."""

    def set_ruled(self, ruled: RuledDate | None) -> None:
        """Shade by this rule, where the field is a day."""

    def set_today(self, today: date) -> None:
        """The day of the desk, where the field is a day."""


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, field: Field, width: int = FIELD_WIDTH) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(field.placeholder)
        super().__init__(self.line, width)
        self.line.textEdited.connect(self.edited)

    def value(self) -> object:
        """The text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show the text."""
        self.line.setText(as_text(value))
        self.line.setCursorPosition(0)


class NumberEditor(TextEditor):
    """A number, shown with thousands commas; a draft holds it without them."""

    def __init__(self, field: Field) -> None:
        super().__init__(field, NUMBER_WIDTH)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> object:
        """The figures without commas, or the text as typed if it is no number."""
        text = self.line.text().strip()
        number = _number(text)
        return text if number is None else f"{number:f}"

    def set_value(self, value: object) -> None:
        """Show the number with commas."""
        number = _number(as_text(value))
        super().set_value(as_text(value) if number is None else f"{number:,f}")

    def commit(self) -> None:
        """Show what was typed with commas."""
        self.set_value(self.value())

    def unread_note(self) -> Note | None:
        """The note beside a text that is no number."""
        text = self.line.text().strip()
        if not text or _number(text) is not None:
            return None
        return Note("warning", f"“{text}” is no number. Type it like 1,000.")


class TimeEditor(TextEditor):
    """An hour, shown as `9:00 AM`; a draft holds `09:00`."""

    def __init__(self, field: Field) -> None:
        super().__init__(field, NUMBER_WIDTH)

    def value(self) -> object:
        """The hour as `HH:MM`, or the text as typed if it is none."""
        text = self.line.text().strip()
        at = read_time(text)
        return f"{at:%H:%M}" if at else text

    def set_value(self, value: object) -> None:
        """Show the hour."""
        at = read_time(as_text(value))
        super().set_value(hour_short(at) if at else value)

    def commit(self) -> None:
        """Show what was typed in full."""
        self.set_value(self.value())

    def unread_note(self) -> Note | None:
        """The note beside a text that is no hour."""
        text = self.line.text().strip()
        if not text or read_time(text):
            return None
        return Note("warning", f"“{text}” is no hour. Type it like 9:00 AM.")


class LinesEditor(Editor):
    """Several lines of text; Tab leaves it."""

    def __init__(self, field: Field) -> None:
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setPlaceholderText(field.placeholder)
        super().__init__(self.lines)
        self._setting = False
        self.lines.textChanged.connect(self._changed)

    def _fit(self) -> None:
        super()._fit()
        self.lines.setFixedHeight(theme().px(4 * 21 + 12))

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()

    def value(self) -> object:
        """The text without blanks around it."""
        return self.lines.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show the text."""
        self._setting = True
        self.lines.setPlainText(as_text(value))
        self._setting = False


class DateEditor(Editor):
    """A ruled day; a draft holds it in ISO form, and nothing while the text is no day."""

    def __init__(self, field: Field) -> None:
        self.day = DateField()
        if field.placeholder:
            self.day.setPlaceholderText(field.placeholder)
        super().__init__(self.day)
        self.day.textEdited.connect(self.edited)
        self.day.unread_changed.connect(self.left)
        self.day.changed.connect(self.left)
        self.day.link.connect(self.link)
        self.day.why_requested.connect(self.why_requested)

    def value(self) -> object:
        """The day in ISO form."""
        on = self.day.value()
        return on.isoformat() if on else ""

    def set_value(self, value: object) -> None:
        """Show the day."""
        text = as_text(value)
        try:
            self.day.set_value(date.fromisoformat(text) if text else None)
        except ValueError:
            self.day.set_value(None)
            self.day.setText(text)

    def commit(self) -> None:
        """Show what was typed in full."""
        self.day.commit()

    def unread_note(self) -> Note | None:
        """The note beside a text that is no day."""
        return self.day.unread_note()

    def set_ruled(self, ruled: RuledDate | None) -> None:
        """Shade and explain by this rule."""
        self.day.set_ruled(ruled)

    def set_today(self, today: date) -> None:
        """The day that T gives."""
        self.day.set_today(today)


class ChoiceEditor(Editor):
    """One of a few values; a value that is not offered is shown and kept."""

    def __init__(self, field: Field) -> None:
        self.combo = Combo()
        self.combo.setPlaceholderText(field.placeholder)
        super().__init__(self.combo)
        self._optional = field.optional
        self.set_choices(field.choices)
        self.combo.activated.connect(self.edited)
        self.combo.activated.connect(self.left)

    def value(self) -> object:
        """The value chosen."""
        return as_text(self.combo.currentData())

    def set_value(self, value: object) -> None:
        """Choose the value; nothing chosen is shown as nothing."""
        text = as_text(value)
        at = self.combo.findData(text)
        if at < 0 and text:
            self.combo.addItem(text, text)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, keeping what was chosen."""
        kept = as_text(self.combo.currentData())
        offered = [(c.label, c.value) for c in choices]
        if self._optional and not any(value == "" for _, value in offered):
            offered.insert(0, ("", ""))
        now = [(self.combo.itemText(n), self.combo.itemData(n)) for n in range(self.combo.count())]
        if offered == now:
            return
        self.combo.clear()
        for label, value in offered:
            self.combo.addItem(label, value)
        self.set_value(kept)


class PickEditor(Editor):
    """One of many: type any part of the text."""

    def __init__(self, field: Field) -> None:
        self.pick = PickField()
        self.pick.setPlaceholderText(field.placeholder)
        super().__init__(self.pick)
        self.pick.set_choices(field.choices)
        self.pick.edited.connect(self.edited)
        self.pick.picked.connect(self.left)

    def value(self) -> object:
        """The value picked."""
        return self.pick.value()

    def set_value(self, value: object) -> None:
        """Show the value."""
        self.pick.set_value(as_text(value))

    def commit(self) -> None:
        """Take a text that fits one choice only."""
        self.pick.commit()

    def unread_note(self) -> Note | None:
        """The note beside a text that is none of the list."""
        text = self.pick.unread()
        return Note("warning", f"“{text}” is not in the list. Choose one of it.") if text else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, keeping what was picked."""
        self.pick.set_choices(choices)


class TickEditor(Editor):
    """Yes or no; its words stand beside the box."""

    def __init__(self, field: Field) -> None:
        self.box = QCheckBox(field.label)
        super().__init__(self.box, 0)
        self.box.setMinimumHeight(theme().px(CONTROL))
        self.box.clicked.connect(self.edited)
        self.box.clicked.connect(self.left)

    def value(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.box.setChecked(value is True or value in ("true", "yes", "1"))


class FileEditor(TextEditor):
    """The path of a file, typed or chosen."""

    wide = True

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._title = field.label.replace("&", "")
        browse = Button("Choose…")
        browse.setAccessibleName(f"{self._title}: choose a file")
        browse.clicked.connect(self._browse)
        self._row.insertWidget(1, browse)
        self._choose = browse

    def stops(self) -> Sequence[QWidget]:
        """The path, then the button."""
        return [self.line, self._choose]

    def _browse(self) -> None:
        dialog = QFileDialog(self, self._title, str(self.value()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, path: str) -> None:
        self.set_value(path)
        self.edited.emit()
        self.left.emit()


def as_text(value: object) -> str:
    """A draft's value as the text of a field."""
    return "" if value is None else str(value)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
