"""The plan as a form with its margin, and a recorded plan to be read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.meetings import MeetingPlan
from app.presenters.view import Checked, Note, RuledDate
from app.ui.pages.meetings.plan_fields import OTHER, REASON, PlanFields
from app.ui.parts.date_field import DateField
from app.ui.parts.editors import DateEditor, Editor
from app.ui.parts.form import FormView
from app.ui.parts.label import make_copyable
from app.ui.parts.note import NoteColumn
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, FIELD_WIDTH, LABEL_WIDTH, NOTE_WIDTH

WIDEST = LABEL_WIDTH + FIELD_WIDTH + 14 + NOTE_WIDTH
FIRST = 1_000  # the form takes its widest before the empty rest of a wide page takes anything


class PlanForm(QWidget):
    """The plan as typed. `edited` gives the plan once typing rests or a field is left.

    A day that stands in a field is never changed by a rule. `why` gives the id of a rule.
    """

    edited = Signal(object)
    why = Signal(str)

    def __init__(self, plan: MeetingPlan, fields: PlanFields) -> None:
        super().__init__()
        self._plan, self._fields = plan, fields
        self._reasons = set(plan.reasons)
        self._another = fields.elsewhere(plan)
        self._checked = Checked()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._view: FormView | None = None
        self._row.addStretch(1)
        self._make()
        theme().changed.connect(self._fit)

    def plan(self) -> MeetingPlan:
        """The plan as it stands in the fields."""
        return self._fields.plan(self._plan, self.view.draft())

    @property
    def view(self) -> FormView:
        """The form itself."""
        assert self._view  # noqa: S101 - made at the start
        return self._view

    def show_notes(
        self, notes: Mapping[str, tuple[Note, ...]], dates: Mapping[str, RuledDate]
    ) -> None:
        """Show what the rules say now; what stands in the fields stays as it is."""
        self._checked = Checked(notes, dates)
        self.view.show_checked(self._checked)

    def notes(self, name: str) -> tuple[Note, ...]:
        """The notes beside a field."""
        return self.view.notes[name].notes()

    def go_to(self, name: str) -> None:
        """Put the focus into this field."""
        self.view.go_to(name)

    def editor(self, name: str) -> Editor:
        """A field by its name; raises KeyError if this plan does not show it."""
        return self.view.editors[name]

    def day_field(self, name: str) -> DateField:
        """A date field by its name."""
        editor = self.editor(name)
        assert isinstance(editor, DateEditor)  # noqa: S101 - asked for days alone
        return editor.day

    def breaches(self) -> tuple[str, ...]:
        """The fields beside which a breach stands without a reason."""
        return tuple(
            name
            for name, column in self.view.notes.items()
            if any(note.severity == "error" for note in column.notes())
            and not self._plan.reasons.get(name)
        )

    def _make(self) -> None:
        """Make the form anew; only another place or another reason asks for this."""
        if self._view:
            self._view.hide()
            self._view.deleteLater()
        form = self._fields.form(
            self._plan, another_place=self._another, reasons=sorted(self._reasons)
        )
        self._view = FormView(form, today=self._fields.today)
        self._view.changed.connect(self._left)
        self._view.link.connect(self._follow)
        self._row.insertWidget(0, self._view, FIRST)
        self._fit()
        self._view.show_checked(self._checked)

    def _fit(self) -> None:
        self.view.setMaximumWidth(theme().px(WIDEST))

    def _left(self, draft: Mapping[str, object]) -> None:
        now = self._fields.plan(self._plan, draft)
        another = draft.get("place") == OTHER
        if now != self._plan:
            self._plan = now
            self.edited.emit(now)
        if another != self._another:
            self._another = another
            self._make()
            self.go_to("place_name" if another else "place")

    def _follow(self, name: str, target: str) -> None:
        verb, _, what = target.partition(":")
        if verb == "why":
            self.why.emit(what)
        elif verb == "keep":
            if name not in self._reasons:
                self._reasons.add(name)
                self._make()
            self.go_to(REASON + name)


class RecordedPlan(QWidget):
    """A plan whose notice was given: to be read and copied, with its findings in the margin."""

    why = Signal(str)

    def __init__(self, plan: MeetingPlan, fields: PlanFields) -> None:
        super().__init__()
        self._notes: dict[str, NoteColumn] = {}
        self.texts: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, FIRST)
        grid.setColumnStretch(3, 1)
        for row, (name, label, text) in enumerate(fields.said(plan)):
            self.texts[name] = text
            self._add(grid, row, name, label)
        self._others = self._column()
        grid.addWidget(self._others, len(self.texts), 1, 1, 2)

    def show_notes(
        self, notes: Mapping[str, tuple[Note, ...]], dates: Mapping[str, RuledDate]
    ) -> None:
        """Show how the recorded days stand to the rules."""
        for name, column in self._notes.items():
            column.set_notes(notes.get(name, ()))
            column.setVisible(bool(column.notes()))
        strays = [n for key, found in notes.items() if key not in self._notes for n in found]
        self._others.set_notes(strays)
        self._others.setVisible(bool(strays))

    def notes(self, name: str) -> tuple[Note, ...]:
        """The notes beside a field."""
        return self._notes[name].notes()

    def go_to(self, name: str) -> None:
        """Nothing is typed here."""

    def _add(self, grid: QGridLayout, row: int, name: str, label: str) -> None:
        top = Qt.AlignmentFlag.AlignTop
        value = make_copyable(self.texts[name])
        value.setAccessibleName(f"{label}: {self.texts[name]}")
        value.setFixedWidth(theme().px(FIELD_WIDTH))
        words = make_copyable(label, "fact")
        words.setFixedWidth(theme().px(LABEL_WIDTH))
        for widget in (words, value):
            pad = (theme().px(CONTROL) - widget.fontMetrics().height()) // 2
            widget.setContentsMargins(0, pad, 0, 0)
        self._notes[name] = self._column()
        grid.addWidget(words, row, 0, top)
        grid.addWidget(value, row, 1, top)
        grid.addWidget(self._notes[name], row, 2, top)

    def _column(self) -> NoteColumn:
        column = NoteColumn()
        column.setMaximumWidth(theme().px(NOTE_WIDTH))
        column.link.connect(self._follow)
        return column

    def _follow(self, target: str) -> None:
        verb, _, what = target.partition(":")
        if verb == "why":
            self.why.emit(what)
