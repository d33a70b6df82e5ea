"""The written request for a special meeting: votes, form, delivery, and the officer's clock.

Sources: 1988 II §3; 2002 §2.3 ¶2. Only a call by anyone but the board is a request.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.plan.beside import prompt_notice
from app.bylaws.plan.facts import HOLDERS, Case
from app.bylaws.shareholders import meetings
from app.bylaws.shareholders.meetings import CALL, SELF_HELP
from app.domain.meetings import REQUESTERS
from app.domain.words import day_short, exact, listed, plural

FORM, DELIVERY = "shareholders.special.request-form", "shareholders.special.request-delivery"
ANY = ("any",)
SPOKEN = ("oral", "orally", "telephone", "by telephone", "phone", "in conversation")
PERSONAL = ("in person", "personally", "by hand", "hand delivery")
"""Words of the secretary for a manner that the bylaws call `personal`."""


def check_request(case: Case) -> Iterator[Finding]:
    """How a request stands that has been received."""
    if case.plan.request.received_on is None:
        return
    for law in case.at_request(CALL):
        if case.caller == HOLDERS and case.bound(law):
            yield from _votes(case, law)
    for law in _bound(case, FORM):
        yield from _form(case, law)
    for law in _bound(case, DELIVERY):
        yield from (*_addressee(case, law), *_manner(case, law))
    if case.plan.notice_on is None:
        yield from prompt_notice(case)
        yield from _overdue(case)


def _bound(case: Case, rule: str) -> tuple[Bylaws, ...]:
    return tuple(law for law in case.at_request(rule) if case.bound(law))


def _votes(case: Case, law: Bylaws) -> Iterator[Finding]:
    """The callers' votes against the fraction that the bylaws ask, exactly."""
    entitled, held = case.facts.votes_entitled, case.facts.votes_held
    if not entitled:
        return
    needed = meetings.call_threshold(law, entitled, held)
    says = f"{exact(held)} votes are held by the callers, exactly {Fraction(held, entitled)}. "
    severity = "fits" if needed.met else "error"
    yield Finding(needed.cite, severity, says + needed.counted, "holder_ids")
    count = len(case.plan.request.holder_ids)
    if count > 1 and law.option(CALL, "aggregate", "express") != "express":
        says = f"{plural(count, 'holder')} count together: the text implies it and does not say it."
        yield Finding(needed.cite, "info", says, "holder_ids")


def _form(case: Case, law: Bylaws) -> Iterator[Finding]:
    """In writing, with the time, and with the business where the version asks for it."""
    cite, plan = law.cite(FORM), case.plan
    if _word(plan.request.manner) in SPOKEN:
        says = "A request is made in writing; a spoken one calls no meeting."
        yield Finding(cite, "error", says, "request_manner")
    if plan.request.asked_for is None:
        severity = law.option(FORM, "without_time", "warning")
        says = "The request states the day of the meeting; no day asked for is recorded."
        yield Finding(cite, severity, says, "asked_for")
    if not plan.items:
        severity = law.option(FORM, "without_business", "warning")
        says = "The request states the general nature of the business; none is recorded."
        yield Finding(cite, severity, says, "items")


def _addressee(case: Case, law: Bylaws) -> Iterator[Finding]:
    cite, given = law.cite(DELIVERY), case.plan.request.addressee
    allowed = law.items(DELIVERY, "addressees")
    if not given:
        says = f"A request goes to the {listed(allowed, 'or')}; nobody is recorded."
        yield Finding(cite, "info", says, "addressee")
    elif given in allowed:
        yield Finding(cite, "fits", f"Given to the {given}.", "addressee")
    else:
        says = f"A request goes to the {listed(allowed, 'or')}, not to the {given}. Ask counsel."
        yield Finding(cite, law.option(DELIVERY, "other", "warning"), says, "addressee")


def _manner(case: Case, law: Bylaws) -> Iterator[Finding]:
    cite, given = law.cite(DELIVERY), _word(case.plan.request.manner)
    allowed = law.items(DELIVERY, "manners")
    ways = "in any way" if allowed == ANY else f"in one of these ways: {listed(allowed, 'or')}"
    if not given:
        yield Finding(cite, "info", f"A request comes {ways}; none is recorded.", "request_manner")
    elif allowed == ANY or given in allowed:
        yield Finding(cite, "fits", f"A request may come {ways}.", "request_manner")
    else:
        severity = law.option(DELIVERY, "other", "warning")
        says = (
            f"A request comes {ways}, but this one by {given}. It counts as received; ask counsel."
        )
        yield Finding(cite, severity, says, "request_manner")


def _overdue(case: Case) -> Iterator[Finding]:
    """Once the officer's days have passed without notice, the callers may give it."""
    received = case.plan.request.received_on
    if received is None or case.facts.giver == REQUESTERS:
        return
    for law in _bound(case, SELF_HELP):
        clock = meetings.self_help(law, received)
        if clock and clock.due and clock.opens and case.facts.today > clock.due:
            says = f"{clock.counted} From {day_short(clock.opens)} the callers may give it."
            yield Finding(clock.cite, "error", says, "notice_on", None, clock.steps)


def _word(manner: str) -> str:
    word = manner.strip().casefold()
    return "personal" if word in PERSONAL else word
