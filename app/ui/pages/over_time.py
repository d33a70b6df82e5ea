"""The drawn terms above the list of changes: a sub-page of the directors and of the officers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.documents.board.over_time import board_paper, officers_paper
from app.domain.company import Company
from app.presenters.company_forms import contact_act
from app.presenters.terms_chart import NUMBER, TermsChart, board_chart
from app.ui.desk import Desk
from app.ui.pages.flow import make_scroll
from app.ui.pages.list_page import ListPage, Start, Sub
from app.ui.pages.matters import Matters
from app.ui.parts.heading import Act
from app.ui.parts.terms_view import TermsView
from app.ui.printing import preview_document, preview_table
from app.ui.theme import theme

OVER_TIME = "over-time"
MOST = 420
HINT = "Choose a term to see how it began and ends."
Draws = Callable[[Company, date], TermsChart]


def over_time_sub() -> Sub:
    """The sub-page, for the page's own list of them."""
    return Sub(OVER_TIME, "Over time", filter_words="Filter changes", hint=HINT)


def term_key(key: str) -> str:
    """The number of the term behind a row of the changes; empty for a change of the number."""
    return "" if key.startswith(NUMBER) else key.partition(" ")[0]


class OverTime(QWidget):
    """The drawing in a scrolled part, no higher than it needs; hidden on other sub-pages."""

    chosen = Signal(str)

    def __init__(self, draws: Draws) -> None:
        super().__init__()
        self._draws = draws
        self.view = TermsView()
        self.view.chosen.connect(self.chosen)
        self._area: QScrollArea = make_scroll()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self._area)
        self.hide()

    def show_on(self, desk: Desk, on: date, *, seen: bool) -> None:
        """Draw the company with that day marked, or go away."""
        self.setVisible(seen)
        if seen:
            self.view.set_chart(self._draws(desk.company, on))
            self.setMaximumHeight(min(self.view.height() + 10, theme().px(MOST)))


class TermsPage(ListPage):
    """A page of persons in office: one of its sub-pages draws their terms over the years."""

    def __init__(
        self,
        desk: Desk,
        acts: Sequence[Act],
        subs: Sequence[Sub],
        starts: Mapping[str, Start],
        matters: Matters,
        draws: Draws,
    ) -> None:
        self.over_time = OverTime(draws)
        self._printed = board_paper if draws is board_chart else officers_paper
        super().__init__(desk, acts, subs, starts, matters)
        self.over_time.chosen.connect(self.tables[OVER_TIME].choose)
        self.tables[OVER_TIME].chosen.connect(
            lambda key: self.over_time.view.show_key(term_key(key))
        )

    def print_shown(self) -> None:
        """The list that is shown on paper; the drawn terms with the drawing."""
        if self.sub_pages.value() != OVER_TIME:
            preview_table(self.desk, self, self.current_table())
            return
        paper = self._printed(self.desk.company, self.shown_on(), self.desk.today)
        preview_document(self.desk, self, "table", paper)

    def keep_contact(self, key: str) -> None:
        """Ask where the person of that term is reached."""
        term = key or term_key(self.chosen_key())
        name = next((t.name for t in self.desk.company.terms if str(t.id) == term), "")
        self.act(contact_act(self.desk.company, self.desk.today, name))

    def _lay_out(self) -> None:
        super()._lay_out()
        self._left.insertWidget(1, self.over_time, 1000)  # all of its height before the list
        self._left.setStretch(2, 1)

    def _show_sub(self, value: str) -> None:
        self.over_time.show_on(self.desk, self.shown_on(), seen=value == OVER_TIME)
        super()._show_sub(value)
