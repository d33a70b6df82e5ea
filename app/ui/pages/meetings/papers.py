"""The papers of a meeting: those filed with it, read again as the bytes that were filed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entries import Paper
from app.domain.refusal import Refusal
from app.presenters import meetings
from app.presenters.view import Table
from app.ui.desk import Desk
from app.ui.pages.meetings.minutes import MinutesDialog
from app.ui.pages.meetings.paper_maker import PaperMaker
from app.ui.pages.paper_pane import PaperPane
from app.ui.parts.button import Button
from app.ui.parts.splitter import ListDetail
from app.ui.parts.table import TableView

PAPER_WIDTH = 600


class MeetingPapers(QWidget):
    """The list at the left, the paper chosen at the right, with print and save.

    Over it what is made from the facts: the minutes, and every other paper of the meeting.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._papers: dict[str, Paper] = {}
        self.list = TableView()
        self.list.setAccessibleName("Papers of this meeting")
        self.list.chosen.connect(self._show)
        self.paper = PaperPane(desk)
        self._key = ""
        self.minutes: MinutesDialog | None = None
        self.maker: PaperMaker | None = None
        self.write = Button("&Write the minutes…", icon="edit")
        self.make = Button("&Make a paper…", icon="document_pdf")
        self.write.clicked.connect(self.write_minutes)
        self.make.clicked.connect(self._choose_paper)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.write)
        tools.addWidget(self.make)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(tools)
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 12, 0)
        room.addWidget(self.list)
        column.addWidget(ListDetail(left, self.paper, PAPER_WIDTH))

    def show_meeting(self, key: str) -> None:
        """The papers filed with this meeting."""
        self._key = key
        for button in (self.write, self.make):
            button.setVisible(not self._desk.read_only)
        self._papers = {str(paper.id): paper for paper in self._desk.book.papers(key)}
        self.list.set_table(meetings.present_papers(tuple(self._papers.values())))
        if not self.list.current_key() and self.list.table().rows:
            self.list.choose(self.list.table().rows[0].key)
        self._show(self.list.current_key())
        self.paper.setVisible(bool(self._papers))

    def write_minutes(self) -> None:
        """The minutes with their free words; filed, they stand in the list."""
        try:
            self.minutes = MinutesDialog(self._desk, self._key, self)
        except Refusal as refusal:
            self._desk.trouble.emit(refusal.sentence)
            return
        self.minutes.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.minutes.filed.connect(self.list.choose)
        self.minutes.open()

    def make_paper(self, kind: str = "", about: str = "") -> None:
        """The papers that can be made; a kind named is chosen and shown."""
        self.maker = PaperMaker(self._desk, self._key, self)
        self.maker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.maker.filed.connect(self.list.choose)
        self.maker.open()
        if kind:
            self.maker.choose(kind, about)
            self.maker.preview()

    def _choose_paper(self) -> None:
        self.make_paper()

    def table(self) -> Table:
        """The list as a table."""
        return self.list.table()

    def _show(self, key: str) -> None:
        self.paper.show_paper(self._papers.get(key))
