"""A filed paper beside its list: the bytes as filed, what they are, print and save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entries import Paper
from app.domain.refusal import Refusal
from app.presenters import minute_book
from app.ui.desk import Desk
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.parts.paper_view import PaperView

SUFFIXES = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "text/plain": ".txt",
}


class PaperPane(QWidget):
    """Reads the bytes again and hashes them. `asked` gives where a button leads: `entry:42`."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper: Paper | None = None
        self._data = b""
        self.save = Button("&Save as…")
        self.print = Button("Print a&gain…", icon="print")
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.entry = Button("Sh&ow its entry")
        self.entry.clicked.connect(self._ask_entry)
        self.title = make_label("", "card", wrap=True)
        self.hint = make_label("Choose a paper to see it as it was filed.", "fact", wrap=True)
        self.hint.hide()
        self.facts = make_label("", "small", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = PaperView()
        self.view.setAccessibleName("Preview of the paper")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addWidget(self.entry)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addLayout(row)
        column.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)

    def show_paper(self, paper: Paper | None) -> None:
        """Show this paper, read from the file and checked against its hash."""
        if paper is not None and paper == self._paper:
            return
        self._paper, self._data = paper, b""
        for widget in (self.title, self.print, self.save, self.entry, self.view, self.facts):
            widget.setVisible(paper is not None)
        self.title.setText(paper.title if paper else "")
        self.hint.setVisible(paper is None)
        if paper is None:
            return
        self.facts.setText(minute_book.paper_fact(paper))
        try:
            self._data = self._desk.book.paper_bytes(paper.id)
        except Refusal as refusal:
            self.facts.setText(refusal.sentence)
        self.view.show_paper(self._data, paper.media_type)

    def _ask_entry(self) -> None:
        if self._paper:
            self.asked.emit(f"entry:{self._paper.seq}")

    def _print(self) -> None:
        from app.ui.printing import print_paper

        if self._paper and self._paper.media_type == "application/pdf":
            print_paper(self, self._paper.title, self._data)
        else:
            self._desk.trouble.emit(
                "Only a PDF can be printed here. Save the paper, then print it."
            )

    def _save(self) -> None:
        from app.ui.printing import save_paper

        if self._paper:
            suffix = SUFFIXES.get(self._paper.media_type, ".bin")
            save_paper(self, self._paper.title, self._data, suffix)
