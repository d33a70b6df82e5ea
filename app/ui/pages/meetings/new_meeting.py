"""New meeting: which of the four kinds it is, and the empty plan that begins it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.bylaws.law import shelf_for
from app.bylaws.shareholders.election_choices import seats_up
from app.domain.company import Company
from app.domain.meeting_day.facts import Day
from app.domain.meetings import AgendaItem, Meeting, MeetingPlan
from app.domain.offices import authorized_on
from app.domain.words import day_plain, number_word
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.theme import set_role, theme

NO_DAYS: Mapping[str, Day] = {}
KINDS = {
    "annual": ("Annual meeting", "Elects the directors; held once a year."),
    "special-board": (
        "Special meeting called by the board",
        "Also when the chairman or the president calls it.",
    ),
    "special-requested": (
        "Special meeting requested by holders",
        "Asks who requested it, when, and how many votes they hold.",
    ),
    "adjourned": ("Adjourned meeting", "Goes on with a meeting whose notice was given."),
}


class NewMeetingDialog(QDialog):
    """Asks for the kind; `planned` gives the new plan."""

    planned = Signal(object)

    def __init__(
        self,
        company: Company,
        keys: Collection[str],
        today: date,
        parent: QWidget,
        days: Mapping[str, Day] = NO_DAYS,
    ) -> None:
        super().__init__(parent)
        self._company, self._keys, self._today = company, frozenset(keys), today
        self._days = days
        self.setWindowTitle("New meeting")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.kinds = QButtonGroup(self)
        self.original = QComboBox()
        self.original.setAccessibleName("Meeting that is adjourned")
        for meeting in _with_a_day(company.meetings):
            self.original.addItem(_said(meeting.plan), meeting.plan.key)
        self.plan_it = Button("Plan the meeting", "primary")
        self.plan_it.clicked.connect(self._plan)
        self._lay_out()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._plan)

    def kind(self) -> str:
        """The kind chosen."""
        chosen = self.kinds.checkedButton()
        return str(chosen.property("kind")) if chosen else "annual"

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        for button in self.kinds.buttons():
            button.setChecked(button.property("kind") == kind)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 12)
        body.setSpacing(4)
        for kind, (words, more) in KINDS.items():
            button = QRadioButton(words)
            button.setProperty("kind", kind)
            button.setAccessibleDescription(more)
            button.setChecked(kind == "annual")
            self.kinds.addButton(button)
            body.addWidget(button)
            line = make_label(more, "small", wrap=True)
            line.setContentsMargins(theme().px(24), 0, 0, 6)
            body.addWidget(line)
        body.addWidget(self.original)
        column.addLayout(body)
        column.addStretch(1)
        column.addWidget(self._foot())
        self.original.hide()
        self.kinds.buttonClicked.connect(self._show_original)
        self.setMinimumWidth(theme().px(460))

    def _show_original(self) -> None:
        adjourned = self.kind() == "adjourned"
        self.original.setVisible(adjourned and self.original.count() > 0)

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        cancel = Button("Cancel")
        cancel.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.plan_it)
        return foot

    def _plan(self) -> None:
        original = self._company.meeting(str(self.original.currentData() or ""))
        day = self._days.get(original.plan.key) if original else None
        plan = new_plan(self.kind(), self._company, self._keys, self._today, original, day)
        self.accept()
        self.planned.emit(plan)


def new_plan(
    kind: str,
    company: Company,
    keys: Collection[str],
    today: date,
    original: Meeting | None = None,
    day: Day | None = None,
) -> MeetingPlan:
    """The plan that a new meeting begins with: its key, and what follows from its kind.

    `day` is what was recorded of the original meeting, which an adjourned one goes on with.
    """
    key = _free_key(f"{today.year}-{kind}", keys)
    plan = MeetingPlan(key, kind)
    if kind == "adjourned" and original:
        return _going_on(key, original.plan, day)
    if kind != "annual":
        return plan
    authorized = authorized_on(company.numbers, today) or 0
    law = shelf_for(company.bylaws).on(today)
    seats = seats_up(law, authorized, today.year).needed if law else authorized
    number = f"{number_word(seats)} directors" if seats else "directors"
    election = AgendaItem(f"To elect {number} to serve until the next annual meeting", "election")
    return replace(plan, seats=seats, items=(election,))


def _going_on(key: str, first: MeetingPlan, day: Day | None) -> MeetingPlan:
    """The first plan at the day, hour and place that were announced; what was voted on is done.

    A new record date, where one was set, stands in place of the first.
    """
    left = day.adjournment if day else None
    plan = replace(
        first,
        key=key,
        kind="adjourned",
        original_key=first.key,
        original_on=first.original_on or first.on,
        original_record_on=first.original_record_on or first.record_on,
        on=None,
        notice_on=None,
        reasons={},
    )
    if day is None or left is None:
        return plan
    counted = {count.item for count in day.counted if count.item <= len(first.items)}
    return replace(
        plan,
        on=left.to_on,
        at=left.to_at or first.at,
        place=left.to_place or first.place,
        adjourned_on=left.at.date() if left.at else first.on,
        adjournment_announced=bool(left.announced),
        record_on=left.new_record_on or first.record_on,
        done_before=tuple(sorted({*first.done_before, *counted})),
    )


def _free_key(wanted: str, keys: Collection[str]) -> str:
    tries = (wanted, *(f"{wanted}-{number}" for number in range(2, len(keys) + 3)))
    return next(key for key in tries if key not in keys)


def _with_a_day(meetings: Sequence[Meeting]) -> list[Meeting]:
    dated = [meeting for meeting in meetings if meeting.plan.on]
    return sorted(dated, key=lambda m: m.plan.on or date.min, reverse=True)


def _said(plan: MeetingPlan) -> str:
    kind = "Annual" if plan.kind == "annual" else "Special"
    return f"{kind} meeting of {day_plain(plan.on)}" if plan.on else f"{kind} meeting"
