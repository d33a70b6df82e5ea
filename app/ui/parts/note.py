"""Margin notes: a finding beside its field, and the column of at most three of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.words import plural
from app.presenters.view import WORDS, Note
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, NOTE_WIDTH, SEVERITY_TOKEN

from .button import Button
from .label import SignLabel, link, make_rich, set_rich

ORDER = ("error", "warning", "fits", "info", "advice")
LOUD = ("error", "warning")
SHOWN = 3


def note_html(note: Note) -> str:
    """The note as rich text in the colours in force, every datum escaped."""
    tokens = theme().tokens
    word, loud = WORDS[note.severity], note.severity in LOUD
    colour = getattr(tokens, SEVERITY_TOKEN[note.severity])
    head = f'<span style="font-weight:600;color:{colour}">{word}.</span> ' if word else ""
    ink = tokens.ink if loud else tokens.ink2
    cited = note.section.replace(" ¶", "\N{NO-BREAK SPACE}¶")
    section = link(f"why:{note.rule}", cited) if cited and note.rule else escape(cited)
    rests = f"unclear: {', '.join(note.unclear)}" if note.unclear else ""
    quiet = f' <span style="color:{tokens.ink3}">{escape(rests)}</span>' if rests else ""
    return f'{head}<span style="color:{ink}">{escape(note.sentence)}</span> {section}{quiet}'


class NoteView(QFrame):
    """One note; `link` gives the target of the link that was pressed."""

    link = Signal(str)

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        if note.severity in LOUD:
            self.setProperty("note", note.severity)
        self.setMaximumWidth(theme().px(NOTE_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(note.spoken())
        self._text, self._links = make_rich(role="note"), make_rich(role="note")
        for label in (self._text, self._links):
            label.linkActivated.connect(self.link)
        self._lay_out()
        theme().changed.connect(self._fill)
        self._fill()

    def minimumSizeHint(self) -> QSize:
        """One line: how high it is follows from its width, which a scroll area asks for."""
        return QSize(theme().px(160), theme().px(CONTROL))

    def stops(self) -> Sequence[QWidget]:
        """The labels with links."""
        labels = (self._text, self._links) if self.note.links else (self._text,)
        return [one for one in labels if one.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._text)
        if self.note.links:
            texts.addWidget(self._links)
        row = QHBoxLayout(self)
        loud = self.note.severity in LOUD
        row.setContentsMargins(7 if loud else 3, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(SignLabel(self.note.severity), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def _fill(self) -> None:
        set_rich(self._text, note_html(self.note))
        links = (link(one.target, one.label) for one in self.note.links[:2])
        set_rich(self._links, "&nbsp;&nbsp;&nbsp;&nbsp; ".join(links))


class NoteColumn(QWidget):
    """The notes of one field, worst first, three at most; the rest behind `2 more notes`."""

    link = Signal(str)
    restacked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self._whole = False
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        row = QHBoxLayout(self)  # asks for the height at the width that a note is given at most
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._box, 1)
        row.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def notes(self) -> tuple[Note, ...]:
        """The notes in the order they are shown."""
        return self._notes

    def stops(self) -> Sequence[QWidget]:
        """The labels with links, and the button for more, in order."""
        items = (self._box.itemAt(n) for n in range(self._box.count()))
        views = (item.widget() for item in items if item)
        stops: list[QWidget] = []
        for view in views:
            stops += view.stops() if isinstance(view, NoteView) else [view] if view else []
        return stops

    def spoken(self) -> str:
        """All notes as a screen reader says them."""
        return " ".join(note.spoken() for note in self._notes)

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes."""
        ordered = tuple(sorted(notes, key=lambda n: ORDER.index(n.severity)))
        if ordered != self._notes:
            self._notes, self._whole = ordered, False
            self._fill()

    def _fill(self) -> None:
        while item := self._box.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = self._notes if self._whole else self._notes[:SHOWN]
        for note in shown:
            view = NoteView(note)
            view.link.connect(self.link)
            self._box.addWidget(view)
            view.show()
        if rest := len(self._notes) - len(shown):
            more = Button(plural(rest, "more note"), "link")
            more.clicked.connect(self._show_all)
            self._box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()
        self.restacked.emit()
