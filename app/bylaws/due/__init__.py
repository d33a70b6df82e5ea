"""What is due next and why: everything the bylaws ask of a secretary, each with its count.

One list feeds the first page, the calendar file and the paper of the year, so that the same
matter has the same day in all three. The rules of demands, claims and boards are read only where
such a matter is on record: most books have none when they are opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.bylaws.due import meetings as of_meetings
from app.bylaws.due import offices as of_offices
from app.bylaws.due import yearly
from app.bylaws.due.item import DUE, KEPT, OPEN, OVERDUE, STATES, WAITING, DueItem, in_order
from app.bylaws.law import Shelf

if TYPE_CHECKING:
    from app.domain.board.facts import Boards
    from app.domain.company import Company
    from app.domain.matters.amendments import Proposed
    from app.domain.matters.claims import Claims
    from app.domain.matters.demands import Logged
    from app.domain.matters.record import ActionByConsent, Matters
    from app.domain.matters.reports import Reports
    from app.domain.meetings import MeetingPlan

__all__ = [
    "DUE",
    "KEPT",
    "OPEN",
    "OVERDUE",
    "STATES",
    "WAITING",
    "DueItem",
    "due_items",
    "in_year",
]


def due_items(
    shelf: Shelf,
    company: Company,
    plans: Iterable[MeetingPlan],
    matters: Matters | None,
    today: date,
) -> tuple[DueItem, ...]:
    """Everything that is due, overdue, waited for, watched or open, by day.

    `matters` is `None` where nothing is on record beside meetings and offices.
    """
    demands, amendments = (matters.demands, matters.amendments) if matters else ((), ())
    claims, reports = (matters.claims, matters.reports) if matters else (None, None)
    boards = matters.boards if matters else None
    return in_order(
        (
            *_of_shareholders(company, shelf, tuple(plans), today),
            *_of_boards(company, shelf, boards, today),
            *yearly.after_annual(company, shelf, boards, today),
            *of_offices.vacancies(company, shelf, today),
            *of_offices.place_of_business(company, shelf, today),
            *of_offices.terms_ending(company, shelf, today),
            *of_offices.yearly_officers(company, shelf, today),
            *_of_demands(company, shelf, demands, reports, today),
            *yearly.yearly_statement(reports, company, shelf, today),
            *_of_claims(shelf, claims, today),
            *yearly.insurance(claims, shelf, today),
            *_of_amendments(shelf, amendments, today),
            *_of_consents(shelf, matters.consents if matters else (), today),
        )
    )


def in_year(items: Iterable[DueItem], year: int) -> tuple[DueItem, ...]:
    """The matters of one calendar year; with those that stand open since then or before."""
    return tuple(
        item
        for item in items
        if item.on.year == year or (item.state == OPEN and item.on.year < year)
    )


def _of_shareholders(
    company: Company, shelf: Shelf, plans: Sequence[MeetingPlan], today: date
) -> Iterator[DueItem]:
    for plan in plans:
        yield from of_meetings.planned(plan, shelf, today)
    for one in company.meetings:
        yield from of_meetings.recorded(one, shelf, today)
    for mail in company.returned:
        yield from of_meetings.held_mail(mail, shelf, today)
    yield from of_meetings.held_notices(company, shelf, today)
    yield from of_meetings.yearly_meeting(company, shelf, today, plans)


def _of_boards(
    company: Company, shelf: Shelf, boards: Boards | None, today: date
) -> Iterator[DueItem]:
    if boards and (boards.meetings or boards.consents or boards.schedules):
        from app.bylaws.due.boards import board_items

        yield from board_items(company, shelf, boards, today)


def _of_demands(
    company: Company,
    shelf: Shelf,
    demands: Sequence[Logged],
    reports: Reports | None,
    today: date,
) -> Iterator[DueItem]:
    requests, statements = (reports.requests, reports.statements) if reports else ((), ())
    sent = reports.sent if reports and company.returned else ()
    if not (demands or requests or statements or sent):
        return
    from app.bylaws.due import demands as of_demands

    for logged in demands:
        yield from of_demands.demanded(logged, company, shelf, today)
    for request in requests:
        yield from of_demands.requested(request, shelf, today)
    for statement in statements:
        yield from of_demands.on_file(statement, shelf, today)
    for report in sent:
        yield from of_demands.held_report(report, company.returned, shelf, today)


def _of_claims(shelf: Shelf, claims: Claims | None, today: date) -> Iterator[DueItem]:
    if claims and claims.claims:
        from app.bylaws.due.claims import claimed

        for one in claims.claims:
            yield from claimed(one, shelf, today)


def _of_amendments(shelf: Shelf, amendments: Sequence[Proposed], today: date) -> Iterator[DueItem]:
    if amendments:
        from app.bylaws.due.amendments import proposed

        for one in amendments:
            yield from proposed(one, shelf, today)


def _of_consents(
    shelf: Shelf, consents: Sequence[ActionByConsent], today: date
) -> Iterator[DueItem]:
    if consents:
        from app.bylaws.due.consents import consented

        for one in consents:
            yield from consented(one, shelf, today)
