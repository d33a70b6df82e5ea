"""Why?: a rule explained, with its figures, the count day by day, and the other versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.bylaws.explain import Answer, explain
from app.bylaws.law import Bylaws
from app.presenters.explaining import present_explained
from app.ui.desk import Desk
from app.ui.parts.button import Button
from app.ui.parts.detail import DetailView
from app.ui.theme import theme

WIDTH, HEIGHT = 620, 600


class WhyDialog(QDialog):
    """One rule explained; Escape or Close ends it, *Print…* shows the calculation sheet."""

    def __init__(
        self,
        desk: Desk,
        rule: str,
        parent: QWidget,
        governing: Sequence[Bylaws] = (),
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts = explain(desk.shelf, rule, governing, answers)
        self.setWindowTitle("Why?")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.detail = DetailView()
        self.detail.show_detail(present_explained(self._parts, statute=desk.statute))
        self._lay_out()
        self.resize(theme().px(WIDTH), theme().px(HEIGHT))

    def _lay_out(self) -> None:
        out, close = Button("&Print…", icon="print"), Button("&Close", "primary")
        out.clicked.connect(self.print)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 12)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(out)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.detail, 1)
        column.addLayout(foot)

    def print(self) -> None:
        """Show the calculation sheet as it will be printed."""
        from app.bylaws.statute import advice_beside
        from app.documents.calculation import compose_calculation
        from app.ui.printing import preview_document

        advice = advice_beside(self._parts[0].rule.id) if self._desk.statute else ()
        sheet = compose_calculation(
            self._parts, self._desk.company, printed_on=self._desk.today, advice=advice
        )
        preview_document(self._desk, self, "calculation", sheet)


def open_why(
    desk: Desk,
    parent: QWidget,
    rule: str,
    governing: Sequence[Bylaws] = (),
    answers: Mapping[str, Answer] | None = None,
) -> WhyDialog | None:
    """Explain the rule, the version that governs first; `None` if no version has it."""
    if not any(law.has(rule) for law in desk.shelf.versions):
        return None
    dialog = WhyDialog(desk, rule, parent, governing, answers)
    dialog.open()
    return dialog
