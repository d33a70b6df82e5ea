"""Clocks of indemnity, and who must or may be indemnified.

Sources: 1988 III §16(a), (e) and (f); 2002 §6.1, §6.5 to §6.8 and §6.20. Counting words C-FWD,
C-MORE and C-BUS. A claimant is a `director`, `officer`, `employee` or `other agent`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.bylaws.answers import DateAnswer, Deadline, Permission, Step
from app.bylaws.counting import MORE_THAN, within
from app.bylaws.law import Bylaws
from app.domain.refusal import Refusal
from app.domain.words import day_short, listed, plural

PERSONS, ADVANCE = "indemnity.persons", "indemnity.advance"
ADVANCE_DUE = "indemnity.advance.deadline"
PAYMENT, SUIT, BY_RESOLUTION = (
    "indemnity.payment.deadline",
    "indemnity.suit-right",
    "indemnity.agent-resolution",
)
GIVEN, DEFENSE = "indemnity.communications", "indemnity.defense"
ROUTES = "indemnity.determination"
CLAIMANTS = ("director", "officer", "employee", "other agent")


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of a claim side by side; an entry is `None` where the version has no such rule."""

    advance: Deadline | None
    payment: Deadline | None
    suit: DateAnswer | None


def must_indemnify(law: Bylaws, claimant: str) -> Permission:
    """Whether the corporation must indemnify this claimant, or only may."""
    return _duty(law, PERSONS, claimant, "indemnify")


def must_advance(law: Bylaws, claimant: str) -> Permission:
    """Whether expenses must be advanced to this claimant, or only may be."""
    return _duty(law, ADVANCE, claimant, "advance expenses to")


def advance_due(
    law: Bylaws, delivered: date, claimant: str = "director", decided: date | None = None
) -> Deadline | None:
    """The last day to pay an advance; an agent's days run from the decision if it is later.

    `None` where the version has no such rule. While an agent's advance is undecided nothing runs.
    """
    if not law.has(ADVANCE_DUE):
        return None
    days = law.figure(ADVANCE_DUE, "days")
    if must_advance(law, claimant).yes:
        return within(law, ADVANCE_DUE, delivered, "request delivered", days)
    if decided is None:
        counted = "The days run once the corporation decides to advance expenses to the agent."
        return Deadline(law.cite(ADVANCE_DUE), None, counted)
    if decided > delivered:
        return within(law, ADVANCE_DUE, decided, "advance decided", days)
    return within(law, ADVANCE_DUE, delivered, "request delivered", days)


def payment_due(
    law: Bylaws, received: date, claimant: str = "director", *, by_resolution: bool = False
) -> Deadline | None:
    """The last day to pay indemnity; for an agent only if the board resolved so."""
    if not law.has(PAYMENT):
        return None
    if not _enforces(law, PAYMENT, claimant, by_resolution):
        return Deadline(law.cite(BY_RESOLUTION), None, _NO_RIGHT)
    days = law.figure(PAYMENT, "days")
    return within(law, PAYMENT, received, "request received", days)


def suit_opens(
    law: Bylaws, received: date, claimant: str = "director", *, by_resolution: bool = False
) -> DateAnswer | None:
    """The first day on which the claimant may sue, if the request is unpaid then."""
    if not law.has(SUIT):
        return None
    if not _enforces(law, SUIT, claimant, by_resolution):
        return DateAnswer(law.cite(BY_RESOLUTION), None, _NO_RIGHT)
    days = law.figure(SUIT, "days")
    last = received + timedelta(days)
    opens = last + timedelta(law.choice(SUIT, "comparison") == MORE_THAN)
    steps = (
        Step("request received", received),
        Step(f"plus {plural(days, 'day')}", last, "last day to pay"),
        Step("unpaid then", opens, "suit may be brought"),
    )
    counted = (
        f"{day_short(received)} plus {plural(days, 'day')} is {day_short(last)};"
        f" unpaid then, a suit may be brought from {day_short(opens)}."
    )
    return DateAnswer(law.cite(SUIT), opens, counted, steps)


def clocks(
    law: Bylaws,
    started: date,
    claimant: str = "director",
    *,
    decided: date | None = None,
    by_resolution: bool = False,
) -> Clocks:
    """All clocks that one request starts, for an advance and for payment."""
    return Clocks(
        advance_due(law, started, claimant, decided),
        payment_due(law, started, claimant, by_resolution=by_resolution),
        suit_opens(law, started, claimant, by_resolution=by_resolution),
    )


def given_by_hand(law: Bylaws, receipted: date) -> DateAnswer:
    """The day on which a paper delivered by hand counts as given: that of the receipt."""
    counted = f"Delivered by hand and receipted for on {day_short(receipted)}: given on that day."
    return DateAnswer(law.cite(GIVEN), receipted, counted, (Step("receipt", receipted),))


def given_by_mail(law: Bylaws, postmarked: date) -> DateAnswer:
    """C-BUS: the day on which certified or registered mail counts as given."""
    wanted, steps = law.figure(GIVEN, "business_days"), [Step("postmark", postmarked)]
    day, counted = postmarked, 0
    while counted < wanted:
        day += timedelta(1)
        why = law.calendar.why_closed(day)
        counted += not why
        steps.append(Step("not counted" if why else f"business day {counted}", day, why))
    sentence = (
        f"Postmarked {day_short(postmarked)}; plus {plural(wanted, 'business day')} is "
        f"{day_short(day)}."
    )
    sentence += law.calendar.weekdays_told(step.on for step in steps[1:] if step.on)
    return DateAnswer(law.cite(GIVEN), day, sentence, tuple(steps))


def clock_start(law: Bylaws, deemed: date | None, received: date | None) -> DateAnswer:
    """The day from which a duty of the corporation runs: deemed or actual receipt, the earlier.

    A manner that the section does not name has no deemed day and counts from proved receipt.
    """
    known = [day for day in (deemed, received) if day]
    if not known:
        raise Refusal("Write the day on which the request was received, or how it was sent.")
    steps = tuple(Step(n, d) for n, d in (("deemed given", deemed), ("received", received)) if d)
    first = min(known)
    reason = "received" if first == received else "deemed given"
    counted = f"The clocks run from {day_short(first)}, the day it was {reason}."
    return DateAnswer(law.cite(GIVEN), first, counted, steps)


def fees_stop(
    law: Bylaws, noticed: date | None, approved: date | None, retained: date | None
) -> DateAnswer:
    """The day after whose events the corporation owes no fees of the person's other counsel.

    It is the latest of written notice, approval and retention of counsel (2002 §6.8).
    """
    names = law.items(DEFENSE, "fees_stop_after")
    days = dict(zip(names, (noticed, approved, retained), strict=True))
    steps = tuple(Step(name, day) for name, day in days.items() if day)
    missing = [name for name, day in days.items() if day is None]
    if missing:
        counted = f"Fees go on: {listed(missing)} still to come."
        return DateAnswer(law.cite(DEFENSE), None, counted, steps)
    last = max(day for day in days.values() if day)
    counted = f"Fees after {day_short(last)} are not owed: {listed(names)} are all there."
    return DateAnswer(law.cite(DEFENSE), last, counted, steps)


def routes(law: Bylaws) -> Permission:
    """Who may find that indemnity is proper: directors, shareholders, court; 2002 asks nobody."""
    names, cite = law.items(ROUTES, "routes"), law.cite(ROUTES)
    if names:
        return Permission(cite, True, f"A finding is made by {listed(names, 'or')}.", names)
    return Permission(cite, False, "No finding is needed before payment; record it all the same.")


_NO_RIGHT = "An agent has this right only if the board so resolved; no resolution is recorded."


def _duty(law: Bylaws, rule: str, claimant: str, act: str) -> Permission:
    if claimant not in CLAIMANTS:
        raise Refusal(f"There is no class {claimant}. Write {listed(CLAIMANTS, 'or')}.")
    must = law.has(rule) and claimant in law.items(rule, "duty_to")
    counted = f"The corporation {'must' if must else 'may'} {act} this {claimant}."
    return Permission(law.cite(rule), must, counted)


def _enforces(law: Bylaws, rule: str, claimant: str, by_resolution: bool) -> bool:
    return by_resolution or (law.has(rule) and claimant in law.items(rule, "claimants"))
