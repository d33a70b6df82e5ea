"""Annual and interim statements on request, how long they are kept, and the yearly statement.

Sources: 1988 V §4; 2002 §2.5 ¶2, §7.5, §7.6 and §7.7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.bylaws.answers import Citation, Deadline, Finding, Step, Threshold
from app.bylaws.counting import least_votes, months_longer
from app.bylaws.law import Bylaws
from app.bylaws.silence import only_with
from app.domain.offices import Term
from app.domain.states import same_state
from app.domain.value import value
from app.domain.words import day_short, exact, listed, plural, whole

if TYPE_CHECKING:
    from fractions import Fraction

ANNUAL, INTERIM = "reports.annual.request", "reports.interim.request"
WAIVED, RETENTION = "reports.annual.waived", "reports.statements.retention"
ACCOMPANIMENT, CERTIFIER = "reports.statements.accompaniment", "reports.statements.certifier"
DELIVERY, YEARLY = "reports.delivery", "reports.statement-of-information"
CONTENT = "reports.statement-of-information.content"
CLASS_HOLDERS, NO_WAIT = "five-percent-of-a-class", "none"
_BOX = r"\bp\.?\s*o\.?\s*box\b|\bpost office box\b"


@value
class Request:
    """One written request for statements.

    `made_on` is the date on the request, `received_on` the day it came. `held` and `outstanding`
    are shares of one class. `with_interim` says that an interim statement is asked for as well.
    """

    made_on: date
    received_on: date
    held: int | Fraction | None = None
    outstanding: int | Fraction | None = None
    with_interim: bool = False


def annual_deadline(
    law: Bylaws,
    year_end: date,
    requested: date,
    received: date | None = None,
    *,
    with_interim: bool = False,
) -> Deadline:
    """When the year's statements are due: `due` is `None` while the request comes too early.

    `opens` is the first day of a good request, `None` where there is no wait. `with_interim`
    takes the road of holders of five percent of a class, who need not wait (2002 §7.6 ¶3).
    """
    steps = [Step("year ended", year_end)]
    waits = law.choice(ANNUAL, "wait") != NO_WAIT and not with_interim
    wait = law.figure(ANNUAL, "wait_days") if waits else 0
    first = year_end + timedelta(wait + 1)
    if wait:
        steps.append(Step(f"more than {plural(wait, 'day')} later", first, "first day"))
    counts = INTERIM if with_interim else ANNUAL
    start = _start(law, counts, requested, received)
    days = law.figure(counts, "due_days")
    due = _due(law, ANNUAL, requested, start, first, days, steps)
    return due if wait else replace(due, opens=None)


def interim_deadline(
    law: Bylaws, period_end: date, requested: date, received: date | None = None
) -> Deadline:
    """When interim statements are due: `due` is `None` while the request comes too early.

    2002 counts from receipt; 1988 from the earlier of the request's date and receipt (E88-31).
    """
    wait = law.figure(INTERIM, "wait_days")
    first = period_end + timedelta(wait + 1)
    steps = [Step("period ended", period_end)]
    steps.append(Step(f"more than {plural(wait, 'day')} later", first, "first day"))
    start = _start(law, INTERIM, requested, received)
    return _due(law, INTERIM, requested, start, first, law.figure(INTERIM, "due_days"), steps)


def class_threshold(
    law: Bylaws, outstanding: int | Fraction, held: int | Fraction | None = None
) -> Threshold:
    """The shares of a class that holders need together to ask for interim statements."""
    fraction = law.fraction(INTERIM, "fraction")
    needed = least_votes(fraction, law.choice(INTERIM, "comparison"), outstanding)
    counted = f"{fraction} of the {exact(outstanding)} shares of the class: {whole(needed)}."
    met = None if held is None else held >= fraction * outstanding
    return Threshold(law.cite(INTERIM), needed, outstanding, counted, met)


def keep_through(law: Bylaws, days: Sequence[date]) -> Deadline:
    """The day through which a statement is kept: from the latest of prepared, filed and sent."""
    months, start = law.figure(RETENTION, "months"), max(days)
    through = months_longer(start, months)
    counted = f"{plural(months, 'month')} from {day_short(start)} end on {day_short(through)}."
    steps = (Step("latest day", start), Step(f"plus {plural(months, 'month')}", through))
    return Deadline(law.cite(RETENTION), through, counted, steps=steps)


def held_for_returned(law: Bylaws, given: date) -> Deadline:
    """The day through which a report is held for a holder whose mail came back; needs DELIVERY."""
    months = law.figure(DELIVERY, "months")
    through = months_longer(given, months)
    counted = f"{plural(months, 'month')} from {day_short(given)} end on {day_short(through)}."
    steps = (Step("given", given), Step(f"plus {plural(months, 'month')}", through))
    return Deadline(law.cite(DELIVERY), through, counted, steps=steps)


def periods_open(law: Bylaws, year_start: date, on: date) -> tuple[date, ...]:
    """The ends of this fiscal year's interim periods that may be asked for on that day."""
    from dateutil.relativedelta import relativedelta

    wait = law.figure(INTERIM, "wait_days")
    last = year_start + relativedelta(years=1)
    ends = period_ends(law, year_start)
    return tuple(end for end in ends if (on - end).days > wait and on < last)


def period_ends(law: Bylaws, year_start: date) -> tuple[date, ...]:
    """The ends of the interim periods of the fiscal year that begins on that day."""
    from dateutil.relativedelta import relativedelta

    months = [int(count) for count in law.items(INTERIM, "periods")]
    return tuple(year_start + relativedelta(months=count) - timedelta(1) for count in months)


def check_annual(
    law: Bylaws, request: Request, year_end: date, report_sent: date | None
) -> tuple[Finding, ...]:
    """Whether the request for the year's statements must be answered, and by when."""
    if report_sent:
        sentence = f"The annual report was sent on {day_short(report_sent)}; no request is open."
        return (Finding(law.cite(WAIVED), "info", sentence, "report_sent"),)
    if law.choice(ANNUAL, "who") == CLASS_HOLDERS or request.with_interim:
        found = _holding(law, request, ANNUAL)
        if found.severity != "fits":
            return (found,)
    due = annual_deadline(
        law,
        year_end,
        request.made_on,
        request.received_on,
        with_interim=request.with_interim,
    )
    return (_asked(due),)


def check_interim(law: Bylaws, request: Request, period_end: date) -> tuple[Finding, ...]:
    """Whether the request for interim statements must be answered, and by when."""
    found = _holding(law, request, INTERIM)
    due = interim_deadline(law, period_end, request.made_on, request.received_on)
    return (found, _asked(due))


def check_answered(due: Deadline, answered: date | None, today: date) -> tuple[Finding, ...]:
    """Whether the statements were sent in time."""
    last = due.due
    if last is None or (answered or today) <= last:
        return ()
    sent = f"Sent on {day_short(answered)}" if answered else "Not sent yet"
    sentence = f"{sent}; {day_short(last)} was the last day."
    return (Finding(due.cite, "error", sentence, "answered_on"),)


@value
class Statement:
    """What the yearly statement of information says; `vacancies` is `None` while not counted.

    `directors` are (name, address); `officers` are (office, name, address).
    """

    directors: tuple[tuple[str, str], ...] = ()
    vacancies: int | None = None
    officers: tuple[tuple[str, str, str], ...] = ()
    street: str = ""
    state: str = ""
    business: str = ""
    agent: str = ""


@only_with(YEARLY)
def check_yearly(
    law: Bylaws, year: int, filings: Sequence[date], today: date
) -> tuple[Finding, ...]:
    """Whether the statement of information of that year was filed, and its last day if not.

    `filings` are the days on which that year's statement was filed.
    """
    cite = law.cite(YEARLY)
    if filings:
        sentence = f"The statement of {year} was filed on {day_short(max(filings))}."
        return (Finding(cite, "fits", sentence, "filed_on"),)
    month, day = (int(part) for part in law.choice(YEARLY, "due_by").split("-"))
    last = date(year, month, day)
    late = today > last
    sentence = f"No statement of {year} is filed. {day_short(last)} {'was' if late else 'is'}"
    sentence += " the last day by our setting; the bylaws say only every year."
    return (Finding(cite, "error" if late else "info", sentence, "filed_on", last),)


def check_statement(law: Bylaws, statement: Statement) -> tuple[Finding, ...]:
    """Every gap of the statement of information, each with the field it concerns."""
    if not law.has(CONTENT):
        return ()
    named = {office for office, _, _ in statement.officers}
    gaps = [
        *(
            ("directors", f"The address of {n} is missing.")
            for n, a in statement.directors
            if not a
        ),
        *(
            ("officers", f"The address of {n} is missing.")
            for _, n, a in statement.officers
            if not a
        ),
        *(
            ("officers", f"The {office} is missing.")
            for office in law.items(CONTENT, "officers")
            if office not in named
        ),
        *_plain_gaps(statement),
        *_street_gaps(law, statement),
    ]
    severity = law.choice(CONTENT, "missing")
    return tuple(Finding(law.cite(CONTENT), severity, says, field) for field, says in gaps)


@only_with(ACCOMPANIMENT)
def check_accompaniment(
    law: Bylaws, *, accountants_report: bool, certificate: bool
) -> tuple[Finding, ...]:
    """Whether one of the two papers goes with the statements."""
    if accountants_report or certificate:
        return ()
    one_of = listed(law.items(ACCOMPANIMENT, "one_of"), "or")
    sentence = f"One of these goes with the statements: {one_of}."
    severity = law.choice(ACCOMPANIMENT, "without")
    return (Finding(law.cite(ACCOMPANIMENT), severity, sentence, "certificate"),)


@only_with(CERTIFIER)
def check_certifier(
    law: Bylaws, term: Term, on: date, *, authorized: bool = False
) -> tuple[Finding, ...]:
    """Whether this officer may certify; `authorized` is a recorded decision of the board."""
    cite = law.cite(CERTIFIER)
    if not term.runs_on(on):
        from app.bylaws.shares.certificates import in_office_finding

        return (in_office_finding(cite, term, on, "term"),)
    if term.office in law.items(CERTIFIER, "offices") or authorized:
        sentence = f"{term.name}, {term.office}, may certify the statements."
        return (Finding(cite, "fits", sentence, "term"),)
    sentence = f"{term.name}, {term.office}, is not named for it. {cite.says}"
    return (Finding(cite, law.choice(CERTIFIER, "other"), sentence, "term"),)


def _start(law: Bylaws, rule: str, requested: date, received: date | None) -> date:
    if law.choice(rule, "due_from") == "receipt":
        return received or requested
    return min(requested, received or requested)


def _due(
    law: Bylaws, rule: str, requested: date, start: date, first: date, days: int, steps: list[Step]
) -> Deadline:
    """C-MORE, then C-FWD: too early, or due so many days after the start."""
    cite = law.cite(rule)
    if requested < first:
        counted = f"The request comes too early; the first day is {day_short(first)}."
        return Deadline(cite, None, counted, opens=first, steps=tuple(steps))
    due = start + timedelta(days)
    aim = law.calendar.aim_for(due)
    counted = f"{day_short(start)} plus {plural(days, 'day')} is {day_short(due)}"
    if aim != due:
        counted += f", {law.calendar.why_closed(due)}, so aim for {day_short(aim)}"
    steps += [Step("request", start), Step(f"plus {plural(days, 'day')}", due, "last day")]
    return Deadline(cite, due, f"{counted}.", aim, opens=first, steps=tuple(steps))


def _asked(due: Deadline) -> Finding:
    severity = "fits" if due.due else "info"
    return Finding(due.cite, severity, due.counted, "made_on", due.due or due.opens, due.steps)


def _holding(law: Bylaws, request: Request, rule: str) -> Finding:
    cite: Citation = law.cite(rule)
    if request.held is None or not request.outstanding:
        sentence = "The shares of the class held and outstanding are not written down."
        return Finding(cite, "warning", sentence, "held")
    threshold = class_threshold(law, request.outstanding, request.held)
    sentence = f"{exact(request.held)} shares are held. {threshold.counted}"
    return Finding(cite, "fits" if threshold.met else "warning", sentence, "held")


def _plain_gaps(statement: Statement) -> list[tuple[str, str]]:
    parts = (
        ("directors", statement.directors, "No director is named."),
        ("vacancies", statement.vacancies is not None, "The number of vacancies is missing."),
        ("business", statement.business, "The type of business is missing."),
        ("agent", statement.agent, "The agent for service of process is missing."),
    )
    return [(field, says) for field, there, says in parts if not there]


def _street_gaps(law: Bylaws, statement: Statement) -> list[tuple[str, str]]:
    if not statement.street:
        return [("street", "The street address of the office in California is missing.")]
    if re.search(_BOX, statement.street, re.IGNORECASE):
        return [("street", "A post office box is no street address.")]
    if not same_state(statement.state, law.choice(CONTENT, "home_state")):
        return [("street", "The street address must be of an office in California.")]
    return []
