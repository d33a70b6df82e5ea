"""Why these days?: the rule's sentence, version and section, and the sum line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.presenters.view import CountLine, Why
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.theme import theme


class WhyDialog(QDialog):
    """One rule explained; Escape or Close ends it."""

    def __init__(self, why: Why, parent: QWidget) -> None:
        super().__init__(parent)
        self.why = why
        self.setWindowTitle("Why these days?")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(make_label(why.title, "card", wrap=True))
        column.addWidget(make_label(why.says, "law", wrap=True))
        column.addWidget(make_label(f"{why.version}, {why.section}", "fact"))
        column.addLayout(_sum(why.lines))
        for text in (why.counted, *why.unclear):
            if text:
                column.addWidget(make_label(text, "fact", wrap=True))
        close = Button("Close", "primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme().px(520))


def _sum(lines: tuple[CountLine, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(2, 1)
    for row, line in enumerate(lines):
        grid.addWidget(make_label(line.label, "fact"), row, 0)
        grid.addWidget(make_label(line.day, "section"), row, 1)
        grid.addWidget(make_label(line.remark, "fact"), row, 2)
    return grid
