"""Papers from the facts: the list of what can be made for a meeting, shown and filed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.acts.meetings.papers import Offer, as_paper, compose_paper, offered
from app.acts.papers import file_made
from app.documents.blocks import Document
from app.domain.entries import PaperDraft
from app.domain.refusal import Refusal
from app.domain.words import plural
from app.presenters.figures import matches
from app.presenters.view import Column, Note, Row, Table
from app.ui.desk import Desk
from app.ui.parts.button import Button
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.note import NoteColumn
from app.ui.parts.table import TableView
from app.ui.printing import preview_paper
from app.ui.theme import theme

Then = Callable[[PaperDraft], None]
COLUMNS = (Column("Paper"), Column("Kind", width=24))
WIDTH, HEIGHT, MANY = 760, 560, 4_000
"""A paper of so many blocks is typeset beside the window."""


class PaperMaker(QDialog):
    """Enter shows the paper chosen; *File in the minute book* files the very bytes."""

    filed = Signal(str)

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._desk, self._key = desk, key
        self.setWindowTitle("Make a paper")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._offers: dict[str, Offer] = {}
        self.filter = FilterBox("Filter papers", "")
        self.table, self.said = TableView(), NoteColumn()
        self.table.setAccessibleName("Papers that can be made")
        self.show_it = Button("&Preview", icon="print")
        self.file_it = Button("&File in the minute book", "primary")
        self.leave = Button("Close")
        self._lay_out()
        self._connect()
        self._list("")
        self.resize(min(theme().px(WIDTH), 1240), min(theme().px(HEIGHT), 640))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.leave, self.show_it, self.file_it):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        for widget in (self.filter, self.said):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.said.hide()

    def _connect(self) -> None:
        self.filter.filtered.connect(self._list)
        self.table.opened.connect(lambda _key: self.preview())
        self.show_it.clicked.connect(self.preview)
        self.file_it.clicked.connect(self.file)
        self.leave.clicked.connect(self.reject)

    def choose(self, kind: str, about: str = "") -> None:
        """Choose this paper."""
        self.table.choose(f"{kind} {about}")

    def preview(self) -> None:
        """Show the very bytes."""
        self._made(self._show)

    def _show(self, paper: PaperDraft) -> None:
        preview_paper(self, paper.title, paper.data)

    def file(self) -> None:
        """File the paper with this meeting."""
        self._made(self._file)

    def _file(self, paper: PaperDraft) -> None:
        desk = self._desk
        try:
            receipt = file_made(desk.book, paper, desk.today, desk.who())
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        desk.took_effect(receipt)
        self._say(f"Filed: {paper.title}, {plural(paper.pages, 'page')}.", "fits")
        self.filed.emit(str(receipt.paper_ids[-1]) if receipt.paper_ids else "")

    def _made(self, then: Then) -> None:
        """Make the paper chosen, a long one beside the window, then hand it on."""
        offer = self._offers.get(self.table.current_key())
        if offer is None:
            return
        desk = self._desk
        try:
            document = compose_paper(desk.book, self._key, offer.kind, desk.who(), offer.about)
            if len(document.blocks) <= MANY:
                then(as_paper(offer.kind, document, self._key))
                return
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self._beside(offer, document, then)

    def _beside(self, offer: Offer, document: Document, then: Then) -> None:
        key, kind = self._key, offer.kind
        self._desk.run(
            f"Making {offer.label}",
            lambda _progress, _cancelled: as_paper(kind, document, key),
            then,
        )
        self._say("It is being made; it is shown when it is ready.", "info")

    def _list(self, text: str) -> None:
        try:
            found = offered(self._desk.book, self._key, self._desk.who())
        except Refusal as refusal:
            self._say(refusal.sentence)
            found = ()
        self._offers = {f"{o.kind} {o.about}": o for o in found}
        rows = [
            Row(key, (offer.label, offer.group))
            for key, offer in self._offers.items()
            if matches(text, offer.label, offer.group)
        ]
        self.table.set_table(Table(COLUMNS, rows, empty="No paper of that name."))
        if rows and not self.table.current_key():
            self.table.choose(rows[0].key)

    def _say(self, sentence: str, severity: str = "warning") -> None:
        self.said.set_notes((Note(severity, sentence),))
        self.said.show()
