"""The third column of a wide screen: a card with a heading and lines of a label and a remark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui.parts.label import make_label
from app.ui.theme import set_role


def make_side(title: str, lines: Sequence[tuple[str, str]]) -> QFrame:
    """The card; what stands in it stands on the page as well."""
    card = QFrame()
    set_role(card, "card")
    card.setAccessibleName(title)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(make_label(title, "card"))
    for label, remark in lines:
        row = QHBoxLayout()
        row.addWidget(make_label(label, wrap=True), 1)
        row.addWidget(make_label(remark, "fact"))
        column.addLayout(row)
    return card


def fill_side(column: QVBoxLayout, title: str, lines: Sequence[tuple[str, str]]) -> None:
    """Put this card into the column in the place of what stood there."""
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
    column.addWidget(make_side(title, lines))
    column.addStretch(1)
