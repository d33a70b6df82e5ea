"""The papers of a notice and its affidavit: composed, typeset, ready to be filed as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from app.bylaws.law import Bylaws, Shelf
from app.bylaws.plan import PlanFacts
from app.bylaws.shareholders.notice import returned_mail_hold
from app.documents.affidavit import Affiant, compose_affidavit
from app.documents.blocks import Document
from app.documents.hold_list import compose_hold_list
from app.documents.holder_list import compose_holder_list
from app.documents.labels import compose_labels
from app.documents.mailing import addressees, compose_mailing
from app.documents.notice import NoticeExtras, compose_notice
from app.documents.plan_sheet import plan_sheet
from app.documents.proxy import compose_proxy
from app.documents.publication import compose_publication
from app.documents.wording import Signer, notice_title
from app.domain.company import Company
from app.domain.entries import PaperDraft
from app.domain.meetings import MANNERS, Meeting, MeetingPlan, RecordList, ReturnedMail
from app.domain.offices import officers_in_office
from app.domain.refusal import Refusal

NOTICE_KINDS = {"annual": "notice-annual", "adjourned": "notice-adjourned"}
KEPT = ("principal office", "hold")
"""Routes by which a notice lies at the principal executive office instead of being mailed."""


@dataclass(frozen=True, slots=True)
class NoticeMatter:
    """What the papers of one notice are made from; read from the book beforehand."""

    plan: MeetingPlan
    company: Company
    shelf: Shelf
    held: RecordList
    signer: Signer
    members: Mapping[int, tuple[str, ...]]
    extras: NoticeExtras

    @property
    def given_on(self) -> date:
        """The day on which the notice is given."""
        return self.plan.notice_on or self.held.record_on

    @property
    def law_notice(self) -> Bylaws:
        """The version that governs giving the notice."""
        return _law(self.shelf, self.plan.notice_on)

    @property
    def law_meeting(self) -> Bylaws:
        """The version that governs the meeting."""
        return _law(self.shelf, self.plan.on)


def notice_document(matter: NoticeMatter) -> Document:
    """The notice as every holder gets it, its address block empty."""
    return compose_notice(
        matter.plan,
        matter.company,
        law_notice=matter.law_notice,
        law_meeting=matter.law_meeting,
        signer=matter.signer,
        record_on=matter.held.record_on,
        extras=matter.extras,
    )


def typeset_notice(
    matter: NoticeMatter,
    facts: PlanFacts,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[PaperDraft, ...]:
    """The plan, the notice, every letter, labels and lists; Refusal when cancelled."""
    notice = notice_document(matter)
    kind = NOTICE_KINDS.get(matter.plan.kind, "notice-special")
    mailed = _letters(
        matter, notice, "mailing", "Notices and proxies, one set for each holder", MANNERS,
        progress, cancelled,
    )  # fmt: skip
    kept = _letters(matter, notice, "mailing-kept", "Notices kept at the office", KEPT)
    plan = plan_sheet(matter.plan, matter.company, matter.shelf, facts, matter.given_on)
    return (
        _paper(matter, "meeting-plan", plan),
        _paper(matter, kind, notice, notice_title(matter.plan)),
        *mailed,
        *kept,
        *_labels(matter),
        _paper(matter, "shareholder-list", _holder_list(matter)),
        *_hold_list(matter),
        *_publication(matter, notice),
    )


def _paper(matter: NoticeMatter, kind: str, document: Document, title: str = "") -> PaperDraft:
    from app.documents.typeset import typeset

    made = typeset(document)
    return PaperDraft(kind, title or document.title, made.data, made.pages, matter.plan.key)


def _holder_list(matter: NoticeMatter) -> Document:
    return compose_holder_list(
        matter.company,
        matter.held,
        prepared_on=matter.given_on,
        signer=matter.signer,
        law=matter.law_meeting,
    )


def _labels(matter: NoticeMatter) -> tuple[PaperDraft, ...]:
    from app.documents.typeset import typeset_labels

    rows = matter.held.routed(*MANNERS)
    if not rows:
        return ()
    made = typeset_labels(compose_labels("Address labels", matter.company.name, rows))
    return (PaperDraft("labels", "Address labels", made.data, made.pages, matter.plan.key),)


def _hold_list(matter: NoticeMatter) -> tuple[PaperDraft, ...]:
    """The sheet that lies with the notices of holders whose mail came back."""
    waiting = {row.holder_id: row.name for row in matter.held.routed("hold")}
    if not waiting:
        return ()
    through = returned_mail_hold(matter.law_notice, matter.given_on).due
    last = {mail.holder_id: mail for mail in matter.company.returned}
    rows = [
        replace(last[holder], hold_through=through)
        if holder in last
        else ReturnedMail(holder, name, "", matter.given_on, "noted on the books", through)
        for holder, name in waiting.items()
    ]
    titles = {meeting.plan.key: notice_title(meeting.plan) for meeting in matter.company.meetings}
    sheet = compose_hold_list(
        matter.company,
        rows,
        notices=titles,
        on=matter.given_on,
        signer=matter.signer,
        law=matter.law_notice,
    )
    return (_paper(matter, "hold-list", sheet),)


def _publication(matter: NoticeMatter, notice: Document) -> tuple[PaperDraft, ...]:
    rows = matter.held.routed("publication")
    if not rows:
        return ()
    order = compose_publication(
        notice, matter.company, rows, on=matter.given_on, law=matter.law_notice
    )
    return (_paper(matter, "notice-publication", order),)


def typeset_affidavit(matter: NoticeMatter, meeting: Meeting, affiant: Affiant) -> PaperDraft:
    """The affidavit of mailing with Exhibit A, the list, and Exhibit B, the notice as mailed."""
    from app.documents.typeset import typeset_counted

    notice = notice_document(matter)

    def composed(pages: Mapping[str, int]) -> Document:
        return compose_affidavit(
            matter.plan,
            matter.company,
            matter.held,
            meeting.deposits,
            affiant,
            law=matter.law_notice,
            notice=notice,
            pages=pages,
        )

    made = typeset_counted(composed)
    return PaperDraft(
        "affidavit-notice", "Affidavit of Mailing", made.data, made.pages, matter.plan.key
    )


def _letters(
    matter: NoticeMatter,
    notice: Document,
    kind: str,
    title: str,
    routes: tuple[str, ...],
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[PaperDraft, ...]:
    """Notice and proxy for each holder of these routes; nothing where there is none."""
    from app.documents.typeset import Cancelled, Letter, typeset_letters

    people = addressees(matter.held, matter.members, routes)
    if not people:
        return ()
    agents = _agents(matter.company, matter.given_on)
    run = compose_mailing(
        notice,
        lambda signatures: compose_proxy(
            matter.plan,
            matter.company,
            law=matter.law_meeting,
            agents=agents,
            record_on=matter.held.record_on,
            signatures=signatures,
        ),
        people,
    )
    out = BytesIO()
    letters = [Letter(template, fills) for template, fills in run.copies]
    try:
        made = typeset_letters(run.templates, letters, out, progress=progress, cancelled=cancelled)
    except Cancelled:
        raise Refusal("Giving notice was cancelled. Nothing was recorded.") from None
    return (PaperDraft(kind, title, out.getvalue(), made.pages, matter.plan.key),)


def _agents(company: Company, on: date) -> tuple[str, ...]:
    """Who votes the proxies: the president and the secretary of that day."""
    names = [
        term.name
        for office in ("president", "chairman", "secretary")
        for term in officers_in_office(company.terms, on)
        if term.office == office
    ]
    return tuple(dict.fromkeys(names))[:2]


def _law(shelf: Shelf, on: date | None) -> Bylaws:
    law = shelf.on(on) if on else None
    if law is None:
        raise Refusal("No bylaws were in force on that day. Nothing was recorded.")
    return law
