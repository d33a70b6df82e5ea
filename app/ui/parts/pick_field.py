"""Type to choose among many: any part of the text finds it, by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.presenters.view import Choice
from app.ui.theme import set_role, theme

SHOWN = 9


class PickField(QLineEdit):
    """A line over a list of choices; F4 or Alt+Down shows the whole list.

    `edited` at each change, `picked` when a value was chosen. Two choices of one label stay two.
    """

    edited = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self._offered = QStandardItemModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(SHOWN)
        popup = QListView()
        set_role(popup, "choices")
        popup.setUniformItemSizes(True)
        self._completer.setPopup(popup)
        popup.clicked.connect(self._chosen)
        popup.activated.connect(self._chosen)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._typed)
        self._button = QAction(self, toolTip="Show the list (F4)")
        self._button.triggered.connect(self.show_all)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        theme().changed.connect(self._dress)
        self._dress()

    def value(self) -> str:
        """The value of the choice; nothing while the text is none of the list."""
        return self._value

    def unread(self) -> str:
        """What was typed that is none of the list, or nothing."""
        return "" if self._value else self.text().strip()

    def set_value(self, value: str) -> None:
        """Show this choice; a value that is not offered is kept and shown as it is."""
        self._value = value
        labels = (c.label for c in self._choices if c.value == value)
        self.setText(next(labels, value))
        self.setCursorPosition(0)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, keeping what was picked."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._offered.clear()
        for number, choice in enumerate(choices):
            item = QStandardItem(choice.label)
            item.setData(number, Qt.ItemDataRole.UserRole)
            self._offered.appendRow(item)
        if self._value and not self.hasFocus():
            self.set_value(self._value)

    def commit(self) -> None:
        """Take a text that is, or is part of, one choice only."""
        text = self.text().strip().casefold()
        if self._value or not text:
            return
        whole = [c for c in self._choices if c.label.casefold() == text]
        part = [c for c in self._choices if text in c.label.casefold()]
        for found in (whole, part):
            if len(found) == 1:
                self._take(found[0])
                return

    def show_all(self) -> None:
        """Show the whole list under the field."""
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 and Alt+Down show the list, Down the choices that fit."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self.show_all()
        elif event.key() == Qt.Key.Key_Down:
            self._completer.setCompletionPrefix("" if self._value else self.text())
            self._completer.complete()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Marked from the end back, so that a long name is seen from its beginning."""
        super().focusInEvent(event)
        if self.hasSelectedText():
            self.setSelection(len(self.text()), -len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes a text that fits one choice only."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
        super().focusOutEvent(event)

    def _typed(self) -> None:
        self._value = ""
        self.edited.emit()

    def _chosen(self, index: QModelIndex) -> None:
        number = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(number, int) and number < len(self._choices):
            self._take(self._choices[number])

    def _take(self, choice: Choice) -> None:
        self.set_value(choice.value)
        self.edited.emit()
        self.picked.emit()

    def _dress(self) -> None:
        self._button.setIcon(theme().icon("chevron_down", "ink2"))
