"""Officers: the offices on any day with the required ones first, and who may sign what."""

from __future__ import annotations

from app.domain.offices import OFFICES
from app.presenters import board_forms, boards
from app.presenters.view import Detail, Table
from app.ui.desk import Desk
from app.ui.pages import matters as kinds
from app.ui.pages.list_page import ListPage, Start, Sub, with_correct
from app.ui.pages.matters import Matters
from app.ui.parts.heading import Act
from app.ui.printing import preview_table

ACTS = (
    Act("print", "Print list…", "print"),
    Act("end", "Resignation or end…"),
    Act("appoint", "Appoint…", "add", primary=True),
)
HINT = "Choose an officer to see the term and the powers to sign."
SUBS = (
    Sub("in-office", "In office", filter_words="Filter officers", hint=HINT),
    Sub("all", "All who served", as_of=False, filter_words="Filter officers", hint=HINT),
    Sub("signers", "Who may sign", hint="Choose a paper to see who may sign it."),
)
MATTERS = {
    "service": kinds.SERVICE,
    "authority": kinds.AUTHORITY,
    "kept": kinds.KEPT,
    "statements": kinds.STATEMENTS,
    "information": kinds.INFORMATION,
}
VACANT = "vacant:"
"""Before the office's name, the key of a row without an officer."""


class OfficersPage(ListPage):
    """The officers. Keys of rows: term ids, or `vacant:` and the name of an empty office."""

    name = "Officers"
    as_of_label = "In office &as of"

    def __init__(self, desk: Desk) -> None:
        starts: dict[str, Start] = {
            "print": lambda _key: preview_table(desk, self, self.current_table()),
            "appoint": self._appoint,
            "end": self._end,
        }
        super().__init__(desk, ACTS, SUBS, starts, Matters(desk, self, MATTERS))

    def title(self) -> tuple[str, str]:
        """The officers, and which required offices are vacant on the day shown."""
        fact = boards.officers_fact(self.desk.company, self.desk.shelf, self.shown_on())
        return "Officers", fact

    def table(self, sub: str, text: str) -> Table:
        """Offices and their holders, all who served, or the papers and their signers."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == "all":
            return boards.present_officers_served(company, text)
        if sub == "signers":
            return boards.present_signers(company, shelf, on)
        return boards.present_officers(company, shelf, on, text)

    def row_detail(self, sub: str, key: str) -> Detail | None:
        """The person and the powers to sign on the day shown; an empty office's notes."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == "signers":
            return self._signers(key)
        if key.startswith(VACANT):
            return boards.present_vacant_office(company, shelf, key.removeprefix(VACANT), on)
        term = next((t for t in company.terms if str(t.id) == key), None)
        return with_correct(boards.present_term(company, shelf, term, on)) if term else None

    def entry_to_correct(self, key: str) -> int:
        """The entry that began the term."""
        return next((t.seq for t in self.desk.company.terms if str(t.id) == key), 0)

    def _signers(self, key: str) -> Detail | None:
        """A paper and its signers in full, which the list may have to cut."""
        table = self.current_table()
        row = next((row for row in table.rows if row.key == key), None) if table else None
        if table is None or row is None:
            return None
        titles = [column.title for column in table.columns]
        return Detail(row.cells[0], tuple(zip(titles[1:], row.cells[1:], strict=True)))

    def _appoint(self, key: str) -> None:
        desk = self.desk
        wanted = key or self.chosen_key().removeprefix(VACANT)
        office = wanted if wanted in OFFICES else ""
        self.act(board_forms.appoint_act(desk.company, desk.shelf, desk.today, office))

    def _end(self, key: str) -> None:
        desk, term = self.desk, key or self.chosen_key()
        self.act(board_forms.end_act(desk.company, desk.shelf, desk.today, OFFICES, term))
