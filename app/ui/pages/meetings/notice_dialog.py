"""Give notice: what it must say, who gets it, who signs, and what stands against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.refusal import Refusal
from app.domain.words import plural
from app.presenters.meetings import NoticeView
from app.presenters.view import Note
from app.ui.pages.flow import Flow, make_scroll
from app.ui.parts.act_foot import ActFoot
from app.ui.parts.announce import announce
from app.ui.parts.label import make_label
from app.ui.parts.note import NoteColumn, NoteView
from app.ui.parts.reason_box import ReasonBox
from app.ui.parts.table import TableView
from app.ui.theme import theme
from app.ui.theme.tokens import FIELD_WIDTH, LABEL_WIDTH, NOTE_WIDTH

WIDTH, HEIGHT, LEAST, MOST_ROUTES = 900, 620, 320, 8


class GiveNoticeDialog(QDialog):
    """The last look before notice is given. `given` gives what the act needs.

    With a breach that has no reason yet, giving asks for it in this dialog first.
    """

    given = Signal(dict)
    specimen_asked = Signal(dict)
    why = Signal(str)

    def __init__(self, key: str, view: NoticeView, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._view = key, view
        self.setWindowTitle("Give notice")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.signer = QComboBox()
        for choice in view.signers:
            self.signer.addItem(choice.label, choice.value)
        self.reason, self.refused = ReasonBox(), NoteColumn()
        self.foot = ActFoot(view.verb, preview=True)
        self.reason.hide()
        self.refused.hide()
        self._lay_out()
        self._connect()
        self._count()

    def given_values(self) -> dict[str, object]:
        """What the act is given as the dialog stands."""
        given: dict[str, object] = {"meeting": self._key, "signer": self.signer.currentData()}
        return given | ({"reason": self.reason.text()} if self.reason.text() else {})

    def refuse(self, refusal: Refusal) -> None:
        """Show why it cannot be done at the head, and go to the field it concerns."""
        self.refused.set_notes([Note("error", refusal.sentence)])
        self.refused.show()
        self._fit()
        announce(self, refusal.sentence)
        if refusal.field == "reason":
            self._ask_reason()
        else:
            self.signer.setFocus(Qt.FocusReason.OtherFocusReason)

    def contents(self) -> tuple[Note, ...]:
        """What the notice must say, each with whether it is there."""
        return self._view.contents

    def give(self) -> None:
        """Give notice, or ask for the reason that is still to be given."""
        if self._view.unsettled and not self.reason.text():
            self._ask_reason()
        else:
            self.given.emit(self.given_values())

    # Layout

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what it says, at most the size of a dialog."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        QApplication.sendPostedEvents()
        wanted = self._body.heightForWidth(WIDTH) + self.foot.sizeHint().height()
        self.resize(WIDTH, min(HEIGHT, max(LEAST, wanted)))

    def _lay_out(self) -> None:
        area, body = make_scroll(), Flow(20, 14, 20, 14)
        self._body = body
        self._fill(body.column)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self.foot)

    def _fill(self, body: QVBoxLayout) -> None:
        body.addWidget(self.refused)
        body.addWidget(make_label(self._view.title, "card", wrap=True))
        body.addWidget(make_label(self._view.fact, "fact", wrap=True))
        body.addWidget(self._notes(self._view.against, "What stands against it"))
        body.addWidget(self.reason)
        body.addLayout(self._signer_line())
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self._notes(self._view.contents, "What it must say"), 1)
        sides.addWidget(self._recipients(), 1)
        body.addLayout(sides)
        body.addStretch(1)

    def _connect(self) -> None:
        self.foot.record.connect(self.give)
        self.foot.cancel.connect(self.reject)
        self.foot.preview.connect(lambda: self.specimen_asked.emit(self.given_values()))
        self.reason.edited.connect(self._count)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.give)

    def _notes(self, notes: tuple[Note, ...], title: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(make_label(title, "section"))
        for note in notes:
            view = NoteView(note)
            view.link.connect(self._follow)
            column.addWidget(view)
        column.addStretch(1)
        box.setMaximumWidth(theme().px(NOTE_WIDTH))
        box.setVisible(bool(notes))
        return box

    def _signer_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        label = QLabel("&Signed by")
        label.setBuddy(self.signer)
        label.setFixedWidth(theme().px(LABEL_WIDTH))
        self.signer.setAccessibleName("Signed by")
        self.signer.setFixedWidth(theme().px(FIELD_WIDTH))
        row.addWidget(label)
        row.addWidget(self.signer)
        row.addStretch(1)
        return row

    def _recipients(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(make_label("Who gets it", "section"))
        table = TableView()
        table.setAccessibleName("Who gets it")
        table.set_table(self._view.recipients)
        table.fit_rows(MOST_ROUTES)
        column.addWidget(table)
        column.addStretch(1)
        return box

    def _count(self) -> None:
        notes = (*self._view.against, *self._view.contents)
        breaches = sum(note.severity == "error" for note in notes)
        checks = sum(note.severity == "warning" for note in notes)
        counts = [plural(breaches, "breach", "breaches")] if breaches else []
        counts += [plural(checks, "check")] if checks else []
        said = f"{' and '.join(counts)}." if counts else "Nothing stands against it."
        severity = "error" if breaches else "warning" if checks else "fits"
        more = " Your reason will be recorded." if self.reason.text() else ""
        self.foot.say(severity, said + more)

    # Answering

    def _ask_reason(self) -> None:
        self.reason.show()
        self._fit()
        self.foot.say("error", "Say why notice is given all the same, then give it.")
        self.reason.take_focus()

    def _follow(self, target: str) -> None:
        verb, _, what = target.partition(":")
        if verb == "why":
            self.why.emit(what)
        elif verb == "keep":
            self._ask_reason()
