"""Directors: elected, resigned, removed, a seat declared vacant or filled, the number, pay.

1988 III §1 to §5, §14; 2002 §3.2 to §3.4, §3.14, §3.15, §9.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.acts.act import Who
from app.acts.board.matter import Record, given_resolution, record_facts, record_of
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.reading import past, read_by
from app.bylaws.answers import Finding
from app.bylaws.board.composition import board_on, check_election, check_end
from app.bylaws.board.directors import check_declared, check_pay
from app.bylaws.board_day.seats import (
    BY_BOARD,
    FilledBy,
    check_ahead,
    check_change,
    check_filling,
    open_seats,
)
from app.bylaws.officers.filling import check_resignation
from app.bylaws.shareholders.elections import check_seats
from app.domain.board.directors import read_directors
from app.domain.board.seats import CAUSES, FEWER, INCREASE
from app.domain.board_record import FILLED_BY, SeatFilled
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.offices import Term
from app.domain.refusal import Refusal
from app.domain.words import day_plain, listed, plural
from app.store.book import Book

DECLARED = "declared vacant"
SEATS = "shareholders.election.seats"
ON = needed("on", "day", "The day.")
DIRECTOR = needed("name", "text", "The director’s name.")
TERM = needed("term", "id", "The term of office.")
RESOLUTION = Field("resolution", "text", "The resolution behind it, by its key.")
FIELDS: Fields = {
    "elect-board": (
        ON,
        needed("names", "texts", "All who were elected."),
        Field("held_over", "texts", "Directors who were not elected and serve on."),
        Field("meeting", "text", "The key of the meeting of shareholders."),
        REASON,
    ),
    "resign": (
        TERM,
        needed("given_on", "day", "The day on which it was given, or received for an officer."),
        Field("effective_on", "day", "A later day on which it takes effect."),
        Field("addressee", "text", "To whom it was given."),
        Field("received_at", "moment", "When it was received."),
        Field("received_by", "text", "Who received it."),
        Field("written", "yes-no", "Whether it is in writing; yes where left out."),
        REASON,
    ),
    "declare-vacant": (
        TERM,
        ON,
        needed("ground", "text", "The ground in the words of the bylaws."),
        Field("document", "text", "The court’s order, or the record of the conviction."),
        Field("document_on", "day", "Its day."),
        RESOLUTION,
        REASON,
    ),
    "fill-vacancy": (
        DIRECTOR,
        ON,
        needed("route", "choice", "Who fills it.", choices=FILLED_BY),
        Field("former", "text", "Who held the seat last."),
        Field("cause", "choice", "The cause.", choices=(*CAUSES.values(), INCREASE, FEWER)),
        Field("starts_on", "day", "When the person takes office; at once where left out."),
        RESOLUTION,
        Field("votes_for", "shares", "Votes for: directors, or shares."),
        Field("against", "shares", "Shares against, at a meeting."),
        Field("entitled", "shares", "Shares entitled to vote, or outstanding."),
        Field("elected", "yes-no", "Whether the election at the meeting was won."),
        Field("carried", "yes-no", "Whether the ordinary vote was reached too."),
        Field("meeting", "text", "The key of the meeting of shareholders."),
        REASON,
    ),
    "change-number": (
        ON,
        needed("number", "whole", "The number of directors."),
        needed("adopted_by", "choice", "Who changed it.", choices=("board", "shareholders")),
        RESOLUTION,
        REASON,
    ),
    "articles-number": (
        ON,
        needed("stated", "yes-no", "Whether the articles state the number of directors."),
    ),
    "pay-director": (
        DIRECTOR,
        ON,
        needed("amount", "money", "The amount."),
        Field("what", "text", "For what."),
        needed("as_director", "yes-no", "Whether for serving as director."),
        RESOLUTION,
        Field("approved_by", "text", "Who approved it, if not the board."),
        REASON,
    ),
}
"""Operation -> its fields."""


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term that begins: the numbers of term and person, and the entry's data."""

    name: str
    data: dict[str, Any]


def new_terms(book: Book, company: Company, names: Sequence[str]) -> tuple[NewTerm, ...]:
    """Terms for these persons; one known by exactly this name keeps the person's number."""
    known = {t.name: t.person_id for t in company.terms}
    term, person = book.next_id("term"), book.next_id("person")
    made: list[NewTerm] = []
    for n, name in enumerate(names):
        if name not in known:
            known[name] = person
            person += 1
        made.append(NewTerm(name, {"term": term + n, "person": known[name], "name": name}))
    return tuple(made)


def elect_board(book: Book, given: Json, who: Who) -> Receipt:
    """The directors elected at a meeting: the terms before end, and new ones begin.

    One who was not elected leaves, unless named as holding over (1988 III §3, 2002 §3.3).
    """
    data = read_by("elect-board", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    names, stay = _once(data["names"]), data.get("held_over", [])
    board = board_on(record.company, on).in_office
    if names and all(any(t.name == n and t.from_on == on for t in board) for n in names):
        raise Refusal(f"The board elected on {day_plain(on)} is on record.", field="names")
    serving = [t for t in board if t.from_on < on]
    _refuse_strangers(stay, serving)
    ending = [t for t in serving if t.name not in stay]
    drafts = [ended(term, on, "term") for term in ending]
    meeting = data.get("meeting", "")
    drafts += [
        elected(new, on, "shareholders", meeting) for new in new_terms(book, record.company, names)
    ]
    state = board_on(record.company, on)
    found = check_seats(record.law(on), state.authorized or 0, len(names) + len(stay))
    return record_facts(book, who, given, drafts, [found])


def resign(book: Book, given: Json, who: Who) -> Receipt:
    """A resignation of a director or an officer, now or from a later day."""
    data = read_by("resign", FIELDS, given, who.today)
    record = record_of(book)
    term, given_on = running_term(record.company, data["term"]), past(data, "given_on", who.today)
    received = data.get("received_at")
    if received and datetime.fromisoformat(received).date() > who.today:
        raise Refusal("The moment is still to come.", field="received_at")
    on = date.fromisoformat(data.get("effective_on") or data["given_on"])
    if on < given_on:
        raise Refusal(
            f"Given on {day_plain(given_on)}, it takes effect on that day at the earliest.",
            field="effective_on",
        )
    director = term.office == "director"
    found = _resignation(record, term, on, data, given_on)
    kept = {name: data[name] for name in data if name not in ("term", "written")}
    kept |= {"name": term.name, "office": term.office, "term": term.id}
    kept["director" if director else "officer"] = term.name
    kind = "director.resigned" if director else "officer.resigned"
    says = f"{term.name} resigned as {term.office}, effective {day_plain(on)}"
    drafts = [
        EntryDraft(kind, given_on, kept, says),
        ended(term, on, "resigned", data.get("addressee", ""), given_on),
    ]
    return record_facts(book, who, given, drafts, found)


def declare_vacant(book: Book, given: Json, who: Who) -> Receipt:
    """The board declares a seat vacant (1988 III §4, 2002 §3.4 ¶2)."""
    data = read_by("declare-vacant", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    term = running_term(record.company, data.pop("term"))
    if term.office != "director":
        raise Refusal(f"{term.name} is {term.office}. Choose a director.", field="term")
    behind = given_resolution(record, data)
    document, made = bool(data.get("document")), behind is not None
    found = check_declared(record.law(on), data["ground"], document=document, resolution=made)
    says = f"Seat of {term.name} declared vacant: {data['ground']}"
    drafts = [
        EntryDraft("director.declared", on, {"director": term.name, **data}, says),
        ended(term, on, DECLARED),
    ]
    return record_facts(book, who, given, drafts, found)


def fill_vacancy(book: Book, given: Json, who: Who) -> Receipt:
    """A vacancy filled by one of its routes; a successor may be chosen before the seat is free."""
    data = read_by("fill-vacancy", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    seat = _seat(record, data, on)
    starts = seat.starts_on or on
    how = FilledBy(
        data.get("entitled", 0),
        data.get("against", 0),
        data.get("elected", True),
        data.get("carried", False),
    )
    law = record.law(on)
    chosen_by = "board" if seat.route == BY_BOARD else "shareholders"
    found: list[Finding] = [
        *check_filling(law, record.company, seat, how),
        *check_ahead(law, record.company, seat),
    ]
    free = check_election(record.shelf, record.company, starts, seat.name, chosen_by)
    found += [f for f in free if f.cite.rule == SEATS]
    [new] = new_terms(book, record.company, [seat.name])
    kept = {name: data[name] for name in data if name not in ("name", "on")}
    kept |= {
        "director": seat.name,
        "cause": seat.cause,
        "former": seat.former,
        "opened_on": seat.opened_on.isoformat() if seat.opened_on else None,
        "starts_on": starts.isoformat(),
        "votes_for": seat.votes_for,
        "base": seat.base,
    }
    says = f"{seat.name} fills the seat of {seat.former}" if seat.former else ""
    drafts = [
        elected(new, starts, chosen_by, data.get("meeting", "")),
        EntryDraft("director.filled", on, kept, says or f"{seat.name} fills a vacancy"),
    ]
    return record_facts(book, who, given, drafts, found)


def change_number(book: Book, given: Json, who: Who) -> Receipt:
    """Another authorized number within the range (1988 III §2, 2002 §3.2(b), §9.1)."""
    data = read_by("change-number", FIELDS, given, who.today)
    on, record = date.fromisoformat(data["on"]), record_of(book)
    behind = given_resolution(record, data)
    facts = read_directors(book.events("director"))
    body, number = data["adopted_by"], data["number"]
    found = check_change(record.shelf, record.company, facts, on, number, body)
    made = behind.resolution if behind else None
    kept = {
        "director": "number",
        "number": number,
        "adopted_by": body,
        "resolution": made.key if made else "",
        "votes_for": made.votes_for if made else None,
        "base": made.present if made else None,
    }
    says = f"Authorized number of directors: {number}"
    fixed = {"number": number, "from_on": on.isoformat(), "adopted_by": body}
    drafts = [
        EntryDraft("directors.number", on, fixed, says),
        EntryDraft("director.number", on, kept, f"{says}, changed by the {body}"),
    ]
    return record_facts(book, who, given, drafts, found)


def state_articles(book: Book, given: Json, who: Who) -> Receipt:
    """Whether the articles state the number of directors (1988 III §2, 2002 §9.1)."""
    data = read_by("articles-number", FIELDS, given, who.today)
    on = date.fromisoformat(data["on"])
    verb = "state" if data["stated"] else "do not state"
    kept = {"director": "articles", "stated": data["stated"]}
    says = f"The articles {verb} the number of directors"
    return record_facts(book, who, given, [EntryDraft("director.articles", on, kept, says)])


def pay_director(book: Book, given: Json, who: Who) -> Receipt:
    """Pay or expenses of a director, and what approves them (1988 III §14, 2002 §3.14)."""
    data = read_by("pay-director", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    behind = given_resolution(record, data)
    name, by = data.pop("name"), data.get("approved_by", "board")
    found = check_pay(
        record.law(on),
        as_director=data["as_director"],
        resolution=behind is not None,
        approver_is_payee=by == name,
    )
    cents = str(data.pop("amount"))
    kept = {"director": name, "cents": cents, **data, "approved_by": by}
    draft = EntryDraft("director.paid", on, kept, f"Pay of {name}")
    return record_facts(book, who, given, [draft], found)


def running_term(company: Company, term_id: int) -> Term:
    """The term of that number, which has not ended."""
    term = next((t for t in company.terms if t.id == term_id), None)
    if term is None:
        raise Refusal("There is no such term of office.", field="term")
    return _running(term)


def ended(
    term: Term, on: date, by: str, addressee: str = "", given_on: date | None = None
) -> EntryDraft:
    """The entry that ends a term on its last day; not before it began, and once only."""
    if on < _running(term).from_on:
        raise Refusal(
            f"{term.name} took office on {day_plain(term.from_on)}. The term cannot end before.",
            field="on",
        )
    data = {
        "term": term.id,
        "to_on": on.isoformat(),
        "ended_by": by,
        "addressee": addressee,
        "given_on": given_on.isoformat() if given_on else None,
    }
    says = f"{term.name}, {term.office}: term ended on {day_plain(on)}"
    return EntryDraft("term.end", on, data, says if by == "term" else f"{says}, {by}")


def _running(term: Term) -> Term:
    if term.to_on:
        raise Refusal(
            f"The term of {term.name} ends on {day_plain(term.to_on)}. Correct that entry instead.",
            field="term",
        )
    return term


def elected(new: NewTerm, on: date, by: str, meeting: str = "") -> EntryDraft:
    """The entry with which a director's term begins."""
    data = {**new.data, "from_on": on.isoformat(), "chosen_by": by, "meeting": meeting}
    return EntryDraft("director.elect", on, data, f"{new.name}, director")


def _resignation(
    record: Record, term: Term, on: date, data: Json, given_on: date
) -> tuple[Finding, ...]:
    company, addressee = record.company, data.get("addressee", "")
    written = bool(data.get("written", True))
    found = check_end(record.shelf, company, term, on, "resigned", addressee, given_on)
    law = record.law(on)
    if term.office != "director":
        own = check_resignation(law, written=written, received=given_on, effective=on)
        return (*own, *(f for f in found if f.cite.rule != "officers.resignation"))
    if written:
        return found
    cite = law.cite("directors.resignation")
    return (Finding(cite, "error", "A director resigns in writing.", "written"), *found)


def _seat(record: Record, data: Json, on: date) -> SeatFilled:
    """The seat that is filled: the vacancy named, or the longest open one that the route may."""
    law, company, route = record.law(on), record.company, data["route"]
    behind = given_resolution(record, data)
    former, cause = data.get("former", ""), data.get("cause", "")
    seats = [
        seat
        for seat in open_seats(law, company, on)
        if former in ("", seat.vacancy.former)
        and cause in ("", seat.vacancy.cause)
        and (former or cause or seat.board_may or route != BY_BOARD)
    ]
    opened = seats[0].vacancy if seats else None
    starts = date.fromisoformat(data.get("starts_on") or data["on"])
    if not opened and starts <= on and (former or cause):
        raise Refusal("No such seat is vacant on that day.", field="former" if former else "cause")
    votes, base = data.get("votes_for"), None
    if route == BY_BOARD:
        base = len(board_on(company, on).in_office)
        votes = behind.resolution.votes_for if behind else votes
    return SeatFilled(
        data["name"],
        cause or (opened.cause if opened else CAUSES["resigned"] if former else ""),
        opened.opened_on if opened else None,
        former or (opened.former if opened else ""),
        route,
        on,
        votes,
        base,
        starts,
    )


def _once(names: Sequence[str]) -> list[str]:
    if len(set(names)) < len(names):
        raise Refusal("Somebody is named twice.", field="names")
    return list(names)


def _refuse_strangers(names: Sequence[str], serving: Sequence[Term]) -> None:
    strangers = [name for name in names if name not in {t.name for t in serving}]
    if strangers:
        were = plural(len(strangers), "person is", "persons are")
        raise Refusal(f"{were} not in office: {listed(strangers)}.", field="held_over")
