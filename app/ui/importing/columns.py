"""The page on which each of our columns is matched with a column of the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.acts.exchange.names import TABLES
from app.presenters import importing
from app.presenters.view import Checked
from app.ui.parts.form import FormView
from app.ui.parts.label import make_label

WORDS = "Choose for each of our columns the column of the file. Your choice is remembered."


class ColumnsPage(QWidget):
    """A form with a list of the file's headings for each of our columns."""

    def __init__(self) -> None:
        super().__init__()
        self.form: FormView | None = None
        self._kind = ""
        self._met: Sequence[importing.Met] = ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(make_label(WORDS, "fact", wrap=True))
        column.addWidget(self._area, 1)

    def show_met(self, kind: str, met: Sequence[importing.Met]) -> None:
        """Begin anew with these headings; what is chosen already for them stays."""
        if (kind, met) == (self._kind, self._met):
            return
        self._kind, self._met = kind, met
        form = FormView(importing.columns_form(TABLES[kind], met))
        form.changed.connect(lambda _draft: self._check())
        self.form, old = form, self._area.takeWidget()
        if old:
            old.deleteLater()
        self._area.setWidget(form)
        self._check()

    def go_to_unsettled(self) -> None:
        """Put the focus on what is still to be chosen, or on the first column."""
        if self.form:
            name = importing.first_unsettled(self._check()) or next(iter(self.form.editors))
            self.form.go_to(name)
            self._area.ensureWidgetVisible(self.form.editors[name])

    def mapped(self) -> dict[str, str] | None:
        """Every heading with our column; nothing while one is to be settled, which is shown."""
        if self.form is None:
            return None
        self.form.commit()
        if importing.first_unsettled(self._check()):
            self.go_to_unsettled()
            return None
        return importing.mapped_of(self._met, self.form.draft())

    def _check(self) -> Checked:
        if self.form is None:
            return Checked()
        checked = importing.check_columns(TABLES[self._kind], self._met, self.form.draft())
        self.form.show_checked(checked)
        return checked
