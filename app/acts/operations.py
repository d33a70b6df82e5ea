"""Every act by its name: the one table that the window, `drive` and tests call through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.acts import corrections, fiscal_year, other_fields, papers
from app.acts.act import Who
from app.acts.board import offices
from app.acts.board import operations as board_operations
from app.acts.fields import Fields
from app.acts.law import text as bylaws_text
from app.acts.law import versions as bylaws
from app.acts.matters import operations as matter_operations
from app.acts.meetings import day_fields, mailing
from app.acts.meetings import notice_given as meetings
from app.acts.meetings import operations as day_operations
from app.acts.shares import register
from app.domain.entries import Json, Receipt
from app.domain.refusal import IN_USE, Refusal
from app.store.book import Book

Act = Callable[[Book, Json, Who], Receipt]

OPERATIONS: Mapping[str, Act] = {
    "adopt-bylaws": bylaws.adopt_bylaws,
    "affidavit": mailing.sign_affidavit,
    "appoint": offices.appoint_officer,
    "bylaws-text": bylaws_text.file_text,
    "correct": corrections.correct_entry,
    "decide": bylaws.decide_unclear,
    "deposit": mailing.record_deposit,
    "elect": offices.elect_director,
    "end-term": offices.end_term,
    "file-document": papers.file_paper,
    "fiscal-year": fiscal_year.fix_fiscal_year,
    "give-notice": meetings.give_notice,
    "number": offices.fix_number,
    "office": offices.fix_office,
    "returned-mail": mailing.record_returned,
    **register.ACTS,
    **board_operations.OPERATIONS,
    **day_operations.OPERATIONS,
    **matter_operations.OPERATIONS,
}


FIELDS: Fields = {
    **other_fields.FIELDS,
    **corrections.FIELDS,
    **fiscal_year.FIELDS,
    **register.FIELDS,
    **board_operations.FIELDS,
    **matter_operations.FIELDS,
    **day_fields.FIELDS,
}
"""Operation -> its fields; an operation that is not here tells of none yet."""


def perform(book: Book, operation: str, given: Json, who: Who) -> Receipt:
    """Do one act by its name; Refusal if there is no such act or it cannot be done."""
    act = OPERATIONS.get(operation)
    if act is None:
        raise Refusal(f"There is no act “{operation}”. The acts are: {', '.join(OPERATIONS)}.")
    if book.read_only:
        why = f"Open by {book.held_by}." if book.held_by else " ".join(book.notes)
        sentence = f"The book is open for reading only. {why}".strip()
        raise Refusal(f"{sentence} Nothing was recorded.", IN_USE)
    return act(book, given, who)
