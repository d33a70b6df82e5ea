"""Officers: chosen, removed, given powers, ranked, away; assistants prohibited an act.

1988 IV §1 to §9; 2002 §5.1 to §5.9. A resignation is recorded with those of directors.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.acts.act import Who
from app.acts.board.directors import RESOLUTION, TERM, ended, new_terms, running_term
from app.acts.board.matter import Record, as_events, given_resolution, record_facts, record_of
from app.acts.fields import REASON, Field, Fields, needed
from app.acts.reading import past, read_by
from app.bylaws.answers import Finding
from app.bylaws.board.composition import check_appointment
from app.bylaws.board_day.roster import acting_on, check_chosen, delegation
from app.bylaws.officers.filling import check_removal
from app.bylaws.officers.standing_in import BOARD, CHIEF
from app.domain.board.officers import OfficerFacts, read_officers
from app.domain.company import Company
from app.domain.entries import EntryDraft, Json, Receipt
from app.domain.events import Event
from app.domain.offices import OFFICES, OTHER, Term, in_office, read_office
from app.domain.refusal import Refusal
from app.domain.words import day_plain, listed
from app.store.book import Book
from app.store.reads import Reads

ON = needed("on", "day", "The day.")
OFFICER = needed("name", "text", "The officer’s name.")
AT = ("regular meeting", "special meeting", "written consent")
FIELDS: Fields = {
    "choose-officer": (
        needed("name", "text", "The person."),
        needed("office", "choice", "The office.", choices=(*OFFICES, OTHER)),
        Field("other_office", "text", "Which other office, like controller."),
        ON,
        Field("by", "text", "Who chose: the board, or the office of who was empowered."),
        Field("starts_on", "day", "When the person takes office; at once where left out."),
        Field("contract", "yes-no", "Whether there is a contract of employment."),
        RESOLUTION,
        REASON,
    ),
    "remove-officer": (
        TERM,
        ON,
        Field("by", "text", "Who removes: the board, or the office of who was empowered."),
        Field("at", "choice", "How the board acted.", choices=AT),
        Field("at_on", "day", "The day of that meeting."),
        Field("contract", "yes-no", "Whether there is a contract of employment."),
        RESOLUTION,
        REASON,
    ),
    "delegate": (
        OFFICER,
        needed("power", "text", "The power, like: appoint other officers."),
        ON,
        Field("limits", "text", "Its limits."),
        Field("to_on", "day", "The last day."),
        RESOLUTION,
        REASON,
    ),
    "rank": (
        needed("names", "texts", "The vice presidents in their order."),
        ON,
        RESOLUTION,
    ),
    "designate": (
        OFFICER,
        ON,
        needed("by", "choice", "Who designates.", choices=(BOARD, CHIEF)),
        RESOLUTION,
    ),
    "away": (
        OFFICER,
        needed("on", "day", "The first day of absence or disability."),
        Field("to_on", "day", "The last day."),
        Field("why", "text", "Why."),
    ),
    "prohibit": (
        OFFICER,
        ON,
        needed("by", "text", "Who prohibits."),
        Field("act", "text", "The act; any where left out."),
        Field("until", "day", "The last day."),
    ),
}
"""Operation -> its fields."""


def choose_officer(book: Book, given: Json, who: Who) -> Receipt:
    """An officer appointed, by the board or by one whom it empowered; now or from a later day."""
    data = read_by("choose-officer", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    by, name = data.get("by", BOARD), data["name"]
    office = office_given(data)
    starts = date.fromisoformat(data.get("starts_on") or data["on"])
    if starts < on:
        raise Refusal(f"Chosen on {day_plain(on)}; nobody starts before.", field="starts_on")
    behind = given_resolution(record, data)
    facts, law = officer_facts(book), record.law(on)
    chosen = check_chosen(law, record.company, facts, office, by, on, starts)
    found = (
        chosen.finding,
        *check_appointment(record.shelf, record.company, starts, office, name),
    )
    kept = {
        "officer": name,
        "office": office,
        **{n: data[n] for n in ("contract",) if n in data},
        "by": by,
        "starts_on": starts.isoformat(),
        "fills_vacancy": chosen.fills_vacancy,
        "power": chosen.power,
        "rank": _rank_of(facts, name, office, starts),
        "resolution": behind.resolution.key if behind else "",
    }
    [new] = new_terms(book, record.company, [name])
    begun = {**new.data, "office": office, "from_on": starts.isoformat(), "chosen_by": by}
    drafts = [
        EntryDraft("officer.appoint", starts, begun, f"{name}, {office}"),
        EntryDraft("officer.chosen", on, kept, f"{name} chosen {office} by the {by}"),
    ]
    return record_facts(book, who, given, drafts, found)


def remove_officer(book: Book, given: Json, who: Who) -> Receipt:
    """An officer removed, with or without cause; rights under a contract stay."""
    data = read_by("remove-officer", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    term = _officer(running_term(record.company, data["term"]))
    by, facts = data.get("by", BOARD), officer_facts(book)
    chosen_by, contract = _how_chosen(facts, term)
    contract = data.get("contract", contract)
    behind = given_resolution(record, data)
    at = data.get("at") or _manner(record, behind.resolution.key if behind else "")
    power = "" if by == BOARD else _power(record, facts, by, "remove", on)
    found = check_removal(
        record.law(on),
        chosen_by,
        by,
        delegated=bool(power),
        at_meeting=at != AT[2],
        contract=bool(contract),
    )
    kept: dict[str, Any] = {
        "officer": term.name,
        "office": term.office,
        "by": by,
        "chosen_by": chosen_by,
        "at": at if by == BOARD else "",
        "at_on": data.get("at_on") or (behind.on.isoformat() if behind else None),
        "power": power,
        "contract": contract,
    }
    drafts = [
        EntryDraft("officer.removed", on, kept, f"{term.name} removed as {term.office}"),
        ended(term, on, "removed"),
    ]
    return record_facts(book, who, given, drafts, found)


def delegate(book: Book, given: Json, who: Who) -> Receipt:
    """A power that the board gives to an officer (1988 IV §2 to §4, 2002 §5.2 to §5.4)."""
    data = read_by("delegate", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    name = data.pop("name")
    held = _offices_of(record.company, name, on)
    behind = given_resolution(record, data)
    kept = {**data, "officer": name, "office": held[0].office}
    says = f"Power given to {name}: {data['power']}"
    draft = EntryDraft("officer.delegated", on, kept, says)
    found: list[Finding] = []
    if behind is None:
        cite = record.law(on).cite("officers.subordinate")
        said = "No resolution is named. The board gives a power by resolution."
        found.append(Finding(cite, "warning", said, "resolution"))
    return record_facts(book, who, given, [draft], found)


def rank(book: Book, given: Json, who: Who) -> Receipt:
    """The order of the vice presidents, as the board fixed it (1988 IV §8, 2002 §5.8)."""
    data = read_by("rank", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    names = list(dict.fromkeys(data["names"]))
    for name in names:
        _vice_president(record.company, name, on)
    kept = {**data, "officer": "vice president", "names": names}
    draft = EntryDraft("officer.ranked", on, kept, f"Vice presidents ranked: {listed(names)}")
    return record_facts(book, who, given, [draft])


def designate(book: Book, given: Json, who: Who) -> Receipt:
    """The vice president who acts while none is ranked (1988 IV §8, 2002 §5.8)."""
    data = read_by("designate", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    name = data.pop("name")
    _vice_president(record.company, name, on)
    kept = {**data, "officer": name}
    says = f"{name} designated to act by the {data['by']}"
    return record_facts(book, who, given, [EntryDraft("officer.designated", on, kept, says)])


def note_away(book: Book, given: Json, who: Who) -> Receipt:
    """An officer absent or disabled, and who acts on that day."""
    data = read_by("away", FIELDS, given, who.today)
    on, record = date.fromisoformat(data["on"]), record_of(book)
    name = data.pop("name")
    _offices_of(record.company, name, on)
    if data.get("to_on") and data["to_on"] < data["on"]:
        raise Refusal("The last day is before the first.", field="to_on")
    draft = EntryDraft("officer.away", on, {**data, "officer": name}, f"{name} away")
    facts = read_officers([*_events(book), *as_events(book, [draft])])
    law = record.law(on)
    acting = acting_on(law, record.company, facts, on)
    found = Finding(acting.cite, acting.severity, acting.counted, "name")
    return record_facts(book, who, given, [draft], [found])


def prohibit(book: Book, given: Json, who: Who) -> Receipt:
    """An act that an assistant may not do (1988 IV §9, §10)."""
    data = read_by("prohibit", FIELDS, given, who.today)
    on, record = past(data, "on", who.today), record_of(book)
    name = data.pop("name")
    held = _offices_of(record.company, name, on)
    rules = [f"officers.{t.office.replace(' ', '-')}" for t in held if "assistant" in t.office]
    if not rules:
        raise Refusal(f"{name} is no assistant officer on that day.", field="name")
    law = record.law(on)
    found: list[Finding] = []
    for rule in rules:
        may = law.rule(rule).params.get("prohibited_by", ())
        if data["by"] not in may:
            who_may = listed(tuple(may), "or the") or "nobody"
            said = f"The bylaws let it be prohibited by: {who_may}."
            found.append(Finding(law.cite(rule), "warning", said, "by"))
    kept = {**data, "officer": name}
    says = f"{name} may not do: {data.get('act') or 'any act of the office'}"
    return record_facts(book, who, given, [EntryDraft("officer.prohibited", on, kept, says)], found)


def office_given(given: Json) -> str:
    """The office of the list, or the other one that is written beside it."""
    office, other = str(given.get("office") or ""), str(given.get("other_office") or "")
    if other and office not in ("", OTHER):
        raise Refusal("Choose the office, or write another one: not both.", field="other_office")
    field = "other_office" if office == OTHER or other else "office"
    return read_office(other if field == "other_office" else office, field)


def officer_facts(book: Reads) -> OfficerFacts:
    """All that is recorded of officers, authority and what is kept."""
    return read_officers(_events(book))


def _events(book: Reads) -> list[Event]:
    topics = ("officer", "authority", "kept")
    return [event for topic in topics for event in book.events(topic)]


def _offices_of(company: Company, name: str, on: date) -> tuple[Term, ...]:
    held = [t for t in in_office(company.terms, on) if t.name == name and t.office != "director"]
    if not held:
        raise Refusal(f"{name} holds no office on {day_plain(on)}.", field="name")
    return tuple(held)


def _vice_president(company: Company, name: str, on: date) -> None:
    if not any(t.name == name for t in in_office(company.terms, on, "vice president")):
        raise Refusal(f"{name} is no vice president on {day_plain(on)}.", field="name")


def _officer(term: Term) -> Term:
    if term.office == "director":
        raise Refusal("A director is removed by the shareholders.", field="term")
    return term


def _power(record: Record, facts: OfficerFacts, by: str, what: str, on: date) -> str:
    """The power of the officer who acts, if the board gave it to one who holds that office."""
    law = record.law(on)
    told = (
        delegation(law, facts, term.name, what, on)
        for term in in_office(record.company.terms, on, by)
    )
    return next((power for power in told if power), "")


def _how_chosen(facts: OfficerFacts, term: Term) -> tuple[str, bool | None]:
    """Who chose the officer, and whether a contract is on record."""
    told = [a for a in facts.appointed if (a.name, a.office) == (term.name, term.office)]
    mine = [a for a in told if a.starts_on == term.from_on]
    return (mine[-1].by, mine[-1].contract) if mine else (term.chosen_by, None)


def _manner(record: Record, key: str) -> str:
    """How the board acted, by the matter in which the resolution stands."""
    matter = key.partition("/")[0]
    if record.boards.consent(matter):
        return AT[2]
    day = record.boards.meeting(matter)
    return (AT[1] if day.meeting.kind == "special" else AT[0]) if day else ""


def _rank_of(facts: OfficerFacts, name: str, office: str, on: date) -> int | None:
    ranks = facts.ranks_on(on)
    return ranks.index(name) + 1 if office == "vice president" and name in ranks else None
