"""The officers of a day beyond their names: rank, who acts, duties with what is kept, who signs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.bylaws.answers import worst
from app.bylaws.board_day.executing import Execution, executions
from app.bylaws.board_day.kept import Day, DutyKept, duty_list
from app.bylaws.board_day.roster import acting_on, vice_presidents
from app.bylaws.law import Bylaws
from app.bylaws.officers.standing_in import ASSISTANTS
from app.documents.stated import dollars
from app.domain.board.facts import Boards
from app.domain.board.officers import OfficerFacts
from app.domain.board_record import SigningAuthority
from app.domain.company import Company
from app.domain.offices import Term
from app.domain.words import day_plain, listed
from app.presenters.boards import VACANT
from app.presenters.figures import capital, matches, no_match
from app.presenters.notes import present_notes
from app.presenters.view import Column, Detail, Link, Row, Table

PAPERS = {
    "checks": "Checks, drafts and notes",
    "contracts": "Contracts and instruments",
    "other-shares": "Votes of shares held in other companies",
}
NOTHING = "Nothing is kept yet"
RECORDS = (
    ("minute-book", "Place of records…", "keep-records"),
    ("share-register", "Place of records…", "keep-records"),
    ("seal-custody", "Seal…", "seal"),
    ("cfo.books", "Place of records…", "keep-records"),
    ("cfo.deposits", "Depositary…", "depositary"),
    ("cfo.disbursements", "Give authority…", "give-authority"),
    ("cfo.reports", "Account asked…", "ask-account"),
    ("succession", "Rank…", "rank"),
)
"""End of a duty's rule -> the act that keeps something for it."""


@dataclass(frozen=True, slots=True)
class OfficersOn:
    """What is looked at: the version in force, the company and all facts of officers, on a day."""

    law: Bylaws
    company: Company
    facts: OfficerFacts
    boards: Boards
    on: date


def with_standing(table: Table, seen: OfficersOn) -> Table:
    """The offices with a column more: who acts as chief executive, rank, who is away."""
    terms = {str(term.id): term for term in seen.company.terms}
    told = _standings(seen)
    rows: list[Row] = []
    for row in table.rows:
        term = terms.get(row.key)
        said = told.get(term.name, "") if term and term.office in _LEADING else ""
        if row.key.startswith(VACANT):
            said = _in_the_place_of(row.key.removeprefix(VACANT), seen)
        order = (*(row.sort or row.cells), said)
        rows.append(replace(row, cells=(*row.cells, said), sort=order))
    columns = (*table.columns, Column("Standing", width=34))
    return replace(table, columns=columns, rows=tuple(rows))


def with_powers(detail: Detail, term: Term, seen: OfficersOn) -> Detail:
    """The card of an officer with the standing, the powers given and what an assistant may do."""
    facts, on = seen.facts, seen.on
    powers = [_power(p.power, p.limits) for p in facts.powers_on(term.name, on)]
    barred = [
        f"{p.act or 'any act of the office'}, by the {p.by}"
        for p in facts.prohibited
        if p.name == term.name and p.on <= on and (p.until is None or on <= p.until)
    ]
    rule = ASSISTANTS.get(term.office, "")
    acts = seen.law.items(rule, "acts") if rule and seen.law.has(rule) else ()
    general = acts and seen.law.choice(rule, "powers") == "general"
    by_office = f"what the {seen.law.choice(rule, 'stands_in_for')} may do" if general else ""
    more = (
        ("Standing", _standings(seen).get(term.name, "") if term.office in _LEADING else ""),
        ("By office", capital(by_office or listed(acts))),
        ("Powers given", "; ".join(powers)),
        ("Prohibited", capital("; ".join(barred))),
    )
    return replace(detail, facts=(*detail.facts, *((label, said) for label, said in more if said)))


def present_duties(seen: OfficersOn, text: str = "") -> Table:
    """Every duty that the bylaws of the day give to an office, and what the book keeps for it."""
    columns = (
        Column("Office", width=24),
        Column("Duty", width=30),
        Column("What is kept"),
        Column("Section", width=14),
    )
    rows = tuple(
        row for duty in duty_list(_day(seen)) if matches(text, *(row := _duty_row(duty)).cells)
    )
    none = "The bylaws of this day give no duties to offices."
    return Table(columns, rows, empty=no_match("duty", text) if text else none)


def present_duty(seen: OfficersOn, key: str) -> Detail | None:
    """One duty: what the rule says, what is kept, what stands against it, what can be recorded."""
    found = next((duty for duty in duty_list(_day(seen)) if duty.duty.cite.rule == key), None)
    if found is None:
        return None
    cite = found.duty.cite
    facts = (
        ("Office", capital(found.duty.office)),
        ("Section", cite.section),
        ("The rule", seen.law.rule(cite.rule).says),
        ("Kept", capital("; ".join(found.kept)) or NOTHING),
    )
    acts = tuple(Link(words, act) for end, words, act in RECORDS if cite.rule.endswith(end))
    return Detail(found.duty.title, facts, acts=acts, notes=present_notes(found.findings))


def with_executions(table: Table, seen: OfficersOn) -> Table:
    """Who may sign, with checks, contracts and the shares of other companies on that day."""
    rows = tuple(
        _execution_row(one) for one in executions(seen.law, seen.company, seen.facts, seen.on)
    )
    return replace(table, rows=(*table.rows, *rows))


_LEADING = ("chairman", "president", "vice president")


def _standings(seen: OfficersOn) -> dict[str, str]:
    """By name: acts as chief executive, the rank among vice presidents, away."""
    told: dict[str, list[str]] = {}
    acting = acting_on(seen.law, seen.company, seen.facts, seen.on)
    if acting.name:
        told.setdefault(acting.name, []).append("Acts as chief executive officer")
    for vice in vice_presidents(seen.company, seen.facts, seen.on):
        words = f"Rank {vice.rank}" if vice.rank else ""
        words = words or (f"Designated by the {vice.designated_by}" if vice.designated_by else "")
        if words:
            told.setdefault(vice.name, []).append(words)
    for name in seen.facts.away_on(seen.on):
        told.setdefault(name, []).append("Away")
    return {name: ", ".join(words) for name, words in told.items()}


def _in_the_place_of(office: str, seen: OfficersOn) -> str:
    """Who acts while the office of the president is vacant."""
    if "president" not in office.split(" or "):
        return ""
    acting = acting_on(seen.law, seen.company, seen.facts, seen.on)
    return f"{acting.name} acts" if acting.name else "Nobody acts"


def _power(power: str, limits: str) -> str:
    return f"{power} ({limits})" if limits else power


def _day(seen: OfficersOn) -> Day:
    return Day(seen.law, seen.company, seen.facts, seen.boards, seen.on)


def _duty_row(found: DutyKept) -> Row:
    duty = found.duty
    kept = capital("; ".join(found.kept)) or NOTHING
    cells = (capital(duty.office), duty.title, kept, duty.cite.section)
    severity = worst(found.findings)
    shown = severity if severity in ("error", "warning") else ""
    return Row(duty.cite.rule, cells, tone="" if found.kept else "quiet", severity=shown)


def _execution_row(one: Execution) -> Row:
    """One kind of instrument; where nobody may sign, a check."""
    by_office = one.key == "other-shares"
    sources = listed(one.sources, "or")
    who = [*(f"{t.name}, {t.office}" for t in one.terms), *(_given(a) for a, _ in one.given)]
    found = [finding.severity for _, finding in one.given]
    severity = "error" if "error" in found else "warning" if "warning" in found or not who else ""
    cells = (
        PAPERS[one.key],
        capital(sources) if by_office else f"By {sources}",
        "; ".join(who) or "Nobody on this day",
        one.cite.section,
    )
    return Row(one.key, cells, severity=severity)


def _given(one: SigningAuthority) -> str:
    """`Ann Lee, up to $5,000.00, together with Bo Roe, until Dec 31, 2004`."""
    parts = [
        one.name,
        one.instruments,
        f"up to {dollars(one.limit_cents)}" if one.limit_cents is not None else "",
        f"together with {one.jointly_with}" if one.jointly_with else "",
        f"until {day_plain(one.to_on)}" if one.to_on else "",
    ]
    return ", ".join(part for part in parts if part)
