"""The form of an act or a plan: labels at the left, fields, and the notes in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from app.presenters.view import Checked, Draft, Field, Form, Note
from app.ui.theme import set_state, theme
from app.ui.theme.tokens import CONTROL, FIELD_WIDTH, LABEL_WIDTH, NOTES_BESIDE_FROM

from .editors import (
    ChoiceEditor,
    DateEditor,
    Editor,
    FileEditor,
    LinesEditor,
    NumberEditor,
    PickEditor,
    TextEditor,
    TickEditor,
    TimeEditor,
)
from .label import make_label
from .note import NoteColumn
from .rows_editor import RowsEditor

WAIT = 300
KINDS = {
    "text": TextEditor,
    "lines": LinesEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "number": NumberEditor,
    "choice": ChoiceEditor,
    "pick": PickEditor,
    "tick": TickEditor,
    "file": FileEditor,
}


def make_editor(field: Field) -> Editor:
    """The editor of a field's kind; raises KeyError for a kind that is none."""
    if field.kind == "rows":
        return RowsEditor(field, make_editor)
    return KINDS[field.kind](field)


class FormView(QWidget):
    """A `view.Form`. `changed` gives the draft once typing rests and on leaving a field.

    `link` gives the field's name and the target of a link of its notes; `use:` links are followed
    here. Notes stand beside the fields from `notes_beside_from` px on (at 100 % text), else under.
    """

    changed = Signal(object)
    link = Signal(str, str)

    def __init__(
        self,
        form: Form,
        *,
        notes_beside_from: int = NOTES_BESIDE_FROM,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.editors: dict[str, Editor] = {}
        self.notes: dict[str, NoteColumn] = {}
        self._labels: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self._checked = Checked()
        self._beside_from, self._beside = notes_beside_from, True
        self._today = today
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self.tell)
        self._whole = NoteColumn()
        self._whole.link.connect(partial(self._follow, ""))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for field in form.fields:
            self._make(field)
        self._place()
        self.set_draft(form.draft)
        self._told = self._first = self.draft()
        theme().changed.connect(self._fit)
        self._fit()

    # Values

    def draft(self) -> dict[str, object]:
        """What stands in the fields."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_draft(self, draft: Draft) -> None:
        """Show these values; fields that the draft does not name stay. Nothing is emitted."""
        for name, value in draft.items():
            if name in self.editors:
                self.editors[name].set_value(value)
        self._chain()
        self._told = self.draft()

    def typed(self) -> bool:
        """Whether anything differs from what stood here at first."""
        return self.draft() != self._first

    def commit(self) -> None:
        """Take all that was typed as final and tell of a change."""
        for editor in self.editors.values():
            editor.commit()
        self.tell()

    def tell(self) -> None:
        """Emit the draft if it changed since it was last emitted."""
        self._timer.stop()
        draft = self.draft()
        if draft != self._told:
            self._told = draft
            self.changed.emit(draft)
        self._show_notes()

    def unread(self) -> tuple[str, ...]:
        """The names of fields whose text cannot be read."""
        return tuple(name for name, editor in self.editors.items() if editor.unread_note())

    def missing(self) -> dict[str, str]:
        """The fields that are empty and not optional: names and labels."""
        empty = {n for n, value in self.draft().items() if value in ("", [], (), None)}
        return {
            field.name: field.label.replace("&", "")
            for field in self.form.fields
            if field.name in empty and not field.optional
        }

    # Showing

    def show_checked(self, checked: Checked) -> None:
        """Show the notes, shade the days, offer the choices."""
        self._checked = checked
        for name, editor in self.editors.items():
            if name in checked.choices:
                editor.set_choices(checked.choices[name])
            if name in checked.dates:
                editor.set_ruled(checked.dates[name])
        if today := self._today or next((r.today for r in checked.dates.values()), None):
            self.set_today(today)
        self._show_notes()

    def set_today(self, today: date) -> None:
        """The day that T gives in fields without a rule."""
        self._today = today
        for editor in self.editors.values():
            editor.set_today(today)

    def go_to(self, name: str) -> bool:
        """Put the focus on a field; answers whether there is one of that name."""
        if editor := self.editors.get(name):
            editor.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def next_stop(self, widget: QWidget) -> QWidget | None:
        """The field after this one, passing over links in notes; None after the last."""
        stops = [s for e in self.editors.values() for s in e.stops() if s.isEnabled()]
        at = next((n for n, s in enumerate(stops) if s is widget or s.isAncestorOf(widget)), None)
        return stops[at + 1] if at is not None and at + 1 < len(stops) else None

    # How it hangs together

    def _make(self, field: Field) -> None:
        editor, notes = make_editor(field), NoteColumn()
        plain = field.label.replace("&", "")
        label = QLabel("" if field.kind == "tick" else _worded(field))
        label.setWordWrap(True)
        editor.target.setAccessibleName(plain)
        editor.edited.connect(self._timer.start)
        editor.left.connect(self.tell)
        editor.restacked.connect(self._chain)
        editor.link.connect(partial(self._follow, field.name))
        editor.why_requested.connect(partial(self._ask_why, field.name))
        notes.link.connect(partial(self._follow, field.name))
        notes.restacked.connect(self._chain)
        if field.hint:
            hint = self._hints[field.name] = make_label(field.hint, "small", wrap=True)
            hint.setContentsMargins(0, 6, 0, 0)
            editor.target.setToolTip(field.hint)
        if isinstance(editor, DateEditor):
            editor.day.keep_clear([notes])
        self.editors[field.name], self.notes[field.name] = editor, notes
        self._labels[field.name] = label

    def _place(self) -> None:
        while self._grid.takeAt(0):
            pass
        row, group = 1, ""
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._whole, 0, 0, 1, 3)
        for field in self.form.fields:
            if field.group != group:
                group = field.group
                self._grid.addWidget(self._heading(group), row, 0, 1, 3)
                row += 1
            editor, notes = self.editors[field.name], self.notes[field.name]
            if editor.whole:
                self._grid.addWidget(self._labels[field.name], row, 0, 1, 3, top)
                self._grid.addWidget(editor, row + 1, 0, 1, 3, top)
                self._grid.addWidget(notes, row + 2, 0, 1, 3, top)
                row += 3
                continue
            self._grid.addWidget(self._labels[field.name], row, 0, top)
            beside = self._beside and not editor.wide
            self._grid.addWidget(editor, row, 1, 1, 1 if beside else 2, top)
            hint = self._hints.get(field.name)
            if hint:
                hint.setVisible(beside)
                self._grid.addWidget(hint, row, 2, top)
            place = (row, 2, 1, 1) if beside and not hint else (row + 1, 1, 1, 2)
            self._grid.addWidget(notes, *place, top)
            row += 2
        self._grid.setRowStretch(row, 1)

    def _heading(self, group: str) -> QLabel:
        if group not in self._labels:
            self._labels[group] = make_label(group, "section")
            self._labels[group].setContentsMargins(0, 8, 0, 0)
        return self._labels[group]

    def _fit(self) -> None:
        height = theme().px(CONTROL)
        for name in self.editors:
            label = self._labels[name]
            if not self.editors[name].whole:
                label.setFixedWidth(theme().px(LABEL_WIDTH))
            pad = max(0, (height - label.fontMetrics().height()) // 2)
            label.setContentsMargins(0, pad, 8, 0)
        for editor in self.editors.values():
            editor.setContentsMargins(0, 0, theme().px(14), 0)

    def minimumSizeHint(self) -> QSize:
        """How high it is follows from its width, which a scroll area asks for."""
        return QSize(theme().px(LABEL_WIDTH + FIELD_WIDTH), theme().px(CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes beside the fields where there is room, else under them."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme().px(self._beside_from)
        if beside != self._beside:
            self._beside = beside
            self._place()

    def _show_notes(self) -> None:
        for name, column in self.notes.items():
            editor = self.editors[name]
            own = None if editor.target.hasFocus() else editor.unread_note()
            notes = self._checked.notes.get(name, ())
            column.set_notes((own, *notes) if own else notes)
            column.setVisible(bool(column.notes()))
            editor.target.setAccessibleDescription(column.spoken())
            set_state(editor.target, "breach", _breached(column.notes()))
        loose = (
            n for name, ns in self._checked.notes.items() if name not in self.notes for n in ns
        )
        self._whole.set_notes(tuple(loose))
        self._whole.setVisible(bool(self._whole.notes()))
        self._chain()

    def stops(self) -> Sequence[QWidget]:
        """What takes the focus, in the order of Tab."""
        found = list(self._whole.stops())
        for name, editor in self.editors.items():
            found += [*editor.stops(), *self.notes[name].stops()]
        return found

    def _chain(self) -> None:
        for name, editor in self.editors.items():
            self._labels[name].setBuddy(editor.stops()[0])
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)

    def _ask_why(self, name: str, rule: str) -> None:
        self.link.emit(name, f"why:{rule}")

    def _follow(self, name: str, target: str) -> None:
        if target.startswith("use:") and name in self.editors:
            self.editors[name].set_value(target[4:])
            self.go_to(name)
            self.tell()
        else:
            self.link.emit(name, target)


def _worded(field: Field) -> str:
    """The label; where the heading over a group says `(optional)`, its fields need not."""
    told = field.group.endswith("(optional)")
    return f"{field.label} (optional)" if field.optional and not told else field.label


def _breached(notes: Sequence[Note]) -> bool:
    return any(note.severity == "error" for note in notes)
