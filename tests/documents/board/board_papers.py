"""The facts that the board's papers are made from, and each paper made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

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
from app.documents.board.seats import (
    compose_removal_worksheet,
    compose_vacancy_declaration,
    compose_vacancy_filled,
)
from app.documents.board.secretary_certificate import compose_secretary_certificate
from app.documents.stated import Issue
from app.domain.board_record import (
    BoardConsent,
    BoardMeeting,
    Caller,
    CommitteeCharter,
    DirectorPaper,
    NoticeLine,
    Presence,
    RemovalCount,
    Resolution,
    SeatDeclaredVacant,
    SeatFilled,
    Signed,
)
from app.domain.meetings import Place

FIVE = ("Ada Boardman", "Bo Chairwell", "Cy Trustee", "Di Overseer", "Ed Steward")
ADA, BO, CY, DI, ED = FIVE
HOTEL = Place(
    "Warner Center Marriott Hotel", "21850 Oxnard Street", "Woodland Hills", "CA", "91367"
)
BANK = "First Bank of Woodland Hills is designated as a depositary of the corporation."
Make = Callable[[Issue], Document]


def at(issue: Issue, days: int, hour: int, minute: int = 0) -> datetime:
    day = issue.on + timedelta(days)
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - local time


def bank(issue: Issue) -> Resolution:
    return Resolution(
        "r1",
        BANK,
        "Depositary",
        "depositary",
        on=issue.on,
        votes_for=3,
        against=0,
        abstained=1,
        present=4,
        authorized=5,
    )


def lease(issue: Issue) -> Resolution:
    return replace(
        bank(issue),
        text="the lease of the laboratory from Bo Chairwell is approved.",
        title="Lease",
        subject="contract",
        votes_for=4,
        abstained=0,
        interested=(BO,),
        interested_for=1,
    )


def vacant(issue: Issue) -> Resolution:
    text = "the office of Ed Steward as director is declared vacant."
    return replace(bank(issue), text=text, title="", subject="vacancy")


def special(issue: Issue) -> BoardMeeting:
    """Called by the secretary; Ada told in time, Di by mail too late, Ed not at all."""
    told = NoticeLine(ADA, "telephone", at(issue, 0, 9), "Jane Roe", "818 555 0101")
    by_office = replace(
        told, name=BO, told_to="person at the director's office", told_name="Al Clerk",
        basis="answers all his calls",
    )  # fmt: skip
    late = NoticeLine(DI, "mail", at(issue, 3, 17), "Jane Roe", "4 Main Street, Los Angeles, CA")
    return BoardMeeting(
        "b1",
        starts_at=at(issue, 5, 10),
        place=HOTEL,
        place_from="notice or waiver",
        called_by=(Caller("Jane Roe", "secretary"),),
        members=FIVE,
        authorized=5,
        notices=(
            told,
            by_office,
            replace(told, name=CY, manner="personal", address=""),
            late,
            NoticeLine(ED, papers=("waiver of notice",)),
        ),
        present=(
            Presence(ADA),
            Presence(BO, "by telephone"),
            Presence(CY, left_at=at(issue, 5, 11)),
            Presence(DI, arrived_at=at(issue, 5, 10, 15)),
        ),
        all_heard=True,
        chair=ADA,
        secretary="Jane Roe",
        reports=("The president reported on the laboratory",),
        resolutions=(bank(issue), lease(issue)),
        adjourned_at=at(issue, 5, 11, 30),
        adjourned_to=at(issue, 7, 9),
        adjourned_place=HOTEL,
        adjourn_votes=4,
    )


def of_committee(issue: Issue) -> BoardMeeting:
    audit = replace(bank(issue), body="Audit Committee", present=2, votes_for=2, abstained=0)
    return BoardMeeting(
        "c1",
        committee="Audit Committee",
        starts_at=at(issue, 6, 14),
        place=HOTEL,
        called_by=(Caller(ADA, "member"), Caller(BO, "member")),
        members=(ADA, BO, CY),
        alternates=(DI,),
        notices=(NoticeLine(ADA, "personal", at(issue, 0, 9), "Jane Roe"),),
        present=(Presence(ADA), Presence(DI, sat_for=CY)),
        chair=ADA,
        secretary=DI,
        resolutions=(audit,),
        adjourned_at=at(issue, 6, 15),
    )


CHARTER = CommitteeCharter(
    "Audit Committee",
    (ADA, BO),
    (DI,),
    ("to examine the accounts", "to recommend independent accountants"),
    chairman=ADA,
    on=date(1999, 3, 1),
    votes_for=3,
    authorized=5,
)
COUNT = RemovalCount(ED, date(1999, 5, 20), 1000, 501, 100, 5, named=(ED,), serving=FIVE)
CONSENT = BoardConsent("w1", (BANK,), FIVE, (Signed(ADA, date(1999, 3, 1)),), authorized=5)
COURT = SeatDeclaredVacant(ED, "felony conviction", "judgment of the Superior Court")
FILLED = SeatFilled("Fay Newcomer", "resignation", date(1999, 3, 1), ED, votes_for=3, base=4)


def paper_of(kind: str) -> Make:
    return lambda issue: compose_director_paper(
        DirectorPaper(
            kind,
            ED,
            meeting_at=at(issue, 5, 10),
            place=HOTEL,
            minutes_on=issue.on if kind == "approval of minutes" else None,
        ),
        issue,
    )


PAPERS: dict[str, Make] = {
    "notice-special": lambda i: compose_board_notice(special(i), i),
    "notice-committee": lambda i: compose_board_notice(of_committee(i), i),
    "notice-adjourned": lambda i: compose_adjourned_notice(special(i), i),
    "notice-log": lambda i: compose_notice_log(special(i), i),
    "waiver": paper_of("waiver of notice"),
    "consent-to-holding": paper_of("consent to holding"),
    "approval-of-minutes": paper_of("approval of minutes"),
    "minutes-special": lambda i: compose_board_minutes(special(i), i),
    "minutes-committee": lambda i: compose_board_minutes(of_committee(i), i),
    "resolution": lambda i: compose_resolution(lease(i), i),
    "consent": lambda i: compose_consent(CONSENT, i),
    "consent-committee": lambda i: compose_consent(
        BoardConsent("w2", (BANK,), (ADA, BO), committee="Audit Committee"), i
    ),
    "secretary-certificate": lambda i: compose_secretary_certificate(bank(i), i),
    "committee": lambda i: compose_committee_resolution(CHARTER, i),
    "vacancy-declared": lambda i: compose_vacancy_declaration(
        replace(COURT, document_on=i.on, resolution=vacant(i)), i
    ),
    "vacancy-filled": lambda i: compose_vacancy_filled(replace(FILLED, on=i.on, starts_on=i.on), i),
    "removal": lambda i: compose_removal_worksheet(COUNT, i),
}
VERSIONS = pytest.mark.parametrize("version", ["1988", "2002"])
