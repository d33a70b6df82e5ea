"""Questions put to the rules from outside: one JSON object in, one out.

A question names a rule, a version (or a day that picks it) and what is given; the answer carries
the section and how it was counted. The window asks the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from app.bylaws import meetings, notice
from app.bylaws.answers import DateAnswer, Deadline, Window
from app.bylaws.counting import least_votes, months_shorter
from app.bylaws.law import Bylaws, Shelf, load_bylaws
from app.domain.offices import OFFICES
from app.domain.refusal import Refusal
from app.domain.words import day_short, listed, whole

Given = Mapping[str, Any]
Answer = dict[str, Any]

_VOTES = re.compile(r"[0-9]{1,30}(\.[0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule needs (name -> reader), what may be left out, and who answers."""

    given: Mapping[str, Callable[[Any, str], Any]]
    answer: Callable[[Bylaws, Given], Answer]
    optional: tuple[str, ...] = ()


def answer(question: object, shelf: Shelf) -> Answer:
    """The answer to one question; a Refusal's sentence stands under `error`."""
    asked: Mapping[str, Any] = question if isinstance(question, Mapping) else {}  # pyright: ignore[reportUnknownVariableType]
    head: Answer = {"id": asked.get("id")}
    try:
        if not isinstance(question, Mapping):
            raise Refusal("Write one JSON object on each line.")
        return head | _answered(asked, shelf)
    except Refusal as refusal:
        return head | {"error": refusal.sentence}


def _answered(asked: Mapping[str, Any], shelf: Shelf) -> Answer:
    rule = asked.get("rule")
    entry = QUESTIONS.get(rule) if isinstance(rule, str) else None
    if entry is None or not isinstance(rule, str):
        raise Refusal(f"There is no question for the rule {rule!r} yet. See the list of rules.")
    law = _law(asked, shelf)
    given = _read(entry, asked.get("given"))
    head: Answer = {"rule": rule, "bylaws": law.key}
    if rule == "bylaws.version.governing":
        return head | _governing(law, given, shelf)
    if not law.has(rule):
        return head | {"applies": False}
    told = entry.answer(law, given)
    return head | {"section": law.rules[rule].section, "applies": True} | told


def _law(asked: Mapping[str, Any], shelf: Shelf) -> Bylaws:
    named, on = asked.get("bylaws"), asked.get("on")
    if (named is None) == (on is None):
        raise Refusal("Name the version under bylaws, or a day under on, and not both.")
    if on is not None:
        law = shelf.on(_day(on, "on"))
        if law is None:
            raise Refusal(f"No bylaws were in force on {on}.")
        return law
    if not isinstance(named, str):
        raise Refusal("Write the version of the bylaws as text, like hemacare-2002.")
    law = shelf.version(named)
    if law is None and named.endswith(".toml") and Path(named).exists():
        law = load_bylaws(Path(named))
    if law is None:
        raise Refusal(f"There are no bylaws {named}. Write hemacare-1988 or hemacare-2002.")
    return law


def _read(entry: Question, given: Any) -> Given:
    if not isinstance(given, Mapping):
        raise Refusal("Put what is known into an object under given.")
    known = {*entry.given, "zone"}
    for name in given:  # pyright: ignore[reportUnknownVariableType]
        if name not in known:
            raise Refusal(f"The field {name} does not belong to this question.")
    missing = [n for n in entry.given if n not in given and n not in entry.optional]
    if missing:
        raise Refusal(f"The field {listed(missing)} is missing under given.")
    return {n: read(given[n], n) for n, read in entry.given.items() if n in given}


def _day(value: Any, name: str) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Refusal(f"Write {name} as a day like 2004-05-25.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refusal(f"There is no day {value} in the calendar; mend {name}.") from None


def _year(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
        raise Refusal(f"Write {name} as a whole year like 2004.")
    return value


def _votes(value: Any, name: str) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Fraction(value)
    if isinstance(value, str) and _VOTES.fullmatch(value):
        return Fraction(value)
    raise Refusal(f"Write {name} as a whole number, or as a decimal in quotes.")


def _total(value: Any, name: str) -> Fraction:
    votes = _votes(value, name)
    if not votes:
        raise Refusal(f"The field {name} must be more than zero.")
    return votes


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise Refusal(f"Write {name} as true or false.")
    return value


def _offices(value: Any, name: str) -> tuple[str, ...]:
    held = (
        tuple(str(item) for item in cast("list[object]", value))
        if isinstance(value, list)
        else None
    )
    if held is None:
        raise Refusal(f"Write {name} as a list of offices.")
    for office in held:
        if office not in OFFICES:
            raise Refusal(f"There is no office {office}; mend {name}.")
    return held


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _window(found: Window, *, aim: bool = False) -> Answer:
    told = {"first": _iso(found.first), "last": _iso(found.last), "counted": found.counted}
    return told | ({"aim_for": _iso(found.aim_for)} if aim else {})


def _date(found: DateAnswer) -> Answer:
    return {"on": _iso(found.on), "counted": found.counted}


def _due(found: Deadline | None) -> Answer:
    assert found is not None, "the rule is there"  # noqa: S101
    return {"due": _iso(found.due), "counted": found.counted}


def _governing(law: Bylaws, given: Given, shelf: Shelf) -> Answer:
    found = shelf.on(given["on"])
    counted = (
        f"The bylaws of {found.short} are in force from {day_short(found.effective_from)}."
        if found
        else "No bylaws are on file for this day."
    )
    section = law.rules["bylaws.version.governing"].section
    version = found.key if found else None
    return {"section": section, "applies": True, "version": version, "counted": counted}


def _holiday(law: Bylaws, given: Given) -> Answer:
    name = law.calendar.holiday(given["on"])
    counted = f"{day_short(given['on'])} is {name or 'no legal holiday'}."
    counted += law.calendar.elsewhere(given["on"])
    return {"holiday": name is not None, "name": name, "counted": counted}


def _business_day(law: Bylaws, given: Given) -> Answer:
    why = law.calendar.why_closed(given["on"])
    counted = (
        f"{day_short(given['on'])} is {'no business day: ' + why if why else 'a business day'}."
    )
    counted += law.calendar.elsewhere(given["on"])
    return {"business_day": not why, "counted": counted}


def _annual(law: Bylaws, given: Given) -> Answer:
    found, at = meetings.annual_date(law, given["year"])
    return _date(found) | {"at": f"{found.on}T{at:%H:%M}" if found.on and at else None}


def _self_help(law: Bylaws, given: Given) -> Answer:
    found = meetings.self_help(law, given["received_on"])
    assert found is not None, "the rule is there"  # noqa: S101
    told = {"officer_due": _iso(found.due), "opens": _iso(found.opens)}
    return told | {"counted": found.counted}


def _hold(law: Bylaws, given: Given) -> Answer:
    found = notice.returned_mail_hold(law, given["given_on"])
    return {"hold_through": _iso(found.due), "counted": found.counted}


def _default_record(law: Bylaws, given: Given) -> Answer:
    waived, noticed = given.get("waived", False), given.get("notice_on")
    if waived == (noticed is not None) or waived != ("meeting_on" in given):
        raise Refusal("Give notice_on, or waived as true together with meeting_on.")
    return _date(notice.default_meeting_record_date(law, noticed, given.get("meeting_on")))


def _default_consent(law: Bylaws, given: Given) -> Answer:
    rule = notice.CONSENT_DEFAULT
    first = given.get("first_consent_on")
    later = law.choice(rule, "after_board_action") != "first-consent"
    if later and first is None:
        if "resolution_on" not in given or "action_on" not in given:
            raise Refusal("Give first_consent_on, or resolution_on together with action_on.")
        return _date(
            notice.later_of_resolution(law, rule, given["resolution_on"], given["action_on"])
        )
    if first is None:
        raise Refusal("The field first_consent_on is missing under given.")
    if later and len(given) > 1:
        raise Refusal("Give first_consent_on alone, or the two days of the board's action.")
    return {"on": _iso(first), "counted": "The day on which the first written consent is given."}


def _later(law: Bylaws, given: Given) -> Answer:
    found = notice.later_of_resolution(
        law, notice.OTHER_DEFAULT, given["resolution_on"], given["action_on"]
    )
    return _date(found)


def _trigger(law: Bylaws, given: Given) -> Answer:
    if given["adjourned_to"] < given["original_on"]:
        raise Refusal("The meeting is adjourned to an earlier day; mend adjourned_to.")
    found = meetings.adjournment_needs_notice(
        law, given["original_on"], given["adjourned_to"], new_record_date=given["new_record_date"]
    )
    return {"notice_needed": found.yes, "counted": found.counted}


def _needed(rule: str) -> Callable[[Bylaws, Given], Answer]:
    def told(law: Bylaws, given: Given) -> Answer:
        fraction, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
        needed = least_votes(fraction, comparison, given["votes_entitled"])
        words = "more than" if comparison == "more-than" else "at least"
        of = _plain(given["votes_entitled"])
        counted = f"{words.capitalize()} {fraction} of {of}: {whole(needed)}."
        return {"needed": needed, "counted": counted}

    return told


def _withdrawal(law: Bylaws, given: Given) -> Answer:
    majority, rule = "shareholders.quorum.majority", "shareholders.quorum.withdrawal"
    quorum = least_votes(
        law.fraction(majority, "fraction"),
        law.choice(majority, "comparison"),
        given["votes_entitled"],
    )
    needed = least_votes(law.fraction(rule, "fraction"), law.choice(rule, "comparison"), quorum)
    counted = f"The quorum is {whole(quorum)}; a majority of it is {whole(needed)}."
    return {"needed": needed, "counted": counted}


def _plain(votes: Fraction) -> str:
    return whole(int(votes)) if votes.denominator == 1 else str(float(votes))


def _proxy(law: Bylaws, given: Given) -> Answer:
    months = law.figure("proxy.duration", "months")
    through = months_shorter(given["dated_on"], months)
    counted = f"{months} months from {day_short(given['dated_on'])} end on {day_short(through)}."
    return {"valid_through": _iso(through), "counted": counted}


def _required(law: Bylaws, given: Given) -> Answer:
    wanted = law.items("officers.required", "offices")
    missing = [o for o in wanted if not set(o.split(" or ")) & set(given["held"])]
    counted = f"Required are {listed(wanted)}; {listed(missing) or 'none'} is missing."
    return {"missing": missing, "counted": counted}


def _signatories(law: Bylaws, given: Given) -> Answer:
    groups = [law.items("certificates.signatories", name) for name in ("first", "second")]
    ok = all(set(group) & set(given["offices"]) for group in groups)
    counted = f"One of {listed(groups[0], 'or')}, and one of {listed(groups[1], 'or')}."
    return {"ok": ok, "counted": counted}


def _advance(rule: str) -> Question:
    return Question(
        {"meeting_on": _day, "announced_on": _day},
        lambda law, g: _due(meetings.advance_notice(law, rule, g["meeting_on"], g["announced_on"])),
    )


def _by_action(rule: str) -> Question:
    return Question(
        {"action_on": _day},
        lambda law, g: _window(notice.record_window_without_meeting(law, rule, g["action_on"])),
    )


QUESTIONS: Mapping[str, Question] = {
    "bylaws.version.governing": Question({"on": _day}, lambda law, g: {}),
    "calendar.legal-holiday": Question({"on": _day}, _holiday),
    "calendar.business-day": Question({"on": _day}, _business_day),
    "shareholders.annual.date": Question({"year": _year}, _annual),
    "shareholders.annual.holiday-roll": Question(
        {"designated_on": _day},
        lambda law, g: _date(meetings.holiday_roll(law, g["designated_on"])),
    ),
    "shareholders.notice.window": Question(
        {"meeting_on": _day},
        lambda law, g: _window(notice.notice_window(law, g["meeting_on"]), aim=True),
    ),
    "shareholders.notice.returned-mail": Question({"given_on": _day}, _hold),
    "shareholders.special.call-threshold": Question(
        {"votes_entitled": _total}, _needed("shareholders.special.call-threshold")
    ),
    "shareholders.special.requested-date": Question(
        {"received_on": _day},
        lambda law, g: _window(meetings.requested_window(law, g["received_on"])),
    ),
    "shareholders.special.self-help-notice": Question({"received_on": _day}, _self_help),
    "record-date.meeting.fixed": Question(
        {"meeting_on": _day}, lambda law, g: _window(notice.record_window(law, g["meeting_on"]))
    ),
    "record-date.meeting.default": Question(
        {"notice_on": _day, "waived": _flag, "meeting_on": _day},
        _default_record,
        ("notice_on", "waived", "meeting_on"),
    ),
    "record-date.consent.fixed": _by_action("record-date.consent.fixed"),
    "record-date.consent.default": Question(
        {"first_consent_on": _day, "resolution_on": _day, "action_on": _day},
        _default_consent,
        ("first_consent_on", "resolution_on", "action_on"),
    ),
    "record-date.other.fixed": _by_action("record-date.other.fixed"),
    "record-date.other.default": Question({"resolution_on": _day, "action_on": _day}, _later),
    "shareholders.quorum.majority": Question(
        {"votes_entitled": _total}, _needed("shareholders.quorum.majority")
    ),
    "shareholders.quorum.withdrawal": Question({"votes_entitled": _total}, _withdrawal),
    "shareholders.adjourn.notice-trigger": Question(
        {"original_on": _day, "adjourned_to": _day, "new_record_date": _flag}, _trigger
    ),
    "shareholders.proposal.deadline": _advance("shareholders.proposal.deadline"),
    "shareholders.nomination.deadline": _advance("shareholders.nomination.deadline"),
    "proxy.duration": Question({"dated_on": _day}, _proxy),
    "officers.required": Question({"held": _offices}, _required),
    "certificates.signatories": Question({"offices": _offices}, _signatories),
}
