"""Demands of shareholders and directors: logged, completed, answered, inspected, closed.

1988 V §2 and §8; 2002 §7.1 to §7.4. Each is one entry with what the rules found on its day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from app.acts.act import Who
from app.acts.matters.demand_fields import FIELDS
from app.acts.matters.known import demands_of
from app.acts.meetings.matter import record_fact
from app.acts.reading import not_before, past, read_by
from app.acts.shares.holding_proof import Proof, voting_shares
from app.bylaws.answers import Finding
from app.bylaws.due.joined import (
    check_late,
    check_logged,
    check_receipt,
    check_replied,
    demand_due,
)
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, shelf_for
from app.bylaws.records.inspection import (
    check_director_refused,
    director_right,
)
from app.bylaws.records.offices import COPY, copy_owed
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.matters.demands import Logged, read_demands
from app.domain.meetings import MeetingPlan, RecordList
from app.domain.record_lists import cut_off_moment, fix_list
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.store.book import Book

NOUNS = {
    "register": "to inspect the record of shareholders",
    "list": "for the list of shareholders",
    "books": "to inspect books and minutes",
    "director": "to inspect as a director",
    "bylaws": "for a copy of the bylaws",
}


def receive_demand(book: Book, given: Json, who: Who) -> Receipt:
    """A demand logged: who, how, what, on which right, and the holding proved from the register."""
    data = read_by("receive-demand", FIELDS, given, who.today)
    on = _received(data, who)
    proof = voting_shares(book, data.get("holders", []), on)
    data["demander"] = _demander(data, proof)
    data["demand"] = new_key(book, "demand", data.get("demand", ""))
    if proof.rows:
        data |= {"held": proof.held, "outstanding": proof.outstanding}
    data["holders"] = list(proof.rows)
    says = f"Demand {NOUNS[data['wants']]} received from {data['demander']}"
    says += f" ({proof.says()})" if proof.rows else ""
    draft = EntryDraft("demand.received", on, data, says)
    logged = _foreseen(book, draft)
    found = [*check_receipt(logged.demand.demanded_on, on), *_stands(book, logged, on)]
    return record_fact(book, who, given, draft, found)


def supply_demand(book: Book, given: Json, who: Who) -> Receipt:
    """What came after the demand: charges tendered, the agent's authority, a purpose, a filing."""
    data = read_by("supply-demand", FIELDS, given, who.today)
    logged = open_demand(book, data)
    on = past(data, "on", who.today)
    not_before(data, "on", logged.demand.received_on, "The demand")
    if len(data) <= 2:
        raise Refusal("Write what was handed in.", field="purpose")
    says = f"Handed in to the demand of {logged.demand.demander}"
    draft = EntryDraft("demand.supplied", on, data, says)
    later = _foreseen(book, draft)
    return record_fact(book, who, given, draft, _stands(book, later, later.demand.received_on))


def answer_demand(book: Book, given: Json, who: Who) -> Receipt:
    """The demand granted, or refused with the reason; a copy of the bylaws sent."""
    data = read_by("answer-demand", FIELDS, given, who.today)
    logged = open_demand(book, data)
    if logged.demand.answer:
        raise Refusal(
            f"The demand was {logged.demand.answer} on {day_plain(_day(logged))}. "
            "Correct that entry first.",
            field="demand",
        )
    on = past(data, "on", who.today)
    not_before(data, "on", logged.demand.received_on, "The demand")
    says = f"Demand of {logged.demand.demander} {data['answer']}"
    draft = EntryDraft("demand.answered", on, data, says)
    return record_fact(book, who, given, draft, _answered(book, _foreseen(book, draft), on))


def hold_inspection(book: Book, given: Json, who: Who) -> Receipt:
    """An inspection held: who attended, what was seen, what copies were taken."""
    data = read_by("hold-inspection", FIELDS, given, who.today)
    logged = open_demand(book, data)
    if logged.demand.wants in ("list", "bylaws"):
        raise Refusal("Nothing is inspected here. Answer the demand.", field="demand")
    if logged.demand.answer == "refused":
        raise Refusal("The demand was refused. Correct that entry first.", field="demand")
    on = past(data, "on", who.today)
    not_before(data, "on", logged.demand.received_on, "The demand")
    says = f"Inspection by {logged.demand.agent or logged.demand.demander}"
    draft = EntryDraft("demand.attended", on, data, says)
    return record_fact(book, who, given, draft)


def close_demand(book: Book, given: Json, who: Who) -> Receipt:
    """A demand withdrawn, or settled in another way."""
    data = read_by("close-demand", FIELDS, given, who.today)
    logged = open_demand(book, data)
    on = past(data, "on", who.today)
    not_before(data, "on", logged.demand.received_on, "The demand")
    says = f"Demand of {logged.demand.demander} closed: {data['why']}"
    return record_fact(book, who, given, EntryDraft("demand.closed", on, data, says))


def open_demand(book: Book, given: Json) -> Logged:
    """The demand given; refused if there is none, or if it is closed."""
    key = str(given.get("demand") or "")
    logged = next((one for one in demands_of(book) if one.key == key), None)
    if logged is None:
        raise Refusal("There is no such demand. Log it first.", field="demand")
    if logged.closed_on:
        raise Refusal(f"The demand was closed on {day_plain(logged.closed_on)}.", field="demand")
    return logged


def new_key(book: Book, topic: str, wanted: str = "") -> str:
    """A key that no matter of the topic has: the one wanted, or one by the next entry's number."""
    taken = {event.key for event in book.events(topic)}
    if wanted in taken:
        raise Refusal(f"There is a {topic} {wanted} already. Choose another name.", field=topic)
    return wanted or f"{topic}-{book.head()[0] + 1}"


def inspection_list(book: Book, logged: Logged) -> RecordList:
    """The list as of the day named, or of the latest record date for which one was made.

    Refused where neither is there (1988 V §2 ¶2, 2002 §7.1 ¶2).
    """
    company, as_of = book.company(), logged.demand.as_of
    if as_of is None:
        kept = [book.record_list(meeting.plan.key) for meeting in company.meetings]
        made = [one for one in kept if one and one.record_on <= logged.demand.received_on]
        if not made:
            raise Refusal("No list of a record date is on file. Name a day of the list.")
        return max(made, key=lambda one: one.record_on)
    moment, holders = cut_off_moment(company, as_of), book.holders_on(as_of)
    out = sum(book.outstanding(c.id, moment) for c in company.classes)
    return fix_list(MeetingPlan(logged.key), as_of, company, holders, book.holdings(moment), out)


def _received(data: Json, who: Who) -> date:
    on = past(data, "received_on", who.today)
    at = data.get("received_at")
    if at and not str(at).startswith(on.isoformat()):
        raise Refusal(f"The hour is of another day than {day_plain(on)}.", field="received_at")
    return on


def _demander(data: Json, proof: Proof) -> str:
    if name := data.get("demander") or proof.names:
        return str(name)
    raise Refusal("Choose the holders, or write who demands it.", field="holders")


def _foreseen(book: Book, draft: EntryDraft) -> Logged:
    """The demand as it will stand with this entry."""
    from app.domain.events import Event

    events = book.events("demand", draft.data["demand"])
    seq = book.head()[0] + 1
    event = Event(seq, draft.kind, draft.data["demand"], draft.effective_on, draft.data)
    return read_demands([*events, event])[0]


def _stands(book: Book, logged: Logged, on: date) -> tuple[Finding, ...]:
    """How the demand stands to the bylaws of its day."""
    company, asked = book.company(), logged.demand
    law = shelf_for(company.bylaws).on(on)
    if law is None or not ruled(law, asked.wants):
        return ()
    if asked.wants == "bylaws":
        owed = copy_owed(law, company, on)
        return (Finding(owed.cite, "info", owed.counted, "wants"),)
    if asked.wants == "director":
        return (_as_director(book, law, logged, on),)
    return check_logged(law, asked)


def _as_director(book: Book, law: Bylaws, logged: Logged, on: date) -> Finding:
    company = book.company()
    names = {t.name: t.person_id for t in company.terms if t.office == "director"}
    right = director_right(law, company, names.get(logged.demand.demander, 0), on)
    severity = "fits" if right.yes else "warning"
    return Finding(right.cite, severity, right.counted, "demander")


def _answered(book: Book, logged: Logged, on: date) -> tuple[Finding, ...]:
    asked = logged.demand
    law = shelf_for(book.company().bylaws).on(asked.received_on)
    if law is None or not ruled(law, asked.wants):
        return ()
    late = check_late(demand_due(law, replace(asked, answer="")), on)
    if asked.wants == "director":
        sitting = _as_director(book, law, logged, asked.received_on).severity == "fits"
        refused = asked.answer == "refused" and sitting
        return (check_director_refused(law, asked.demander),) if refused else ()
    if asked.wants == "bylaws":
        owed = copy_owed(law, book.company(), asked.received_on)
        words = f"The copy was refused. {owed.counted}"
        refused = asked.answer == "refused" and owed.yes
        return (*late, Finding(law.cite(COPY), "error", words, "answer")) if refused else late
    return (*late, *check_replied(law, asked, on))


def _day(logged: Logged) -> date:
    return logged.demand.answered_on or logged.demand.received_on


OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "receive-demand": receive_demand,
    "supply-demand": supply_demand,
    "answer-demand": answer_demand,
    "hold-inspection": hold_inspection,
    "close-demand": close_demand,
}
