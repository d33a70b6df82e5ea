"""The minutes: free words at the left, the paper as it will be filed at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.acts.meetings.papers import (
    MINUTES,
    as_paper,
    day_matter,
    make_minutes,
)
from app.acts.minutes_drafts import keep_draft, words_of
from app.acts.minutes_words import keep_notes
from app.acts.papers import file_made
from app.documents.blocks import Document
from app.documents.meetings.framing import Signs
from app.documents.meetings.kinds import SECRETARIES
from app.domain.entries import PaperDraft, Receipt
from app.domain.refusal import Refusal
from app.domain.typed import read_day
from app.presenters.figures import capital
from app.presenters.meeting_day.minutes import minutes_places
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Note
from app.ui.desk import Desk
from app.ui.pages.flow import Flow, make_scroll
from app.ui.pages.meetings.drafts import DraftsDialog
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn
from app.ui.parts.paper_view import PaperView
from app.ui.theme import theme

WORDS_WIDTH, REST, LINES = 400, 600, 3
CAPACITIES = tuple(Choice(office, capital(office)) for office in SECRETARIES)


class MinutesDialog(QDialog):
    """What is typed is kept when typing rests; `filed` gives the number of the filed paper."""

    filed = Signal(str)

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._desk, self._key = desk, key
        self.setWindowTitle("Minutes")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.fields: dict[str, QPlainTextEdit] = {}
        self.paper, self.said = PaperView(), NoteColumn()
        self.paper.setAccessibleName("The minutes as they stand")
        self.sign = Button("&Sign and file…", "primary")
        self.leave = Button("&Close")
        self.keep_it = Button("&Keep as a draft")
        self.compare = Button("Co&mpare drafts…")
        self.dialog: ActDialog | None = None
        self.drafts: DraftsDialog | None = None
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.keep)
        self._lay_out(self._first_notes())
        self.keep_it.clicked.connect(self.keep_draft)
        self.compare.clicked.connect(self.compare_drafts)
        self.sign.clicked.connect(self.ask_signature)
        self.leave.clicked.connect(self.reject)
        self.show_paper()
        room = parent.window().size()
        self.resize(room.width() - 40, room.height() - 40)

    def _lay_out(self, kept: Mapping[str, Any]) -> None:
        words = Flow(0, 0, 12, 8)
        for name, label in self._places():
            words.column.addWidget(self._field(name, label, kept))
        words.column.addStretch(1)
        area = make_scroll()
        area.setWidget(words)
        area.setFixedWidth(theme().px(WORDS_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(area)
        row.addWidget(self.paper, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(make_label("Facts not recorded stand in the minutes as blanks.", "small"))
        foot.addStretch(1)
        for button in (self.keep_it, self.compare, self.leave):
            foot.addWidget(button)
        foot.addWidget(self.sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addLayout(row, 1)
        column.addLayout(foot)
        self.said.hide()

    def _first_notes(self) -> Mapping[str, Any]:
        return day_matter(self._desk.book, self._key, self._desk.who()).notes

    def _places(self) -> tuple[tuple[str, str], ...]:
        return minutes_places(day_matter(self._desk.book, self._key, self._desk.who()).sheet)

    def _field(self, name: str, label: str, kept: Mapping[str, Any]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        words = make_label(label.replace("&", "&&"), "head", wrap=True)
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setAccessibleName(label)
        held = kept.get(name, "")
        text.setPlainText("\n".join(held) if isinstance(held, list) else str(held))
        text.setFixedHeight(theme().px(LINES * 21 + 12))
        text.textChanged.connect(self._timer.start)
        words.setBuddy(text)
        column.addWidget(words)
        column.addWidget(text)
        self.fields[name] = text
        return box

    def notes(self) -> dict[str, Any]:
        """The free words as typed; the annexes as a list."""
        told: dict[str, Any] = {}
        for name, field in self.fields.items():
            text = field.toPlainText().strip()
            if name == "annexed":
                told[name] = [line.strip() for line in text.splitlines() if line.strip()]
            elif text:
                told[name] = text
        return told

    def keep(self) -> None:
        """Keep the words as a draft and show the minutes with them."""
        self._timer.stop()
        if not self._desk.read_only:
            keep_notes(self._desk.book, self._key, self.notes(), self._desk.who())
        self.show_paper()

    def show_paper(self) -> None:
        """The minutes as they would be filed now."""
        try:
            made = self._make()
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self.said.hide()
        self.paper.show_paper(made.data, made.media_type)

    def done(self, result: int) -> None:
        """Closing keeps what was typed."""
        if self._timer.isActive():
            self.keep()
        super().done(result)

    def _make(self) -> PaperDraft:
        return as_paper(MINUTES, self._document(), self._key)

    def _document(self, signed: Signs | None = None, approved: Signs | None = None) -> Document:
        matter = day_matter(self._desk.book, self._key, self._desk.who())
        return make_minutes(matter, signed, approved)

    def _say(self, sentence: str, severity: str = "warning") -> None:
        self.said.set_notes((Note(severity, sentence),))
        self.said.show()

    # Drafts

    def keep_draft(self) -> None:
        """Keep the minutes as they stand in the minute book, to be compared later."""
        self.keep()
        try:
            receipt = keep_draft(self._desk.book, self._key, self._desk.who())
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self._desk.took_effect(receipt)
        self._say(f"{receipt.says}. It stands in the minute book.", "fits")

    def compare_drafts(self) -> None:
        """Two drafts, or a draft and the facts as they stand now."""
        self.keep()
        try:
            self.drafts = DraftsDialog(self._desk, self._key, self)
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self.drafts.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.drafts.open()

    # Signing

    def ask_signature(self) -> None:
        """Ask who signed and when, then file the minutes."""
        self.keep()
        opening = day_matter(self._desk.book, self._key, self._desk.who()).sheet.day.opening
        fields = (
            Field("signer", "&Signed by"),
            Field("capacity", "&As", "choice", choices=CAPACITIES),
            Field("signed_on", "Signed &on", "date", optional=True),
            Field("approved_by", "Approved &by", optional=True),
            Field("approved_on", "Approve&d on", "date", optional=True),
        )
        first = {
            "signer": opening.secretary or self._desk.who().by,
            "capacity": opening.secretary_office or SECRETARIES[0],
            "signed_on": self._desk.today.isoformat(),
            "approved_by": opening.chair,
        }
        intro = "Without a day the line for the date is left to the pen."
        form = Form("file-minutes", "Minutes signed", "File the minutes", fields, first, intro)
        made = Act(form, lambda _draft: Checked(), dict)
        today = self._desk.today
        self.dialog = ActDialog(made.form, made.check, self._file, self, today=today)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()

    def _file(self, draft: Draft, _reason: str) -> Receipt:
        desk = self._desk
        on, approved_on = self._day(draft, "signed_on"), self._day(draft, "approved_on")
        name, capacity = str(draft.get("signer") or ""), str(draft.get("capacity") or "")
        approved = Signs(str(draft.get("approved_by") or ""), on=approved_on)
        document = self._document(Signs(name, capacity, on), approved)
        paper = as_paper(MINUTES, document, self._key)
        receipt = file_made(desk.book, paper, on or desk.today, desk.who(), words_of(document))
        desk.took_effect(receipt)
        self.accept()
        self.filed.emit(str(receipt.paper_ids[-1]) if receipt.paper_ids else "")
        return receipt

    def _day(self, draft: Draft, name: str) -> date | None:
        told = str(draft.get(name) or "")
        return read_day(told, name, today=self._desk.today) if told else None
