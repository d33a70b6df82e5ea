"""Who may inspect the record of shareholders, books and bylaws, from when, and what is still due.

Sources: 1988 V §2 and §8; 2002 §7.1 to §7.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from app.bylaws.answers import DateAnswer, Deadline, Finding, Permission, Step, Threshold
from app.bylaws.counting import carries, least_votes
from app.bylaws.law import Bylaws
from app.domain.offices import directors_in_office
from app.domain.words import day_short, exact, listed, plural, whole

if TYPE_CHECKING:
    from app.domain.company import Company

FIVE, ONE = "inspection.register.five-percent", "inspection.register.one-percent"
AGENT_LIST, AS_OF = "inspection.list.agent", "inspection.list.as-of"
LIST_DUE, PURPOSE = "inspection.list.deadline", "inspection.register.proper-purpose"
BOOKS, AGENT, LOG = "inspection.books-minutes", "inspection.agent", "inspection.demand-log"
DIRECTORS, PROMPT = "inspection.directors", "calendar.prompt"
BUSINESS_DAYS = "business-days"
GRANTED, REFUSED = "granted", "refused"


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand to inspect as the log holds it.

    `wants` is `register`, `list` or `books`. `held` and `outstanding` are voting shares on the
    demand's day. `filed` names the form filed on the election of directors, if any. `answer` is
    `granted`, `refused` or empty while it is open.
    """

    wants: str
    received_on: date
    demander: str
    held: int | Fraction | None = None
    outstanding: int | Fraction | None = None
    demanded_on: date | None = None
    in_writing: bool = True
    filed: str = ""
    purpose: str = ""
    records: tuple[str, ...] = ()
    agent: str = ""
    authority: str = ""
    charges_tendered: bool = False
    as_of: date | None = None
    answer: str = ""
    reason: str = ""
    inspected_on: date | None = None
    attended_by: str = ""


def register_threshold(
    law: Bylaws,
    outstanding: int | Fraction,
    held: int | Fraction | None = None,
    rule: str = FIVE,
) -> Threshold:
    """The voting shares that holders need together to inspect the record of shareholders."""
    fraction, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
    needed = least_votes(fraction, comparison, outstanding)
    verb = "is" if needed == 1 else "are"
    counted = f"{_percent(fraction)} of {exact(outstanding)} voting shares: {whole(needed)} {verb}"
    # Exact shares are compared, so that a fraction of a share counts for its holder.
    met = None if held is None else carries(held, fraction, comparison, outstanding)
    return Threshold(law.cite(rule), needed, outstanding, f"{counted} needed.", met)


def register_opens(law: Bylaws, received: date) -> DateAnswer:
    """The first day on which the record of shareholders may be inspected."""
    opens, counted, steps = _lead(law, FIVE, received)
    return DateAnswer(law.cite(FIVE), opens, counted, steps)


def list_deadline(law: Bylaws, received: date, as_of: date | None = None) -> Deadline:
    """The last day for the transfer agent's list: the later of the lead and the day named.

    No day before the one named is aimed for: the list is of that day.
    """
    lead, counted, steps = _lead(law, LIST_DUE, received)
    due = max(lead, as_of) if as_of else lead
    if as_of:
        steps = (*steps, Step("day named", as_of), Step("the later of the two", due, "last day"))
        counted += f" The day named is {day_short(as_of)}. The later is {day_short(due)}."
    aim, why = law.calendar.aim_for(due), law.calendar.why_closed(due)
    if as_of and aim < as_of:
        aim, counted = due, f"{counted[:-1]}, {why}; the list cannot be made before it."
    elif why:
        counted = f"{counted[:-1]}, {why}, so aim for {day_short(aim)}."
    return Deadline(law.cite(LIST_DUE), due, counted, aim, steps=steps)


def first_as_of(law: Bylaws, demanded: date) -> date:
    """The first day that a holder may name as the day of the list."""
    return demanded + timedelta(law.figure(AS_OF, "min_days"))


def director_right(law: Bylaws, company: Company, person_id: int, on: date) -> Permission:
    """Whether a person inspects everything as a director in office; no purpose may be asked."""
    serving = directors_in_office(company.terms, on)
    yes = any(term.person_id == person_id for term in serving)
    counted = (
        f"A director in office on {day_short(on)}: the right is absolute and no purpose is asked."
        if yes
        else f"Not a director in office on {day_short(on)}."
    )
    return Permission(law.cite(DIRECTORS), yes, counted, law.items(DIRECTORS, "scope"))


def rights_of(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    """The rights that carry the demand, each with its section; empty if none does."""
    return (*_share_of_votes(law, demand), *_by_purpose(law, demand))


def check_demand(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    """How the demand stands as received: its right, purpose, agent, list, and its log."""
    return (
        *(rights_of(law, demand) or _no_right(law, demand)),
        *_one_percent_gone(law, demand),
        *_agent(law, demand),
        *_list(law, demand),
        *_log(law, demand),
    )


def check_answer(law: Bylaws, demand: Demand, today: date) -> tuple[Finding, ...]:
    """Whether the answer was due, and whether it fits the right."""
    rights = rights_of(law, demand)
    if demand.answer == REFUSED:
        return _refused(rights, demand)
    if demand.answer == GRANTED:
        return () if rights else _granted_without_right(law)
    return _still_open(law, demand, today, rights)


def check_director_refused(law: Bylaws, name: str) -> Finding:
    """What it means to refuse a director in office."""
    sentence = f"{name} is a director in office: the right to inspect is absolute."
    return Finding(law.cite(DIRECTORS), law.choice(DIRECTORS, "refused"), sentence, "answer")


def _lead(law: Bylaws, rule: str, received: date) -> tuple[date, str, tuple[Step, ...]]:
    """C-BUS or C-FWD from receipt, as the version says."""
    days = law.figure(rule, "lead")
    if law.choice(rule, "unit") != BUSINESS_DAYS:
        due = received + timedelta(days)
        steps = (Step("received", received), Step(f"plus {plural(days, 'day')}", due))
        counted = f"{day_short(received)} plus {plural(days, 'day')} is {day_short(due)}."
        return due, counted, steps
    due = law.calendar.business_days_after(received, days)
    between = [received + timedelta(n) for n in range(1, (due - received).days)]
    skipped = [day for day in between if not law.calendar.business_day(day)]
    steps = (
        Step("received", received),
        *(Step("skipped", day, law.calendar.why_closed(day)) for day in skipped),
        Step(f"business day {days} after", due),
    )
    counted = f"{day_short(received)} plus {plural(days, 'business day')} is {day_short(due)}."
    counted += law.calendar.weekdays_told((*between, due))
    return due, counted, steps


def _share_of_votes(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    if demand.wants == "books" or not demand.outstanding or demand.held is None:
        return ()
    found: list[Finding] = []
    rule = FIVE if demand.wants == "register" else AGENT_LIST
    five = register_threshold(law, demand.outstanding, demand.held)
    if five.met:
        sentence = f"{exact(demand.held)} voting shares are held; {five.counted}"
        found.append(Finding(law.cite(rule), "fits", sentence, "held"))
    elif law.has(ONE) and demand.filed:
        one = register_threshold(law, demand.outstanding, demand.held, ONE)
        if one.met:
            sentence = f"{demand.filed} is filed and {exact(demand.held)} voting shares are held;"
            found.append(Finding(law.cite(ONE), "fits", f"{sentence} {one.counted}", "held"))
    return tuple(found)


def _by_purpose(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    rule = {"register": PURPOSE, "books": BOOKS}.get(demand.wants)
    if rule is None or not demand.purpose:
        return ()
    sentence = f"A purpose is stated. It must be related to the holding: “{demand.purpose}”."
    return (Finding(law.cite(rule), "fits", sentence, "purpose"),)


def _no_right(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    if demand.wants == "list":
        return (_below(law, demand, AGENT_LIST),)
    rule = BOOKS if demand.wants == "books" else PURPOSE
    sentence = "No purpose is stated. A holder states one that is related to the holding."
    purpose = Finding(law.cite(rule), "warning", sentence, "purpose")
    return (purpose,) if demand.wants == "books" else (_below(law, demand, FIVE), purpose)


def _below(law: Bylaws, demand: Demand, rule: str) -> Finding:
    if not demand.outstanding or demand.held is None:
        sentence = "The voting shares held and outstanding are not written down."
    else:
        needed = register_threshold(law, demand.outstanding).needed
        sentence = f"{exact(demand.held)} voting shares are held; {whole(needed)} are needed."
    return Finding(law.cite(rule), "warning", sentence, "held")


def _one_percent_gone(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    """Without the one percent rule the Code may still give more (E02-33)."""
    if law.has(ONE) or not demand.filed:
        return ()
    sentence = f"These bylaws give no right by {demand.filed}. The Corporations Code may give more."
    return (Finding(law.cite(FIVE), "advice", sentence, "filed"),)


def _agent(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    if not demand.agent:
        return ()
    if demand.authority:
        sentence = f"{demand.agent} inspects for {demand.demander}: {demand.authority}."
        return (Finding(law.cite(AGENT), "fits", sentence, "agent"),)
    sentence = f"Nothing shows yet that {demand.agent} acts for {demand.demander}."
    return (Finding(law.cite(AGENT), law.choice(AGENT, "without_authority"), sentence, "agent"),)


def _list(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    if demand.wants != "list":
        return ()
    found: list[Finding] = []
    if not demand.charges_tendered:
        sentence = "The transfer agent’s usual charges are not tendered yet."
        severity = law.choice(AGENT_LIST, "without_charges")
        found.append(Finding(law.cite(AGENT_LIST), severity, sentence, "charges_tendered"))
    first = first_as_of(law, demand.demanded_on or demand.received_on)
    if demand.as_of and demand.as_of < first:
        sentence = f"The day of the list must come after the demand: {day_short(first)} or later."
        found.append(Finding(law.cite(AS_OF), "error", sentence, "as_of", first))
    return tuple(found)


def _log(law: Bylaws, demand: Demand) -> tuple[Finding, ...]:
    inspected = demand.inspected_on
    there = {
        "in writing": demand.in_writing,
        "demander": demand.demander,
        "holding": demand.held is not None or demand.wants == "books",
        "records asked": demand.records or demand.wants != "books",
        "attended by": demand.attended_by or not inspected,
    }
    missing = [name for name in law.items(LOG, "logged") if not there.get(name, True)]
    if not missing:
        return ()
    sentence = f"The log still lacks: {listed(missing)}."
    return (Finding(law.cite(LOG), law.choice(LOG, "incomplete"), sentence),)


def _refused(rights: tuple[Finding, ...], demand: Demand) -> tuple[Finding, ...]:
    if not rights:
        return ()
    if {right.cite.rule for right in rights} <= {PURPOSE, BOOKS} and demand.reason:
        sentence = "A demand with a stated purpose was refused; the reason is written down."
        return (Finding(rights[0].cite, "info", sentence, "answer"),)
    sentence = "The demand was refused though its holder may inspect."
    return (Finding(rights[0].cite, "error", sentence, "answer"),)


def _granted_without_right(law: Bylaws) -> tuple[Finding, ...]:
    sentence = "The demand was granted though no right of these bylaws carries it."
    return (Finding(law.cite(FIVE), "warning", sentence, "answer"),)


def _still_open(
    law: Bylaws, demand: Demand, today: date, rights: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    if not rights:
        return ()
    cite = rights[0].cite
    if cite.rule in (PURPOSE, BOOKS):
        return open_since(law, cite.rule, demand.received_on, today)
    due = register_opens(law, demand.received_on).on
    if demand.wants == "list":
        listing = list_deadline(law, demand.received_on, demand.as_of)
        due, cite = listing.due, listing.cite
    if due is None or today <= due:
        return ()
    sentence = f"{day_short(due)} was the day; the demand is still open."
    return (Finding(cite, "error", sentence, "answer"),)


def open_since(law: Bylaws, rule: str, since: date, today: date) -> tuple[Finding, ...]:
    """C-SOON: how long a task without a number of days has waited, by our own settings."""
    for param, severity in (("warning_after", "warning"), ("advice_after", "advice")):
        limit = law.figure(PROMPT, param)
        if today > law.calendar.business_days_after(since, limit):
            sentence = f"Open since {day_short(since)}, more than {plural(limit, 'business day')}."
            note = " The bylaws give no number of days; this is our setting."
            return (Finding(law.cite(rule), severity, sentence + note, "answer"),)
    return ()


def _percent(fraction: Fraction) -> str:
    return f"{fraction * 100} percent" if (fraction * 100).denominator == 1 else str(fraction)
