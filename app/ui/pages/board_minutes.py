"""The minutes of the board or a committee: free words at the left, the paper at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.acts.board.matter import record_of
from app.acts.matters.papers import matter_paper
from app.acts.minutes_drafts import BOARD
from app.acts.minutes_words import kept_notes
from app.domain.entries import PaperDraft
from app.presenters.meeting_day.minutes import board_places
from app.ui.desk import Desk
from app.ui.pages.board_acts import open_board_act
from app.ui.pages.meetings.minutes import MinutesDialog


class BoardMinutesDialog(MinutesDialog):
    """Approval, signature and filing are recorded in the form of the board's minutes."""

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        self._page = parent
        super().__init__(desk, key, parent)
        self.sign.setText("&Approve, sign, file…")

    def ask_signature(self) -> None:
        """Close, with the words kept, and open the form."""
        self.accept()
        self.dialog = open_board_act(self._desk, self._page, "board-minutes", self._key)

    def _first_notes(self) -> Mapping[str, Any]:
        return kept_notes(self._desk.book, self._key)

    def _places(self) -> tuple[tuple[str, str], ...]:
        day = record_of(self._desk.book).boards.meeting(self._key)
        return board_places(put.resolution.title for put in day.puts) if day else ()

    def _make(self) -> PaperDraft:
        return matter_paper(self._desk.book, BOARD, self._key, self._desk.who())


def open_board_minutes(desk: Desk, key: str, parent: QWidget) -> BoardMinutesDialog:
    """Open the minutes of that meeting; raises Refusal where they cannot be made yet."""
    dialog = BoardMinutesDialog(desk, key, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
