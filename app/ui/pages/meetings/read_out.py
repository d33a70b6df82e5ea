"""The read-out for the room: quorum and results in large letters, for a second screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.bylaws.meeting_day.sheet import Sheet
from app.domain.meeting_titles import title_of
from app.domain.words import whole
from app.presenters.meeting_day.items import ELECTION, ItemCard, present_items
from app.presenters.meeting_day.quorum import present_quorum
from app.ui.pages.meetings.quorum_strip import QuorumBar
from app.ui.theme import set_role, theme

HUGE, LARGE, BIG = 64, 34, 24


class ReadOut(QFrame):
    """F11 fills the screen, Escape closes it. Nothing is typed here."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(None)
        self._window = window
        set_role(self, "page")
        self.setWindowTitle("Read-out for the room - Minutebook")
        self.company, self.title = self._line(BIG), self._line(LARGE, serif=True)
        self.word, self.figure = self._line(LARGE, serif=True), self._line(HUGE, serif=True)
        self.fact, self.results = self._line(BIG), self._line(BIG)
        self.bar = QuorumBar(BIG)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(12)
        for widget in (self.company, self.title):
            column.addWidget(widget)
        column.addStretch(1)
        for widget in (self.word, self.figure, self.fact, self.bar):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.results)
        column.addStretch(1)
        theme().changed.connect(self._dress)
        self._dress()

    def show_sheet(self, company: str, sheet: Sheet) -> None:
        """Show how the meeting stands."""
        quorum = present_quorum(sheet)
        self.company.setText(company)
        self.title.setText(title_of(sheet.plan))
        self.word.setText(quorum.word)
        self.figure.setText(whole(quorum.present))
        self.fact.setText(f"{quorum.of_all} {quorum.more}".strip())
        self.bar.set_view(quorum)
        told = [card for card in present_items(sheet) if card.outcome is not None]
        self.results.setText("\n\n".join(_result(card) for card in told[-3:]))

    def show_on_other_screen(self) -> None:
        """Open where the window is not, if there is a second screen."""
        here = self._window.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        if others:
            self.setGeometry(others[0].availableGeometry())
            self.showMaximized()
        else:
            self.resize(1100, 760)
            self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 fills the screen or gives it back, Escape closes."""
        if event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _line(self, size: int, *, serif: bool = False) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("letters", (size, serif))
        return label

    def _dress(self) -> None:
        for label in self.findChildren(QLabel):
            if letters := label.property("letters"):
                size, serif = letters
                label.setFont(theme().font(size, semibold=serif, serif=serif))


def _result(card: ItemCard) -> str:
    if card.kind == ELECTION and card.table:
        rows = (f"{row.cells[0]}  {row.cells[1]}  {row.cells[2]}" for row in card.table.rows)
        return "\n".join((f"{card.title}: {card.chip}", *rows))
    votes = ", ".join(f"{name} {whole(number)}" for name, number in card.votes.items())
    return f"{card.title}: {card.chip}\n{votes}"
