"""A rule explained: its sentence, version and section, in each version that the company has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.bylaws.law import Bylaws
from app.ui.desk import Desk
from app.ui.parts.button import Button
from app.ui.parts.label import make_label
from app.ui.theme import theme


class RuleDialog(QDialog):
    """One rule in the versions that have it; Escape or Close ends it."""

    def __init__(self, rule: str, versions: list[Bylaws], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why?")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for law in versions:
            found = law.rule(rule)
            column.addWidget(make_label(found.title, "card", wrap=True))
            column.addWidget(make_label(found.says, "law", wrap=True))
            column.addWidget(make_label(f"Bylaws of {law.short}, {found.section}", "fact"))
        close = Button("&Close", "primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme().px(520))


def open_why(desk: Desk, parent: QWidget, rule: str) -> RuleDialog | None:
    """Explain the rule, the newest version first; `None` if no version has it."""
    versions = [law for law in reversed(desk.shelf.versions) if law.has(rule)]
    if not versions:
        return None
    dialog = RuleDialog(rule, versions, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
