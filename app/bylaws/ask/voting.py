"""Questions of votes, of the election of directors, and of written consent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from app.bylaws import votes
from app.bylaws.ask.reading import (
    MOST_SEATS,
    Answer,
    Given,
    Question,
    iso,
    read_day,
    read_total,
    read_votes,
)
from app.bylaws.law import Bylaws
from app.bylaws.shareholders import consents, elections
from app.domain.refusal import Refusal


def read_seats(value: Any, name: str) -> int:
    """A whole number of seats above zero."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_SEATS:
        raise Refusal(f"Write {name} as a whole number of at least 1.")
    return value


def read_ballots(value: Any, name: str) -> dict[str, votes.Votes]:
    """The votes of each candidate by name."""
    if not isinstance(value, Mapping):
        raise Refusal(f"Write {name} as an object of names with their votes.")
    given = cast("Mapping[object, object]", value)
    return {str(who): read_votes(count, f"{name} of {who}") for who, count in given.items()}


def tell_votes(count: votes.Votes) -> int | str:
    """Votes as a whole number, or as a decimal in text where shares are fractional."""
    return int(count) if count.denominator == 1 else votes.exact(count).replace(",", "")


def _act(law: Bylaws, given: Given) -> Answer:
    tally = votes.Tally(
        given["votes_entitled"], given["represented"], given["for"], given["against"]
    )
    if tally.represented > tally.entitled:
        raise Refusal("More votes are represented than are entitled; mend represented.")
    if tally.votes_for + tally.against > tally.represented:
        raise Refusal("More votes are for and against than are represented; mend for or against.")
    found = votes.ordinary(law, tally)
    return {"carried": found.carried, "needed": found.needed, "counted": found.counted}


def _allotment(law: Bylaws, given: Given) -> Answer:
    found = elections.allotment(law, given["votes"], given["seats"])
    return {"votes": tell_votes(found.votes), "counted": found.counted}


def _plurality(law: Bylaws, given: Given) -> Answer:
    found = elections.plurality(law, given["seats"], given["votes"])
    told = {"elected": list(found.elected), "tied": list(found.tied)}
    return told | {"counted": found.counted}


def _opens(law: Bylaws, given: Given) -> Answer:
    found = consents.opens(law, given["notice_on"])
    return {"opens": iso(found.first), "counted": found.counted}


def _consent(rule: str) -> Question:
    def told(law: Bylaws, given: Given) -> Answer:
        found = consents.needed(law, rule, given["votes_entitled"])
        return {"needed": tell_votes(found.votes), "counted": found.counted}

    return Question({"votes_entitled": read_total}, told)


QUESTIONS: Mapping[str, Question] = {
    votes.ACT: Question(
        {
            "votes_entitled": read_total,
            "represented": read_votes,
            "for": read_votes,
            "against": read_votes,
        },
        _act,
    ),
    elections.ALLOTMENT: Question({"votes": read_votes, "seats": read_seats}, _allotment),
    elections.PLURALITY: Question({"seats": read_seats, "votes": read_ballots}, _plurality),
    consents.THRESHOLD: _consent(consents.THRESHOLD),
    consents.ELECTION: _consent(consents.ELECTION),
    consents.VACANCY: _consent(consents.VACANCY),
    consents.BEFORE_DONE: Question({"notice_on": read_day}, _opens),
}
