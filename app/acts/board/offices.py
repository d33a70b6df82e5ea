"""Directors and officers: elect, appoint, resign or end, fix the authorized number and offices."""

from __future__ import annotations

from collections.abc import Sequence

from app.acts.act import Who, given_id, settle
from app.acts.board.officers import office_given, officer_facts
from app.bylaws.answers import Finding
from app.bylaws.board.composition import check_appointment, check_election, check_end, check_number
from app.bylaws.board_day.roster import check_chooser
from app.bylaws.law import shelf_for
from app.bylaws.records.offices import check_new_office
from app.domain.company import Company, Office
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.meetings import Place
from app.domain.offices import Term
from app.domain.refusal import Refusal
from app.domain.typed import read_choice, read_day, read_line, read_name, read_whole
from app.domain.words import day_plain
from app.store.book import Book

ENDINGS = ("resigned", "removed", "died", "term")


def elect_director(book: Book, given: Json, who: Who) -> Receipt:
    """A person elected or appointed to the board (1988 III §3 and §5, 2002 §3.3 and §3.4)."""
    company = book.company()
    on = read_day(given.get("on"), "on", today=who.today)
    name = read_name(given.get("name"), "name", "director’s name")
    chosen_by = read_choice(
        given.get("chosen_by") or "shareholders",
        ("shareholders", "board", "incorporator"),
        "chosen_by",
        "body",
    )
    findings = check_election(shelf_for(company.bylaws), company, on, name, chosen_by)
    data = _term(book, company, name, "director") | {
        "from_on": on.isoformat(),
        "chosen_by": chosen_by,
        "meeting": read_line(given.get("meeting"), "meeting", "meeting"),
    }
    del data["office"]
    return _record(
        book, who, given, EntryDraft("director.elect", on, data, _in(name, "director")), findings
    )


def appoint_officer(book: Book, given: Json, who: Who) -> Receipt:
    """A person appointed to an office (1988 IV §2, 2002 §5.2)."""
    company = book.company()
    on = read_day(given.get("on"), "on", today=who.today)
    name = read_name(given.get("name"), "name", "officer’s name")
    office = office_given(given)
    chosen_by = read_line(given.get("chosen_by") or "board", "chosen_by", "body")
    shelf = shelf_for(company.bylaws)
    findings = [
        *check_appointment(shelf, company, on, office, name),
        *check_chooser(shelf, company, officer_facts(book), office, chosen_by, on),
    ]
    data = _term(book, company, name, office) | {
        "from_on": on.isoformat(),
        "chosen_by": chosen_by,
    }
    return _record(
        book, who, given, EntryDraft("officer.appoint", on, data, _in(name, office)), findings
    )


def end_term(book: Book, given: Json, who: Who) -> Receipt:
    """A term that ends: resignation, removal, death or its run (1988 III §4, 2002 §3.4)."""
    company = book.company()
    term = _known_term(company, given_id(given, "term", "term"))
    on = read_day(given.get("on"), "on", today=who.today)
    if on < term.from_on:
        raise Refusal(
            f"{term.name} took office on {day_plain(term.from_on)}. The term cannot end before.",
            field="on",
        )
    ended_by = read_choice(given.get("ended_by"), ENDINGS, "ended_by", "cause")
    addressee = read_line(given.get("addressee"), "addressee", "addressee")
    given_on = (
        read_day(given["given_on"], "given_on", today=who.today) if given.get("given_on") else None
    )
    findings = check_end(
        shelf_for(company.bylaws), company, term, on, ended_by, addressee, given_on
    )
    data = {
        "term": term.id,
        "to_on": on.isoformat(),
        "ended_by": ended_by,
        "addressee": addressee,
        "given_on": given_on.isoformat() if given_on else None,
    }
    how = "" if ended_by == "term" else f", {ended_by}"
    says = f"{term.name}, {term.office}: term ended on {day_plain(on)}{how}"
    return _record(book, who, given, EntryDraft("term.end", on, data, says), findings)


def fix_number(book: Book, given: Json, who: Who) -> Receipt:
    """The authorized number of directors from a day on (1988 III §2, 2002 §3.2)."""
    company = book.company()
    on = read_day(given.get("on"), "on", today=who.today)
    number = read_whole(given.get("number"), "number", "number of directors")
    adopted_by = read_choice(
        given.get("adopted_by") or "board",
        ("board", "shareholders", "incorporator"),
        "adopted_by",
        "body",
    )
    findings = check_number(shelf_for(company.bylaws), company, on, number, adopted_by)
    data = {"number": number, "from_on": on.isoformat(), "adopted_by": adopted_by}
    says = f"Authorized number of directors: {number}"
    return _record(book, who, given, EntryDraft("directors.number", on, data, says), findings)


def fix_office(book: Book, given: Json, who: Who) -> Receipt:
    """Where an office of the company is, from a day on (1988 I §1 and §2, 2002 §1.1 and §1.2)."""
    company = book.company()
    on = read_day(given.get("from_on"), "from_on", today=who.today)
    kind = read_choice(
        given.get("kind") or "principal-executive",
        ("principal-executive", "principal-business", "other"),
        "kind",
        "kind of office",
    )
    place = {
        name: read_line(given.get(name), name, name)
        for name in ("name", "street", "city", "state", "zip")
    }
    for name in ("street", "city", "state"):
        if not place[name]:
            raise Refusal(f"Write the {name} of the office.", field=name)
    resolved_on = (
        read_day(given["resolved_on"], "resolved_on", today=who.today)
        if given.get("resolved_on")
        else None
    )
    county = read_line(given.get("county"), "county", "county")
    decided_by = read_line(given.get("decided_by") or "board", "decided_by", "body")
    qualified = given.get("qualified") is True
    data = {
        "kind": kind,
        "place": place,
        "county": county,
        "from_on": on.isoformat(),
        "resolved_on": resolved_on.isoformat() if resolved_on else None,
        "decided_by": decided_by,
        "qualified": qualified,
    }
    law = shelf_for(company.bylaws).on(on)
    office = Office(kind, Place(**place), county, on, resolved_on)
    found = check_new_office(law, company, office, decided_by, qualified=qualified) if law else ()
    says = f"{kind.replace('-', ' ').capitalize()} office: {place['street']}, {place['city']}"
    return _record(book, who, given, EntryDraft("office.fix", on, data, says), found)


def _record(
    book: Book, who: Who, given: Json, draft: EntryDraft, findings: Sequence[Finding]
) -> Receipt:
    kept = settle(findings, given)
    reason = str(given.get("reason") or "").strip()
    whole = EntryDraft(
        draft.kind, draft.effective_on, draft.data, draft.says, reason=reason, findings=kept
    )
    return book.record([whole], who.by, who.now)


def _term(book: Book, company: Company, name: str, office: str) -> dict[str, object]:
    """A new term; a person already known by exactly this name keeps the number."""
    known = next((t.person_id for t in company.terms if t.name == name), None)
    person = known if known is not None else book.next_id("person")
    return {"term": book.next_id("term"), "person": person, "name": name, "office": office}


def _known_term(company: Company, term_id: int) -> Term:
    term = next((t for t in company.terms if t.id == term_id), None)
    if term is None:
        raise Refusal("There is no such term of office.", field="term")
    if term.to_on is not None:
        raise Refusal(
            f"The term of {term.name} already ended on {day_plain(term.to_on)}. "
            "Correct that entry instead.",
            field="term",
        )
    return term


def _in(name: str, office: str) -> str:
    return f"{name}, {office}"
