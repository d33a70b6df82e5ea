"""The offices of the corporation: which are required, who fills them, and how they end.

Sources: 1988 IV §1 to §5; 2002 §5.1 to §5.5.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from app.bylaws.answers import Finding, Permission
from app.bylaws.counting import months_longer
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.words import day_paper, listed

REQUIRED, OPTIONAL = "officers.required", "officers.optional"
ELECTED, APPOINTED = "officers.election", "officers.subordinate"
REMOVED, RESIGNED, VACANT = "officers.removal", "officers.resignation", "officers.vacancy"


def missing_offices(law: Bylaws, held: Collection[str]) -> Permission:
    """The required offices that nobody holds; `names` has one entry for a pair of which one serves.

    `yes` says that all are filled.
    """
    wanted = law.items(REQUIRED, "offices")
    missing = tuple(o for o in wanted if not set(o.split(" or ")) & set(held))
    verb = "are" if len(missing) > 1 else "is"
    counted = f"Required are {listed(wanted)}; {listed(missing) or 'none'} {verb} missing."
    return Permission(law.cite(REQUIRED), not missing, counted, missing)


def check_vacant(law: Bylaws, office: str, since: date, on: date) -> Finding:
    """A required office without a holder: how long by our setting it may stay so."""
    cite, months = law.cite(REQUIRED), law.figure(REQUIRED, "vacant_too_long")
    sentence = f"{office.capitalize()}: vacant since {day_paper(since)}."
    if on <= months_longer(since, months):
        return Finding(cite, "warning", sentence, office)
    note = f" That is more than {months} months; the limit is our setting."
    return Finding(cite, "error", sentence + note, office)


def check_yearly_election(law: Bylaws, year: int, elected: Iterable[date]) -> Finding:
    """Whether the board chose officers in the year, where the version asks for it every year."""
    cite = law.cite(ELECTED)
    days = [day for day in elected if day.year == year]
    if days:
        return Finding(cite, "fits", f"Officers were chosen on {day_paper(max(days))}.", "year")
    if law.option(ELECTED, "cycle", "none") == "annual":
        sentence = f"No choice of officers is recorded for {year}. It is due every year."
        return Finding(cite, "warning", sentence, "year")
    return Finding(cite, "info", "The bylaws ask for no yearly choice of officers.", "year")


def who_appoints(law: Bylaws, office: str) -> Permission:
    """Who fills the office, also after a vacancy: the board, and delegates for other officers."""
    if office in _named(law) and law.has(ELECTED):
        chosen = law.items(ELECTED, "chosen_by")
        counted = f"The {office} is chosen by the {listed(chosen, 'or')}."
        return Permission(law.cite(ELECTED), True, counted, chosen)
    if not law.has(APPOINTED):
        return Permission(law.cite(APPOINTED), False, f"The bylaws do not say who fills {office}.")
    bodies = law.items(APPOINTED, "appointed_by")
    delegates = law.items(APPOINTED, "delegates")
    counted = (
        f"The {listed(bodies, 'or')} appoints the {office}, or, if empowered by it, the"
        f" {listed(delegates, 'or')}."
    )
    return Permission(law.cite(APPOINTED), True, counted, bodies + delegates)


def check_appointer(law: Bylaws, office: str, appointer: str, *, delegated: bool) -> Finding:
    """Whether this body or officer may fill the office; `delegated` if the board empowered it."""
    may = who_appoints(law, office)
    if not may.yes:
        return Finding(may.cite, "info", may.counted, "appointer")
    if appointer not in may.names:
        sentence = f"Appointed by the {appointer}. {may.counted}"
        return Finding(may.cite, "error", sentence, "appointer")
    if may.cite.rule == ELECTED or appointer in law.items(APPOINTED, "appointed_by"):
        return Finding(may.cite, "fits", f"The {appointer} may fill this office.", "appointer")
    if delegated:
        sentence = f"The board empowered the {appointer} to appoint."
        return Finding(may.cite, "fits", sentence, "appointer")
    sentence = f"The {appointer} appoints only if the board gave the power. None is recorded."
    return Finding(may.cite, "error", sentence, "appointer")


def check_vacancy_filler(law: Bylaws, office: str, filler: str, *, delegated: bool) -> Finding:
    """A vacancy is filled the way the office is regularly filled."""
    found = check_appointer(law, office, filler, delegated=delegated)
    return Finding(law.cite(VACANT), found.severity, found.sentence, found.field)


@only_with(REMOVED)
def check_removal(
    law: Bylaws,
    chosen_by: str,
    remover: str,
    *,
    delegated: bool,
    at_meeting: bool,
    contract: bool,
) -> tuple[Finding, ...]:
    """Whether the remover may remove an officer whom `chosen_by` chose, with or without cause.

    `contract` says that the officer has a contract of employment; its rights stay.
    """
    cite = law.cite(REMOVED)
    found = [_remover(law, chosen_by, remover, delegated, at_meeting)]
    if contract:
        sentence = "Rights under the contract of employment stay."
        found.append(Finding(cite, "info", sentence, "contract"))
    return tuple(found)


@only_with(RESIGNED)
def check_resignation(
    law: Bylaws, *, written: bool, received: date, effective: date
) -> tuple[Finding, ...]:
    """Whether the resignation is in writing, and takes effect on receipt or later."""
    cite = law.cite(RESIGNED)
    found = [] if written else [Finding(cite, "error", "An officer resigns in writing.", "written")]
    if effective < received:
        sentence = f"Received on {day_paper(received)}, it takes effect on that day or later."
        return (*found, Finding(cite, "error", sentence, "effective", repair=received))
    sentence = f"Effective on {day_paper(effective)}; it need not be accepted unless it says so."
    found.append(Finding(cite, "fits", sentence, "effective"))
    if effective > received and law.choice(RESIGNED, "successor_ahead") == "yes":
        ahead = "A successor may be chosen now, to take office on that day."
        found.append(Finding(cite, "info", ahead, "successor"))
    return tuple(found)


def _named(law: Bylaws) -> set[str]:
    required = {name for entry in law.items(REQUIRED, "offices") for name in entry.split(" or ")}
    return required | set(law.items(OPTIONAL, "offices"))


def _remover(
    law: Bylaws, chosen_by: str, remover: str, delegated: bool, at_meeting: bool
) -> Finding:
    cite = law.cite(REMOVED)
    if remover in law.items(REMOVED, "removed_by"):
        if at_meeting or law.choice(REMOVED, "board_at_meeting") == "not-stated":
            sentence = "The board may remove with or without cause."
            return Finding(cite, "fits", sentence, "remover")
        sentence = "By written consent: the bylaws speak of a regular or special meeting."
        return Finding(cite, "warning", sentence, "at_meeting")
    if chosen_by == law.choice(REMOVED, "not_by_delegate"):
        sentence = f"Chosen by the board: the board removes, not the {remover}."
        return Finding(cite, "error", sentence, "remover")
    if not delegated:
        sentence = f"The {remover} removes only if the board gave the power. None is recorded."
        return Finding(cite, "error", sentence, "remover")
    sentence = f"The board gave the {remover} the power of removal."
    return Finding(cite, "fits", sentence, "remover")
