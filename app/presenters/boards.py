"""Directors and officers as of a day: who serves, who served, what is vacant, who may sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.bylaws.board.composition import (
    BoardState,
    board_on,
    board_quorum,
    check_board,
    check_offices,
    required_offices,
)
from app.bylaws.board.directors import ANNUAL, HOLDOVER, TERM
from app.bylaws.board_day.seats import seats_held
from app.bylaws.law import Shelf
from app.bylaws.shares.certificates import may_sign
from app.domain.board.directors import DirectorFacts
from app.domain.company import Company
from app.domain.company_facts import contact_of
from app.domain.offices import OFFICES, Term, in_office
from app.domain.words import day_plain, listed, plural, whole
from app.presenters.figures import capital, matches, no_match
from app.presenters.notes import cited, present_notes
from app.presenters.view import Column, Detail, Link, Note, Row, Table

CHOSEN_WORDS = {"shareholders": "Shareholders", "board": "Board", "incorporator": "Incorporator"}
ENDED_WORDS = {
    "resigned": "Resigned",
    "removed": "Removed",
    "died": "Died",
    "term": "Successor elected",
}
VACANT = "vacant:"
NO_BYLAWS = "No bylaws were in force on {on}."


def board_fact(company: Company, shelf: Shelf, on: date) -> str:
    """`5 authorized, 5 in office, no vacancy · quorum 3`."""
    state, law = board_on(company, on), shelf.on(on)
    if state.authorized is None:
        return f"{plural(len(state.in_office), 'director')} in office · no authorized number yet"
    quorum = board_quorum(law, state.authorized) if law else None
    tail = f" · quorum {quorum[0]}, {quorum[1].section}" if quorum else ""
    return (
        f"{state.authorized} authorized, {len(state.in_office)} in office, {_vacancy(state)}{tail}"
    )


def present_directors(company: Company, on: date, text: str = "") -> Table:
    """The directors of that day, with the term that runs and the day they first served."""
    columns = (
        Column("Director"),
        Column("This term from", width=16),
        Column("Chosen by", width=16),
        Column("First served", width=16),
    )
    rows = tuple(
        _director_row(company, term)
        for term in _by_name(in_office(company.terms, on, "director"))
        if matches(text, term.name)
    )
    none = f"No directors on {day_plain(on)}. They stand here once they are elected."
    empty = no_match("director", text) if text else none
    return Table(columns, rows, empty=empty, empty_action="" if text else "elect")


def present_directors_served(company: Company, text: str = "") -> Table:
    """Every term of every director, the latest first."""
    terms = [term for term in company.terms if term.office == "director"]
    return _served(terms, text, "Director", "director", "elect")


def present_officers_served(company: Company, text: str = "") -> Table:
    """Every term of every officer, the latest first."""
    terms = [term for term in company.terms if term.office != "director"]
    return _served(terms, text, "Officer", "officer", "appoint")


def present_numbers(company: Company, shelf: Shelf, on: date) -> Table:
    """The authorized numbers fixed up to that day, the latest first; keys are entry numbers."""
    columns = (
        Column("Directors authorized", "right", 20),
        Column("From", width=16),
        Column("Fixed by", width=16),
        Column("State"),
    )
    fixed = sorted(company.numbers, key=lambda n: (n.from_on, n.seq), reverse=True)
    known = [number for number in fixed if number.from_on <= on]
    state = board_on(company, on)
    rows = tuple(
        Row(
            str(n.seq),
            (
                whole(n.number),
                day_plain(n.from_on),
                capital(n.adopted_by),
                capital(_vacancy(state)) if place == 0 else "Earlier",
            ),
            (n.number, n.from_on, n.adopted_by, place),
            tone="" if place == 0 else "quiet",
            severity=_worst_of_board(company, shelf, on) if place == 0 else "",
        )
        for place, n in enumerate(known)
    )
    empty = "No authorized number yet. Vacancies are counted from it."
    return Table(columns, rows, empty=empty, empty_action="number")


def present_number(company: Company, shelf: Shelf, on: date) -> Detail:
    """How the number and the vacancies of the day stand to the bylaws."""
    state = board_on(company, on)
    facts = (
        ("As of", day_plain(on)),
        ("Authorized", whole(state.authorized) if state.authorized is not None else "Not fixed"),
        ("In office", whole(len(state.in_office))),
        ("Vacant", whole(state.vacant)),
    )
    acts = [Link("Authorized number…", "number")]
    if state.vacant:
        acts.append(Link("Elect or appoint…", "elect"))
    return Detail(
        "Number and vacancies",
        facts,
        acts=tuple(acts),
        notes=present_notes(check_board(shelf, company, on)),
    )


def officers_fact(company: Company, shelf: Shelf, on: date) -> str:
    """`4 officers in office · all required offices are filled`."""
    serving = [t for t in in_office(company.terms, on) if t.office != "director"]
    law = shelf.on(on)
    if law is None:
        return NO_BYLAWS.format(on=day_plain(on)).removesuffix(".")
    vacant = [o.name for o in required_offices(law, company, on) if not o.terms]
    tail = f"vacant: {listed(vacant)}" if vacant else "all required offices are filled"
    return f"{plural(len(serving), 'officer')} in office · {tail}"


def present_officers(company: Company, shelf: Shelf, on: date, text: str = "") -> Table:
    """The offices with their holders: required ones first, an empty one as a row `vacant`."""
    columns = (
        Column("Office", width=26),
        Column("Officer"),
        Column("In office since", width=16),
        Column("Required", width=14),
    )
    rows = [row for row in _office_rows(company, shelf, on) if matches(text, *row.cells)]
    none = f"No officers on {day_plain(on)}. They stand here once the board appoints them."
    empty = no_match("officer", text) if text else none
    return Table(columns, tuple(rows), empty=empty, empty_action="" if text else "appoint")


def present_signers(company: Company, shelf: Shelf, on: date) -> Table:
    """For each kind of paper, which offices may sign and who holds them on the day."""
    columns = (
        Column("Paper", width=26),
        Column("Offices", width=14),
        Column("Who may sign"),
        Column("Section", width=14),
    )
    rows = tuple(
        Row(
            signers.key,
            (
                signers.paper,
                capital(listed(signers.offices, "or")),
                "; ".join(f"{t.name}, {t.office}" for t in signers.terms) or "Nobody on this day",
                signers.cite.section,
            ),
            severity="" if signers.terms else "warning",
        )
        for signers in may_sign(shelf, company, on)
    )
    return Table(columns, rows, empty=NO_BYLAWS.format(on=day_plain(on)))


def present_term(
    company: Company, shelf: Shelf, term: Term, on: date, known: DirectorFacts | None = None
) -> Detail:
    """One person's term: how it began and ended, what may be signed, and the other terms.

    With what is `known` of directors it also says until when one serves, or holds over.
    """
    powers = [s.paper for s in may_sign(shelf, company, on) if term in s.terms]
    reached = contact_of(company.contacts, term.name, on)
    facts = (
        ("Office", capital(term.office)),
        ("Since", day_plain(term.from_on)),
        ("Chosen by", CHOSEN_WORDS.get(term.chosen_by, capital(term.chosen_by))),
        ("Until", _until(term)),
        ("May sign", "; ".join(powers) if term.office != "director" else ""),
        ("Also", capital(listed(_also(company, term, on)))),
        ("Telephone", reached.telephone),
        ("Address", reached.address),
    )
    others = [t for t in company.terms if t.person_id == term.person_id and t.id != term.id]
    running = term.to_on is None
    return Detail(
        term.name,
        tuple((label, said) for label, said in facts if said),
        (_other_terms(others),) if others else (),
        _acts_of(term) if running else (),
        (*_serves(company, shelf, term, on, known), *present_notes(check_board(shelf, company, on)))
        if term.office == "director"
        else (),
    )


def _serves(
    company: Company, shelf: Shelf, term: Term, on: date, known: DirectorFacts | None
) -> Iterator[Note]:
    """Until when the director serves, and since when without a successor."""
    law = shelf.on(on)
    if law is None or known is None or not all(law.has(rule) for rule in (TERM, ANNUAL, HOLDOVER)):
        return
    for held in seats_held(law, company, known, on):
        if held.term.id == term.id:
            yield cited("info", held.until, held.cite)
            if held.holds_over.on:
                yield cited("info", held.holds_over.counted, held.holds_over.cite)


def _acts_of(term: Term) -> tuple[Link, ...]:
    return (
        Link("Resignation or end…", f"end:{term.id}"),
        Link("Address and telephone…", f"contact:{term.id}"),
    )


def present_vacant_office(company: Company, shelf: Shelf, office: str, on: date) -> Detail:
    """An empty required office: what the bylaws say, and who held it last."""
    names = office.split(" or ")
    before = [t for t in company.terms if t.office in names and t.to_on and t.to_on < on]
    last = max(before, key=lambda t: t.to_on or on) if before else None
    facts = (
        (("Last held by", f"{last.name}, until {day_plain(last.to_on)}"),)
        if last and last.to_on
        else ()
    )
    notes = [f for f in check_offices(shelf, company, on) if f.field == office]
    acts = (Link("Appoint…", f"appoint:{names[-1]}"),)
    return Detail(f"{capital(office)}: vacant", facts, acts=acts, notes=present_notes(notes))


def _vacancy(state: BoardState) -> str:
    if state.vacant:
        return plural(state.vacant, "vacancy", "vacancies")
    return f"{state.over} over the number" if state.over else "no vacancy"


def _worst_of_board(company: Company, shelf: Shelf, on: date) -> str:
    from app.bylaws.answers import worst

    return worst(check_board(shelf, company, on))


def _by_name(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda t: (t.name.casefold(), t.from_on))


def _director_row(company: Company, term: Term) -> Row:
    mine = [t for t in company.terms if t.office == "director" and t.person_id == term.person_id]
    first = min(t.from_on for t in mine)
    chosen = CHOSEN_WORDS.get(term.chosen_by, capital(term.chosen_by))
    return Row(
        str(term.id),
        (term.name, day_plain(term.from_on), chosen, day_plain(first)),
        (term.name.casefold(), term.from_on, chosen, first),
    )


def _served(terms: Iterable[Term], text: str, title: str, what: str, action: str) -> Table:
    office = title == "Officer"
    columns = (
        Column(title),
        *((Column("Office", width=24),) if office else ()),
        Column("From", width=16),
        Column("To", width=16),
        Column("Chosen by", width=16),
        Column("Ended", width=18),
    )
    known = sorted(terms, key=lambda t: (t.from_on, t.id), reverse=True)
    rows = tuple(_served_row(t, office) for t in known if matches(text, t.name, t.office))
    none = f"No {what} yet. Every term stands here, also after it ended."
    empty = no_match(what, text) if text else none
    return Table(columns, rows, empty=empty, empty_action="" if text else action)


def _served_row(term: Term, office: bool) -> Row:
    to = day_plain(term.to_on) if term.to_on else "In office"
    ended = ENDED_WORDS.get(term.ended_by, capital(term.ended_by))
    chosen = CHOSEN_WORDS.get(term.chosen_by, capital(term.chosen_by))
    middle = (capital(term.office),) if office else ()
    return Row(
        str(term.id),
        (term.name, *middle, day_plain(term.from_on), to, chosen, ended),
        (term.name.casefold(), *middle, term.from_on, term.to_on or date.max, chosen, ended),
        tone="quiet" if term.to_on else "",
    )


def _office_rows(company: Company, shelf: Shelf, on: date) -> list[Row]:
    law = shelf.on(on)
    required = required_offices(law, company, on) if law else ()
    rows: list[Row] = []
    for office in required:
        if office.terms:
            rows += [_officer_row(term, office.cite.section) for term in office.terms]
        else:
            cells = (capital(office.name), "vacant", "", office.cite.section)
            rows.append(Row(f"{VACANT}{office.name}", cells, severity="warning"))
    named = {name for office in required for name in office.offices}
    rest = [t for t in in_office(company.terms, on) if t.office not in (*named, "director")]
    order = {name: place for place, name in enumerate(OFFICES)}
    rest.sort(key=lambda t: (order.get(t.office, len(order)), t.name.casefold()))
    return rows + [_officer_row(term, "") for term in rest]


def _officer_row(term: Term, section: str) -> Row:
    cells = (capital(term.office), term.name, day_plain(term.from_on), section)
    return Row(str(term.id), cells, (term.office, term.name.casefold(), term.from_on, section))


def _until(term: Term) -> str:
    if term.to_on:
        return f"{day_plain(term.to_on)}, {ENDED_WORDS.get(term.ended_by, term.ended_by).lower()}"
    return "A successor is elected" if term.office == "director" else "The board decides otherwise"


def _also(company: Company, term: Term, on: date) -> list[str]:
    mine = [t.office for t in in_office(company.terms, on) if t.person_id == term.person_id]
    return [office for office in dict.fromkeys(mine) if office != term.office]


def _other_terms(terms: Iterable[Term]) -> Table:
    columns = (Column("Office"), Column("From", width=14), Column("To", width=14))
    ordered = sorted(terms, key=lambda t: (t.from_on, t.id), reverse=True)
    rows = tuple(
        Row(
            f"term {t.id}",
            (
                capital(t.office),
                day_plain(t.from_on),
                day_plain(t.to_on) if t.to_on else "In office",
            ),
            (t.office, t.from_on, t.to_on or date.max),
            tone="quiet" if t.to_on else "",
        )
        for t in ordered
    )
    return Table(columns, rows, title="Other terms")
