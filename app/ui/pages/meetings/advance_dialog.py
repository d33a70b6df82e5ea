"""Advance notices of one meeting: logged as they come in, answered, put on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.acts.meetings.papers import make_paper
from app.acts.meetings.proposals import standings_of
from app.domain.entries import PaperDraft
from app.domain.refusal import Refusal
from app.presenters.meeting_day.advance import present_advance, present_advance_list
from app.presenters.meeting_day.forms import More
from app.presenters.view import Detail, Table
from app.ui.desk import Desk
from app.ui.pages.meetings.records_dialog import RecordsDialog

LEAD = (
    *("holder", "kind", "received_at", "matters", "nominees", "name", "address", "class_name"),
    *("shares", "intends", "arrangements"),
)


class AdvanceDialog(RecordsDialog):
    """The notices of business and nominations received for a meeting (2002 §2.14)."""

    title, first_act, first_words = "Advance notices", "receive-proposal", "&Log a notice…"

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        self._key = key
        super().__init__(desk, parent)

    def listed(self) -> Table:
        """The notices of this meeting."""
        try:
            found = standings_of(self.desk.book, self._key, self.desk.who())
        except Refusal as refusal:
            self.say(refusal.sentence)
            found = ()
        return present_advance_list(found)

    def one(self, key: str) -> Detail | None:
        """One notice with what it states and lacks."""
        found = standings_of(self.desk.book, self._key, self.desk.who())
        return next((present_advance(s) for s in found if str(s.notice.seq) == key), None)

    def about(self) -> str:
        """The meeting."""
        return self._key

    def more(self, operation: str, about: str) -> More | None:
        """The notice answered is the one chosen."""
        if operation == "answer-proposal":
            return More(read=lambda _draft: {"proposal": about}, without=("proposal",))
        return More(lead=LEAD)

    def paper(self, kind: str, about: str) -> PaperDraft:
        """A paper on that notice."""
        return make_paper(self.desk.book, self._key, kind, self.desk.who(), about)
