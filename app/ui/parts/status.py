"""The status bar: the last receipt, the plan kept, bylaws in force, backup, and the day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.words import day_paper_long, hour_short, whole
from app.ui.theme import theme

from .announce import announce
from .label import ShortLabel, SignLabel, link, make_label, make_rich, set_rich


class StatusBar(QWidget):
    """The foot of the window; `link` gives `view:<entry>` or `correct:<entry>`."""

    link = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign, self._said = SignLabel(), ShortLabel("status")
        self._links = make_rich(role="status")
        self._links.setWordWrap(False)
        self._links.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._links.linkActivated.connect(self.link)
        self._kept, self._bylaws = make_label(role="status"), make_label(role="status")
        self._backup, self._day = make_label(role="status"), make_label(role="status")
        self._receipt: tuple[str, int] | None = None
        self._lay_out()
        theme().changed.connect(self._fill)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._said)
        row.addWidget(self._links)
        row.addStretch(1)
        for label in (self._kept, self._bylaws, self._backup, self._day):
            label.setContentsMargins(16, 0, 0, 0)
            label.hide()
            row.addWidget(label)

    def show_receipt(self, entry: int, at: datetime, sentence: str) -> None:
        """Say what was recorded; stands until the next receipt and is announced.

        `sentence` goes after the colon, without full stop: `1,000 shares to José Luis Arriaga`.
        """
        text = f"Entry {whole(entry)} recorded at {hour_short(at)}: {sentence.rstrip('.')}."
        self._receipt = (text, entry)
        self._fill()
        announce(self, text)

    def show_fact(self, sentence: str) -> None:
        """Say something that recorded nothing: `Saved as notice.pdf.`; nothing clears."""
        self._receipt = (sentence, 0)
        self._fill()
        if sentence:
            announce(self, sentence)

    def receipt(self) -> str:
        """What is said now, as plain text."""
        return self._receipt[0] if self._receipt else ""

    def set_kept(self, at: datetime | None) -> None:
        """`Plan kept 9:41 AM`, or nothing."""
        self._set(self._kept, f"Plan kept {hour_short(at)}" if at else "")

    def set_bylaws(self, short: str) -> None:
        """`Bylaws in force: 2002`."""
        self._set(self._bylaws, f"Bylaws in force: {short}" if short else "")

    def set_backup(self, text: str) -> None:
        """`Backed up today, 9:02 AM`."""
        self._set(self._backup, text)

    def set_day(self, today: date | None) -> None:
        """`Monday, April 5, 2027`."""
        self._set(self._day, day_paper_long(today) if today else "")

    def _set(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _fill(self) -> None:
        if not self._receipt:
            return
        text, entry = self._receipt
        self._sign.set_severity("fits" if entry else "")
        self._said.setText(text)
        set_rich(self._links, _links(entry) if entry else "")


def _links(entry: int) -> str:
    return f"{link(f'view:{entry}', 'View')}. {link(f'correct:{entry}', 'Correct…')}"
