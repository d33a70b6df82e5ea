"""The election at a meeting: cumulative voting opened or not, the ballots counted, who is elected.

Sources: 1988 II §2, II §7, III §2; 2002 §2.8 ¶2, §2.14(b), §3.2, §3.3.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.bylaws.answers import Finding, Permission
from app.bylaws.law import Bylaws
from app.bylaws.meeting_day.items import item_limits, rests_on
from app.bylaws.meeting_day.quorum import QuorumNow, check_quorum, quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.elections import (
    Election,
    Nomination,
    check_election_result,
    cumulating,
    plurality,
)
from app.bylaws.votes import check_method
from app.domain.meeting_day.ballots import Aside, Limits, add_up, sort_out
from app.domain.meeting_day.facts import EARLIEST, LATEST
from app.domain.words import listed

REQUIRED, WHO = "shareholders.nomination.required", "shareholders.nomination.who"
SAID = ("nominated", "cumulating", "ballot_demand", "polls")
"""What is said and done before an election, on which its count rests as well."""


@dataclass(frozen=True, slots=True)
class ElectionCount:
    """The election as voted. `disregarded` are votes for persons who cannot be elected.

    `result` says who is elected; `findings` what stands against it.
    """

    item: int
    at: datetime | None
    cumulative: Permission
    seats: int
    votes: Mapping[str, int]
    disregarded: Mapping[str, int]
    ballots: int
    aside: tuple[Aside, ...]
    quorum: QuorumNow
    result: Election
    findings: tuple[Finding, ...]


def cumulation(sheet: Sheet, item: int) -> Permission:
    """Whether votes may be cumulated, as far as the record goes, and for whom."""
    day = sheet.day
    nominations = [Nomination(n.name, n.at, n.accepted) for n in day.nominated]
    opened = day.opening.at or EARLIEST
    noticed = day.cumulating.at if day.cumulating else None
    return cumulating(sheet.law, nominations, opened, noticed, day.began_at(item))


def eligible(sheet: Sheet) -> tuple[str, ...]:
    """The persons who may be elected: all nominated, or those nominated as the version asks."""
    strict = sheet.law.has(REQUIRED)
    return tuple(n.name for n in sheet.day.nominated if n.accepted or not strict)


def election_limits(sheet: Sheet, item: int) -> Limits:
    """The votes of each ballot in the election: times the seats, by candidate if not cumulated."""
    limits = item_limits(sheet, item)
    return replace(limits, seats=sheet.seats, cumulative=cumulation(sheet, item).yes)


def count_election(
    sheet: Sheet, item: int, without: Collection[int] = frozenset()
) -> ElectionCount:
    """The election counted from the record; on trial without some ballots."""
    if without:
        return _counted(sheet, item, without)
    until = sheet.day.voted_at(item) or LATEST
    return sheet.once(
        ("election", item), lambda: _counted(sheet, item), (*rests_on(item), *SAID), until
    )


def _counted(sheet: Sheet, item: int, without: Collection[int] = frozenset()) -> ElectionCount:
    law, at = sheet.law, sheet.day.voted_at(item)
    limits = election_limits(sheet, item)
    sums = add_up(sort_out(sheet.day.cast_on(item), limits, without))
    told = sheet.day.count_of(item)
    all_votes = sums.votes if sums.ballots or not told else told.votes
    who = who_may_be_voted_for(sheet, all_votes)
    votes = {name: all_votes.get(name, 0) for name in who}
    lost = {name: number for name, number in all_votes.items() if name not in votes and number}
    result = plurality(law, sheet.seats, votes)
    findings = (
        *(check_quorum(sheet, at, "the election") if at else ()),
        *check_election_result(law, sheet.seats, result),
        *_strangers(law, lost),
        *_method(sheet, item, ballots=bool(sums.ballots)),
    )
    return ElectionCount(
        item,
        at,
        cumulation(sheet, item),
        sheet.seats,
        votes,
        lost,
        sums.ballots,
        sums.aside,
        quorum_now(sheet, at),
        result,
        findings,
    )


def check_voice(sheet: Sheet, item: int, at: datetime) -> tuple[Finding, ...]:
    """Whether the election may be counted by voice at that moment."""
    asked = sheet.day.ballot_demand.at if sheet.day.ballot_demand else None
    return check_method(sheet.law, asked, sheet.day.began_at(item) or at, ballots=False)


def who_may_be_voted_for(sheet: Sheet, voted: Mapping[str, int]) -> tuple[str, ...]:
    """Candidates whose votes count; without a rule on nominations whoever got a vote is one."""
    if sheet.law.has(REQUIRED):
        return eligible(sheet)
    named = eligible(sheet)
    return (*named, *(name for name in voted if name not in named))


def _strangers(law: Bylaws, lost: Mapping[str, int]) -> tuple[Finding, ...]:
    if not lost or not law.has(REQUIRED):
        return ()
    verb = "was" if len(lost) == 1 else "were"
    sentence = f"{listed(list(lost))} {verb} not nominated as the bylaws ask; the votes are kept "
    sentence += "in the record and elect nobody."
    return (Finding(law.cite(REQUIRED), "warning", sentence, "ballots"),)


def _method(sheet: Sheet, item: int, *, ballots: bool) -> tuple[Finding, ...]:
    day = sheet.day
    asked = day.ballot_demand.at if day.ballot_demand else None
    return check_method(sheet.law, asked, day.began_at(item), ballots=ballots)
