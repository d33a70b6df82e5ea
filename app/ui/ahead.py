"""The other pages, read and made while the window waits for the secretary.

Each name and each act is a slice short enough that a key pressed meanwhile is answered at once.
What is missing here only means that its page reads it, or is made, when it is opened.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages.page import Page
    from app.ui.window import MainWindow

Slice = Callable[[], object]

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
    "app.domain.meeting_day.facts",
    "app.bylaws.meeting_day.sheet",
    "app.bylaws.board_day.seats",
    "app.presenters.meeting_day.roll",
    "app.presenters.meeting_day.trying",
    "app.presenters.meeting_day.forms_papers",
    "app.acts.meetings.day_fields",
    "app.acts.board.officers",
    "app.acts.matters.papers.makers",
    "app.acts.minutes_drafts",
    "app.ui.parts.splitter",
    "app.ui.pages.meetings.item_card",
    "app.ui.pages.meetings.board",
    "app.ui.pages.meetings.proxies",
    "app.ui.pages.meetings.day_acts",
    "app.ui.pages.meetings.day_pages",
    "app.ui.pages.meetings.minutes",
    "app.ui.pages.meetings.papers",
    "app.ui.pages.meetings.openings",
    "app.ui.pages.meetings.plan_form",
    "app.ui.pages.matters",
    "app.ui.pages.shareholders",
    "app.ui.pages.directors",
    "app.ui.pages.officers",
    "app.ui.pages.meetings.page",
    "app.bylaws.records.reports",
    "app.acts.corrections",
    "app.acts.board.operations",
    "app.acts.shares.register",
    "app.acts.matters.operations",
    "app.acts.operations",
    "app.store.replay",
    "app.domain.matters.demands",
    "pypdfium2_raw",
    "pypdfium2",
    "app.ui.pages.minute_book",
    "app.bylaws.text.sections",
    "app.ui.pages.bylaws",
    "app.ui.pages.found",
)


def read_ahead(window: QObject) -> None:
    """Read every name in turn, the window answering in between, as long as there is a window."""
    _go_on(window, _names())


def make_ahead(window: MainWindow, desk: Desk) -> None:
    """The same, and then the pages over this desk: made, and drawn once out of sight.

    A page that is opened before its turn is made then; nothing more is made for a file put away.
    """
    _go_on(window, _pages(window, desk))


def _go_on(window: QObject, slices: Iterator[Slice]) -> None:
    if one := next(slices, None):
        one()
        QTimer.singleShot(PAUSE, window, lambda: _go_on(window, slices))


def _names() -> Iterator[Slice]:
    return (partial(import_module, name) for name in SLICES if name not in sys.modules)


def _pages(window: MainWindow, desk: Desk) -> Iterator[Slice]:
    """As long as this desk stands in the window."""
    for one in _all_slices(window, desk):
        if window.desk is not desk:
            return
        yield one


def _all_slices(window: MainWindow, desk: Desk) -> Iterator[Slice]:
    from app.ui.tabs import TABS

    yield from _names()
    yield from _reads(desk)
    for number, _ in enumerate(TABS):
        yield partial(window.made, number, desk)
        if window.desk is desk and (page := window.pages.get(number)):
            yield partial(_draw, window, page)
            yield from page.ahead()
    yield gc.freeze  # what was read stays until the file is put away


def _reads(desk: Desk) -> Iterator[Slice]:
    """What every page over a large register reads first, and is kept for it."""
    from app.bylaws.unclear import unclear_words
    from app.domain.shares import end_of

    book = desk.book
    yield book.holders
    yield lambda: book.certificates(moment=end_of(desk.today), live_only=True)
    yield book.against
    yield unclear_words


def _draw(window: MainWindow, page: Page) -> None:
    """Once at the size it will have: the fonts are measured and the parts laid out."""
    if not page.isVisible():
        page.resize(window.stack.size())
        page.grab()
