"""What is on record joined with the rules that ask for it: rights, clocks and lateness.

Sources: 1988 III §16, V §2 and §4; 2002 §6.5 to §6.7, §6.20, §7.1 to §7.3, §7.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.bylaws.answers import DateAnswer, Deadline, Finding, Step, ours
from app.bylaws.due.item import OWN_SETTING
from app.bylaws.due.ruled import LAST, ruled
from app.bylaws.indemnity.claims import (
    GIVEN,
    Clocks,
    clock_start,
    clocks,
    given_by_hand,
    given_by_mail,
)
from app.bylaws.law import Bylaws
from app.bylaws.records.inspection import (
    PROMPT,
    PURPOSE,
    Demand,
    check_answer,
    check_demand,
    list_deadline,
    register_opens,
    rights_of,
)
from app.bylaws.records.offices import COPY
from app.bylaws.records.reports import (
    Request,
    Statement,
    annual_deadline,
    check_annual,
    check_interim,
    interim_deadline,
)
from app.domain.demands import (
    FinancialRequest,
    IndemnityRequest,
    InformationStatement,
    InspectionDemand,
)
from app.domain.words import day_plain, day_short, plural

DATED = ours("ours.received-before-dated", "A paper is not received before the day on it.")


def as_demand(asked: InspectionDemand) -> Demand:
    """The demand on record as the rules of inspection take it."""
    return Demand(
        asked.wants,
        asked.received_on,
        asked.demander,
        asked.held,
        asked.outstanding,
        asked.demanded_on,
        asked.in_writing,
        asked.filed,
        asked.purpose,
        asked.records,
        asked.agent,
        asked.authority,
        asked.charges_tendered,
        asked.as_of,
        asked.answer,
        asked.reason,
        asked.inspected_on,
        asked.attended_by,
    )


def check_logged(law: Bylaws, asked: InspectionDemand) -> tuple[Finding, ...]:
    """How a holder's demand stands as received: its right, purpose, agent, list, and its log."""
    return check_demand(law, as_demand(asked)) if ruled(law, asked.wants) else ()


def check_replied(law: Bylaws, asked: InspectionDemand, on: date) -> tuple[Finding, ...]:
    """Whether the answer to a holder's demand fits the right behind it."""
    return check_answer(law, as_demand(asked), on) if ruled(law, asked.wants) else ()


def demand_due(law: Bylaws, asked: InspectionDemand) -> Deadline | None:
    """By when the demand is to be met: five days, a named day, or without delay.

    `None` where no right carries it, and for a director, who comes at any reasonable time.
    """
    if not ruled(law, asked.wants):
        return None
    if asked.wants == "bylaws":
        return prompt_by(law, COPY, asked.received_on)
    rights = rights_of(law, as_demand(asked)) if asked.wants != "director" else ()
    if not rights:
        return None
    if asked.wants == "list":
        return list_deadline(law, asked.received_on, asked.as_of)
    if asked.wants == "books" or rights[0].cite.rule == PURPOSE:
        return prompt_by(law, rights[0].cite.rule, asked.received_on)
    opens = register_opens(law, asked.received_on)
    aim = law.calendar.aim_for(opens.on) if opens.on else None
    return Deadline(rights[0].cite, opens.on, opens.counted, aim, opens=opens.on, steps=opens.steps)


def prompt_by(law: Bylaws, rule: str, since: date) -> Deadline:
    """C-SOON: the last day before a warning, by our own setting; the bylaws give no number."""
    days = law.figure(PROMPT, "warning_after")
    due = law.calendar.business_days_after(since, days)
    words = plural(days, "business day")
    counted = f"{day_short(since)} plus {words} is {day_short(due)}. {OWN_SETTING}"
    steps = (Step("begun", since), Step(f"plus {words}", due, "our setting"))
    return Deadline(law.cite(rule), due, counted, due, steps=steps)


def check_late(due: Deadline | None, on: date) -> tuple[Finding, ...]:
    """Whether something was done after its last day; only advice where the days are our setting."""
    if due is None or due.due is None or on <= due.due:
        return ()
    own = due.counted.endswith(OWN_SETTING)
    sentence = f"Done on {day_short(on)}; {day_short(due.due)} was the last day."
    sentence += f" {OWN_SETTING}" if own else ""
    severity = "warning" if own else "error"
    return (Finding(due.cite, severity, sentence, "on", due.due, due.steps),)


def check_receipt(dated: date | None, received: date) -> tuple[Finding, ...]:
    """C-RECEIPT: a paper that is dated after the day on which it was received."""
    if dated is None or dated <= received:
        return ()
    sentence = f"The paper is dated {day_plain(dated)}, after its receipt on {day_plain(received)}."
    return (Finding(DATED, "error", sentence, "received_on"),)


def request_start(law: Bylaws, request: IndemnityRequest) -> DateAnswer | None:
    """The day from which the corporation's duties run; `None` while it is not known.

    Mail of another kind than the bylaws name has no deemed day and counts from its receipt.
    """
    if not law.has(GIVEN):
        return None
    deemed = None
    if request.receipted_on:
        deemed = given_by_hand(law, request.receipted_on).on
    elif request.postmarked_on and request.manner in law.items(GIVEN, "mail"):
        deemed = given_by_mail(law, request.postmarked_on).on
    if deemed is None and request.received_on is None:
        return None
    return clock_start(law, deemed, request.received_on)


def request_clocks(law: Bylaws, request: IndemnityRequest, claimant: str) -> Clocks | None:
    """The clocks that the request starts; `None` while the day they run from is not known."""
    start = request_start(law, request)
    if start is None or start.on is None:
        return None
    decided, resolved = request.decided_on, request.by_resolution
    return clocks(law, start.on, claimant, decided=decided, by_resolution=resolved)


def statements_due(law: Bylaws, asked: FinancialRequest) -> Deadline | None:
    """By when statements are sent; `due` is `None` while the request comes too early.

    `None` where nothing is owed: too few shares, or the annual report was sent.
    """
    received, made = asked.received_on, asked.made_on or asked.received_on
    if received is None or made is None or not ruled(law, asked.asks):
        return None
    if asked.asks == "last":
        return prompt_by(law, LAST, received)
    if asked.ends_on is None or not _owed(statements_found(law, asked)):
        return None
    if asked.asks == "interim":
        due = interim_deadline(law, asked.ends_on, made, received)
    else:
        due = annual_deadline(law, asked.ends_on, made, received, with_interim=asked.with_interim)
    return replace(due, counted=f"{due.counted} {asked.year_by}".strip())


def statements_found(law: Bylaws, asked: FinancialRequest) -> tuple[Finding, ...]:
    """How the request stands: the shares of the class, and whether it comes too early."""
    received, ends = asked.received_on, asked.ends_on
    if asked.asks == "last" or received is None or ends is None or not ruled(law, asked.asks):
        return ()
    request = Request(
        asked.made_on or received,
        received,
        _exact(asked.held),
        _exact(asked.outstanding),
        asked.with_interim,
    )
    if asked.asks == "interim":
        return check_interim(law, request, ends)
    return check_annual(law, request, ends, asked.report_sent)


def as_statement(said: InformationStatement) -> Statement:
    """The statement of information as the rules check it."""
    return Statement(
        tuple((one.name, one.address) for one in said.directors),
        said.vacancies,
        tuple((one.office, one.name, one.address) for one in said.officers),
        said.street,
        said.state,
        said.business,
        said.agent,
    )


def _owed(found: Sequence[Finding]) -> bool:
    """Whether nothing but the time may still stand against the request."""
    return all(f.severity == "fits" or f.repair for f in found)


def _exact(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
