"""A dialog with long work of its own: a strip that tells how far it is, and one sentence at a time.

Closed while work runs, it calls the work off and goes out of sight; it is gone once that has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.presenters.view import Note
from app.ui.theme import set_role, theme
from app.ui.theme.tokens import NOTE_WIDTH

from .announce import announce
from .button import Button
from .label import make_label
from .note import NoteColumn
from .progress import ProgressStrip

if TYPE_CHECKING:
    from .work import Task


class WorkingDialog(QDialog):
    """`go_on` is the act of its primary button, which Ctrl+Enter does as well."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notes, self.strip = NoteColumn(), ProgressStrip()
        self.notes.hide()
        self._gone = False
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)

    def go_on(self) -> None:
        """Do what the primary button says."""
        raise NotImplementedError

    def work(
        self,
        doing: str,
        task: Task,
        done: Callable[[object], None],
        refused: Callable[[object], None],
        called_off: Callable[[], None],
    ) -> bool:
        """Begin the work beside the window; what came of it is not told to a closed dialog."""
        return self.strip.run(
            doing,
            task,
            lambda result: self._end(lambda: done(result)),
            refused=lambda refusal: self._end(lambda: refused(refusal)),
            called_off=lambda: self._end(called_off),
        )

    def say(self, sentence: str, focus: QWidget | None = None) -> None:
        """Show and speak a sentence of warning, or none, and put the focus where it is settled."""
        self.notes.set_notes([Note("warning", sentence)] if sentence else [])
        self.notes.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)
        if focus:
            focus.setFocus()

    def leave(self) -> None:
        """Close; work that runs is called off and comes to its end out of sight."""
        if self.strip.busy():
            self._gone = True
            self.strip.cancel()
            self.hide()
        else:
            super().reject()

    def reject(self) -> None:
        """Escape and *Cancel*."""
        self.leave()

    def lay_out(
        self, head: QLayout | None, body: QWidget, words: str, buttons: tuple[Button, ...]
    ) -> None:
        """Under the head the strip, the sentence and the body; a foot with a fact and buttons."""
        inner, said = QVBoxLayout(), QHBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(8)
        if head:
            inner.addLayout(head)
        inner.addWidget(self.strip)
        self.notes.setMaximumWidth(theme().px(NOTE_WIDTH))  # as wide as a note, so as high
        said.addWidget(self.notes, 1)
        said.addStretch()
        inner.addLayout(said)
        inner.addWidget(body, 1)
        foot = QFrame()
        set_role(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(make_label(words, "fact"), 1)
        for button in buttons:
            row.addWidget(button)
        buttons[-1].setToolTip("Ctrl+Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(foot)

    def move_on(self, focus: QWidget) -> None:
        """Enter in a field: nothing, unless the dialog has fields to go through."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; F1 helps; Escape closes."""
        focus, above = self.focusWidget(), self.parentWidget()
        if event.key() == Qt.Key.Key_F1 and above:
            QApplication.sendEvent(above.window(), event)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        elif focus:
            self.move_on(focus)

    def _end(self, then: Callable[[], None]) -> None:
        if self._gone:
            self.deleteLater()
        else:
            then()
