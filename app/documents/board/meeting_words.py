"""How papers name a meeting of the board or of a committee, its members, and its findings."""

from __future__ import annotations

from app.bylaws.board.committees import committee_quorum
from app.bylaws.board.meetings import required_quorum
from app.bylaws.board.notice import DirectorNotice
from app.bylaws.hours import moment
from app.bylaws.law import Bylaws
from app.documents.wording import office_place
from app.domain.board_record import BoardMeeting, Caller, NoticeLine
from app.domain.company import Company
from app.domain.meetings import Place
from app.domain.words import listed

BOARD = "Board of Directors"
PLACE_NOT_NEEDED = ("board.special.notice.content", "place_at_principal_office", "not-needed")


def body_name(committee: str) -> str:
    """`Board of Directors`, or `Finance Committee of the Board of Directors`."""
    return f"{committee} of the {BOARD}" if committee else BOARD


def meeting_name(meeting: BoardMeeting) -> str:
    """`Special Meeting of the Board of Directors`."""
    return f"{meeting.kind.title()} Meeting of the {body_name(meeting.committee)}"


def a_meeting(kind: str) -> str:
    """`a special meeting`, `an organizational meeting`."""
    article = "an" if kind[:1] in "aeiou" else "a"
    return f"{article} {kind} meeting"


def caller_words(callers: tuple[Caller, ...]) -> str:
    """`Jane Roe, Secretary`, or `Ada Boardman and Bo Chairwell, Directors`."""
    if not callers:
        return ""
    if len({c.office for c in callers}) > 1:
        return listed([f"{c.name}, {c.office.title()}" for c in callers])
    office = callers[0].office.title()
    return f"{listed([c.name for c in callers])}, {office}{'s' if len(callers) > 1 else ''}"


def notice_place(law: Bylaws, company: Company, meeting: BoardMeeting) -> Place:
    """The place named, or the principal executive office where the version lets it go unsaid."""
    rule, param, word = PLACE_NOT_NEEDED
    if meeting.place.lines() or meeting.starts_at is None or law.choice(rule, param) != word:
        return meeting.place
    return office_place(company, meeting.starts_at.date())


def director_notice(company: Company, meeting: BoardMeeting, line: NoticeLine) -> DirectorNotice:
    """The line as the rules of notice ask for it, with the zone of the corporation."""
    given = moment(line.given_at, company.zone) if line.given_at else None
    protested = moment(line.protested_at, company.zone) if line.protested_at else None
    return DirectorNotice(
        line.name,
        given,
        line.manner,
        line.address_kind,
        line.told_to,
        line.basis,
        any(p.name == line.name for p in meeting.present),
        protested,
        line.papers,
    )


def lines_of(meeting: BoardMeeting) -> tuple[NoticeLine, ...]:
    """A line for every member: those recorded, and an empty one where nothing is recorded."""
    named = {line.name for line in meeting.notices}
    missing = (NoticeLine(name) for name in meeting.members if name not in named)
    return (*meeting.notices, *missing)


def without_name(said: str, name: str) -> str:
    """A finding's sentence beside the name it speaks of, which it need not say again."""
    rest = said.removeprefix(f"{name}: ").removeprefix(f"{name} ")
    return rest[:1].upper() + rest[1:]


def quorum_of(law: Bylaws, meeting: BoardMeeting) -> int | None:
    """The quorum of the board or of the committee; `None` while the number is not known."""
    if meeting.committee:
        return committee_quorum(law, len(meeting.members))[0] if meeting.members else None
    return required_quorum(law, meeting.authorized)[0] if meeting.authorized else None


def quorum_present(law: Bylaws, meeting: BoardMeeting) -> bool:
    """Whether a quorum is known to have been present."""
    quorum = quorum_of(law, meeting)
    return quorum is not None and len(meeting.present) >= quorum
