"""Directors and officers: terms of office, and the authorized number of directors."""

from __future__ import annotations

from app.domain.offices import read_office
from app.domain.refusal import Refusal
from app.store.effects.facts import MOST_LINE, Facts


def elect_director(entry: Facts) -> None:
    """A director's term begins."""
    _begin_term(entry, "director")


def appoint_officer(entry: Facts) -> None:
    """An officer's term begins."""
    office = entry.name("office")
    if _as_read(office) != office:
        raise entry.unfit("office")
    _begin_term(entry, office)


def end_term(entry: Facts) -> None:
    """A term ends on its last day."""
    term, last = entry.id("term"), entry.day("to_on")
    row = entry.one(
        "SELECT t.from_on, t.to_on, p.name FROM term t JOIN person p ON p.id = t.person "
        "WHERE t.id = ?",
        term,
    )
    if row is None:
        trouble = f"There is no term {term}"
    elif row[1] is not None:
        trouble = f"The term of {row[2]} ended on {row[1]}"
    elif last < row[0]:
        trouble = f"The term of {row[2]} began on {row[0]}, after the day it should end"
    else:
        entry.run(
            "UPDATE term SET to_on = ?, ended_by = ? WHERE id = ?",
            last,
            entry.name("ended_by"),
            term,
        )
        return
    raise entry.refuse(f"{trouble}. Nothing was recorded; choose a running term.", "term")


def fix_number(entry: Facts) -> None:
    """The number of directors from a day on."""
    entry.run(
        "INSERT INTO number VALUES (?, ?, ?, ?)",
        entry.seq,
        entry.whole("number", 1),
        entry.day("from_on"),
        entry.text("adopted_by", MOST_LINE),
    )


def _as_read(office: str) -> str:
    """The office as an act would record it, empty where it is none."""
    try:
        return read_office(office)
    except Refusal:
        return ""


def _begin_term(entry: Facts, office: str) -> None:
    term, person = entry.id("term"), _known_person(entry)
    if entry.one("SELECT 1 FROM term WHERE id = ?", term):
        raise entry.refuse(f"Term {term} is recorded already. Nothing was recorded.", "term")
    entry.run(
        "INSERT INTO term VALUES (?, ?, ?, ?, ?, NULL, '', ?)",
        term,
        person,
        office,
        entry.day("from_on"),
        entry.name("chosen_by"),
        entry.seq,
    )


def _known_person(entry: Facts) -> int:
    person, name = entry.id("person"), entry.name("name")
    known = entry.one("SELECT name FROM person WHERE id = ?", person)
    if known is None:
        entry.run("INSERT INTO person VALUES (?, ?)", person, name)
    elif known[0] != name:
        raise entry.refuse(
            f"Person {person} is recorded as {known[0]}, not {name}. Nothing was recorded; "
            "choose the person again.",
            "person",
        )
    return person
