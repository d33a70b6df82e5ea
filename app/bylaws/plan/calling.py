"""Where a meeting is held, how an annual meeting is set, and who calls a special one.

Sources: 1988 II §1 to §3; 2002 §2.1 to §2.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.plan.facts import BOARD_FREE, HOLDERS, Case
from app.bylaws.plan.limits import CALLERS
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.election_choices import SEATS, seats_up
from app.bylaws.shareholders.meetings import ANNUAL, REQUESTED
from app.domain.meetings import Place
from app.domain.offices import OFFICES, in_office
from app.domain.words import day_short, hour_short, listed, plural

PLACE, PURPOSE = "shareholders.meeting.place", "shareholders.special.purpose"
ELECTS, LIMITED = "shareholders.annual.elects-directors", "shareholders.special.business-limited"
OTHER, BY_CHANNELS = "shareholders.annual.other-business", "by-channels"
CHANNELS, UNSTATED = "shareholders.proposal.channels", ("not stated",)


def check_place(case: Case) -> Iterator[Finding]:
    """The place: the principal executive office, or one that the right body designated."""
    for law in case.at_meeting(PLACE):
        yield _place(case, law)


def check_annual(case: Case) -> Iterator[Finding]:
    """The designation of an annual meeting's day, its hour, and the election of directors."""
    if case.plan.kind != "annual":
        return
    for law in case.at_meeting(ANNUAL):
        yield from _undesignated(case, law)
        yield from _hour(case, law)
    for law in case.at_meeting(ELECTS):
        item = law.choice(ELECTS, "agenda_item")
        if all(known.matter != item for known in case.plan.items):
            says = "Directors are elected at each annual meeting; the business names no election."
            yield Finding(law.cite(ELECTS), "warning", says, "items")
    for law in case.at_meeting(SEATS):
        yield from _seats(case, law)
    for law in case.at_meeting(OTHER):
        yield _unnoticed(law)


def check_call(case: Case) -> Iterator[Finding]:
    """Who calls a special meeting, for what, and whether the window of a request binds it."""
    if not case.plan.kind.startswith("special"):
        return
    for law in case.at_request(CALLERS):
        yield from _caller(case, law)
    for law in case.at_request(REQUESTED):
        yield from _unreceived(case, law)
    for law in case.at_request(BOARD_FREE):
        if not case.bound(law):
            says = "The window of a request does not bind a meeting that the board calls."
            yield Finding(law.cite(BOARD_FREE), "info", says, "called_by")
    yield from _purpose(case)


def _seats(case: Case, law: Bylaws) -> Iterator[Finding]:
    """Whether the plan fills as many seats as are up in that year."""
    plan, authorized = case.plan, case.facts.authorized
    if plan.on is None or not plan.seats or not authorized:
        return
    up = seats_up(law, authorized, plan.on.year)
    if plan.seats != up.needed:
        says = f"{plural(plan.seats, 'seat is', 'seats are')} planned to be filled. {up.counted}"
        yield Finding(up.cite, "warning", says, "items")


def _unnoticed(law: Bylaws) -> Finding:
    """Business that the notice of an annual meeting does not state (E88-08)."""
    cite = law.cite(OTHER)
    if law.option(OTHER, "unnoticed_business", "") == BY_CHANNELS:
        ways = law.items(CHANNELS, "channels") if law.has(CHANNELS) else ()
        says = f"Other business comes up only {_in_ways(ways)}."
        return Finding(cite, "info", says, "items")
    says = "Other matters may come up unannounced, save special ones; absent holders had no word."
    return Finding(cite, "advice", says, "items")


def _in_ways(ways: tuple[str, ...]) -> str:
    return f"in these ways: {listed(ways, 'or')}" if ways else "in the ways of the bylaws"


def _place(case: Case, law: Bylaws) -> Finding:
    cite, place, office = law.cite(PLACE), case.plan.place, case.facts.office
    if not place.street:
        where = f", {office.one_line()}" if office else ""
        says = f"Without a designation it is held at the principal executive office{where}."
        return Finding(cite, "info", says, "place")
    if office and _same(place, office):
        return Finding(cite, "fits", "Held at the principal executive office.", "place")
    bodies = law.items(PLACE, "designated_by")
    allowed = listed(bodies, "or")
    if not case.plan.place_set_by:
        says = f"No designation of this place by the {allowed} is recorded."
        return Finding(cite, "warning", says, "place")
    if case.plan.place_set_by not in bodies:
        says = f"The place is designated by the {allowed}, not by the {case.plan.place_set_by}."
        return Finding(cite, "error", says, "place")
    where = f", in {place.state}; any state is allowed" if _elsewhere(place, office) else ""
    says = f"Designated by the {case.plan.place_set_by}{where}."
    return Finding(cite, "fits", says, "place")


def _same(place: Place, office: Place) -> bool:
    pairs = ((place.street, office.street), (place.city, office.city))
    return all(one.strip().casefold() == other.strip().casefold() for one, other in pairs)


def _elsewhere(place: Place, office: Place | None) -> bool:
    """Whether another state is written than that of the principal executive office."""
    return bool(office and place.state and place.state != office.state)


def _undesignated(case: Case, law: Bylaws) -> Iterator[Finding]:
    if law.choice(ANNUAL, "date_from") == "board" and case.plan.designated_on is None:
        body = listed(law.items(ANNUAL, "designated_by"), "or")
        says = f"The {body} designates the day of the annual meeting; no resolution is recorded."
        severity = law.option(ANNUAL, "without_designation", "warning")
        yield Finding(law.cite(ANNUAL), severity, says, "designated_on")


def _hour(case: Case, law: Bylaws) -> Iterator[Finding]:
    """The hour that a version names with the day (E88-03)."""
    plan = case.plan
    if plan.on is None or plan.at is None or plan.designated_on:
        return
    named, at = meetings.annual_date(law, plan.on.year)
    if named.on != plan.on or at is None:
        return
    if plan.at != at:
        says = f"{hour_short(at)} is the hour that the bylaws name; another needs a resolution."
        yield Finding(named.cite, "warning", says, "at")
    elif named.cite.ambiguities:
        says = f"{hour_short(at)} is presumed: the text says neither morning nor evening."
        yield Finding(named.cite, "advice", says, "at")


def _caller(case: Case, law: Bylaws) -> Iterator[Finding]:
    cite, allowed = law.cite(CALLERS), law.items(CALLERS, "callers")
    caller = case.caller
    field = "holder_ids" if caller == HOLDERS else "called_by"
    if caller not in allowed:
        says = f"A special meeting is called by the {listed(allowed, 'or')}, not by the {caller}."
        yield Finding(cite, "error", says, field)
    elif caller == HOLDERS:
        yield from _holders(case, law)
    elif caller in OFFICES and case.facts.terms:
        yield _officer(case, law, caller)
    else:
        yield Finding(cite, "fits", f"The {caller} may call it.", field)


def _holders(case: Case, law: Bylaws) -> Iterator[Finding]:
    cite, count = law.cite(CALLERS), len(case.plan.request.holder_ids)
    if case.plan.request.received_on is None:
        return
    if not count:
        says = "No holder who asked for the meeting is named."
        yield Finding(cite, "warning", says, "holder_ids")
    else:
        says = f"{plural(count, 'holder')} may call it with the votes needed."
        yield Finding(cite, "fits", says, "holder_ids")


def _officer(case: Case, law: Bylaws, office: str) -> Finding:
    """Whether somebody held that office on the day of the call."""
    plan, cite = case.plan, law.cite(CALLERS)
    day = plan.request.received_on or plan.designated_on or case.facts.today
    serving = in_office(case.facts.terms, day, office)
    if not serving:
        says = f"Nobody is {office} on {day_short(day)}, the day of the call."
        return Finding(cite, "error", says, "called_by")
    return Finding(cite, "fits", f"{serving[0].name}, {office}, may call it.", "called_by")


def _unreceived(case: Case, law: Bylaws) -> Iterator[Finding]:
    """A call by anyone but the board is a request: its window runs from the receipt."""
    if case.bound(law) and case.plan.request.received_on is None:
        least, most = law.figure(REQUESTED, "min_days"), law.figure(REQUESTED, "max_days")
        says = f"{least} to {most} days after receipt the meeting is held; no receipt is recorded."
        yield Finding(law.cite(REQUESTED), "warning", says, "received_on")


def _purpose(case: Case) -> Iterator[Finding]:
    count = plural(len(case.plan.items), "item")
    for law in case.at_request(PURPOSE) if case.plan.items else ():
        asked = law.items(PURPOSE, "purpose")
        if asked != UNSTATED:
            says = f"{count}: see that the purpose is {listed(asked)}."
            yield Finding(law.cite(PURPOSE), "advice", says, "items")
    for law in case.at_request(LIMITED) if case.plan.items else ():
        says = f"{count} in the notice: the meeting deals with no other business"
        stated = law.choice(LIMITED, "only_noticed_business") == "stated"
        tail = "." if stated else ", unless brought as the bylaws let it."
        yield Finding(law.cite(LIMITED), "info", says + tail, "items")
