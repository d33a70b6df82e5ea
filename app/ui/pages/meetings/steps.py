"""The steps of a meeting after its plan: notice, mailing, affidavit, mail that came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.acts.meetings import mailing
from app.acts.meetings import notice_given as acts
from app.acts.meetings.notice_given import PreparedNotice
from app.acts.meetings.notice_papers import notice_document
from app.domain.entries import PaperDraft, Receipt
from app.domain.meetings import Meeting, MeetingPlan, RecordList
from app.domain.refusal import Refusal
from app.domain.words import plural
from app.presenters import corrections, mailing_forms, meetings
from app.presenters.view import Detail, Link
from app.ui.beside import Cancelled, Moved
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.pages.meetings.notice_dialog import GiveNoticeDialog
from app.ui.parts.act_dialog import ActDialog
from app.ui.parts.question import Question
from app.ui.printing import preview_paper

LATER = (
    Link("Record mailing…", "deposit"),
    Link("Returned mail…", "returned"),
    Link("Correct…", "correct"),
)
"""What may be done besides once notice was given; offered with the mailing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The meeting shown: its plan, and what was recorded of it, if notice was given."""

    plan: MeetingPlan
    meeting: Meeting | None = None

    @property
    def status(self) -> str:
        """How far it is: planned, noticed, mailed, affidavit."""
        return self.meeting.status if self.meeting else "planned"


class MeetingSteps(QObject):
    """Opens the dialogs of a meeting's steps and does what they ask; `why` gives a rule's id."""

    why = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.notice: GiveNoticeDialog | None = None
        self.dialog: ActDialog | None = None
        self.asked: Question | None = None

    def start(self, act: str, shown: Shown) -> None:
        """Open the dialog of this step."""
        if act == "notice" and shown.meeting is None:
            self._open_notice(shown)
        elif act == "drop" and shown.meeting is None:
            self._ask_to_drop(shown.plan.key)
        elif act == "correct" and shown.meeting:
            entry = self._desk.book.entry(shown.meeting.noticed_seq)
            made = corrections.correct_act(entry, self._desk.company, self._desk.who().by)
            self.dialog = open_act(self._desk, self._page, made)
        elif act in ("deposit", "affidavit", "returned") and shown.meeting:
            self._open_form(act, shown)

    def record_list(self, shown: Shown) -> RecordList | None:
        """The record-date list as fixed, or as it stands now while the meeting is planned."""
        if shown.meeting:
            return self._desk.book.record_list(shown.plan.key)
        return acts.draft_list(self._desk.book, shown.plan)

    def mailing(self, shown: Shown) -> Detail:
        """The notice and its mailing, with the acts that may follow."""
        held = self.record_list(shown)
        detail = meetings.present_mailing(shown.plan, shown.meeting, held, self._desk.company)
        offered = {one.target for one in detail.acts}
        later = [one for one in LATER if one.target not in offered]
        noticed = shown.meeting is not None and shown.meeting.status != "held"
        acts_now = (*detail.acts, *later) if noticed else ()
        return replace(detail, title="", acts=acts_now)

    def _ask_to_drop(self, key: str) -> None:
        """A plan is a draft: it may be thrown away, and this is asked."""
        words = "Throw away this plan? Nothing of it is recorded."
        asked = Question(
            "Throw away the plan", words, "&Keep the plan", "&Throw away", self._page.window()
        )
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.agreed.connect(lambda: self._drop(key))
        self.asked = asked
        asked.open()

    def _drop(self, key: str) -> None:
        acts.drop_plan(self._desk.book, key)
        self._desk.read_again()

    # Notice

    def _open_notice(self, shown: Shown) -> None:
        facts = acts.plan_facts(self._desk.book, shown.plan, self._desk.today)
        view = meetings.present_notice(self._desk.shelf, shown.plan, facts)
        self.notice = GiveNoticeDialog(shown.plan.key, view, self._page)
        self.notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.notice.given.connect(self._give_notice)
        self.notice.specimen_asked.connect(self._specimen)
        self.notice.why.connect(self.why)
        self.notice.open()

    def _prepare(self, given: dict[str, object]) -> PreparedNotice | None:
        """Everything the notice needs, or None after the dialog said why it cannot be given."""
        try:
            return acts.prepare_notice(self._desk.book, given, self._desk.who())
        except Refusal as refusal:
            if self.notice:
                self.notice.refuse(refusal)
        return None

    def _give_notice(self, given: dict[str, object]) -> None:
        prepared = self._prepare(given)
        if prepared is None or self.notice is None:
            return
        self.notice.accept()
        self.notice = None
        count = plural(len(prepared.matter.held.entitled), "notice")
        who = self._desk.who()

        def act(book: Any, moved: Moved, cancelled: Cancelled) -> Receipt | None:
            """Typeset, then file; both beside the window."""
            papers = acts.notice_papers(prepared, lambda done, _total: moved(done), cancelled)
            return None if cancelled() else acts.record_notice(book, prepared, papers, who)

        self._desk.record_beside(f"Making {count}", act)

    def _specimen(self, given: dict[str, object]) -> None:
        """The notice as every holder gets it, its address block empty; nothing is recorded."""
        from app.documents.typeset import typeset

        prepared = self._prepare({"reason": "Specimen only"} | given)
        if prepared is None or self.notice is None:
            return
        try:
            made = typeset(notice_document(prepared.matter))
        except Refusal as refusal:
            self.notice.refuse(refusal)
            return
        preview_paper(self.notice, "Specimen of the notice", made.data, self.notice.contents())

    # After the notice

    def _open_form(self, act: str, shown: Shown) -> None:
        held = self.record_list(shown)
        if shown.meeting is None or held is None:
            return
        desk = self._desk
        facts = mailing_forms.MailingFacts(
            desk.company, desk.shelf, shown.meeting, held, desk.today, desk.who().by
        )
        makes = {
            "deposit": mailing_forms.deposit_act,
            "affidavit": mailing_forms.affidavit_act,
            "returned": mailing_forms.returned_act,
        }
        preview = self._affidavit if act == "affidavit" else None
        self.dialog = open_act(desk, self._page, makes[act](facts), preview)

    def _affidavit(self, given: dict[str, object]) -> PaperDraft:
        return mailing.affidavit_paper(self._desk.book, given, self._desk.who())
