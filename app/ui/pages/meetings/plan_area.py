"""What scrolls on the plan's sub-page: the timeline over the form, or the empty place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.ui.pages.flow import Flow, make_scroll
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.timeline import TimelineView
from app.ui.theme import theme

MARGIN = 60
NO_MEETINGS = "No meetings yet. Plan the first one to see its dates."
NO_MATCH = "No meeting matches “{text}”. Clear the filter."


class PlanArea(QWidget):
    """`asked` gives `drop` or `new`. However the focus comes to a field, it is in sight."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.timeline = TimelineView()
        self.area: QScrollArea = make_scroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._keep_in_view)

    def show_form(self, form: QWidget, *, draft: bool) -> None:
        """The timeline with this form under it; a draft can be thrown away."""
        body = Flow(0, 4, 8, 8)
        body.column.setSpacing(12)
        body.column.addWidget(self.timeline)
        body.column.addWidget(form)
        if draft:
            body.column.addWidget(self._button("Throw this plan away…", "drop", "link"))
        body.column.addStretch(1)
        self.area.setWidget(body)

    def show_nothing(self, text: str) -> None:
        """What belongs here and why it is empty; without a filter, the button to begin."""
        self.timeline.setParent(None)
        nothing = Flow()
        words = NO_MATCH.format(text=text) if text else NO_MEETINGS
        nothing.column.addWidget(make_label(words, "fact", wrap=True))
        if not text:
            nothing.column.addWidget(self._button("New meeting…", "new", ""))
        nothing.column.addStretch(1)
        self.area.setWidget(nothing)

    def _button(self, words: str, target: str, role: str) -> QWidget:
        button = Button(words, role)
        button.clicked.connect(lambda: self.asked.emit(target))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _keep_in_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        body = self.area.widget()
        if now and body and body.isAncestorOf(now):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._show_focus()
            QTimer.singleShot(0, self, self._show_focus)  # a form made anew finds its place late

    def _show_focus(self) -> None:
        body, now = self.area.widget(), QApplication.focusWidget()
        if now and body and body.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, theme().px(MARGIN))
