"""Directors: the board on any day, all who served, the authorized number and its vacancies."""

from __future__ import annotations

from app.domain.board.directors import read_directors
from app.presenters import board_forms, boards
from app.presenters.terms_chart import NUMBER, board_chart, present_board_changes
from app.presenters.view import Detail, Table
from app.ui.desk import Desk
from app.ui.pages import matters as kinds
from app.ui.pages.list_page import Start, Sub, with_correct
from app.ui.pages.matters import Matters
from app.ui.pages.over_time import OVER_TIME, TermsPage, over_time_sub, term_key
from app.ui.parts.heading import Act

ACTS = (
    Act("print", "Print list…", "print"),
    Act("number", "Authorized number…"),
    Act("end", "Resignation or end…"),
    Act("elect", "Elect or appoint…", "add", primary=True),
)
HINT = "Choose a director to see how the term began and ends."
SUBS = (
    Sub("in-office", "In office", filter_words="Filter directors", hint=HINT),
    over_time_sub(),
    Sub("all", "All who served", as_of=False, filter_words="Filter directors", hint=HINT),
    Sub("number", "Number and vacancies", hint="The number of directors is not fixed yet."),
)


MATTERS = {
    "meetings": kinds.BOARD,
    "consents": kinds.CONSENTS,
    "committees": kinds.COMMITTEES,
    "seats": kinds.SEATS,
    "claims": kinds.CLAIMS,
    "insurance": kinds.INSURANCE,
}


class DirectorsPage(TermsPage):
    """The board. Keys of rows: term ids; on *Number and vacancies* entry numbers."""

    name = "Directors"
    as_of_label = "On the board &as of"

    def __init__(self, desk: Desk) -> None:
        starts: dict[str, Start] = {
            "print": lambda _key: self.print_shown(),
            "elect": lambda _key: self.act(
                board_forms.elect_act(desk.company, desk.shelf, desk.today)
            ),
            "end": self._end,
            "contact": self.keep_contact,
            "number": lambda _key: self.act(
                board_forms.number_act(desk.company, desk.shelf, desk.today)
            ),
        }
        matters = Matters(desk, self, MATTERS)
        super().__init__(desk, ACTS, SUBS, starts, matters, board_chart)

    def title(self) -> tuple[str, str]:
        """The board, its number, vacancies and quorum on the day shown."""
        fact = boards.board_fact(self.desk.company, self.desk.shelf, self.shown_on())
        return "Board of directors", fact

    def table(self, sub: str, text: str) -> Table:
        """Directors in office, the changes of the board, all who served, or the numbers fixed."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == OVER_TIME:
            return present_board_changes(company, on, text)
        if sub == "all":
            return boards.present_directors_served(company, text)
        if sub == "number":
            return boards.present_numbers(company, shelf, on)
        return boards.present_directors(company, on, text)

    def row_detail(self, sub: str, key: str) -> Detail | None:
        """The person: terms, how chosen, how ended, and the notes of the rules."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == "number" or (sub == OVER_TIME and not term_key(key)):
            return boards.present_number(company, shelf, on)
        term = next((t for t in company.terms if str(t.id) == term_key(key)), None)
        if term is None:
            return None
        known = read_directors(self.desk.book.events("director"))
        return with_correct(boards.present_term(company, shelf, term, on, known))

    def entry_to_correct(self, key: str) -> int:
        """The entry that began the term, or that fixed the number."""
        if self.sub_pages.value() == "number" or key.startswith(NUMBER):
            return super().entry_to_correct(key.removeprefix(NUMBER))
        return next((t.seq for t in self.desk.company.terms if str(t.id) == term_key(key)), 0)

    def _end(self, key: str) -> None:
        desk = self.desk
        term = key or term_key(self.chosen_key())
        self.act(board_forms.end_act(desk.company, desk.shelf, desk.today, ("director",), term))
