"""An adjournment at the meeting: its vote, what is announced, and what the new day asks for.

Sources: 1988 II §6; 2002 §2.7. Proxies stand for the adjourned meeting while they are good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from app.bylaws.answers import Finding, Permission, Threshold
from app.bylaws.counting import least_votes
from app.bylaws.meeting_day.proxies import ProxyStanding
from app.bylaws.meeting_day.quorum import quorum_now
from app.bylaws.meeting_day.sheet import Sheet
from app.bylaws.shareholders.meetings import (
    NEW_RECORD,
    TRIGGER,
    adjournment_needs_notice,
    adjournment_needs_record_date,
    first_day_with_notice,
)
from app.domain.meeting_record import Adjournment
from app.domain.words import listed, whole

VOTE, ANNOUNCE = "shareholders.adjourn.vote", "shareholders.adjourn.announcement"


@dataclass(frozen=True, slots=True)
class Adjourned:
    """What an adjournment asks for: the vote, a new notice, a new record date.

    `first_with_notice` is the first day that needs one; `proxies` tell how each stands that day.
    """

    vote: Threshold
    notice: Permission
    record_date: Permission
    first_with_notice: date
    proxies: tuple[ProxyStanding, ...]


def adjourning(sheet: Sheet, made: Adjournment) -> Adjourned | None:
    """What that adjournment asks for; `None` while the new day is not set."""
    if made.to_on is None or sheet.plan.on is None:
        return None
    law, start = sheet.law, counted_from(sheet)
    fresh = made.new_record_on is not None
    notice = adjournment_needs_notice(law, start, made.to_on, new_record_date=fresh)
    renewed = adjournment_needs_record_date(law, start, made.to_on)
    at = datetime.combine(made.to_on, made.to_at or sheet.plan.at or time())
    found = sheet.standings(at)
    return Adjourned(
        vote_to_adjourn(sheet, made.at, made.votes_for),
        notice,
        renewed,
        first_day_with_notice(law, start),
        tuple(found.values()),
    )


def vote_to_adjourn(sheet: Sheet, at: datetime | None, votes_for: int | None = None) -> Threshold:
    """The votes that adjourn, of those present, with or without a quorum."""
    law, present = sheet.law, quorum_now(sheet, at).present
    needed = least_votes(law.fraction(VOTE, "fraction"), law.choice(VOTE, "comparison"), present)
    counted = f"{whole(needed)} of the {whole(present)} votes present adjourn."
    met = None if votes_for is None else votes_for >= needed
    return Threshold(law.cite(VOTE), needed, present, counted, met)


def counted_from(sheet: Sheet) -> date:
    """The day from which the length counts: the earliest that the version names."""
    plan = sheet.plan
    first = plan.original_on or plan.on
    return min(day for day in (first, plan.on) if day)


def check_adjourning(sheet: Sheet, made: Adjournment) -> tuple[Finding, ...]:
    """What stands against the adjournment, and what it makes necessary."""
    asked = adjourning(sheet, made)
    return tuple(_found(sheet, made, asked)) if asked else ()


def _found(sheet: Sheet, made: Adjournment, asked: Adjourned) -> Iterator[Finding]:
    law, vote = sheet.law, asked.vote
    if made.votes_for is None:
        yield Finding(vote.cite, "warning", f"No vote is recorded. {vote.counted}", "votes_for")
    else:
        said = f"{whole(made.votes_for)} are for it. {vote.counted}"
        yield Finding(vote.cite, "fits" if vote.met else "error", said, "votes_for")
    announced = made.announced and made.to_at is not None
    what = listed(law.items(ANNOUNCE, "announce"))
    if not announced:
        said = f"The new {what} were not announced; notice of the adjourned meeting is needed."
        yield Finding(law.cite(ANNOUNCE), "warning", said, "announced")
    if asked.notice.yes:
        said = f"{asked.notice.counted} A new notice is needed."
        yield Finding(law.cite(TRIGGER), "warning", said, "to_on")
    if asked.record_date.yes and made.new_record_on is None:
        said = f"{asked.record_date.counted} The board sets a new record date."
        yield Finding(law.cite(NEW_RECORD), "warning", said, "new_record_on")
    elif asked.notice.yes and made.new_record_on is None:
        said = f"{asked.notice.counted} A new record date is the careful choice."
        yield Finding(law.cite(TRIGGER), "advice", said, "new_record_on")
