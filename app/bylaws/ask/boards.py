"""Questions of directors, of removal, of the board and its committees."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.bylaws.answers import Deadline, Threshold
from app.bylaws.ask.reading import (
    MOST_SEATS,
    Answer,
    Given,
    Question,
    read_flag,
    read_total,
    read_votes,
)
from app.bylaws.board import committees, directors
from app.bylaws.board import meetings as board_meetings
from app.bylaws.board import notice as board_notice
from app.bylaws.hours import instant, moment
from app.bylaws.law import Bylaws
from app.bylaws.shareholders import removal
from app.bylaws.votes import Votes
from app.domain.refusal import Refusal

ZONE = "America/Los_Angeles"
EARLIEST, LATEST = 2, 9998
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")


def read_count(value: Any, name: str) -> int:
    """A whole number of directors above zero."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_SEATS:
        raise Refusal(f"Write {name} as a whole number of directors, one or more.")
    return value


def read_moment(value: Any, name: str) -> datetime:
    """A local time as ISO text without offset; its zone is given apart."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise Refusal(f"Write {name} as a local time like 2003-03-12T10:00.")
    try:
        local = datetime.fromisoformat(value)
    except ValueError:
        raise Refusal(f"There is no time {value} in the calendar; mend {name}.") from None
    if not EARLIEST <= local.year <= LATEST:
        raise Refusal(f"The year of {name} is too far away to count from; mend it.")
    return local


def read_zone(value: Any, name: str) -> str:
    """A zone by its IANA name."""
    try:
        if isinstance(value, str):
            return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise Refusal(f"Write {name} as the name of a zone like America/Los_Angeles.")


def _moment(given: Given, name: str) -> datetime:
    try:
        return moment(given[name], given.get("zone", ZONE))
    except Refusal as refusal:
        raise Refusal(f"{refusal.sentence[:-1]}; mend {name}.") from None


def _at_most(given: Given, total: str, *names: str) -> None:
    for name in names:
        if given[name] > given[total]:
            raise Refusal(f"The field {name} is more than {total}; mend one of them.")


def _tell_needed(found: Threshold) -> Answer:
    return {"needed": found.needed, "counted": found.counted}


def _tell_moment(found: Deadline) -> Answer:
    assert found.due_at is not None, "a moment was counted"  # noqa: S101
    local = found.due_at.replace(tzinfo=None)
    due = local.isoformat(timespec="seconds" if local.second else "minutes")
    return {"due": due, "counted": found.counted}


def _max_formula(law: Bylaws, given: Given) -> Answer:
    if given["max"] < given["min"]:
        raise Refusal("The maximum is below the minimum; mend max or min.")
    found = directors.range_fits(law, given["min"], given["max"])
    return {"ok": found.yes, "counted": found.counted}


def _below_five(law: Bylaws, given: Given) -> Answer:
    _at_most(given, "votes_entitled", "against")
    found = directors.below_five_blocked(law, given["votes_entitled"], given["against"])
    return {"blocked": found.yes, "counted": found.counted}


def _removal(law: Bylaws, given: Given) -> Answer:
    _at_most(given, "votes_entitled", "for", "against")
    votes_for: Votes = given["for"]
    if not given["by_consent"] and votes_for + given["against"] > given["votes_entitled"]:
        raise Refusal("More votes are for and against than votes_entitled; mend them.")
    found = removal.tally_removal(
        law,
        removal.RemovalVote(
            given["votes_entitled"],
            votes_for,
            given["against"],
            given["authorized"],
            given["by_consent"],
            given["entire_board"],
        ),
    )
    return {"outcome": found.outcome, "counted": found.counted}


def _quorum(law: Bylaws, given: Given) -> Answer:
    needed, cite = board_meetings.required_quorum(law, given["authorized"])
    return {"needed": needed, "counted": f"{cite.says[:-1]}: {needed}."}


def _before_meeting(due: Callable[[Bylaws, datetime], Deadline]) -> Question:
    return Question(
        {"meeting_at": read_moment, "zone": read_zone},
        lambda law, given: _tell_moment(due(law, _moment(given, "meeting_at"))),
        ("zone",),
    )


def _adjourned(law: Bylaws, given: Given) -> Answer:
    adjourned, resumes = _moment(given, "adjourned_at"), _moment(given, "resumes_at")
    if instant(resumes) < instant(adjourned):
        raise Refusal("The meeting resumes before it is adjourned; mend resumes_at.")
    found = board_notice.adjourned_needs_notice(law, adjourned, resumes)
    return {"notice_needed": found.yes, "counted": found.counted}


def _needed(name: str, need: Callable[[Bylaws, int], Threshold]) -> Question:
    return Question({name: read_count}, lambda law, given: _tell_needed(need(law, given[name])))


QUESTIONS = {
    "directors.number.max-formula": Question({"min": read_count, "max": read_count}, _max_formula),
    "directors.number.below-five-block": Question(
        {"votes_entitled": read_total, "against": read_votes}, _below_five
    ),
    "directors.vacancy.board-fill": _needed("in_office", directors.board_fill),
    "directors.removal.protection": Question(
        {
            "votes_entitled": read_total,
            "for": read_votes,
            "against": read_votes,
            "authorized": read_count,
            "by_consent": read_flag,
            "entire_board": read_flag,
        },
        _removal,
    ),
    "board.quorum": Question({"authorized": read_count}, _quorum),
    "board.quorum.withdrawal": _needed("authorized", board_meetings.after_withdrawal_needs),
    "board.vote.act": _needed("present", board_meetings.act_needs),
    "board.special.notice.personal": _before_meeting(board_notice.personal_notice),
    "board.special.notice.mail": _before_meeting(board_notice.mailed_notice),
    "board.adjourn.notice": Question(
        {"adjourned_at": read_moment, "resumes_at": read_moment, "zone": read_zone},
        _adjourned,
        ("zone",),
    ),
    "committees.create": _needed("authorized", committees.creation_needs),
}
