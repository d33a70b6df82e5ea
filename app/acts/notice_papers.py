"""The papers of a notice and its affidavit: composed, typeset, ready to be filed as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from app.bylaws.law import Bylaws, Shelf
from app.documents.affidavit import Affiant, compose_affidavit
from app.documents.blocks import Document
from app.documents.holder_list import compose_holder_list
from app.documents.labels import compose_labels
from app.documents.mailing import addressees, compose_mailing
from app.documents.notice import compose_notice
from app.documents.proxy import compose_proxy
from app.documents.wording import Signer, notice_title
from app.domain.company import Company
from app.domain.entries import PaperDraft
from app.domain.meetings import MANNERS, Meeting, MeetingPlan, RecordList
from app.domain.offices import officers_in_office
from app.domain.refusal import Refusal

NOTICE_KINDS = {"annual": "notice-annual", "adjourned": "notice-adjourned"}


@dataclass(frozen=True, slots=True)
class NoticeMatter:
    """What the papers of one notice are made from; read from the book beforehand."""

    plan: MeetingPlan
    company: Company
    shelf: Shelf
    held: RecordList
    signer: Signer
    members: Mapping[int, tuple[str, ...]]

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
    )


def typeset_notice(
    matter: NoticeMatter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[PaperDraft, ...]:
    """Notice, personalised notices with proxies, labels and list; Refusal when cancelled."""
    from app.documents.typeset import typeset, typeset_labels

    notice = notice_document(matter)
    plain = typeset(notice)
    title = notice_title(matter.plan)
    people = addressees(matter.held, matter.members)
    held_list = compose_holder_list(
        matter.company,
        matter.held,
        prepared_on=matter.plan.notice_on or matter.held.record_on,
        signer=matter.signer,
        law=matter.law_meeting,
    )
    listed = typeset(held_list)
    labels = typeset_labels(
        compose_labels("Address labels", matter.company.name, matter.held.routed(*MANNERS))
    )
    key = matter.plan.key
    kind = NOTICE_KINDS.get(matter.plan.kind, "notice-special")
    return (
        PaperDraft(kind, title, plain.data, plain.pages, key),
        *(_letters(matter, notice, progress, cancelled) if people else ()),
        PaperDraft("labels", "Address labels", labels.data, labels.pages, key),
        PaperDraft("shareholder-list", held_list.title, listed.data, listed.pages, key),
    )


def typeset_affidavit(matter: NoticeMatter, meeting: Meeting, affiant: Affiant) -> PaperDraft:
    """The affidavit of mailing with Exhibit A, the list, and Exhibit B, the notice as mailed."""
    from app.documents.typeset import typeset_counted

    notice = notice_document(matter)
    returned = [mail for mail in matter.company.returned if mail.meeting_key != matter.plan.key]

    def composed(pages: Mapping[str, int]) -> Document:
        return compose_affidavit(
            matter.plan,
            matter.company,
            matter.held,
            meeting.deposits,
            affiant,
            law=matter.law_notice,
            notice=notice,
            returned=returned,
            pages=pages,
        )

    made = typeset_counted(composed)
    return PaperDraft(
        "affidavit-notice", "Affidavit of Mailing", made.data, made.pages, matter.plan.key
    )


def _letters(
    matter: NoticeMatter,
    notice: Document,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[PaperDraft, ...]:
    from app.documents.typeset import Cancelled, Letter, typeset_letters

    agents = _agents(matter.company, matter.plan.notice_on or matter.held.record_on)
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
        addressees(matter.held, matter.members),
    )
    out = BytesIO()
    letters = [Letter(template, fills) for template, fills in run.copies]
    try:
        made = typeset_letters(run.templates, letters, out, progress=progress, cancelled=cancelled)
    except Cancelled:
        raise Refusal("Giving notice was cancelled. Nothing was recorded.") from None
    title = "Notices and proxies, one set for each holder"
    return (PaperDraft("mailing", title, out.getvalue(), made.pages, matter.plan.key),)


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
