"""The forms before a meeting of the board: its call, notice to each director, papers, a protest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.bylaws.board.notice import ADDRESS, BY_MAIL, DIRECTOR, MANNER, ORAL
from app.bylaws.board_day.sheet import BoardSheet
from app.bylaws.board_day.standing import deadlines, recipients
from app.bylaws.hours import when
from app.domain.board_record import DIRECTOR_PAPERS, FIXED_BY, MEETING_KINDS
from app.domain.company_facts import BY_TELEPHONE, Contact, contact_of
from app.domain.offices import OFFICES, in_office
from app.domain.words import listed
from app.presenters.board_day.facts import (
    SELDOM,
    BoardFacts,
    Given,
    at_hour,
    filled,
    hour_field,
    made,
    named,
    place_fields,
    read_place,
    rows_of,
    text,
    worded,
)
from app.presenters.figures import capital
from app.presenters.view import Act, Choice, Draft, Field

USUAL_HOUR, NONE = "10:00", "none"
CALLED = "The purpose need not be stated. Without a place the meeting is at the head office."
OTHER = "When another person was told in the director’s place (optional)"


def call_act(facts: BoardFacts) -> Act:
    """A meeting called: kind, day, hour, place, and who calls it."""
    fields = (
        Field("kind", "&Kind of meeting", "choice", choices=worded(MEETING_KINDS)),
        *_of_committee(facts),
        *_goes_on(facts),
        Field("starts_on", "Held &on", "date"),
        Field("at", "&At", "time"),
        Field("callers", "Called &by", "rows", True, columns=_caller_columns(facts)),
        Field("called_on", "Calle&d on", "date"),
        Field("purpose", "&Purpose", optional=True),
        *place_fields(),
        Field("place_from", "What names the place", "choice", True, worded(FIXED_BY), group=SELDOM),
        Field("scheduled_by", "What fixed a regular meeting", optional=True, group=SELDOM),
    )
    first = {
        "kind": "special",
        "at": USUAL_HOUR,
        "called_on": facts.today.isoformat(),
        "callers": _own_call(facts),
    }

    def read(draft: Draft) -> Given:
        starts = f"{text(draft, 'starts_on')} {text(draft, 'at')}".strip()
        return filled(
            {
                **{
                    name: text(draft, name) for name in ("kind", "committee", "original", "purpose")
                },
                "starts_at": starts,
                "callers": rows_of(draft, "callers"),
                "called_on": text(draft, "called_on"),
                "place": read_place(draft),
                "place_from": text(draft, "place_from"),
                "scheduled_by": text(draft, "scheduled_by"),
            }
        )

    title = "Call a meeting of the board"
    return made(facts, "board-call", title, "Record the call", fields, first, read, CALLED)


def notice_act(facts: BoardFacts) -> Act:
    """Notice to each director: how and when, and whom else the caller spoke to."""
    sheet = facts.meeting
    fields = (
        Field("rows", "To &whom, and how", "rows", columns=_notice_columns(sheet)),
        Field("given_by", "&Given by", optional=True),
        Field(
            "instead", "&Told instead", "rows", True, columns=_instead_columns(sheet), group=OTHER
        ),
        *_address_field(sheet),
    )
    start = {
        "manner": _usual_manner(sheet),
        "on": facts.today.isoformat(),
        "at": f"{facts.now:%H:%M}",
    }
    reached = {name: _reached(facts, name) for name in _still_to_tell(sheet)}
    rows = [
        {"name": name, **start, "address": one.for_manner(start["manner"])}
        for name, one in reached.items()
    ]
    first = {"rows": rows, "given_by": facts.by}

    def read(draft: Draft) -> Given:
        instead = _by_name(rows_of(draft, "instead"))
        return {
            "rows": [
                _notice_row(facts, row | instead.get(text(row, "name"), {}), draft)
                for row in _by_name(rows_of(draft, "rows")).values()
            ]
        }

    title = "Notice to directors"
    intro = " ".join(
        filter(None, (_latest(sheet), _not_reached(reached.values(), start["manner"])))
    )
    return made(facts, "board-notice", title, "Record the notice", fields, first, read, intro)


def paper_act(facts: BoardFacts) -> Act:
    """A paper that a director signed about the notice."""
    members = (*facts.meeting.meeting.members, *facts.meeting.meeting.alternates)
    fields = (
        Field("name", "&Signed by", "choice", choices=named(members)),
        Field("paper", "&Paper", "choice", choices=worded(DIRECTOR_PAPERS)),
        Field("signed_on", "Signed &on", "date"),
        Field("filed", "Filed &where", optional=True, placeholder="with the minutes"),
    )
    first = {"paper": DIRECTOR_PAPERS[0], "signed_on": facts.today.isoformat()}
    names = ("name", "paper", "signed_on", "filed")

    def read(draft: Draft) -> Given:
        return filled({name: text(draft, name) for name in names})

    title = "A director’s waiver, consent or approval"
    return made(facts, "board-paper", title, "Record the paper", fields, first, read)


def protest_act(facts: BoardFacts) -> Act:
    """A director protests the want of notice."""
    fields = (
        Field("name", "&Director", "choice", choices=named(facts.meeting.meeting.members)),
        hour_field(),
    )

    def read(draft: Draft) -> Given:
        return filled({"name": text(draft, "name"), "at": at_hour(draft, facts)})

    intro = "Before the meeting, or when it begins; who protests later is taken to have had notice."
    title, first = "Protest of want of notice", {"at": facts.hour}
    return made(facts, "board-protest", title, "Record the protest", fields, first, read, intro)


def _of_committee(facts: BoardFacts) -> tuple[Field, ...]:
    if not facts.committees:
        return ()
    board = (Choice("", "The board"), *named(facts.committees))
    return (Field("committee", "Meeting o&f", "choice", True, board),)


def _goes_on(facts: BoardFacts) -> tuple[Field, ...]:
    if not facts.adjourned:
        return ()
    return (Field("original", "&Goes on with", "choice", True, facts.adjourned),)


def _caller_columns(facts: BoardFacts) -> tuple[Field, ...]:
    serving = in_office(facts.company.terms, facts.today)
    names = dict.fromkeys(term.name for term in serving)
    offices = [o for o in ("director", *OFFICES) if any(t.office == o for t in serving)]
    return (
        Field("name", "Name", "choice", choices=named(names)),
        Field("office", "In the office of", "choice", True, worded(offices)),
    )


def _own_call(facts: BoardFacts) -> list[Given]:
    """The person at the desk, in the first office held that is no seat on the board."""
    held = [t for t in in_office(facts.company.terms, facts.today) if t.name == facts.by]
    mine = sorted(held, key=lambda term: term.office == "director")
    return [{"name": facts.by, "office": mine[0].office}] if mine else []


def _notice_columns(sheet: BoardSheet) -> tuple[Field, ...]:
    manners = sheet.law.items(MANNER, "manners") if sheet.law.has(MANNER) else ()
    whom = (*sheet.meeting.members, *sheet.meeting.alternates)
    return (
        Field("name", "Director", "choice", choices=named(whom)),
        Field("manner", "By", "choice", choices=worded(manners)),
        Field("on", "On", "date"),
        Field("at", "At", "time"),
        Field("address", "Number or address", optional=True),
    )


def _instead_columns(sheet: BoardSheet) -> tuple[Field, ...]:
    whom = (*sheet.meeting.members, *sheet.meeting.alternates)
    return (
        Field("name", "Director", "choice", choices=named(whom)),
        Field("told_name", "Who was told"),
        Field("basis", "Why it reaches the director promptly"),
    )


def _by_name(rows: Iterable[Given]) -> dict[str, Given]:
    """Rows by the director that each is about; a later row of one director adds to the first."""
    found: dict[str, Given] = {}
    for row in rows:
        if name := text(row, "name"):
            found[name] = {**found.get(name, {}), **row}
    return found


def _usual_manner(sheet: BoardSheet) -> str:
    """By telephone where the version names it."""
    manners = sheet.law.items(MANNER, "manners") if sheet.law.has(MANNER) else ()
    return BY_TELEPHONE if BY_TELEPHONE in manners else next(iter(manners), "")


def _reached(facts: BoardFacts, name: str) -> Contact:
    """How the records say that the director is reached today."""
    return contact_of(facts.company.contacts, name, facts.today)


def _not_reached(contacts: Iterable[Contact], manner: str) -> str:
    """Whose telephone is not on record, where notice is usually given by it."""
    known = tuple(contacts)
    without = [one.name for one in known if not one.telephone]
    if manner != BY_TELEPHONE or not without:
        return ""
    if len(without) == len(known) > 1:
        return "No telephone number of theirs is on record."
    return f"No telephone number is on record of {listed(without)}."


def _still_to_tell(sheet: BoardSheet) -> tuple[str, ...]:
    """Who should have notice and has none on record."""
    told = {line.name for line in sheet.meeting.notices if line.given_at}
    return tuple(name for name in recipients(sheet) if name not in told)


def _address_field(sheet: BoardSheet) -> tuple[Field, ...]:
    if not sheet.law.has(ADDRESS):
        return ()
    known = (sheet.law.choice(ADDRESS, "address"), sheet.law.choice(ADDRESS, "fallback"))
    choices = tuple(Choice(w, capital(w.replace("-", " "))) for w in known if w != NONE)
    label = "Address of what is mailed"
    return (Field("address_kind", label, "choice", True, choices, group=SELDOM),)


def _notice_row(facts: BoardFacts, row: Mapping[str, object], draft: Draft) -> Given:
    """What is handed on of a row; the address or number on record is left to the manner."""
    known, sheet = _reached(facts, text(row, "name")), facts.meeting
    typed = text(row, "address")
    given_at = f"{text(row, 'on')} {text(row, 'at')}".strip()
    instead = text(row, "told_name")
    mailed = text(row, "manner") == BY_MAIL
    return filled(
        {
            **{name: text(row, name) for name in ("name", "manner", "basis")},
            "address": "" if typed in (known.address, known.telephone) else typed,
            "given_at": given_at,
            "given_by": text(draft, "given_by"),
            "told_to": _other_person(sheet) if instead else DIRECTOR,
            "told_name": instead,
            "address_kind": text(draft, "address_kind") if mailed else "",
        }
    )


def _other_person(sheet: BoardSheet) -> str:
    """The bylaws' word for one who is told in the director's place."""
    named = sheet.law.items(ORAL, "recipients") if sheet.law.has(ORAL) else ()
    return next((word for word in named if word != DIRECTOR), "another person")


def _latest(sheet: BoardSheet) -> str:
    """The latest moment of each manner, those of one moment together."""
    if not sheet.law.has(MANNER):
        return ""
    by_moment: dict[str, list[str]] = {}
    for manner, due in deadlines(sheet).items():
        if due.due_at:
            by_moment.setdefault(when(due.due_at), []).append(manner)
    said = [f"{at} ({listed(manners, 'or')})" for at, manners in by_moment.items()]
    return f"The latest moment is {'; '.join(said)}." if said else ""
