"""How days, months and votes are counted, each with its steps and one sentence.

The counting words are those of the rule matrix: C-BACK, C-FWD, C-MONTHS, C-VOTES.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.bylaws.answers import DateAnswer, Deadline, Step, Window
from app.bylaws.calendar import Calendar
from app.bylaws.law import Bylaws
from app.domain.words import day_short, exact, plural

if TYPE_CHECKING:
    from fractions import Fraction

MORE_THAN, AT_LEAST = "more-than", "at-least"
Units = tuple[str, str]
DAYS: Units = ("days", "days")


def before(law: Bylaws, event: date, count: int, unit: str) -> date:
    """The day so many days or business days before the event."""
    if unit.startswith("business day"):
        return law.calendar.business_days_before(event, count)
    return event - timedelta(count)


def after(law: Bylaws, event: date, count: int, unit: str) -> date:
    """The day so many days or business days after the event."""
    if unit.startswith("business day"):
        return law.calendar.business_days_after(event, count)
    return event + timedelta(count)


def units_of(law: Bylaws, rule: str) -> Units:
    """The units of the two ends of a rule's window, calendar days where none is given."""
    return law.unit(rule, "min_days") or DAYS[0], law.unit(rule, "max_days") or DAYS[1]


def back(
    law: Bylaws, rule: str, event: date, name: str, least: int, most: int, units: Units = DAYS
) -> Window:
    """C-BACK: not less than `least` nor more than `most` days before the event, ends inside.

    The event's day is not counted, the day itself is. Weekends and holidays count, save for an
    end whose unit, given for `least` and `most`, is business days.
    """
    first, last = before(law, event, most, units[1]), before(law, event, least, units[0])
    aim = law.calendar.aim_for(last)
    steps = [Step(name, event), Step(f"less {most} {units[1]}", first, "first day")]
    steps.append(Step(f"less {least} {units[0]}", last, "last day"))
    if aim != last:
        steps.append(Step("business day before", aim, "aim for"))
    counted = (
        f"{day_short(event)} less {most} {units[1]} is {day_short(first)}; "
        f"{_last_words(least, units[0], last)}{_aim_words(law.calendar, last, aim)}. "
        f"{_unit_words(units)}"
    )
    return Window(law.cite(rule), first, last, aim, counted, tuple(steps))


def forward(
    law: Bylaws, rule: str, event: date, name: str, least: int, most: int, units: Units = DAYS
) -> Window:
    """C-FWD-WINDOW: not less than `least` nor more than `most` days after the event."""
    first, last = after(law, event, least, units[0]), after(law, event, most, units[1])
    steps = (
        Step(name, event),
        Step(f"plus {least} {units[0]}", first, "first day"),
        Step(f"plus {most} {units[1]}", last, "last day"),
    )
    counted = (
        f"{day_short(event)} plus {least} {units[0]} is {day_short(first)}; plus {most} {units[1]} "
        f"is {day_short(last)}. {_unit_words(units)}"
    )
    return Window(law.cite(rule), first, last, law.calendar.aim_for(last), counted, steps)


def within(
    law: Bylaws, rule: str, event: date, name: str, days: int, unit: str = "days"
) -> Deadline:
    """C-FWD: within `days` days after the event; the last day is event plus `days`."""
    due = after(law, event, days, unit)
    aim = law.calendar.aim_for(due)
    words = plural(days, unit.removesuffix("s"))
    counted = (
        f"{day_short(event)} plus {words} is {day_short(due)}{_aim_words(law.calendar, due, aim)}."
    )
    steps = (Step(name, event), Step(f"plus {words}", due, "last day"))
    return Deadline(law.cite(rule), due, counted, aim, opens=due + timedelta(1), steps=steps)


def business_day_before(law: Bylaws, rule: str, event: date, name: str) -> DateAnswer:
    """C-BUS-PREV: the latest business day before the event, each skipped day with its reason."""
    found = law.calendar.business_day_before(event)
    steps = [Step(name, event)]
    skipped = event - timedelta(1)
    while skipped != found:
        steps.append(Step("skipped", skipped, law.calendar.why_closed(skipped)))
        skipped -= timedelta(1)
    steps.append(Step("business day next before", found, "close of business"))
    counted = f"The business day next before {day_short(event)} is {day_short(found)}."
    counted += law.calendar.weekdays_told(step.on for step in steps[:0:-1] if step.on)
    return DateAnswer(law.cite(rule), found, counted, tuple(steps))


def months_longer(on: date, months: int) -> date:
    """C-MONTHS, longer: a duty to keep; a day that is missing goes to the next month's first."""
    kept = months_shorter(on, months)
    return kept if kept.day == on.day else kept + timedelta(1)


def months_shorter(on: date, months: int) -> date:
    """C-MONTHS, shorter: a validity; a day that is missing clamps to the month's last."""
    from dateutil.relativedelta import relativedelta

    try:
        return on + relativedelta(months=months)
    except ValueError:
        raise OverflowError(f"{months} months from {on} lie outside the calendar") from None


def least_votes(fraction: Fraction, comparison: str, of: int | Fraction) -> int:
    """C-VOTES: the least whole number of votes that is more than, or at least, the fraction."""
    whole, per = fraction.numerator * of.numerator, fraction.denominator * of.denominator
    return whole // per + 1 if comparison == MORE_THAN else -(-whole // per)


def carries(votes: int | Fraction, fraction: Fraction, comparison: str, of: int | Fraction) -> bool:
    """C-VOTES: whether the votes are more than, or at least, the fraction; exact for parts."""
    limit = fraction.numerator * of.numerator * votes.denominator
    reached = votes.numerator * fraction.denominator * of.denominator
    return reached > limit if comparison == MORE_THAN else reached >= limit


def are_for(votes: int | Fraction) -> str:
    """`1 is for`, `2 are for`, in the count of a vote."""
    return f"{exact(votes)} {'is' if votes == 1 else 'are'} for"


def passes(days: int, comparison: str, limit: int) -> bool:
    """C-MORE and C-ORMORE: whether the count of days reaches the limit."""
    return days > limit if comparison == MORE_THAN else days >= limit


def _last_words(least: int, unit: str, last: date) -> str:
    if not least:
        return f"the last day is {day_short(last)} itself"
    return f"less {least} {unit} is {day_short(last)}"


def _unit_words(units: Units) -> str:
    if units == DAYS:
        return "Weekends and holidays count."
    return "Business days leave out weekends and holidays."


def _aim_words(calendar: Calendar, last: date, aim: date) -> str:
    return "" if aim == last else f", {calendar.why_closed(last)}, so aim for {day_short(aim)}"
