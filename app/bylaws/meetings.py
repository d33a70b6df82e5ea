"""Shareholders' meetings: annual date, special meetings on request, adjournment, advance notice."""

from __future__ import annotations

from datetime import date, time, timedelta

from app.bylaws.answers import DateAnswer, Deadline, Finding, Permission, Step, Threshold, Window
from app.bylaws.counting import forward, least_votes, passes, within
from app.bylaws.law import Bylaws
from app.domain.meetings import MeetingPlan
from app.domain.words import day_short, whole

ANNUAL, ROLL = "shareholders.annual.date", "shareholders.annual.holiday-roll"
REQUESTED, SELF_HELP = (
    "shareholders.special.requested-date",
    "shareholders.special.self-help-notice",
)
CALL, GIVER = "shareholders.special.call-threshold", "shareholders.notice.giver"
TRIGGER, NEW_RECORD = "shareholders.adjourn.notice-trigger", "shareholders.adjourn.new-record-date"
PROPOSAL, NOMINATION = "shareholders.proposal.deadline", "shareholders.nomination.deadline"


def annual_date(law: Bylaws, year: int) -> tuple[DateAnswer, time | None]:
    """The annual meeting's day and hour where the version fixes them, after any roll."""
    if law.choice(ANNUAL, "date_from") == "board":
        counted = "The board designates the date and the time."
        return DateAnswer(law.cite(ANNUAL), None, counted), None
    fixed = date.fromisoformat(f"{year:04}-{law.choice(ANNUAL, 'month_day')}")
    rolled = holiday_roll(law, fixed)
    at = time.fromisoformat(law.choice(ANNUAL, "time"))
    return DateAnswer(law.cite(ANNUAL), rolled.on, rolled.counted, rolled.steps), at


def holiday_roll(law: Bylaws, designated: date) -> DateAnswer:
    """The designated day, moved off a legal holiday to the day that the version asks for."""
    calendar = law.calendar
    full = law.choice(ROLL, "target") == "full-business-day"
    steps = [Step("designated", designated, calendar.holiday(designated) or "")]
    if calendar.holiday(designated) is None:
        counted = f"{day_short(designated)} is not a legal holiday, so it stays."
        return DateAnswer(law.cite(ROLL), designated, counted, tuple(steps))
    day = designated + timedelta(1)
    while not (calendar.full_business_day(day) if full else calendar.holiday(day) is None):
        steps.append(Step("skipped", day, calendar.why_closed(day)))
        day += timedelta(1)
    target = "full business day" if full else "day that is not a legal holiday"
    steps.append(Step(f"next {target}", day))
    counted = (
        f"{day_short(designated)} is a legal holiday ({calendar.holiday(designated)}); "
        f"the next {target} is {day_short(day)}."
    )
    return DateAnswer(law.cite(ROLL), day, counted, tuple(steps))


def requested_window(law: Bylaws, received: date) -> Window:
    """The days on which a meeting asked for by holders may be held."""
    least, most = law.figure(REQUESTED, "min_days"), law.figure(REQUESTED, "max_days")
    return forward(law, REQUESTED, received, "request received", least, most)


def self_help(law: Bylaws, received: date) -> Deadline | None:
    """The officer's last day to give notice, after which the callers may; `None` in 1988."""
    if not law.has(SELF_HELP):
        return None
    return within(law, SELF_HELP, received, "request received", law.figure(SELF_HELP, "days"))


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
    """Whether a new notice of the adjourned meeting is needed."""
    return _adjourned(law, TRIGGER, original, adjourned_to, new_record_date)


def adjournment_needs_record_date(law: Bylaws, original: date, adjourned_to: date) -> Permission:
    """Whether the board must set a new record date; never where the version has no such rule."""
    if not law.has(NEW_RECORD):
        return Permission(law.cite(TRIGGER), False, "The bylaws do not ask for a new record date.")
    return _adjourned(law, NEW_RECORD, original, adjourned_to, False)


def first_day_with_notice(law: Bylaws, original: date) -> date:
    """The first day of an adjourned meeting for which a new notice is needed."""
    more = law.choice(TRIGGER, "comparison") == "more-than"
    return original + timedelta(law.figure(TRIGGER, "days") + more)


def advance_notice(
    law: Bylaws, rule: str, meeting: date, announced: date | None
) -> Deadline | None:
    """The last day for holders' proposals or nominations: the later of the two; `None` in 1988."""
    if not law.has(rule):
        return None
    days, after = law.figure(rule, "days"), law.figure(rule, "after_announcement")
    before = meeting - timedelta(days)
    steps = [Step("meeting", meeting), Step(f"less {days} days", before)]
    if announced is None:
        counted = (
            f"{days} days before the meeting is {day_short(before)}. No public announcement is "
            "recorded, so the last day is not settled."
        )
        return Deadline(law.cite(rule), None, counted, steps=tuple(steps))
    following = announced + timedelta(after)
    due = max(before, following)
    steps += [Step("first announced", announced), Step(f"plus {after} days", following)]
    steps.append(Step("the later of the two", due, "last day"))
    counted = (
        f"{days} days before {day_short(meeting)} is {day_short(before)}; day {after} after the "
        f"announcement is {day_short(following)}. The later is {day_short(due)}."
    )
    return Deadline(law.cite(rule), due, counted, law.calendar.aim_for(due), steps=tuple(steps))


def _adjourned(
    law: Bylaws, rule: str, original: date, adjourned_to: date, new_record_date: bool
) -> Permission:
    days, limit = (adjourned_to - original).days, law.figure(rule, "days")
    comparison = law.choice(rule, "comparison")
    long = passes(days, comparison, limit)
    words = f"more than {limit}" if comparison == "more-than" else f"{limit} or more"
    counted = f"From {day_short(original)} to {day_short(adjourned_to)} is {days} days; "
    counted += f"{words} days ask for it" if long else f"only {words} days would ask for it"
    if new_record_date:
        counted += ", and a new record date does"
    return Permission(law.cite(rule), long or new_record_date, counted + ".")
