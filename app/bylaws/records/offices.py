"""The offices of the corporation, who fixes them, and where the bylaws and records are kept.

Sources: 1988 I §1 and §2, IV §9, V §8; 2002 §1.1, §1.2, §5.9, §7.1 to §7.3.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.bylaws.answers import Finding, Permission
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.company import Company, Office
from app.domain.states import same_state
from app.domain.value import value
from app.domain.words import day_short, listed

FIX, OTHER = "offices.principal-executive.fix", "offices.other.establish"
BUSINESS = "offices.principal-business.california"
KEPT, COPY = "inspection.bylaws.location", "inspection.bylaws.copy"
MINUTES = "records.minutes-books.location"
PRINCIPAL, PLACE_OF_BUSINESS, ANOTHER = "principal-executive", "principal-business", "other"


@value
class KeptAt:
    """Where the bylaws are open to shareholders; `office` is `None` where there is no place."""

    finding: Finding
    office: Office | None


def check_new_office(
    law: Bylaws, company: Company, office: Office, decided_by: str, *, qualified: bool
) -> tuple[Finding, ...]:
    """How an office stands that is about to be fixed, and whether another must be named then.

    `decided_by` is `board` or the office of who opens it. In its own state the corporation is
    qualified.
    """
    at_home = same_state(office.place.state, company.state)
    opened = (
        check_other_office(law, decided_by, office.place.state, qualified=qualified or at_home)
        if office.kind == ANOTHER
        else ()
    )
    then = replace(company, offices=(*company.offices, office))
    return (
        *check_office_fixed(law, office),
        *opened,
        *check_business_office(law, then, office.from_on),
    )


def check_offices(law: Bylaws, company: Company, on: date) -> tuple[Finding, ...]:
    """What the offices on record lack on the day: resolution, place of business, of the bylaws."""
    head = company.office_on(on)
    kept = (bylaws_kept_at(law, company, on).finding,) if law.has(KEPT) else ()
    return (
        *(check_office_fixed(law, head) if head else ()),
        *check_business_office(law, company, on),
        *(found for found in kept if found.severity != "fits"),
    )


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


@only_with(OTHER)
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


@only_with(MINUTES)
def check_minutes_place(law: Bylaws, place: str, *, by_resolution: bool) -> tuple[Finding, ...]:
    """Whether minutes and accounting books may be kept there; empty where no place is recorded."""
    cite, default = law.cite(MINUTES), law.choice(MINUTES, "default").replace("-", " ")
    if not place:
        sentence = f"Minutes and accounting books are kept at the {default}."
        return (Finding(cite, "info", sentence, "place"),)
    if place == default or by_resolution:
        sentence = f"Minutes and accounting books may be kept at the {place}."
        return (Finding(cite, "fits", sentence, "place"),)
    body = listed(law.items(MINUTES, "designated_by"), "or")
    sentence = f"No resolution of the {body} puts minutes or accounting books at the {place}."
    return (Finding(cite, "warning", sentence, "place"),)


def _standing(company: Company, on: date) -> list[Office]:
    """The offices of the day: the latest of each principal kind, and all others."""
    principal = [company.office_on(on, kind) for kind in (PRINCIPAL, PLACE_OF_BUSINESS)]
    others = [o for o in company.offices if o.kind == "other" and o.from_on <= on]
    return [o for o in principal if o] + others
