"""The dialogs that the meetings page opens besides a meeting's own steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.acts.meetings import notice_given as acts
from app.ui.desk import Desk
from app.ui.pages.meetings.advance_dialog import AdvanceDialog
from app.ui.pages.meetings.consents_dialog import ConsentsDialog
from app.ui.pages.meetings.new_meeting import NewMeetingDialog
from app.ui.pages.meetings.records_dialog import RecordsDialog


class Openings(QObject):
    """A new meeting, the advance notices of one, written consents; `planned` gives a new plan."""

    planned = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.records: RecordsDialog | None = None

    def new(self) -> None:
        """Ask which kind of meeting it is."""
        keys = [one.key for one in acts.kept_plans(self._desk.book)]
        keys += [meeting.plan.key for meeting in self._desk.company.meetings]
        dialog = NewMeetingDialog(self._desk.company, keys, self._desk.today, self._page)
        dialog.planned.connect(self.planned)
        self._open(dialog)

    def advance(self, key: str) -> None:
        """The advance notices of this meeting."""
        self.records = AdvanceDialog(self._desk, key, self._page)
        self._open(self.records)

    def consents(self) -> None:
        """The actions by written consent."""
        self.records = ConsentsDialog(self._desk, self._page)
        self._open(self.records)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
