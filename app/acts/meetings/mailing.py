"""After the notice: what was deposited, the affidavit of mailing, and mail that came back."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.acts.act import Who, given_holder, given_list, settle
from app.acts.meetings.notice_given import notice_extras
from app.acts.meetings.notice_papers import NoticeMatter, typeset_affidavit
from app.bylaws.board.composition import check_affidavit_signer
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.shareholders.notice import check_deposit, returned_mail_hold
from app.documents.affidavit import Affiant
from app.documents.wording import Signer
from app.domain.company import Company
from app.domain.entries import EntryDraft, FindingKept, Json, PaperDraft, Receipt
from app.domain.meetings import MANNERS, REQUESTERS, Meeting
from app.domain.offices import TRANSFER_AGENT
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_day, read_line, read_name, read_time, read_whole
from app.domain.words import day_plain, plural
from app.store.book import Book

FORMS = ("declaration", "sworn")


def record_deposit(book: Book, given: Json, who: Who) -> Receipt:
    """What was deposited or handed over, when, where, how and by whom."""
    meeting = _meeting(book, given)
    if meeting.status == "held":
        raise Refusal("No notice of this meeting is on record. It was held without.")
    on = read_day(given.get("on"), "on", today=who.today)
    if on > who.today:
        raise Refusal("The day is still to come. Record the mailing when it is done.", field="on")
    at = read_time(given["at"], "at") if given.get("at") else None
    data: dict[str, Any] = {
        "meeting": meeting.plan.key,
        "on": on.isoformat(),
        "at": f"{at:%H:%M}" if at else None,
        "place": read_name(given.get("place"), "place", "place of deposit"),
        "manner": read_choice(given.get("manner"), MANNERS, "manner", "manner"),
        "pieces": read_whole(given.get("pieces"), "pieces", "number of pieces"),
        "enclosures": [
            read_line(item, "enclosures", "enclosure") for item in given_list(given, "enclosures")
        ],
        "by": read_name(given.get("by") or who.by, "by", "name of who did it"),
    }
    kept = _settle_deposit(book, meeting, data, on, given)
    says = f"{plural(data['pieces'], 'notice')} deposited at {data['place']} by {data['by']}"
    reason = str(given.get("reason") or "").strip()
    draft = EntryDraft("meeting.deposit", on, data, says, reason=reason, findings=kept)
    return book.record([draft], who.by, who.now)


def affidavit_paper(book: Book, given: Json, who: Who) -> PaperDraft:
    """The affidavit of mailing as it will be filed: to be read, printed and signed first."""
    meeting = _mailed(book, given)
    signer, office, _ = _affiant(book.company(), given, who)
    held = book.record_list(meeting.plan.key)
    if held is None:
        raise Refusal("The list of this meeting is not in the book.", field="meeting")
    signed = given.get("signed_on")
    company = book.company()
    members = {h.id: h.members for h in book.holders() if h.members}
    giver = _giver(book, meeting)
    extras = notice_extras(book, meeting.plan, by_requesters=giver.office == REQUESTERS)
    shelf = shelf_for(company.bylaws)
    matter = NoticeMatter(meeting.plan, company, shelf, held, giver, members, extras)
    affiant = Affiant(
        Signer(signer, office),
        read_choice(given.get("form") or FORMS[0], FORMS, "form", "form"),
        read_day(signed, "signed_on", today=who.today) if signed else None,
        read_line(given.get("signed_at"), "signed_at", "place of signing"),
    )
    return typeset_affidavit(matter, meeting, affiant)


def sign_affidavit(book: Book, given: Json, who: Who) -> Receipt:
    """Mark the affidavit as signed and file it (1988 II §4 ¶2, 2002 §2.5 ¶3)."""
    meeting = _mailed(book, given)
    signed_on = read_day(given.get("signed_on"), "signed_on", today=who.today)
    last = max(deposit.on for deposit in meeting.deposits)
    if signed_on < last:
        raise Refusal(
            f"The mailing was on {day_plain(last)}. The affidavit is signed on that day or later.",
            field="signed_on",
        )
    signer, office, kept = _affiant(book.company(), given, who, signed_on)
    data = {
        "meeting": meeting.plan.key,
        "signer": {"name": signer, "office": office},
        "form": read_choice(given.get("form") or FORMS[0], FORMS, "form", "form"),
        "signed_on": signed_on.isoformat(),
    }
    paper = affidavit_paper(book, given, who)
    says = f"Affidavit of mailing signed by {signer}, {office}"
    reason = str(given.get("reason") or "").strip()
    draft = EntryDraft(
        "meeting.affidavit", signed_on, data, says, reason=reason, findings=kept, papers=(paper,)
    )
    return book.record([draft], who.by, who.now)


def record_returned(book: Book, given: Json, who: Who) -> Receipt:
    """A notice that came back; later notices are held for one year from their giving."""
    meeting, holder = _meeting(book, given), given_holder(book, given)
    on = read_day(given.get("returned_on"), "returned_on", today=who.today)
    if on > who.today:
        raise Refusal("The day is still to come.", field="returned_on")
    given_on = meeting.plan.notice_on or on
    law = _law(book.company(), given_on)
    hold = returned_mail_hold(law, given_on).due if law else None
    data = {
        "meeting": meeting.plan.key,
        "holder": holder.id,
        "returned_on": on.isoformat(),
        "marking": read_name(given.get("marking"), "marking", "marking of the Postal Service"),
        "hold_through": hold.isoformat() if hold else None,
    }
    says = f"Notice to {holder.name} came back: {data['marking']}"
    return book.record([EntryDraft("mail.returned", on, data, says)], who.by, who.now)


def _giver(book: Book, meeting: Meeting) -> Signer:
    """Who gave the notice, as its entry holds it."""
    signer = book.entry(meeting.noticed_seq).data["signer"]
    return Signer(signer["name"], signer["office"])


def _settle_deposit(
    book: Book, meeting: Meeting, data: Json, on: date, given: Json
) -> tuple[FindingKept, ...]:
    held = book.record_list(meeting.plan.key)
    expected = len(held.routed(data["manner"])) if held else 0
    law = _law(book.company(), on)
    return settle(
        check_deposit(law, meeting.plan, on, data["pieces"], expected) if law else (), given
    )


def _affiant(
    company: Company, given: Json, who: Who, on: date | None = None
) -> tuple[str, str, tuple[FindingKept, ...]]:
    """The signer's name and office, checked on the day of signing."""
    day = on or who.today
    if given.get("signer") == TRANSFER_AGENT:
        return (
            read_name(given.get("signer_name"), "signer_name", "signer’s name"),
            TRANSFER_AGENT,
            (),
        )
    term = next((t for t in company.terms if str(t.id) == str(given.get("signer"))), None)
    if term is None:
        raise Refusal("Choose who signs the affidavit.", field="signer")
    law = _law(company, day)
    findings = check_affidavit_signer(law, term, day) if law else ()
    return term.name, term.office, settle(findings, given) if on else ()


def _law(company: Company, on: date) -> Bylaws | None:
    return shelf_for(company.bylaws).on(on)


def _meeting(book: Book, given: Json) -> Meeting:
    meeting = book.company().meeting(str(given.get("meeting") or ""))
    if meeting is None:
        raise Refusal("Notice of that meeting was not given yet.", field="meeting")
    return meeting


def _mailed(book: Book, given: Json) -> Meeting:
    meeting = _meeting(book, given)
    if not meeting.deposits:
        raise Refusal(
            "Record the mailing first: what was deposited, when and where.", field="meeting"
        )
    return meeting
