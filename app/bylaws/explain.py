"""A rule explained in every version: its sentence, its figures, the count, and each day counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.bylaws.answers import DateAnswer, Deadline, Step, Window
from app.bylaws.calendar import Calendar
from app.bylaws.law import Bylaws, Rule, Shelf
from app.bylaws.plan import DATE_FIELDS, PlanFacts, windows
from app.domain.meetings import MeetingPlan

Answer = Window | Deadline | DateAnswer
MOST_DAYS = 130


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day of the count: its number from the event, and why it is no business day, or empty."""

    on: date
    number: int
    closed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """The rule in one version; `governs` if that version rules the event."""

    law: Bylaws
    rule: Rule
    governs: bool
    steps: tuple[Step, ...] = ()
    counted: str = ""
    days: tuple[CountedDay, ...] = ()


def explain(
    shelf: Shelf,
    rule_id: str,
    governing: Sequence[Bylaws] = (),
    answers: Mapping[str, Answer] | None = None,
) -> tuple[Explained, ...]:
    """The rule in each version that has it, those that govern first, then the latest first.

    `answers` are what it gave, by the version's key.
    """
    found = [law for law in reversed(shelf.versions) if law.has(rule_id)]
    ordered = sorted(found, key=lambda law: law not in governing)
    return tuple(_explained(law, rule_id, law in governing, answers or {}) for law in ordered)


def plan_answers(
    shelf: Shelf, plan: MeetingPlan, facts: PlanFacts, rule_id: str
) -> dict[str, Answer]:
    """What the rule gives for this plan under each version, whichever governs."""
    found: dict[str, Answer] = {}
    for law in shelf.versions:
        alone = Shelf((replace(law, effective_from=date.min),))
        for field in DATE_FIELDS:
            day = plan.day(field) or plan.on or facts.today
            for window in windows(alone, plan, field, facts, day):
                if window.cite.rule == rule_id:
                    found.setdefault(law.key, window)
    return found


def counted_days(calendar: Calendar, steps: Sequence[Step]) -> tuple[CountedDay, ...]:
    """Each day from the event to the farthest end, numbered, with weekends and holidays marked."""
    notes = {step.on: step.note or step.label for step in steps if step.on}
    if len(notes) < 2:
        return ()
    event = next(iter(notes))
    distance = max(((on - event).days for on in notes), key=abs)
    if abs(distance) > MOST_DAYS:
        return ()
    way = 1 if distance > 0 else -1
    days = [event + timedelta(way * number) for number in range(abs(distance) + 1)]
    return tuple(
        CountedDay(on, number, calendar.why_closed(on), notes.get(on, ""))
        for number, on in enumerate(days)
    )


def _explained(
    law: Bylaws, rule_id: str, governs: bool, answers: Mapping[str, Answer]
) -> Explained:
    answer = answers.get(law.key)
    if answer is None:
        return Explained(law, law.rule(rule_id), governs)
    days = counted_days(law.calendar, answer.steps)
    return Explained(law, law.rule(rule_id), governs, answer.steps, answer.counted, days)
