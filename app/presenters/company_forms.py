"""The company itself: begin its book, fix an office or the fiscal year, add a class of shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.bylaws.law import Shelf, shelf_for
from app.bylaws.records.offices import check_new_office
from app.domain.company import Company, Office
from app.domain.company_facts import (
    CALENDAR_YEAR,
    LEAP,
    closed_before,
    contact_of,
    fiscal_year_on,
    read_last_day,
    read_telephone,
)
from app.domain.meetings import Place
from app.domain.offices import in_office
from app.domain.refusal import Refusal
from app.domain.words import day_plain
from app.presenters.figures import capital
from app.presenters.notes import merged, notes_by_field, refusal_notes
from app.presenters.reading import Reading, handed_on
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Note

PLACE = ("street", "city", "state", "zip")
OFFICE_WORDS = {
    "principal-executive": "Principal executive office",
    "principal-business": "Principal business office in California",
    "other": "Other office",
}
DECIDERS = ("board", "chief executive officer")
YEAR_USE = (
    "From its close runs the wait before shareholders may ask for statements, and the interim "
    "periods are those of the year. Without a record the calendar year is assumed."
)
CONTACT_USE = (
    "Notices to directors go to this number or address, and the statement of information names "
    "the address. What is left empty stays as it was."
)


def new_company_act(shelf: Shelf, today: date) -> Act:
    """Begin the book of a company. `given` answers what the first entries need."""
    versions = tuple(Choice(law.key, f"{law.name}, in force since {day_plain(law.effective_from)}")
                     for law in shelf.versions)  # fmt: skip
    fields = (
        Field("name", "&Name of the company"),
        Field("state", "&State"),
        Field("incorporated_on", "&Incorporated on", "date", optional=True),
        Field("zone", "Time &zone"),
        Field("close_of_business", "&Close of business", "time"),
        *(Field(f"bylaws:{c.value}", c.label, "tick", group="Bylaws") for c in versions),
    )
    draft: dict[str, object] = {
        "state": "California",
        "zone": "America/Los_Angeles",
        "close_of_business": "5:00 PM",
    }
    draft |= {f"bylaws:{choice.value}": True for choice in versions}
    intro = "The book is one file. Nothing leaves this computer."
    form = Form("create", "Start a new company", "Record company", fields, draft, intro)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        reading.line("name", "company’s name")
        reading.day("incorporated_on")
        reading.hour("close_of_business")
        return Checked(reading.notes())

    def given(draft: Draft) -> dict[str, object]:
        names = ("name", "state", "incorporated_on", "zone", "close_of_business")
        kept = [choice.value for choice in versions if draft.get(f"bylaws:{choice.value}")]
        return handed_on(draft, *names) | {"bylaws": kept}

    return Act(form, check, given)


def office_act(company: Company, today: date) -> Act:
    """Where an office of the company is, from a day on (1988 I §1 and §2, 2002 §1.1 and §1.2)."""
    deciders = tuple(Choice(body, capital(body)) for body in DECIDERS)
    kinds = tuple(Choice(kind, words) for kind, words in OFFICE_WORDS.items())
    fields = (
        Field("kind", "&Office", "choice", choices=kinds),
        Field("name", "&Name of the place", optional=True),
        Field("street", "&Street"),
        Field("city", "C&ity"),
        Field("state", "S&tate"),
        Field("zip", "&ZIP"),
        Field("county", "Co&unty", placeholder="Los Angeles"),
        Field("from_on", "&From", "date"),
        Field("resolved_on", "&Board resolved on", "date", optional=True),
        Field("decided_by", "&Decided by", "choice", choices=deciders),
        Field("qualified", "&Qualified to do business in that state", "tick"),
    )
    draft = {
        "kind": "principal-executive",
        "state": "California",
        "from_on": today.isoformat(),
        "decided_by": DECIDERS[0],
    }
    form = Form("office", "Fix an office", "Record office", fields, draft)
    names = tuple(field.name for field in fields)
    return Act(
        form,
        lambda draft: _check_office(company, today, draft),
        lambda draft: handed_on(draft, *names),
    )


def fiscal_year_act(company: Company, today: date) -> Act:
    """The last day of the fiscal year from a day on; the first is offered from the beginning."""
    months = tuple(Choice(str(n), f"{date(LEAP, n, 1):%B}") for n in range(1, 13))
    fields = (
        Field("month", "It ends in &month", "choice", choices=months),
        Field("day", "Last &day", "number"),
        Field("from_on", "&From", "date"),
        Field("resolved_on", "&Board resolved on", "date", optional=True),
        Field("resolution", "&Key of the resolution", optional=True, placeholder="board-2004-1/1"),
    )
    known = fiscal_year_on(company.fiscal_years, today)
    first = today if known else company.incorporated_on or today
    month, day = (known.month, known.day) if known else CALENDAR_YEAR
    draft = {"month": str(month), "day": str(day), "from_on": first.isoformat()}
    form = Form("fiscal-year", "Fiscal year", "Record fiscal year", fields, draft, YEAR_USE)
    names = tuple(field.name for field in fields)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        for name in ("from_on", "resolved_on"):
            reading.day(name)
        month, day = reading.whole("month", "month"), reading.whole("day", "day")
        unread = _unread(read_last_day, month, day) if month is not None and day is not None else {}
        note = Note("info", year_intro(company, today))
        return Checked(merged({"month": (note,)}, reading.notes(), unread))

    return Act(form, check, lambda draft: handed_on(draft, *names))


def year_intro(company: Company, today: date) -> str:
    """Which fiscal year closed last, and whether that is assumed."""
    close = closed_before(company.fiscal_years, today)
    return f"The last fiscal year closed on {day_plain(close.on)}. {close.said}".strip()


def contact_act(company: Company, today: date, name: str = "") -> Act:
    """The address and the telephone of a director or officer, from a day on."""
    serving = dict.fromkeys(term.name for term in in_office(company.terms, today))
    people = tuple(Choice(one, one) for one in sorted({*serving, *filter(None, (name,))}))
    fields = (
        Field("name", "&Director or officer", "choice", choices=people),
        Field("telephone", "&Telephone", optional=True, placeholder="(818) 555-0134"),
        Field("address", "&Address", optional=True, placeholder="Street, city, state and ZIP"),
        Field("from_on", "&From", "date"),
    )
    draft = {"name": name, "from_on": today.isoformat()}
    form = Form("contact", "Address and telephone", "Record address", fields, draft, CONTACT_USE)
    names = tuple(field.name for field in fields)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        on = reading.day("from_on") or today
        reading.line("address", "address")
        telephone = reading.line("telephone", "telephone") or ""
        known = contact_of(company.contacts, reading.text("name"), on)
        until = {
            part: (Note("info", f"Until now: {said}"),)
            for part, said in (("telephone", known.telephone), ("address", known.address))
            if said
        }
        return Checked(merged(until, reading.notes(), _unread(read_telephone, telephone)))

    return Act(form, check, lambda draft: handed_on(draft, *names))


def class_act(company: Company, today: date) -> Act:
    """A class of shares with its authorized number; the name of the first is offered."""
    fields = (
        Field("name", "&Name of the class"),
        Field("authorized", "Shares &authorized", "number"),
        Field("votes_per_share", "&Votes for a share", "number"),
        Field("par", "&Par value"),
    )
    name = "" if company.classes else "Common Stock"
    draft = {"name": name, "votes_per_share": "1", "par": "without par value"}
    form = Form("class-add", "New class of shares", "Record class", fields, draft)
    names = tuple(field.name for field in fields)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        reading.shares("authorized")
        reading.whole("votes_per_share", "votes")
        return Checked(reading.notes())

    return Act(form, check, lambda draft: handed_on(draft, *names))


def _unread(read: Callable[..., object], *typed: object) -> dict[str, tuple[Note, ...]]:
    """Why it cannot be read as typed, by field."""
    try:
        read(*typed)
    except Refusal as refusal:
        return refusal_notes([refusal])
    return {}


def _check_office(company: Company, today: date, draft: Draft) -> Checked:
    reading = Reading(draft, today)
    on, resolved = reading.day("from_on") or today, reading.day("resolved_on")
    typed = {name: reading.line(name, name) or "" for name in ("name", *PLACE)}
    county = reading.line("county", "county") or ""
    law, kind = shelf_for(company.bylaws).on(on), reading.text("kind")
    office = Office(kind, Place(**typed), county, on, resolved)
    decided_by, qualified = reading.text("decided_by"), draft.get("qualified") is True
    found = check_new_office(law, company, office, decided_by, qualified=qualified) if law else ()
    notes = notes_by_field(found)
    before = company.office_on(on, kind)
    until = f"Until now: {before.place.one_line()}." if before else ""
    told = {"street": (Note("info", until),)} if until else {}
    return Checked(merged(notes, told, reading.notes()))
