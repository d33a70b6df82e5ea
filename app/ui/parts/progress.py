"""The strip that says how far long work is: `Making 24 notices: 7 done.` with Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from app.domain.words import whole

from .announce import announce
from .button import Button
from .label import make_label

if TYPE_CHECKING:
    from .work import Task, Work

CURSOR_AFTER, STRIP_AFTER = 300, 1000


class ProgressStrip(QFrame):
    """Runs one work at a time; nothing shows for 0.3 s, then the wait cursor, then the strip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "info")
        self._words, self._cancel = make_label(), Button("Cancel", "link")
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self._work: Work | None = None
        self._doing, self._waiting = "", False
        self._first = QTimer(self, interval=CURSOR_AFTER, singleShot=True)
        self._first.timeout.connect(self._show_cursor)
        self._second = QTimer(self, interval=STRIP_AFTER, singleShot=True)
        self._second.timeout.connect(self._show_strip)
        self.hide()

    def run(
        self,
        doing: str,
        task: Task,
        done: Callable[[object], None],
        *,
        refused: Callable[[object], None] | None = None,
        crashed: Callable[[object], None] | None = None,
        called_off: Callable[[], None] | None = None,
    ) -> bool:
        """Begin the work and answer True; False where other work still runs.

        `doing` is said before the colon: `Making 24 notices`. Without `crashed` an exception of
        the work is raised in the main thread, for the window's one dialog of trouble.
        """
        from .work import Work

        if self._work is not None:
            return False
        self._doing = doing
        self._words.setText(f"{doing}.")
        self._work = work = Work(task)
        work.moved.connect(self._moved)
        for ending, answer in (
            (work.done, done),
            (work.refused, refused or raise_trouble),
            (work.crashed, crashed or raise_trouble),
            (work.called_off, called_off or _nothing),
        ):
            ending.connect(self._stop)
            ending.connect(answer)
        self._first.start()
        self._second.start()
        work.begin()
        return True

    def busy(self) -> bool:
        """Whether work runs."""
        return self._work is not None

    def words(self) -> str:
        """What the strip says."""
        return self._words.text()

    def cancel(self) -> None:
        """Call the work off, whole."""
        if self._work:
            self._words.setText(f"{self._doing}: stopping, nothing will be recorded.")
            self._work.cancel()

    def _moved(self, count: object) -> None:
        done = whole(count) if isinstance(count, int) else str(count)
        self._words.setText(f"{self._doing}: {done} done.")

    def _show_cursor(self) -> None:
        self._waiting = True
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def _show_strip(self) -> None:
        self._free_cursor()
        self.show()
        announce(self, self.words())

    def _free_cursor(self) -> None:
        if self._waiting:
            self._waiting = False
            QApplication.restoreOverrideCursor()

    def _stop(self, *_: object) -> None:
        self._first.stop()
        self._second.stop()
        self._free_cursor()
        self._work = None
        self.hide()


def raise_trouble(trouble: object) -> None:
    """Raise in the main thread what work beside it ended with."""
    if isinstance(trouble, BaseException):
        raise trouble


def _nothing() -> None:
    pass
