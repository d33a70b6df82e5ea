"""A list of records with one in full beside it, in a dialog: advance notices, written consents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.acts.meetings.day_fields import FIELDS
from app.acts.trying import would_record
from app.domain.entries import PaperDraft
from app.domain.refusal import Refusal
from app.presenters import corrections
from app.presenters.figures import holder_choices
from app.presenters.meeting_day import forms
from app.presenters.meeting_day.forms import DayFacts, More
from app.presenters.notes import refusal_notes
from app.presenters.view import Checked, Detail, Draft, Note, Table
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.button import Button
from app.ui.parts.detail import DetailView
from app.ui.parts.note import NoteColumn
from app.ui.parts.splitter import ListDetail
from app.ui.parts.table import TableView
from app.ui.printing import preview_paper
from app.ui.why import open_why

DETAIL_WIDTH = 460


class RecordsDialog(QDialog):
    """What the lists share; each gives its rows, one in full, its papers and its first act."""

    title, first_act, first_words = "", "", ""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.desk = desk
        self.setWindowTitle(self.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.table, self.detail, self.said = TableView(), DetailView(), NoteColumn()
        self.add = Button(self.first_words, "primary", "add")
        self.file_it = Button("&File the paper shown last")
        self.leave = Button("&Close")
        self.dialog: ActDialog | None = None
        self._paper: PaperDraft | None = None
        self._lay_out()
        self._connect()
        self.refresh()
        room = parent.window().size()
        self.resize(min(1240, room.width() - 60), min(640, room.height() - 60))

    # What each list gives

    def listed(self) -> Table:
        """The records."""
        raise NotImplementedError

    def one(self, key: str) -> Detail | None:
        """One record in full."""
        raise NotImplementedError

    def about(self) -> str:
        """The key of the meeting or of the consent that an act is about."""
        raise NotImplementedError

    def more(self, operation: str, about: str) -> More | None:
        """Fields of that act beyond its own."""
        raise NotImplementedError

    def paper(self, kind: str, about: str) -> PaperDraft:
        """A paper of the record chosen."""
        raise NotImplementedError

    # Showing

    def refresh(self) -> None:
        """Read again; the record chosen stays chosen."""
        self.table.set_table(self.listed())
        if not self.table.current_key() and self.table.table().rows:
            self.table.choose(self.table.table().rows[0].key)
        self._show()

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.title)
        self.file_it.hide()
        self.said.hide()
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.add)
        head.addWidget(self.said, 1)
        head.addStretch(0)
        foot.addStretch(1)
        foot.addWidget(self.file_it)
        foot.addWidget(self.leave)
        left = QWidget()
        room = QVBoxLayout(left)
        room.setContentsMargins(0, 0, 12, 0)
        room.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(ListDetail(left, self.detail, DETAIL_WIDTH), 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add.setVisible(not self.desk.read_only)
        self.add.clicked.connect(lambda: self.start(self.first_act))
        self.leave.clicked.connect(self.reject)
        self.file_it.clicked.connect(self._file)
        self.table.chosen.connect(lambda _key: self._show())
        self.detail.action.connect(self._act)
        self.detail.link.connect(self._follow)
        self.desk.changed.connect(self.refresh)

    def _show(self) -> None:
        key = self.table.current_key()
        try:
            hint = "Choose one to see it whole." if self.table.table().rows else ""
            self.detail.show_detail(self.one(key) if key else None, hint)
        except Refusal as refusal:
            self.say(refusal.sentence)

    def say(self, sentence: str, severity: str = "warning") -> None:
        """Say this at the head."""
        self.said.set_notes((Note(severity, sentence),))
        self.said.show()

    # Acting

    def _act(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "paper":
            self._preview(*rest.split(":", 1))
        elif kind == "correct":
            made = corrections.correct_act(
                self.desk.book.entry(int(rest)), self.desk.company, self.desk.who().by
            )
            self.dialog = open_act(self.desk, self, made)
        else:
            self.start(kind, rest)

    def start(self, operation: str, about: str = "", first: Draft | None = None) -> None:
        """Open the form of that act."""
        desk = self.desk
        facts = DayFacts(
            self.about() if operation != "begin-consent" else "",
            desk.company,
            desk.today,
            desk.who().by,
            f"{desk.clock():%H:%M}",
            holders=holder_choices(desk.book.holders()),
        )
        start = {**forms.usual(operation, facts), **(first or {})}

        def trial(given: dict[str, object]) -> Checked:
            try:
                return forms.said_of(would_record(desk.book, operation, given, desk.who()))
            except Refusal as refusal:
                return Checked(refusal_notes([refusal]))

        made = forms.day_act(
            operation, facts, FIELDS[operation], trial, start, self.more(operation, about)
        )
        self.dialog = open_act(desk, self, made)

    def _preview(self, kind: str, about: str) -> None:
        try:
            self._paper = self.paper(kind, about)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        self.file_it.setVisible(not self.desk.read_only)
        preview_paper(self, self._paper.title, self._paper.data)

    def _file(self) -> None:
        from app.acts.papers import file_made

        if self._paper is None:
            return
        try:
            receipt = file_made(self.desk.book, self._paper, self.desk.today, self.desk.who())
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        self.desk.took_effect(receipt)
        self.say(f"Filed: {self._paper.title}.", "fits")

    def _follow(self, target: str) -> None:
        kind, _, rest = target.partition(":")
        if kind == "why":
            open_why(self.desk, self, rest)
