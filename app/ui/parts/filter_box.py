"""The box that narrows a page's list: Ctrl+F goes there, Escape clears it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import theme

WAIT = 150


class FilterBox(QLineEdit):
    """A line with a magnifying glass; `filtered` gives the text once typing rests."""

    filtered = Signal(str)
    left_down = Signal()
    """Down was pressed, which leads from the box to what it found."""

    def __init__(self, what: str = "Filter", keys: str = "Ctrl+F", parent: QWidget | None = None):
        super().__init__(parent)
        self._keys = keys
        self.set_words(what)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(lambda: self.filtered.emit(self.text()))
        self.textChanged.connect(self._wait)
        if keys:
            context = Qt.ShortcutContext.WindowShortcut
            QShortcut(QKeySequence(keys), self, self._take_focus, context=context)
        theme().changed.connect(self._dress)
        self._dress()

    def set_words(self, what: str) -> None:
        """Say what is narrowed: `Filter holders`."""
        self.setPlaceholderText(f"{what}  ({self._keys})" if self._keys else what)
        self.setAccessibleName(what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears a text, Enter filters at once."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self.filtered.emit(self.text())
        elif event.key() == Qt.Key.Key_Down and self.text():
            if self._timer.isActive():
                self._timer.stop()
                self.filtered.emit(self.text())
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        self._timer.start()

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _dress(self) -> None:
        self._glass.setIcon(theme().icon("search", "ink3"))
