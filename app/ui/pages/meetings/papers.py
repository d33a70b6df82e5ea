"""The papers of a meeting: those filed with it, read again as the bytes that were filed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entries import Paper
from app.presenters import meetings
from app.presenters.view import Table
from app.ui.desk import Desk
from app.ui.pages.paper_pane import PaperPane
from app.ui.parts.splitter import ListDetail
from app.ui.parts.table import TableView

PAPER_WIDTH = 600


class MeetingPapers(QWidget):
    """The list at the left, the paper chosen at the right, with print and save."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._papers: dict[str, Paper] = {}
        self.list = TableView()
        self.list.setAccessibleName("Papers of this meeting")
        self.list.chosen.connect(self._show)
        self.paper = PaperPane(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 12, 0)
        room.addWidget(self.list)
        column.addWidget(ListDetail(left, self.paper, PAPER_WIDTH))

    def show_meeting(self, key: str) -> None:
        """The papers filed with this meeting."""
        self._papers = {str(paper.id): paper for paper in self._desk.book.papers(key)}
        self.list.set_table(meetings.present_papers(tuple(self._papers.values())))
        if not self.list.current_key() and self.list.table().rows:
            self.list.choose(self.list.table().rows[0].key)
        self._show(self.list.current_key())
        self.paper.setVisible(bool(self._papers))

    def table(self) -> Table:
        """The list as a table."""
        return self.list.table()

    def _show(self, key: str) -> None:
        self.paper.show_paper(self._papers.get(key))
