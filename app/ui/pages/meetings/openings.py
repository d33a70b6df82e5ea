"""The dialogs that the meetings page opens besides a meeting's own steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.acts.meetings import notice_given as acts
from app.domain.meeting_day.facts import Day
from app.domain.meeting_day.reading import read_day
from app.ui.desk import Desk
from app.ui.pages.meetings.advance_dialog import AdvanceDialog
from app.ui.pages.meetings.consents_dialog import ConsentsDialog
from app.ui.pages.meetings.new_meeting import NewMeetingDialog, new_plan
from app.ui.pages.meetings.records_dialog import RecordsDialog


class Openings(QObject):
    """A new meeting, the advance notices of one, written consents.

    `planned` gives a new plan, `found` the key of a meeting that is there already.
    """

    planned = Signal(object)
    found = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.records: RecordsDialog | None = None

    def new(self) -> None:
        """Ask which kind of meeting it is."""
        desk, meetings = self._desk, self._desk.company.meetings
        days = {one.plan.key: self._day(one.plan.key) for one in meetings}
        dialog = NewMeetingDialog(desk.company, self._keys(), desk.today, self._page, days)
        dialog.planned.connect(self.planned)
        self._open(dialog)

    def going_on(self, key: str) -> None:
        """The meeting that goes on with this one: planned now where there is none."""
        desk = self._desk
        known = [*acts.kept_plans(desk.book), *(one.plan for one in desk.company.meetings)]
        if found := next((plan for plan in known if plan.original_key == key), None):
            self.found.emit(found.key)
            return
        first, day = desk.company.meeting(key), self._day(key)
        self.planned.emit(new_plan("adjourned", desk.company, self._keys(), desk.today, first, day))

    def _keys(self) -> list[str]:
        """The keys in use."""
        keys = [one.key for one in acts.kept_plans(self._desk.book)]
        return [*keys, *(meeting.plan.key for meeting in self._desk.company.meetings)]

    def _day(self, key: str) -> Day:
        """What was recorded of the day of that meeting."""
        return read_day(key, self._desk.book.events("day", key))

    def advance(self, key: str) -> None:
        """The advance notices of this meeting."""
        self.records = AdvanceDialog(self._desk, key, self._page)
        self._open(self.records)

    def consents(self, key: str = "") -> None:
        """The actions by written consent, the one of that key chosen."""
        self.records = ConsentsDialog(self._desk, self._page)
        if key:
            self.records.table.choose(key)
        self._open(self.records)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
