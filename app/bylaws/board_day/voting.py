"""A resolution counted: who was present, what it needs, and whether it was adopted.

Sources: 1988 III §5, §9, §15; 2002 §3.4 ¶1, §3.9, §4.1, §4.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.bylaws.answers import Finding, Threshold
from app.bylaws.board.committee_words import check_words
from app.bylaws.board.committees import check_subject, creation_needs
from app.bylaws.board.directors import board_fill, check_powers
from app.bylaws.board.meetings import (
    NO_QUORUM,
    WITHDRAWAL,
    BoardVote,
    act_needs,
    check_without_interested,
    without_interested,
)
from app.bylaws.board_day.sheet import BoardSheet, open_board
from app.bylaws.counting import are_for, carries, least_votes
from app.bylaws.law import Bylaws, Shelf
from app.domain.board.committees import Committee
from app.domain.board.facts import OF_AUTHORIZED, OF_IN_OFFICE, Boards, Put
from app.domain.board_record import BoardMeeting, Resolution
from app.domain.company import Company
from app.domain.words import whole

LOST = "info"
"""How it is told that a vote was lost: a result, and no breach of anything."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A resolution with its count: those present, the test it must pass, and how it came out.

    `resolution` holds the numbers for its papers. `second` is the test without directors who have
    an interest. `adopted` is `None` while the votes are not known.
    """

    resolution: Resolution
    present: tuple[str, ...]
    need: Threshold
    second: Threshold | None = None
    adopted: bool | None = None
    findings: tuple[Finding, ...] = ()


def count(sheet: BoardSheet, put: Put) -> Counted:
    """The resolution as voted, worked out from who was there at that moment."""
    present = sheet.present(put.at)
    left = len(present) < sheet.quorum[0] and sheet.had_quorum(put.at)
    made = replace(
        put.resolution,
        present=len(present),
        authorized=sheet.meeting.authorized,
        left=left,
        interested=tuple(n for n in put.resolution.interested if n in present),
    )
    need = _need(sheet, put, made)
    without, vote = _quorum(sheet, put, made), _vote(sheet.law, put, made, need)
    short = bool(without) or any(finding.severity == LOST for finding in vote)
    adopted = None if made.votes_for is None else not short
    powers = () if adopted is False else _powers(sheet, put)
    others = (*powers, *(_interest(sheet.law, made, need) if adopted else ()))
    found = (*without, *vote, *others)
    return Counted(made, present, need, _second(made, need), adopted, found)


def count_all(sheet: BoardSheet) -> tuple[Counted, ...]:
    """Every resolution of the meeting, in the order of time."""
    return tuple(count(sheet, put) for put in sheet.day.puts)


def for_papers(sheet: BoardSheet) -> BoardMeeting:
    """The meeting with its resolutions counted, as its notices, log and minutes ask for it."""
    made = tuple(counted.resolution for counted in count_all(sheet))
    return replace(sheet.meeting, resolutions=made, opened_at=sheet.day.opened_at)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A resolution in the resolution book: when it was put, and whether it was adopted.

    A resolution by consent is adopted on the day on which the last of all members signs.
    """

    resolution: Resolution
    on: date
    adopted: bool

    @property
    def in_force(self) -> bool:
        """Whether it was adopted and is not rescinded."""
        return self.adopted and self.resolution.rescinded_on is None


def resolution_book(
    shelf: Shelf, company: Company, boards: Boards, committees: Sequence[Committee]
) -> tuple[Recorded, ...]:
    """Every resolution of board and committees, at meetings and by consent, in order of time."""
    return tuple(sorted(_recorded(shelf, company, boards, committees), key=lambda r: r.on))


def _recorded(
    shelf: Shelf, company: Company, boards: Boards, committees: Sequence[Committee]
) -> Iterable[Recorded]:
    for day in boards.meetings:
        if day.puts:
            sheet = open_board(shelf, company, boards, committees, day.key)
            for counted in count_all(sheet):
                yield Recorded(counted.resolution, sheet.on, bool(counted.adopted))
    for consent in boards.consents:
        for made in consent.resolutions:
            yield Recorded(made, made.on or consent.begun_on, made.on is not None)


def _need(sheet: BoardSheet, put: Put, made: Resolution) -> Threshold:
    if put.base == OF_IN_OFFICE:
        return board_fill(sheet.law, len(sheet.meeting.members), made.votes_for)
    if made.left:
        return _after_withdrawal(sheet.law, sheet.quorum[0], made.votes_for)
    return act_needs(sheet.law, made.present or 0, made.votes_for)


def _after_withdrawal(law: Bylaws, quorum: int, votes_for: int | None) -> Threshold:
    """The votes that an act needs once directors have left: of the required quorum."""
    test = law.fraction(WITHDRAWAL, "fraction"), law.choice(WITHDRAWAL, "comparison")
    needed = least_votes(*test, quorum)
    met = None if votes_for is None else carries(votes_for, *test, quorum)
    have = "" if votes_for is None else f"; {are_for(votes_for)}"
    counted = f"A majority of the quorum of {whole(quorum)} is {whole(needed)}{have}."
    return Threshold(law.cite(WITHDRAWAL), needed, quorum, counted, met)


def _quorum(sheet: BoardSheet, put: Put, made: Resolution) -> tuple[Finding, ...]:
    """Without a quorum nothing is done but adjourning and filling vacancies."""
    quorum, cite = sheet.quorum
    present = made.present or 0
    if present >= quorum or made.left or put.base == OF_IN_OFFICE:
        return ()
    have = f"{whole(present)} present, the quorum is {whole(quorum)}. {NO_QUORUM}"
    return (Finding(cite, "error", have, "present"),)


def _vote(law: Bylaws, put: Put, made: Resolution, need: Threshold) -> tuple[Finding, ...]:
    if made.votes_for is None:
        return (Finding(need.cite, "warning", f"No vote is recorded. {need.counted}", "votes"),)
    tests = [need]
    if put.base == OF_AUTHORIZED:
        tests.append(creation_needs(law, made.authorized or 0, made.votes_for))
    return tuple(
        Finding(test.cite, "fits" if test.met else LOST, test.counted, "votes") for test in tests
    )


def _powers(sheet: BoardSheet, put: Put) -> tuple[Finding, ...]:
    """What a committee may not do, and what the shareholders must do as well."""
    made = put.resolution
    linked = made.shareholders_on is not None
    found = check_powers(sheet.law, needs_shareholders=made.needs_shareholders, linked=linked)
    if not sheet.meeting.committee:
        return found
    named = (check_subject(sheet.law, put.power),) if put.power else ()
    return (*named, *check_words(sheet.law, made.text, "text", put.power), *found)


def _second(made: Resolution, need: Threshold) -> Threshold | None:
    if not made.interested or made.votes_for is None:
        return None
    return without_interested(need, made.votes_for, made.interested_for)


def _interest(law: Bylaws, made: Resolution, need: Threshold) -> tuple[Finding, ...]:
    vote = BoardVote(made.present or 0, made.votes_for or 0, made.interested, made.interested_for)
    return check_without_interested(law, vote, need)
