"""Opens the forms of the board's meetings and consents over the desk's book."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.acts.board.matter import Record, record_of
from app.acts.board.operations import OPERATIONS
from app.acts.trying import would_record_all
from app.bylaws.board_day.sheet import serving_on
from app.domain.board.facts import Boards
from app.domain.refusal import Refusal
from app.domain.words import day_plain, hour_short
from app.presenters.board_day import calling, sitting, voting
from app.presenters.board_day.facts import BoardFacts, Try, said_of
from app.presenters.board_day.state import board_standing, consent_standing
from app.presenters.matters import Standing
from app.presenters.notes import refusal_notes
from app.presenters.view import Act, Checked, Choice
from app.ui.desk import Desk
from app.ui.forms import open_act
from app.ui.parts.act_dialog import ActDialog

FORMS: Mapping[str, Callable[[BoardFacts], Act]] = {
    "board-adjourn": sitting.adjourn_act,
    "board-arrive": sitting.arrive_act,
    "board-call": calling.call_act,
    "board-close": sitting.close_act,
    "board-consent": voting.consent_act,
    "board-consent-file": voting.file_act,
    "board-consent-sign": voting.sign_act,
    "board-leave": sitting.leave_act,
    "board-minutes": sitting.minutes_act,
    "board-notice": calling.notice_act,
    "board-open": sitting.open_act,
    "board-paper": calling.paper_act,
    "board-protest": calling.protest_act,
    "board-report": sitting.report_act,
    "board-resolve": voting.resolve_act,
}
"""Operation -> its form."""
AHEAD = ("board-call", "board-consent")
"""What begins a meeting or a consent."""


def open_board_act(desk: Desk, parent: QWidget, operation: str, key: str) -> ActDialog | None:
    """Open the form of this operation for the meeting or consent of that key."""
    try:
        made = FORMS[operation](facts_of(desk, operation, key))
    except Refusal as refusal:
        desk.trouble.emit(refusal.sentence)
        return None
    return open_act(desk, parent, made)


def facts_of(desk: Desk, operation: str, key: str) -> BoardFacts:
    """What the form rests on; raises Refusal where the meeting is not on record."""
    record = record_of(desk.book)
    clock = desk.clock()
    of_consent = record.boards.consent(key) is not None
    sheet = None if operation in AHEAD or of_consent else record.sheet(key)
    return BoardFacts(
        desk.company,
        desk.today,
        clock.time(),
        desk.who().by,
        key,
        _trial(desk, operation),
        sheet,
        _adjourned(record.boards),
        tuple(committee.name for committee in record.committees),
        _to_sign(record, key),
    )


def _trial(desk: Desk, operation: str) -> Try:
    def trial(given: dict[str, object]) -> Checked:
        try:
            return said_of(would_record_all(desk.book, OPERATIONS[operation], given, desk.who()))
        except Refusal as refusal:
            return Checked(refusal_notes([refusal]))

    return trial


def _adjourned(boards: Boards) -> tuple[Choice, ...]:
    """The meetings adjourned to another time that do not go on yet."""
    going = {day.original for day in boards.meetings}
    return tuple(
        Choice(day.key, f"The meeting adjourned to {day_plain(to.date())}, {hour_short(to)}")
        for day in boards.meetings
        if (to := day.meeting.adjourned_to) and day.key not in going
    )


def _to_sign(record: Record, key: str) -> tuple[str, ...]:
    """The members in office who have not signed that consent."""
    consent = record.boards.consent(key)
    if consent is None:
        return ()
    signed = {one.name for one in consent.consent.signed}
    serving = serving_on(
        record.company, record.committees, consent.consent.committee, consent.begun_on
    )
    return tuple(name for name in serving if name not in signed)


def standing_of(desk: Desk, key: str) -> Standing | None:
    """How the meeting or consent of that key stands; `None` for a schedule of meetings."""
    record = record_of(desk.book)
    if record.boards.meeting(key):
        return board_standing(record.sheet(key), desk.today)
    consent = record.boards.consent(key)
    return consent_standing(consent) if consent else None
