"""The officers from the record: who holds which office, who acts today, who may sign.

Sources: 1988 IV §1 to §9, V §3, §5, §7; 2002 §5.1 to §5.9, §8.2, §8.3, §8.6.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Citation, Finding
from app.bylaws.board.composition import required_offices, vacant_since
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.officers import signing
from app.bylaws.officers.filling import (
    APPOINTED,
    OPTIONAL,
    REQUIRED,
    check_appointer,
    check_vacancy_filler,
    check_vacant,
)
from app.bylaws.officers.signing import (
    BY_RESOLUTION,
    Authority,
    check_check,
    check_contract,
    check_share_voter,
)
from app.bylaws.officers.standing_in import (
    ASSISTANTS,
    BOARD,
    CHIEF,
    NOTICES,
    Acting,
    VicePresident,
    acting_chief,
    check_assistant,
    check_notice_giver,
)
from app.domain.board.officers import OfficerFacts
from app.domain.company import Company
from app.domain.offices import DIRECTOR, Term, in_office, office_order
from app.domain.value import value
from app.domain.words import listed

CHECKS, CONTRACTS, VOTES = "checks", "contracts", "other-shares"
SIGNED_BY = {CHECKS: signing.CHECKS, CONTRACTS: signing.CONTRACTS, VOTES: signing.OTHER_SHARES}
"""What an authority covers -> the rule on it."""
SECRETARY, ASSISTANT = "secretary", "assistant secretary"
MINUTES, NOTICE = "minutes", "notice"
"""Acts of the secretary in which an assistant may stand in."""
RANK = ("fits", "warning", "error")


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
    """Whether one who is assistant secretary may do the secretary's act on the day.

    `act` is a word of it, like `minutes`, that stands in what was delegated or prohibited. Nothing
    is said of one who is secretary as well, or no assistant.
    """
    offices = {t.office for t in in_office(company.terms, on) if t.name == name}
    if ASSISTANT not in offices or SECRETARY in offices or not law.has(ASSISTANTS[ASSISTANT]):
        return ()
    barred = [
        p.by
        for p in facts.prohibited
        if p.name == name
        and p.on <= on
        and (p.until is None or on <= p.until)
        and (not p.act or act in p.act.lower())
    ]
    delegated = any(act in p.power.lower() for p in facts.powers_on(name, on))
    by = barred[-1] if barred else ""
    return (check_assistant(law, ASSISTANT, act, prohibited_by=by, delegated=delegated),)


def check_given_by(
    law: Bylaws, company: Company, facts: OfficerFacts, name: str, body: str, on: date
) -> tuple[Finding, ...]:
    """Whether this person may give notice of a meeting of the `board` or of `committees`.

    The secretary fails to where the office is vacant, or its holder away. Nothing is said of one
    who holds no office, nor of a body of which the bylaws do not say who gives its notices.
    """
    if not law.has(NOTICES) or body not in law.items(NOTICES, "meetings_of"):
        return ()
    held = [t.office for t in in_office(company.terms, on) if t.name == name]
    officers = [office for office in held if office != DIRECTOR]
    if ASSISTANT in officers and law.option(ASSISTANTS[ASSISTANT], "powers", "") == "general":
        return check_acts_for(law, company, facts, name, NOTICE, on)
    secretary = _holder(company, SECRETARY, on)
    failed = not secretary or secretary in facts.away_on(on)
    found = [check_notice_giver(law, office, secretary_failed=failed) for office in officers]
    return tuple(sorted(found, key=lambda one: RANK.index(one.severity))[:1])


def check_signer(law: Bylaws, facts: OfficerFacts, name: str, covers: str, on: date) -> Finding:
    """Whether this person may sign checks or contracts, or vote shares of others, on the day."""
    if covers == VOTES:
        return _share_voter(law, facts, name, on)
    register = [
        Authority(a.name, a.covers, a.source, a.from_on or on, a.to_on) for a in facts.authorities
    ]
    check = check_check if covers == CHECKS else check_contract
    return check(law, register, name, on)


def _share_voter(law: Bylaws, facts: OfficerFacts, name: str, on: date) -> Finding:
    """Whether the authority last given to this person lets them vote shares held elsewhere."""
    running = [a for a in facts.authorities if a.covers == VOTES and a.runs_on(on)]
    mine = [(a.office, a.source) for a in running if a.name == name]
    office, source = mine[-1] if mine else ("", "")
    decided = any(a.source == BY_RESOLUTION for a in running)
    return check_share_voter(law, office, source, board_decided_otherwise=decided)


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
