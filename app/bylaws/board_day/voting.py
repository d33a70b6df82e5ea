"""A resolution counted: who was present, what it needs, and whether it was adopted.

Sources: 1988 III §5, §9, §15; 2002 §3.4 ¶1, §3.9, §4.1, §4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.bylaws.answers import Finding, Threshold
from app.bylaws.board_meetings import (
    NO_QUORUM,
    WITHDRAWAL,
    BoardVote,
    act_needs,
    check_act,
)
from app.bylaws.board_day.sheet import BoardSheet, charter_on, open_board
from app.bylaws.boards import board_on
from app.bylaws.committees import check_subject, creation_needs
from app.bylaws.counting import carries, least_votes
from app.bylaws.directors import board_fill, check_powers
from app.bylaws.law import Shelf
from app.domain.board.committees import Committee
from app.domain.board.facts import OF_AUTHORIZED, OF_IN_OFFICE, Boards, Put
from app.domain.board_record import Resolution
from app.domain.company import Company
from app.domain.words import plural, whole


@dataclass(frozen=True, slots=True)
class Counted:
    """A resolution with its count: those present, the test it must pass, and how it came out.

    `resolution` holds the numbers for its papers. `second` is the test without directors who have
    an interest. `adopted` is `None` while the votes are not known. Of the findings those of the
    vote itself are errors where it is not adopted.
    """

    put: Put
    resolution: Resolution
    present: tuple[str, ...]
    need: Threshold
    second: Threshold | None
    adopted: bool | None
    findings: tuple[Finding, ...]


def count(sheet: BoardSheet, put: Put) -> Counted:
    """The resolution as voted, worked out from who was there at that moment."""
    present, made = sheet.present(put.at), put.resolution
    quorum, cite = sheet.quorum
    left = len(present) < quorum and sheet.had_quorum(put.at)
    filled = replace(
        made, present=len(present), authorized=sheet.meeting.authorized, left=left
    )
    need = _need(sheet, put, len(present), left=left)
    short = len(present) < quorum and not left and put.base != OF_IN_OFFICE
    found = _vote_findings(sheet, put, len(present), need, left=left)
    if short:
        have = f"{whole(len(present))} present, the quorum is {whole(quorum)}. {NO_QUORUM}"
        found = (Finding(cite, "error", have, "present"),)
    adopted = None if made.votes_for is None else not any(f.severity == "error" for f in found)
    return Counted(
        put,
        filled,
        present,
        need,
        _second(sheet, filled),
        adopted,
        (*found, *_other_findings(sheet, put)),
    )


def count_all(sheet: BoardSheet) -> tuple[Counted, ...]:
    """Every resolution of the meeting, in the order of time."""
    return tuple(count(sheet, put) for put in sheet.day.puts)


def resolutions(
    shelf: Shelf, company: Company, boards: Boards, committees: Sequence[Committee]
) -> tuple[Counted | Resolution, ...]:
    """The resolution book: what was put at meetings, counted, and what was consented to.

    A resolution by consent stands in it with its day once all have signed.
    """
    made: list[Counted | Resolution] = []
    for day in boards.meetings:
        if day.puts:
            made += count_all(open_board(shelf, company, boards, committees, day.key))
    for consent in boards.consents:
        made += consent.resolutions
    return tuple(sorted(made, key=_in_time))


def adopted(one: Counted | Resolution) -> Resolution | None:
    """The resolution, if it was adopted: carried at a meeting, or signed by all."""
    if isinstance(one, Counted):
        return one.resolution if one.adopted else None
    return one if one.on else None


def members_now(
    company: Company, committees: Sequence[Committee], name: str, on: Sequence[object] | None = None
) -> tuple[str, ...]:
    raise NotImplementedError
