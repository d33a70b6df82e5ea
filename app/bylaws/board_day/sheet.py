"""The sheet of a meeting of the board or of a committee: its facts beside the law of its day.

Sources: 1988 III §9, §12, §15; 2002 §3.5, §3.9, §4.1, §4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.bylaws.answers import Citation
from app.bylaws.board.committees import committee_quorum
from app.bylaws.board.composition import board_on
from app.bylaws.board.meetings import required_quorum
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws, Shelf
from app.domain.board.committees import Committee
from app.domain.board.facts import BoardDay, Boards, Schedule, Span
from app.domain.board_record import BoardMeeting, CommitteeCharter
from app.domain.company import Company
from app.domain.refusal import Refusal

IN_PERSON = "in person"


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """All that the rules need of one meeting.

    Members, alternates and authorized number of `day` are those fixed when it was opened, before
    that those of its day as the books stand. `original` was adjourned to this one.
    """

    law: Bylaws
    company: Company
    day: BoardDay
    original: BoardDay | None = None
    schedule: Schedule | None = None
    charter: CommitteeCharter | None = None

    @property
    def meeting(self) -> BoardMeeting:
        """The facts of the meeting."""
        return self.day.meeting

    @property
    def on(self) -> date:
        """The day of the meeting."""
        return day_of(self.day)

    @property
    def starts_at(self) -> datetime:
        """The time for which it was called, in the corporation's zone."""
        return self.zoned(self.meeting.starts_at or self.day.opened_at or datetime.min)  # noqa: DTZ901

    @property
    def quorum(self) -> tuple[int, Citation]:
        """The members that are a quorum, and where the bylaws say so."""
        if self.meeting.committee:
            return committee_quorum(self.law, len(self.meeting.members))
        return required_quorum(self.law, self.meeting.authorized or 0)

    def zoned(self, at: datetime) -> datetime:
        """A local time of the record as a moment in the corporation's zone."""
        return moment(at, self.company.zone)

    def present(self, at: datetime) -> tuple[str, ...]:
        """Who counts as present at the moment: members, and alternates for absent members.

        One who takes part from afar counts once it is stated that all could hear one another.
        """
        there = [span for span in self.day.there(at) if self._counts(span)]
        members = [span.name for span in there if span.name in self.meeting.members]
        alternates = {
            span.sat_for: span.name
            for span in there
            if span.name in self.meeting.alternates and self._stands_in(span, members)
        }
        return (*members, *alternates.values())

    def had_quorum(self, at: datetime) -> bool:
        """Whether a quorum was present at some moment of the meeting up to this one."""
        starts = {span.from_at for span in self.day.spans if span.from_at <= at}
        return any(len(self.present(start)) >= self.quorum[0] for start in starts)

    def _counts(self, span: Span) -> bool:
        return span.by == IN_PERSON or bool(self.meeting.all_heard)

    def _stands_in(self, span: Span, members: Sequence[str]) -> bool:
        return span.sat_for in self.meeting.members and span.sat_for not in members


def open_board(
    shelf: Shelf,
    company: Company,
    boards: Boards,
    committees: Sequence[Committee],
    key: str,
) -> BoardSheet:
    """The sheet of that meeting under the bylaws of its day; refused where there are none."""
    day = boards.meeting(key)
    if day is None:
        raise Refusal("There is no such meeting of the board. Call it first.", field="board")
    on, name = day_of(day), day.meeting.committee
    law = shelf.on(on)
    if law is None:
        raise Refusal("No bylaws are on file for the day of this meeting.", field="board")
    return BoardSheet(
        law,
        company,
        day if day.fixed else _as_of_now(day, company, committees),
        boards.meeting(day.original) if day.original else None,
        boards.schedule(name, on),
        charter_on(committees, name, on),
    )


def day_of(day: BoardDay) -> date:
    """The day of the meeting: on which it was opened, else for which it is called."""
    at = day.opened_at or day.meeting.starts_at
    assert at is not None, "the call names the time"  # noqa: S101
    return at.date()


def charter_on(committees: Sequence[Committee], name: str, on: date) -> CommitteeCharter | None:
    """The charter of that committee on the day, or `None`."""
    found = next((c for c in committees if c.name == name), None)
    return found.charter_on(on) if found else None


def serving_on(
    company: Company, committees: Sequence[Committee], name: str, on: date
) -> tuple[str, ...]:
    """The directors in office on the day, or those of them who are members of that committee."""
    directors = tuple(term.name for term in board_on(company, on).in_office)
    if not name:
        return directors
    charter = charter_on(committees, name, on)
    return tuple(n for n in charter.members if n in directors) if charter else ()


def alternates_on(
    company: Company, committees: Sequence[Committee], name: str, on: date
) -> tuple[str, ...]:
    """The directors in office on the day who are alternates of that committee."""
    charter = charter_on(committees, name, on)
    directors = {term.name for term in board_on(company, on).in_office}
    return tuple(n for n in charter.alternates if n in directors) if charter else ()


def _as_of_now(day: BoardDay, company: Company, committees: Sequence[Committee]) -> BoardDay:
    """The meeting with the members and the number of its day as the books stand."""
    on, name = day_of(day), day.meeting.committee
    meeting = replace(
        day.meeting,
        members=serving_on(company, committees, name, on),
        alternates=alternates_on(company, committees, name, on),
        authorized=board_on(company, on).authorized,
    )
    return replace(day, meeting=meeting)
