"""Seats on the board from the record: vacancies with their routes, terms, removal, the number.

Sources: 1988 III §2 to §5; 2002 §3.2 to §3.4, §3.15, §9.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.bylaws.answers import Citation, DateAnswer, Finding, Permission, Threshold
from app.bylaws.board.composition import board_on, check_number
from app.bylaws.board.directors import (
    board_fill,
    check_articles_state_number,
    check_meeting_fill,
    check_reduction,
    check_successor,
    consent_fill,
    holding_over,
    may_fill,
    removal_fill_at_meeting,
    term_words,
)
from app.bylaws.law import Bylaws, Shelf
from app.bylaws.shareholders.removal import (
    RemovalTally,
    RemovalVote,
    check_entire_board,
    check_removal,
    tally_removal,
)
from app.bylaws.votes import quorum
from app.domain.board.directors import DirectorFacts
from app.domain.board.seats import CAUSES, Vacancy, board_of
from app.domain.board_record import FILLED_BY, RemovalCount, SeatFilled
from app.domain.company import Company
from app.domain.offices import Term, authorized_on
from app.domain.words import plural

BY_BOARD, AT_MEETING, BY_CONSENT = FILLED_BY
EVENTS = "directors.vacancy.events"


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A vacant seat: who may fill it, and the votes of directors that fill it."""

    vacancy: Vacancy
    cite: Citation
    routes: tuple[Permission, ...]
    board_needs: Threshold

    @property
    def board_may(self) -> bool:
        """Whether the directors left in office may fill it."""
        return self.routes[0].yes


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A director in office: until when in words, whether over the term, and the number then.

    `authorized_then` is the authorized number at the latest election, for the test of a removal.
    """

    term: Term
    until: str
    cite: Citation
    holds_over: DateAnswer
    authorized_then: int | None
    fills_vacancy: bool = False


@dataclass(frozen=True, slots=True)
class FilledBy:
    """What is known of how a seat is filled beside its own facts: shares, and the ordinary vote.

    For a meeting `entitled` are the votes entitled, `against` those against; `elected` and
    `carried` are the results of the election and of the ordinary vote.
    """

    entitled: int = 0
    against: int = 0
    elected: bool = True
    carried: bool = False


def open_seats(law: Bylaws, company: Company, on: date) -> tuple[OpenSeat, ...]:
    """The seats that are vacant on the day, the longest vacant first."""
    state = board_of(company.terms, company.numbers, on)
    if state is None:
        return ()
    needs = board_fill(law, len(state.directors))
    return tuple(
        OpenSeat(vacancy, law.cite(EVENTS), may_fill(law, vacancy.cause), needs)
        for vacancy in state.vacancies
    )


def seats_held(
    law: Bylaws, company: Company, facts: DirectorFacts, on: date
) -> tuple[SeatHeld, ...]:
    """The directors in office on the day with their terms."""
    filled = {(f.name, f.starts_on) for f in facts.filled}
    made: list[SeatHeld] = []
    for term in board_on(company, on).in_office:
        fills = (term.name, term.from_on) in filled or term.chosen_by == "board"
        cite, until = term_words(law, fills_vacancy=fills)
        over = holding_over(law, term.from_on, next_annual(company, term.from_on), on)
        then = authorized_on(company.numbers, term.from_on)
        made.append(SeatHeld(term, until, cite, over, then, fills))
    return tuple(made)


def next_annual(company: Company, after: date) -> date | None:
    """The first annual meeting of shareholders on record after that day."""
    days = [m.plan.on for m in company.meetings if m.plan.kind == "annual" and m.plan.on]
    return min((day for day in days if day > after), default=None)


def authorized_at_election(company: Company, name: str, on: date) -> int | None:
    """The number of directors authorized when that director was last elected."""
    mine = [
        t for t in company.terms if t.office == "director" and t.name == name and t.from_on <= on
    ]
    return authorized_on(company.numbers, max(t.from_on for t in mine)) if mine else None


def check_filling(
    law: Bylaws, company: Company, seat: SeatFilled, how: FilledBy
) -> tuple[Finding, ...]:
    """Whether that route may fill a vacancy of this cause, and whether its vote is reached."""
    if seat.route == BY_BOARD:
        return _by_board(law, company, seat)
    may = may_fill(law, seat.cause)[1]
    allowed = Finding(may.cite, "fits", may.counted, "route")
    if seat.votes_for is None:
        return (allowed, Finding(may.cite, "warning", "No vote is recorded.", "votes_for"))
    if seat.route == BY_CONSENT:
        need = consent_fill(law, seat.cause, Fraction(how.entitled), Fraction(seat.votes_for))
        return (allowed, _met(need))
    votes = Fraction(seat.votes_for), Fraction(how.against)
    needed = (
        removal_fill_at_meeting(law, quorum(law, how.entitled), *votes)
        if seat.cause == CAUSES["removed"]
        else None
    )
    if needed:
        return (allowed, _met(needed))
    return (
        allowed,
        *check_meeting_fill(law, seat.cause, elected=how.elected, carried=how.carried),
    )


def check_ahead(law: Bylaws, company: Company, seat: SeatFilled) -> tuple[Finding, ...]:
    """A successor chosen before the seat is free starts when the resignation takes effect."""
    if not (seat.former and seat.starts_on and seat.on):
        return ()
    ends = [
        t.to_on
        for t in company.terms
        if t.office == "director" and t.name == seat.former and t.to_on and t.to_on > seat.on
    ]
    chooser = "board" if seat.route == BY_BOARD else "shareholders"
    return check_successor(law, max(ends), seat.starts_on, chooser) if ends else ()


def removal_vote(count: RemovalCount) -> RemovalVote | None:
    """The count as the test asks for it; `None` while it is not whole."""
    if count.entitled is None or count.votes_for is None or count.authorized is None:
        return None
    named, serving = set(count.named), set(count.serving)
    return RemovalVote(
        Fraction(count.entitled),
        Fraction(count.votes_for),
        Fraction(count.against or 0),
        count.authorized,
        count.by_consent,
        bool(serving) and serving <= named,
    )


def removal_result(law: Bylaws, count: RemovalCount) -> RemovalTally | None:
    """How the removal came out, by both tests."""
    vote = removal_vote(count)
    return tally_removal(law, vote) if vote else None


def check_removed(law: Bylaws, count: RemovalCount) -> tuple[Finding, ...]:
    """What stands against the removal; the test that keeps a director is part of it."""
    vote = removal_vote(count)
    if vote is None:
        cite = law.cite("directors.removal.vote")
        return (Finding(cite, "warning", "The count of the removal is not whole.", "votes_for"),)
    whole = check_entire_board(law, count.named, count.serving, claimed=vote.entire_board)
    return (*whole, *check_removal(law, vote, count.name))


def check_change(
    shelf: Shelf, company: Company, facts: DirectorFacts, on: date, number: int, by: str
) -> tuple[Finding, ...]:
    """How a new authorized number stands: range, body, articles, and the directors who stay."""
    law = shelf.on(on)
    if law is None:
        return ()
    stated = facts.articles_state(on)
    serving = len(board_on(company, on).in_office)
    found = check_number(shelf, company, on, number, by)
    reduced = check_reduction(law, number, serving, ended=0)
    return (
        *check_articles_state_number(law, stated=stated),
        *(f for f in found if f.cite.rule != reduced.cite.rule),
        reduced,
    )


def seats_of(company: Company, names: Sequence[str], on: date) -> tuple[Term, ...]:
    """The terms as director that run on the day, of these persons."""
    return tuple(t for t in board_on(company, on).in_office if t.name in names)


def _by_board(law: Bylaws, company: Company, seat: SeatFilled) -> tuple[Finding, ...]:
    may = may_fill(law, seat.cause)[0]
    if not may.yes:
        return (Finding(may.cite, "error", may.counted, "route"),)
    base = seat.base or len(board_on(company, seat.on or date.min).in_office)
    need = board_fill(law, base, seat.votes_for)
    if need.met is None:
        said = f"No vote is recorded. {need.counted}"
        return (Finding(need.cite, "warning", said, "votes_for"),)
    said = f"{plural(seat.votes_for or 0, 'director')} for. {need.counted}"
    return (Finding(need.cite, "fits" if need.met else "error", said, "votes_for"),)


def _met(need: Threshold) -> Finding:
    return Finding(need.cite, "fits" if need.met else "error", need.counted, "votes_for")
