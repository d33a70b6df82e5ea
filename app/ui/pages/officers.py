"""Officers: the offices on any day with the required ones first, and who may sign what."""

from __future__ import annotations

from app.domain.board.officers import OfficerFacts
from app.domain.board.reading import read_boards
from app.domain.offices import DIRECTOR, OFFICES, TRANSFER_AGENT
from app.presenters import board_forms, boards, officers_day
from app.presenters.officers_day import OfficersOn
from app.presenters.terms_chart import officers_chart, present_office_changes
from app.presenters.view import Detail, Table
from app.ui.desk import Desk
from app.ui.pages import matters as kinds
from app.ui.pages.list_page import Start, Sub, with_correct
from app.ui.pages.matters import Matters
from app.ui.pages.over_time import OVER_TIME, TermsPage, over_time_sub, term_key
from app.ui.parts.heading import Act

ACTS = (
    Act("print", "Print list…", "print"),
    Act("end", "Resignation or end…"),
    Act("appoint", "Appoint…", "add", primary=True),
)
HINT = "Choose an officer to see the term and the powers to sign."
SUBS = (
    Sub("in-office", "In office", filter_words="Filter officers", hint=HINT),
    over_time_sub(),
    Sub("all", "All who served", as_of=False, filter_words="Filter officers", hint=HINT),
    Sub("signers", "Who may sign", hint="Choose a paper to see who may sign it."),
    Sub(
        "duties",
        "Duties",
        filter_words="Filter duties",
        hint="Choose a duty to see its rule and what is kept for it.",
    ),
)
MATTERS = {
    "service": kinds.SERVICE,
    "authority": kinds.AUTHORITY,
    "kept": kinds.KEPT,
    "statements": kinds.STATEMENTS,
    "information": kinds.INFORMATION,
}
NO_LAW = "No bylaws were in force on this day."
VACANT = "vacant:"
"""Before the office's name, the key of a row without an officer."""


class OfficersPage(TermsPage):
    """The officers. Keys of rows: term ids, or `vacant:` and the name of an empty office."""

    name = "Officers"
    as_of_label = "In office &as of"

    def __init__(self, desk: Desk) -> None:
        starts: dict[str, Start] = {
            "print": lambda _key: self.print_shown(),
            "appoint": self._appoint,
            "end": self._end,
            "contact": self.keep_contact,
        }
        matters = Matters(desk, self, MATTERS)
        super().__init__(desk, ACTS, SUBS, starts, matters, officers_chart)

    def title(self) -> tuple[str, str]:
        """The officers, and which required offices are vacant on the day shown."""
        fact = boards.officers_fact(self.desk.company, self.desk.shelf, self.shown_on())
        return "Officers", fact

    def table(self, sub: str, text: str) -> Table:
        """Offices and their holders, changes, all who served, papers and signers, or duties."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == "all":
            return boards.present_officers_served(company, text)
        if sub == OVER_TIME:
            return present_office_changes(company, on, text)
        seen = self._seen()
        if sub == "signers":
            shown = boards.present_signers(company, shelf, on)
            return officers_day.with_executions(shown, seen) if seen else shown
        if sub == "duties":
            return officers_day.present_duties(seen, text) if seen else Table((), (), empty=NO_LAW)
        shown = boards.present_officers(company, shelf, on, text)
        return officers_day.with_standing(shown, seen) if seen else shown

    def row_detail(self, sub: str, key: str) -> Detail | None:
        """The person and the powers to sign on the day shown; an empty office's notes."""
        company, shelf, on = self.desk.company, self.desk.shelf, self.shown_on()
        if sub == "signers":
            return self._signers(key)
        if key.startswith(VACANT):
            return boards.present_vacant_office(company, shelf, key.removeprefix(VACANT), on)
        seen = self._seen()
        if sub == "duties":
            return officers_day.present_duty(seen, key) if seen else None
        term = next((t for t in company.terms if str(t.id) == term_key(key)), None)
        if term is None:
            return None
        shown = with_correct(boards.present_term(company, shelf, term, on))
        return officers_day.with_powers(shown, term, seen) if seen else shown

    def entry_to_correct(self, key: str) -> int:
        """The entry that began the term."""
        return next((t.seq for t in self.desk.company.terms if str(t.id) == term_key(key)), 0)

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
        facts = self._facts()
        self.act(board_forms.appoint_act(desk.company, desk.shelf, desk.today, office, facts))

    def _end(self, key: str) -> None:
        desk, term = self.desk, key or term_key(self.chosen_key())
        held = {t.office for t in desk.company.terms} - {DIRECTOR, TRANSFER_AGENT}
        self.act(board_forms.end_act(desk.company, desk.shelf, desk.today, sorted(held), term))

    def _seen(self) -> OfficersOn | None:
        """What is shown of the officers on the day; `None` before there are bylaws."""
        law = self.desk.shelf.on(self.shown_on())
        if law is None:
            return None
        events = self.desk.book.events("board")
        return OfficersOn(
            law, self.desk.company, self._facts(), read_boards(events), self.shown_on()
        )

    def _facts(self) -> OfficerFacts:
        """Powers, rank, absence, authority and what is kept, as recorded."""
        from app.acts.board.officers import officer_facts

        return officer_facts(self.desk.book)
