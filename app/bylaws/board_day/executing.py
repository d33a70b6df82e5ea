"""Who signs what for the corporation on a day: checks, contracts, shares of other companies.

Sources: 1988 V §3, §5 and §7; 2002 §8.2, §8.3 and §8.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Citation, Finding
from app.bylaws.board_day.roster import VOTES, check_signer
from app.bylaws.law import Bylaws
from app.bylaws.officers.signing import CHECKS, CONTRACTS, OTHER_SHARES
from app.domain.board.officers import OfficerFacts
from app.domain.board_record import SigningAuthority
from app.domain.company import Company
from app.domain.offices import Term, in_office

COVERS = (("checks", CHECKS, "authority"), ("contracts", CONTRACTS, "sources"))
"""What an authority covers, the rule on it, and the parameter that names where it comes from."""


@dataclass(frozen=True, slots=True)
class Execution:
    """Who may sign one kind of instrument on a day, and where the bylaws say the power comes from.

    `key` is `checks`, `contracts` or `other-shares`. `given` are the authorities that run, each
    with the finding on it; `terms` are those who may by their office alone.
    """

    key: str
    cite: Citation
    sources: tuple[str, ...]
    given: tuple[tuple[SigningAuthority, Finding], ...] = ()
    terms: tuple[Term, ...] = ()


def executions(law: Bylaws, company: Company, facts: OfficerFacts, on: date) -> Iterator[Execution]:
    """Each kind of instrument of which the version says who signs it."""
    for covers, rule, param in COVERS:
        if law.has(rule):
            given = _given(law, facts, covers, on)
            yield Execution(covers, law.cite(rule), law.items(rule, param), given)
    if law.has(OTHER_SHARES):
        offices = law.items(OTHER_SHARES, "offices")
        held = (t for t in in_office(company.terms, on, *offices) if t.to_on != on)
        terms = tuple(sorted(held, key=lambda t: (offices.index(t.office), t.name)))
        given = _given(law, facts, VOTES, on)
        yield Execution(VOTES, law.cite(OTHER_SHARES), offices, given, terms)


def _given(
    law: Bylaws, facts: OfficerFacts, covers: str, on: date
) -> tuple[tuple[SigningAuthority, Finding], ...]:
    """The authorities over it that run on the day, each with the finding on it."""
    running = [a for a in facts.authorities if a.covers == covers and a.runs_on(on)]
    return tuple((a, check_signer(law, facts, a.name, covers, on)) for a in running)
