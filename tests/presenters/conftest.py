"""A small company built by hand: the real days of 2002 and 2004, invented people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.bylaws.law import Shelf, shelf_for
from app.bylaws.plan import PlanFacts
from app.domain.company import AdoptedBylaws, Company, Office
from app.domain.meetings import (
    AgendaItem,
    Deposit,
    Meeting,
    MeetingPlan,
    Nominee,
    Place,
    RecordList,
)
from app.domain.offices import AuthorizedNumber, Term
from app.domain.people import Address, Holder
from app.domain.record_lists import fix_list
from app.domain.shares import Certificate, Holding, ShareClass
from app.presenters.register import RegisterFacts
from app.presenters.register_forms import ShareFacts

TODAY = date(2004, 4, 5)
NAMES = ("Ada Brook", "Ben Cole", "Cora Dunn", "Dan Ellis", "Eve Ford")
PLACE = Place("Head office", "21101 Oxnard Street", "Woodland Hills", "California", "91367")

PLAN_2004 = MeetingPlan(
    "2004-annual",
    on=date(2004, 5, 25),
    at=time(9),
    place=PLACE,
    designated_on=date(2004, 2, 26),
    record_resolved_on=date(2004, 2, 26),
    record_on=date(2004, 4, 7),
    announced_on=date(2004, 2, 27),
    announced_by="press release",
    notice_on=date(2004, 4, 10),
    seats=5,
    items=(AgendaItem("To elect five directors", "election"),),
    nominees=tuple(Nominee(name) for name in NAMES),
)
PLAN_2002 = replace(
    PLAN_2004,
    key="2002-annual",
    on=date(2002, 6, 13),
    at=time(9, 30),
    designated_on=date(2002, 2, 20),
    record_resolved_on=date(2002, 2, 20),
    record_on=date(2002, 4, 24),
    announced_on=date(2002, 2, 22),
    notice_on=date(2002, 5, 3),
)


def director(term_id: int, name: str, **changes: object) -> Term:
    """A director elected at the meeting of 2002."""
    term = Term(term_id, term_id, name, "director", date(2002, 6, 13), "shareholders", seq=term_id)
    return replace(term, **changes)  # type: ignore[arg-type]


def officer(term_id: int, name: str, office: str, **changes: object) -> Term:
    """An officer appointed in 2000."""
    term = Term(term_id, term_id, name, office, date(2000, 1, 3), "board", seq=term_id)
    return replace(term, **changes)  # type: ignore[arg-type]


TERMS = (
    *(director(number, name) for number, name in enumerate(NAMES, 1)),
    officer(11, "Ada Brook", "president", person_id=1),
    officer(12, "Gail Hart", "secretary"),
    officer(
        13, "Hal Irving", "chief financial officer", to_on=date(2004, 3, 1), ended_by="resigned"
    ),
    officer(14, "Ivy Jones", "chief financial officer", from_on=date(2004, 3, 2)),
)

HOLDERS = {
    1: Holder(1, "Whitcombe, Eleanor M.", addresses=(
        Address("book", ("212 Keller Street",), "Petaluma", "CA", "94952"),)),
    2: Holder(2, "Arriaga, José Luis", addresses=(
        Address("book", ("9 Elm Street",), "Fresno", "CA", "93650"),)),
    3: Holder(3, "Larsen Tool & Die Co.", "institution", "A California corporation"),
    4: Holder(4, "Alder Ridge, treasury", "own", addresses=(
        Address("book", ("1180 Mill Street",), "Petaluma", "CA", "94952"),)),
}  # fmt: skip
HOLDINGS = (
    Holding(1, 1, 11_500, ("1", "112")),
    Holding(2, 1, 850, ("9",)),
    Holding(3, 1, 4_000, ("27",)),
    Holding(4, 1, 150, ("30",)),
)
CERTIFICATES = (
    Certificate("1", 1, 1, 9_000, "1987-02-01T10:00", issued_seq=3),
    Certificate("112", 1, 1, 2_500, "2004-01-18T10:00", came_from=("64",), issued_seq=90),
    Certificate("9", 1, 2, 850, "1990-02-01T10:00", issued_seq=9),
    Certificate("27", 1, 3, 4_000, "1991-02-01T10:00", issued_seq=10),
    Certificate("30", 1, 4, 150, "1999-02-01T10:00", issued_seq=12),
)


@pytest.fixture
def company() -> Company:
    """The company on the day of the tests, no meeting recorded."""
    return Company(
        "Alder Ridge Instruments, Inc.",
        "California",
        date(1986, 7, 22),
        "America/Los_Angeles",
        time(17),
        bylaws=(
            AdoptedBylaws("hemacare-1988", date(1986, 7, 22)),
            AdoptedBylaws("hemacare-2002", date(2002, 11, 23)),
        ),
        offices=(Office("principal-executive", PLACE, "Los Angeles", date(2002, 4, 1)),),
        classes=(ShareClass(1, "Common Stock", 20_000),),
        terms=TERMS,
        numbers=(AuthorizedNumber(5, date(1986, 7, 22), "incorporator", 2),),
    )


@pytest.fixture
def shelf(company: Company) -> Shelf:
    """Both versions of the bylaws."""
    return shelf_for(company.bylaws)


@pytest.fixture
def held(company: Company) -> RecordList:
    """The record-date list of the meeting of 2004."""
    return fix_list(PLAN_2004, date(2004, 4, 7), company, HOLDERS, HOLDINGS)


@pytest.fixture
def facts(held: RecordList) -> PlanFacts:
    """What the rules know beside the plan."""
    return PlanFacts(today=TODAY, terms=TERMS, recipients=held)


@pytest.fixture
def noticed(company: Company, held: RecordList) -> Company:
    """The same company after notice of the meeting of 2004 was given."""
    meeting = Meeting(PLAN_2004, 121, held.sha256, status="noticed")
    return replace(company, meetings=(meeting,))


@pytest.fixture
def mailed(noticed: Company) -> Company:
    """The same company after the notices were deposited."""
    deposit = Deposit(date(2004, 4, 10), time(11), "Post office", "first-class mail", 2)
    meeting = replace(noticed.meetings[0], deposits=(deposit,), status="mailed")
    return replace(noticed, meetings=(meeting,))


@pytest.fixture
def register(company: Company) -> RegisterFacts:
    """The register at the end of the day."""
    return RegisterFacts(company, TODAY, HOLDERS, HOLDINGS, CERTIFICATES)


@pytest.fixture
def shares(company: Company, shelf: Shelf) -> ShareFacts:
    """What the forms of shares know."""
    return ShareFacts(
        company,
        shelf,
        TODAY,
        tuple(HOLDERS.values()),
        CERTIFICATES,
        lambda _class_id, _moment: sum(h.shares for h in HOLDINGS),
        "114",
    )
