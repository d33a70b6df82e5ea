"""The officers from the record: who holds which office, who acts today, who may sign.

Sources: 1988 IV §1 to §9, V §3, §5, §7; 2002 §5.1 to §5.9, §8.2, §8.3, §8.6.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Citation, Finding
from app.bylaws.board.composition import required_offices, vacant_since
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.officers.filling import (
    APPOINTED,
    OPTIONAL,
    REQUIRED,
    check_appointer,
    check_vacancy_filler,
    check_vacant,
)
from app.bylaws.officers.signing import Authority, check_check, check_contract
from app.bylaws.officers.standing_in import (
    BOARD,
    CHIEF,
    Acting,
    VicePresident,
    acting_chief,
    check_assistant,
)
from app.domain.board.officers import OfficerFacts
from app.domain.company import Company
from app.domain.offices import DIRECTOR, Term, in_office, office_order
from app.domain.value import value
from app.domain.words import listed

CHECKS = "checks"


@value
class OfficeHeld:
    """An office on a day: who holds it, whether one must, and since when nobody does."""

    office: str
    required: bool
    cite: Citation
    holders: tuple[Term, ...]
    vacant_since: date | None = None
    finding: Finding | None = None


def roster(law: Bylaws, company: Company, on: date) -> tuple[OfficeHeld, ...]:
    """Every office that must be filled or is held on the day, in the order of the offices."""
    serving = [t for t in in_office(company.terms, on) if t.to_on != on]
    required = {o: r for r in required_offices(law, company, on) for o in r.offices}
    made: list[OfficeHeld] = []
    known = {*required, *(t.office for t in serving if t.office != DIRECTOR)}
    for office in sorted(known, key=office_order):
        holders = tuple(t for t in serving if t.office == office)
        group = required[office].offices if office in required else (office,)
        filled = any(t.office in group for t in serving)
        if holders or (office in required and not filled):
            must = office in required
            since = None if filled else vacant_since(company, group, on)
            found = check_vacant(law, listed(group, "or"), since, on) if since else None
            cite = law.cite(REQUIRED if must else _other(law, office))
            made.append(OfficeHeld(office, must, cite, holders, since, found))
    return tuple(made)


def vice_presidents(company: Company, facts: OfficerFacts, on: date) -> tuple[VicePresident, ...]:
    """The vice presidents of the day with rank and designation as they stood then."""
    ranks = facts.ranks_on(on)
    names = [t.name for t in in_office(company.terms, on, "vice president") if t.to_on != on]
    return tuple(
        VicePresident(
            name,
            ranks.index(name) + 1 if name in ranks else None,
            _designated_by(facts, name, on),
        )
        for name in dict.fromkeys(names)
    )


def acting_on(law: Bylaws, company: Company, facts: OfficerFacts, on: date) -> Acting:
    """Who is or acts as chief executive officer on the day."""
    return acting_chief(
        law,
        _holder(company, "president", on),
        _holder(company, "chairman", on),
        vice_presidents(company, facts, on),
        facts.away_on(on),
    )


def check_acts_for(
    law: Bylaws, company: Company, facts: OfficerFacts, name: str, act: str, on: date
) -> tuple[Finding, ...]:
    """Whether this assistant may do the act on the day, for each assistant's office held."""
    held = in_office(company.terms, on, "assistant secretary", "assistant treasurer")
    powers = [p.power for p in facts.powers_on(name, on)]
    barred = [
        p.by
        for p in facts.prohibited
        if p.name == name
        and p.on <= on
        and (p.until is None or on <= p.until)
        and p.act in ("", act)
    ]
    return tuple(
        check_assistant(
            law,
            term.office,
            act,
            prohibited_by=barred[-1] if barred else "",
            delegated=act in powers,
        )
        for term in held
        if term.name == name
    )


def check_signer(law: Bylaws, facts: OfficerFacts, name: str, covers: str, on: date) -> Finding:
    """Whether this person may sign checks, or contracts, on the day by the register."""
    register = [
        Authority(a.name, a.covers, a.source, a.from_on or on, a.to_on) for a in facts.authorities
    ]
    check = check_check if covers == CHECKS else check_contract
    return check(law, register, name, on)


@value
class Chosen:
    """How an officer was chosen: the power behind it, whether an office is filled again."""

    power: str
    fills_vacancy: bool
    finding: Finding


def check_chosen(
    law: Bylaws, company: Company, facts: OfficerFacts, office: str, by: str, on: date, starts: date
) -> Chosen:
    """Whether this body or officer may fill the office, by the powers that the board gave.

    Chosen `on` a day, to take office at `starts`. A vacancy is filled the way the office is
    regularly filled (1988 IV §2, §3, §5; 2002 §5.2, §5.3, §5.5).
    """
    held = [] if by == BOARD else [t.name for t in in_office(company.terms, on, by)]
    power = next((p for name in held if (p := delegation(law, facts, name, "appoint", on))), "")
    again = any(t.office == office for t in company.terms)
    vacant = again and not in_office(company.terms, starts, office)
    check = check_vacancy_filler if vacant else check_appointer
    return Chosen(power, vacant, check(law, office, by, delegated=bool(power)))


def check_chooser(
    shelf: Shelf, company: Company, facts: OfficerFacts, office: str, by: str, on: date
) -> tuple[Finding, ...]:
    """The same for one who takes office on the day itself; none before there are bylaws."""
    law = shelf.on(on)
    if law is None:
        return ()
    found = check_chosen(law, company, facts, office, by.lower(), on, on).finding
    return (replace(found, field="chosen_by"),)


def delegation(law: Bylaws, facts: OfficerFacts, name: str, what: str, on: date) -> str:
    """The resolution that lets this officer `appoint` or `remove` others, empty without one."""
    if what == "appoint" and not law.has(APPOINTED):
        return ""
    told = [p for p in facts.powers_on(name, on) if what in p.power.lower()]
    return (told[-1].resolution or told[-1].power) if told else ""


def _designated_by(facts: OfficerFacts, name: str, on: date) -> str:
    """Who designated this one last; another designated later by the same takes it away."""
    for by in (BOARD, CHIEF):
        told = [d for d in facts.designated if d.by == by and d.on <= on]
        if told and max(told, key=lambda d: d.on).name == name:
            return by
    return ""


def _holder(company: Company, office: str, on: date) -> str:
    held = [t for t in in_office(company.terms, on, office) if t.to_on != on]
    return held[0].name if held else ""


def _other(law: Bylaws, office: str) -> str:
    """The rule behind an office that need not be filled: named as optional, or made otherwise."""
    named = law.has(OPTIONAL) and office in law.items(OPTIONAL, "offices")
    return OPTIONAL if named or not law.has(APPOINTED) else APPOINTED
