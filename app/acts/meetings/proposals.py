"""Shareholders' notices of business and nominations: received, more asked for, answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.acts.act import Who, given_holder, given_id, given_list, given_rows
from app.acts.meetings.matter import noted, plan_of, read_moment, record_fact, said
from app.acts.meetings.notice_given import draft_list, keep_plan
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.meeting_day.proposals import AdvanceStanding, advance_standing
from app.domain.codec import plan_to_json
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.meeting_day.proposals import (
    ACCEPTED,
    ANSWERS,
    BUSINESS,
    KINDS,
    Advance,
    followed,
    read_proposals,
)
from app.domain.meetings import MeetingPlan
from app.domain.people import Holder
from app.domain.refusal import Refusal
from app.domain.shares import end_of
from app.domain.typed import read_choice, read_line, read_name, read_note, read_shares
from app.domain.typed import read_day as read_date
from app.store.book import Book

WORDS: Mapping[str, str] = {
    "accepted": "accepted",
    "refused": "refused",
    "asked": "more information asked for",
    "answered": "more information received",
}


def receive_proposal(book: Book, given: Json, who: Who) -> Receipt:
    """A shareholder's notice of business or of a nomination, as it came in (2002 §2.14)."""
    plan, holder = plan_of(book, str(given.get("meeting") or "")), given_holder(book, given)
    kind = read_choice(given.get("kind") or BUSINESS, KINDS, "kind", "kind of notice")
    at = read_moment(given, "received_at", None, today=who.today)
    if at.date() > who.today:
        raise Refusal("The day of receipt is still to come.", field="received_at")
    classes = book.company().classes
    of_record = any(book.balance(c.id, holder.id, end_of(at.date())) > 0 for c in classes)
    data: dict[str, Any] = {
        "meeting": plan.key,
        "kind": kind,
        "holder": holder.id,
        "received_at": said(at),
        "of_record": of_record,
        "name": read_line(given.get("name", holder.name), "name", "name"),
        "address": [read_line(x, "address", "address") for x in given_list(given, "address")],
        "class_name": read_line(given.get("class_name"), "class_name", "class of shares"),
        "shares": str(read_shares(given["shares"], "shares")) if given.get("shares") else "",
        "ticked": [read_line(x, "ticked", "content") for x in given_list(given, "ticked")],
        **(_business(given) if kind == BUSINESS else _nomination(given, who)),
    }
    draft = EntryDraft("proposal.received", at.date(), data, _says(kind, holder, data))
    notice = read_proposals([Event(1, draft.kind, plan.key, at.date(), data)])[0]
    found = _standing(book, plan, notice, who).findings
    return record_fact(book, who, given, draft, noted(found))


def answer_proposal(book: Book, given: Json, who: Who) -> Receipt:
    """A notice accepted or refused with its reason, or more asked for and received."""
    plan = plan_of(book, str(given.get("meeting") or ""))
    seq = given_id(given, "proposal", "notice")
    notice = next((n for n in proposals_of(book, plan.key) if n.seq == seq), None)
    if notice is None:
        raise Refusal("There is no such notice for this meeting.", field="proposal")
    on = read_date(given.get("on") or who.today, "on", today=who.today)
    if notice.received_at and on < notice.received_at.date():
        raise Refusal("The answer is before the notice came in.", field="on")
    answer = read_choice(given.get("answer"), ANSWERS, "answer", "answer")
    why = read_note(given.get("why"), "why", "reason")
    if answer == "refused" and not why:
        raise Refusal("Write the reason for the refusal; the holder is told.", field="why")
    data = {"meeting": plan.key, "proposal": seq, "answer": answer, "reason": why}
    says = f"Notice of {notice.kind} by {notice.name}: {WORDS[answer]}"
    found = _standing(book, plan, notice, who).findings if answer == ACCEPTED else ()
    draft = EntryDraft("proposal.answered", on, data, says)
    receipt = record_fact(book, who, given, draft, found)
    _let_plan_follow(book, plan, seq, who)
    return receipt


def _let_plan_follow(book: Book, plan: MeetingPlan, seq: int, who: Who) -> None:
    """Agenda and nominees of a plan follow the answer; a notice that was given stays as it is."""
    if book.company().meeting(plan.key):
        return
    notice = next((n for n in proposals_of(book, plan.key) if n.seq == seq), None)
    if notice and (now := followed(plan, notice)) != plan:
        keep_plan(book, {"plan": plan_to_json(now)}, who)


def accepted_nominees(book: Book, key: str) -> frozenset[str]:
    """The persons whose nomination by a shareholder's notice was accepted for that meeting."""
    return frozenset(
        nominee.name
        for notice in proposals_of(book, key)
        if notice.answer and notice.answer.answer == ACCEPTED
        for nominee in notice.nominees()
    )


def proposals_of(book: Book, key: str) -> tuple[Advance, ...]:
    """The notices received for that meeting, with their answers."""
    return read_proposals(book.events("proposal", key))


def standings_of(book: Book, key: str, who: Who) -> tuple[AdvanceStanding, ...]:
    """How each notice for that meeting stands."""
    plan = plan_of(book, key)
    return tuple(_standing(book, plan, notice, who) for notice in proposals_of(book, key))


def _standing(book: Book, plan: MeetingPlan, notice: Advance, who: Who) -> AdvanceStanding:
    held = book.record_list(plan.key) or (draft_list(book, plan) if plan.record_on else None)
    entitled = None
    if held:
        entitled = any(row.holder_id == notice.holder_id for row in held.entitled)
    return advance_standing(_law(book, plan, notice, who), plan, notice, who.today, entitled)


def _law(book: Book, plan: MeetingPlan, notice: Advance, who: Who) -> Bylaws:
    """The bylaws of the meeting's day; before it is set, those of the day of receipt."""
    received = notice.received_at.date() if notice.received_at else who.today
    law = shelf_for(book.company().bylaws).on(plan.on or received)
    if law is None:
        raise Refusal("No bylaws are on file for the day of this meeting.", field="meeting")
    return law


def _business(given: Json) -> dict[str, Any]:
    parts = ("description", "reasons", "interest")
    matters = [
        {part: read_note(row.get(part), "matters", part) for part in parts}
        for row in given_rows(given, "matters")
    ]
    if not matters:
        raise Refusal("Enter the business that is proposed.", field="matters")
    return {"matters": matters}


def _nomination(given: Json, who: Who) -> dict[str, Any]:
    nominees: list[dict[str, Any]] = []
    for row in given_rows(given, "nominees"):
        consented = row.get("consented_on")
        on = read_date(consented, "nominees", today=who.today) if consented else None
        nominees.append(
            {
                "name": read_name(row.get("name"), "nominees", "nominee’s name"),
                "address": [read_line(x, "nominees") for x in given_list(row, "address")],
                "information": read_note(row.get("information"), "nominees"),
                "consented_on": on.isoformat() if on else None,
            }
        )
    if not nominees:
        raise Refusal("Enter the name of the nominee.", field="nominees")
    return {
        "nominees": nominees,
        "intends": bool(given.get("intends")),
        "arrangements": read_note(given.get("arrangements"), "arrangements"),
    }


def _says(kind: str, holder: Holder, data: Json) -> str:
    if kind == BUSINESS:
        return f"Notice of business received from {holder.name}"
    names = ", ".join(nominee["name"] for nominee in data["nominees"])
    return f"Notice of the nomination of {names} received from {holder.name}"
