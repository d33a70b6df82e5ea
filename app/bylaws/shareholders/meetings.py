"""Shareholders' meetings: annual date, special meetings on request, adjournment, advance notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from app.bylaws.answers import DateAnswer, Deadline, Finding, Permission, Step, Threshold, Window
from app.bylaws.calendar import Calendar, nth_weekday
from app.bylaws.counting import after, before, forward, least_votes, passes, units_of, within
from app.bylaws.law import Bylaws
from app.domain.words import day_short, plural, whole

if TYPE_CHECKING:
    from app.domain.meetings import MeetingPlan

ANNUAL, ROLL = "shareholders.annual.date", "shareholders.annual.holiday-roll"
REQUESTED, SELF_HELP = (
    "shareholders.special.requested-date",
    "shareholders.special.self-help-notice",
)
CALL, GIVER = "shareholders.special.call-threshold", "shareholders.notice.giver"
TRIGGER, NEW_RECORD = "shareholders.adjourn.notice-trigger", "shareholders.adjourn.new-record-date"
PROPOSAL, NOMINATION = "shareholders.proposal.deadline", "shareholders.nomination.deadline"
TARGETS: Mapping[str, tuple[str, Callable[[Calendar, date], bool]]] = {
    "not-legal-holiday": ("day that is not a legal holiday", lambda c, on: c.holiday(on) is None),
    "business-day": ("business day", Calendar.business_day),
    "full-business-day": ("full business day", Calendar.full_business_day),
}


def annual_date(law: Bylaws, year: int) -> tuple[DateAnswer, time | None]:
    """The annual meeting's day and hour where the version fixes them, after any roll."""
    if law.choice(ANNUAL, "date_from") == "board":
        counted = "The board designates the date and the time."
        return DateAnswer(law.cite(ANNUAL), None, counted), None
    rolled = holiday_roll(law, _named_day(law, year))
    hour = law.option(ANNUAL, "time", "")
    at = time.fromisoformat(hour) if hour else None
    return DateAnswer(law.cite(ANNUAL), rolled.on, rolled.counted, rolled.steps), at


def _named_day(law: Bylaws, year: int) -> date:
    """The day that the version names: `05-20`, or like the second Tuesday of May."""
    if law.choice(ANNUAL, "date_from") == "weekday":
        month, nth = law.figure(ANNUAL, "month"), law.figure(ANNUAL, "nth")
        return nth_weekday(year, month, law.choice(ANNUAL, "weekday").lower(), nth)
    return date.fromisoformat(f"{year:04}-{law.choice(ANNUAL, 'month_day')}")


def holiday_roll(law: Bylaws, designated: date) -> DateAnswer:
    """The designated day, moved off a legal holiday to the day that the version asks for."""
    if not law.has(ROLL):
        counted = f"The bylaws do not move an annual meeting, so {day_short(designated)} stays."
        return DateAnswer(law.cite(ANNUAL), designated, counted, (Step("designated", designated),))
    business = law.choice(ROLL, "trigger") == "not-business-day"
    closed = law.calendar.why_closed(designated) if business else law.calendar.holiday(designated)
    steps = [Step("designated", designated, closed or "")]
    if not closed:
        kept = "a business day" if business else "not a legal holiday"
        counted = f"{day_short(designated)} is {kept}, so it stays."
        return DateAnswer(law.cite(ROLL), designated, counted, tuple(steps))
    target, fits = TARGETS[law.choice(ROLL, "target")]
    day = designated + timedelta(1)
    while not fits(law.calendar, day):
        steps.append(Step("skipped", day, law.calendar.why_closed(day)))
        day += timedelta(1)
    steps.append(Step(f"next {target}", day))
    counted = (
        f"{day_short(designated)} is {'no business day' if business else 'a legal holiday'} "
        f"({closed}); the next {target} is {day_short(day)}."
    )
    return DateAnswer(law.cite(ROLL), day, counted, tuple(steps))


def requested_window(law: Bylaws, received: date) -> Window:
    """The days on which a meeting asked for by holders may be held."""
    least, most = law.figure(REQUESTED, "min_days"), law.figure(REQUESTED, "max_days")
    units = units_of(law, REQUESTED)
    return forward(law, REQUESTED, received, "request received", least, most, units)


def self_help(law: Bylaws, received: date) -> Deadline | None:
    """The officer's last day to give notice, after which the callers may; `None` without a rule."""
    if not law.has(SELF_HELP):
        return None
    days, unit = law.figure(SELF_HELP, "days"), law.unit(SELF_HELP, "days")
    return within(law, SELF_HELP, received, "request received", days, unit)


def check_requesters_notice(law: Bylaws, plan: MeetingPlan) -> tuple[Finding, ...]:
    """Whether the holders who asked for the meeting may give its notice that day (2002 §2.3 ¶2)."""
    received, on = plan.request.received_on, plan.notice_on
    help_ = self_help(law, received) if received else None
    if help_ is None or help_.opens is None or on is None:
        sentence = "The bylaws do not let the requesting shareholders give the notice."
        return (Finding(law.cite(GIVER), "error", sentence, "signer"),)
    if on >= help_.opens:
        return ()
    sentence = f"The shareholders may give the notice from {day_short(help_.opens)}."
    return (Finding(help_.cite, "error", f"{sentence} {help_.counted}", "signer"),)


def call_threshold(law: Bylaws, entitled: int, held: int | None = None) -> Threshold:
    """The votes that holders need together to call a special meeting."""
    fraction = law.fraction(CALL, "fraction")
    needed = least_votes(fraction, law.choice(CALL, "comparison"), entitled)
    counted = f"{fraction} of {whole(entitled)} votes: {whole(needed)} are needed."
    met = None if held is None else held >= needed
    return Threshold(law.cite(CALL), needed, entitled, counted, met)


def adjournment_needs_notice(
    law: Bylaws, original: date, adjourned_to: date, *, new_record_date: bool
) -> Permission:
    """Whether a new notice of the adjourned meeting is needed; it is where no rule spares it."""
    if not law.has(TRIGGER):
        counted = "The bylaws do not say when a new notice can be spared."
        return Permission(law.cite(TRIGGER), True, counted)
    return _adjourned(law, TRIGGER, original, adjourned_to, new_record_date)


def adjournment_needs_record_date(law: Bylaws, original: date, adjourned_to: date) -> Permission:
    """Whether the board must set a new record date; never where the version has no such rule."""
    if not law.has(NEW_RECORD):
        return Permission(law.cite(TRIGGER), False, "The bylaws do not ask for a new record date.")
    return _adjourned(law, NEW_RECORD, original, adjourned_to, False)


def first_day_with_notice(law: Bylaws, original: date) -> date:
    """The first day of an adjourned meeting for which a new notice is needed."""
    if not law.has(TRIGGER):
        return original + timedelta(1)
    more = law.choice(TRIGGER, "comparison") == "more-than"
    return original + timedelta(law.figure(TRIGGER, "days") + more)


def advance_notice(
    law: Bylaws, rule: str, meeting: date, announced: date | None
) -> Deadline | None:
    """The last day for holders' proposals or nominations: so many days before the meeting, or the
    later or earlier of that and so many after the announcement; `None` without such a rule."""
    if not law.has(rule):
        return None
    days, unit = law.figure(rule, "days"), law.unit(rule, "days")
    first = before(law, meeting, days, unit)
    steps = [Step("meeting", meeting), Step(f"less {days} {unit}", first)]
    counted = f"{days} {unit} before {day_short(meeting)} is {day_short(first)}"
    which = law.choice(rule, "which")
    if which == "before-meeting":
        aim = law.calendar.aim_for(first)
        return Deadline(law.cite(rule), first, f"{counted}.", aim, steps=tuple(steps))
    if announced is None:
        counted = (
            f"{days} {unit} before the meeting is {day_short(first)}. No public announcement is "
            "recorded, so the last day is not settled."
        )
        return Deadline(law.cite(rule), None, counted, steps=tuple(steps))
    wait, unit = law.figure(rule, "after_announcement"), law.unit(rule, "after_announcement")
    following = after(law, announced, wait, unit)
    due = max(first, following) if which == "later" else min(first, following)
    steps += [Step("first announced", announced), Step(f"plus {wait} {unit}", following)]
    steps.append(Step(f"the {which} of the two", due, "last day"))
    counted += (
        f"; {unit.removesuffix('s')} {wait} after the announcement is {day_short(following)}. "
        f"The {which} is {day_short(due)}."
    )
    return Deadline(law.cite(rule), due, counted, law.calendar.aim_for(due), steps=tuple(steps))


def _adjourned(
    law: Bylaws, rule: str, original: date, adjourned_to: date, new_record_date: bool
) -> Permission:
    days, limit = (adjourned_to - original).days, law.figure(rule, "days")
    comparison = law.choice(rule, "comparison")
    long = passes(days, comparison, limit)
    words = f"more than {limit}" if comparison == "more-than" else f"{limit} or more"
    counted = f"From {day_short(original)} to {day_short(adjourned_to)} is {plural(days, 'day')}; "
    counted += f"{words} days ask for it" if long else f"only {words} days would ask for it"
    if new_record_date:
        counted += ", and a new record date does"
    return Permission(law.cite(rule), long or new_record_date, counted + ".")
