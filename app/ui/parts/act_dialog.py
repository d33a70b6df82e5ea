"""The dialog of an act: the form with its notes, what will be recorded, and the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.refusal import Refusal
from app.domain.words import listed, plural
from app.presenters.view import Checked, Draft, Form, Note
from app.ui.theme import theme

from .act_foot import ActFoot
from .announce import announce
from .form import FormView
from .label import make_label
from .note import NoteColumn
from .reason_box import ReasonBox
from .strip import QuestionStrip
from .table import TableView

WIDTH, HEIGHT, BESIDE_FROM = 900, 620, 760
MOST_LINES, MOST_NAMED = 8, 3

Check = Callable[[Draft], Checked]
Submit = Callable[[Draft, str], object]
"""Takes the draft and the reason; gives the receipt, or raises a Refusal.

`None` says that the act is done beside the window: `end_with` or `refuse` is called at its end.
"""
LATER = "Every later entry is read again. This takes a moment."


class ActDialog(QDialog):
    """Open it with `open()`. `recorded` gives what `submit` gave; `link` a field and a target.

    A breach unsettled asks for the reason first; a refusal stands at the head. `preview`, if
    given, is called with the draft by *Print preview*. `today` lets a day be typed in part.
    """

    recorded = Signal(object)
    link = Signal(str, str)

    def __init__(
        self,
        form: Form,
        check: Check,
        submit: Submit,
        parent: QWidget | None = None,
        *,
        preview: Callable[[Draft], None] | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self._check, self._submit, self._preview = check, submit, preview
        self._checked = Checked()
        self._drawn = False
        self.setWindowTitle(form.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.form = FormView(form, notes_beside_from=BESIDE_FROM, today=today)
        self.refused = NoteColumn()
        self.reason = ReasonBox()
        self._refused_for_reason = False
        self.will_record = TableView(density="compact")
        self.foot = ActFoot(form.verb, preview=preview is not None)
        self.question = QuestionStrip("Throw away what you typed?", "&Go on typing", "&Throw away")
        self._lay_out(form)
        self._connect()
        self._look()

    # Layout

    def _lay_out(self, form: Form) -> None:
        self._body = QWidget()
        self._body.setProperty("role", "clear")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        intro = make_label(form.intro, "fact", wrap=True)
        for part in (self.refused, intro, self.form, self.reason, self.will_record):
            column.addWidget(part)
        intro.setVisible(bool(form.intro))
        column.addStretch(1)
        self.will_record.setAccessibleName("What will be recorded")
        for part in (self.refused, self.reason, self.will_record, self.question):
            part.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.question, self._area, self.foot):
            whole.addWidget(part, 1 if part is self._area else 0)

    def _connect(self) -> None:
        self.form.changed.connect(self._look)
        self.form.link.connect(self._follow)
        self.reason.edited.connect(self._count)
        self.foot.record.connect(self.record)
        self.foot.cancel.connect(self.reject)
        self.foot.preview.connect(self._show_preview)
        self.question.kept.connect(self._go_on)
        self.question.agreed.connect(self._throw_away)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.record)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its content, at most the size of a dialog."""
        super().showEvent(event)
        if self._drawn:
            return
        self._drawn = True
        parent = self.parentWidget()
        room = parent.window().width() if parent else theme().px(WIDTH)
        width = min(theme().px(WIDTH), max(WIDTH, room - 40))
        self.resize(width, HEIGHT)
        QApplication.sendPostedEvents()
        wanted = self._body.heightForWidth(width) + self.foot.sizeHint().height()
        self.resize(width, min(HEIGHT, max(240, wanted)))
        self._grow()
        self._to_first_field()

    def _grow(self) -> None:
        """Be high enough for what came to stand in it, up to the size of a dialog."""
        if not self._drawn:
            return
        QApplication.sendPostedEvents()
        place = self._area.viewport()
        over = self._body.heightForWidth(place.width()) - place.height()
        if over > 0:
            self.resize(self.width(), min(HEIGHT, self.height() + over))

    # Checking

    def draft(self) -> dict[str, object]:
        """What stands in the form."""
        return self.form.draft()

    def checked(self) -> Checked:
        """What was last said of the draft."""
        return self._checked

    def _look(self, _draft: object = None) -> None:
        self._checked = self._check(self.form.draft())
        self.form.show_checked(self._checked)
        table = self._checked.will_record
        self.will_record.setVisible(table is not None)
        if table is not None:
            self.will_record.set_table(table)
            self.will_record.fit_rows(MOST_LINES)
        if not self._asks_reason():
            self.reason.hide()
        self._count()
        self._grow()

    def _count(self) -> None:
        breaches, checks = self._checked.breaches, self._checked.checks
        counts = [plural(breaches, "breach", "breaches")] if breaches else []
        counts += [plural(checks, "check")] if checks else []
        words = " and ".join(counts)
        if breaches and self.reason.text():
            self.foot.say("error", f"{words}. Your reason will be recorded.")
        elif breaches:
            self.foot.say("error", f"{words}. Settle it, or record it with a reason.")
        elif checks:
            self.foot.say("warning", f"{words}. Look at it before you record.")
        elif empty := self.form.missing():
            self.foot.say("info", _still(empty))
        else:
            self.foot.say("fits", "Nothing stands against it.")

    # Recording

    def record(self) -> None:
        """Record the act, or go to the first thing to settle."""
        self.form.commit()
        self._look()
        if unread := self.form.unread():
            self.form.go_to(unread[0])
        elif self._checked.breaches and not self.reason.text():
            self._ask_reason()
        else:
            self._send()

    def _send(self) -> None:
        reason = self.reason.text() if self._asks_reason() else ""
        try:
            receipt = self._submit(self.form.draft(), reason)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if receipt is None:
            self.setEnabled(False)
            self.foot.say("info", LATER)
        else:
            self.end_with(receipt)

    def end_with(self, receipt: object) -> None:
        """The act is recorded."""
        self.accept()
        self.recorded.emit(receipt)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the head and go to the field that it concerns."""
        self.setEnabled(True)
        breach = refusal.field == "reason"
        self.refused.set_notes([Note("error" if breach else "warning", refusal.sentence)])
        self.refused.show()
        self._grow()
        self._area.verticalScrollBar().setValue(0)
        announce(self, refusal.sentence)
        if breach:
            self._refused_for_reason = True
            self._ask_reason()
        elif not self.form.go_to(refusal.field) and not self.form.go_to(self._first_missing()):
            self.foot.take_focus()

    def _asks_reason(self) -> bool:
        """Whether a breach stands: one that was seen while typing, or one found on recording."""
        return bool(self._checked.breaches) or self._refused_for_reason

    def _first_missing(self) -> str:
        return next(iter(self.form.missing()), "")

    def _ask_reason(self) -> None:
        self.reason.show()
        self.foot.say("error", "Say why it is recorded all the same, then record.")
        QApplication.sendPostedEvents()
        self._area.ensureWidgetVisible(self.reason)
        self.reason.take_focus()

    def _follow(self, name: str, target: str) -> None:
        if target == "keep" or target.startswith("keep:"):
            self._ask_reason()
        else:
            self.link.emit(name, target)

    def _show_preview(self) -> None:
        self.form.commit()
        if self._preview:
            self._preview(self.form.draft())

    # Leaving

    def typed(self) -> bool:
        """Whether anything was typed since the dialog opened."""
        return self.form.typed() or bool(self.reason.text())

    def reject(self) -> None:
        """Close; where something was typed, ask first."""
        if self.typed() and self.question.isHidden():
            self.question.ask()
        elif self.question.isVisible():
            self._go_on()
        else:
            super().reject()

    def _go_on(self) -> None:
        self.question.hide()
        self._to_first_field()

    def _to_first_field(self) -> None:
        """To the first field that is still to be filled in, or else to the first of all."""
        first = self._first_missing() or next(iter(self.form.editors), "")
        self.form.go_to(first)

    def _throw_away(self) -> None:
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a one-line field moves on, on a button it presses; Escape closes; F1 helps."""
        focus, above = self.focusWidget(), self.parentWidget()
        if event.key() == Qt.Key.Key_F1 and above:
            QApplication.sendEvent(above.window(), event)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        elif focus and not isinstance(focus, QPlainTextEdit):
            self._move_on(focus)

    def _move_on(self, focus: QWidget) -> None:
        if after := self.form.next_stop(focus):
            after.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(after, QLineEdit):
                after.selectAll()
        else:
            self.foot.take_focus()


def _still(empty: Mapping[str, str]) -> str:
    """Which fields are to be filled in, or how many."""
    if len(empty) > MOST_NAMED:
        return f"{len(empty)} fields are still to be filled in."
    return f"Still to fill in: {listed(tuple(empty.values()))}."
