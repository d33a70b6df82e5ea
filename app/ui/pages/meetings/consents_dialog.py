"""Written consents of shareholders: actions without a meeting, their papers and their tally."""

from __future__ import annotations

from app.acts.meetings.consent_papers import (
    ConsentMatter,
    consent_keys,
    consent_matter,
    consents_in,
    make_consent_paper,
    offered,
)
from app.bylaws.meeting_day.consents import not_consenting
from app.domain.entries import PaperDraft
from app.domain.words import day_short
from app.presenters.meeting_day.consenting import (
    ConsentView,
    present_consent,
    present_consent_list,
)
from app.presenters.meeting_day.forms import More
from app.presenters.meeting_day.forms_papers import consent_more
from app.presenters.view import Detail, Table
from app.ui.pages.meetings.records_dialog import RecordsDialog


class ConsentsDialog(RecordsDialog):
    """Every action by written consent (1988 II §9, 2002 §2.10)."""

    title, first_act, first_words = "Written consents", "begin-consent", "&Begin an action…"

    def listed(self) -> Table:
        """The actions begun."""
        keys = consent_keys(self.desk.book)
        return present_consent_list(_view(self._matter(key)) for key in keys)

    def one(self, key: str) -> Detail | None:
        """One action with its tally and papers."""
        matter = self._matter(key)
        return present_consent(_view(matter), offered(matter))

    def about(self) -> str:
        """The action chosen."""
        return self.table.current_key()

    def more(self, operation: str, about: str) -> More | None:
        """A new action gets a short name."""
        return consent_more() if operation == "begin-consent" else None

    def paper(self, kind: str, about: str) -> PaperDraft:
        """A paper of the action chosen."""
        key = self.table.current_key()
        return make_consent_paper(self.desk.book, key, kind, self.desk.who(), about)

    def _matter(self, key: str) -> ConsentMatter:
        return consent_matter(self.desk.book, key, self.desk.who())


def _view(matter: ConsentMatter) -> ConsentView:
    on = matter.action.record_on
    return ConsentView(
        matter.facts,
        matter.standing,
        consents_in(matter),
        day_short(on) if on else "",
        len(not_consenting(matter.facts, matter.voters, matter.standing.tally.counted)),
    )
