"""Two drafts of minutes compared: chosen above, every paragraph with its mark below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.acts.minutes_drafts import KeptMinutes, minutes_to_compare
from app.documents.comparison import HOW_READ, compose_comparison
from app.domain.drafts import compare
from app.domain.refusal import Refusal
from app.presenters.drafts import present_difference, present_paragraphs
from app.ui.desk import Desk
from app.ui.parts.announce import announce
from app.ui.parts.button import Button
from app.ui.parts.combo import Combo
from app.ui.parts.label import make_label

NO_DRAFT = "There is no draft to compare yet. Keep one first."
WIDEST, ROOM = 980, 40


class DraftsDialog(QDialog):
    """Raises Refusal where nothing was kept yet."""

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._desk = desk
        self._kept = minutes_to_compare(desk.book, key, desk.who())
        if len(self._kept) == 1:
            raise Refusal(NO_DRAFT)
        self.setWindowTitle("Compare drafts of the minutes")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.before, self.after = self._choice("Earlier"), self._choice("Later")
        self.whole = QCheckBox("&Paragraphs that are the same as well")
        self.fact = make_label("", "card")
        self.text = QTextBrowser()
        self.text.setAccessibleName("What differs")
        self.text.setTabChangesFocus(True)
        self.print, self.leave = Button("P&rint…", icon="print"), Button("&Close")
        self._lay_out()
        self.before.setCurrentIndex(len(self._kept) - 2)
        self.after.setCurrentIndex(len(self._kept) - 1)
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(lambda _place: self.show_difference())
        self.whole.toggled.connect(lambda _on: self.show_difference())
        self.print.clicked.connect(self.print_it)
        self.leave.clicked.connect(self.reject)
        self.show_difference()
        room = parent.window().size()
        self.resize(min(WIDEST, room.width() - ROOM), room.height() - ROOM)

    def chosen(self) -> tuple[KeptMinutes, KeptMinutes]:
        """The two that are compared."""
        return self._kept[self.before.currentIndex()], self._kept[self.after.currentIndex()]

    def show_difference(self) -> None:
        """Compare the two and show what differs."""
        one, other = self.chosen()
        self._found = compare(one.words, other.words)
        told = present_difference(self._found)
        self.fact.setText(told)
        shown = present_paragraphs(self._found, all_shown=self.whole.isChecked())
        self.text.setHtml(shown)
        announce(self.fact, told)

    def print_it(self) -> None:
        """The comparison on paper."""
        from app.ui.printing import preview_document

        one, other = self.chosen()
        title, names = self._kept[-1].words[0].capitalize(), (one.label, other.label)
        document = compose_comparison(title, self._desk.company.name, names, self._found)
        self.preview = preview_document(self._desk, self, "drafts-compared", document)

    def _choice(self, name: str) -> Combo:
        box = Combo()
        box.setAccessibleName(name)
        for kept in self._kept:
            box.addItem(kept.label, kept.key)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (words, box) in enumerate((("&Earlier", self.before), ("&Later", self.after))):
            label = QLabel(words)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.whole)
        foot.addStretch(1)
        foot.addWidget(self.print)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self.fact)
        column.addWidget(make_label(HOW_READ, "small", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(foot)
