"""The manual, what the program is, and the name under which entries are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app import RESOURCES, VERSION
from app.domain.refusal import Refusal
from app.domain.typed import read_name
from app.presenters.view import Note
from app.ui.manual_text import ManualText
from app.ui.parts.button import Button
from app.ui.parts.filter_box import FilterBox
from app.ui.parts.label import make_label
from app.ui.parts.narrow_dialog import NarrowDialog
from app.ui.parts.note import NoteColumn
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.pages.page import Page
    from app.ui.pages.sub_pages import SubPages

ABOUT = (
    f"Minutebook {VERSION}",
    "The corporate secretary’s desk for one company: the register, the directors and officers, "
    "the meetings and the minute book, judged by the company’s own bylaws.",
    "It works without the internet and sends nothing. It is not legal advice.",
    "Letters: Source Sans 3 and Source Serif 4, SIL Open Font License 1.1. "
    "Icons: Fluent UI System Icons, MIT License. Window: Qt, LGPL 3.",
)

CHAPTERS = {
    "Today": "4. What is due",
    "Shareholders": "5. The share register",
    "Directors": "7. Directors, officers and committees",
    "Officers": "7. Directors, officers and committees",
    "Meetings": "8. Planning a shareholders’ meeting",
    "Meetings mailing": "9. Giving notice",
    "Meetings proxies": "11. The day of the meeting",
    "Meetings meeting": "11. The day of the meeting",
    "Meetings papers": "11. The day of the meeting",
    "Minute Book": "14. The minute book, and finding",
    "Bylaws": "12. The bylaws",
    "Find": "14. The minute book, and finding",
}
"""The chapter that F1 opens on a page, or on a sub-page of it."""


def chapter_of(page: Page | None) -> str:
    """The chapter of the manual on this page; empty, its first page, without one."""
    if page is None:
        return ""
    subs: SubPages | None = getattr(page, "sub_pages", None)
    sub = f"{page.name} {subs.value()}" if subs else ""
    return CHAPTERS.get(sub, CHAPTERS.get(page.name, ""))


class NameDialog(NarrowDialog):
    """Asks who records; `given` gives the name."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("Your name", parent)
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.notes = NoteColumn()
        self.notes.hide()
        label = QLabel("&Recorded by")
        label.setBuddy(self.name)
        self.keep, cancel = Button("&Keep the name", "primary"), Button("Cancel")
        self.keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        line = QHBoxLayout()
        label.setFixedWidth(theme().px(138))
        line.addWidget(label)
        line.addWidget(self.name)
        column.addWidget(make_label("Each entry says who recorded it. Write your name.", wrap=True))
        column.addLayout(line)
        column.addWidget(self.notes)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column.addLayout(foot)

    def _keep(self) -> None:
        try:
            name = read_name(self.name.text(), "by", "name")
        except Refusal as refusal:
            self.notes.set_notes([Note("warning", refusal.sentence)])
            self.notes.show()
            self.fit()
            self.name.setFocus()
            return
        self.accept()
        self.given.emit(name)


class AboutDialog(NarrowDialog):
    """The program's version, promise, and whose letters and icons it uses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About Minutebook", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(make_label(ABOUT[0], "card"))
        for text in ABOUT[1:]:
            column.addWidget(make_label(text, wrap=True))
        close = Button("&Close", "primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class ManualDialog(QDialog):
    """The manual, open at a chapter, beside the window; it can be searched."""

    def __init__(self, chapter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Manual")
        self.text = ManualText(RESOURCES / "help" / "manual.md")
        self.search = FilterBox("Find in the manual")
        self.search.setFixedWidth(theme().px(280))
        self.search.filtered.connect(self.text.look_for)
        close = Button("&Close", "primary")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.search)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.resize(theme().px(900), 640)
        self._chapter = chapter

    def showEvent(self, event: QShowEvent) -> None:
        """The lines are laid out now; go to the chapter."""
        super().showEvent(event)
        if self._chapter:
            self.text.open_at(self._chapter)
