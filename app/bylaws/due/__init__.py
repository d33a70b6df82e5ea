"""What is due next and why: everything the bylaws ask of a secretary, each with its count.

One list feeds the first page, the calendar file and the paper of the year, so that the same
matter has the same day in all three.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.bylaws.due import boards as of_boards
from app.bylaws.due import claims as of_claims
from app.bylaws.due import demands as of_demands
from app.bylaws.due import meetings as of_meetings
from app.bylaws.due import offices as of_offices
from app.bylaws.due.item import DUE, KEPT, OVERDUE, STATES, WAITING, DueItem, in_order
from app.bylaws.law import Shelf
from app.domain.board.facts import Boards
from app.domain.company import Company
from app.domain.matters.claims import Claims
from app.domain.matters.demands import Logged
from app.domain.matters.reports import Reports
from app.domain.meetings import MeetingPlan

__all__ = ["DUE", "KEPT", "OVERDUE", "STATES", "WAITING", "DueItem", "due_items", "in_year"]


def due_items(
    shelf: Shelf,
    company: Company,
    plans: Iterable[MeetingPlan],
    demands: Iterable[Logged],
    claims: Claims,
    reports: Reports,
    boards: Boards,
    today: date,
) -> tuple[DueItem, ...]:
    """Everything that is due, overdue, waited for or watched, by day."""
    known = tuple(plans)
    return in_order(
        (
            *(item for plan in known for item in of_meetings.planned(plan, shelf, today)),
            *(item for one in company.meetings for item in of_meetings.recorded(one, shelf, today)),
            *(
                item
                for one in company.returned
                for item in of_meetings.held_mail(one, shelf, today)
            ),
            *of_meetings.yearly_meeting(company, shelf, today, known),
            *of_boards.board_items(company, shelf, boards, today),
            *of_offices.vacancies(company, shelf, today),
            *of_offices.terms_ending(company, shelf, today),
            *of_offices.yearly_officers(company, shelf, today),
            *(item for one in demands for item in of_demands.demanded(one, company, shelf, today)),
            *(item for one in reports.requests for item in of_demands.requested(one, shelf, today)),
            *(item for one in reports.statements for item in of_demands.on_file(one, shelf, today)),
            *of_demands.yearly_statement(reports, company, shelf, today),
            *(item for one in claims.claims for item in of_claims.claimed(one, shelf, today)),
            *of_claims.insurance(claims, shelf, today),
        )
    )


def in_year(items: Iterable[DueItem], year: int) -> tuple[DueItem, ...]:
    """The matters of one calendar year."""
    return tuple(item for item in items if item.on.year == year)
