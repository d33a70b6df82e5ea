"""How notice is given, by whom and to whom, and who may swear to it.

Sources: 1988 II §3, II §4 ¶1 to ¶2, IV §9; 2002 §2.3 ¶2, §2.5, §5.9 ¶3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws
from app.bylaws.plan.adjourning import needs_notice
from app.bylaws.plan.facts import Case
from app.bylaws.plan.telling import distance
from app.bylaws.shareholders import meetings, notice
from app.bylaws.shareholders.meetings import GIVER
from app.bylaws.shareholders.notice import RETURNED
from app.domain.meetings import MANNERS, REQUESTERS
from app.domain.offices import TRANSFER_AGENT, in_office
from app.domain.words import day_short, listed, plural

MANNER, DEEMED = "shareholders.notice.manner", "shareholders.notice.deemed-given"
AFFIDAVIT, RECIPIENTS = "shareholders.notice.affidavit", "shareholders.notice.recipients"
NO_ADDRESS = "shareholders.notice.no-address"
MOMENTS = {
    "personal": ("personal delivery",),
    "first-class mail": ("deposit in the mail",),
    "telegraph": ("sending of telegram or facsimile", "sending"),
    "facsimile": ("sending of telegram or facsimile", "sending"),
}
"""By manner, the moments that may stand in the bylaws as the giving of the notice."""


def check_giving(case: Case) -> Iterator[Finding]:
    """How the notice of this plan is given, where one is needed or dated."""
    for law in case.notice_laws:
        if case.plan.notice_on or needs_notice(case, law):
            yield from (*_manner(case, law), *_people(case, law), *_recipients(case, law))


def _manner(case: Case, law: Bylaws) -> Iterator[Finding]:
    manner = case.plan.manner
    if law.has(MANNER):
        severity, says = _allowed(law, manner)
        yield Finding(law.cite(MANNER), severity, says, "manner")
    if law.has(DEEMED):
        listed_moments = law.items(DEEMED, "on")
        known = [m for m in MOMENTS.get(manner, ("sending",)) if m in listed_moments]
        if known:
            says = f"Notice counts from {known[0]}, not from its arrival."
            yield Finding(law.cite(DEEMED), "info", says, "manner")


def _allowed(law: Bylaws, manner: str) -> tuple[str, str]:
    """How the version stands to that manner, in one sentence."""
    named, doubtful = law.items(MANNER, "named"), law.items(MANNER, "doubtful")
    word = manner[:1].upper() + manner[1:]
    if manner in named:
        prepaid = law.option(MANNER, "prepaid", "False") == "True"
        return "fits", f"{word} is named{', charges prepaid' if prepaid else ''}."
    if manner in law.items(MANNER, "as_other_written"):
        return "info", f"{word} is not named; it passes as another written means."
    if manner in doubtful:
        return "warning", f"{word} is not named: it is doubtful whether it is good notice."
    return "error", f"{word} is no manner of notice; it goes by {listed(named, 'or')}."


def _people(case: Case, law: Bylaws) -> Iterator[Finding]:
    """Who gives the notice, and who may swear to it, of those in office on its day."""
    if law.has(GIVER) and case.facts.giver:
        yield from _giver(case, law)
    day = case.plan.notice_on
    if day is None or not case.facts.terms:
        return
    if law.has(GIVER) and not case.facts.giver:
        yield _may_give(case, law, day)
    if law.has(AFFIDAVIT):
        yield _may_swear(case, law, day)


def _giver(case: Case, law: Bylaws) -> Iterator[Finding]:
    giver, cite, received = case.facts.giver, law.cite(GIVER), case.plan.request.received_on
    if giver == REQUESTERS:
        found = meetings.check_requesters_notice(law, case.plan)
        yield from found
        if not found and received and case.plan.notice_on:
            far = distance(case.plan.notice_on, received, "request")
            says = f"{far}: the shareholders who asked may give the notice."
            yield Finding(cite, "fits", says, "signer")
        return
    givers = law.items(GIVER, "givers")
    asked = case.plan.request.addressee if received else ""
    if giver in (*givers, asked):
        yield Finding(cite, "fits", f"The {giver} gives the notice.", "signer")
        return
    severity = law.option(GIVER, "other_officer", "warning")
    says = f"The notice is given by the {giver} in place of the {listed(givers, 'or')}"
    tail = ", as any officer may." if severity == "fits" else "; record why."
    yield Finding(cite, severity, says + tail, "signer")


def _may_give(case: Case, law: Bylaws, day: date) -> Finding:
    cite, givers = law.cite(GIVER), law.items(GIVER, "givers")
    serving = in_office(case.facts.terms, day, *givers)
    if serving:
        says = f"{serving[0].name}, {serving[0].office}, gives the notice."
        return Finding(cite, "fits", says, "manner")
    says = f"Nobody is {listed(givers, 'or')} on {day_short(day)} to give the notice."
    severity = law.option(GIVER, "other_officer", "warning")
    return Finding(cite, "info" if severity == "fits" else severity, says, "manner")


def _may_swear(case: Case, law: Bylaws, day: date) -> Finding:
    cite, signers = law.cite(AFFIDAVIT), law.items(AFFIDAVIT, "signers")
    serving = in_office(case.facts.terms, day, *signers)
    if serving:
        says = f"{serving[0].name}, {serving[0].office}, may sign the affidavit of mailing."
        return Finding(cite, "fits", says, "manner")
    officers = listed([one for one in signers if one != TRANSFER_AGENT], "or")
    says = f"Nobody is {officers} on {day_short(day)}"
    says += f"; only a {TRANSFER_AGENT}" if TRANSFER_AGENT in signers else "; nobody"
    severity = law.option(AFFIDAVIT, "none_in_office", "warning")
    return Finding(cite, severity, f"{says} may sign the affidavit of mailing.", "manner")


def _recipients(case: Case, law: Bylaws) -> Iterator[Finding]:
    """Every holder entitled gets notice: by mail, by the fallback, or held."""
    held = case.facts.recipients
    if held is None:
        return
    routes = {row.holder_id: row.route for row in held.entitled}
    if law.has(RECIPIENTS):
        yield _entitled(law, len(routes), held.record_on)
    reached = list(routes.values())
    if count := len([route for route in reached if route not in (*MANNERS, "hold")]):
        yield from _no_address(case, law, count)
    if count := reached.count("hold"):
        yield from _returned(case, law, count)


def _entitled(law: Bylaws, count: int, record_on: date) -> Finding:
    if not count:
        says = f"No holder is entitled to vote on {day_short(record_on)}."
        return Finding(law.cite(RECIPIENTS), "warning", says, "record_on")
    holders = plural(count, "holder of record gets", "holders of record get")
    says = f"{holders} notice, as of {day_short(record_on)}."
    return Finding(law.cite(RECIPIENTS), "fits", says, "record_on")


def _no_address(case: Case, law: Bylaws, count: int) -> Iterator[Finding]:
    """A letter to the principal executive office, or publication in its county."""
    if not law.has(NO_ADDRESS):
        return
    cite, way = law.cite(NO_ADDRESS), case.plan.fallback
    ways = law.items(NO_ADDRESS, "ways")
    who = f"{plural(count, 'holder has', 'holders have')} no address"
    if way not in ways:
        says = f"{who}: notice goes by {listed(ways, 'or')}, not by {way}."
        yield Finding(cite, "error", says, "fallback")
    elif way == "publication":
        least = law.figure(NO_ADDRESS, "publications")
        says = f"{who}: {plural(least, 'publication')} at least{_inside(case, law)}."
        yield Finding(cite, "info", says, "fallback")
    else:
        by = listed(law.items(NO_ADDRESS, "to_office_by"), "or")
        says = f"{who}: {by} to the principal executive office is good notice."
        yield Finding(cite, "info", says, "fallback")


def _inside(case: Case, law: Bylaws) -> str:
    """The day of publication is the day of giving, so it lies inside the notice window."""
    if case.plan.on is None:
        return ""
    window = notice.notice_window(law, case.plan.on)
    return f" between {listed([day_short(end) for end in (window.first, window.last) if end])}"


def _returned(case: Case, law: Bylaws, count: int) -> Iterator[Finding]:
    given_on = case.plan.notice_on
    hold = notice.returned_mail_hold(law, given_on) if given_on else None
    if hold and hold.due:
        months = plural(law.figure(RETURNED, "months"), "month")
        says = f"{plural(count, 'notice is', 'notices are')} held {months} at the principal "
        says += f"executive office, through {day_short(hold.due)}: earlier mail came back."
        yield Finding(hold.cite, "info", says, "manner", None, hold.steps)
