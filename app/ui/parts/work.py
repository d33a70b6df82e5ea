"""Long work beside the window: a thread with progress that can be called off whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QThread, Signal

from app.domain.entries import Receipt
from app.domain.refusal import Refusal

Progress = Callable[[object], None]
Cancelled = Callable[[], bool]
Task = Callable[[Progress, Cancelled], object]
"""Long work: tells how many are done, asks whether it was called off, gives its result.

What is called off must leave nothing behind: it returns at the next question, with any result.
What was recorded before the question came is recorded: a receipt is given as a result all the same.
"""

_running: set[Work] = set()
TURN, USUAL = 0.0005, sys.getswitchinterval()
"""Seconds that a thread works before another has its turn: while work runs, and otherwise.

The window waits for its turn after each look into the file.
"""


class Work(QThread):
    """One task in its own thread; exactly one of the four endings is emitted, in the main thread.

    `done` gives the result, `refused` the Refusal, `crashed` any other exception, `called_off`
    nothing.
    """

    moved = Signal(object)
    done = Signal(object)
    refused = Signal(object)
    crashed = Signal(object)
    called_off = Signal()

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task, self._cancel = task, Event()
        self._result: object = None
        self._trouble: BaseException | None = None
        self.finished.connect(self._end)

    def begin(self) -> None:
        """Start; the work is kept alive until it ends."""
        _running.add(self)
        sys.setswitchinterval(TURN)
        self.start()

    def cancel(self) -> None:
        """Call the work off; it ends at its next question."""
        self._cancel.set()

    def run(self) -> None:
        """In the thread: do the task and keep what came of it."""
        try:
            self._result = self._task(self.moved.emit, self._cancel.is_set)
        except BaseException as trouble:
            self._trouble = trouble

    def _end(self) -> None:
        _running.discard(self)
        if not _running:
            sys.setswitchinterval(USUAL)
        if isinstance(self._trouble, Refusal):
            self.refused.emit(self._trouble)
        elif self._trouble is not None:
            self.crashed.emit(self._trouble)
        elif self._cancel.is_set() and not isinstance(self._result, Receipt):
            self.called_off.emit()
        else:
            self.done.emit(self._result)


def end_all_work() -> None:
    """Call off all work and wait for it, before the program ends."""
    for work in tuple(_running):
        work.cancel()
        work.wait()
