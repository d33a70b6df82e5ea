"""What the other pages are made of, read while the window waits for the secretary.

Each name is a slice short enough that a key pressed meanwhile is answered at once. A name that is
missing here only means that its page reads it when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PAUSE = 30  # ms between two slices
SLICES = (
    "app.presenters.register",
    "app.ui.parts.pick_field",
    "app.documents.blocks",
    "app.domain.meeting_record",
    "app.bylaws.votes",
    "app.domain.board.reading",
    "app.bylaws.meeting_day.judging",
    "app.bylaws.meeting_day.consents",
    "app.ui.pages.lists",
    "app.acts.meetings.notice_papers",
    "app.documents.board.minutes",
    "app.domain.matters.reports",
    "app.documents.demands.financial",
    "app.bylaws.meeting_day.agents",
    "app.ui.parts.day_text",
    "app.ui.parts.act_dialog",
    "app.presenters.meeting_words",
    "app.acts.meetings.mailing",
    "app.ui.pages.meetings.minutes",
    "app.ui.pages.matters",
    "app.ui.pages.shareholders",
    "app.ui.pages.directors",
    "app.ui.pages.officers",
    "app.ui.pages.meetings.check_in",
    "app.ui.pages.meetings",
    "app.bylaws.records.reports",
    "app.acts.operations",
    "app.store.replay",
    "app.domain.matters.demands",
    "app.ui.pages.minute_book",
    "app.bylaws.text.sections",
    "app.ui.pages.bylaws",
    "app.ui.pages.found",
)


def read_ahead(window: QObject) -> None:
    """Read every slice in turn, the window answering in between, as long as there is a window."""
    _next(window, iter(SLICES))


def _next(window: QObject, names: Iterator[str]) -> None:
    if name := next(names, ""):
        import_module(name)
        QTimer.singleShot(PAUSE, window, lambda: _next(window, names))
