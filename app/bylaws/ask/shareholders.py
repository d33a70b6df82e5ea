"""Questions of the calendar, of shareholders' meetings, notice, record dates and proxies."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.bylaws import votes
from app.bylaws.ask.reading import (
    Answer,
    Given,
    Question,
    iso,
    read_day,
    read_flag,
    read_total,
    read_year,
    tell_date,
    tell_due,
    tell_window,
)
from app.bylaws.counting import least_votes, months_shorter
from app.bylaws.law import Bylaws
from app.bylaws.shareholders import meetings, notice
from app.domain.refusal import Refusal
from app.domain.words import day_short, exact, whole


def _holiday(law: Bylaws, given: Given) -> Answer:
    name = law.calendar.holiday(given["on"])
    told = "a Sunday, which is a legal holiday" if name == "Sunday" else name
    counted = f"{day_short(given['on'])} is {told or 'no legal holiday'}."
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
    return tell_date(found) | {"at": f"{found.on}T{at:%H:%M}" if found.on and at else None}


def _self_help(law: Bylaws, given: Given) -> Answer:
    found = meetings.self_help(law, given["received_on"])
    assert found is not None, "the rule is there"  # noqa: S101
    told = {"officer_due": iso(found.due), "opens": iso(found.opens)}
    return told | {"counted": found.counted}


def _hold(law: Bylaws, given: Given) -> Answer:
    found = notice.returned_mail_hold(law, given["given_on"])
    return {"hold_through": iso(found.due), "counted": found.counted}


def _default_record(law: Bylaws, given: Given) -> Answer:
    waived, noticed = given.get("waived", False), given.get("notice_on")
    if waived == (noticed is not None) or waived != ("meeting_on" in given):
        raise Refusal("Give notice_on, or waived as true together with meeting_on.")
    return tell_date(notice.default_meeting_record_date(law, noticed, given.get("meeting_on")))


def _default_consent(law: Bylaws, given: Given) -> Answer:
    rule = notice.CONSENT_DEFAULT
    first = given.get("first_consent_on")
    later = law.choice(rule, "after_board_action") != "first-consent"
    if later and first is None:
        if "resolution_on" not in given or "action_on" not in given:
            raise Refusal("Give first_consent_on, or resolution_on together with action_on.")
        return tell_date(
            notice.later_of_resolution(law, rule, given["resolution_on"], given["action_on"])
        )
    if first is None:
        raise Refusal("The field first_consent_on is missing under given.")
    if later and len(given) > 1:
        raise Refusal("Give first_consent_on alone, or the two days of the board’s action.")
    return {"on": iso(first), "counted": "The day on which the first written consent is given."}


def _later(law: Bylaws, given: Given) -> Answer:
    found = notice.later_of_resolution(
        law, notice.OTHER_DEFAULT, given["resolution_on"], given["action_on"]
    )
    return tell_date(found)


def _trigger(law: Bylaws, given: Given) -> Answer:
    if given["adjourned_to"] < given["original_on"]:
        raise Refusal("The meeting is adjourned to an earlier day; mend adjourned_to.")
    found = meetings.adjournment_needs_notice(
        law, given["original_on"], given["adjourned_to"], new_record_date=given["new_record_date"]
    )
    return {"notice_needed": found.yes, "counted": found.counted}


def _quorum(law: Bylaws, given: Given) -> Answer:
    if law.option(votes.QUORUM, "measure", "fraction") != "fixed":
        return _needed(votes.QUORUM)(law, given)
    needed = votes.quorum(law, given["votes_entitled"])
    return {"needed": needed, "counted": f"The bylaws fix the quorum at {whole(needed)} shares."}


def _needed(rule: str) -> Callable[[Bylaws, Given], Answer]:
    def told(law: Bylaws, given: Given) -> Answer:
        fraction, comparison = law.fraction(rule, "fraction"), law.choice(rule, "comparison")
        needed = least_votes(fraction, comparison, given["votes_entitled"])
        words = "more than" if comparison == "more-than" else "at least"
        of = exact(given["votes_entitled"])
        counted = f"{words.capitalize()} {fraction} of {of}: {whole(needed)}."
        return {"needed": needed, "counted": counted}

    return told


def _withdrawal(law: Bylaws, given: Given) -> Answer:
    rule, quorum = "shareholders.quorum.withdrawal", votes.quorum(law, given["votes_entitled"])
    needed = least_votes(law.fraction(rule, "fraction"), law.choice(rule, "comparison"), quorum)
    counted = f"The quorum is {whole(quorum)}; a majority of it is {whole(needed)}."
    return {"needed": needed, "counted": counted}


def _proxy(law: Bylaws, given: Given) -> Answer:
    months = law.figure("proxy.duration", "months")
    through = months_shorter(given["dated_on"], months)
    counted = f"{months} months from {day_short(given['dated_on'])} end on {day_short(through)}."
    return {"valid_through": iso(through), "counted": counted}


def _advance(rule: str) -> Question:
    return Question(
        {"meeting_on": read_day, "announced_on": read_day},
        lambda law, g: tell_due(
            meetings.advance_notice(law, rule, g["meeting_on"], g["announced_on"])
        ),
    )


def _by_action(rule: str) -> Question:
    return Question(
        {"action_on": read_day},
        lambda law, g: tell_window(notice.record_window_without_meeting(law, rule, g["action_on"])),
    )


QUESTIONS: Mapping[str, Question] = {
    "calendar.legal-holiday": Question({"on": read_day}, _holiday),
    "calendar.business-day": Question({"on": read_day}, _business_day),
    "shareholders.annual.date": Question({"year": read_year}, _annual),
    "shareholders.annual.holiday-roll": Question(
        {"designated_on": read_day},
        lambda law, g: tell_date(meetings.holiday_roll(law, g["designated_on"])),
    ),
    "shareholders.notice.window": Question(
        {"meeting_on": read_day},
        lambda law, g: tell_window(notice.notice_window(law, g["meeting_on"]), aim=True),
    ),
    "shareholders.notice.returned-mail": Question({"given_on": read_day}, _hold),
    "shareholders.special.call-threshold": Question(
        {"votes_entitled": read_total}, _needed("shareholders.special.call-threshold")
    ),
    "shareholders.special.requested-date": Question(
        {"received_on": read_day},
        lambda law, g: tell_window(meetings.requested_window(law, g["received_on"])),
    ),
    "shareholders.special.self-help-notice": Question({"received_on": read_day}, _self_help),
    "record-date.meeting.fixed": Question(
        {"meeting_on": read_day},
        lambda law, g: tell_window(notice.record_window(law, g["meeting_on"])),
    ),
    "record-date.meeting.default": Question(
        {"notice_on": read_day, "waived": read_flag, "meeting_on": read_day},
        _default_record,
        ("notice_on", "waived", "meeting_on"),
    ),
    "record-date.consent.fixed": _by_action("record-date.consent.fixed"),
    "record-date.consent.default": Question(
        {"first_consent_on": read_day, "resolution_on": read_day, "action_on": read_day},
        _default_consent,
        ("first_consent_on", "resolution_on", "action_on"),
    ),
    "record-date.other.fixed": _by_action("record-date.other.fixed"),
    "record-date.other.default": Question(
        {"resolution_on": read_day, "action_on": read_day}, _later
    ),
    "shareholders.quorum.majority": Question({"votes_entitled": read_total}, _quorum),
    "shareholders.quorum.withdrawal": Question({"votes_entitled": read_total}, _withdrawal),
    "shareholders.adjourn.notice-trigger": Question(
        {"original_on": read_day, "adjourned_to": read_day, "new_record_date": read_flag}, _trigger
    ),
    "shareholders.proposal.deadline": _advance("shareholders.proposal.deadline"),
    "shareholders.nomination.deadline": _advance("shareholders.nomination.deadline"),
    "proxy.duration": Question({"dated_on": read_day}, _proxy),
}
