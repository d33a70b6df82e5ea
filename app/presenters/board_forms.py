"""The forms of the board and the officers: elect, appoint, end a term, fix the number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.board.composition import (
    board_on,
    check_appointment,
    check_election,
    check_end,
    check_number,
)
from app.bylaws.board_day.roster import check_chooser
from app.bylaws.law import Shelf
from app.domain.board.officers import OfficerFacts
from app.domain.company import Company
from app.domain.offices import OFFICES, OTHER, Term
from app.domain.words import day_plain, whole
from app.presenters.boards import CHOSEN_WORDS, ENDED_WORDS
from app.presenters.figures import capital, picked
from app.presenters.notes import merged, notes_by_field
from app.presenters.reading import Reading, handed_on
from app.presenters.register_forms.outcome import COLUMNS
from app.presenters.view import Act, Checked, Choice, Draft, Field, Form, Row, Table

BODIES = tuple(Choice(value, label) for value, label in CHOSEN_WORDS.items())
ENDINGS = tuple(Choice(value, label) for value, label in ENDED_WORDS.items())
OFFICE_CHOICES = (
    *(Choice(office, capital(office)) for office in OFFICES),
    Choice(OTHER, "Another office"),
)
NO_FACTS = OfficerFacts()
ADDRESSEES = tuple(Choice(a, capital(a)) for a in ("board", "chairman", "president", "secretary"))


def elect_act(company: Company, shelf: Shelf, today: date) -> Act:
    """A person elected or appointed to the board (1988 III §3 and §5, 2002 §3.3 and §3.4)."""
    meetings = tuple(
        Choice(m.plan.key, f"Meeting of {day_plain(m.plan.on)}")
        for m in reversed(company.meetings)
        if m.plan.on
    )
    fields = (
        Field("name", "&Name", "text"),
        Field("chosen_by", "&Chosen by", "choice", choices=BODIES),
        Field(
            "meeting",
            "At &meeting",
            "choice",
            optional=True,
            choices=(Choice("", "None"), *meetings),
        ),
        Field("on", "Takes &office on", "date"),
    )
    draft = {"chosen_by": "shareholders", "on": today.isoformat(), "meeting": ""}
    form = Form("elect", "Elect or appoint a director", "Record election", fields, draft)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        on, name = reading.day("on") or today, reading.line("name", "name") or ""
        found = check_election(shelf, company, on, name, reading.text("chosen_by"))
        before = len(board_on(company, on).in_office)
        serves = any(t.name == name for t in board_on(company, on).in_office)
        rows = (_outcome("Directors in office", before, before + (not serves)),) if name else ()
        return _checked(reading, found, rows)

    return Act(form, check, lambda d: handed_on(d, "name", "on", "chosen_by", "meeting"))


def appoint_act(
    company: Company, shelf: Shelf, today: date, office: str = "", facts: OfficerFacts = NO_FACTS
) -> Act:
    """A person appointed to an office (1988 IV §2 and §3, 2002 §5.2 and §5.3).

    `facts` say whom the board empowered to appoint other officers.
    """
    fields = (
        Field("name", "&Name", "text"),
        Field("office", "O&ffice", "choice", choices=OFFICE_CHOICES),
        Field(
            "other_office",
            "O&ther office",
            "text",
            optional=True,
            placeholder="controller",
        ),
        Field("chosen_by", "&Chosen by", "text", placeholder="board"),
        Field("on", "Takes &office on", "date"),
    )
    draft = {"office": office, "chosen_by": "board", "on": today.isoformat()}
    form = Form("appoint", "Appoint an officer", "Record appointment", fields, draft)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        on, name = reading.day("on") or today, reading.line("name", "name") or ""
        chosen, other = reading.text("office"), reading.office("other_office") or ""
        chosen = other if chosen == OTHER else chosen
        by = reading.text("chosen_by") or "board"
        found = (
            *(check_appointment(shelf, company, on, chosen, name) if chosen else ()),
            *(check_chooser(shelf, company, facts, chosen, by, on) if chosen else ()),
        )
        rows = (Row("office", (f"{name}, {chosen}", "", "In office")),) if name and chosen else ()
        return _checked(reading, found, rows)

    return Act(
        form, check, lambda d: handed_on(d, "name", "office", "other_office", "on", "chosen_by")
    )


def end_act(
    company: Company, shelf: Shelf, today: date, offices: Sequence[str], key: str = ""
) -> Act:
    """A term that ends: resignation, removal, death or its run."""
    running = [t for t in company.terms if t.office in offices and t.to_on is None]
    terms = tuple(Choice(str(t.id), f"{t.name}, {t.office}") for t in running)
    fields = (
        Field("term", "&Who", "pick", choices=terms),
        Field("ended_by", "Ca&use", "choice", choices=ENDINGS),
        Field("given_on", "Resignation &given on", "date", optional=True),
        Field(
            "addressee",
            "Given &to",
            "choice",
            optional=True,
            choices=(Choice("", "Not said"), *ADDRESSEES),
        ),
        Field("on", "&Last day", "date"),
    )
    draft = {
        "term": key if key in [c.value for c in terms] else "",
        "ended_by": "resigned",
        "addressee": "secretary" if "director" not in offices else "board",
        "given_on": today.isoformat(),
        "on": today.isoformat(),
    }
    form = Form("end-term", "Resignation or end of a term", "Record end of term", fields, draft)
    by_id = {str(t.id): t for t in running}

    def check(draft: Draft) -> Checked:
        return _check_end(company, shelf, today, by_id.get(picked(terms, draft.get("term"))), draft)

    def given(draft: Draft) -> dict[str, object]:
        resigned = draft.get("ended_by") == "resigned"
        only = {} if resigned else {"addressee": "", "given_on": ""}
        handed = handed_on(draft, "on", "ended_by", "addressee", "given_on")
        return handed | only | {"term": picked(terms, draft.get("term"))}

    return Act(form, check, given)


def number_act(company: Company, shelf: Shelf, today: date) -> Act:
    """The authorized number of directors from a day on (1988 III §2, 2002 §3.2)."""
    state = board_on(company, today)
    fields = (
        Field("number", "&Number of directors", "number"),
        Field("adopted_by", "&Fixed by", "choice", choices=BODIES),
        Field("on", "Fr&om", "date"),
    )
    draft = {"number": "", "adopted_by": "board", "on": today.isoformat()}
    form = Form("number", "Authorized number of directors", "Record number", fields, draft)

    def check(draft: Draft) -> Checked:
        reading = Reading(draft, today)
        on, number = reading.day("on") or today, reading.whole("number", "number of directors")
        if number is None:
            return Checked(reading.notes())
        found = check_number(shelf, company, on, number, reading.text("adopted_by"))
        rows = (_outcome("Authorized number", state.authorized, number),)
        return _checked(reading, found, rows)

    return Act(form, check, lambda d: handed_on(d, "number", "on", "adopted_by"))


def _check_end(
    company: Company, shelf: Shelf, today: date, term: Term | None, draft: Draft
) -> Checked:
    reading = Reading(draft, today)
    on, given_on = reading.day("on") or today, reading.day("given_on")
    if term is None:
        return Checked(reading.notes())
    cause, addressee = reading.text("ended_by"), reading.text("addressee")
    found = check_end(shelf, company, term, on, cause, addressee, given_on)
    what = f"{term.name}, {term.office}"
    return _checked(reading, found, (Row("term", (what, "In office", f"Until {day_plain(on)}")),))


def _checked(reading: Reading, found: tuple[Finding, ...], rows: tuple[Row, ...]) -> Checked:
    will = Table(COLUMNS, rows, empty="Nothing yet. Fill the form to see it.")
    return Checked(merged(notes_by_field(found), reading.notes()), {}, will)


def _outcome(what: str, before: int | None, after: int) -> Row:
    return Row(what, (what, whole(before) if before is not None else "None", whole(after)))
