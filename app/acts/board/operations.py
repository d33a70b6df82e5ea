"""The acts of board, committees, directors and officers, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.acts.act import Who
from app.acts.board import authority, committees, contacts, directors, officers, removals
from app.acts.board import meeting_fields as board_fields
from app.acts.board import meetings as board_meetings
from app.acts.board import resolutions as board_resolutions
from app.acts.fields import Fields
from app.domain.entries import Json, Receipt
from app.store.book import Book

OPERATIONS: Mapping[str, Callable[[Book, Json, Who], Receipt]] = {
    "articles-number": directors.state_articles,
    "ask-account": authority.ask_account,
    "away": officers.note_away,
    "board-adjourn": board_meetings.adjourn_board,
    "board-arrive": board_meetings.arrive_at_board,
    "board-call": board_meetings.call_board,
    "board-close": board_meetings.close_board,
    "board-consent": board_resolutions.begin_board_consent,
    "board-consent-file": board_resolutions.file_board_consent,
    "board-consent-sign": board_resolutions.sign_board_consent,
    "board-leave": board_meetings.leave_board,
    "board-minutes": board_meetings.keep_board_minutes,
    "board-notice": board_meetings.give_board_notice,
    "board-open": board_meetings.open_board_meeting,
    "board-paper": board_meetings.sign_director_paper,
    "board-protest": board_meetings.protest,
    "board-report": board_meetings.report_to_board,
    "board-resolve": board_resolutions.resolve,
    "board-schedule": board_resolutions.schedule_board,
    "change-number": directors.change_number,
    "choose-officer": officers.choose_officer,
    "committee-change": committees.change_committee,
    "committee-create": committees.create_committee,
    "committee-end": committees.end_committee,
    "contact": contacts.keep_contact,
    "declare-vacant": directors.declare_vacant,
    "delegate": officers.delegate,
    "depositary": authority.name_depositary,
    "designate": officers.designate,
    "elect-board": directors.elect_board,
    "end-authority": authority.end_authority,
    "fill-vacancy": directors.fill_vacancy,
    "give-account": authority.give_account,
    "give-authority": authority.give_authority,
    "keep-records": authority.keep_records,
    "pay-director": directors.pay_director,
    "prohibit": officers.prohibit,
    "rank": officers.rank,
    "remove-directors": removals.remove_directors,
    "remove-officer": officers.remove_officer,
    "resign": directors.resign,
    "resolution-approved": board_resolutions.link_shareholders,
    "resolution-rescind": board_resolutions.rescind,
    "seal": authority.keep_seal,
    "use-seal": authority.use_seal,
}

FIELDS: Fields = {
    **board_fields.FIELDS,
    **directors.FIELDS,
    **removals.FIELDS,
    **officers.FIELDS,
    **authority.FIELDS,
    **contacts.FIELDS,
}
"""Operation -> its fields."""
