"""Demands, requests for statements, and statements on file.

Sources: 1988 V §2, §4 and §8; 2002 §7.1 to §7.6. Governed by the day of receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.bylaws.answers import Citation
from app.bylaws.due.item import KEPT, DueItem, Room
from app.bylaws.due.joined import demand_due, statements_due, statements_found
from app.bylaws.due.places import DEMAND, HOLDER, REQUEST, STATEMENT
from app.bylaws.due.ruled import ruled
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.records.inspection import AGENT_LIST, DIRECTORS, FIVE, director_right
from app.bylaws.records.offices import copy_owed
from app.bylaws.records.reports import DELIVERY, RETENTION, held_for_returned, keep_through
from app.domain.company import Company
from app.domain.matters.demands import Logged
from app.domain.matters.reports import OnFile, ReportSent, Requested
from app.domain.meetings import ReturnedMail
from app.domain.words import day_short

TO_DO = {
    "register": "Let {} inspect the record of shareholders",
    "list": "Have the list of shareholders ready for {}",
    "books": "Let {} inspect books and minutes",
    "bylaws": "Send {} a copy of the bylaws",
}
SENT = {
    "annual": "Send {} the statements of the year ended {}",
    "interim": "Send {} the statements of the period ended {}",
    "last": "Send {} the last statements prepared",
}


def demanded(logged: Logged, company: Company, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """What an open demand asks for, and by when; whom it waits for where nothing is owed yet."""
    asked = logged.demand
    law = shelf.on(asked.received_on)
    if law is None or not logged.open or not ruled(law, asked.wants):
        return
    room = Room(f"demand:{asked.key}", f"{DEMAND}{asked.key}", today)
    if asked.wants == "director":
        yield from _director(room, logged, law, company)
        return
    due = demand_due(law, asked)
    what = TO_DO[asked.wants].format(asked.demander)
    if asked.wants == "bylaws" and not copy_owed(law, company, asked.received_on).yes:
        yield _shown_here(room, law, logged, company)
    elif due is None or due.due is None:
        yield _without_right(room, law, logged, what)
    elif asked.answer == "granted":
        yield room.waiting(
            due.cite, due.due, what, asked.agent or asked.demander, counted=due.counted
        )
    elif asked.wants == "list" and not asked.charges_tendered:
        yield room.waiting(
            law.cite(AGENT_LIST), due.due, what, "the charges of the agent", counted=due.counted
        )
    else:
        yield from room.by(due, what, "Not answered")


def requested(found: Requested, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """By when the statements asked for are sent, or from when the request would be good."""
    asked, received = found.request, found.request.received_on
    law = shelf.on(received) if received else None
    if law is None or not found.open or not ruled(law, asked.asks):
        return
    room = Room(f"report:{asked.key}", f"{REQUEST}{asked.key}", today)
    ended = day_short(asked.ends_on) if asked.ends_on else ""
    what = SENT[asked.asks].format(asked.requester, ended)
    due = statements_due(law, asked)
    if due and due.due:
        yield from room.by(due, what, "Not sent")
    elif due and due.opens:
        standing = f"a request from {day_short(due.opens)} on"
        yield room.waiting(due.cite, due.opens, what, standing, counted=due.counted)
    else:
        yield from _not_owed(room, law, found, what)


def on_file(one: OnFile, shelf: Shelf, today: date) -> Iterator[DueItem]:
    """The day through which a statement is kept."""
    statement = one.statement
    law = shelf.on(max(one.days)) if one.days else None
    if law is None or one.discarded_on or not ruled(law, "kept"):
        return
    kept = keep_through(law, one.days)
    if kept.due is None or kept.due < today:
        return
    room = Room(f"report:{one.key}", f"{STATEMENT}{one.key}", today)
    to = f" to {day_short(statement.to_on)}" if statement.to_on else ""
    what = f"The {statement.kind}{to} is kept through this day"
    yield room.item(
        law.cite(RETENTION),
        kept.due,
        what,
        "Kept",
        state=KEPT,
        counted=kept.counted,
        steps=kept.steps,
    )


def held_report(
    sent: ReportSent, mail: Iterable[ReturnedMail], shelf: Shelf, today: date
) -> Iterator[DueItem]:
    """The day through which a report is held for each holder whose earlier mail came back."""
    law = shelf.on(sent.on)
    if law is None or not law.has(DELIVERY):
        return
    held = held_for_returned(law, sent.on)
    if held.due is None or held.due < today:
        return
    back = {one.holder_id: one for one in mail if one.returned_on <= sent.on}
    for one in back.values():
        room = Room(f"report:{sent.key}:{one.holder_id}", f"{HOLDER}{one.holder_id}", today)
        title = sent.title or f"annual report of the year ended {day_short(sent.year_end)}"
        what = f"The {title} is held for {one.name} through this day"
        counted = f"Mail came back on {day_short(one.returned_on)}: {one.marking}. {held.counted}"
        yield room.item(
            held.cite, held.due, what, "Held", state=KEPT, counted=counted, steps=held.steps
        )


def _director(room: Room, logged: Logged, law: Bylaws, company: Company) -> Iterator[DueItem]:
    """A director comes at any reasonable time; no number of days is given."""
    asked = logged.demand
    person = next((t.person_id for t in company.terms if t.name == asked.demander), 0)
    right = director_right(law, company, person, asked.received_on)
    what = f"Inspection by {asked.demander}, a director"
    yield room.waiting(
        law.cite(DIRECTORS), asked.received_on, what, asked.demander, counted=right.counted
    )


def _shown_here(room: Room, law: Bylaws, logged: Logged, company: Company) -> DueItem:
    """No copy is owed where the bylaws lie open at an office in the state."""
    asked = logged.demand
    owed = copy_owed(law, company, asked.received_on)
    what = f"Show {asked.demander} the bylaws"
    return room.waiting(owed.cite, asked.received_on, what, asked.demander, counted=owed.counted)


def _without_right(room: Room, law: Bylaws, logged: Logged, what: str) -> DueItem:
    asked = logged.demand
    cite: Citation = law.cite(AGENT_LIST if asked.wants == "list" else FIVE)
    counted = "No right carries the demand as it stands."
    missing = "a purpose" if asked.wants != "list" else "more shares"
    return room.waiting(cite, asked.received_on, what, missing, counted=counted)


def _not_owed(room: Room, law: Bylaws, found: Requested, what: str) -> Iterator[DueItem]:
    """A request of too few shares waits for more; one answered by the annual report is done."""
    asked = found.request
    if asked.report_sent or asked.received_on is None:
        return
    short = [f for f in statements_found(law, asked) if f.severity == "warning"]
    for said in short[:1]:
        yield room.waiting(said.cite, asked.received_on, what, "more shares", counted=said.sentence)
