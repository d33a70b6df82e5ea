"""The duties of each office on a day, and what the book keeps for each.

Sources: 1988 IV §6 to §10; 2002 §5.6 to §5.10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.bylaws.answers import Finding
from app.bylaws.board_day.roster import acting_on
from app.bylaws.law import Bylaws
from app.bylaws.officers.duties import MINUTES as MINUTE_BOOK
from app.bylaws.officers.duties import REGISTER as SHARE_REGISTER
from app.bylaws.officers.duties import Duty, check_depositary, check_register_place, duties
from app.bylaws.officers.standing_in import BOARD
from app.bylaws.records.offices import check_minutes_place
from app.bylaws.shares.certificate_papers import check_seal
from app.domain.board.facts import Boards
from app.domain.board.officers import Depositary, OfficerFacts
from app.domain.company import Company
from app.domain.words import day_plain, plural

RECORDS = ("minute book", "share register", "books of account", "bylaws", "other records")
"""The kinds of records whose place is kept."""
REGISTER, OF_MINUTES = RECORDS[1], (RECORDS[0], RECORDS[2])
PLACED = {
    SHARE_REGISTER: REGISTER,
    MINUTE_BOOK: OF_MINUTES[0],
    "officers.cfo.books": OF_MINUTES[1],
}
"""Rule of a duty -> the records whose place it is about."""


@dataclass(frozen=True, slots=True)
class DutyKept:
    """A duty of an office, and what the book keeps for it in words; empty where nothing is."""

    duty: Duty
    kept: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What is looked at: the law, the company and the facts, on a day."""

    law: Bylaws
    company: Company
    facts: OfficerFacts
    boards: Boards
    on: date


def duty_list(day: Day) -> tuple[DutyKept, ...]:
    """Every duty that the version of the day gives, with what is kept for it."""
    made: list[DutyKept] = []
    for duty in duties(day.law):
        words = KEPT[duty.cite.rule](day)
        made.append(DutyKept(duty, tuple(words), tuple(_findings(day, duty))))
    return tuple(made)


def _acting(day: Day) -> Iterator[str]:
    yield acting_on(day.law, day.company, day.facts, day.on).counted


def _minutes(day: Day) -> Iterator[str]:
    held = [d for d in day.boards.meetings if d.closed_at and d.closed_at.date() <= day.on]
    filed = [d for d in held if d.minutes.filed_on]
    if held:
        yield f"minutes of {len(filed)} of {plural(len(held), 'meeting')} of board and committees"
    yield from _place(day, "minute book")


def _register(day: Day) -> Iterator[str]:
    kept = day.facts.kept_on("share register", day.on)
    yield f"kept at the {kept.place}" if kept else "kept in this book"


def _notices(day: Day) -> Iterator[str]:
    noticed = sum(
        any(line.given_at and line.given_at.date() <= day.on for line in one.meeting.notices)
        for one in day.boards.meetings
    )
    if noticed:
        yield f"notices of {plural(noticed, 'meeting')} of board and committees"


def _seal(day: Day) -> Iterator[str]:
    seal = day.facts.seal
    if seal.adopted_on and seal.adopted_on <= day.on:
        yield f"adopted on {day_plain(seal.adopted_on)}"
    if seal.keeper:
        yield f"kept by {seal.keeper}" + (f" at {seal.kept_at}" if seal.kept_at else "")
    if uses := [use for use in seal.uses if use.on <= day.on]:
        yield plural(len(uses), "use")


def _prohibited(day: Day) -> Iterator[str]:
    for told in day.facts.prohibited:
        if told.on <= day.on and (told.until is None or day.on <= told.until):
            yield f"{told.name}: prohibited by the {told.by}"


def _books(day: Day) -> Iterator[str]:
    yield from _place(day, "books of account")


def _deposits(day: Day) -> Iterator[str]:
    return (depositary.name for depositary in _depositaries(day))


def _orders(day: Day) -> Iterator[str]:
    running = [
        a
        for a in day.facts.authorities
        if a.covers == "checks" and (a.to_on is None or day.on <= a.to_on)
    ]
    if running:
        yield f"{plural(len(running), 'authority', 'authorities')} to sign checks"


def _asked(day: Day) -> Iterator[str]:
    for asked in day.facts.asked:
        if asked.on <= day.on and not asked.answered_on:
            yield f"asked by {asked.by} on {day_plain(asked.on)}"


KEPT: Mapping[str, Callable[[Day], Iterable[str]]] = {
    "officers.chairman": _acting,
    "officers.president": _acting,
    "officers.vice-president.succession": _acting,
    "officers.secretary.minute-book": _minutes,
    "officers.secretary.share-register": _register,
    "officers.secretary.notices": _notices,
    "officers.secretary.notice-default": _notices,
    "officers.secretary.seal-custody": _seal,
    "officers.assistant-secretary": _prohibited,
    "officers.cfo.books": _books,
    "officers.cfo.deposits": _deposits,
    "officers.cfo.disbursements": _orders,
    "officers.cfo.reports": _asked,
    "officers.assistant-treasurer": _prohibited,
}
"""Rule of a duty -> what the book keeps for it."""


def _findings(day: Day, duty: Duty) -> Iterator[Finding]:
    rule = duty.cite.rule
    if rule == "officers.cfo.deposits":
        for depositary in _depositaries(day):
            yield check_depositary(day.law, designated_by(depositary))
    if rule == "officers.secretary.seal-custody":
        yield from check_seal(day.law, day.company.incorporated_on)
    if what := PLACED.get(rule):
        kept = day.facts.kept_on(what, day.on)
        place, behind = (kept.place, bool(kept.resolution)) if kept else ("", False)
        if place or what != REGISTER:
            yield from check_place(day.law, what, place, by_resolution=behind)


def check_place(law: Bylaws, what: str, place: str, *, by_resolution: bool) -> tuple[Finding, ...]:
    """Whether that kind of records may be kept there; nothing where the bylaws do not say."""
    if what == REGISTER and law.has(SHARE_REGISTER):
        return (check_register_place(law, place, by_resolution=by_resolution),)
    if what in OF_MINUTES:
        return check_minutes_place(law, place, by_resolution=by_resolution)
    return ()


def designated_by(depositary: Depositary) -> str:
    """Who designated it: the board counts with its resolution only."""
    return depositary.by if depositary.by != BOARD or depositary.resolution else ""


def _depositaries(day: Day) -> tuple[Depositary, ...]:
    return tuple(
        d
        for d in day.facts.depositaries
        if d.from_on <= day.on and (d.to_on is None or day.on <= d.to_on)
    )


def _place(day: Day, what: str) -> Iterator[str]:
    if kept := day.facts.kept_on(what, day.on):
        yield f"at {kept.place}" + (f", by {kept.keeper}" if kept.keeper else "")
