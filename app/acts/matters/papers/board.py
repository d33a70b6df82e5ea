"""Papers of the board's meetings, consents, resolutions and committees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.acts.matters.papers.making import About, Maker, Making
from app.acts.minutes_words import minutes_words
from app.bylaws.board_day.sheet import BoardSheet
from app.bylaws.board_day.voting import Recorded, for_papers
from app.documents.blocks import Document
from app.documents.board.committee import compose_committee_resolution
from app.documents.board.director_papers import compose_director_paper
from app.documents.board.minutes import compose_board_minutes
from app.documents.board.notices import (
    compose_adjourned_notice,
    compose_board_notice,
    compose_notice_log,
)
from app.documents.board.resolutions import compose_consent, compose_resolution
from app.documents.board.secretary_certificate import compose_secretary_certificate
from app.documents.meetings.framing import bound
from app.domain.board.committees import read_committees
from app.domain.board.facts import BoardDay
from app.domain.board_record import DIRECTOR_PAPERS, BoardMeeting, DirectorPaper
from app.domain.meetings import Place
from app.domain.refusal import Refusal

WAIVER, HOLDING, APPROVAL = DIRECTOR_PAPERS


def committee_of(making: Making, key: str) -> str:
    """The committee to which a meeting, a consent or a resolution belongs; empty for the board."""
    matter, boards = key.partition("/")[0], making.record.boards
    day, consent = boards.meeting(matter), boards.consent(matter)
    return day.meeting.committee if day else consent.consent.committee if consent else ""


def _meeting(making: Making, key: str) -> tuple[BoardSheet, BoardMeeting]:
    sheet = making.record.sheet(key)
    return sheet, for_papers(sheet)


def _placed(making: Making, sheet: BoardSheet, meeting: BoardMeeting) -> BoardMeeting:
    """The meeting with its place; without another it was held at the principal office."""
    office = making.company.office_on(sheet.on)
    if office is None:
        return meeting
    held = office.place if meeting.place == Place() else meeting.place
    goes_on = held if meeting.adjourned_place == Place() else meeting.adjourned_place
    return replace(meeting, place=held, adjourned_place=goes_on)


def _day(making: Making, key: str) -> BoardDay | None:
    return making.record.boards.meeting(key)


def notice(making: Making, key: str) -> Document:
    """Notice of a special meeting."""
    sheet, meeting = _meeting(making, key)
    return compose_board_notice(meeting, making.issue(sheet.on))


def notice_log(making: Making, key: str) -> Document:
    """How notice was given to each director."""
    sheet, meeting = _meeting(making, key)
    return compose_notice_log(meeting, making.issue(sheet.on))


def adjourned_notice(making: Making, key: str) -> Document:
    """Notice of the time and place to which a meeting was adjourned."""
    sheet, meeting = _meeting(making, key)
    return compose_adjourned_notice(_placed(making, sheet, meeting), making.issue(sheet.on))


def minutes(making: Making, key: str) -> Document:
    """The minutes of the meeting, with its place."""
    sheet, meeting = _meeting(making, key)
    meeting = _placed(making, sheet, meeting)
    notes = minutes_words(making.book, key)
    return compose_board_minutes(meeting, making.issue(sheet.on), sheet.day.minutes, notes)


def _signed_by_director(kind: str, making: Making, key: str) -> Document:
    """One director's paper, `board-1/Ann Lee`; without a name one for each who may sign it."""
    matter, _, name = key.partition("/")
    sheet, meeting = _meeting(making, matter)
    meeting = _placed(making, sheet, meeting)
    issue = making.issue(sheet.on)
    names = (name,) if name else signers_of(sheet.day, meeting)
    if not names:
        raise Refusal("Every member was at the meeting. No such paper is needed.")
    on = sheet.day.minutes.approved_on or sheet.on
    made = [
        compose_director_paper(
            DirectorPaper(
                kind,
                one,
                meeting.kind,
                meeting.committee,
                meeting.starts_at,
                meeting.place,
                meeting.purpose,
                on if kind == APPROVAL else None,
            ),
            issue,
        )
        for one in names
    ]
    return made[0] if len(made) == 1 else bound(made[0].title, made)


def signers_of(day: BoardDay, meeting: BoardMeeting) -> tuple[str, ...]:
    """Who may sign papers about notice: the absent, or before the meeting every member."""
    return meeting.absent if day.opened_at else meeting.members


def _director_paper(kind: str, filed_as: str) -> Maker:
    def make(making: Making, key: str) -> Document:
        return _signed_by_director(kind, making, key)

    def offers(making: Making, key: str) -> Iterable[About]:
        day = _day(making, key)
        if day and (kind != APPROVAL or day.closed_at):
            sheet, meeting = _meeting(making, key)
            if signers_of(sheet.day, meeting):
                yield key, ""

    return Maker(filed_as, make, offers)


def _recorded(making: Making, key: str) -> Recorded:
    for one in making.record.resolutions():
        if one.resolution.key == key:
            return one
    raise Refusal("There is no such resolution. Record it first.")


def resolution(making: Making, key: str) -> Document:
    """One resolution with its vote."""
    one = _recorded(making, key)
    return compose_resolution(one.resolution, making.issue(one.on))


def certificate(making: Making, key: str) -> Document:
    """The secretary's certificate of a resolution in force."""
    one = _recorded(making, key)
    if not one.adopted:
        raise Refusal("The resolution was not adopted. It cannot be certified.")
    return compose_secretary_certificate(one.resolution, making.issue(one.on))


def consent(making: Making, key: str) -> Document:
    """The written consent that all members sign."""
    found = making.record.boards.consent(key)
    if found is None:
        raise Refusal("There is no such consent. Begin it first.")
    return compose_consent(found.consent, making.issue(found.begun_on))


def committee_resolution(making: Making, key: str) -> Document:
    """The resolution that made the committee, by the entry that recorded it."""
    event = making.event("committee", key)
    if event.kind == "committee.ended":
        raise Refusal("This entry ends a committee. Choose the one that made it.")
    [committee] = read_committees([event])
    return compose_committee_resolution(committee.charters[0], making.issue(event.on))


def _special(making: Making, key: str) -> Iterable[About]:
    day = _day(making, key)
    return ((key, ""),) if day and day.meeting.kind == "special" else ()


def _noticed(making: Making, key: str) -> Iterable[About]:
    day = _day(making, key)
    needs = day and day.meeting.kind in ("special", "adjourned")
    return ((key, ""),) if needs and day and day.meeting.starts_at else ()


def _adjourned(making: Making, key: str) -> Iterable[About]:
    day = _day(making, key)
    return ((key, ""),) if day and day.meeting.adjourned_to else ()


def _opened(making: Making, key: str) -> Iterable[About]:
    day = _day(making, key)
    return ((key, ""),) if day and day.opened_at else ()


def _consents(making: Making, key: str) -> Iterable[About]:
    return ((key, ""),) if making.record.boards.consent(key) else ()


def _resolutions(making: Making, key: str) -> Iterable[About]:
    for one in making.record.resolutions():
        matter, _, number = one.resolution.key.partition("/")
        if matter == key:
            yield one.resolution.key, number


def _in_force(making: Making, key: str) -> Iterable[About]:
    for one in making.record.resolutions():
        matter, _, number = one.resolution.key.partition("/")
        if matter == key and one.in_force:
            yield one.resolution.key, number


def _committees(making: Making, key: str) -> Iterable[About]:
    return making.entries("committee", key, "committee.created")


MAKERS: Mapping[str, Maker] = {
    "board-notice": Maker("board-notice-special", notice, _special, "committee-notice"),
    "notice-log": Maker("board-notice-log", notice_log, _noticed),
    "adjourned-notice": Maker("board-notice-adjourned", adjourned_notice, _adjourned),
    "board-waiver": _director_paper(WAIVER, "board-waiver"),
    "board-consent-to-holding": _director_paper(HOLDING, "board-consent-to-holding"),
    "board-approval-of-minutes": _director_paper(APPROVAL, "board-approval-of-minutes"),
    "board-minutes": Maker("board-minutes", minutes, _opened, "committee-minutes"),
    "board-resolution": Maker("board-resolution", resolution, _resolutions),
    "secretary-certificate": Maker("secretary-certificate", certificate, _in_force),
    "board-consent": Maker("board-consent-unanimous", consent, _consents, "committee-consent"),
    "committee-resolution": Maker("committee-resolution", committee_resolution, _committees),
}
"""What is made -> how."""
