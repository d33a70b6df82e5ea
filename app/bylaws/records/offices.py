"""The offices of the corporation, who fixes them, and where the bylaws and records are kept.

Sources: 1988 I §1 and §2, IV §9, V §8; 2002 §1.1, §1.2, §5.9, §7.1 to §7.3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding, Permission
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.company import Company, Office
from app.domain.states import same_state
from app.domain.words import day_short, listed

FIX, OTHER = "offices.principal-executive.fix", "offices.other.establish"
BUSINESS = "offices.principal-business.california"
KEPT, COPY = "inspection.bylaws.location", "inspection.bylaws.copy"
CONTENT, LOCATION = "records.share-register.content", "records.share-register.location"
MINUTES, FORM = "records.minutes-books.location", "records.form"
PRINCIPAL, PLACE_OF_BUSINESS = "principal-executive", "principal-business"


@dataclass(frozen=True, slots=True)
class KeptAt:
    """Where the bylaws are open to shareholders; `office` is `None` where there is no place."""

    finding: Finding
    office: Office | None


@only_with(FIX)
def check_office_fixed(law: Bylaws, office: Office) -> tuple[Finding, ...]:
    """Whether a resolution of the board stands behind the principal executive office."""
    if office.kind != PRINCIPAL or office.resolved_on:
        return ()
    body = listed(law.items(FIX, "decided_by"), "or")
    sentence = f"The {body} fixes the principal executive office; no resolution is linked."
    return (Finding(law.cite(FIX), "warning", sentence, "resolved_on"),)


@only_with(KEPT)
def check_business_office(law: Bylaws, company: Company, on: date) -> tuple[Finding, ...]:
    """Whether a principal business office in California must still be named.

    1988 has no such rule, but its place for the bylaws presupposes one (V §8): advice.
    """
    head = company.office_on(on)
    home = law.choice(KEPT, "home_state")
    inside = [o for o in _standing(company, on) if same_state(o.place.state, home)]
    least = law.figure(BUSINESS, "california_offices") if law.has(BUSINESS) else 1
    if head is None or same_state(head.place.state, home) or len(inside) < least:
        return ()
    if any(o.kind == PLACE_OF_BUSINESS for o in inside):
        return ()
    sentence = f"The principal executive office is in {head.place.state or 'no known state'};"
    sentence += " one of the offices in California is named as principal business office."
    if not law.has(BUSINESS):
        return (Finding(law.cite(KEPT), "advice", sentence, "kind"),)
    return (Finding(law.cite(BUSINESS), "error", sentence, "kind"),)


def check_other_office(
    law: Bylaws, decided_by: str, state: str, *, qualified: bool
) -> tuple[Finding, ...]:
    """Whether this body may open an office there."""
    cite, bodies, found = law.cite(OTHER), law.items(OTHER, "decided_by"), list[Finding]()
    if decided_by not in bodies:
        sentence = f"The {decided_by} cannot open an office; the {listed(bodies, 'or the')} may."
        found.append(Finding(cite, "error", sentence, "decided_by"))
    if not qualified:
        sentence = f"Nothing shows that the corporation is qualified to do business in {state}."
        found.append(Finding(cite, "warning", sentence, "qualified"))
    return tuple(found)


def bylaws_kept_at(law: Bylaws, company: Company, on: date) -> KeptAt:
    """Where the bylaws to date are kept on that day."""
    home, cite = law.choice(KEPT, "home_state"), law.cite(KEPT)
    for kind in (PRINCIPAL, PLACE_OF_BUSINESS):
        office = company.office_on(on, kind)
        if office and same_state(office.place.state, home):
            sentence = f"The bylaws are kept at {office.place.one_line()}."
            return KeptAt(Finding(cite, "fits", sentence, "place"), office)
    sentence = f"On {day_short(on)} no principal office in California is on record for the bylaws."
    return KeptAt(Finding(cite, law.choice(KEPT, "not_set"), sentence, "place"), None)


def copy_owed(law: Bylaws, company: Company, on: date) -> Permission:
    """Whether a shareholder who asks in writing is sent a copy of the bylaws."""
    home, standing = law.choice(COPY, "home_state"), _standing(company, on)
    any_office = law.choice(COPY, "condition") == "no-office-in-home-state"
    kinds = {o.kind for o in standing} if any_office else {PRINCIPAL, PLACE_OF_BUSINESS}
    inside = [o for o in standing if o.kind in kinds and same_state(o.place.state, home)]
    if inside:
        counted = f"There is an office in California: {inside[0].place.one_line()}."
        return Permission(law.cite(COPY), False, counted)
    counted = "There is no such office in California, so a copy is sent on a written request."
    return Permission(law.cite(COPY), True, counted, law.items(COPY, "given_by"))


@only_with(CONTENT)
def register_gaps(law: Bylaws, line: Mapping[str, str]) -> tuple[Finding, ...]:
    """What a holder's line of the register lacks; `line` holds the cells by their names.

    A cancellation is asked for only where the certificate is cancelled, so it is never a gap.
    """
    asked = [item for item in law.items(CONTENT, "states") if "cancellation" not in item]
    found: list[Finding] = []
    for item in asked:
        if not line.get(item):
            param = "without_name" if "certificate" not in item else "without_certificate"
            param = "without_address" if item == "address" else param
            sentence = f"The line of {line.get('name') or 'a holder'} has no {item}."
            found.append(Finding(law.cite(CONTENT), law.choice(CONTENT, param), sentence, item))
    return tuple(found)


@only_with(LOCATION)
def check_register_place(law: Bylaws, place: str, resolved: date | None) -> tuple[Finding, ...]:
    """Whether the record of shareholders is kept where it may be, and who decided it."""
    cite, places = law.cite(LOCATION), law.items(LOCATION, "places")
    if place not in places:
        sentence = f"The record of shareholders is kept at the {listed(places, 'or the')}."
        return (Finding(cite, "warning", sentence, "place"),)
    bodies = law.items(LOCATION, "decided_by")
    if bodies and resolved is None:
        sentence = f"A resolution of the {listed(bodies)} decides the place; none is linked."
        return (Finding(cite, "warning", sentence, "resolved_on"),)
    return ()


def minutes_place(law: Bylaws, designated: str) -> Finding | None:
    """Where minutes and accounting books are kept; `None` where the version gives no place."""
    if not law.has(MINUTES):
        return None
    default = law.choice(MINUTES, "default").replace("-", " ")
    sentence = f"Minutes and accounting books are kept at {designated or 'the ' + default}."
    return Finding(law.cite(MINUTES), "fits" if designated else "advice", sentence, "place")


def check_form(law: Bylaws, minutes_as: Sequence[str]) -> tuple[Finding, ...]:
    """Whether minutes exist in writing; `minutes_as` lists `written`, `sound`, `image`."""
    if not law.has(FORM) or set(minutes_as) & set(law.items(FORM, "minutes")):
        return ()
    sentence = "These minutes are not in writing yet."
    return (Finding(law.cite(FORM), law.choice(FORM, "other"), sentence, "minutes"),)


def _standing(company: Company, on: date) -> list[Office]:
    """The offices of the day: the latest of each principal kind, and all others."""
    principal = [company.office_on(on, kind) for kind in (PRINCIPAL, PLACE_OF_BUSINESS)]
    others = [o for o in company.offices if o.kind == "other" and o.from_on <= on]
    return [o for o in principal if o] + others
